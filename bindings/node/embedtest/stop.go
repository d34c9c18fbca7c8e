package embedtest

import (
	"errors"
	"testing"
	"time"

	"github.com/uvgo/uvgo/bindings/node"
)

func interruptWait(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	reason := errors.New("my reason")
	w.eval(rt, "setTimeout(function () {}, 1e6)")
	go rt.Interrupt(reason)
	if err := rt.Wait(background); !stopped(err, reason) {
		w.Errorf("a loop that waits: %v", err)
	}
	w.is(rt, "'goes on'", "goes on")
}

func interruptNext(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	rt.Interrupt(nil)
	if _, err := rt.Eval(background, "x.js", "1"); !stopped(err, node.ErrInterrupted) {
		w.Errorf("the next one: %v", err)
	}
	w.is(rt, "1", "1")
	// The request to wake the loop is still there; it must not stop anything.
	w.eval(rt, "done = 0; setTimeout(function () { done = 1 }, 1)")
	if err := rt.Wait(background); err != nil {
		w.Error(err)
	}
	w.is(rt, "done", "1")
}

// Native functions are stopped half-way too, in the midst of making an error,
// an object, a module; never may that take the Go program down.
func interruptNatives(_ *testing.T, w *world) {
	for _, source := range []string{
		"for (;;) try { process.kill({}) } catch (e) {}",
		"for (;;) try { require('nothing') } catch (e) {}",
		"for (;;) Buffer.from('x').toString()",
		"for (;;) clearTimeout(setTimeout(function () {}, 1))",
		"for (;;) console.log(process, { a: new Error() })",
		"for (;;) new (require('events'))().on('x', function () {}).emit('x')",
		"for (;;) try { f() } catch (e) {}",
	} {
		rt := w.open(node.Options{Sandbox: true, Limits: node.Limits{Run: 3 * time.Millisecond}})
		rt.Set("f", func() error { return errors.New("again") })
		if _, err := rt.Eval(background, "x.js", source); !stopped(err, node.ErrRunTime) {
			w.Errorf("%s: %v", source, err)
		}
		rt.Close()
	}
	// Where a script is interrupted before it begins, everything is new.
	rt := w.runtime(node.Options{})
	for _, name := range node.SafeModules() {
		rt.Set("stop", func() { rt.Interrupt(nil) })
		if _, err := rt.Eval(background, "x.js", "stop(); require('"+name+"')"); !stopped(err, node.ErrInterrupted) {
			w.Errorf("%s: %v", name, err)
		}
	}
	w.is(rt, "setTimeout(function () {}, 1).ref().hasRef() && require('util').inspect(Buffer.from('x'))", "<Buffer 78>")
}

func runTime(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Limits: node.Limits{Run: 5 * time.Millisecond}})
	for range 2 {
		w.eval(rt, "setInterval(function () {}, 1)")
		if err := rt.Wait(background); !stopped(err, node.ErrRunTime) {
			w.Errorf("a loop that turns for ever: %v", err)
		}
		if _, err := rt.Eval(background, "x.js", "for (;;) ;"); !stopped(err, node.ErrRunTime) {
			w.Errorf("a script that runs for ever: %v", err)
		}
	}
}

func callbackTime(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Limits: node.Limits{Callback: 200 * time.Millisecond}})
	// Many short callbacks may take long together.
	w.eval(rt, "n = 0; var t = setInterval(function () { if (++n === 30) clearInterval(t) }, 10)")
	if err := rt.Wait(background); err != nil {
		w.Errorf("thirty short callbacks: %v", err)
	}
	for _, source := range []string{
		"for (;;) ;",
		"process.nextTick(function () { for (;;) ; })",
		"queueMicrotask(function again() { queueMicrotask(again) })",
		"(function again() { process.nextTick(again) })()",
	} {
		if _, err := rt.Eval(background, "x.js", source); !stopped(err, node.ErrCallbackTime) {
			w.Errorf("%s: %v", source, err)
		}
	}
	w.is(rt, "n", "30")
}

func memory(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Limits: node.Limits{Memory: 16 << 20, Run: time.Minute}})
	if _, err := rt.Eval(background, "x.js", "var all = []; for (;;) all.push({ a: [all.length] })"); !stopped(err, node.ErrMemory) {
		w.Errorf("a script that hoards: %v", err)
	}
	// Garbage does not count.
	w.eval(rt, "all = null; for (var i = 0; i < 3e4; i++) new Array(200).join('x')")
}
