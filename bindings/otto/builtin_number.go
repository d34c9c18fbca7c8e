package otto

import (
	"math"
	"math/bits"

	"github.com/robertkrimen/otto"
)

// installNumber adds what Number and Math have since ES5.
func (e *Engine) installNumber() {
	ctor, global := e.rt.global.Number, e.rt.globalObject
	is := func(name string, f func(float64) bool) {
		e.defineFunc(ctor, name, 1, func(c otto.FunctionCall) otto.Value {
			v := c.Argument(0)
			return boolean(v.IsNumber() && f(valueFloat(v)))
		})
	}
	finite := func(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }
	is("isFinite", finite)
	is("isNaN", math.IsNaN)
	is("isInteger", func(f float64) bool { return finite(f) && f == math.Trunc(f) })
	is("isSafeInteger", func(f float64) bool { return f == math.Trunc(f) && math.Abs(f) <= 1<<53-1 })
	for _, name := range []string{"parseFloat", "parseInt"} {
		if _, ok := ctor.property[name]; !ok {
			ctor.add(name, global.get(name), modeHidden)
		}
	}
	ctor.add("EPSILON", number(0x1p-52), 0)
	ctor.add("MAX_SAFE_INTEGER", number(1<<53-1), 0)
	ctor.add("MIN_SAFE_INTEGER", number(-(1<<53 - 1)), 0)

	for _, m := range []struct {
		name string
		f    func(float64) float64
	}{
		{"trunc", math.Trunc}, {"sign", sign}, {"cbrt", math.Cbrt},
		{"log2", math.Log2}, {"log10", math.Log10}, {"log1p", math.Log1p}, {"expm1", math.Expm1},
		{"sinh", math.Sinh}, {"cosh", math.Cosh}, {"tanh", math.Tanh},
		{"asinh", math.Asinh}, {"acosh", math.Acosh}, {"atanh", math.Atanh},
		{"fround", func(f float64) float64 { return float64(float32(f)) }},
		{"clz32", func(f float64) float64 { return float64(bits.LeadingZeros32(toUint32(f))) }},
	} {
		e.defineFunc(e.rt.global.Math, m.name, 1, func(c otto.FunctionCall) otto.Value {
			return number(m.f(valueFloat(c.Argument(0))))
		})
	}
	e.defineFunc(e.rt.global.Math, "hypot", 2, func(c otto.FunctionCall) otto.Value {
		sum := 0.0
		for _, v := range c.ArgumentList {
			sum = math.Hypot(sum, valueFloat(v))
		}
		return number(sum)
	})
	e.defineFunc(e.rt.global.Math, "imul", 2, func(c otto.FunctionCall) otto.Value {
		product := int32(toUint32(valueFloat(c.Argument(0))) * toUint32(valueFloat(c.Argument(1))))
		return number(float64(product))
	})
}

func sign(f float64) float64 {
	if f == 0 || math.IsNaN(f) {
		return f
	}
	return math.Copysign(1, f)
}

// toUint32 is ToUint32.
func toUint32(f float64) uint32 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return uint32(int64(math.Mod(math.Trunc(f), 1<<32)))
}
