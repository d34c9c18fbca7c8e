// Package readline is Node's modules readline and readline/promises.
//
// What runs per key and per line is Go: the parser of a terminal's keys
// (keys.go), lines taken apart, places on the screen counted (text.go). The
// Interface with its events and its editing of a line is shaped like JavaScript
// and runs at a person's pace: lib/, a file an idea, compiled when first used.
//
// Differs from Node: what Node keeps of an Interface behind symbols are
// properties with an underscore that are not enumerable.
//
// Loop goroutine only, but for Keys.
package readline

import (
	"embed"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

//go:embed lib/*.js
var lib embed.FS

// Module is require('readline').
var Module = env.Module{Name: "readline", Load: func(e *env.Env) (engine.Value, error) {
	return stateOf(e).need("readline")
}}

// PromisesModule is require('readline/promises'). Its functions that give
// promises throw where the engine has none.
var PromisesModule = env.Module{Name: "readline/promises", Load: func(e *env.Env) (engine.Value, error) {
	return stateOf(e).need("promises")
}}

// state is what this package knows of an Env.
type state struct {
	e      *env.Env
	parts  map[string]engine.Value // what files of lib export
	native engine.Value
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state { return &state{e: e, parts: make(map[string]engine.Value)} })
}

// need is what a file of lib exports.
func (st *state) need(name string) (engine.Value, error) {
	if v := st.parts[name]; v != nil {
		return v, nil
	}
	e, eng := st.e, st.e.Engine
	text, err := lib.ReadFile("lib/" + name + ".js")
	if err != nil {
		return nil, err
	}
	f, err := eng.Function(engine.Source{File: "node:internal/readline/" + name, Text: string(text)}, "exports", "need", "require", "native")
	if err != nil {
		return nil, err
	}
	if st.native == nil {
		if st.native, err = st.natives(); err != nil {
			return nil, err
		}
	}
	exports := e.Keep(eng.NewObject(nil))
	st.parts[name] = exports
	need := eng.NewFunc("need", 1, func(c *engine.Call) (engine.Value, error) { return st.need(e.Text(c.Arg(0))) })
	require := eng.NewFunc("require", 1, func(c *engine.Call) (engine.Value, error) { return e.Require(e.Text(c.Arg(0))) })
	if _, err = eng.Call(f, nil, exports, need, require, st.native); err != nil {
		delete(st.parts, name)
		return nil, err
	}
	return exports, nil
}
