// Package timers is Node's setTimeout, setInterval and setImmediate.
//
// Timers of equal duration share a list, in the order in which they were
// started; a heap of lists knows which is due first, and one uv/timer handle
// waits for it. That makes the order Node's to the letter: by the time a list is
// due, then by the time it was made, then by start.
//
// Immediates run in the check phase. An idle handle keeps the loop from
// blocking while a ref'd one waits; it is not there otherwise, so that an idle
// server makes no system calls.
//
// After each callback the nextTick queue and the microtasks run. An error that
// 'uncaughtException' handled does not keep the rest from running.
//
// Differs from Node: _idlePrev, _idleNext, _onTimeout and their like are shown
// by console.log where they have a meaning here, but are no properties, and the
// deprecated enroll, unenroll, active and _unrefActive are absent. The ticks of
// a callback that threw run before the next callback, not in an immediate.
//
// Loop goroutine only.
package timers

import (
	_ "embed" // promises.js

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// Module is require('timers').
var Module = env.Module{Name: "timers", Load: load}

// PromisesModule is require('timers/promises').
var PromisesModule = env.Module{Name: "timers/promises", Load: loadPromises}

// state is the timers and immediates of one Env.
type state struct {
	e *env.Env

	timeoutPrototype, immediatePrototype engine.Value
	functions                            map[string]engine.Value

	// Timers, see list.go.
	handle *timer.Timer // nil until the first one
	lists  map[int64]*list
	queue  listHeap
	made   int64 // lists so far
	next   int64 // when handle fires, never if nothing waits
	refs   int
	byID   map[int]*Timeout
	lastID int

	// Immediates, see immediate.go.
	check    *uv.Check
	idle     *uv.Idle
	waiting  []*Immediate
	spare    []*Immediate
	idleRefs int
	running  *Immediate
	firing   *Timeout
	runTimer func() error
	runCheck func() error
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e, lists: make(map[int64]*list), next: never, functions: make(map[string]engine.Value)}
		st.runTimer, st.runCheck = st.callTimer, st.callImmediate
		if err := st.classes(); err != nil {
			panic(env.Broken("timers", err))
		}
		e.OnClose(st.close)
		e.OnPending(st.pending)
		return st
	})
}

func (st *state) close() {
	if st.handle != nil {
		st.handle.Close(nil)
	}
	if st.check != nil {
		st.check.Close(nil)
		st.idle.Close(nil)
	}
}

func load(e *env.Env) (engine.Value, error) {
	st := stateOf(e)
	exports := e.Engine.NewObject(nil)
	for _, name := range functionNames {
		if err := e.Engine.Set(exports, name, st.functions[name]); err != nil {
			return nil, err
		}
	}
	if !hasPromise(e) {
		return exports, nil
	}
	return exports, e.Accessor(exports, "promises", true, func(engine.Value) (engine.Value, error) {
		return promises(e)
	}, nil)
}

// promisesSource is JavaScript, compiled when first asked for.
//
//go:embed promises.js
var promisesSource string

func hasPromise(e *env.Env) bool {
	v, err := e.Engine.Get(e.Engine.Global(), "Promise")
	return err == nil && e.Engine.TypeOf(v) == engine.Function
}

func loadPromises(e *env.Env) (engine.Value, error) {
	if !hasPromise(e) {
		return nil, e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
			"timers/promises is unavailable: this engine has no Promise")
	}
	return promises(e)
}

type promisesKey struct{}

func promises(e *env.Env) (engine.Value, error) {
	type loaded struct {
		exports engine.Value
		err     error
	}
	l := env.State(e, promisesKey{}, func() loaded {
		eng := e.Engine
		exports := eng.Hold(eng.NewObject(nil))
		st := stateOf(e)
		body, err := eng.Function(engine.Source{File: "node:timers/promises", Text: promisesSource}, "exports", "timers", "invalidArgType")
		if err != nil {
			return loaded{nil, err}
		}
		functions := eng.NewObject(nil)
		for name, fn := range st.functions {
			if err := eng.Set(functions, name, fn); err != nil {
				return loaded{nil, err}
			}
		}
		_, err = eng.Call(body, nil, exports, functions, eng.NewFunc("", 3, func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgType(e.Text(c.Arg(0)), e.Text(c.Arg(1)), c.Arg(2))
		}))
		return loaded{exports, err}
	})
	return l.exports, l.err
}
