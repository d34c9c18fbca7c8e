package buffer

import (
	"bytes"
	"encoding/hex"
	"math"
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// method is a function of the prototype with the memory of its this.
type method func(b []byte, c *engine.Call) (engine.Value, error)

func bind(e *env.Env, f method) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		b, ok := Bytes(e, c.This)
		if !ok {
			return nil, e.Throw(env.TypeError, "", "argument must be a buffer")
		}
		return f(b, c)
	}
}

func methods(e *env.Env) []env.Method {
	eng := e.Engine
	list := []struct {
		name   string
		length int
		f      method
	}{
		{"copy", 4, func(b []byte, c *engine.Call) (engine.Value, error) { return copyInto(e, b, c) }},
		{"toString", 3, func(b []byte, c *engine.Call) (engine.Value, error) { return toString(e, b, c) }},
		{"equals", 1, func(b []byte, c *engine.Call) (engine.Value, error) {
			other, ok := Bytes(e, c.Arg(0))
			if !ok {
				return nil, e.InvalidArgType("otherBuffer", bytesWanted, c.Arg(0))
			}
			return eng.Bool(bytes.Equal(b, other)), nil
		}},
		{"inspect", 2, func(b []byte, _ *engine.Call) (engine.Value, error) { return eng.String(Inspect(b)), nil }},
		{"compare", 5, func(b []byte, c *engine.Call) (engine.Value, error) { return compare(e, b, c) }},
		{"indexOf", 3, func(b []byte, c *engine.Call) (engine.Value, error) {
			i, err := index(e, b, c, false)
			return eng.Number(float64(i)), err
		}},
		{"lastIndexOf", 3, func(b []byte, c *engine.Call) (engine.Value, error) {
			i, err := index(e, b, c, true)
			return eng.Number(float64(i)), err
		}},
		{"includes", 3, func(b []byte, c *engine.Call) (engine.Value, error) {
			i, err := index(e, b, c, false)
			return eng.Bool(i >= 0), err
		}},
		{"fill", 4, func(b []byte, c *engine.Call) (engine.Value, error) { return c.This, fillMethod(e, b, c) }},
		{"write", 4, func(b []byte, c *engine.Call) (engine.Value, error) { return write(e, b, c) }},
		{"toJSON", 0, func(b []byte, _ *engine.Call) (engine.Value, error) {
			data := make([]engine.Value, len(b))
			for i, x := range b {
				data[i] = eng.Number(float64(x))
			}
			out := eng.NewObject(nil)
			if err := eng.Set(out, "type", eng.String("Buffer")); err != nil {
				return nil, err
			}
			return out, eng.Set(out, "data", eng.NewArray(data...))
		}},
		{"subarray", 2, func(b []byte, c *engine.Call) (engine.Value, error) { return slice(e, b, c) }},
		{"slice", 2, func(b []byte, c *engine.Call) (engine.Value, error) { return slice(e, b, c) }},
	}
	out := make([]env.Method, 0, len(list)+3)
	for _, m := range list {
		out = append(out, env.Method{Name: m.name, Length: m.length, Func: bind(e, m.f)})
	}
	for _, width := range [...]int{2, 4, 8} {
		name := strconv.Itoa(8 * width)
		out = append(out, env.Method{Name: "swap" + name, Func: bind(e, func(b []byte, c *engine.Call) (engine.Value, error) {
			if len(b)%width != 0 {
				return nil, e.Throw(env.RangeError, "ERR_INVALID_BUFFER_SIZE", "Buffer size must be a multiple of "+name+"-bits")
			}
			for i := 0; i < len(b); i += width {
				slices.Reverse(b[i : i+width])
			}
			return c.This, nil
		})})
	}
	return out
}

