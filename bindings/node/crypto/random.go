package crypto

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"math/big"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/work"
)

// fill fills a buffer with random bytes. Go's never fail.
func (st *state) fill(c *engine.Call) (engine.Value, error) {
	b, _ := buffer.Bytes(st.e, c.Arg(0))
	rand.Read(b)
	return c.Undefined, nil
}

// fillLater does so on the thread pool, and calls back.
func (st *state) fillLater(c *engine.Call) (engine.Value, error) {
	b, _ := buffer.Bytes(st.e, c.Arg(0))
	random := make([]byte, len(b)) // the script may look at its buffer meanwhile
	target := st.eng.Hold(c.Arg(0))
	return st.later(c.Arg(1), func() { rand.Read(random) }, func() ([]engine.Value, error) {
		defer st.eng.Release(target)
		b, _ := buffer.Bytes(st.e, target)
		copy(b, random)
		return []engine.Value{st.eng.Null()}, nil
	})
}

// later runs work on the thread pool and calls back with what result gives.
func (st *state) later(callback engine.Value, run func(), result func() ([]engine.Value, error)) (engine.Value, error) {
	callback = st.eng.Hold(callback)
	var request work.Request
	err := request.Queue(st.e.Loop, run, func(error) {
		st.e.Callback(func() error {
			defer st.eng.Release(callback)
			args, err := result()
			if err == nil {
				_, err = st.eng.Call(callback, nil, args...)
			}
			return err
		})
	})
	if err != nil {
		st.eng.Release(callback)
		return nil, st.e.ThrowError(err)
	}
	return st.eng.Undefined(), nil
}

// below is a random integer from 0 up to a limit, each as likely as the other.
func (st *state) below(c *engine.Call) (engine.Value, error) {
	limit, err := st.eng.ToNumber(c.Arg(0))
	if err != nil {
		return nil, err
	}
	n, err := rand.Int(rand.Reader, big.NewInt(int64(limit)))
	if err != nil {
		return nil, err
	}
	return st.eng.Number(float64(n.Int64())), nil
}

// uuid is a random UUID of version 4.
func uuid() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	s := hex.EncodeToString(b[:])
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

func (st *state) equal(c *engine.Call) (engine.Value, error) {
	a, _ := buffer.Bytes(st.e, c.Arg(0))
	b, _ := buffer.Bytes(st.e, c.Arg(1))
	return st.eng.Bool(subtle.ConstantTimeCompare(a, b) == 1), nil
}
