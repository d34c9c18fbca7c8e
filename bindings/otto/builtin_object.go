package otto

import (
	"math"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// installObject adds what Object, its prototype and Reflect have since ES5,
// as far as it does without symbols and proxies.
func (e *Engine) installObject() {
	ctor, proto := e.rt.global.Object, e.rt.global.ObjectPrototype
	e.defineFunc(ctor, "assign", 2, e.objectAssign)
	e.defineFunc(ctor, "is", 2, func(c otto.FunctionCall) otto.Value { return boolean(sameValue(c.Argument(0), c.Argument(1))) })
	e.defineFunc(ctor, "keys", 1, func(c otto.FunctionCall) otto.Value {
		return e.properties(c.Argument(0), "Object.keys", func(o *object, name string) otto.Value { return text(name) })
	})
	e.defineFunc(ctor, "values", 1, func(c otto.FunctionCall) otto.Value {
		return e.properties(c.Argument(0), "Object.values", func(o *object, name string) otto.Value { return o.get(name) })
	})
	e.defineFunc(ctor, "entries", 1, func(c otto.FunctionCall) otto.Value {
		return e.properties(c.Argument(0), "Object.entries", func(o *object, name string) otto.Value {
			return e.array(text(name), o.get(name))
		})
	})
	e.defineFunc(ctor, "fromEntries", 1, e.objectFromEntries)
	e.defineFunc(ctor, "hasOwn", 2, func(c otto.FunctionCall) otto.Value {
		o := e.coerce(c.Argument(0), "Object.hasOwn")
		return boolean(o.objectClass.hasOwnProperty(o, valueString(c.Argument(1))))
	})
	e.defineFunc(ctor, "setPrototypeOf", 2, func(c otto.FunctionCall) otto.Value {
		e.coerce(c.Argument(0), "Object.setPrototypeOf")
		e.setProto(c.Argument(0), c.Argument(1), "Object prototype may only be an Object or null: ")
		return c.Argument(0)
	})
	e.defineFunc(ctor, "getPrototypeOf", 1, func(c otto.FunctionCall) otto.Value {
		return e.protoOf(e.coerce(c.Argument(0), "Object.getPrototypeOf"))
	})
	e.defineFunc(ctor, "getOwnPropertyDescriptors", 1, e.objectDescriptors)
	e.defineFunc(ctor, "getOwnPropertySymbols", 1, func(c otto.FunctionCall) otto.Value { return e.array() })
	// Since ES2015 these take anything.
	for _, name := range []string{"freeze", "seal", "preventExtensions", "isFrozen", "isSealed", "isExtensible", "getOwnPropertyDescriptor"} {
		e.tolerate(ctor, name)
	}

	e.defineAccessor(proto, "__proto__",
		func(c otto.FunctionCall) otto.Value { return e.protoOf(e.coerce(c.This, "Object.prototype.__proto__")) },
		func(c otto.FunctionCall) otto.Value {
			if v := c.Argument(0); objectOf(v) != nil || v.IsNull() {
				e.setProto(c.This, v, "")
			}
			return otto.Value{}
		})
	e.defineFunc(proto, "__defineGetter__", 2, e.legacyDefine(0))
	e.defineFunc(proto, "__defineSetter__", 2, e.legacyDefine(1))
	e.defineFunc(proto, "__lookupGetter__", 1, e.legacyLookup(0))
	e.defineFunc(proto, "__lookupSetter__", 1, e.legacyLookup(1))
}

// sameValue is Object.is.
func sameValue(a, b otto.Value) bool {
	x, y := peek(&a), peek(&b)
	if x.kind != y.kind {
		return false
	}
	switch x.kind {
	case kindUndefined, kindNull:
		return true
	case kindNumber:
		f, g := valueFloat(a), valueFloat(b)
		return f == g && math.Signbit(f) == math.Signbit(g) || f != f && g != g
	case kindString:
		return valueString(a) == valueString(b)
	}
	return x.value == y.value
}

// properties is an array of what each makes of the enumerable own properties of v.
func (e *Engine) properties(v otto.Value, method string, each func(*object, string) otto.Value) otto.Value {
	if v.IsUndefined() || v.IsNull() {
		e.throwBuiltin("TypeError", "Cannot convert undefined or null to object")
	}
	o := e.coerce(v, method)
	var elems []otto.Value
	for _, name := range o.keys(false) {
		if p := o.objectClass.getOwnProperty(o, name); p != nil {
			elems = append(elems, each(o, name))
		}
	}
	return e.array(elems...)
}

func (e *Engine) objectAssign(c otto.FunctionCall) otto.Value {
	if v := c.Argument(0); v.IsUndefined() || v.IsNull() {
		e.throwBuiltin("TypeError", "Cannot convert undefined or null to object")
	}
	target := e.coerce(c.Argument(0), "Object.assign")
	for _, v := range c.ArgumentList[1:] {
		if v.IsUndefined() || v.IsNull() {
			continue
		}
		from := runtimeToObject(e.rt, v)
		for _, name := range from.keys(false) {
			if !target.objectClass.canPut(target, name) {
				e.throwBuiltin("TypeError", e.cannotAssign(target, name))
			}
			target.put(name, from.get(name))
		}
	}
	return target.asValue()
}

func (e *Engine) objectFromEntries(c otto.FunctionCall) otto.Value {
	o := e.newObject(e.rt.global.ObjectPrototype)
	e.iterate(c.Argument(0), func(v otto.Value) {
		pair := objectOf(v)
		if pair == nil {
			e.throwBuiltin("TypeError", "Iterator value "+e.brief(out(v))+" is not an entry object")
		}
		o.put(valueString(pair.at(0)), pair.at(1))
	})
	return o.asValue()
}

func (e *Engine) protoOf(o *object) otto.Value {
	if o.prototype == nil {
		return pack(value{nil, kindNull})
	}
	return o.prototype.asValue()
}

// setProto changes the prototype of v if it is an object; refusal, if not
// empty, begins the error for a prototype that is none.
func (e *Engine) setProto(v, proto otto.Value, refusal string) {
	if refusal != "" && objectOf(proto) == nil && !proto.IsNull() {
		e.throwBuiltin("TypeError", refusal+e.brief(out(proto)))
	}
	if objectOf(v) == nil {
		return
	}
	if err := e.SetProto(out(v), out(proto)); err != nil {
		e.throw(err)
	}
}

func (e *Engine) objectDescriptors(c otto.FunctionCall) otto.Value {
	o := e.coerce(c.Argument(0), "Object.getOwnPropertyDescriptors")
	describe := objectOf(e.rt.global.Object.get("getOwnPropertyDescriptor"))
	all := e.newObject(e.rt.global.ObjectPrototype)
	for _, name := range o.keys(true) {
		all.put(name, describe.invoke(otto.Value{}, o.asValue(), text(name)))
	}
	return all.asValue()
}

// tolerate lets a function of ES5's Object take primitives.
func (e *Engine) tolerate(ctor *object, name string) {
	fn := objectOf(ctor.get(name))
	call := fn.native().call
	length := 1
	if name == "getOwnPropertyDescriptor" {
		length = 2
	}
	e.defineFunc(ctor, name, length, func(c otto.FunctionCall) otto.Value {
		v := c.Argument(0)
		if objectOf(v) != nil {
			return call(c)
		}
		switch name {
		case "isFrozen", "isSealed":
			return boolean(true)
		case "isExtensible":
			return boolean(false)
		case "getOwnPropertyDescriptor":
			if v.IsUndefined() || v.IsNull() {
				e.throwBuiltin("TypeError", "Cannot convert undefined or null to object")
			}
			c.ArgumentList = append([]otto.Value{runtimeToObject(e.rt, v).asValue()}, c.ArgumentList[1:]...)
			return call(c)
		}
		return v
	})
}

func (e *Engine) legacyDefine(which int) func(otto.FunctionCall) otto.Value {
	return func(c otto.FunctionCall) otto.Value {
		o := e.coerce(c.This, "Object.prototype.__defineGetter__")
		p := engine.Property{Enumerable: true, Configurable: true}
		if which == 0 {
			p.Get = out(e.callable(c.Argument(1)).asValue())
		} else {
			p.Set = out(e.callable(c.Argument(1)).asValue())
		}
		// The other half stays.
		name := valueString(c.Argument(0))
		if old, ok, _ := e.Own(o.asAny(), name); ok && old.Get != nil && which == 1 {
			p.Get = old.Get
		} else if ok && old.Set != nil && which == 0 {
			p.Set = old.Set
		}
		if err := e.Define(o.asAny(), name, p); err != nil {
			e.throw(err)
		}
		return otto.Value{}
	}
}

func (e *Engine) legacyLookup(which int) func(otto.FunctionCall) otto.Value {
	return func(c otto.FunctionCall) otto.Value {
		name := valueString(c.Argument(0))
		for o := e.coerce(c.This, "Object.prototype.__lookupGetter__"); o != nil; o = o.prototype {
			if p := o.objectClass.getOwnProperty(o, name); p != nil {
				if a := p.accessor(); a != nil && a[which] != nil {
					return a[which].asValue()
				}
				return otto.Value{}
			}
		}
		return otto.Value{}
	}
}