// sliceMethods are the ones with an encoding in their name, which packages of
// Node's early years call directly.
func sliceMethods(e *env.Env) []env.Method {
	eng := e.Engine
	var out []env.Method
	for _, s := range [...]struct {
		name string
		enc  Encoding
	}{{"ascii", ASCII}, {"base64", Base64}, {"base64url", Base64URL}, {"latin1", Latin1}, {"hex", Hex}, {"ucs2", UTF16LE}, {"utf8", UTF8}} {
		out = append(out,
			env.Method{Name: s.name + "Slice", Func: bind(e, func(b []byte, c *engine.Call) (engine.Value, error) {
				start, end, err := sliceBounds(e, c, len(b))
				if err != nil {
					return nil, err
				}
				return eng.String(Decode(b[start:end], s.enc)), nil
			})},
			env.Method{Name: s.name + "Write", Func: bind(e, func(b []byte, c *engine.Call) (engine.Value, error) {
				if eng.TypeOf(c.Arg(0)) != engine.String {
					return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "argument must be a string")
				}
				offset, length := 0, len(b)
				var err error
				if eng.TypeOf(c.Arg(1)) != engine.Undefined {
					if offset, err = offsetArg(e, "offset", c.Arg(1), 0, len(b)); err != nil {
						return nil, err
					}
				}
				length -= offset
				if eng.TypeOf(c.Arg(2)) != engine.Undefined {
					n, err := e.Int(c.Arg(2))
					if err != nil {
						return nil, err
					}
					length = max(0, min(length, n))
				}
				return eng.Number(float64(writeText(b[offset:offset+length], e.Text(c.Arg(0)), s.enc))), nil
			})})
	}
	return out
}

// Inspect is how util.inspect shows a Buffer.
func Inspect(b []byte) string {
	const most = 50
	out := "<Buffer "
	for i, x := range b[:min(len(b), most)] {
		if i > 0 {
			out += " "
		}
		out += hex.EncodeToString([]byte{x})
	}
	if more := len(b) - most; more > 0 {
		out += " ... " + strconv.Itoa(more) + " more byte"
		if more > 1 {
			out += "s"
		}
	}
	return out + ">"
}

// offsetArg checks a position as Node's validateOffset does.
func offsetArg(e *env.Env, name string, v engine.Value, lowest, highest int) (int, error) {
	n, err := e.IntArg(name, v, int64(lowest), int64(highest))
	return int(n), err
}

// position is a lenient one: what is no number is 0.
func position(e *env.Env, v engine.Value) (float64, error) {
	f, err := e.Engine.ToNumber(v)
	if math.IsNaN(f) {
		f = 0
	}
	return math.Trunc(f), err
}

// sliceBounds are start and end where negative counts from the end.
func sliceBounds(e *env.Env, c *engine.Call, n int) (start, end int, err error) {
	at := func(i, fallback int) int {
		if err != nil || e.Engine.TypeOf(c.Arg(i)) == engine.Undefined {
			return fallback
		}
		var f float64
		if f, err = position(e, c.Arg(i)); f < 0 {
			f += float64(n)
		}
		return int(max(0, min(f, float64(n))))
	}
	start, end = at(0, 0), at(1, n)
	return start, max(start, end), err
}

func slice(e *env.Env, b []byte, c *engine.Call) (engine.Value, error) {
	start, end, err := sliceBounds(e, c, len(b))
	if err != nil {
		return nil, err
	}
	return New(e, b[start:end:end]), nil
}

