package goja

import (
	"math"
	"math/big"
	"strings"
	"time"

	"github.com/dop251/goja"
)

// Where goja's numbers and dates differ from the language's.

func (e *Engine) installNumbers() {
	number := e.vm.Get("Number").(*goja.Object)
	e.machine.wrapCall(number, func(original native) native {
		return func(c goja.FunctionCall) goja.Value {
			if v := c.Argument(0); goja.IsBigInt(v) { // goja takes the last 64 bits
				f, _ := new(big.Float).SetInt(v.Export().(*big.Int)).Float64()
				return e.vm.ToValue(f)
			}
			return original(c)
		}
	})
	e.machine.wrapCall(number.Get("prototype").(*goja.Object).Get("toString").(*goja.Object), func(original native) native {
		return func(c goja.FunctionCall) goja.Value {
			radix := c.Argument(0)
			if goja.IsUndefined(radix) || !goja.IsNumber(c.This) {
				return original(c)
			}
			f, base := c.This.ToFloat(), radix.ToInteger()
			if base < 2 || base > 36 || base == 10 || f != f || math.IsInf(f, 0) || f == math.Trunc(f) && math.Abs(f) < 1<<53 {
				return original(c)
			}
			return e.vm.ToValue(inRadix(f, int(base)))
		}
	})
	date := e.vm.Get("Date").(*goja.Object).Get("prototype").(*goja.Object)
	after := func(name string, change func(text string, at time.Time) string) {
		e.machine.wrapCall(date.Get(name).(*goja.Object), func(original native) native {
			return func(c goja.FunctionCall) goja.Value {
				v := original(c)
				if o, ok := c.This.(*goja.Object); ok {
					if at, ok := o.Export().(time.Time); ok {
						return e.vm.ToValue(change(v.String(), at))
					}
				}
				return v
			}
		})
	}
	after("toString", longZone)
	after("toTimeString", longZone)
	after("toISOString", func(text string, at time.Time) string {
		if year := at.UTC().Year(); year < 0 && strings.HasPrefix(text, "-") && strings.IndexByte(text[1:], '-') == 4 {
			return "-00" + text[1:]
		}
		return text
	})
}

// zones are the names that V8 gives time zones, by those that Go does. Letters
// that mean several zones are not among them.
var zones = map[string]string{
	"UTC": "Coordinated Universal Time", "GMT": "Greenwich Mean Time", "CET": "Central European Standard Time", "CEST": "Central European Summer Time",
	"EET": "Eastern European Standard Time", "EEST": "Eastern European Summer Time", "WET": "Western European Standard Time", "WEST": "Western European Summer Time",
	"EST": "Eastern Standard Time", "EDT": "Eastern Daylight Time", "MST": "Mountain Standard Time", "MDT": "Mountain Daylight Time",
	"PST": "Pacific Standard Time", "PDT": "Pacific Daylight Time", "JST": "Japan Standard Time", "KST": "Korean Standard Time", "BST": "British Summer Time",
	"AEST": "Australian Eastern Standard Time", "AEDT": "Australian Eastern Daylight Time", "NZST": "New Zealand Standard Time", "NZDT": "New Zealand Daylight Time",
}

func longZone(text string, at time.Time) string {
	i := strings.LastIndexByte(text, '(')
	if i < 0 {
		return text
	}
	if long, ok := zones[strings.TrimSuffix(text[i+1:], ")")]; ok {
		return text[:i+1] + long + ")"
	}
	return text
}

// inRadix writes a number as V8 does: as many digits behind the point as tell it
// from its neighbours, and zeros where a large one has no precision left.
func inRadix(f float64, base int) string {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	sign := ""
	if f < 0 {
		sign, f = "-", -f
	}
	whole, part := math.Floor(f), f-math.Floor(f)
	delta := math.Max(0.5*(math.Nextafter(f, math.Inf(1))-f), math.SmallestNonzeroFloat64)
	var behind []byte
	if part >= delta {
		for {
			part *= float64(base)
			delta *= float64(base)
			digit := int(part)
			behind = append(behind, digits[digit])
			part -= float64(digit)
			if (part > 0.5 || part == 0.5 && digit&1 == 1) && part+delta > 1 {
				for { // round up, and carry
					if len(behind) == 0 {
						whole++
						break
					}
					last := behind[len(behind)-1]
					behind = behind[:len(behind)-1]
					if n := strings.IndexByte(digits, last) + 1; n < base {
						behind = append(behind, digits[n])
						break
					}
				}
				break
			}
			if part < delta {
				break
			}
		}
	}
	var front []byte
	for math.Float64bits(whole)>>52&0x7ff >= 1023+53 { // the exponent of the last bit is positive
		whole /= float64(base)
		front = append(front, '0')
	}
	for {
		rest := math.Mod(whole, float64(base))
		front = append(front, digits[int(rest)])
		whole = (whole - rest) / float64(base)
		if whole <= 0 {
			break
		}
	}
	for i, k := 0, len(front)-1; i < k; i, k = i+1, k-1 {
		front[i], front[k] = front[k], front[i]
	}
	if len(behind) == 0 {
		return sign + string(front)
	}
	return sign + string(front) + "." + string(behind)
}
