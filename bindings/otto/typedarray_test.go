package otto

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// TestTypedArraysAreLazy: nothing is made of the typed arrays before a script
// names one.
func TestTypedArraysAreLazy(t *testing.T) {
	e := New(Options{})
	run := func(text string) engine.Value {
		t.Helper()
		v, err := e.Run(engine.Source{File: "a.js", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	run("var m = new Map(), all = Object.keys(this)")
	if e.typed != nil {
		t.Error("made although no script asked")
	}
	run("new Uint8Array(1)")
	if got := len(e.typed.constructors); got != 1 {
		t.Errorf("%d kinds were made, not 1", got)
	}
	if got := run("Int8Array = 'mine'; Int8Array"); got != "mine" {
		t.Errorf("a script that puts its own in place has %v", got)
	}
}

// TestArrayBufferSharesMemory: views that a script makes are over Go's memory.
func TestArrayBufferSharesMemory(t *testing.T) {
	e := New(Options{})
	b := []byte{0, 0, 0, 0}
	if err := e.Set(e.Global(), "bytes", e.NewBytes(b)); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Run(engine.Source{File: "a.js", Text: "new Uint16Array(bytes.buffer, 2)[0] = 0x201; bytes.subarray(1)[0] = 7"}); err != nil {
		t.Fatal(err)
	}
	if want := [4]byte{0, 7, 1, 2}; [4]byte(b) != want {
		t.Errorf("memory is %v, not %v", b, want)
	}
	v, err := e.Run(engine.Source{File: "a.js", Text: "bytes.buffer"})
	if err != nil || !e.Detach(v) || !e.Detached(v) {
		t.Errorf("cannot be detached: %v", err)
	}
	if v, err = e.Run(engine.Source{File: "a.js", Text: "bytes[1] === undefined && bytes.length === 0"}); err != nil || v != engine.Value(true) {
		t.Errorf("a detached view has %v, %v", v, err)
	}
}