func toString(e *env.Env, b []byte, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	if len(c.Args) == 0 {
		return eng.String(Decode(b, UTF8)), nil
	}
	start, err := position(e, c.Arg(1))
	if err != nil {
		return nil, err
	}
	end := float64(len(b))
	if eng.TypeOf(c.Arg(2)) != engine.Undefined {
		if end, err = position(e, c.Arg(2)); err != nil {
			return nil, err
		}
	}
	start, end = max(start, 0), min(end, float64(len(b)))
	if start >= float64(len(b)) || end <= start {
		return eng.String(""), nil
	}
	enc := UTF8
	if v := c.Arg(0); eng.TypeOf(v) != engine.Undefined {
		known, ok := ParseEncoding(e.Text(v))
		if !ok {
			return nil, e.Throw(env.TypeError, "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+e.Text(v))
		}
		enc = known
	}
	return eng.String(Decode(b[int(start):int(end)], enc)), nil
}

// write is buffer.write(string[, offset[, length]][, encoding]).
func write(e *env.Env, b []byte, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	encoding := c.Arg(3)
	offset, length := 0, len(b)
	var err error
	switch {
	case eng.TypeOf(c.Arg(1)) == engine.Undefined:
		encoding = c.Undefined // Node does not look at it here
	case eng.TypeOf(c.Arg(1)) == engine.String:
		encoding = c.Arg(1)
	default:
		if offset, err = offsetArg(e, "offset", c.Arg(1), 0, len(b)); err != nil {
			return nil, err
		}
		length -= offset
		switch {
		case eng.TypeOf(c.Arg(2)) == engine.Undefined:
		case eng.TypeOf(c.Arg(2)) == engine.String:
			encoding = c.Arg(2)
		default:
			n, err := offsetArg(e, "length", c.Arg(2), 0, len(b))
			if err != nil {
				return nil, err
			}
			length = min(length, n)
		}
	}
	if eng.TypeOf(c.Arg(0)) != engine.String {
		return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "argument must be a string")
	}
	enc, err := EncodingArg(e, encoding)
	if err != nil {
		return nil, err
	}
	return eng.Number(float64(writeText(b[offset:offset+length], e.Text(c.Arg(0)), enc))), nil
}

// writeText writes as much of text as fits; of a character that does not fit
// whole, nothing.
func writeText(b []byte, text string, enc Encoding) int {
	data := Encode(text, enc)
	if len(data) > len(b) {
		n := len(b)
		switch enc {
		case UTF8:
			for n > 0 && data[n]&0xc0 == 0x80 {
				n--
			}
		case UTF16LE:
			n &^= 1
		}
		data = data[:n]
	}
	return copy(b, data)
}

func copyInto(e *env.Env, b []byte, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	target, ok := Bytes(e, c.Arg(0))
	if !ok {
		return nil, e.InvalidArgType("target", bytesWanted, c.Arg(0))
	}
	at := func(i int, name, bounds string, fallback, highest float64) (float64, error) {
		v := c.Arg(i)
		if eng.TypeOf(v) == engine.Undefined {
			return fallback, nil
		}
		f, err := position(e, v)
		if err == nil && (f < 0 || f > highest) {
			err = e.OutOfRange(name, bounds, eng.Number(f))
		}
		return f, err
	}
	to, err := at(1, "targetStart", ">= 0", 0, math.Inf(1))
	if err != nil {
		return nil, err
	}
	start, err := at(2, "sourceStart", ">= 0 && <= "+strconv.Itoa(len(b)), 0, float64(len(b)))
	if err != nil {
		return nil, err
	}
	end, err := at(3, "sourceEnd", ">= 0", float64(len(b)), math.Inf(1))
	if err != nil {
		return nil, err
	}
	end = min(end, float64(len(b)))
	if to >= float64(len(target)) || start >= end {
		return eng.Number(0), nil
	}
	return eng.Number(float64(copy(target[int(to):], b[int(start):int(end)]))), nil
}

func compare(e *env.Env, b []byte, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	target, ok := Bytes(e, c.Arg(0))
	if !ok {
		return nil, e.InvalidArgType("target", bytesWanted, c.Arg(0))
	}
	at := func(i int, name string, fallback, highest int) (int, error) {
		if eng.TypeOf(c.Arg(i)) == engine.Undefined {
			return fallback, nil
		}
		return offsetArg(e, name, c.Arg(i), 0, highest)
	}
	targetStart, err := at(1, "targetStart", 0, maxLength)
	if err != nil {
		return nil, err
	}
	targetEnd, err := at(2, "targetEnd", len(target), len(target))
	if err != nil {
		return nil, err
	}
	start, err := at(3, "sourceStart", 0, maxLength)
	if err != nil {
		return nil, err
	}
	end, err := at(4, "sourceEnd", len(b), len(b))
	if err != nil {
		return nil, err
	}
	order := 0
	switch {
	case start >= end && targetStart >= targetEnd:
	case start >= end:
		order = -1
	case targetStart >= targetEnd:
		order = 1
	default:
		order = bytes.Compare(b[start:end], target[targetStart:targetEnd])
	}
	return eng.Number(float64(order)), nil
}

