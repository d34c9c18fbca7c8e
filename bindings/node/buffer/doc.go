// Package buffer is Node's Buffer over the engine's likeness of a Uint8Array,
// with the encodings between bytes and text, the string decoder, TextEncoder
// and TextDecoder, Blob and File.
//
// For other packages: New makes a Buffer of bytes, Bytes is the memory behind
// one, Encode and Decode go from text to bytes and back, Decoder does so for
// bytes that come in pieces.
//
// Differs from Node: an engine without ArrayBuffer has none behind its Buffers
// either: buffer, parent, byteOffset and offset are undefined there, and
// allocUnsafe has no pool. allocUnsafe gives zeroed memory, or what the pool
// held before.
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

// state is what one Env knows of Buffer.
type state struct {
	e   *env.Env
	eng engine.Engine

	class, prototype engine.Value

	// With typed arrays in the engine, nil without:
	parent    engine.Value  // Uint8Array
	fast      engine.Value  // FastBuffer, which Buffers are made by
	slicer    engine.Slicer // the engine, if it can
	pool      engine.Value  // a Uint8Array that small Buffers are cut from
	poolBytes []byte        // its memory, of which
	poolUsed  int           // so much is taken

	inspectMax    engine.Value // INSPECT_MAX_BYTES
	warned        bool         // of new Buffer()
	blob, file    engine.Value
	blobPrototype engine.Value
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e, eng: e.Engine}
		st.slicer, _ = e.Engine.(engine.Slicer)
		if err := st.load(); err != nil {
			panic(env.Broken("buffer", err))
		}
		return st
	})
}

// Class is the Buffer class.
func Class(e *env.Env) engine.Value { return stateOf(e).class }

// New makes a Buffer over b, whose memory it shares.
func New(e *env.Env, b []byte) engine.Value { return stateOf(e).new(b) }

func (st *state) new(b []byte) engine.Value {
	v := st.eng.NewBytes(b)
	if err := st.eng.SetProto(v, st.prototype); err != nil {
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

// uint8s is the memory behind a Uint8Array, which a Buffer is too; ok is false
// for other views.
func (st *state) uint8s(v engine.Value) (b []byte, ok bool) {
	if b, ok = Bytes(st.e, v); !ok || st.eng.Class(v) != "Uint8Array" {
		return nil, false
	}
	return b, true
}

// memory is what lies behind a view or an ArrayBuffer.
func (st *state) memory(v engine.Value) ([]byte, bool) {
	if b, ok := Bytes(st.e, v); ok || !st.isArrayBuffer(v) {
		return b, ok
	}
	view, err := st.eng.Construct(st.parent, v)
	if err != nil {
		return nil, false
	}
	return st.eng.Bytes(view)
}

func (st *state) isArrayBuffer(v engine.Value) bool {
	if st.parent == nil || st.eng.TypeOf(v) != engine.Object {
		return false
	}
	class := st.eng.Class(v)
	return class == "ArrayBuffer" || class == "SharedArrayBuffer"
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
	if !e.Engine.ToBool(v) {
		return UTF8, nil
	}
	name, err := e.Engine.ToString(v)
	if err != nil {
		return 0, err
	}
	enc, ok := ParseEncoding(name)
	if !ok {
		return 0, unknownEncoding(e, v)
	}
	return enc, nil
}

// normalize is the encoding of a name where 0 and false, unlike undefined, null
// and "", are none.
func normalize(e *env.Env, v engine.Value) (enc Encoding, ok bool) {
	switch e.Engine.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return UTF8, true
	}
	name := e.Text(v)
	if name == "" && e.Engine.TypeOf(v) == engine.String {
		return UTF8, true
	}
	return ParseEncoding(name)
}

func unknownEncoding(e *env.Env, v engine.Value) error {
	name := e.Text(v)
	if e.Engine.TypeOf(v) == engine.Object && e.Inspect != nil {
		name = e.Inspect(v)
	}
	return e.Throw(env.TypeError, "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+name)
}

func (st *state) number(n int) engine.Value { return st.eng.Number(float64(n)) }
