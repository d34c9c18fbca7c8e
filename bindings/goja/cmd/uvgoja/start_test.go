package main

import (
	"io"
	"testing"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/process"
)

// Start is a whole program within one process: what `uvgoja -e` costs beyond
// starting a Go program.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		rt, err := node.New(goja.New(goja.Options{}), node.Options{Process: process.Options{Stdout: io.Discard}})
		if err != nil {
			b.Fatal(err)
		}
		if code := rt.RunString("[eval]", "console.log(1)", nil); code != 0 {
			b.Fatal(code)
		}
		if err := rt.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStartEngine(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		goja.New(goja.Options{})
	}
}
