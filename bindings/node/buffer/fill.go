package buffer

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// fillMethod is buffer.fill(value[, offset[, end]][, encoding]).
func (st *state) fillMethod(b []byte, c *engine.Call) (engine.Value, error) {
	eng := st.eng
	offset, end, encoding := c.Arg(1), c.Arg(2), c.Arg(3)
	if eng.TypeOf(c.Arg(0)) == engine.String {
		if t := eng.TypeOf(offset); t == engine.String || t == engine.Undefined {
			offset, end, encoding = c.Undefined, c.Undefined, offset
		} else if eng.TypeOf(end) == engine.String {
			end, encoding = c.Undefined, end
		}
		if _, err := st.fillEncoding(encoding); err != nil {
			return nil, err
		}
	}
	if eng.TypeOf(offset) != engine.Undefined {
		from, err := st.e.IntArg("offset", offset, 0, maxLength)
		if err != nil {
			return nil, err
		}
		to := int64(len(b))
		if eng.TypeOf(end) != engine.Undefined {
			if to, err = st.e.IntArg("end", end, 0, to); err != nil {
				return nil, err
			}
		}
		if from >= to {
			return c.This, nil
		}
		b = b[from:to]
	}
	return c.This, st.fill(b, c.Arg(0), encoding)
}

// fillEncoding is the encoding of a value to fill with.
func (st *state) fillEncoding(v engine.Value) (Encoding, error) {
	enc, ok := normalize(st.e, v)
	switch {
	case ok:
		return enc, nil
	case st.eng.TypeOf(v) != engine.String:
		return 0, st.e.InvalidArgType("encoding", "of type string", v)
	}
	return 0, unknownEncoding(st.e, v)
}

// fill repeats value over all of b.
func (st *state) fill(b []byte, value, encoding engine.Value) error {
	var pattern []byte
	if st.eng.TypeOf(value) == engine.String {
		enc, err := st.fillEncoding(encoding)
		if err != nil {
			return err
		}
		text, err := st.eng.ToString(value)
		if err != nil {
			return err
		}
		if pattern = Encode(text, enc); text == "" {
			pattern = []byte{0}
		}
	} else if view, ok := Bytes(st.e, value); ok {
		pattern = view
	} else {
		f, err := st.eng.ToNumber(value)
		if err != nil {
			return err
		}
		pattern = []byte{modulo256(f)}
	}
	if len(pattern) == 0 {
		return st.e.InvalidArgValue("value", value, "")
	}
	for n := copy(b, pattern); n < len(b); n *= 2 {
		copy(b[n:], b[:n])
	}
	return nil
}
