package crypto

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"encoding"
	"hash"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// digests are the algorithms, by the names that Node takes in any case.
var digests = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
	"sha512-224": sha512.New512_224, "sha512-256": sha512.New512_256,
	"sha3-224": func() hash.Hash { return sha3.New224() }, "sha3-256": func() hash.Hash { return sha3.New256() },
	"sha3-384": func() hash.Hash { return sha3.New384() }, "sha3-512": func() hash.Hash { return sha3.New512() },
	"shake128": func() hash.Hash { return &shake{sha3.NewSHAKE128(), 16} }, "shake256": func() hash.Hash { return &shake{sha3.NewSHAKE256(), 32} },
}

// A shake is a digest of any length.
type shake struct {
	*sha3.SHAKE
	size int
}

func (s *shake) Size() int { return s.size }

func (s *shake) Sum(b []byte) []byte {
	out := make([]byte, s.size)
	io.ReadFull(s, out)
	return append(b, out...)
}

// digestOf finds an algorithm; nil if there is none of this name.
func digestOf(name string) func() hash.Hash {
	name = strings.ToLower(name)
	if f := digests[name]; f != nil {
		return f
	}
	name = strings.TrimPrefix(name, "rsa-")
	if f := digests[strings.Replace(name, "/", "-", 1)]; f != nil {
		return f
	}
	return digests[strings.Replace(name, "sha-", "sha", 1)]
}

// hashes is crypto.getHashes().
func (st *state) hashes(*engine.Call) (engine.Value, error) {
	var list []engine.Value
	for _, name := range slices.Sorted(maps.Keys(digests)) {
		list = append(list, st.eng.String(name))
	}
	return st.eng.NewArray(list...), nil
}

// known is the length of a digest, undefined for none.
func (st *state) known(c *engine.Call) (engine.Value, error) {
	if f := digestOf(st.e.Text(c.Arg(0))); f != nil {
		return st.eng.Number(float64(f().Size())), nil
	}
	return c.Undefined, nil
}

// sum is a digest that is being computed.
type sum struct{ h hash.Hash }

func (st *state) newHash(c *engine.Call) (engine.Value, error) {
	f := digestOf(st.e.Text(c.Arg(0)))
	if f == nil {
		return c.Undefined, nil
	}
	h := f()
	if err := st.resize(h, c.Arg(1)); err != nil {
		return nil, err
	}
	return st.newSum(h)
}

// resize sets the length of a digest: only one of any length may have another
// than its own.
func (st *state) resize(h hash.Hash, length engine.Value) error {
	if st.eng.TypeOf(length) != engine.Number {
		return nil
	}
	n, err := st.e.Int(length)
	if err != nil {
		return err
	}
	if s, ok := h.(*shake); ok {
		s.size = n
		return nil
	}
	if n == h.Size() {
		return nil
	}
	return st.e.Throw(env.Error, "ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH", "error:030000B2:digital envelope routines::not XOF or invalid length")
}

func (st *state) newHmac(c *engine.Call) (engine.Value, error) {
	f := digestOf(st.e.Text(c.Arg(0)))
	key, _ := buffer.Bytes(st.e, c.Arg(1))
	if f == nil {
		return c.Undefined, nil
	}
	return st.newSum(hmac.New(f, key))
}

func (st *state) newSum(h hash.Hash) (engine.Value, error) {
	if st.prototype == nil {
		_, prototype, err := st.e.Class("Hash", 0, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil },
			st.method("update", func(s *sum, c *engine.Call) (engine.Value, error) {
				b, ok := buffer.Bytes(st.e, c.Arg(0))
				if ok {
					s.h.Write(b)
				}
				return st.eng.Bool(ok), nil
			}),
			st.method("text", func(s *sum, c *engine.Call) (engine.Value, error) {
				enc, ok := buffer.ParseEncoding(st.e.Text(c.Arg(1)))
				if !ok {
					enc = buffer.UTF8
				}
				s.h.Write(buffer.Encode(st.e.Text(c.Arg(0)), enc))
				return c.Undefined, nil
			}),
			st.method("digest", func(s *sum, c *engine.Call) (engine.Value, error) {
				return buffer.New(st.e, s.h.Sum(nil)), nil
			}),
			st.method("copy", st.copySum),
		)
		if err != nil {
			return nil, err
		}
		st.prototype = st.e.Keep(prototype)
	}
	v := st.eng.NewObject(st.prototype)
	st.eng.SetHost(v, &sum{h})
	return v, nil
}

func (st *state) method(name string, f func(*sum, *engine.Call) (engine.Value, error)) env.Method {
	return env.Method{Name: name, Func: func(c *engine.Call) (engine.Value, error) {
		s, ok := st.eng.Host(c.This).(*sum)
		if !ok {
			return nil, st.e.Throw(env.TypeError, "", "Illegal invocation")
		}
		return f(s, c)
	}}
}

// copySum goes on from where a digest is. All of Go's can be written down.
func (st *state) copySum(s *sum, c *engine.Call) (engine.Value, error) {
	var h hash.Hash
	if sh, ok := s.h.(*shake); ok {
		// A shake does not know how it began: its capacity tells.
		again := sha3.NewSHAKE128()
		if sh.SHAKE.BlockSize() == sha3.NewSHAKE256().BlockSize() {
			again = sha3.NewSHAKE256()
		}
		h = &shake{again, sh.size}
	} else {
		for _, f := range digests {
			if candidate := f(); candidate.Size() == s.h.Size() && restores(candidate, s.h) {
				h = candidate
				break
			}
		}
	}
	if h == nil || !restores(h, s.h) {
		return nil, st.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "This digest cannot be copied")
	}
	if err := st.resize(h, c.Arg(0)); err != nil {
		return nil, err
	}
	return st.newSum(h)
}

// restores gives h the state of another, if they are of one kind.
func restores(h, from hash.Hash) bool {
	m, ok := from.(encoding.BinaryMarshaler)
	u, can := h.(encoding.BinaryUnmarshaler)
	if !ok || !can {
		return false
	}
	state, err := m.MarshalBinary()
	return err == nil && u.UnmarshalBinary(state) == nil
}
