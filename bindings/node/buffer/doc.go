// Package buffer is Node's Buffer over the engine's likeness of a Uint8Array,
// with the encodings between bytes and text, and the string decoder.
//
// For other packages: New makes a Buffer of bytes, Bytes is the memory behind
// one, Encode and Decode go from text to bytes and back, Decoder does so for
// bytes that come in pieces.
//
// Differs from Node: there is no pool and no ArrayBuffer behind a Buffer where
// the engine has none, so buffer, byteOffset and SharedArrayBuffer are the
// engine's business. allocUnsafe gives zeroed memory.
//
// Loop goroutine only, but for what says otherwise.
package buffer

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('buffer').
var Module = env.Module{Name: "buffer", Load: load}

// StringDecoderModule is require('string_decoder').
var StringDecoderModule = env.Module{Name: "string_decoder", Load: loadDecoder}

type state struct {
	class, prototype engine.Value
	warned           bool // of new Buffer()
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := new(state)
		if err := st.load(e); err != nil {
			panic(env.Broken("buffer", err))
		}
		return st
	})
}

// Class is the Buffer class.
func Class(e *env.Env) engine.Value { return stateOf(e).class }

// New makes a Buffer over b, whose memory it shares.
func New(e *env.Env, b []byte) engine.Value {
	st := stateOf(e)
	v := e.Engine.NewBytes(b)
	if err := e.Engine.SetProto(v, st.prototype); err != nil {
		panic(env.Broken("buffer: a view of bytes refuses Buffer.prototype", err))
	}
	return v
}

// Bytes is the memory behind a Buffer or any other view of bytes.
func Bytes(e *env.Env, v engine.Value) ([]byte, bool) {
	if e.Engine.TypeOf(v) != engine.Object {
		return nil, false
	}
	return e.Engine.Bytes(v)
}

// Is tells whether v is a Buffer.
func Is(e *env.Env, v engine.Value) bool {
	if _, ok := Bytes(e, v); !ok {
		return false
	}
	prototype := stateOf(e).prototype
	for v = e.Engine.Proto(v); e.Engine.TypeOf(v) == engine.Object; v = e.Engine.Proto(v) {
		if e.Engine.Same(v, prototype) {
			return true
		}
	}
	return false
}

// EncodingArg is the encoding a script named; undefined, null and "" are UTF8,
// a name nobody knows is ERR_UNKNOWN_ENCODING.
func EncodingArg(e *env.Env, v engine.Value) (Encoding, error) {
	switch e.Engine.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return UTF8, nil
	}
	name := e.Text(v)
	if name == "" {
		return UTF8, nil
	}
	enc, ok := ParseEncoding(name)
	if !ok {
		return 0, e.Throw(env.TypeError, "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+name)
	}
	return enc, nil
}

// textOrBytes is the bytes of a string in this encoding, or of a view.
func textOrBytes(e *env.Env, v engine.Value, enc Encoding) ([]byte, bool) {
	if e.Engine.TypeOf(v) == engine.String {
		return Encode(e.Text(v), enc), true
	}
	return Bytes(e, v)
}
