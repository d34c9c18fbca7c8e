package uv_test

import (
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// held is a handle that waits for a request of its own before it is closed.
type held struct {
	uv.Handle
	request uv.Request
}

var heldKind = uv.HandleKind{Name: "held", Held: func(h uv.AnyHandle) bool { return h.(*held).request.InFlight() }}

// A handle that is held waits without spinning, and calls back after Finish.
func TestHeld(t *testing.T) {
	loop := uvtest.NewLoop(t)
	busy, idle := new(held), new(held)
	for _, h := range []*held{busy, idle} {
		h.Init(loop, &heldKind, h)
	}
	busy.request.Begin(loop)
	closed := 0
	busy.Close(func() { closed++ })
	idle.Close(func() { closed += 10 })
	for range 3 {
		loop.Run(uv.RunNoWait)
	}
	if closed != 10 || !loop.Alive() || loop.BackendTimeout() == 0 {
		t.Errorf("closed %d, alive %v, timeout %v: want to wait for ever for one of them", closed, loop.Alive(), loop.BackendTimeout())
	}
	check(t, loop.Post(func() {
		busy.request.End()
		busy.Finish()
		if closed != 10 {
			t.Error("Finish called back by itself")
		}
	}))
	loop.Run(uv.RunDefault)
	if closed != 11 {
		t.Errorf("closed %d, want both", closed)
	}

	open := new(held)
	open.Init(loop, &heldKind, open)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("Finish of a handle that is not closing did not panic")
			}
		}()
		open.Finish()
	}()
	open.Close(nil)
	loop.Run(uv.RunDefault)
}
