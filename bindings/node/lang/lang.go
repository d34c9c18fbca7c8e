// Package lang is what core modules need of the language beyond the engine
// seam: intrinsics, symbols, instanceof, the loose ==, the entries of a Map.
// Each is made of what the seam has, asked for once per Env, and tells whether
// the engine has it at all: an engine without Symbol is an honest engine.
package lang

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

type stateKey struct{}

// state is what has been looked up of one Env's engine; a nil Value in values
// is something the engine has not got.
type state struct {
	values map[string]engine.Value
}

func cached(e *env.Env, name string, load func() engine.Value) engine.Value {
	s := env.State(e, stateKey{}, func() *state { return &state{values: make(map[string]engine.Value)} })
	v, ok := s.values[name]
	if !ok {
		if v = load(); v != nil {
			v = e.Keep(v)
		}
		s.values[name] = v
	}
	return v
}

// Global is the constructor or namespace of this name as it was when first
// asked for, nil if there is none. Loop goroutine only.
func Global(e *env.Env, name string) engine.Value {
	return cached(e, name, func() engine.Value {
		return member(e, e.Engine.Global(), name)
	})
}

// Prototype is Global(name).prototype, nil if there is none. Loop goroutine
// only.
func Prototype(e *env.Env, name string) engine.Value {
	return cached(e, name+".prototype", func() engine.Value {
		return member(e, Global(e, name), "prototype")
	})
}

// Intrinsic is the method of a global constructor's prototype, whatever a
// script has put in front of it since it was first asked for; nil if there is
// none. Loop goroutine only.
func Intrinsic(e *env.Env, class, method string) engine.Value {
	return cached(e, class+".prototype."+method, func() engine.Value {
		return member(e, Prototype(e, class), method)
	})
}

// Static is a function of a global constructor or namespace, as JSON.stringify;
// nil if there is none. Loop goroutine only.
func Static(e *env.Env, class, method string) engine.Value {
	return cached(e, class+"."+method, func() engine.Value {
		return member(e, Global(e, class), method)
	})
}

// Symbol is a well-known symbol, as "iterator" for Symbol.iterator; nil if the
// engine has none. Loop goroutine only.
func Symbol(e *env.Env, name string) engine.Value { return Static(e, "Symbol", name) }

// SymbolFor is Symbol.for(key); nil if the engine has no symbols. Loop
// goroutine only.
func SymbolFor(e *env.Env, key string) engine.Value {
	return cached(e, "Symbol.for "+key, func() engine.Value {
		f := Static(e, "Symbol", "for")
		if f == nil {
			return nil
		}
		v, err := e.Engine.Call(f, Global(e, "Symbol"), e.Engine.String(key))
		if err != nil {
			return nil
		}
		return v
	})
}

// PromisifyKey is the key of a function's own promise version, which
// util.promisify looks for: a symbol, and where there are none its description.
// Loop goroutine only.
func PromisifyKey(e *env.Env) engine.Key {
	const name = "nodejs.util.promisify.custom"
	if symbol := SymbolFor(e, name); symbol != nil {
		return symbol
	}
	return name
}

func member(e *env.Env, obj engine.Value, name string) engine.Value {
	if obj == nil {
		return nil
	}
	v, err := e.Engine.Get(obj, name)
	if env.Ended(err) {
		panic(err) // or we would remember that there is none
	}
	if err != nil || IsNullish(e, v) {
		return nil
	}
	return v
}

// Func compiles body as a function of these parameters, once. It is for the few
// operators that the seam has no method for. Loop goroutine only.
func Func(e *env.Env, body string, params ...string) engine.Value {
	return cached(e, "function "+body, func() engine.Value {
		f, err := e.Engine.Function(engine.Source{File: "node:internal/lang", Text: body}, params...)
		if err != nil {
			panic(env.Broken("lang: "+body, err))
		}
		return f
	})
}

// LooseEqual is a == b. It may run script code. Loop goroutine only.
func LooseEqual(e *env.Env, a, b engine.Value) (bool, error) {
	if e.Engine.TypeOf(a) == e.Engine.TypeOf(b) {
		return StrictEqual(e, a, b), nil
	}
	v, err := e.Engine.Call(Func(e, "return a == b", "a", "b"), nil, a, b)
	return err == nil && e.Engine.ToBool(v), err
}

// StrictEqual is a === b. Loop goroutine only.
func StrictEqual(e *env.Env, a, b engine.Value) bool {
	return e.Engine.Same(a, b) && !IsNaN(e, a)
}

