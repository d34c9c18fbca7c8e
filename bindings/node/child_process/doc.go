// Package child_process is Node's child_process: programs started from scripts.
//
//	child_process.js   the class ChildProcess, arguments, exec and the like
//	handle.go          what a ChildProcess starts its process with, over uv/process
//	sync.go            the forms that wait, on a loop of their own
//	native.go          what else the JavaScript asks of Go
//
// A child that a script forks talks to it by package ipc.
package child_process

import (
	_ "embed"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

//go:embed child_process.js
var source string

// Module is require('child_process').
var Module = env.Module{Name: "child_process", Load: func(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	f, err := eng.Function(engine.Source{File: "node:child_process", Text: source}, "exports", "require", "native")
	if err != nil {
		return nil, err
	}
	st := &state{e: e, eng: eng}
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
	prototype engine.Value // of handles
}
