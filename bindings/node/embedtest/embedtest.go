// Package embedtest is the test suite of the embedding API, package node, which
// has no engine to run it on: each engine's own tests do.
//
//	func TestEmbedding(t *testing.T) {
//		embedtest.Run(t, func() engine.Engine { return otto.New(otto.Options{}) })
//	}
package embedtest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Run runs the suite on engines that newEngine makes.
func Run(t *testing.T, newEngine func() engine.Engine) {
	for _, test := range [...]struct {
		name string
		run  func(*testing.T, *world)
	}{
		{"values", values}, {"misfits", misfits}, {"live structs", live}, {"errors", errorsThrough}, {"functions", functions},
		{"sandbox", sandbox}, {"no files", noFiles}, {"own files", ownFiles}, {"modules", modules}, {"environment", environment},
		{"exit", exit}, {"uncaught", uncaught}, {"inside", inside}, {"rest of the tick", restOfTheTick},
		{"promises", promises}, {"promise after close", promiseAfterClose}, {"promise given up", promiseGivenUp}, {"await", await},
		{"interrupt a wait", interruptWait}, {"interrupt the next", interruptNext}, {"interrupt natives", interruptNatives},
		{"run time", runTime}, {"callback time", callbackTime}, {"memory", memory}, {"context", contexts}, {"program", program},
		{"close", closeEverything}, {"close twice", closeTwice}, {"close with work", closeWithWork}, {"close a busy server", closeServer},
		{"no children", noChildren}, {"close with children", closeWithChildren}, {"child rounds", childRounds}, {"wrong goroutine", wrongGoroutine}, {"pending", pending}, {"no tracing", noTracing}, {"clock", clock},
		{"modules are collected", modulesAreCollected},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, &world{t, newEngine}) })
	}
}

var background = context.Background()

// world makes runtimes.
type world struct {
	*testing.T
	newEngine func() engine.Engine
}

// runtime is a sandbox on a loop that must be empty when the test is over.
func (w *world) runtime(o node.Options) *node.Runtime {
	w.Helper()
	o.Sandbox, o.Loop = true, uvtest.NewLoop(w.T)
	return w.open(o)
}

func (w *world) open(o node.Options) *node.Runtime {
	w.Helper()
	rt, err := node.New(w.newEngine(), o)
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() {
		if err := rt.Close(); err != nil {
			w.Errorf("Close: %v", err)
		}
	})
	return rt
}

// eval is the value of a script that must succeed.
func (w *world) eval(rt *node.Runtime, source string) node.Value {
	w.Helper()
	v, err := rt.Eval(background, "test.js", source)
	if err != nil {
		w.Fatalf("%s: %v", source, err)
	}
	return v
}

// is compares a script's value as text.
func (w *world) is(rt *node.Runtime, source, want string) {
	w.Helper()
	if got := w.eval(rt, source).String(); got != want {
		w.Errorf("%s: got %s, want %s", source, got, want)
	}
}

// fails checks an error by a piece of its text.
func (w *world) fails(err error, want string) {
	w.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		w.Errorf("got error %v, want %q", err, want)
	}
}

func (w *world) hasPromise(rt *node.Runtime) bool {
	return w.eval(rt, "typeof Promise").String() == "function"
}

func stopped(err, reason error) bool {
	var t *engine.Termination
	return errors.As(err, &t) && errors.Is(err, reason)
}
