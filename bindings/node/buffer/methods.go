package buffer

import (
	"bytes"
	"math"
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// method is a function of the prototype with the memory of its this.
type method func(b []byte, c *engine.Call) (engine.Value, error)

func (st *state) bind(f method) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		b, ok := Bytes(st.e, c.This)
		if !ok {
			return nil, st.e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "argument must be a buffer")
		}
		return f(b, c)
	}
}

func (st *state) methods() []env.Method {
	list := []struct {
		name   string
		length int
		f      method
	}{
		{"toString", 3, st.toString},
		{"equals", 1, st.equals},
		{"inspect", 2, st.inspect},
		{"compare", 5, st.compare},
		{"indexOf", 3, func(b []byte, c *engine.Call) (engine.Value, error) {
			i, err := st.index(b, c, true)
			return st.number(i), err
		}},
		{"lastIndexOf", 3, func(b []byte, c *engine.Call) (engine.Value, error) {
			i, err := st.index(b, c, false)
			return st.number(i), err
		}},
		{"includes", 3, func(b []byte, c *engine.Call) (engine.Value, error) {
			i, err := st.index(b, c, true)
			return st.eng.Bool(i >= 0), err
		}},
		{"fill", 4, st.fillMethod},
		{"write", 4, st.write},
		{"toJSON", 0, st.toJSON},
		{"subarray", 2, st.slice},
		{"slice", 2, st.slice},
	}
	out := append(make([]env.Method, 0, len(list)+4), env.Method{Name: "copy", Length: 4, Func: st.copy})
	for _, m := range list {
		out = append(out, env.Method{Name: m.name, Length: m.length, Func: st.bind(m.f)})
	}
	for _, width := range [...]int{2, 4, 8} {
		bits := strconv.Itoa(8 * width)
		out = append(out, env.Method{Name: "swap" + bits, Func: st.bind(func(b []byte, c *engine.Call) (engine.Value, error) {
			if len(b)%width != 0 {
				return nil, st.e.Throw(env.RangeError, "ERR_INVALID_BUFFER_SIZE", "Buffer size must be a multiple of "+bits+"-bits")
			}
			for i := 0; i < len(b); i += width {
				slices.Reverse(b[i : i+width])
			}
			return c.This, nil
		})})
	}
	return out
}

func (st *state) equals(b []byte, c *engine.Call) (engine.Value, error) {
	other, ok := st.uint8s(c.Arg(0))
	if !ok {
		return nil, st.e.InvalidArgType("otherBuffer", bytesWanted, c.Arg(0))
	}
	return st.eng.Bool(bytes.Equal(b, other)), nil
}

func (st *state) toJSON(b []byte, _ *engine.Call) (engine.Value, error) {
	data := make([]engine.Value, len(b))
	for i, x := range b {
		data[i] = st.number(int(x))
	}
	out := st.eng.NewObject(nil)
	if err := st.eng.Set(out, "type", st.eng.String("Buffer")); err != nil {
		return nil, err
	}
	return out, st.eng.Set(out, "data", st.eng.NewArray(data...))
}

// toString is buffer.toString(encoding, start, end).
func (st *state) toString(b []byte, c *engine.Call) (engine.Value, error) {
	eng := st.eng
	if len(c.Args) == 0 {
		return eng.String(Decode(b, UTF8)), nil
	}
	n := float64(len(b))
	start, err := eng.ToNumber(c.Arg(1))
	if err != nil {
		return nil, err
	}
	if start >= n {
		return eng.String(""), nil
	}
	if !(start > 0) {
		start = 0
	}
	end := n
	if v := c.Arg(2); eng.TypeOf(v) != engine.Undefined {
		if end, err = eng.ToNumber(v); err != nil {
			return nil, err
		}
	}
	if !(end > start) {
		return eng.String(""), nil
	}
	enc := UTF8
	if v := c.Arg(0); eng.TypeOf(v) != engine.Undefined {
		name, err := eng.ToString(v)
		if err != nil {
			return nil, err
		}
		known, ok := ParseEncoding(name)
		if !ok {
			return nil, unknownEncoding(st.e, v)
		}
		enc = known
	}
	from, to := int(start), int(min(end, n))
	if to <= from {
		return eng.String(""), nil
	}
	return eng.String(Decode(b[from:to], enc)), nil
}

// copy is buffer.copy(target, targetStart, sourceStart, sourceEnd).
func (st *state) copy(c *engine.Call) (engine.Value, error) {
	b, ok := st.uint8s(c.This)
	if !ok {
		return nil, st.e.InvalidArgType("source", bytesWanted, c.This)
	}
	target, ok := st.uint8s(c.Arg(0))
	if !ok {
		return nil, st.e.InvalidArgType("target", bytesWanted, c.Arg(0))
	}
	at := func(i int, name, bounds string, fallback, highest float64) (float64, error) {
		v := c.Arg(i)
		if st.eng.TypeOf(v) == engine.Undefined {
			return fallback, nil
		}
		f, err := st.eng.ToNumber(v)
		if err != nil {
			return 0, err
		}
		if f = math.Floor(f); math.IsNaN(f) || math.IsInf(f, 0) {
			f = 0
		}
		if f < 0 || f > highest {
			err = st.e.OutOfRange(name, bounds, st.eng.Number(f))
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
		return st.number(0), nil
	}
	return st.number(copy(target[int(to):], b[int(start):int(end)])), nil
}

// compare is buffer.compare(target, targetStart, targetEnd, sourceStart,
// sourceEnd).
func (st *state) compare(b []byte, c *engine.Call) (engine.Value, error) {
	if _, ok := st.uint8s(c.This); !ok {
		return nil, st.e.InvalidArgType("source", bytesWanted, c.This)
	}
	target, ok := st.uint8s(c.Arg(0))
	if !ok {
		return nil, st.e.InvalidArgType("target", bytesWanted, c.Arg(0))
	}
	at := func(i int, name string, fallback, highest int) (int, error) {
		if st.eng.TypeOf(c.Arg(i)) == engine.Undefined {
			return fallback, nil
		}
		n, err := st.e.IntArg(name, c.Arg(i), 0, int64(highest))
		return int(n), err
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
	return st.number(order), nil
}
