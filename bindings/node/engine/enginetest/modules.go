package enginetest

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// moduleParts are the tests of engines that have ECMAScript modules. The
// scripts in here are modern, since such an engine is.
var moduleParts = []struct {
	name string
	test func(*moduleKit)
}{
	{"Bindings", moduleBindings},
	{"LiveBindings", moduleLiveBindings},
	{"Forms", moduleForms},
	{"Namespace", moduleNamespace},
	{"Cycles", moduleCycles},
	{"Await", moduleAwait},
	{"Awaiting", moduleAwaiting},
	{"AwaitOrder", moduleAwaitOrder},
	{"Failures", moduleFailures},
	{"AwaitFailures", moduleAwaitFailures},
	{"LinkErrors", moduleLinkErrors},
	{"SyntaxErrors", moduleSyntaxErrors},
	{"Requests", moduleRequests},
	{"DynamicImport", moduleDynamicImport},
	{"Meta", moduleMeta},
	{"Synthetic", moduleSynthetic},
	{"Traces", moduleTraces},
	{"Termination", moduleTermination},
}

func runModules(t *testing.T, open func() engine.Engine) {
	for _, part := range moduleParts {
		t.Run(part.name, func(t *testing.T) {
			e := open()
			part.test(&moduleKit{kit: &kit{t, e}, Modules: e.(engine.Modules), texts: map[string]string{}, made: map[string]engine.Module{}})
		})
	}
}

// moduleKit is a test with modules, which name each other as they are called.
type moduleKit struct {
	*kit
	engine.Modules
	texts map[string]string
	made  map[string]engine.Module
	log   strings.Builder
}

// files are the modules there are: a line "-- name" and the text behind it each.
// Their global function log writes a line.
func (k *moduleKit) files(archive string) {
	k.fn("log", func(c *engine.Call) (engine.Value, error) {
		for i, v := range c.Args {
			if i > 0 {
				k.log.WriteByte(' ')
			}
			k.log.WriteString(k.show(v))
		}
		k.log.WriteByte('\n')
		return c.Undefined, nil
	})
	for _, part := range strings.Split("\n"+strings.TrimPrefix(archive, "\n"), "\n-- ")[1:] {
		name, text, _ := strings.Cut(part, "\n")
		k.texts[name] = text
	}
}

