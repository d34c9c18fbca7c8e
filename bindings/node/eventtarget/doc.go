// Package eventtarget is the web's events: Event, CustomEvent, EventTarget,
// AbortController and AbortSignal, dispatched in Go.
//
// Dispatching allocates nothing of its own. Where Node parts from the
// standard so do we: there is one target and no path, passive changes nothing,
// an object with handleEvent is called as an async function, and a listener
// that throws is an uncaught exception on the next tick while the others go on.
//
// Go code asks SignalArg for what a script has given as options.signal: an
// AbortSignal of ours or anybody's object that looks like one.
//
// Differs from Node: a signal that listens for another's abort is forgotten
// with its listener, not with its target.
//
// Loop goroutine only.
package eventtarget

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// state is the classes of one Env.
type state struct {
	e   *env.Env
	eng engine.Engine

	event, eventPrototype           engine.Value
	custom, customPrototype         engine.Value
	target, targetPrototype         engine.Value
	controller, controllerPrototype engine.Value
	signal, signalPrototype         engine.Value
	abortError                      engine.Value // prototype, nil until first made
	defaultMax                      float64
	persistent                      map[*Signal]bool // composites somebody listens to
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e, eng: e.Engine, defaultMax: 10, persistent: make(map[*Signal]bool)}
		for _, load := range [...]func() error{st.loadEvent, st.loadCustomEvent, st.loadTarget, st.loadController, st.loadSignal} {
			if err := load(); err != nil {
				panic(env.Broken("eventtarget", err))
			}
		}
		return st
	})
}

// EventClass is the global Event. Loop goroutine only.
func EventClass(e *env.Env) engine.Value { return stateOf(e).event }

// CustomEventClass is the global CustomEvent. Loop goroutine only.
func CustomEventClass(e *env.Env) engine.Value { return stateOf(e).custom }

// Class is the global EventTarget. Loop goroutine only.
func Class(e *env.Env) engine.Value { return stateOf(e).target }

// AbortControllerClass is the global AbortController. Loop goroutine only.
func AbortControllerClass(e *env.Env) engine.Value { return stateOf(e).controller }

// AbortSignalClass is the global AbortSignal. Loop goroutine only.
func AbortSignalClass(e *env.Env) engine.Value { return stateOf(e).signal }

// SetDefaultMax is events.defaultMaxListeners for targets made from now on.
// Loop goroutine only.
func SetDefaultMax(e *env.Env, n float64) { stateOf(e).defaultMax = n }

// entry is one line of what console.log shows.
type entry struct {
	name  string
	value engine.Value
}

// show is how these objects look: the name of the class, and what they choose
// to show.
func (st *state) show(in *inspect.Inspector, v engine.Value, o *inspect.Options, entries ...entry) (string, error) {
	obj := st.eng.NewObject(nil)
	for _, x := range entries {
		if err := st.eng.Set(obj, x.name, x.value); err != nil {
			return "", err
		}
	}
	inner := *o
	inner.Depth = o.WholeDepth() - 1
	text, err := in.Inspect(obj, &inner)
	return st.className(v) + " " + text, err
}

// className is v.constructor.name.
func (st *state) className(v engine.Value) string { return lang.ClassName(st.e, v, "undefined") }
