package otto

import (
	"runtime/debug"
	"unsafe"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// function is one NewFunc: the native function that otto calls, first, and
// what its properties will be once somebody looks.
type function struct {
	nativeFunction
	length int
	engine *Engine
	fn     engine.Func
}

// NewFunc makes a function that calls f, and a constructor.
func (e *Engine) NewFunc(name string, length int, f engine.Func) engine.Value {
	return e.function(name, length, f, construct)
}

// NewMethod makes a function that calls f, and is no constructor.
func (e *Engine) NewMethod(name string, length int, f engine.Func) engine.Value {
	return e.function(name, length, f, nil)
}

func (e *Engine) function(name string, length int, f engine.Func, construct func(*object, []otto.Value) otto.Value) engine.Value {
	fn := &function{length: length, engine: e, fn: f}
	fn.name = name
	fn.call = fn.run
	fn.construct = construct
	return e.newFunction(&fn.nativeFunction).asAny()
}

// newFunction makes the object of a native function. Its properties come when
// somebody looks: most functions of a host are only ever called.
func (e *Engine) newFunction(n *nativeFunction) *object {
	return &object{
		value:       n.asAny(),
		runtime:     e.rt,
		objectClass: inside.function,
		prototype:   e.rt.global.FunctionPrototype,
		class:       "Function",
		extensible:  true,
	}
}

// materialize gives a function of ours its own properties.
func (o *object) materialize() {
	if o.property != nil {
		return
	}
	f := o.hostFunction()
	o.property = make(map[string]property, 3)
	o.add("length", pack(value{f.length, kindNumber}), 0o001)
	o.add("name", pack(value{f.name, kindString}), 0o001)
	if f.construct == nil {
		return
	}
	proto := f.engine.newObject(o.runtime.global.ObjectPrototype)
	proto.add("constructor", o.asValue(), modeHidden)
	o.add("prototype", proto.asValue(), 0o100)
}

// add is an own property that is not there yet.
func (o *object) add(name string, v otto.Value, mode int) {
	o.property[name] = property{v, mode}
	o.propertyOrder = append(o.propertyOrder, name)
}

// functionClass is otto's class of plain objects, but materializes first.
func functionClass(c objectClass) *objectClass {
	plain := c
	c.getOwnProperty = func(o *object, name string) *property {
		o.materialize()
		return plain.getOwnProperty(o, name)
	}
	c.defineOwnProperty = func(o *object, name string, p property, throw bool) bool {
		o.materialize()
		return plain.defineOwnProperty(o, name, p, throw)
	}
	c.delete = func(o *object, name string, throw bool) bool {
		o.materialize()
		return plain.delete(o, name, throw)
	}
	c.enumerate = func(o *object, all bool, each func(string) bool) {
		o.materialize()
		plain.enumerate(o, all, each)
	}
	return &c
}

// construct is new fn(...) for a native function.
func construct(fn *object, args []otto.Value) otto.Value {
	e := fn.hostFunction().engine
	proto := objectOf(fn.objectClass.get(fn, "prototype"))
	if proto == nil {
		proto = e.rt.global.ObjectPrototype
	}
	return e.constructHost(fn, args, fn, proto)
}

// hostFunction is o, of whose objectClass we are sure.
func (o *object) hostFunction() *function { return (*function)(unsafe.Pointer(o.native())) }

// constructHost constructs an object with this prototype.
func (e *Engine) constructHost(fn *object, args []otto.Value, target, proto *object) otto.Value {
	this := e.newObject(proto).asValue()
	// Calling it through otto counts the call against the stack limit.
	e.newTarget = target
	defer func() { e.newTarget = nil }()
	if v := objectCall(fn, this, args, false, frame{}); objectOf(v) != nil {
		return v
	}
	return this
}

// run is a call of f by a script.
func (f *function) run(call otto.FunctionCall) otto.Value {
	e := f.engine
	if e.callDepth == len(e.calls) {
		e.calls = append(e.calls, &engine.Call{Undefined: undefined{}})
	}
	c := e.calls[e.callDepth]
	e.callDepth++
	mark := len(e.args)
	for _, a := range call.ArgumentList {
		e.args = append(e.args, out(a))
	}
	c.Args = e.args[mark:len(e.args):len(e.args)]
	c.This = out(call.This)
	c.NewTarget = nil
	if e.newTarget != nil {
		c.NewTarget = e.newTarget.asAny()
		e.newTarget = nil
	}

	returned := false
	defer func() {
		e.callDepth--
		c.This, c.Args, c.NewTarget = nil, nil, nil
		clear(e.args[mark:])
		e.args = e.args[:mark]
		if !returned {
			e.panicked(recover())
		}
	}()
	v, err := f.fn(c)
	returned = true
	if err != nil {
		e.throw(err)
	}
	if e.ending != nil {
		panic(e.unwind)
	}
	return e.in(v)
}

// Panic is a Go panic on its way out through a script: the adapter throws it
// again when the outermost Call has been left, because otto's own try
// statement would swallow it.
type Panic struct {
	Value any
	Stack []byte // of the goroutine where it began
}

func (p *Panic) Error() string {
	return "otto: a Go function panicked: " + panicText(p.Value) + "\n\n" + string(p.Stack)
}

// Unwrap gives the panic's value if it is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// panicked unwinds the script because a Func panicked with r.
func (e *Engine) panicked(r any) {
	if r == nil {
		return // runtime.Goexit, which nothing can hold up
	}
	p, ok := r.(*Panic)
	if !ok {
		p = &Panic{r, debug.Stack()}
	}
	e.crash = p
	panic(e.unwind)
}
