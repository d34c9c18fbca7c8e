package enginetest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// recursion: without end it is a RangeError, on every way a script can call
// itself. What fails here fails by killing the process.
func recursion(k *kit) {
	k.fn("go", func(c *engine.Call) (engine.Value, error) { return k.Call(c.Arg(0), nil, c.Arg(0)) })
	k.fn("goNew", func(c *engine.Call) (engine.Value, error) { return k.Construct(c.Arg(0), c.Arg(0)) })
	k.fn("goGet", func(c *engine.Call) (engine.Value, error) { return k.Get(c.Arg(0), "x") })
	deep := strings.Repeat("(", 200) + "big(" + strings.Repeat("1 + (", 200) + "1" + strings.Repeat(")", 200) + ")" + strings.Repeat(")", 200)
	blocks := strings.Repeat("for (;;) { if (true) { try { switch (1) { default: ", 8) + "return nested();" + strings.Repeat("} } finally { } } }", 8)
	native := map[string]bool{"arrays": true, "stringify": true, "stringify2": true, "stringify3": true}
	for name, script := range map[string]string{
		"function":    `function f() { return f() } f()`,
		"mutual":      `function a() { b() } function b() { a() } a()`,
		"arguments":   `function f(n) { return 1 + f(n + 1, n, n, n, n) } f(0)`,
		"new":         `function N() { this.n = new N() } new N()`,
		"method":      `var o = {m: function () { return this.m() }}; o.m()`,
		"getter":      `var o = {get x() { return this.x }}; o.x`,
		"setter":      `var o = {set x(v) { this.x = v }}; o.x = 1`,
		"toString":    `var o = {toString: function () { return "" + this }}; "" + o`,
		"valueOf":     `var o = {valueOf: function () { return +this }}; +o`,
		"map":         `function f() { return [1].map(f) } f()`,
		"sort":        `function f() { return [1, 2].sort(f) } f()`,
		"replace":     `function f() { return "x".replace("x", f) } f()`,
		"apply":       `function f() { return f.apply(this, arguments) } f(1, 2, 3)`,
		"call":        `function f() { return f.call(this) } f()`,
		"bind":        `var f = function () { return f.bind(null)() }; f()`,
		"toJSON":      `var o = {toJSON: function () { return JSON.stringify(this) }}; JSON.stringify(o)`,
		"reviver":     `function f() { return JSON.parse("[1]", f) } f()`,
		"join":        `var a = [1]; a.toString = function () { return [a].join() }; a.toString()`,
		"eval":        `function f() { return eval("f()") } f()`,
		"Function":    `var f = Function("return f()"); f()`,
		"catch":       `function f() { try { f() } catch (e) { throw e } } f()`,
		"finally":     `function f() { try { return f() } finally { 1 } } f()`,
		"Go":          `go(go)`,
		"Go script":   `function f() { return go(f) } f()`,
		"Go new":      `goNew(goNew)`,
		"Go new mix":  `function N() { goNew(N) } goNew(N)`,
		"Go getter":   `var o = {get x() { return goGet(o) }}; goGet(o)`,
		"Go map":      `function f() { return [1].map(function () { return go(f) }) } f()`,
		"big frames":  `function big(n) { return ` + deep + ` } big()`,
		"deep blocks": `function nested() { ` + blocks + ` } nested()`,
		"arrays":      `var a = []; for (var i = 0; i < 100000; i++) a = [a]; String(a)`,
		"stringify":   `var a = []; for (var i = 0; i < 20000; i++) a = [a]; JSON.stringify(a)`,
		"stringify3":  `var a = []; for (var i = 0; i < 100000; i++) a = [a]; JSON.stringify(a)`,
		"stringify2":  `var o = {}; for (var i = 0; i < 20000; i++) o = {o: o}; JSON.stringify(o)`,
	} {
		if native[name] {
			// An engine may have room for that many levels of its own. It is to
			// live, and to say so if it has not.
			if got := k.show(k.eval(`var got = ""; try { ` + script + ` } catch (e) { got = (e instanceof RangeError) + e.message } got`)); got != "" && got != "trueMaximum call stack size exceeded" {
				k.Fatalf("%s: %s", name, got)
			}
			continue
		}
		k.wantEval(`var got; try { `+script+`; got = "came back" } catch (e) { got = (e instanceof RangeError) + e.message } got`,
			"trueMaximum call stack size exceeded")
		if k.Failed() {
			k.Fatalf("that was %s", name)
		}
	}
	// A text may nest deeper than an engine reads: it says so, and lives.
	for _, text := range []string{`Array(100001).join("[") + Array(100001).join("]")`, `Array(100001).join('{"a":') + 1 + Array(100001).join("}")`} {
		k.wantEval(`var got = "an error or none"; try { JSON.parse(`+text+`) } catch (e) {
			if (!(e instanceof RangeError || e instanceof SyntaxError)) got = String(e) } got`, "an error or none")
	}
	x := k.throws(`f = function () { return f() }; f()`)
	k.global("caught", x.Value)
	k.wantEval(`caught instanceof RangeError`, "true")
	// Depth is a resource that comes back, and an honest depth is allowed.
	k.wantEval(`function sum(n) { return n ? n + sum(n - 1) : 0 } sum(1500)`, "1125750")
	k.wantEval(`var depth = 0; function count() { depth++; count() } try { count() } catch (e) {} var first = depth;
		depth = 0; try { count() } catch (e) {} first === depth`, "true")
}

