package otto

import (
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/robertkrimen/otto"
	"golang.org/x/text/unicode/norm"
)

// installString adds what String and its prototype have since ES5.
func (e *Engine) installString() {
	ctor, proto := e.rt.global.String, e.rt.global.StringPrototype
	e.defineFunc(ctor, "fromCodePoint", 1, e.stringFromCodePoint)
	e.defineFunc(ctor, "raw", 1, e.stringRaw)

	// method defines a method that wants this as a string.
	method := func(name string, length int, f func(s string, c otto.FunctionCall) otto.Value) {
		e.defineFunc(proto, name, length, func(c otto.FunctionCall) otto.Value { return f(e.thisString(c, name), c) })
	}
	method("repeat", 1, e.stringRepeat)
	method("startsWith", 1, func(s string, c otto.FunctionCall) otto.Value {
		rest := suffix(s, e.position(c))
		return boolean(strings.HasPrefix(rest, e.notPattern(c, "startsWith")))
	})
	method("endsWith", 1, func(s string, c otto.FunctionCall) otto.Value {
		end := length16(s)
		if v := c.Argument(1); !v.IsUndefined() {
			end = e.position(c)
		}
		return boolean(strings.HasSuffix(prefix(s, end), e.notPattern(c, "endsWith")))
	})
	method("includes", 1, func(s string, c otto.FunctionCall) otto.Value {
		return boolean(strings.Contains(suffix(s, e.position(c)), e.notPattern(c, "includes")))
	})
	method("padStart", 1, func(s string, c otto.FunctionCall) otto.Value { return text(e.padding(s, c) + s) })
	method("padEnd", 1, func(s string, c otto.FunctionCall) otto.Value { return text(s + e.padding(s, c)) })
	trim := func(name, old string, f func(s, cutset string) string) {
		e.defineFunc(proto, name, 0, func(c otto.FunctionCall) otto.Value {
			return text(f(e.thisString(c, old), whitespace)) // V8 knows it by the old name
		})
		delete(proto.property, old)
		proto.propertyOrder = slices.DeleteFunc(proto.propertyOrder, func(s string) bool { return s == old })
		proto.add(old, proto.get(name), modeHidden)
	}
	trim("trimStart", "trimLeft", strings.TrimLeft)
	trim("trimEnd", "trimRight", strings.TrimRight)
	method("codePointAt", 1, stringCodePointAt)
	method("at", 1, func(s string, c otto.FunctionCall) otto.Value {
		i, n := toInteger(c.Argument(0)), length16(s)
		if i < 0 {
			i += float64(n)
		}
		if i < 0 || i >= float64(n) {
			return otto.Value{}
		}
		return text(slice16(s, int(i), int(i)+1))
	})
	method("normalize", 0, e.stringNormalize)

	// otto counts these in characters where it counts lengths in units.
	method("charAt", 1, func(s string, c otto.FunctionCall) otto.Value {
		i, n := toInteger(c.Argument(0)), length16(s)
		if i < 0 || i >= float64(n) {
			return text("")
		}
		return text(slice16(s, int(i), int(i)+1))
	})
	// bound is an argument as an index between 0 and n; from the end, if
	// negative ones count from there.
	bound := func(v otto.Value, n, missing int, fromEnd bool) int {
		if v.IsUndefined() {
			return missing
		}
		i := toInteger(v)
		if i < 0 && fromEnd {
			i += float64(n)
		}
		return int(min(max(i, 0), float64(n)))
	}
	method("slice", 2, func(s string, c otto.FunctionCall) otto.Value {
		n := length16(s)
		i, j := bound(c.Argument(0), n, 0, true), bound(c.Argument(1), n, n, true)
		return text(slice16(s, i, max(i, j)))
	})
	method("substring", 2, func(s string, c otto.FunctionCall) otto.Value {
		n := length16(s)
		i, j := bound(c.Argument(0), n, 0, false), bound(c.Argument(1), n, n, false)
		return text(slice16(s, min(i, j), max(i, j)))
	})
}

// whitespace is what trim takes away: white space and line ends.
const whitespace = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

func (e *Engine) thisString(c otto.FunctionCall, method string) string {
	if c.This.IsUndefined() || c.This.IsNull() {
		e.throwBuiltin("TypeError", "String.prototype."+method+" called on null or undefined")
	}
	return valueString(c.This)
}

