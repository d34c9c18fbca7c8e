package embedtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
)

// While a goroutine runs a Runtime, every call from another one panics with a
// sentence that names it, and changes nothing.
func wrongGoroutine(t *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	global := rt.Global()
	calls := map[string]func(){
		"node.(*Runtime).Eval":    func() { rt.Eval(background, "x.js", "1") },
		"node.(*Runtime).Require": func() { rt.Require(background, "path") },
		"node.(*Runtime).Set":     func() { rt.Set("x", 1) },
		"node.(*Runtime).Wait":    func() { rt.Wait(background) },
		"node.(*Runtime).Serve":   func() { rt.Serve(background) },
		"node.(*Runtime).Global":  func() { rt.Global() },
		"node.(*Runtime).Value":   func() { rt.Value(1) },
		"node.Value.Get":          func() { global.Get("x") },
		"node.Value.Set":          func() { global.Set("x", 1) },
		"node.Value.Call":         func() { global.Call(background) },
		"node.Value.Await":        func() { global.Await(background) },
		"node.Value.String":       func() { _ = global.String() },
	}
	others := func(when string) {
		for name, call := range calls {
			said := make(chan string)
			go func() {
				defer func() { said <- fmt.Sprint(recover()) }()
				call()
			}()
			if got := <-said; !strings.Contains(got, name+" was called from a goroutine that does not run the loop") {
				t.Errorf("%s, %s: %s", when, name, got)
			}
		}
	}
	rt.Set("others", others)
	w.eval(rt, "others('in a script'); setTimeout(function () { others('in a callback') }, 1)")
	if err := rt.Wait(background); err != nil {
		t.Error(err)
	}
	// Between two runs a Runtime may move to another goroutine.
	moved := make(chan error)
	go func() {
		_, err := rt.Eval(background, "x.js", "var x = 5")
		moved <- err
	}()
	if err := <-moved; err != nil {
		t.Error(err)
	}
	w.is(rt, "x", "5")
	if _, err := rt.Eval(background, "x.js", "throw 1"); err == nil || errors.Is(err, node.ErrClosed) {
		t.Errorf("afterwards: %v", err)
	}
}
