package buffer

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// maxLength is buffer.constants.MAX_LENGTH of Node 20, as far as an int goes.
const maxLength = min(1<<32, math.MaxInt)

// maxString is buffer.constants.MAX_STRING_LENGTH.
const maxString = 536870888

func (st *state) sizeArg(v engine.Value) (int, error) {
	if st.eng.TypeOf(v) != engine.Number {
		return 0, st.e.InvalidArgType("size", "of type number", v)
	}
	f, err := st.eng.ToNumber(v)
	if err != nil {
		return 0, err
	}
	if !(f >= 0 && f <= maxLength) {
		return 0, st.e.OutOfRange("size", ">= 0 && <= 4294967296", v)
	}
	return int(f), nil
}

// alloc is Buffer.alloc(size, fill, encoding).
func (st *state) alloc(size, value, encoding engine.Value) (engine.Value, error) {
	n, err := st.sizeArg(size)
	if err != nil {
		return nil, err
	}
	b := make([]byte, n)
	if st.eng.TypeOf(value) != engine.Undefined && n > 0 {
		if err := st.fill(b, value, encoding); err != nil {
			return nil, err
		}
	}
	return st.new(b), nil
}

// view makes a Buffer over a part of an ArrayBuffer.
func (st *state) view(arrayBuffer engine.Value, at, n engine.Value) (engine.Value, error) {
	v, err := st.eng.Construct(st.parent, arrayBuffer, at, n)
	if err != nil {
		return nil, err
	}
	return v, st.eng.SetProto(v, st.prototype)
}

// unsafe makes a Buffer as allocUnsafe does: small ones are cut from a pool
// that they share. fill writes to it and tells how much of it stays.
func (st *state) unsafe(n int, fill func(b []byte) int) (engine.Value, error) {
	if st.slicer == nil || n <= 0 {
		b := make([]byte, max(n, 0))
		return st.new(b[:fill(b)]), nil
	}
	size, err := st.eng.Get(st.class, "poolSize")
	if err != nil {
		return nil, err
	}
	f, err := st.eng.ToNumber(size)
	if err != nil {
		return nil, err
	}
	if !(float64(n) < math.Trunc(f/2)) || f > maxLength {
		b := make([]byte, n)
		return st.new(b[:fill(b)]), nil
	}
	if n > len(st.poolBytes)-st.poolUsed {
		st.newPool(int(f))
	}
	at := st.poolUsed
	n = fill(st.poolBytes[at : at+n : at+n])
	// The next one begins at a multiple of eight, for views of wider numbers.
	st.poolUsed = min((at+n+7)&^7, len(st.poolBytes))
	return st.slicer.Slice(st.pool, at, at+n, st.prototype)
}

func (st *state) newPool(size int) {
	if st.pool != nil {
		st.eng.Release(st.pool)
	}
	st.poolBytes, st.poolUsed = make([]byte, size), 0
	st.pool = st.eng.Hold(st.eng.NewBytes(st.poolBytes))
}

// copyOf makes a Buffer that holds what b does.
func (st *state) copyOf(b []byte) (engine.Value, error) {
	return st.unsafe(len(b), func(to []byte) int { return copy(to, b) })
}

// slice is buffer.slice and buffer.subarray: the same memory, and the same
// ArrayBuffer if there is one.
func (st *state) slice(b []byte, c *engine.Call) (engine.Value, error) {
	start, err := st.relative(c.Arg(0), len(b), 0)
	if err != nil {
		return nil, err
	}
	end, err := st.relative(c.Arg(1), len(b), len(b))
	if err != nil {
		return nil, err
	}
	end = max(start, end)
	if st.slicer == nil {
		return st.new(b[start:end:end]), nil
	}
	return st.slicer.Slice(c.This, start, end, st.prototype)
}

// relative is a position where negative counts from the end.
func (st *state) relative(v engine.Value, n, fallback int) (int, error) {
	if st.eng.TypeOf(v) == engine.Undefined {
		return fallback, nil
	}
	f, err := st.eng.ToNumber(v)
	if err != nil || math.IsNaN(f) {
		return 0, err
	}
	if f = math.Trunc(f); f < 0 {
		f += float64(n)
	}
	return int(max(0, min(f, float64(n)))), nil
}

func (st *state) slow() engine.Value {
	return st.eng.NewFunc("SlowBuffer", 1, func(c *engine.Call) (engine.Value, error) {
		return st.alloc(c.Arg(0), c.Undefined, c.Undefined)
	})
}

// outOfBounds is ERR_BUFFER_OUT_OF_BOUNDS; what names an argument.
func (st *state) outOfBounds(what string) error {
	message := "Attempt to access memory outside buffer bounds"
	if what != "" {
		message = `"` + what + `" is outside of buffer bounds`
	}
	return st.e.Throw(env.RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", message)
}