// SameValue is Object.is(a, b). Loop goroutine only.
func SameValue(e *env.Env, a, b engine.Value) bool {
	if !e.Engine.Same(a, b) {
		return false
	}
	if e.Engine.TypeOf(a) != engine.Number {
		return true
	}
	x, _ := e.Engine.ToNumber(a)
	y, _ := e.Engine.ToNumber(b)
	return x != 0 || 1/x == 1/y
}

// IsNaN is Number.isNaN(v). Loop goroutine only.
func IsNaN(e *env.Env, v engine.Value) bool {
	if e.Engine.TypeOf(v) != engine.Number {
		return false
	}
	f, _ := e.Engine.ToNumber(v)
	return f != f
}

// IsNullish is v == null. Loop goroutine only.
func IsNullish(e *env.Env, v engine.Value) bool {
	t := e.Engine.TypeOf(v)
	return t == engine.Undefined || t == engine.Null
}

// IsObject tells whether v can have properties. Loop goroutine only.
func IsObject(e *env.Env, v engine.Value) bool {
	t := e.Engine.TypeOf(v)
	return t == engine.Object || t == engine.Function
}

// HasProto tells whether prototype is in v's chain: what instanceof asks.
// Loop goroutine only.
func HasProto(e *env.Env, v, prototype engine.Value) bool {
	eng := e.Engine
	if !IsObject(e, v) || prototype == nil {
		return false
	}
	for p := eng.Proto(v); eng.TypeOf(p) != engine.Null; p = eng.Proto(p) {
		if eng.Same(p, prototype) {
			return true
		}
	}
	return false
}

// InstanceOf is v instanceof class as it is without Symbol.hasInstance; false
// where that would throw. Loop goroutine only.
func InstanceOf(e *env.Env, v, class engine.Value) bool {
	if e.Engine.TypeOf(class) != engine.Function {
		return false
	}
	p, err := e.Engine.Get(class, "prototype")
	return err == nil && IsObject(e, p) && HasProto(e, v, p)
}

// IsError is Node's own test: an error of the engine, or an heir of
// Error.prototype. Loop goroutine only.
func IsError(e *env.Env, v engine.Value) bool {
	return IsObject(e, v) && (e.Engine.Class(v) == "Error" || HasProto(e, v, Prototype(e, "Error")))
}

// HasOwn is Object.prototype.hasOwnProperty.call(obj, key). Loop goroutine
// only.
func HasOwn(e *env.Env, obj engine.Value, key engine.Key) bool {
	_, ok, err := e.Engine.Own(obj, key)
	return ok && err == nil
}

// IsEnumerable is propertyIsEnumerable. Loop goroutine only.
func IsEnumerable(e *env.Env, obj engine.Value, key engine.Key) bool {
	p, ok, err := e.Engine.Own(obj, key)
	return ok && err == nil && p.Enumerable
}

// ClassName is v.constructor.name, otherwise if there is none. Loop goroutine
// only.
func ClassName(e *env.Env, v engine.Value, otherwise string) string {
	class, err := e.Engine.Get(v, "constructor")
	if err != nil || !IsObject(e, class) {
		return otherwise
	}
	name, err := e.Engine.Get(class, "name")
	if err != nil {
		return otherwise
	}
	return e.Text(name)
}

// Length is obj.length as a count: 0 for what is none. Loop goroutine only.
func Length(e *env.Env, obj engine.Value) int {
	v, err := e.Engine.Get(obj, "length")
	if err != nil || e.Engine.TypeOf(v) != engine.Number {
		return 0
	}
	f, _ := e.Engine.ToNumber(v)
	if f != f || f < 0 || f > 1<<53 {
		return 0
	}
	return int(f)
}

// Truthy is Boolean(obj[name]); false if that throws. Loop goroutine only.
func Truthy(e *env.Env, obj engine.Value, name string) bool {
	v, err := e.Engine.Get(obj, name)
	return err == nil && e.Engine.ToBool(v)
}

// Entries lists what a Map or a Set holds, in order; for a Set both halves are
// the member. Loop goroutine only.
func Entries(e *env.Env, collection engine.Value) (keys, values []engine.Value, err error) {
	forEach := Intrinsic(e, e.Engine.Class(collection), "forEach")
	if forEach == nil {
		return nil, nil, nil
	}
	collect := e.Engine.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		values = append(values, e.Engine.Hold(c.Arg(0)))
		keys = append(keys, e.Engine.Hold(c.Arg(1)))
		return c.Undefined, nil
	})
	_, err = e.Engine.Call(forEach, collection, collect)
	return keys, values, err
}

// Release lets go of what Entries gave. Loop goroutine only.
func Release(e *env.Env, lists ...[]engine.Value) {
	for _, list := range lists {
		for _, v := range list {
			e.Engine.Release(v)
		}
	}
}