// module is one of them with all below it, made once.
func (k *moduleKit) module(name string) (engine.Module, error) {
	if m := k.made[name]; m != nil {
		return m, nil
	}
	text, ok := k.texts[name]
	if !ok {
		return nil, errors.New("no module " + name)
	}
	m, err := k.Module(engine.Source{File: name, Text: text})
	if err != nil {
		return nil, err
	}
	k.made[name] = m
	var list []engine.Module
	for _, r := range m.Requests() {
		d, err := k.module(r.Specifier)
		if err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	m.Link(list)
	return m, nil
}

// evaluate runs a module and says what became of its promise, when all jobs
// have run.
func (k *moduleKit) evaluate(name string) (state, result string) {
	k.Helper()
	var promise engine.Value
	k.Turn(func() {
		m, err := k.module(name)
		if err == nil {
			err = m.Instantiate()
		}
		if err == nil {
			promise, err = m.Evaluate()
		}
		if err != nil {
			k.Fatal(err)
		}
		promise = k.Hold(promise)
	})
	defer k.Release(promise)
	return k.promise(promise)
}

func (k *moduleKit) promise(v engine.Value) (state, result string) {
	k.Helper()
	state, value, ok := k.Engine.(engine.Previewer).PromiseOf(v)
	if !ok {
		k.Fatalf("%s is no promise", k.show(v))
	}
	if value != nil {
		result = k.show(value)
	}
	return state, result
}

// wantLog runs main and fails unless it, and what it needs, log these lines.
func (k *moduleKit) wantLog(archive, want string) {
	k.Helper()
	k.texts, k.made = map[string]string{}, map[string]engine.Module{}
	k.log.Reset()
	k.files(archive)
	if state, result := k.evaluate("main"); state != "fulfilled" {
		k.log.WriteString(state + " " + result + "\n")
	}
	if got := strings.TrimSpace(k.log.String()); got != strings.TrimSpace(want) {
		k.Errorf("%s\nlogged\n%s\nwant\n%s", archive, got, want)
	}
}

func moduleBindings(k *moduleKit) {
	k.wantLog(`
-- main
import d, {a, b as bee, f} from "dep"
import * as ns from "dep"
log(d, a, bee, f(), ns.a, ns.default, typeof a)
log(this, typeof arguments)
const o = {a, d}
log(o.a, o.d, f.call(5))
-- dep
export const a = 1
let b = 2, self = 0
export { b }
export function f() { "use strict"; return this === undefined ? "bare" : this }
export default a + b
`, `
3 1 2 bare 1 3 number
undefined undefined
1 3 5
`)
}

func moduleLiveBindings(k *moduleKit) {
	k.wantLog(`
-- main
import {n, up, replace, f} from "dep"
log(n); up(); log(n)
{ let n = "inner"; log(n) }
(n => log(n))("argument")
function shadow() { var n = "var"; return n }
log(shadow(), f()); replace(); log(f())
try { n = 5 } catch (e) { log(e) }
try { n++ } catch (e) { log(e) }
try { ({n} = {n: 5}) } catch (e) { log(e) }
log(n ||= 5)
try { n &&= 5 } catch (e) { log(e) }
-- dep
export let n = 1
export function up() { n++ }
export function f() { return "old" }
export function replace() { f = () => "new" }
`, `
1
2
inner
argument
var old
new
TypeError: Assignment to constant variable.
TypeError: Assignment to constant variable.
TypeError: Assignment to constant variable.
2
TypeError: Assignment to constant variable.
`)
}

func moduleForms(k *moduleKit) {
	k.wantLog(`
-- main
#!/usr/bin/env node
import all, * as ns from "forms"
import { "a string" as s, default as again, } from "forms"
import "bare"
export { all as "x y" }
log(all.name, again === all, s, Object.keys(ns).join())
for (const name of ["fn", "cls", "arrow", "expr"]) log(name, ns[name].name)
-- forms
export default function () {}
export var v = 1, { w: [x = 2] } = { w: [] }
export { v as "a string", v as as }
export * from "more"
export * as more from "more"
export { default as fn } from "more"
export { default as cls } from "class"
export { default as arrow } from "arrow"
export { default as expr } from "expr"
export async function af() {}
export function* gf() {}
export class C {}
-- more
export default function named() {}
export const m = 1
-- class
export default class {}
[1].map(String)
-- arrow
export default async () => {}
-- expr
export default (class { static name = "own" })
-- bare
log("bare", import.meta === import.meta)
/* a */ import/* b */'more'/* c */
`, `
bare true
default true 1 C,a string,af,arrow,as,cls,default,expr,fn,gf,m,more,v,x
fn named
cls default
arrow default
expr own
`)
}

func moduleNamespace(k *moduleKit) {
	k.wantLog(`
-- main
import * as ns from "dep"
import { set } from "dep"
const tries = f => { try { return f() } catch (e) { return e } }
log(Object.prototype.toString.call(ns), Object.getPrototypeOf(ns), Object.isExtensible(ns), typeof ns)
log(Reflect.ownKeys(ns).map(String).join(), "a" in ns, "b" in ns, ns.b)
log(JSON.stringify(Object.getOwnPropertyDescriptor(ns, "a")), Object.getOwnPropertyDescriptor(ns, "b"))
set(2)
log(ns.a, JSON.stringify(ns))
log(tries(() => { ns.a = 1 }))
log(tries(() => { ns.b = 1 }))
log(tries(() => delete ns.a), delete ns.b)
log(tries(() => Object.defineProperty(ns, "a", { value: 5 })))
log(tries(() => Object.setPrototypeOf(ns, {})), Object.setPrototypeOf(ns, null) === ns)
log(Reflect.set(ns, "a", 1), Reflect.defineProperty(ns, "a", { value: 2 }), Reflect.deleteProperty(ns, "a"))
-- dep
export let a = 1
export function set(v) { a = v }
`, `
[object Module] null false object
a,set,Symbol(Symbol.toStringTag) true false undefined
{"value":1,"writable":true,"enumerable":true,"configurable":false} undefined
2 {"a":2}
TypeError: Cannot assign to read only property 'a' of object '[object Module]'
TypeError: Cannot add property b, object is not extensible
TypeError: Cannot delete property 'a' of [object Module] true
TypeError: Cannot redefine property: a
TypeError: [object Module] is not extensible true
false true false
`)
	if class := k.Class(k.made["dep"].Namespace()); class != "Module" {
		k.Errorf("the class of a namespace is %s", class)
	}
}

func moduleCycles(k *moduleKit) {
	k.wantLog(`
-- main
import { hoisted, get, v as value } from "b"
import * as self from "main"
export function early() { return "early" }
export let late = "late"
export default class {}
log(hoisted(), get(), value, self.late)
-- b
import { early, late as l } from "main"
import d from "main"
import * as main from "main"
const tries = f => { try { return f() } catch (e) { return e } }
log(early(), tries(() => l), tries(() => d), tries(() => typeof l), tries(() => main.late), tries(() => Object.keys(main)))
export function hoisted() { return "hoisted" }
export const get = () => l
export var v = "var"
`, `
early ReferenceError: Cannot access 'l' before initialization ReferenceError: Cannot access 'd' before initialization ReferenceError: Cannot access 'l' before initialization ReferenceError: Cannot access 'late' before initialization ReferenceError: Cannot access 'default' before initialization
hoisted late var late
`)
}

func moduleAwait(k *moduleKit) {
	k.wantLog(`
-- main
import { v } from "dep"
log("main", v, await new Promise(r => Promise.resolve().then(() => r("later"))))
for (const x of [1, 2]) { const y = await x; log((() => y)()) }
-- dep
export let v = 0
v = await 1
try { await Promise.reject(new Error("caught")) } catch (e) { log(e.message) }
v += await (async () => 5)()
`, `
caught
main 6 later
1
2
`)
	k.wantLog(`
-- main
async function* many() { yield 1; yield 2 }
for await (const x of many()) log(x)
for await (const x of [Promise.resolve(3)]) log(x)
export const done = await 4
log(done)
`, `
1
2
3
4
`)
}

func moduleAwaiting(k *moduleKit) {
	k.files(`
-- main
import "waits"
-- waits
await 1; await 2
;/* é */ await new Promise((resolve) => { globalThis.go = resolve })
await 3
-- never
() => { async () => await 1 }
`)
	var main engine.Module
	var promise engine.Value
	k.Turn(func() {
		var err error
		if main, err = k.module("main"); err == nil {
			err = main.Instantiate()
		}
		if err == nil {
			promise, err = main.Evaluate()
		}
		if err != nil {
			k.Fatal(err)
		}
	})
	waits := k.made["waits"]
	never, err := k.module("never")
	if err != nil {
		k.Fatal(err)
	}
	if main.Awaits() || !waits.Awaits() || never.Awaits() {
		k.Errorf("awaiting modules are main %v, waits %v, never %v; want waits alone", main.Awaits(), waits.Awaits(), never.Awaits())
	}
	at := func(m engine.Module, line, column int) {
		k.Helper()
		if l, c := m.Awaiting(); l != line || c != column {
			k.Errorf("%s awaits at %d:%d, want %d:%d", m.File(), l, c, line, column)
		}
	}
	at(waits, 2, 10)
	at(main, 0, 0)
	k.Turn(func() { k.eval("go()") })
	at(waits, 0, 0)
	if state, _ := k.promise(promise); state != "fulfilled" {
		k.Errorf("main is %s", state)
	}
}

func moduleAwaitOrder(k *moduleKit) {
	k.wantLog(`
-- main
import "a"
import "b"
import "c"
log("main")
Promise.resolve().then(() => log("job of main"))
-- a
log("a begins"); await 0; log("a goes on"); await 0; log("a ends")
-- b
log("b")
Promise.resolve().then(() => log("job of b"))
-- c
import "a"
import "d"
log("c")
-- d
log("d begins"); await 0; log("d ends")
`, `
a begins
b
d begins
a goes on
job of b
d ends
a ends
c
main
job of main
`)
}

func moduleFailures(k *moduleKit) {
	k.wantLog(`
-- main
import "ok"
import "bad"
log("never")
-- ok
log("ok")
-- bad
import "ok"
throw new RangeError("bad")
`, `
ok
rejected RangeError: bad
`)
	_, first := k.evaluate("main")
	if state, again := k.evaluate("bad"); state != "rejected" || again != first {
		k.Errorf("bad, evaluated again, is %s %s, want the error of main: %s", state, again, first)
	}
	if state, _ := k.evaluate("ok"); state != "fulfilled" {
		k.Errorf("ok, evaluated again, is %s", state)
	}
}

func moduleAwaitFailures(k *moduleKit) {
	k.wantLog(`
-- main
import "waits"
import "bad"
-- waits
await 0; log("waits ends")
-- bad
throw new RangeError("bad")
`, `
waits ends
rejected RangeError: bad
`)
	k.wantLog(`
-- main
import "middle"
log("never")
-- middle
import "bad"
log("never")
-- bad
await 0
throw new RangeError("bad")
`, `
rejected RangeError: bad
`)
	if state, result := k.evaluate("middle"); state != "rejected" || result != "RangeError: bad" {
		k.Errorf("middle is %s %s", state, result)
	}
}

func moduleRequests(k *moduleKit) {
	m, err := k.Module(engine.Source{File: "test.mjs", Text: "import 'a'; import b from \"b\"; export * from 'a'\n  export {x} from 'b' with { type: 'json' }\nimport 'b' assert { type: 'json' }"})
	if err != nil {
		k.Fatal(err)
	}
	want := []engine.ModuleRequest{
		{Specifier: "a", Line: 1, Column: 8},
		{Specifier: "b", Line: 1, Column: 27},
		{Specifier: "b", Attributes: map[string]string{"type": "json"}, Line: 2, Column: 19},
	}
	if got := m.Requests(); !reflect.DeepEqual(got, want) {
		k.Errorf("requests %+v\nwant %+v", got, want)
	}
	if m.File() != "test.mjs" {
		k.Errorf("file %s", m.File())
	}
}

func moduleDynamicImport(k *moduleKit) {
	rejected := k.eval("import('x')")
	if state, _ := k.promise(rejected); state != "rejected" {
		k.Errorf("import() without OnImport is %s", state)
	}
	answer := k.eval("Promise.resolve(42)")
	var asked []string
	k.OnImport(func(from, specifier string, options engine.Value) (engine.Value, error) {
		asked = append(asked, from+" "+specifier)
		if specifier == "bad" {
			return nil, engine.Throw(k.String("reason"))
		}
		return answer, nil
	})
	promise := k.eval("import('script')")
	if !k.Same(promise, answer) {
		k.Errorf("import() gave %s", k.show(promise))
	}
	f := k.ok(k.Function(engine.Source{File: "cjs.js", Text: "return [import ( `${a}1` ), function () { return import(a, {}) }(), ({import(x) { return x }}).import(3), eval('import(a)')]"}, "a"))
	k.ok(k.Call(f, nil, k.String("function")))
	k.ok(k.Call(k.eval("(function (a) { return new Function('a', 'return import(a)')(a) })"), nil, k.String("new Function")))
	k.eval("(0, eval)('import(\"indirect\")')")
	k.wantLog(`
-- main
import("module")
export const later = () => import("arrow")
later()
`, "")
	if state, reason := k.promise(k.eval("import('bad')")); state != "rejected" || reason != "reason" {
		k.Errorf("import('bad') is %s %s", state, reason)
	}
	_, err := k.Engine.Run(engine.Source{File: "x.js", Text: "import('a'); let a = f(2 3) // import('b')"})
	var s *engine.SyntaxError
	if !errors.As(err, &s) || s.Column != 24 || s.SourceLine != "import('a'); let a = f(2 3) // import('b')" {
		k.Errorf("an error behind import() is %v", err)
	}
	if state, reason := k.promise(k.eval("import({toString() { throw 'no string' }})")); state != "rejected" || reason != "no string" {
		k.Errorf("import of what has no string is %s %s", state, reason)
	}
	want := "test.js script, cjs.js function1, cjs.js function, cjs.js function, test.js new Function, test.js indirect, main module, main arrow, test.js bad"
	if got := strings.Join(asked, ", "); got != want {
		k.Errorf("asked %s\nwant %s", got, want)
	}
}

func moduleMeta(k *moduleKit) {
	asked := 0
	k.OnMeta(func(m engine.Module, meta engine.Value) error {
		asked++
		if !k.Same(k.Proto(meta), k.Null()) {
			k.Error("import.meta has a prototype")
		}
		return k.Set(meta, "url", k.String("url of "+m.File()))
	})
	k.wantLog(`
-- main
import "none"
log(import.meta.url, (() => import . meta . url)(), (function () { return import.meta })() === import.meta)
import.meta.own = 1
log(import.meta.own)
log(() => import.meta.url, function () { import("x") }, class { static x = import.meta })
-- none
log("asks for nothing")
`, `
asks for nothing
url of main url of main true
1
() => import.meta.url function () { import("x") } class { static x = import.meta }
`)
	if asked != 1 {
		k.Errorf("OnMeta was asked %d times", asked)
	}
	if _, err := k.Engine.Run(engine.Source{File: "x.js", Text: "import.meta"}); err == nil || !strings.Contains(err.Error(), "Cannot use 'import.meta' outside a module") {
		k.Errorf("import.meta in a script: %v", err)
	}
}

func moduleSynthetic(k *moduleKit) {
	runs := 0
	m, err := k.Modules.Synthetic("node:made", []string{"default", "x"}, func(m engine.Module) error {
		runs++
		if err := m.SetExport("none", k.Null()); err == nil {
			k.Error("SetExport of a name that is not there gave no error")
		}
		return m.SetExport("x", k.Number(1))
	})
	if err != nil {
		k.Fatal(err)
	}
	k.made["made"] = m
	k.files(`
-- main
import d, { x } from "made"
import * as ns from "made"
log(d, x, ns.x, Object.keys(ns).join())
globalThis.look = () => x
`)
	if state, result := k.evaluate("main"); state != "fulfilled" {
		k.Fatal(state, result)
	}
	if err := m.SetExport("x", k.Number(2)); err != nil {
		k.Fatal(err)
	}
	k.wantEval("look()", "2")
	if got := k.log.String(); got != "undefined 1 1 default,x\n" || runs != 1 {
		k.Errorf("logged %s after %d runs", got, runs)
	}
	bad, _ := k.Modules.Synthetic("node:bad", nil, func(engine.Module) error { return engine.Throw(k.String("thrown")) })
	k.made["bad"] = bad
	for range 2 {
		if state, result := k.evaluate("bad"); state != "rejected" || result != "thrown" {
			k.Errorf("a synthetic module that throws is %s %s", state, result)
		}
	}
}

func moduleTraces(k *moduleKit) {
	k.wantLog(`
-- main
import { thrower } from "dep"
import d from "dep"; const stack = f => { try { f() } catch (e) { log(e.stack.split("\n").slice(0, 4).join("\n")) } }
stack(() => thrower())
/* é */ export const x = 1; stack(() => { d() })
stack(() => { thrower.nope() })
stack(() => nope())
stack(() => (0, import.meta).nope.x)
-- dep
export function thrower() { throw new Error("thrown") }
export default function () { null.x }
`, `
Error: thrown
    at thrower (dep:1:35)
    at main:3:13
    at stack (main:2:49)
TypeError: Cannot read properties of null (reading 'x')
    at default (dep:2:35)
    at main:4:43
    at stack (main:2:49)
TypeError: thrower.nope is not a function
    at main:5:23
    at stack (main:2:49)
    at main:5:1
ReferenceError: nope is not defined
    at main:6:13
    at stack (main:2:49)
    at main:6:1
TypeError: Cannot read properties of undefined (reading 'x')
    at main:7:35
    at stack (main:2:49)
    at main:7:1
`)
}

func moduleTermination(k *moduleKit) {
	reason := errors.New("stop")
	k.files("-- main\ntry { stop() } finally { for (;;) {} }\n-- nested\nstop(); for (;;) {}")
	k.fn("stop", func(c *engine.Call) (engine.Value, error) { return nil, &engine.Termination{Reason: reason} })
	load := func(name string) engine.Module {
		m, err := k.module(name)
		if err == nil {
			err = m.Instantiate()
		}
		if err != nil {
			k.Fatal(err)
		}
		return m
	}
	nested := load("nested")
	k.fn("run", func(c *engine.Call) (engine.Value, error) { return nested.Evaluate() })
	for _, run := range []func() (engine.Value, error){
		load("main").Evaluate,
		func() (engine.Value, error) {
			return k.Engine.Run(engine.Source{File: "x.js", Text: "try { run() } catch (e) { for (;;) {} }"})
		},
	} {
		_, err := run()
		var end *engine.Termination
		if !errors.As(err, &end) || end.Reason != reason {
			k.Errorf("error is %T %v, want the termination", err, err)
		}
		k.wantEval("try { [1].map(() => { throw 2 }) } catch (e) { e + 1 }", "3")
	}
}
