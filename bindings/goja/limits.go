package goja

import (
	"math"
	"reflect"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// What a script asks for that would end the program is refused with the error
// that V8 has for it: sources that nest too deep, texts and buffers that are too
// long.

const (
	maxString = 1<<29 - 24 // V8's, in characters
	maxBuffer = 1<<32 - 1  // bytes
)

func (e *Engine) installLimits() {
	e.guardSources()
	e.installArrayLimits()
	proto := e.vm.Get("String").(*goja.Object).Get("prototype").(*goja.Object)
	wrap := func(o *goja.Object, name string, check func(c goja.FunctionCall)) {
		old := o.Get(name).(*goja.Object)
		f := old.Export().(func(goja.FunctionCall) goja.Value)
		e.defineMethod(o, name, int(old.Get("length").ToInteger()), func(c goja.FunctionCall) goja.Value {
			check(c)
			return f(c)
		})
	}
	length := func(v goja.Value) int64 {
		if s, ok := v.(goja.String); ok {
			return int64(s.Length())
		}
		return 1
	}
	wrap(proto, "repeat", func(c goja.FunctionCall) {
		n := c.Argument(0).ToFloat()
		if n < 0 || math.IsInf(n, 1) {
			panic(e.newError(e.natives.rangeError, "Invalid count value: "+brief(c.Argument(0))))
		}
		if size := length(c.This); size > 0 && n > float64(maxString/size) {
			panic(e.newError(e.natives.rangeError, "Invalid string length"))
		}
	})
	wrap(proto, "replaceAll", func(c goja.FunctionCall) {
		all, isString := c.This.(goja.String)
		part, isPlain := c.Argument(0).(goja.String)
		if by, ok := c.Argument(1).(goja.String); ok && isString && isPlain && by.Length() > part.Length() && all.Length()*by.Length() > maxString {
			n := strings.Count(all.String(), part.String())
			if all.Length()+n*(by.Length()-part.Length()) > maxString {
				panic(e.newError(e.natives.rangeError, "Invalid string length"))
			}
		}
	})
	for _, name := range [...]string{"padStart", "padEnd"} {
		wrap(proto, name, func(c goja.FunctionCall) {
			if s, ok := c.Argument(1).(goja.String); c.Argument(0).ToFloat() > maxString && !(ok && s.Length() == 0) {
				panic(e.newError(e.natives.rangeError, "Invalid string length"))
			}
		})
	}
	for _, name := range [...]string{"ArrayBuffer", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"} {
		ctor := e.vm.Get(name).(*goja.Object)
		size := 1.0
		if v := ctor.Get("BYTES_PER_ELEMENT"); v != nil {
			size = v.ToFloat()
		}
		e.machine.wrapConstructor(ctor, func(original construct) construct {
			return func(args []goja.Value, newTarget *goja.Object) *goja.Object {
				if len(args) > 0 && name != "ArrayBuffer" {
					e.checkLength(args[0])
				}
				if len(args) > 0 && goja.IsNumber(args[0]) && args[0].ToFloat()*size > maxBuffer {
					message := "Invalid typed array length: " + args[0].String()
					if name == "ArrayBuffer" {
						message = "Array buffer allocation failed"
					}
					panic(e.newError(e.natives.rangeError, message))
				}
				return original(args, newTarget)
			}
		})
		e.machine.wrapCall(ctor, func(native) native {
			return func(goja.FunctionCall) goja.Value {
				panic(e.newError(e.natives.typeError, "Constructor "+name+" requires 'new'"))
			}
		})
	}
}

// guardSources looks at the texts that scripts have compiled.
func (e *Engine) guardSources() {
	e.vm.SetParserOptions(parser.WithDisableSourceMaps, e.evalGuard())
	e.machine.wrapCall(e.vm.Get("eval").(*goja.Object), func(original native) native {
		return func(c goja.FunctionCall) goja.Value {
			if s, ok := c.Argument(0).(goja.String); ok {
				e.checkNesting(s.String())
				c.Arguments = append([]goja.Value{e.importable(e.callerFile(), s)}, c.Arguments[1:]...)
			}
			return original(c)
		}
	})
	for _, f := range e.natives.compilers {
		e.machine.wrapConstructor(f, func(original construct) construct {
			return func(args []goja.Value, newTarget *goja.Object) *goja.Object {
				texts := make([]goja.Value, len(args))
				all := ""
				for i, v := range args {
					texts[i] = v.ToString()
					all += texts[i].String() + "\n"
				}
				e.checkNesting(all)
				if n := len(texts); n > 0 {
					texts[n-1] = e.importable(e.callerFile(), texts[n-1])
				}
				return original(texts, newTarget)
			}
		})
	}
}

func (e *Engine) checkNesting(text string) {
	if nestsTooDeep(text) {
		panic(e.rangeError())
	}
}

// evalGuard is an option of goja's parser: that is how we hear of a direct eval,
// which calls no function. An option is told nothing; the text is among the
// operands.
func (e *Engine) evalGuard() parser.Option {
	return reflect.MakeFunc(reflect.TypeFor[parser.Option](), func([]reflect.Value) []reflect.Value {
		op, _, count := e.machine.instruction()
		if !strings.HasPrefix(op, "callEval") {
			return nil
		}
		if strings.HasSuffix(op, "Variadic") {
			for count = 0; e.machine.operand(count+1) != nil; count++ {
			}
		}
		if s, ok := e.machine.operand(count).(goja.String); ok {
			e.checkNesting(s.String())
		}
		return nil
	}).Interface().(parser.Option)
}
