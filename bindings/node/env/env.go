// Package env is the ground every part of the Node API stands on: one engine,
// one loop, and the rule that joins them.
//
// The rule: a callback of the loop enters the script through Callback, and when
// it has returned, the nextTick queue runs, then the microtasks, until both are
// empty; only then does the loop call the next one. An error that nobody caught
// goes to Uncaught. The script runs first, the loop is entered without being
// asked, and Run returns when nothing ref'd is left.
//
// Env is what Node's own source calls Environment. It knows no module: those
// live in packages of their own (events, timers, http, ...), each of which
// exports a Module that package node puts on the list.
package env

import (
	"fmt"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv"
)

// Module is one core module: what require(Name) gives is what Load returns,
// once per Env, when it is first asked for.
type Module struct {
	Name string
	Load func(*Env) (engine.Value, error)
}

// Env is one instance of Node's world. Loop goroutine only.
type Env struct {
	Engine engine.Engine
	Loop   *uv.Loop

	// OnUncaught is asked first about an error nobody caught; true means it
	// was handled (process 'uncaughtException'). Set by package process.
	OnUncaught func(thrown engine.Value) (handled bool, err error)
	// OnRejections sees to promises that were rejected without a handler: it
	// runs when nextTicks and microtasks are done, after Rejected was called.
	// Set by package process.
	OnRejections func()
	// OnReport tells a person about an error that ends the program.
	OnReport func(err error)
	// OnFail takes an error that would end the program: true means that it
	// goes on, and that nobody is told. An embedder's calls return it.
	OnFail func(err error) bool
	// FromPromise says that the error nobody caught is what a promise was
	// rejected with.
	FromPromise bool
	// Halted says that the loop is about to stop over such an error: who has
	// more callbacks to make leaves them for the next time it runs.
	Halted bool
	// OnTurn hears that the script is entered from outside, and that it has
	// been left, microtasks included.
	OnTurn func(entered bool)
	// OnBeforeExit runs in a Callback when the loop has run dry, as often as
	// that happens; OnExit runs once, last, and may change the code.
	OnBeforeExit func() error
	OnExit       func(code int) (int, error)
	// OnClose functions run when Run has ended, last come first: they close
	// what their module opened.
	onClose []func()

	// Inspect is util.inspect on one line, for messages. Set by package
	// inspect.
	Inspect func(v engine.Value) string

	// Clock is what scripts take for the time of day; nil is the system's.
	Clock func() time.Time
	// LookupEnv is the environment as the program began; nil is the process's.
	LookupEnv func(name string) (value string, ok bool)
	// StartThread starts a Thread; stop ends it from outside, whatever it does,
	// and is safe from any goroutine. Nil if there are no threads.
	StartThread func(t Thread) (stop func(), err error)
	// Tracing makes Born remember.
	Tracing bool

	modules  map[string]*moduleSlot
	ticks    tickQueue
	rejected bool        // OnRejections is due
	depth    int         // Callbacks we are inside of
	failed   bool        // an error has reached OnUncaught in this turn
	more     func() bool // see CallbackOf
	exit     *ExitError
	state    map[any]any

	errorPrototypes map[string]engine.Value // by kind, of Node's own errors

	kept   []engine.Value // until LetGo
	thrown engine.Value   // what ThrowFrom threw last, and
	origin Origin         // where from

	scopes *scopes // nil until TrackScopes

	births  map[any][]engine.Frame // where what Born remembers was made
	listers []func(add func(Resource))
}

type moduleSlot struct {
	module   Module
	value    engine.Value
	withheld bool
}

// ExitError is why a script ended early: process.exit was called, or an error
// was not caught. It is the Reason of an *engine.Termination.
type ExitError struct{ Code int }

func (e *ExitError) Error() string { return fmt.Sprintf("exit with code %d", e.Code) }

// New makes an Env for an engine and a loop that belong to nobody else.
func New(eng engine.Engine, loop *uv.Loop, modules ...Module) *Env {
	e := &Env{Engine: eng, Loop: loop, modules: make(map[string]*moduleSlot, len(modules))}
	for _, m := range modules {
		e.modules[m.Name] = &moduleSlot{module: m}
	}
	return e
}

