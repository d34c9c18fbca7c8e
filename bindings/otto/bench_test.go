package otto

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func script(b *testing.B, e *Engine, text string) engine.Value {
	v, err := e.Run(engine.Source{File: "bench.js", Text: text})
	if err != nil {
		b.Fatal(err)
	}
	return v
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New(Options{})
	}
}

// BenchmarkCall is a call of an empty script function from Go.
func BenchmarkCall(b *testing.B) {
	e := New(Options{})
	f := script(b, e, `(function () {})`)
	b.ReportAllocs()
	for b.Loop() {
		e.Call(f, nil)
	}
}

// BenchmarkFunc is a hundred calls of a Go function with two arguments from a
// script, in a loop that does nothing else.
func BenchmarkFunc(b *testing.B) {
	e := New(Options{})
	e.Set(e.Global(), "f", e.NewFunc("f", 2, func(c *engine.Call) (engine.Value, error) { return c.Arg(0), nil }))
	loop := script(b, e, `(function () { for (var i = 0; i < 100; i++) f(i, 1) })`)
	b.ReportAllocs()
	for b.Loop() {
		e.Call(loop, nil)
	}
}

func BenchmarkConstructFunc(b *testing.B) {
	e := New(Options{})
	f := e.NewFunc("F", 0, func(c *engine.Call) (engine.Value, error) { return nil, nil })
	b.ReportAllocs()
	for b.Loop() {
		e.Construct(f)
	}
}

func BenchmarkThrow(b *testing.B) {
	e := New(Options{})
	f := script(b, e, `(function () { throw 1 })`)
	b.ReportAllocs()
	for b.Loop() {
		e.Call(f, nil)
	}
}

func BenchmarkGet(b *testing.B) {
	e := New(Options{})
	o := e.NewObject(e.NewObject(nil))
	e.Set(e.Proto(o), "x", e.Number(1))
	b.ReportAllocs()
	for b.Loop() {
		e.Get(o, "x")
	}
}

func BenchmarkSet(b *testing.B) {
	e := New(Options{})
	o := e.NewObject(nil)
	v := e.String("v")
	b.ReportAllocs()
	for b.Loop() {
		e.Set(o, "x", v)
	}
}

func BenchmarkNewObject(b *testing.B) {
	e := New(Options{})
	b.ReportAllocs()
	for b.Loop() {
		e.NewObject(nil)
	}
}

func BenchmarkNewFunc(b *testing.B) {
	e := New(Options{})
	f := func(c *engine.Call) (engine.Value, error) { return nil, nil }
	b.ReportAllocs()
	for b.Loop() {
		e.NewFunc("f", 0, f)
	}
}

// BenchmarkBytes reads a hundred bytes by index.
func BenchmarkBytes(b *testing.B) {
	e := New(Options{})
	e.Set(e.Global(), "b", e.NewBytes(make([]byte, 100)))
	loop := script(b, e, `(function () { var s = 0; for (var i = 0; i < 100; i++) s += b[i] })`)
	b.ReportAllocs()
	for b.Loop() {
		e.Call(loop, nil)
	}
}

// BenchmarkScript is what a script spends on itself: a recursion, a loop over
// objects, a closure.
func BenchmarkScript(b *testing.B) {
	e := New(Options{})
	f := script(b, e, `
		function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }
		(function () {
			var o = {n: 0}, list = [1, 2, 3];
			for (var i = 0; i < 50; i++) { o.n += list[i % 3]; list.forEach(function (v) { o.n -= v }) }
			return fib(8) + o.n;
		})`)
	b.ReportAllocs()
	for b.Loop() {
		e.Call(f, nil)
	}
}
