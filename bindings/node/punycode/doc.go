// Package punycode is the punycode module: RFC 3492, and domain names by labels.
// Encode, Decode, ToASCII and ToUnicode are there for other packages.
package punycode

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('punycode').
var Module = env.Module{Name: "punycode", Load: load}

func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	text := func(name string, f func(string) (string, error)) env.Method {
		return env.Method{Name: name, Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			in, err := eng.ToString(c.Arg(0))
			if err != nil {
				return nil, err
			}
			out, err := f(in)
			if err != nil {
				return nil, e.Throw(env.RangeError, "", err.Error())
			}
			return eng.String(out), nil
		}}
	}
	exports, ucs2 := eng.NewObject(nil), eng.NewObject(nil)
	if err := eng.Set(exports, "version", eng.String("2.1.0")); err != nil {
		return nil, err
	}
	if err := eng.Set(exports, "ucs2", ucs2); err != nil {
		return nil, err
	}
	err := e.Functions(ucs2,
		env.Method{Name: "decode", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			in, err := eng.ToString(c.Arg(0))
			if err != nil {
				return nil, err
			}
			points := runes(in)
			list := make([]engine.Value, len(points))
			for i, r := range points {
				list[i] = eng.Number(float64(r))
			}
			return eng.NewArray(list...), nil
		}},
		env.Method{Name: "encode", Length: 1, Func: func(c *engine.Call) (engine.Value, error) { return join(e, c.Arg(0)) }},
	)
	if err != nil {
		return nil, err
	}
	// Nothing is forbidden in a name that is not encoded.
	return exports, e.Functions(exports,
		text("decode", Decode), text("encode", Encode), text("toASCII", ToASCII), text("toUnicode", ToUnicode))
}

// join is ucs2.encode: a string of code points.
func join(e *env.Env, list engine.Value) (engine.Value, error) {
	length, err := e.Engine.Get(list, "length")
	if err != nil {
		return nil, err
	}
	n, err := e.Int(length)
	if err != nil {
		return nil, err
	}
	var out []byte
	for i := range n {
		v, err := e.Engine.Get(list, i)
		if err != nil {
			return nil, err
		}
		f, err := e.Engine.ToNumber(v)
		if err != nil {
			return nil, err
		}
		if !(f >= 0 && f <= utf8.MaxRune) || f != float64(rune(f)) {
			return nil, e.Throw(env.RangeError, "", "Invalid code point "+e.Text(v))
		}
		out = appendPoint(out, rune(f))
	}
	return e.Engine.String(string(out)), nil
}

// runes are the code points of text; half a surrogate pair, which has three
// bytes that are no UTF-8, is one by itself.
func runes(text string) []rune {
	out := make([]rune, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && size == 1 && len(text) >= 3 && text[0] == 0xed {
			r, size = 0xd000|rune(text[1]&0x3f)<<6|rune(text[2]&0x3f), 3
		}
		out = append(out, r)
		text = text[size:]
	}
	return out
}

func appendPoint(b []byte, r rune) []byte {
	if utf16.IsSurrogate(r) {
		return append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(b, r)
}

// badPoint is what the language says of a number that is no code point.
type badPoint int

func (p badPoint) Error() string { return "Invalid code point " + strconv.Itoa(int(p)) }
