package otto

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/robertkrimen/otto"
)

// installFormat makes the methods that print numbers and dates the language's.
func (e *Engine) installFormat() {
	proto := e.rt.global.NumberPrototype
	this := func(c otto.FunctionCall, method string) float64 {
		o := objectOf(c.This)
		if !c.This.IsNumber() && (o == nil || o.class != "Number") {
			e.throwBuiltin("TypeError", "Number.prototype."+method+" requires that 'this' be a Number")
		}
		return valueFloat(c.This)
	}
	e.defineFunc(proto, "toString", 1, func(c otto.FunctionCall) otto.Value {
		f, radix := this(c, "toString"), 10.0
		if v := c.Argument(0); !v.IsUndefined() {
			radix = toInteger(v)
		}
		if radix < 2 || radix > 36 {
			e.throwBuiltin("RangeError", "toString() radix argument must be between 2 and 36")
		}
		if radix == 10 {
			return text(valueString(number(f)))
		}
		return text(formatRadix(f, int(radix)))
	})
	e.defineFunc(proto, "toFixed", 1, func(c otto.FunctionCall) otto.Value {
		f, places := this(c, "toFixed"), toInteger(c.Argument(0))
		if places < 0 || places > 100 {
			e.throwBuiltin("RangeError", "toFixed() digits argument must be between 0 and 100")
		}
		if math.IsNaN(f) || math.Abs(f) >= 1e21 {
			return text(valueString(number(f)))
		}
		return text(formatFixed(f, int(places)))
	})

	iso := objectOf(e.rt.global.DatePrototype.get("toISOString"))
	e.defineFunc(e.rt.global.DatePrototype, "toISOString", 0, func(c otto.FunctionCall) otto.Value {
		v := iso.invoke(c.This)
		if valueString(v) == "Invalid Date" {
			e.throwBuiltin("RangeError", "Invalid time value")
		}
		return v
	})
	e.defineFunc(e.rt.global.DatePrototype, "toJSON", 1, func(c otto.FunctionCall) otto.Value {
		o := e.coerce(c.This, "Date.prototype.toJSON")
		if f := valueFloat(c.This); math.IsNaN(f) || math.IsInf(f, 0) {
			return pack(value{nil, kindNull})
		}
		return e.callable(o.get("toISOString")).invoke(c.This)
	})
}

// formatFixed is toFixed: exact ties go up, where Go's go to the even digit.
func formatFixed(f float64, places int) string {
	s := strconv.FormatFloat(f, 'f', places, 64)
	shortest := strconv.FormatFloat(f, 'f', -1, 64)
	if _, fraction, _ := strings.Cut(shortest, "."); len(fraction) == places+1 && strings.HasSuffix(fraction, "5") {
		exact, _ := new(big.Rat).SetString(shortest)
		if got := new(big.Rat).SetFloat64(f); got != nil && got.Cmp(exact) == 0 {
			// One unit more in the place behind the last settles it.
			s = strconv.FormatFloat(math.Nextafter(f, math.Inf(int(sign(f)))), 'f', places, 64)
		}
	}
	if f == 0 || strings.Trim(s, "-0.") == "" && f > -0.5 && !math.Signbit(f) {
		s = strings.TrimPrefix(s, "-")
	}
	return s
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// formatWhole writes zeros for the digits that a float64 does not have.
func formatWhole(f, radix float64) string {
	var b []byte
	for f >= 1<<53 {
		f /= radix
		b = append(b, '0')
	}
	for {
		d := math.Mod(f, radix)
		b = append(b, digits[int(d)])
		if f = (f - d) / radix; f <= 0 {
			slices.Reverse(b)
			return string(b)
		}
	}
}

// formatRadix writes as many digits as tell f from its neighbours.
func formatRadix(f float64, radix int) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		return valueString(number(f))
	case f < 0:
		return "-" + formatRadix(-f, radix)
	}
	whole, fraction := math.Modf(f)
	s := formatWhole(whole, float64(radix))
	if fraction == 0 {
		return s
	}
	b := []byte(s + ".")
	point := len(s)
	delta := max(0.5*(math.Nextafter(f, math.Inf(1))-f), math.SmallestNonzeroFloat64)
	for {
		fraction *= float64(radix)
		delta *= float64(radix)
		d := int(fraction)
		b = append(b, digits[d])
		fraction -= float64(d)
		if fraction > 0.5 || fraction == 0.5 && d&1 == 1 {
			if fraction+delta > 1 {
				return roundUp(b, point, radix, whole)
			}
		}
		if fraction < delta {
			return string(b)
		}
	}
}

// roundUp adds one to the last digit, and carries.
func roundUp(b []byte, point, radix int, whole float64) string {
	for i := len(b) - 1; ; i-- {
		if i == point {
			return formatWhole(whole+1, float64(radix))
		}
		if d := strings.IndexByte(digits, b[i]); d+1 < radix {
			b[i] = digits[d+1]
			return string(b[:i+1])
		}
	}
}
