package buffer

import (
	"bytes"
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// index is indexOf(value, byteOffset, encoding), or lastIndexOf backwards.
func (st *state) index(b []byte, c *engine.Call, forward bool) (int, error) {
	eng := st.eng
	v, at, encoding := c.Arg(0), c.Arg(1), c.Arg(2)
	if eng.TypeOf(at) == engine.String {
		at, encoding = c.Undefined, at
	}
	offset, err := eng.ToNumber(at)
	if err != nil {
		return 0, err
	}
	if math.IsNaN(offset) { // undefined and {}, but not null
		offset = 0
		if !forward {
			offset = float64(len(b))
		}
	}
	offset = max(-1<<31, min(math.Trunc(offset), 1<<31-1))
	enc, known := UTF8, true
	if eng.TypeOf(encoding) != engine.Undefined {
		name, err := eng.ToString(encoding)
		if err != nil {
			return 0, err
		}
		if enc, known = ParseEncoding(name); !known && eng.TypeOf(v) == engine.String {
			return 0, unknownEncoding(st.e, encoding)
		}
	}
	switch eng.TypeOf(v) {
	case engine.Number:
		f, err := eng.ToNumber(v)
		if err != nil {
			return 0, err
		}
		return find(b, []byte{modulo256(f)}, int(offset), forward, 1), nil
	case engine.String:
		text, err := eng.ToString(v)
		if err != nil {
			return 0, err
		}
		switch enc {
		case UTF8: // half a pair is looked for as it is, and not found
			return find(b, []byte(text), int(offset), forward, 1), nil
		case UTF16LE:
			b = b[:len(b)&^1]
		}
		return find(b, Encode(text, enc), int(offset), forward, unitOf(enc)), nil
	}
	needle, ok := st.uint8s(v)
	if !ok {
		return 0, st.e.InvalidArgType("value", "one of type number or string or an instance of Buffer or Uint8Array", v)
	}
	return find(b, needle, int(offset), forward, unitOf(enc)), nil
}

// unitOf is the width of what is compared: text in UTF-16 is found only where a
// character begins.
func unitOf(enc Encoding) int {
	if enc == UTF16LE {
		return 2
	}
	return 1
}

// find is the place of needle nearest to offset, -1 for none: at or behind it
// forward, else at or before it. A negative offset counts from the end.
func find(b, needle []byte, offset int, forward bool, unit int) int {
	switch {
	case offset < 0 && offset+len(b) >= 0:
		offset += len(b)
	case offset < 0 && (forward || len(needle) == 0):
		offset = 0
	case offset < 0:
		return -1
	case offset+len(needle) <= len(b):
	case len(needle) == 0:
		offset = len(b)
	case forward:
		return -1
	default:
		offset = len(b) - 1
	}
	if len(needle) == 0 {
		return offset
	}
	if len(b) < unit || len(needle) < unit || len(needle) > len(b) || forward && offset+len(needle) > len(b) {
		return -1
	}
	if unit == 2 {
		at := findUnits(b[:len(b)&^1], needle[:len(needle)&^1], offset&^1, forward)
		if at < 0 && len(b)%2 == 1 {
			at = len(b) - 1 // a mistake of Node's
		}
		return at
	}
	if forward {
		if i := bytes.Index(b[offset:], needle); i >= 0 {
			return offset + i
		}
		return -1
	}
	return bytes.LastIndex(b[:min(len(b), offset+len(needle))], needle)
}

// findUnits finds needle at even places only.
func findUnits(b, needle []byte, offset int, forward bool) int {
	if forward {
		for at := offset; ; at++ {
			i := bytes.Index(b[min(at, len(b)):], needle)
			if i < 0 {
				return -1
			}
			if at += i; at%2 == 0 {
				return at
			}
		}
	}
	for end := min(len(b), offset+len(needle)); ; end-- {
		i := bytes.LastIndex(b[:end], needle)
		if i < 0 || i%2 == 0 {
			return i
		}
		end = i + len(needle)
	}
}
