package otto

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// undefined and null are the two values that otto keeps without a Go value.
type (
	undefined struct{}
	null      struct{}
)

// in is v as otto's functions take it.
func (e *Engine) in(v engine.Value) otto.Value {
	switch v := v.(type) {
	case nil, undefined:
		return otto.Value{}
	case null:
		return pack(value{nil, kindNull})
	case bool:
		return pack(value{v, kindBoolean})
	case string:
		return pack(value{v, kindString})
	case float64:
		return pack(value{v, kindNumber})
	}
	if asObject(v) != nil {
		return pack(value{v, kindObject})
	}
	switch v.(type) {
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return pack(value{v, kindNumber})
	}
	panic(fmt.Sprintf("otto: a %T is no value of this engine", v))
}

// out is v as the layer above sees it.
func out(v otto.Value) engine.Value {
	switch w := peek(&v); w.kind {
	case kindUndefined, kindEmpty:
		return undefined{}
	case kindNull:
		return null{}
	case kindReference:
		return out(resolve(v))
	case kindString:
		// otto keeps what String.fromCharCode made as UTF-16.
		if units, ok := w.value.([]uint16); ok {
			return string(utf16.Decode(units))
		}
		return w.value
	default:
		return w.value
	}
}

// Undefined is undefined.
func (e *Engine) Undefined() engine.Value { return undefined{} }

// Null is null.
func (e *Engine) Null() engine.Value { return null{} }

// Bool is true or false.
func (e *Engine) Bool(b bool) engine.Value { return b }

// Number is a number.
func (e *Engine) Number(f float64) engine.Value {
	// Go keeps small integers ready made, floats it would allocate.
	if i := uint8(f); float64(i) == f && !math.Signbit(f) {
		return int(i)
	}
	return f
}

// String is a string; what is no UTF-8 in s, half a surrogate pair, is U+FFFD,
// since otto has nothing better.
func (e *Engine) String(s string) engine.Value {
	if utf8.ValidString(s) {
		return s
	}
	out := make([]rune, 0, len(s))
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if size == 1 && len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && r == utf8.RuneError {
			size = 3
		}
		out = append(out, r)
		s = s[size:]
	}
	return string(out)
}

// TypeOf is what typeof says, with null and function told apart.
func (e *Engine) TypeOf(v engine.Value) engine.Type {
	switch v.(type) {
	case nil, undefined:
		return engine.Undefined
	case null:
		return engine.Null
	case bool:
		return engine.Boolean
	case string:
		return engine.String
	}
	o := asObject(v)
	if o == nil {
		return engine.Number
	}
	if o.class == "Function" {
		return engine.Function
	}
	return engine.Object
}

// Class is the kind of object v is, "" for a primitive.
func (e *Engine) Class(v engine.Value) string {
	if o := asObject(v); o != nil {
		return o.class
	}
	return ""
}

// ToBool is Boolean(v).
func (e *Engine) ToBool(v engine.Value) bool {
	if b, ok := v.(bool); ok {
		return b
	}
	return valueBool(e.in(v))
}

// ToNumber is Number(v).
func (e *Engine) ToNumber(v engine.Value) (f float64, err error) {
	switch v := v.(type) {
	case float64:
		return v, nil
	case int:
		return float64(v), nil
	}
	if asObject(v) == nil {
		return valueFloat(e.in(v)), nil
	}
	if err := e.enter(); err != nil {
		return 0, err
	}
	defer e.leave(&err, len(e.list))
	return valueFloat(e.in(v)), nil
}

// ToString is String(v).
func (e *Engine) ToString(v engine.Value) (s string, err error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	if asObject(v) == nil {
		return valueString(e.in(v)), nil
	}
	if err := e.enter(); err != nil {
		return "", err
	}
	defer e.leave(&err, len(e.list))
	return valueString(e.in(v)), nil
}

// Same is ===, but NaN is the same as NaN.
func (e *Engine) Same(a, b engine.Value) bool {
	if x, y := asObject(a), asObject(b); x != nil || y != nil {
		return x == y
	}
	switch a := a.(type) {
	case nil, undefined:
		return e.TypeOf(b) == engine.Undefined
	case null:
		_, ok := b.(null)
		return ok
	case bool:
		b, ok := b.(bool)
		return ok && a == b
	case string:
		b, ok := b.(string)
		return ok && a == b
	}
	if e.TypeOf(b) != engine.Number {
		return false
	}
	x, y := valueFloat(e.in(a)), valueFloat(e.in(b))
	return x == y || x != x && y != y
}

// name is a property key as otto has it: a string.
func (e *Engine) name(key engine.Key) string {
	switch key := key.(type) {
	case string:
		return key
	case int:
		return strconv.Itoa(key)
	}
	return valueString(e.in(key))
}
