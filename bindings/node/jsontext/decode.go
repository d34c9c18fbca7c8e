package jsontext

import (
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Decode is Parse without an engine: nil, bool, float64, string, []any and
// map[string]any. Half a surrogate pair becomes U+FFFD. Safe from any goroutine.
func Decode(text string) (any, error) { return Parse(plain{}, text) }

type plain struct{}

func (plain) Null() engine.Value                  { return nil }
func (plain) Bool(b bool) engine.Value            { return b }
func (plain) Number(f float64) engine.Value       { return f }
func (plain) String(s string) engine.Value        { return whole(s) }
func (plain) NewObject(engine.Value) engine.Value { return map[string]any{} }

// whole replaces halves of surrogate pairs.
func whole(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var out strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && len(s) >= 3 && s[0] == 0xed && s[1]&0xe0 == 0xa0 {
			size = 3
		}
		out.WriteRune(r)
		s = s[size:]
	}
	return out.String()
}

func (plain) NewArray(elems ...engine.Value) engine.Value {
	array := make([]any, len(elems))
	for i, v := range elems {
		array[i] = v
	}
	return array
}

func (plain) Define(obj engine.Value, key engine.Key, p engine.Property) error {
	obj.(map[string]any)[whole(key.(string))] = p.Value
	return nil
}
