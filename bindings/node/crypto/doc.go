// Package crypto is Node's crypto, as far as servers and their clients use it,
// over Go's standard library: digests and HMACs, random bytes, comparison in
// constant time, keys from passwords. Ciphers, signatures and certificates are
// not built; their names throw when they are called, and say so.
//
//	crypto.js   classes, functions, arguments
//	digest.go   sums; random.go random bytes; derive.go keys from passwords
package crypto

import (
	_ "embed"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

//go:embed crypto.js
var source string

// Module is require('crypto').
var Module = env.Module{Name: "crypto", Load: func(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	f, err := eng.Function(engine.Source{File: "node:crypto", Text: source}, "exports", "require", "native")
	if err != nil {
		return nil, err
	}
	native, err := (&state{e: e, eng: eng}).natives()
	if err != nil {
		return nil, err
	}
	exports := eng.NewObject(nil)
	require := eng.NewFunc("require", 1, func(c *engine.Call) (engine.Value, error) { return e.Require(e.Text(c.Arg(0))) })
	_, err = eng.Call(f, nil, exports, require, native)
	return exports, err
}}

// state is what the package knows of an Env.
type state struct {
	e         *env.Env
	eng       engine.Engine
	prototype engine.Value // of sums
}

// natives are what crypto.js asks of Go.
func (st *state) natives() (engine.Value, error) {
	e, eng := st.e, st.eng
	native := e.Keep(eng.NewObject(nil))
	return native, e.Functions(native, append(lang.Natives(e),
		env.Method{Name: "bytes", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if b, ok := buffer.Bytes(e, c.Arg(0)); ok {
				return buffer.New(e, b), nil
			}
			return c.Undefined, nil
		}},
		env.Method{Name: "hash", Length: 2, Func: st.newHash},
		env.Method{Name: "hmac", Length: 2, Func: st.newHmac},
		env.Method{Name: "hashes", Func: st.hashes},
		env.Method{Name: "known", Length: 1, Func: st.known},
		env.Method{Name: "fill", Length: 1, Func: st.fill},
		env.Method{Name: "fillLater", Length: 2, Func: st.fillLater},
		env.Method{Name: "below", Length: 1, Func: st.below},
		env.Method{Name: "uuid", Func: func(*engine.Call) (engine.Value, error) { return eng.String(uuid()), nil }},
		env.Method{Name: "equal", Length: 2, Func: st.equal},
		env.Method{Name: "pbkdf2", Length: 6, Func: st.pbkdf2},
		env.Method{Name: "hkdf", Length: 6, Func: st.hkdf},
	)...)
}
