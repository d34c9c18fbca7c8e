package buffer

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// from is Buffer.from(value, encodingOrOffset, length).
func (st *state) from(c *engine.Call) (engine.Value, error) {
	return st.fromValue(c.Arg(0), c.Arg(1), c.Arg(2))
}

func (st *state) fromValue(v, second, third engine.Value) (engine.Value, error) {
	eng := st.eng
	switch eng.TypeOf(v) {
	case engine.String:
		return st.fromString(v, second)
	case engine.Object:
		b, err := st.fromObject(v, second, third)
		if err != nil || b != nil {
			return b, err
		}
	}
	return nil, st.e.InvalidArgType("first argument",
		"of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object", v)
}

func (st *state) fromString(v, encoding engine.Value) (engine.Value, error) {
	enc := UTF8
	if st.eng.TypeOf(encoding) == engine.String {
		var err error
		if enc, err = EncodingArg(st.e, encoding); err != nil {
			return nil, err
		}
	}
	text, err := st.eng.ToString(v)
	if err != nil {
		return nil, err
	}
	if enc == UTF8 {
		text = WellFormed(text)
		return st.unsafe(len(text), func(b []byte) int { return copy(b, text) })
	}
	return st.unsafe(EncodedLen(text, enc), func(b []byte) int { return EncodeInto(b, text, enc) })
}

// fromObject gives nil for what no Buffer can be made from.
func (st *state) fromObject(v, second, third engine.Value) (engine.Value, error) {
	eng := st.eng
	if st.isArrayBuffer(v) {
		return st.fromArrayBuffer(v, second, third)
	}
	if b, ok := st.uint8s(v); ok {
		return st.copyOf(b)
	}
	valueOf, err := eng.Get(v, "valueOf")
	if err != nil {
		return nil, err
	}
	if eng.ToBool(valueOf) {
		if eng.TypeOf(valueOf) != engine.Function {
			return nil, st.e.Throw(env.TypeError, "", "value.valueOf is not a function")
		}
		inner, err := eng.Call(valueOf, v)
		if err != nil {
			return nil, err
		}
		if t := eng.TypeOf(inner); (t == engine.String || t == engine.Object) && !eng.Same(inner, v) {
			return st.fromValue(inner, second, third)
		}
	}
	if class := eng.Class(v); class == "BigInt64Array" || class == "BigUint64Array" {
		return nil, st.e.Throw(env.TypeError, "", "Cannot mix BigInt and other types, use explicit conversions")
	}
	if b, err := st.fromArrayLike(v); b != nil || err != nil {
		return b, err
	}
	symbol := lang.Symbol(st.e, "toPrimitive")
	if symbol == nil {
		return nil, nil
	}
	convert, err := eng.Get(v, symbol)
	if err != nil || eng.TypeOf(convert) != engine.Function {
		return nil, err
	}
	text, err := eng.Call(convert, v, eng.String("string"))
	if err != nil || eng.TypeOf(text) != engine.String {
		return nil, err
	}
	return st.fromString(text, second)
}

// fromArrayLike takes what has a length, what toJSON gives, and, as empty, what
// has an ArrayBuffer.
func (st *state) fromArrayLike(v engine.Value) (engine.Value, error) {
	eng := st.eng
	length, err := eng.Get(v, "length")
	if err != nil {
		return nil, err
	}
	switch eng.TypeOf(length) {
	case engine.Number:
		return st.fromList(v, length)
	case engine.Undefined:
	default:
		return st.new(nil), nil
	}
	if buffer, err := eng.Get(v, "buffer"); err != nil || st.isArrayBuffer(buffer) {
		return st.new(nil), err
	}
	kind, err := eng.Get(v, "type")
	if err != nil || eng.TypeOf(kind) != engine.String || st.e.Text(kind) != "Buffer" {
		return nil, err
	}
	data, err := eng.Get(v, "data")
	if err != nil || eng.Class(data) != "Array" {
		return nil, err
	}
	if length, err = eng.Get(data, "length"); err != nil {
		return nil, err
	}
	return st.fromList(data, length)
}

// fromList copies an array, or what looks like one; each element modulo 256.
func (st *state) fromList(list, length engine.Value) (engine.Value, error) {
	f, err := st.eng.ToNumber(length)
	if err != nil {
		return nil, err
	}
	if !(f > 0) {
		return st.new(nil), nil
	}
	if f > maxLength {
		return nil, st.e.Throw(env.RangeError, "", "Invalid typed array length: "+st.e.Text(length))
	}
	b := make([]byte, int(f))
	for i := range b {
		v, err := st.eng.Get(list, i)
		if err != nil {
			return nil, err
		}
		n, err := st.eng.ToNumber(v)
		if err != nil {
			return nil, err
		}
		b[i] = modulo256(n)
	}
	if len(b) >= 4096 { // no pool has room
		return st.new(b), nil
	}
	return st.copyOf(b)
}

func modulo256(f float64) byte {
	if i := int32(f); float64(i) == f {
		return byte(i)
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return byte(int64(math.Mod(math.Trunc(f), 256)))
}

// fromArrayBuffer shares the memory of an ArrayBuffer.
func (st *state) fromArrayBuffer(v, byteOffset, byteLength engine.Value) (engine.Value, error) {
	eng := st.eng
	size, err := eng.Get(v, "byteLength")
	if err != nil {
		return nil, err
	}
	whole, err := eng.ToNumber(size)
	if err != nil {
		return nil, err
	}
	offset, err := eng.ToNumber(byteOffset)
	if err != nil {
		return nil, err
	}
	if math.IsNaN(offset) {
		offset = 0
	}
	length := whole - offset
	if length < 0 {
		return nil, st.outOfBounds("offset")
	}
	if eng.TypeOf(byteLength) != engine.Undefined {
		n, err := eng.ToNumber(byteLength)
		if err != nil {
			return nil, err
		}
		if n > length {
			return nil, st.outOfBounds("length")
		}
		length = 0
		if n > 0 {
			length = n
		}
	}
	if offset <= -1 {
		return nil, st.e.Throw(env.RangeError, "", "Start offset "+st.e.Text(eng.Number(offset))+" is outside the bounds of the buffer")
	}
	return st.view(v, eng.Number(offset), eng.Number(length))
}

// copyBytesFrom is Buffer.copyBytesFrom(view, offset, length), which count
// elements.
func (st *state) copyBytesFrom(c *engine.Call) (engine.Value, error) {
	view := c.Arg(0)
	b, ok := Bytes(st.e, view)
	if !ok || st.eng.Class(view) == "DataView" {
		return nil, st.e.InvalidArgType("view", "an instance of TypedArray", view)
	}
	n := lang.Length(st.e, view)
	if n == 0 {
		return st.new(nil), nil
	}
	width := len(b) / n
	start, end := 0, n
	bound := func(v engine.Value, name string, into *int) error {
		if st.eng.TypeOf(v) == engine.Undefined {
			return nil
		}
		i, err := st.e.IntArg(name, v, 0, 1<<53-1)
		*into = int(min(i, int64(n)))
		return err
	}
	if err := bound(c.Arg(1), "offset", &start); err != nil {
		return nil, err
	}
	length := n - start
	if start < n {
		if err := bound(c.Arg(2), "length", &length); err != nil {
			return nil, err
		}
	}
	end = min(n, start+length)
	return st.copyOf(b[start*width : end*width])
}
