// Package goja runs package node's API on the goja interpreter: an
// engine.Engine over github.com/dop251/goja, in pure Go.
//
// # What the adapter adds
//
// goja is an ES2015+ interpreter whose API shows nearly all that a host needs.
// This package gives its objects hidden Go values, its functions a second life
// as constructors, its errors the stack traces that Node prints, and turns a
// stack that overflows into a RangeError that a script can catch. inside.go tells
// where goja's API does not suffice.
//
// # Values
//
// An engine.Value of ours is a goja.Value. Passing one costs nothing and Go's
// collector owns them all, so Hold and Release do nothing.
package goja

import (
	"runtime/debug"
	"sync"
	"sync/atomic"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Options configure an engine. The zero value is a good one.
type Options struct {
	// StackDepth is how many calls may nest in a script before it gets a
	// RangeError. 0 and anything beyond is 10000.
	StackDepth int
}

// maxStackDepth keeps Go's own stack, which grows where native code calls
// scripts, far from its limit.
const maxStackDepth = 10000

// Engine is one goja interpreter. New makes it. Its methods are those of
// engine.Engine; all but Interrupt: Loop goroutine only.
type Engine struct {
	vm      *goja.Runtime
	natives natives

	depth int // frames of ours that Go's stack holds

	interrupt atomic.Pointer[engine.Termination] // what another goroutine wants
	ending    *engine.Termination                // what unwinds the script now
	crash     *crash                             // a panic that does

	machine machine  // what goja's API does not show
	waiting []func() // promise jobs that wait for a Turn
	claimed int      // of those in goja's queue, see jobTracker

	mark      *goja.Symbol // hidden Go values are under it
	weakHosts bool         // some are not

	outermostCall func() // see overflow.go
	enterOuter    func()
	overflowing   bool
	lastThrow     lastThrow
	units         map[string]*unit // what was compiled, by file

	stackGetter, stackSetter goja.Value   // of the stack property of errors
	preparing                bool         // see callsite.go
	callSites                *goja.Object // their prototype

	onImport func(from, specifier string, options engine.Value) (engine.Value, error)
	onMeta   func(m engine.Module, meta engine.Value) error
	asyncRun int // modules that evaluate asynchronously so far, see module_evaluate.go

	library *goja.Object   // what library.js gave, nil until it is asked for
	kept    []*goja.Object // see weakref.go
	gone    *gone
}

var _ engine.Engine = (*Engine)(nil)
var _ engine.Previewer = (*Engine)(nil)
var _ engine.Modules = (*Engine)(nil)

// New makes an interpreter with a global object of its own.
func New(opts Options) *Engine {
	e := &Engine{vm: goja.New(), units: map[string]*unit{}, mark: goja.NewSymbol("host")}
	e.machine = insideOf(e.vm)
	limit := maxStackDepth
	if opts.StackDepth > 0 {
		limit = min(opts.StackDepth, limit)
	}
	e.vm.SetMaxCallStackSize(limit)
	e.natives = e.findNatives()
	e.installOuter()
	e.installErrors()
	e.installRewrites()
	e.supply()
	return e
}

// Name is "goja".
func (e *Engine) Name() string { return "goja" }

// Version is the version of goja that the program was built with.
func (e *Engine) Version() string { return version() }

var version = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		for _, m := range info.Deps {
			if m.Path == "github.com/dop251/goja" {
				return m.Version
			}
		}
	}
	return "unknown"
})

// Global is the global object.
func (e *Engine) Global() engine.Value { return e.vm.GlobalObject() }

// Hold gives v back: Go's collector keeps it.
func (e *Engine) Hold(v engine.Value) engine.Value { return v }

// Release does nothing.
func (e *Engine) Release(engine.Value) {}
