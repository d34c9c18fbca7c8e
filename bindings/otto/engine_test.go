package otto

import (
	"fmt"
	goruntime "runtime"
	"runtime/debug"
	"strings"
	"testing"
	"unsafe"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/engine/enginetest"
)

func TestEngine(t *testing.T) {
	// Less deep than an engine is by itself, for the sake of time; TestDeepest
	// goes to the bottom.
	enginetest.Run(t, func() engine.Engine { return New(Options{StackDepth: 2500}) })
}

// eval runs text and gives its value as a string.
func eval(t *testing.T, e *Engine, text string) string {
	t.Helper()
	v, err := e.Run(engine.Source{File: "test.js", Text: text})
	if err != nil {
		t.Fatalf("%s\nthrew %v", text, err)
	}
	s, err := e.ToString(v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

//go:noinline
func stackAddress() uintptr {
	var here byte
	return uintptr(unsafe.Pointer(&here))
}

// TestStackNeed measures the stack that nested code needs, and holds it
// against what stackDepthLimit was reckoned with.
func TestStackNeed(t *testing.T) {
	const (
		perLevel = 1400 // bytes
		perCall  = 4500
		nested   = 200
	)
	// A collection may shrink the stack, and the next growth moves it: between
	// two looks at it that would pass for need.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	goruntime.GC()
	for _, c := range []struct {
		name, open, close string
		levels            int // as the instrumenter counts
	}{
		{"parentheses", "1 + (", ")", 1},
		{"calls", "q(", ")", 1},
		{"methods", "o.q(", ")", 1},
		{"new", "new Q(", ")", 1},
		{"arrays", "[", "]", 1},
		{"objects", "({a: ", "})", 1},
		{"conditions", "1 ? ", " : 0", 1},
		{"and", "1 && (", ")", 1},
		{"assignments", "o.a = ", "", 1},
		{"members", "o[", "]", 1},
		{"not", "!", "", 1},
		{"commas", "(1, ", ")", 1},
		{"blocks", "{", "}", 1},
		{"if", "if (1) ", "", 1},
		{"for", "for (var i = 0; i < 1; i++) ", "", 1},
		{"for in", "for (k in {a: 1}) ", "", 2},
		{"do", "do ", "; while (0)", 1},
		{"try", "try {", "} finally {}", 2},
		{"catch", "try { throw 1 } catch (e) {", "}", 2},
		{"switch", "switch (1) { case 1: ", "}", 1},
		{"label", "a%d: {", "}", 2},
		{"with", "with (o) {", "}", 2},
	} {
		var text strings.Builder
		for i := range nested {
			text.WriteString(strings.ReplaceAll(c.open, "%d", fmt.Sprint(i)))
		}
		text.WriteString("p()")
		text.WriteString(strings.Repeat(c.close, nested))
		e := New(Options{})
		var at []uintptr
		e.Set(e.Global(), "p", e.NewFunc("p", 0, func(*engine.Call) (engine.Value, error) {
			at = append(at, stackAddress())
			return nil, nil
		}))
		eval(t, e, `var o = {q: q}, k; function q() { return q } function Q() {}`)
		// The first run grows the stack, which moves it.
		for range 3 {
			at = at[:0]
			eval(t, e, "(function () { p(); "+text.String()+" })()")
		}
		if got := int(at[0]-at[1]) / (nested * c.levels); got > perLevel {
			t.Errorf("%s: %d bytes a level, reckoned with %d", c.name, got, perLevel)
		}
	}

	e := New(Options{})
	var at []uintptr
	e.Set(e.Global(), "p", e.NewFunc("p", 0, func(*engine.Call) (engine.Value, error) {
		at = append(at, stackAddress())
		return nil, nil
	}))
	for range 3 {
		at = at[:0]
		eval(t, e, `function f(n) { p(); return n && f(n - 1) } f(1000)`)
	}
	if got := int(at[0]-at[1000]) / 1000; got > perCall {
		t.Errorf("%d bytes a call, reckoned with %d", got, perCall)
	}
	if need := stackDepthLimit() * (perCall + levelsPerCall*perLevel); need > 512<<20 && goruntime.GOARCH == "amd64" {
		t.Errorf("the deepest stack may need %d MB", need>>20)
	}
}

// TestDeepest lets a script recurse to the bottom of an engine as it comes,
// through code that nests so deep that its calls weigh more. It takes half a
// gigabyte of stack.
func TestDeepest(t *testing.T) {
	if testing.Short() {
		t.Skip("needs much memory")
	}
	for name, body := range map[string]string{
		"just below the weight": strings.Repeat("try { ", levelsPerCall/2-2) + "return f()" + strings.Repeat(" } finally { }", levelsPerCall/2-2),
		"far above it":          strings.Repeat("for (k in {a: 1}) ", 1000) + "return f()",
		"expressions":           "return " + strings.Repeat("q(", 1000) + "f()" + strings.Repeat(")", 1000),
	} {
		e := New(Options{})
		got := eval(t, e, "var k; function q(x) { return x } function f() { "+body+" } try { f() } catch (e) { e.message }")
		if got != "Maximum call stack size exceeded" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestTooDeep: a text that no parser could read without overflowing the stack
// is refused.
func TestTooDeep(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("(", 1e6), strings.Repeat("[", 1e6) + strings.Repeat("]", 1e6), strings.Repeat("{", 1e6),
		strings.Repeat("!", 3e5) + "1", "x" + strings.Repeat(" + x", 3e5), strings.Repeat("if (x) ; else ", 1e5) + ";",
	} {
		_, err := New(Options{}).Run(engine.Source{Text: text})
		if err == nil || !strings.Contains(err.Error(), "Maximum call stack size exceeded") && !strings.Contains(err.Error(), "SyntaxError") {
			t.Errorf("%.20s...: %.100v", text, err)
		}
	}
	e := New(Options{})
	if got := eval(t, e, `try { eval(Array(1e5).join("(")) } catch (e) { e.message }`); got != "Maximum call stack size exceeded" {
		t.Errorf("eval: %s", got)
	}
}

// TestAllocs holds the hot paths.
func TestAllocs(t *testing.T) {
	e := New(Options{})
	o := e.NewObject(e.NewObject(nil))
	one := e.Number(1)
	e.Set(e.Proto(o), "x", one)
	host := &struct{}{}
	e.SetHost(o, host)
	f := e.NewFunc("f", 2, func(c *engine.Call) (engine.Value, error) { return c.Arg(1), nil })
	for name, c := range map[string]struct {
		most float64
		run  func()
	}{
		"Get through a prototype": {0, func() { e.Get(o, "x") }},
		"Host":                    {0, func() { e.Host(o) }},
		"small number":            {0, func() { e.Number(200) }},
		"type and class":          {0, func() { e.TypeOf(o); e.Class(o) }},
		"Call of a Func":          {0, func() { e.Call(f, nil, one, o) }},
	} {
		if got := testing.AllocsPerRun(100, c.run); got > c.most {
			t.Errorf("%s: %v allocations, want at most %v", name, got, c.most)
		}
	}
}

// TestUnitsAreForgotten: what we know of a text goes when its functions have
// gone.
func TestUnitsAreForgotten(t *testing.T) {
	e := New(Options{})
	count := func() int {
		units.mu.Lock()
		defer units.mu.Unlock()
		return len(units.m)
	}
	before := count()
	eval(t, e, `for (var i = 0; i < 200; i++) Function("return " + i)()`)
	made := count() - before
	for range 100 {
		if goruntime.GC(); count()-before < made/2 {
			return
		}
		goruntime.Gosched()
	}
	t.Errorf("%d of %d texts are still known", count()-before, made)
}

// TestMessages: errors of otto's are told as V8 tells them, with the names an
// author wrote; the places are V8's too.
func TestMessages(t *testing.T) {
	text := `const names = ['x'];
function inner(a) {
  const { b } = a;
  return names.map((n) => { throw new TypeError('bad ' + n) });
}
const outer = () => inner({ b: 1 });
const o = { method() { return outer() }, prop: function () { return this.method() } };
exports.run = function () { o.prop() };
stacks.push(() => exports.run());
stacks.push(() => o.foo.bar.baz());
stacks.push(() => { let q; q.x = 1 });
stacks.push(() => names.foo(1));
stacks.push(() => zork);
stacks.push(() => JSON.parse('{'));
stacks.push(() => { for (let i = 0; i < 1; i++) { let i = 2; stacks.push(() => i); i() } });
stacks.push(() => (function () { throw new Error('in place') })());
`
	want := []string{
		`TypeError: bad x|/app/t.js:4:35|Array.map (<anonymous>)|inner (/app/t.js:4:16)|outer (/app/t.js:6:21)` +
			`|Object.method (/app/t.js:7:31)|Object.prop (/app/t.js:7:74)|exports.run (/app/t.js:8:31)`,
		`TypeError: Cannot read properties of undefined (reading 'bar')|/app/t.js:10:25`,
		`TypeError: Cannot set properties of undefined (setting 'x')|/app/t.js:11:32`,
		`TypeError: names.foo is not a function|/app/t.js:12:25`,
		`ReferenceError: zork is not defined|/app/t.js:13:19`,
		`SyntaxError: Expected property name or '}' in JSON at position 1|JSON.parse (<anonymous>)|/app/t.js:14:24`,
		`TypeError: i is not a function|/app/t.js:15:84`,
		`Error: in place|/app/t.js:16:40|/app/t.js:16:64`,
	}
	e := New(Options{})
	eval(t, e, `var stacks = [], exports = {}`)
	f, err := e.Function(engine.Source{File: "/app/t.js", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Call(f, nil); err != nil {
		t.Fatal(err)
	}
	for i, want := range want {
		got := eval(t, e, fmt.Sprintf(`try { stacks[%d]() } catch (e) { e.stack }`, i))
		got = strings.ReplaceAll(got, "\n    at ", "|")
		if !strings.HasPrefix(got+"|", want+"|") {
			t.Errorf("stack %d\n got %s\nwant %s", i, got, want)
		}
	}
}

func Example() {
	e := New(Options{})
	greet := e.NewFunc("greet", 1, func(c *engine.Call) (engine.Value, error) {
		name, err := e.ToString(c.Arg(0))
		return e.String("hello, " + name), err
	})
	if err := e.Set(e.Global(), "greet", greet); err != nil {
		panic(err)
	}
	v, err := e.Run(engine.Source{File: "hello.js", Text: "const who = ['world'];\nwho.map((name) => greet(name)).join()"})
	if err != nil {
		panic(err)
	}
	fmt.Println(v)
	// Output: hello, world
}

// TestLowered: the functions that lowered code calls, where ours stand in for
// those of package lower.
func TestLowered(t *testing.T) {
	for script, want := range map[string]string{
		"let r = []; for (const x of bytes) r.push(x); for (const [i, c] of ['a'].entries()) r.push(i + c); for (const c of 'h😀') r.push(c); `${r}`": "7,8,0a,h,😀",
		"const f = (...a) => a.length; f(...[1, 2], ...'ab', ...bytes)":                                                                              "6",
		"(function () { return [...arguments, 3].join() })(1, 2)":                                                                                    "1,2,3",
		"const { a, ...rest } = { a: 1, b: 2, c: 3 }; JSON.stringify({ ...rest, ...null, d: 4, ...[9] })":                                            `{"0":9,"b":2,"c":3,"d":4}`,
		"var F = function (a, b) { this.s = a + b }; new F(...[1, 2]).s":                                                                             "3",
		"const [p, q = 5, ...z] = [1, undefined, 3, 4]; `${p}${q}${z}`":                                                                              "153,4",
		"try { for (const a of 5); } catch (e) { e.message }":                                                                                        "5 is not iterable",
		"try { Math.max(...5) } catch (e) { e.message }":                                                                                             "Spread syntax requires ...iterable[Symbol.iterator] to be a function",
		"const k = 'dyn'; Object.keys({ [k + 1]: 1, [k]: 2 }).join()":                                                                                "dyn1,dyn",
		"/(?<=a)b/.test('ab') && /[^]/.test('x')":                                                                                                    "true",
		"`${{ toString() { return 'shown' } }}`":                                                                                                     "shown",
	} {
		e := New(Options{})
		e.Set(e.Global(), "bytes", e.NewBytes([]byte{7, 8}))
		if got := eval(t, e, script); got != want {
			t.Errorf("%s\n got %s\nwant %s", script, got, want)
		}
	}
}
