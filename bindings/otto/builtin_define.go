package otto

import (
	"github.com/robertkrimen/otto"
)

// installDefine makes the functions that define properties ours, for errors
// that say which property.
func (e *Engine) installDefine() {
	ctor := e.rt.global.Object
	e.defineFunc(ctor, "create", 2, func(c otto.FunctionCall) otto.Value {
		proto := c.Argument(0)
		if objectOf(proto) == nil && !proto.IsNull() {
			e.throwBuiltin("TypeError", "Object prototype may only be an Object or null: "+e.brief(out(proto)))
		}
		o := e.newObject(objectOf(proto))
		if v := c.Argument(1); !v.IsUndefined() {
			e.defineAll(o, e.coerce(v, "Object.create"))
		}
		return o.asValue()
	})
	e.defineFunc(ctor, "defineProperty", 3, func(c otto.FunctionCall) otto.Value {
		o := e.mustObject(c.Argument(0), "Object.defineProperty")
		name := valueString(c.Argument(1))
		e.mustDefine(o, name, e.descriptor(c.Argument(2)))
		return c.Argument(0)
	})
	e.defineFunc(ctor, "defineProperties", 2, func(c otto.FunctionCall) otto.Value {
		e.defineAll(e.mustObject(c.Argument(0), "Object.defineProperties"), e.coerce(c.Argument(1), "Object.defineProperties"))
		return c.Argument(0)
	})
}

func (e *Engine) mustObject(v otto.Value, method string) *object {
	o := objectOf(v)
	if o == nil {
		e.throwBuiltin("TypeError", method+" called on non-object")
	}
	return o
}

// defineAll reads every descriptor before it defines the first property.
func (e *Engine) defineAll(o, from *object) {
	names := from.keys(false)
	list := make([]property, len(names))
	for i, name := range names {
		list[i] = e.descriptor(from.get(name))
	}
	for i, name := range names {
		e.mustDefine(o, name, list[i])
	}
}

func (e *Engine) mustDefine(o *object, name string, p property) {
	if message := e.define(o, name, p); message != "" {
		e.throwBuiltin("TypeError", message)
	}
}

// define gives "" or says why the property cannot be defined.
func (e *Engine) define(o *object, name string, p property) string {
	if o.objectClass.defineOwnProperty(o, name, p, false) {
		return ""
	}
	if o.objectClass.getOwnProperty(o, name) == nil {
		return "Cannot define property " + name + ", object is not extensible"
	}
	return "Cannot redefine property: " + name
}

// descriptor is ToPropertyDescriptor.
func (e *Engine) descriptor(v otto.Value) property {
	d := objectOf(v)
	if d == nil {
		e.throwBuiltin("TypeError", "Property description must be an object: "+e.brief(out(v)))
	}
	p := property{mode: 0o222}
	flag := func(name string, digit int) bool {
		if !d.has(name) {
			return false
		}
		p.mode &^= 7 * digit
		if valueBool(d.get(name)) {
			p.mode |= digit
		}
		return true
	}
	flag("enumerable", 0o010)
	flag("configurable", 0o001)
	data := flag("writable", 0o100)
	if d.has("value") {
		data = true
		p.value = d.get("value")
	}
	var pair accessor
	for i, half := range [...]struct{ name, title string }{{"get", "Getter"}, {"set", "Setter"}} {
		if !d.has(half.name) {
			continue
		}
		f := d.get(half.name)
		pair[i] = objectOf(f)
		if f.IsUndefined() {
			pair[i] = &noFunction
		} else if pair[i] == nil || pair[i].class != "Function" {
			e.throwBuiltin("TypeError", half.title+" must be a function: "+e.brief(out(f)))
		}
	}
	if pair[0] != nil || pair[1] != nil {
		if data {
			e.throwBuiltin("TypeError", "Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, "+e.brief(out(v)))
		}
		p.value = pair.asAny()
	}
	return p
}
