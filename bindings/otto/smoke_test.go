package otto

import (
	"errors"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func TestSmoke(t *testing.T) {
	e := New(Options{})
	must := func(v engine.Value, err error) engine.Value {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	run := func(s string) engine.Value {
		t.Helper()
		return must(e.Run(engine.Source{File: "x.js", Text: s}))
	}
	obj := e.NewObject(nil)
	add := e.NewFunc("add", 2, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget != nil {
			e.Set(c.This, "made", e.Bool(true))
			return nil, nil
		}
		if len(c.Args) == 0 {
			return nil, engine.Throw(obj)
		}
		a, _ := e.ToNumber(c.Arg(0))
		b, _ := e.ToNumber(c.Arg(1))
		return e.Number(a + b), nil
	})
	e.Set(e.Global(), "add", add)
	e.Set(e.Global(), "obj", obj)
	e.Set(e.Global(), "bytes", e.NewBytes([]byte{1, 2, 3}))
	for script, want := range map[string]string{
		`add(1,2)`: "3",
		`new add().made + " " + (new add() instanceof add) + " " + add.name + add.length + (add.prototype.constructor===add)`: "true true add2true",
		`try { add() } catch (x) { x === obj }`:                                                              "true",
		`bytes[0]=300; bytes[1]=-1; bytes[9]=1; bytes.length+":"+bytes[0]+bytes[1]+":"+Object.keys(bytes)`:      "3:44255:0,1,2",
		`function f(){ return f() } try { f() } catch (x) { x.name + x.message + (x instanceof RangeError) }`: "RangeErrorMaximum call stack size exceededtrue",
	} {
		if s, _ := e.ToString(run(script)); s != want {
			t.Errorf("%s: %s", script, s)
		}
	}
	_, err := e.Run(engine.Source{Text: `throw obj`})
	var x *engine.Exception
	if !errors.As(err, &x) || !e.Same(x.Value, obj) {
		t.Error(err)
	}
	e.SetHost(obj, 7)
	e.SetHost(add, 8)
	if e.Host(obj) != 7 || e.Host(add) != 8 {
		t.Error("host")
	}
}

func BenchmarkCall(b *testing.B) {
	e := New(Options{})
	f, _ := e.Run(engine.Source{Text: `(function () {})`})
	b.ReportAllocs()
	for b.Loop() {
		e.Call(f, nil)
	}
}
