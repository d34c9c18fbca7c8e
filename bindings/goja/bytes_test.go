package goja_test

import (
	"testing"
	"unsafe"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// The memory that Go gives a script is the memory that the script reads and
// writes, and the memory that Go gets back: at every step the same address.
func TestBytesAreShared(t *testing.T) {
	e := goja.New(goja.Options{})
	memory := []byte("0123456789")
	array := e.NewBytes(memory)
	e.Set(e.Global(), "bytes", array)
	for text, from := range map[string]int{
		"bytes":                                     0,
		"bytes.subarray(3)":                         3,
		"new Uint8Array(bytes.buffer, 2, 4)":        2,
		"new DataView(bytes.buffer, 4)":             4,
		"new Uint16Array(bytes.buffer, 6, 2)":       6,
		"bytes.subarray(1).subarray(1).subarray(1)": 3,
	} {
		v, err := e.Run(engine.Source{File: "bytes.js", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		b, ok := e.Bytes(v)
		if !ok || unsafe.SliceData(b) != &memory[from] {
			t.Errorf("%s is not at %d of the same memory", text, from)
		}
	}
	if _, err := e.Run(engine.Source{File: "bytes.js", Text: "bytes[0] = 300"}); err != nil || memory[0] != 300-256 {
		t.Errorf("a script's write: %d %v", memory[0], err)
	}
	memory[1] = 7
	if v, _ := e.Run(engine.Source{File: "bytes.js", Text: "bytes[1]"}); !e.Same(v, e.Number(7)) {
		t.Error("Go's write was not seen")
	}
}

// A Buffer is a Uint8Array over Go's memory, and so are its slices.
func TestBufferIsNoCopy(t *testing.T) {
	rt, err := node.New(goja.New(goja.Options{}), node.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	memory := []byte("hello")
	code := rt.RunString("buffer.js", `b => {
		if (!(b instanceof Uint8Array) || !(b.buffer instanceof ArrayBuffer)) throw new Error('no Uint8Array')
		b.subarray(1).slice(1)[0] = 76
		return b.slice(1)
	}`, func(f engine.Value) error {
		v, err := rt.Env.Engine.Call(f, nil, buffer.New(rt.Env, memory))
		if err != nil {
			return err
		}
		b, _ := rt.Env.Engine.Bytes(v)
		if unsafe.SliceData(b) != &memory[1] || string(memory) != "heLlo" {
			t.Errorf("copied: %q", memory)
		}
		return nil
	})
	if code != 0 {
		t.Fatal(code)
	}
}