// notPattern is the first argument as a string; a RegExp is refused.
func (e *Engine) notPattern(c otto.FunctionCall, method string) string {
	if o := objectOf(c.Argument(0)); o != nil && o.class == "RegExp" {
		e.throwBuiltin("TypeError", "First argument to String.prototype."+method+" must not be a regular expression")
	}
	return valueString(c.Argument(0))
}

// position is the second argument as an index.
func (e *Engine) position(c otto.FunctionCall) int {
	return int(min(max(toInteger(c.Argument(1)), 0), math.MaxInt32))
}

// ascii says whether s has the same length in bytes and in characters.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// length16 is the length of s as JavaScript counts: in units of UTF-16.
func length16(s string) int {
	if ascii(s) {
		return len(s)
	}
	return characters(s)
}

// slice16 is s[i:j] in units of UTF-16.
func slice16(s string, i, j int) string {
	if ascii(s) {
		return s[i:j]
	}
	return string(utf16.Decode(utf16.Encode([]rune(s))[i:j]))
}

// prefix and suffix are s up to and from a character; n may be too large.
func prefix(s string, n int) string { return s[:offset16(s, n)] }
func suffix(s string, n int) string { return s[offset16(s, n):] }

// offset16 is the offset in bytes of the n-th character of s.
func offset16(s string, n int) int {
	if ascii(s) {
		return min(n, len(s))
	}
	for i, r := range s {
		if n <= 0 {
			return i
		}
		n--
		if r > 0xffff {
			n--
		}
	}
	return len(s)
}

// maxString is how long a string of a builtin may become, as in V8.
const maxString = 1<<29 - 24

func (e *Engine) stringRepeat(s string, c otto.FunctionCall) otto.Value {
	n := toInteger(c.Argument(0))
	if n < 0 || math.IsInf(n, 1) {
		e.throwBuiltin("RangeError", "Invalid count value: "+valueString(c.Argument(0)))
	}
	if n*float64(len(s)) > maxString {
		e.throwBuiltin("RangeError", "Invalid string length")
	}
	return text(strings.Repeat(s, int(n)))
}

func (e *Engine) padding(s string, c otto.FunctionCall) string {
	n, fill := toInteger(c.Argument(0)), " "
	if v := c.Argument(1); !v.IsUndefined() {
		fill = valueString(v)
	}
	missing := n - float64(length16(s))
	if missing <= 0 || fill == "" {
		return ""
	}
	if missing > maxString {
		e.throwBuiltin("RangeError", "Invalid string length")
	}
	unit := length16(fill)
	return strings.Repeat(fill, int(missing)/unit) + prefix(fill, int(missing)%unit)
}

func stringCodePointAt(s string, c otto.FunctionCall) otto.Value {
	i := toInteger(c.Argument(0))
	if i < 0 || i >= float64(length16(s)) {
		return otto.Value{}
	}
	units := utf16.Encode([]rune(s))[int(i):]
	if len(units) > 1 && utf16.IsSurrogate(rune(units[0])) {
		if r := utf16.DecodeRune(rune(units[0]), rune(units[1])); r != '\ufffd' {
			return integer(int(r))
		}
	}
	return integer(int(units[0]))
}

func (e *Engine) stringNormalize(s string, c otto.FunctionCall) otto.Value {
	form := "NFC"
	if v := c.Argument(0); !v.IsUndefined() {
		form = valueString(v)
	}
	forms := map[string]norm.Form{"NFC": norm.NFC, "NFD": norm.NFD, "NFKC": norm.NFKC, "NFKD": norm.NFKD}
	f, ok := forms[form]
	if !ok {
		e.throwBuiltin("RangeError", "The normalization form should be one of NFC, NFD, NFKC, NFKD.")
	}
	return text(f.String(s))
}

func (e *Engine) stringFromCodePoint(c otto.FunctionCall) otto.Value {
	var b strings.Builder
	for _, v := range c.ArgumentList {
		f := valueFloat(v)
		if f != math.Trunc(f) || f < 0 || f > 0x10ffff {
			e.throwBuiltin("RangeError", "Invalid code point "+valueString(v))
		}
		b.WriteRune(rune(f))
	}
	return text(b.String())
}

func (e *Engine) stringRaw(c otto.FunctionCall) otto.Value {
	raw := e.coerce(e.coerce(c.Argument(0), "String.raw").get("raw"), "String.raw")
	var b strings.Builder
	for i, n := 0, raw.length(); i < n; i++ {
		b.WriteString(valueString(raw.at(i)))
		if i+1 < n && i+1 < len(c.ArgumentList) {
			b.WriteString(valueString(c.ArgumentList[i+1]))
		}
	}
	return text(b.String())
}
