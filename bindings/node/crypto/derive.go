package crypto

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"hash"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// copied are the bytes of an argument, which the script may change afterwards.
func (st *state) copied(c *engine.Call, i int) []byte {
	b, _ := buffer.Bytes(st.e, c.Arg(i))
	return append([]byte(nil), b...)
}

// derive makes a key at once, or on the thread pool where there is a callback.
// crypto.js has looked at the arguments.
func (st *state) derive(callback engine.Value, key func() ([]byte, error), shape func([]byte) engine.Value) (engine.Value, error) {
	if st.eng.TypeOf(callback) != engine.Function {
		b, err := key()
		if err != nil {
			return nil, st.e.ThrowError(err)
		}
		return shape(b), nil
	}
	var b []byte
	var err error
	return st.later(callback, func() { b, err = key() }, func() ([]engine.Value, error) {
		if err != nil {
			return []engine.Value{st.e.ErrorValue(err)}, nil
		}
		return []engine.Value{st.eng.Null(), shape(b)}, nil
	})
}

func (st *state) pbkdf2(c *engine.Call) (engine.Value, error) {
	password, salt := st.copied(c, 0), st.copied(c, 1)
	iterations, _ := st.e.Int(c.Arg(2))
	length, _ := st.e.Int(c.Arg(3))
	h := digestOf(st.e.Text(c.Arg(4)))
	return st.derive(c.Arg(5), func() ([]byte, error) {
		if length == 0 {
			return nil, nil
		}
		return pbkdf2.Key(func() hash.Hash { return h() }, string(password), salt, iterations, length)
	}, func(b []byte) engine.Value { return buffer.New(st.e, b) })
}

func (st *state) hkdf(c *engine.Call) (engine.Value, error) {
	h := digestOf(st.e.Text(c.Arg(0)))
	secret, salt, info := st.copied(c, 1), st.copied(c, 2), st.copied(c, 3)
	length, _ := st.e.Int(c.Arg(4))
	return st.derive(c.Arg(5), func() ([]byte, error) {
		return hkdf.Key(func() hash.Hash { return h() }, secret, salt, string(info), length)
	}, st.arrayBuffer)
}

// arrayBuffer is bytes as an ArrayBuffer, where the engine has them.
func (st *state) arrayBuffer(b []byte) engine.Value {
	bytes := buffer.New(st.e, b)
	if v, err := st.eng.Get(bytes, "buffer"); err == nil && st.eng.TypeOf(v) == engine.Object {
		return v
	}
	return bytes
}
