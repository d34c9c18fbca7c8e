package goja_test

import (
	"errors"
	"testing"
	"time"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// What would end the program, or keep it busy for hours, is an error of the
// script's that a catch sees.
func TestRefusals(t *testing.T) {
	const stack, length, text = "Maximum call stack size exceeded", "Invalid array length", "Invalid string length"
	for _, c := range []struct{ script, want string }{
		{"new Array(1e9).fill(0)", length},
		{"[].concat(new Array(2 ** 32 - 1))", length},
		{"Array.from({ length: 2 ** 32 })", length},
		{"new Uint8Array({ length: 2 ** 33 })", length},
		{"String.raw({ raw: { length: 2 ** 53 } })", length},
		{"Array(2 ** 32 - 1).join('xx')", text},
		{"'ab'.repeat(2 ** 29)", text},
		{"'a'.padEnd(2 ** 29)", text},
		{"'a'.repeat(2 ** 20).replaceAll('a', 'b'.repeat(2 ** 10))", text},
		{"Reflect.apply(Math.max, null, { length: 2 ** 32 })", stack},
		{"Math.max.apply(null, { length: 2 ** 32 })", stack},
		{"let f = () => 1; for (let i = 0; i < 1e5; i++) f = f.bind(null)", stack},
		{"const g = function* () { yield* g() }; g().next()", stack},
		{"const o = { toString() { return String(this) } }; String(o)", stack},
		{"const o = { get a() { return this.a } }; o.a", stack},
		{"const o = { __proto__: new Proxy({}, { get(t, k, r) { return r[k] } }) }; o.a", stack},
		{"'x'.replace(/x/, function f() { return 'x'.replace(/x/, f) })", stack},
		{"let a = []; for (let i = 0; i < 2e4; i++) a = [a]; String(a)", stack},
		{"let a = []; for (let i = 0; i < 2e4; i++) a = [a]; JSON.stringify(a)", stack},
		{"eval('('.repeat(1e5))", stack},
		{"new Function('['.repeat(1e5))", stack},
		{"new Uint8Array(2 ** 40)", "Invalid typed array length: 1099511627776"},
		{"const a = [1]; a.push(a); if (String(a) !== '1,') throw new Error('a circle'); throw new Error('fine')", "fine"},
	} {
		e := goja.New(goja.Options{})
		v, err := e.Run(engine.Source{File: "limits.js", Text: "(() => { try { " + c.script + " } catch (e) { return e.message } })()"})
		if err != nil {
			t.Errorf("%s: %v", c.script, err)
			continue
		}
		if got, _ := e.ToString(v); got != c.want {
			t.Errorf("%s: %s, want %s", c.script, got, c.want)
		}
	}
}

// An interrupt is heard by functions of the library that work for long.
func TestInterruptInNatives(t *testing.T) {
	for _, script := range []string{
		"for (;;) JSON.parse('[' + '1,'.repeat(1e5) + '1]')",
		"JSON.stringify(Array.from({ length: 1e6 }, () => [1]))",
		"for (;;) [3, 1, 2].sort()",
		"Array.from({ length: 3e7 }, () => 0)",
		"new Array(1e6).fill(1).sort((a, b) => a - b)",
		"for (;;) 'x'.repeat(1e5).replace(/x/g, (x) => x)",
		"for (;;) try { throw 1 } catch { continue } finally { continue }",
		"(async () => { for (;;) await 0 })()",
		"[...function* () { for (;;) yield 1 }()]",
	} {
		e := goja.New(goja.Options{})
		stop := errors.New("stop")
		timer := time.AfterFunc(20*time.Millisecond, func() { e.Interrupt(stop) })
		var err error
		e.Turn(func() { _, err = e.Run(engine.Source{File: "long.js", Text: script}) })
		timer.Stop()
		var ended *engine.Termination
		if err != nil && (!errors.As(err, &ended) || ended.Reason != stop) {
			t.Errorf("%s: %v", script, err)
		}
	}
}