// Withhold adds core modules that scripts are not to have, for those that stand
// on them. Require gives them; HasModule and ModuleNames know nothing of them.
func (e *Env) Withhold(modules ...Module) {
	for _, m := range modules {
		if e.modules[m.Name] == nil {
			e.modules[m.Name] = &moduleSlot{module: m, withheld: true}
		}
	}
}

// HasModule tells whether there is a core module of this name.
func (e *Env) HasModule(name string) bool {
	slot := e.modules[name]
	return slot != nil && !slot.withheld
}

// ModuleNames lists the core modules, in no order.
func (e *Env) ModuleNames() []string {
	names := make([]string, 0, len(e.modules))
	for name, slot := range e.modules {
		if !slot.withheld {
			names = append(names, name)
		}
	}
	return names
}

// Require gives a core module, loading it the first time.
func (e *Env) Require(name string) (engine.Value, error) {
	slot := e.modules[name]
	if slot == nil {
		return nil, fmt.Errorf("no core module %q", name)
	}
	if slot.value == nil {
		v, err := slot.module.Load(e)
		if err != nil {
			return nil, err
		}
		slot.value = e.Keep(v)
	}
	return slot.value, nil
}

// State keeps what a package knows of this Env, made by load when first asked
// for; key is the package's own type, as with context.Context.
func State[T any](e *Env, key any, load func() T) T {
	if v, ok := e.state[key]; ok {
		return v.(T)
	}
	v := load()
	if e.state == nil {
		e.state = make(map[any]any)
	}
	e.state[key] = v
	return v
}

// OnClose registers f to run when Run has ended.
func (e *Env) OnClose(f func()) { e.onClose = append(e.onClose, f) }

// Run runs main, then the loop until nothing is left, and gives the exit code.
// The loop is left as it is: whatever a script did not close is still open
// when process.exit ended it.
func (e *Env) Run(main func() error) int {
	e.Callback(main)
	for e.exit == nil {
		e.Loop.Run(uv.RunDefault)
		if e.exit != nil {
			break
		}
		if e.OnBeforeExit != nil {
			e.Callback(e.OnBeforeExit)
		}
		if !e.Loop.Alive() {
			break
		}
	}
	code := 0
	if e.exit != nil {
		code = e.exit.Code
	}
	code = e.finish(code)
	e.CloseModules()
	return code
}

// CloseModules runs what OnClose registered. Run does so; it is for embedders
// that do not Run.
func (e *Env) CloseModules() {
	for i := len(e.onClose) - 1; i >= 0; i-- {
		e.onClose[i]()
	}
	e.onClose = nil
}

// Leave emits 'exit' for a program that has asked to Exit, for embedders that
// do not Run, and gives the code. Nothing of the script runs afterwards.
func (e *Env) Leave() int {
	code := e.finish(e.exit.Code)
	e.exit = &ExitError{code}
	return code
}

// Silence keeps every later Callback from running anything.
func (e *Env) Silence() {
	if e.exit == nil {
		e.exit = &ExitError{}
	}
}

// finish emits 'exit', unless an error has done so. A listener that throws is
// one more uncaught error.
func (e *Env) finish(code int) int {
	if e.OnExit == nil {
		return code
	}
	e.exit = nil
	e.Engine.ClearInterrupt()
	if e.OnTurn != nil {
		e.OnTurn(true)
		defer e.OnTurn(false)
	}
	// In no Turn: promise jobs that are left do not run any more.
	return e.lastWord(e.emitExit(code))
}

// lastWord is the code of a program whose listeners have ended with err.
func (e *Env) lastWord(code int, err error) int {
	if err == nil || exitOf(err) != nil {
		return code
	}
	handled, herr := e.handle(err)
	switch exit := exitOf(herr); {
	case exit != nil:
		return exit.Code
	case herr != nil:
		e.report(herr)
		return 7
	case handled:
		return code
	}
	e.report(err)
	return max(code, 1)
}

// Exiting tells whether the script has been told to end.
func (e *Env) Exiting() bool { return e.exit != nil }

// Exit ends the program with this code: it gives the error a Func must return
// to unwind the script, and stops the loop. 'exit' is emitted by Run.
func (e *Env) Exit(code int) error {
	if e.exit == nil {
		e.exit = &ExitError{code}
	}
	e.Loop.Stop()
	return &engine.Termination{Reason: e.exit}
}
