package otto

import "github.com/robertkrimen/otto"

// class is what is behind a class of lowered code (package lower tells how it
// is written): a native function that can only be constructed.
type class struct {
	self, proto *object
	derived     bool
	body        *object // the constructor, nil if none was written
	fields      []field // of instances, private methods first
	static      []field
}

// field is one that objects get: by name, or by a private name. Without either
// it is a static block.
type field struct {
	name    string
	private *privateName
	slot    privateSlot // of a private method or accessor
	init    *object     // nil is undefined
}

func (o *object) asClass() *class {
	if o == nil {
		return nil
	}
	if h := o.hidden(); h != nil {
		return h.class
	}
	return nil
}

// The helpers of classes, by the names that lowered code calls.
func init() {
	for name, run := range map[string]func(*Engine, otto.FunctionCall) otto.Value{
		"klass":  (*Engine).helperClass,
		"body":   (*Engine).helperBody,
		"member": (*Engine).helperMember,
		"field":  (*Engine).helperField,
		"up":     (*Engine).helperUp,
		"target": (*Engine).helperTarget,
		"unborn": (*Engine).helperUnborn,
		"priv":   (*Engine).helperPrivate,
		"pget":   (*Engine).helperPrivateGet,
		"pset":   (*Engine).helperPrivateSet,
		"phas":   (*Engine).helperPrivateHas,
	} {
		nativeHelpers[name] = nativeHelper{0, run}
	}
}

// helperClass is klass(name, heritage, f): f puts in the members. A heritage
// that is __uv itself says that there is none.
func (e *Engine) helperClass(c otto.FunctionCall) otto.Value {
	name, heritage := valueString(c.Argument(0)), c.Argument(1)
	fn := &function{engine: e}
	fn.name = name
	fn.call = func(otto.FunctionCall) otto.Value {
		e.throwBuiltin("TypeError", "Class constructor "+name+" cannot be invoked without 'new'")
		return otto.Value{}
	}
	fn.construct = func(self *object, args []otto.Value) otto.Value { return e.constructAs(self, args, self) }
	cl := &class{self: e.newFunction(&fn.nativeFunction)}
	cl.self.makeHidden().class = cl
	cl.proto = objectOf(cl.self.get("prototype"))
	cl.self.property["prototype"] = property{cl.proto.asValue(), 0}
	if parent := objectOf(heritage); parent == nil || parent != objectOf(e.rt.globalObject.get("__uv")) {
		cl.derived = true
		e.inheritFrom(cl, heritage)
	}
	objectOf(c.Argument(2)).invoke(otto.Value{}, cl.self.asValue())
	for _, f := range cl.static {
		e.give(cl.self, f)
	}
	return cl.self.asValue()
}

func (e *Engine) inheritFrom(cl *class, heritage otto.Value) {
	if heritage.IsNull() {
		cl.proto.prototype = nil
		return
	}
	parent := objectOf(heritage)
	if !parent.constructs() {
		e.throwBuiltin("TypeError", "Class extends value "+e.shown(heritage)+" is not a constructor or null")
	}
	proto := parent.get("prototype")
	if objectOf(proto) == nil && !proto.IsNull() {
		e.throwBuiltin("TypeError", "Class extends value does not have valid prototype property "+e.shown(proto))
	}
	cl.self.prototype, cl.proto.prototype = parent, objectOf(proto)
}

// shown is v as V8 shows it in a message.
func (e *Engine) shown(v otto.Value) string {
	if o := objectOf(v); o != nil && o.class != "Function" {
		return "#<" + o.class + ">"
	}
	return valueString(v)
}

// constructs says whether new can be put before o.
func (o *object) constructs() bool {
	if o == nil || o.class != "Function" {
		return false
	}
	n := o.native()
	return n == nil || n.construct != nil
}

// constructAs is Reflect.construct(fn, args, target).
func (e *Engine) constructAs(fn *object, args []otto.Value, target *object) otto.Value {
	if cl := fn.asClass(); cl != nil {
		return e.constructClass(cl, args, target)
	}
	proto := objectOf(target.get("prototype"))
	if proto == nil {
		proto = e.rt.global.ObjectPrototype
	}
	switch n := fn.native(); {
	case fn.script() != nil:
		this := e.newObject(proto).asValue()
		if v := fn.invoke(this, args...); objectOf(v) != nil {
			return v
		}
		return this
	case n != nil && fn.objectClass == inside.function && fn.hostFunction().fn != nil:
		return e.constructHost(fn, args, target, proto)
	}
	v := objectConstruct(fn, args)
	if o := objectOf(v); o != nil && target != fn {
		o.prototype = proto
	}
	return v
}

func (e *Engine) constructClass(cl *class, args []otto.Value, target *object) otto.Value {
	proto := objectOf(target.get("prototype"))
	if proto == nil {
		proto = e.rt.global.ObjectPrototype
	}
	if !cl.derived {
		this := e.newObject(proto)
		e.giveAll(this, cl)
		if cl.body != nil {
			e.target = target
			if v := cl.body.invoke(this.asValue(), args...); objectOf(v) != nil {
				return v
			}
		}
		return this.asValue()
	}
	var this *object
	super := func(args []otto.Value) otto.Value {
		parent := cl.self.prototype
		if !parent.constructs() {
			of := "of anonymous class"
			if name := cl.self.text("name"); name != "" {
				of = "of " + name
			}
			e.throwBuiltin("TypeError", "Super constructor null "+of+" is not a constructor")
		}
		made := objectOf(e.constructAs(parent, args, target))
		if this != nil {
			e.throwBuiltin("ReferenceError", "Super constructor may only be called once")
		}
		this = made
		e.giveAll(this, cl)
		return this.asValue()
	}
	if cl.body == nil {
		return super(args)
	}
	e.target = target
	v := cl.body.invoke(e.hook(func(c otto.FunctionCall) otto.Value { return super(c.ArgumentList) }), args...)
	switch {
	case objectOf(v) != nil:
		return v
	case !v.IsUndefined():
		e.throwBuiltin("TypeError", "Derived constructors may only return object or undefined")
	case this == nil:
		e.helperUnborn(otto.FunctionCall{})
	}
	return this.asValue()
}

