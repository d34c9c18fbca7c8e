package conformance

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/goja"
	seam "github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/otto"
)

// BenchmarkEngine is what one crossing of the seam costs, by engine: kept in
// bench/results/engine-calls.md.
func BenchmarkEngine(b *testing.B) {
	for name, e := range map[string]seam.Engine{"otto": otto.New(otto.Options{}), "goja": goja.New(goja.Options{})} {
		value := func(text string) seam.Value {
			v, err := e.Run(seam.Source{File: "bench.js", Text: text})
			if err != nil {
				b.Fatal(err)
			}
			return v
		}
		run := func(what string, f func()) {
			b.Run(what+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				e.Turn(func() {
					for b.Loop() {
						f()
					}
				})
			})
		}
		empty, two := value("(function () {})"), value("(function (a, b) { return a })")
		object := value("({ a: 1, b: { c: 2 } })")
		one := e.Number(1)
		e.Set(e.Global(), "f", e.NewFunc("f", 2, func(c *seam.Call) (seam.Value, error) { return c.Arg(0), nil }))
		run("GoCallsScript", func() { e.Call(empty, nil) })
		run("GoCallsScriptTwoArguments", func() { e.Call(two, object, one, one) })
		// A thousand calls, and the same loop without them.
		thousand, loop := value("(function () { for (var i = 0; i < 1000; i++) f(i, 1) })"), value("(function () { for (var i = 0; i < 1000; i++); })")
		run("ScriptCallsGo1000", func() { e.Call(thousand, nil) })
		run("Loop1000", func() { e.Call(loop, nil) })
		run("Get", func() { e.Get(object, "a") })
		run("Set", func() { e.Set(object, "a", one) })
		run("NewObject", func() { e.NewObject(nil) })
		bytes := make([]byte, 1024)
		run("NewBytes", func() { e.NewBytes(bytes) })
	}
}