// index is indexOf and lastIndexOf.
func index(e *env.Env, b []byte, c *engine.Call, backwards bool) (int, error) {
	eng := e.Engine
	at, encoding := c.Arg(1), c.Arg(2)
	if eng.TypeOf(at) == engine.String {
		at, encoding = c.Undefined, at
	}
	// A position that is no number is the whole buffer; null and {} are odd:
	// null is 0, NaN and undefined search everything.
	from := 0.0
	if backwards {
		from = float64(len(b))
	}
	if eng.TypeOf(at) != engine.Undefined {
		f, err := eng.ToNumber(at)
		if err != nil {
			return 0, err
		}
		if !math.IsNaN(f) {
			from = math.Trunc(f)
		}
	}
	if from < 0 {
		from += float64(len(b))
		if from < 0 {
			if backwards {
				return -1, nil
			}
			from = 0
		}
	}
	from = min(from, float64(len(b)))
	var what []byte
	switch v := c.Arg(0); eng.TypeOf(v) {
	case engine.Number:
		f, err := eng.ToNumber(v)
		if err != nil {
			return 0, err
		}
		what = []byte{modulo256(f)}
	case engine.String:
		enc, err := EncodingArg(e, encoding)
		if err != nil {
			return 0, err
		}
		what = Encode(e.Text(v), enc)
	default:
		var ok bool
		if what, ok = Bytes(e, v); !ok {
			return 0, e.InvalidArgType("value", "one of type number or string or an instance of Buffer or Uint8Array", v)
		}
	}
	if !backwards {
		if i := bytes.Index(b[int(from):], what); i >= 0 {
			return i + int(from), nil
		}
		return -1, nil
	}
	end := min(len(b), int(from)+len(what))
	return bytes.LastIndex(b[:end], what), nil
}

// fillMethod is buffer.fill(value[, offset[, end]][, encoding]).
func fillMethod(e *env.Env, b []byte, c *engine.Call) error {
	eng := e.Engine
	offset, end, encoding := c.Arg(1), c.Arg(2), c.Arg(3)
	if eng.TypeOf(c.Arg(0)) == engine.String {
		if eng.TypeOf(offset) == engine.String {
			offset, end, encoding = c.Undefined, c.Undefined, offset
		} else if eng.TypeOf(end) == engine.String {
			end, encoding = c.Undefined, end
		}
	}
	enc, err := EncodingArg(e, encoding)
	if err != nil {
		return err
	}
	from, to := 0, len(b)
	if eng.TypeOf(offset) != engine.Undefined {
		if from, err = offsetArg(e, "offset", offset, 0, maxLength); err != nil {
			return err
		}
	}
	if eng.TypeOf(end) != engine.Undefined {
		if to, err = offsetArg(e, "end", end, 0, len(b)); err != nil {
			return err
		}
	}
	if from >= to {
		return nil
	}
	return fill(e, b[from:to], c.Arg(0), enc)
}

func fill(e *env.Env, b []byte, v engine.Value, enc Encoding) error {
	pattern, ok := textOrBytes(e, v, enc)
	if !ok {
		f, err := e.Engine.ToNumber(v)
		if err != nil {
			return err
		}
		pattern = []byte{modulo256(f)}
	} else if len(pattern) == 0 {
		if e.Engine.TypeOf(v) != engine.String || e.Text(v) != "" {
			return e.InvalidArgValue("value", v, "")
		}
		pattern = []byte{0}
	}
	for n := copy(b, pattern); n < len(b); n *= 2 {
		copy(b[n:], b[:n])
	}
	return nil
}