// interrupt: any script can be stopped from another goroutine.
func interrupt(k *kit) {
	reason := errors.New("time is up")
	started := make(chan struct{}, 1)
	k.fn("started", func(c *engine.Call) (engine.Value, error) { started <- struct{}{}; return nil, nil })
	k.eval(`var after = "nothing"; function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }`)
	for _, script := range []string{
		`for (;;) {}`, `for (;;);`, `while (1);`, `while (true) {}`, `do ; while (1)`, `do {} while (1)`,
		`for (var i = 0; ; i++) { i % 2 }`, `l: for (;;) for (;;) continue l`,
		`function f() { for (;;) try { throw 1 } catch (e) { } } f()`,
		`for (;;) { try { } finally { continue } }`,
		`(function () { while (1) { try { for (;;); } catch (e) { after = "caught" } finally { after = "finally" } } })()`,
		`fib(60)`,
		`(function again() { [1, 2, 3].forEach(function () { again.stop || fib(25) }); again() })()`,
		`for (;;) for (var k in {a: 1, b: 2});`,
	} {
		done := make(chan struct{})
		go func() {
			<-started
			k.Engine.Interrupt(reason)
			close(done)
		}()
		_, err := k.Engine.Run(engine.Source{Text: `started(); ` + script})
		<-done
		k.terminated(script, err, reason)

		// The next script is stopped too, until the interrupt is cleared.
		_, err = k.Engine.Run(engine.Source{Text: `after = "ran"`})
		k.terminated("the next script", err, reason)
		k.ClearInterrupt()
		k.wantEval(`after`, "nothing")
	}
	k.Engine.Interrupt(reason)
	_, err := k.Call(k.eval2(`(function () { after = "ran" })`), nil)
	k.terminated("a call", err, reason)
	k.ClearInterrupt()
	k.wantEval(`after`, "nothing")
}

// eval2 runs text although an interrupt waits.
func (k *kit) eval2(text string) engine.Value {
	k.Helper()
	k.ClearInterrupt()
	v := k.eval(text)
	k.Engine.Interrupt(errors.New("time is up"))
	return v
}

func (k *kit) terminated(what string, err, reason error) {
	k.Helper()
	var t *engine.Termination
	if !errors.As(err, &t) {
		k.Errorf("%s: %T %v, want *engine.Termination", what, err, err)
		return
	}
	if reason != nil && t.Reason.Error() != reason.Error() {
		k.Errorf("%s: reason %v, want %v", what, t.Reason, reason)
	}
}

// termination: a Func that returns one ends everything up to the outermost
// call, and no catch or finally runs.
func termination(k *kit) {
	reason := errors.New("exit")
	k.fn("exit", func(c *engine.Call) (engine.Value, error) { return nil, &engine.Termination{Reason: reason} })
	k.fn("wrapped", func(c *engine.Call) (engine.Value, error) {
		return nil, fmt.Errorf("while leaving: %w", &engine.Termination{Reason: reason})
	})
	k.fn("again", func(c *engine.Call) (engine.Value, error) { return k.Call(c.Arg(0), nil) })
	k.fn("ignores", func(c *engine.Call) (engine.Value, error) {
		_, err := k.Call(c.Arg(0), nil)
		k.terminated("a call inside", err, reason)
		if _, err := k.Call(c.Arg(0), nil); err == nil {
			k.Error("a script that ends can still be called")
		}
		return k.Number(1), nil
	})
	k.eval(`var seen = []; function note(s) { seen.push(s) }`)
	for _, script := range []string{
		`exit(); note("after")`,
		`wrapped(); note("after")`,
		`try { exit() } catch (e) { note("catch") } note("after")`,
		`try { exit() } finally { note("finally") }`,
		`(function () { try { exit() } finally { return note("return") } })(); note("after")`,
		`try { try { exit() } catch (e) { note("inner") } finally { note("inner finally") } } catch (e) { note("outer") } finally { note("outer finally") }`,
		`try { [1, 2].forEach(exit) } catch (e) { note("forEach") } note("after")`,
		`try { [2, 1].sort(exit) } catch (e) { note("sort") } note("after")`,
		`try { new exit() } catch (e) { note("new") } note("after")`,
		`try { "" + {toString: exit} } catch (e) { note("toString") } note("after")`,
		`try { ({get x() { return exit() }}).x } catch (e) { note("getter") } note("after")`,
		`try { again(function () { try { exit() } catch (e) { note("deep") } }); note("between") } catch (e) { note("outer") } note("after")`,
		`try { ignores(exit); note("between") } catch (e) { note("outer") } note("after")`,
		`for (;;) { try { exit() } catch (e) { note("loop") } finally { continue } }`,
		`try { eval("try { exit() } catch (e) { note('eval') }") } catch (e) { note("outer") } note("after")`,
		`try { Function("try { exit() } catch (e) { note('Function') }")() } catch (e) { note("outer") } note("after")`,
		`try { JSON.stringify({toJSON: exit}) } catch (e) { note("toJSON") } note("after")`,
	} {
		_, err := k.Engine.Run(engine.Source{Text: script})
		k.terminated(script, err, reason)
		k.wantEval(`seen.splice(0).join()`, "")
	}
	// The engine is whole again.
	k.wantEval(`try { throw 1 } catch (e) { note(e) } seen.join()`, "1")
}
