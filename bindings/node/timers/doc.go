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
// 'uncaughtException' handled does not keep the rest from running; the queues
// then wait until the next timer of the list, or the next immediate, has run.
//
// Differs from Node: _idleTimeout, _onTimeout and their like are accessors of the
// prototype, and _idlePrev and _idleNext are absent.
//
// Loop goroutine only.
package timers

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// Module is require('timers').
var Module = env.Module{Name: "timers", Load: load}

// state is the timers and immediates of one Env.
type state struct {
	e *env.Env

	timeoutPrototype, immediatePrototype engine.Value
	functions                            map[string]engine.Value
	enrolled                             engine.Value // exports of enroll.js, nil until asked for

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
	batch    []*Immediate // that are to run behind running

	runningList *list // that firing is of
	runningAt   int64

	moreTimers, moreImmediates func() bool
	runTimer                   func() error
	runCheck                   func() error
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e, lists: make(map[int64]*list), next: never, functions: make(map[string]engine.Value)}
		st.runTimer, st.runCheck = st.callTimer, st.callImmediate
		st.moreTimers, st.moreImmediates = st.anotherTimer, st.anotherImmediate
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
	if err := st.setDeprecated(exports); err != nil || !hasPromise(e) {
		return exports, err
	}
	return exports, e.Accessor(exports, "promises", true, func(engine.Value) (engine.Value, error) {
		return promises(e)
	}, nil)
}

func hasPromise(e *env.Env) bool {
	v, err := e.Engine.Get(e.Engine.Global(), "Promise")
	return err == nil && e.Engine.TypeOf(v) == engine.Function
}

// promises is the module timers/promises, undefined where it is none.
func promises(e *env.Env) (engine.Value, error) {
	if !e.HasModule("timers/promises") {
		return e.Engine.Undefined(), nil
	}
	return e.Require("timers/promises")
}
