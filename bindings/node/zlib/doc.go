// Package zlib is Node's zlib over Go's compress packages: deflate, gzip and
// what undoes them. Brotli is not built; its names throw and say so. What is
// compressed differs byte for byte from Node's, and is the same when it has been
// decompressed. The options flush, strategy, memLevel, info and, to inflate,
// windowBits are checked and change nothing.
//
//	zlib.js      classes, options, errors
//	codec.go     one stream; inflate.go the half that pulls, turned round
//	native.go    what the JavaScript asks of Go; the work is done on the pool
package zlib

import (
	_ "embed"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

//go:embed zlib.js
var source string

//go:embed constants.txt
var constants string

// Module is require('zlib').
var Module = env.Module{Name: "zlib", Load: func(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	f, err := eng.Function(engine.Source{File: "node:zlib", Text: source}, "exports", "require", "native")
	if err != nil {
		return nil, err
	}
	st := &state{e: e, eng: eng, open: &open{list: map[*inflater]bool{}}}
	e.OnClose(st.open.stop)
	native, err := st.natives()
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
	prototype engine.Value // of codecs
	open      *open
}
