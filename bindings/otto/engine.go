// Package otto runs package node's API on the otto interpreter: an
// engine.Engine over github.com/robertkrimen/otto, in pure Go.
//
// # What the adapter adds
//
// otto is an ES5 interpreter with an API that hides what a host needs. This
// package gives it prototypes that can be set, hidden Go values, byte arrays
// over Go's memory, thrown values that keep their identity, scripts that can
// be stopped and cannot overflow Go's stack, stack traces as Node prints them,
// and the library of ES2015 and later as far as ES5 syntax reaches. Modern
// syntax is lowered before otto sees it, by package lower.
//
// inside.go tells how we reach what otto does not export.
//
// # Values
//
// An engine.Value of ours is what otto keeps inside its own Value: a Go bool,
// a number, a string, a pointer to otto's object. Passing one costs nothing
// and Go's collector owns them all, so Hold and Release do nothing.
package otto

import (
	"sync/atomic"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Version is the version of otto inside.
const Version = "0.5.1"

// Options configure an engine. The zero value is a good one.
type Options struct {
	// StackDepth is how many calls may nest in a script before it gets a
	// RangeError. 0 and anything beyond is the deepest that is safe: 10000, or
	// 2500 with 32-bit pointers. A call of a function whose code nests very
	// deep counts as several.
	StackDepth int
}

// Engine is one otto interpreter. New makes it. Its methods are those of
// engine.Engine; all but Interrupt: Loop goroutine only.
type Engine struct {
	vm *otto.Otto
	rt *runtime

	depth    int // calls from Go into the script that are under way, and levels of Go's own recursion
	maxDepth int

	// interrupt is what another goroutine wants; ending is what unwinds the
	// script now.
	interrupt atomic.Pointer[engine.Termination]
	ending    *engine.Termination
	crash     *Panic
	// unwind is thrown to unwind: every catch and finally of a script throws
	// it again, see instrument.go.
	unwind otto.Value

	calls     []*engine.Call // one for each depth of Func, reused
	callDepth int
	args      []engine.Value // arguments of the Funcs under way
	list      []otto.Value   // arguments of the script functions under way
	newTarget *object        // set between a construction and its Func

	turns int
	jobs  []func()

	patterns  map[string]*pattern
	searched  *subject
	lastMatch lastMatch

	thrownAt    throwSite
	preparing   bool               // Error.prepareStackTrace is running
	nativeNames map[*object]string // for traces, made when one asks
	hooks       *hooks
	promises    promises
	typed       *typed  // nil until a script touches one
	target      *object // of the construction that is about to run a class's body
	// newAggregate is new AggregateError(errors, message).
	newAggregate func(errors []otto.Value, message string) *object
}

var _ engine.Engine = (*Engine)(nil)

// New makes an interpreter with a global object of its own.
func New(opts Options) *Engine {
	e := &Engine{vm: otto.New()}
	inside.once.Do(func() { verify(e.vm) })
	e.rt = runtimeOf(e.vm)
	e.maxDepth = stackDepthLimit()
	if opts.StackDepth > 0 {
		e.maxDepth = min(opts.StackDepth, e.maxDepth)
	}
	e.vm.SetStackDepthLimit(e.maxDepth)
	e.vm.SetDebuggerHandler(func(*otto.Otto) { e.check() })
	e.unwind = e.newObject(nil).asValue()
	e.hooks = e.newHooks()
	e.installErrors()
	e.installGlobals()
	e.installDefine()
	e.installObject()
	e.installReflect()
	e.installString()
	e.installArray()
	e.installNumber()
	e.installFormat()
	e.installJSON()
	e.installRegExp()
	e.installAggregate()
	e.installPromise()
	e.installCollections()
	e.installWeak()
	e.installTypedArrays()
	return e
}

// Name is "otto".
func (e *Engine) Name() string { return "otto" }

// Version is the version of otto.
func (e *Engine) Version() string { return Version }

// Global is the global object.
func (e *Engine) Global() engine.Value { return e.rt.globalObject.asAny() }

// Hold gives v back: Go's collector keeps it.
func (e *Engine) Hold(v engine.Value) engine.Value { return v }

// Release does nothing.
func (e *Engine) Release(engine.Value) {}
