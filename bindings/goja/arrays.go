package goja

import (
	"strings"

	"github.com/dop251/goja"
)

// goja's array methods cannot be interrupted between two calls of a script, and
// an array that says it is four thousand million long keeps them busy for hours.
// So they refuse arrays that are longer than one that is really there would be.
const (
	maxArray     = 1 << 25 // elements that a method goes through
	maxArguments = 1 << 19 // of a call: V8's stack holds about as many
	maxBound     = 1000    // functions bound to bound ones
)

func (e *Engine) installArrayLimits() {
	array := e.vm.Get("Array").(*goja.Object)
	proto := array.Get("prototype").(*goja.Object)
	for _, name := range strings.Fields("concat copyWithin every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf lastIndexOf map reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift with") {
		e.machine.wrapCall(proto.Get(name).(*goja.Object), func(original native) native {
			return func(c goja.FunctionCall) goja.Value {
				e.checkLength(c.This)
				if name == "concat" {
					for _, v := range c.Arguments {
						e.checkLength(v)
					}
				}
				return original(c)
			}
		})
	}
	first := func(o *goja.Object, name string, which int) {
		e.machine.wrapCall(o.Get(name).(*goja.Object), func(original native) native {
			return func(c goja.FunctionCall) goja.Value {
				e.checkLength(c.Argument(which))
				return original(c)
			}
		})
	}
	first(array, "from", 0)
	raw := e.vm.Get("String").(*goja.Object)
	e.machine.wrapCall(raw.Get("raw").(*goja.Object), func(original native) native {
		return func(c goja.FunctionCall) goja.Value {
			if o, ok := c.Argument(0).(*goja.Object); ok {
				e.checkLength(o.Get("raw"))
			}
			return original(c)
		}
	})
	reflect := e.vm.Get("Reflect").(*goja.Object)
	function := e.vm.Get("Function").(*goja.Object).Get("prototype").(*goja.Object)
	for _, f := range [...]struct {
		on    *goja.Object
		name  string
		which int
	}{{reflect, "apply", 2}, {reflect, "construct", 1}, {function, "apply", 1}} {
		e.machine.wrapCall(f.on.Get(f.name).(*goja.Object), func(original native) native {
			return func(c goja.FunctionCall) goja.Value {
				if o, ok := c.Argument(f.which).(*goja.Object); ok && e.lengthOf(o) > maxArguments {
					panic(e.rangeError())
				}
				return original(c)
			}
		})
	}
	e.machine.wrapCall(function.Get("bind").(*goja.Object), func(original native) native {
		return func(c goja.FunctionCall) goja.Value {
			if o, ok := c.This.(*goja.Object); ok {
				if name, ok := o.Get("name").(goja.String); ok && name.Length() > maxBound*len("bound ") && strings.HasPrefix(name.String(), strings.Repeat("bound ", maxBound)) {
					panic(e.rangeError())
				}
			}
			return original(c)
		}
	})
	for _, name := range [...]string{"next", "return", "throw"} {
		// Generators that go over each other nest on Go's stack.
		e.machine.wrapCall(e.natives.generators.Get(name).(*goja.Object), func(original native) native {
			return func(c goja.FunctionCall) goja.Value {
				e.deeper()
				defer e.shallower()
				return original(c)
			}
		})
	}
}

// lengthOf is the length of an array, or of a plain object that looks like one;
// it asks no accessor and no proxy.
func (e *Engine) lengthOf(o *goja.Object) float64 {
	switch o.ClassName() {
	case "Array":
		return o.Get("length").ToFloat()
	case "Object":
		if o.ExportType() == typeOfProxy {
			return 0
		}
		if own, ok := e.natives.getOwn.call(nil, o, e.vm.ToValue("length")).(*goja.Object); ok {
			if n := own.Get("value"); n != nil && goja.IsNumber(n) {
				return n.ToFloat()
			}
		}
	}
	return 0
}

// checkLength refuses to go through an array that is too long.
func (e *Engine) checkLength(v goja.Value) {
	if o, ok := v.(*goja.Object); ok && e.lengthOf(o) > maxArray {
		panic(e.newError(e.natives.rangeError, "Invalid array length"))
	}
}
