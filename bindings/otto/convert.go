package otto

import (
	"math"
	"strconv"

	"github.com/robertkrimen/otto"
)

// Conversions and property access for the builtins: in otto's own values,
// throwing by panic as otto does.

func number(f float64) otto.Value {
	if i := int(f); float64(i) == f && i >= 0 && i < 256 && !math.Signbit(f) {
		return pack(value{i, kindNumber})
	}
	return pack(value{f, kindNumber})
}

func integer(i int) otto.Value { return pack(value{i, kindNumber}) }

func text(s string) otto.Value { return pack(value{s, kindString}) }

func boolean(b bool) otto.Value { return pack(value{b, kindBoolean}) }

// toInteger is ToIntegerOrInfinity.
func toInteger(v otto.Value) float64 {
	f := valueFloat(v)
	if math.IsNaN(f) {
		return 0
	}
	return math.Trunc(f)
}

// clamp is a relative index as slice and fill take it: negative counts from
// the end, absent is otherwise.
func clamp(v otto.Value, length, otherwise int) int {
	if v.IsUndefined() {
		return otherwise
	}
	f := toInteger(v)
	if f < 0 {
		f += float64(length)
	}
	return int(min(max(f, 0), float64(length)))
}

func (o *object) get(name string) otto.Value { return o.objectClass.get(o, name) }

func (o *object) has(name string) bool { return o.objectClass.hasProperty(o, name) }

// put is assignment in strict mode.
func (o *object) put(name string, v otto.Value) { o.objectClass.put(o, name, v, true) }

func (o *object) at(i int) otto.Value { return o.get(strconv.Itoa(i)) }

// length is ToLength(o.length).
func (o *object) length() int {
	f := toInteger(o.get("length"))
	return int(min(max(f, 0), 1<<53-1))
}

// callable is v as a function, or a TypeError.
func (e *Engine) callable(v otto.Value) *object {
	o := objectOf(v)
	if o == nil || o.class != "Function" {
		e.throwBuiltin("TypeError", e.brief(out(v))+" is not a function")
	}
	return o
}

func (o *object) invoke(this otto.Value, args ...otto.Value) otto.Value {
	return objectCall(o, this, args, false, frame{})
}

// coerce is ToObject(this) for a method that wants any object.
func (e *Engine) coerce(v otto.Value, method string) *object {
	if o := objectOf(v); o != nil {
		return o
	}
	if v.IsUndefined() || v.IsNull() {
		e.throwBuiltin("TypeError", method+" called on null or undefined")
	}
	return runtimeToObject(e.rt, v)
}

func (e *Engine) array(elems ...otto.Value) otto.Value { return newArrayOf(e.rt, elems).asValue() }