// giveAll gives a new object the fields of the class.
func (e *Engine) giveAll(o *object, cl *class) {
	for _, f := range cl.fields {
		e.give(o, f)
	}
}

func (e *Engine) give(o *object, f field) {
	var v otto.Value
	if f.init != nil {
		v = f.init.invoke(o.asValue())
	}
	switch {
	case f.private != nil:
		slot := f.slot
		if slot.kind == privateField {
			slot.value = v
		}
		h := o.makeHidden()
		if _, ok := h.private[f.private]; ok {
			e.throwBuiltin("TypeError", "Cannot initialize "+f.private.name+" twice on the same object")
		}
		if h.private == nil {
			h.private = make(map[*privateName]*privateSlot)
		}
		h.private[f.private] = &slot
	case f.name != staticBlock:
		e.mustDefine(o, f.name, property{v, modeFull})
	}
}

// staticBlock stands for the name of what has none. It is no string of a
// script.
const staticBlock = "\xff"

// helperBody is body(class, f): f is the constructor.
func (e *Engine) helperBody(c otto.FunctionCall) otto.Value {
	cl, f := objectOf(c.Argument(0)).asClass(), objectOf(c.Argument(1))
	cl.body = f
	cl.self.property["length"] = property{f.get("length"), 0o001}
	return otto.Value{}
}

// helperMember is member(class, where, key, f) for a method or half of an
// accessor.
func (e *Engine) helperMember(c otto.FunctionCall) otto.Value {
	cl, f := objectOf(c.Argument(0)).asClass(), objectOf(c.Argument(3))
	where := int(valueFloat(c.Argument(1)))
	if p := privateOf(c.Argument(2)); p != nil {
		e.nameFunction(f, p.name, where>>1)
		list := &cl.fields
		if where&1 != 0 {
			list = &cl.static
		}
		*list = withPrivate(*list, p, f, where>>1)
		return otto.Value{}
	}
	name := valueString(c.Argument(2))
	e.nameFunction(f, name, where>>1)
	o := cl.proto
	if where&1 != 0 {
		o = cl.self
	}
	if where>>1 == 0 {
		e.mustDefine(o, name, property{f.asValue(), modeHidden})
		return otto.Value{}
	}
	// What is not said of the other half stays.
	a := &accessor{}
	if p := o.objectClass.getOwnProperty(o, name); p != nil && p.accessor() != nil {
		*a = *p.accessor()
	}
	a[where>>1-1] = f
	e.mustDefine(o, name, property{a.asAny(), 0o201})
	return otto.Value{}
}

// nameFunction names a method after its key. kind is 1 of a getter, 2 of a
// setter.
func (e *Engine) nameFunction(f *object, name string, kind int) {
	f.property["name"] = property{text([...]string{"", "get ", "set "}[kind] + name), 0o001}
}

// helperField is field(class, where, key, init). Without a key it is a static
// block.
func (e *Engine) helperField(c otto.FunctionCall) otto.Value {
	cl := objectOf(c.Argument(0)).asClass()
	f := field{name: staticBlock, private: privateOf(c.Argument(2)), init: objectOf(c.Argument(3))}
	if !c.Argument(2).IsNull() && f.private == nil {
		f.name = valueString(c.Argument(2))
	}
	if valueFloat(c.Argument(1)) != 0 {
		cl.static = append(cl.static, f)
	} else {
		cl.fields = append(cl.fields, f)
	}
	return otto.Value{}
}

// helperUp is up(home, key, this): what super[key] is in a method of home.
func (e *Engine) helperUp(c otto.FunctionCall) otto.Value {
	up := objectOf(c.Argument(0)).prototype
	if up == nil {
		e.throwBuiltin("TypeError", "Cannot read properties of null (reading '"+valueString(c.Argument(1))+"')")
	}
	name := valueString(c.Argument(1))
	if p := up.objectClass.getProperty(up, name); p != nil {
		if a := p.accessor(); a != nil {
			if a[0] == nil || a[0] == &noFunction {
				return otto.Value{}
			}
			return a[0].invoke(c.Argument(2))
		}
	}
	return up.get(name)
}

// helperTarget is new.target, asked first thing in a constructor.
func (e *Engine) helperTarget(otto.FunctionCall) otto.Value {
	t := e.target
	e.target = nil
	if t == nil {
		return otto.Value{}
	}
	return t.asValue()
}

// helperUnborn is this before super has been called.
func (e *Engine) helperUnborn(otto.FunctionCall) otto.Value {
	e.throwBuiltin("ReferenceError", "Must call super constructor in derived class before accessing 'this' or returning from derived constructor")
	return otto.Value{}
}

// text is what toString gives of a class.
func (cl *class) text() string {
	text := "class " + cl.self.text("name")
	if cl.derived {
		text += " extends " + cl.self.prototype.text("name")
	}
	return text + " { }"
}
