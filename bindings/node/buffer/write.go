package buffer

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// write is buffer.write(string[, offset[, length]][, encoding]).
func (st *state) write(b []byte, c *engine.Call) (engine.Value, error) {
	eng := st.eng
	encoding := c.Arg(3)
	switch second, third := eng.TypeOf(c.Arg(1)), eng.TypeOf(c.Arg(2)); {
	case second == engine.Undefined:
		encoding = c.Undefined // Node does not look at it here
	case second == engine.String && third == engine.Undefined:
		encoding = c.Arg(1)
	default:
		offset, err := st.e.IntArg("offset", c.Arg(1), 0, int64(len(b)))
		if err != nil {
			return nil, err
		}
		whole := int64(len(b))
		b = b[offset:]
		switch third {
		case engine.Undefined:
		case engine.String:
			encoding = c.Arg(2)
		default:
			n, err := st.e.IntArg("length", c.Arg(2), 0, whole)
			if err != nil {
				return nil, err
			}
			b = b[:min(len(b), int(n))]
		}
	}
	enc, err := EncodingArg(st.e, encoding)
	if err != nil {
		return nil, err
	}
	return st.writeText(b, c.Arg(0), enc)
}

func (st *state) writeText(b []byte, v engine.Value, enc Encoding) (engine.Value, error) {
	if st.eng.TypeOf(v) != engine.String {
		return nil, st.e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "argument must be a string")
	}
	text, err := st.eng.ToString(v)
	if err != nil {
		return nil, err
	}
	return st.number(EncodeInto(b, text, enc)), nil
}

// sliceMethods are the ones with an encoding in their name, which packages of
// Node's early years call directly.
func (st *state) sliceMethods() []env.Method {
	encodings := [...]struct {
		name string
		enc  Encoding
	}{{"ascii", ASCII}, {"base64", Base64}, {"base64url", Base64URL}, {"latin1", Latin1}, {"hex", Hex}, {"ucs2", UTF16LE}, {"utf8", UTF8}}
	var out []env.Method
	for _, s := range encodings {
		out = append(out, env.Method{Name: s.name + "Slice", Func: st.bind(func(b []byte, c *engine.Call) (engine.Value, error) {
			start, err := st.arrayIndex(c.Arg(0), 0)
			if err != nil {
				return nil, err
			}
			end, err := st.arrayIndex(c.Arg(1), len(b))
			if err != nil {
				return nil, err
			}
			end = max(start, end)
			if end > len(b) {
				return nil, st.indexOutOfRange()
			}
			return st.eng.String(Decode(b[start:end], s.enc)), nil
		})})
	}
	for _, s := range encodings {
		out = append(out, env.Method{Name: s.name + "Write", Func: st.bind(func(b []byte, c *engine.Call) (engine.Value, error) {
			if st.eng.TypeOf(c.Arg(0)) != engine.String {
				return st.writeText(b, c.Arg(0), s.enc)
			}
			offset, err := st.arrayIndex(c.Arg(1), 0)
			if err != nil {
				return nil, err
			}
			if offset > len(b) {
				return nil, st.outOfBounds("offset")
			}
			b = b[offset:]
			length, err := st.arrayIndex(c.Arg(2), len(b))
			if err != nil {
				return nil, err
			}
			return st.writeText(b[:min(len(b), length)], c.Arg(0), s.enc)
		})})
	}
	return out
}

// arrayIndex is a position that is not checked much.
func (st *state) arrayIndex(v engine.Value, fallback int) (int, error) {
	if st.eng.TypeOf(v) == engine.Undefined {
		return fallback, nil
	}
	f, err := st.eng.ToNumber(v)
	if err != nil || math.IsNaN(f) {
		return 0, err
	}
	if f = math.Trunc(f); f < 0 {
		return 0, st.indexOutOfRange()
	}
	return int(min(f, 1<<53)), nil
}

func (st *state) indexOutOfRange() error {
	return st.e.Throw(env.RangeError, "ERR_OUT_OF_RANGE", "Index out of range")
}
