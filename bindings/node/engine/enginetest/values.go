package enginetest

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// values: every value has the type and class the language gives it, whichever
// side made it.
func values(k *kit) {
	for _, c := range []struct {
		script string
		typ    engine.Type
		class  string
	}{
		{`undefined`, engine.Undefined, ""},
		{`null`, engine.Null, ""},
		{`true`, engine.Boolean, ""},
		{`1.5`, engine.Number, ""},
		{`7`, engine.Number, ""},
		{`-0`, engine.Number, ""},
		{`0xffffffff >>> 0`, engine.Number, ""},
		{`"s"`, engine.String, ""},
		{`String.fromCharCode(104, 228)`, engine.String, ""},
		{`({})`, engine.Object, "Object"},
		{`[]`, engine.Object, "Array"},
		{`(function () {})`, engine.Function, "Function"},
		{`Math.max`, engine.Function, "Function"},
		{`(function () {}).bind(null)`, engine.Function, "Function"},
		{`new Error("x")`, engine.Object, "Error"},
		{`new TypeError("x")`, engine.Object, "Error"},
		{`new Date(0)`, engine.Object, "Date"},
		{`/x/`, engine.Object, "RegExp"},
		{`new Boolean(false)`, engine.Object, "Boolean"},
		{`new Number(1)`, engine.Object, "Number"},
		{`new String("s")`, engine.Object, "String"},
		{`(function () { return arguments })()`, engine.Object, "Arguments"},
	} {
		v := k.eval(c.script)
		if got := k.TypeOf(v); got != c.typ {
			k.Errorf("TypeOf(%s) = %d, want %d", c.script, got, c.typ)
		}
		if got := k.Class(v); got != c.class {
			k.Errorf("Class(%s) = %q, want %q", c.script, got, c.class)
		}
	}

	for _, c := range []struct {
		v    engine.Value
		want string // what the script says of it
	}{
		{k.Undefined(), "undefined undefined"},
		{k.Null(), "object null"},
		{k.Bool(true), "boolean true"},
		{k.Bool(false), "boolean false"},
		{k.Number(0), "number 0"},
		{k.Number(255), "number 255"},
		{k.Number(-1.5), "number -1.5"},
		{k.Number(1e21), "number 1e+21"},
		{k.Number(math.NaN()), "number NaN"},
		{k.Number(math.Inf(-1)), "number -Infinity"},
		{k.String("häß 😀"), "string häß 😀"},
		{k.NewObject(nil), "object [object Object]"},
		{k.NewArray(k.Number(1), k.String("b")), "object 1,b"},
	} {
		k.global("v", c.v)
		k.wantEval(`typeof v + " " + v`, c.want)
	}
	k.global("zero", k.Number(math.Copysign(0, -1)))
	k.wantEval(`1 / zero`, "-Infinity")
	k.global("list", k.NewArray(k.Number(1), k.Null()))
	k.wantEval(`Array.isArray(list) + " " + list.length + " " + (list[1] === null)`, "true 2 true")
	k.wantEval(`"😀".length`, "2")
}

// conversions: as Boolean(v), Number(v) and String(v) convert.
func conversions(k *kit) {
	for _, c := range []struct {
		script string
		b      bool
		n      float64
		s      string
	}{
		{`undefined`, false, math.NaN(), "undefined"},
		{`null`, false, 0, "null"},
		{`true`, true, 1, "true"},
		{`0`, false, 0, "0"},
		{`-0`, false, 0, "0"},
		{`0/0`, false, math.NaN(), "NaN"},
		{`12.25`, true, 12.25, "12.25"},
		{`1e-7`, true, 1e-7, "1e-7"},
		{`123456789012345680000`, true, 123456789012345680000, "123456789012345680000"},
		{`""`, false, 0, ""},
		{`" 12 "`, true, 12, " 12 "},
		{`"0x10"`, true, 16, "0x10"},
		{`"x"`, true, math.NaN(), "x"},
		{`({})`, true, math.NaN(), "[object Object]"},
		{`[]`, true, 0, ""},
		{`[3]`, true, 3, "3"},
		{`({valueOf: function () { return 4 }, toString: function () { return "four" }})`, true, 4, "four"},
		{`new Boolean(false)`, true, 0, "false"},
	} {
		v := k.eval(c.script)
		if got := k.ToBool(v); got != c.b {
			k.Errorf("ToBool(%s) = %v", c.script, got)
		}
		if got, err := k.ToNumber(v); err != nil || got != c.n && (got == got || c.n == c.n) {
			k.Errorf("ToNumber(%s) = %v, %v, want %v", c.script, got, err, c.n)
		}
		if got, err := k.ToString(v); err != nil || got != c.s {
			k.Errorf("ToString(%s) = %q, %v, want %q", c.script, got, err, c.s)
		}
	}
}

// same: === with one exception, NaN.
func same(k *kit) {
	k.eval(`var o = {}, p = {}`)
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`undefined`, `void 0`, true}, {`undefined`, `null`, false}, {`null`, `null`, true},
		{`1`, `1.0`, true}, {`1`, `"1"`, false}, {`0`, `-0`, true}, {`0/0`, `0/0`, true},
		{`7 | 0`, `7 >>> 0`, true}, {`"ab"`, `"a" + "b"`, true}, {`"a"`, `"b"`, false},
		{`true`, `true`, true}, {`true`, `1`, false},
		{`o`, `o`, true}, {`o`, `p`, false}, {`o`, `"[object Object]"`, false}, {`null`, `o`, false},
	} {
		if got := k.Engine.Same(k.eval(c.a), k.eval(c.b)); got != c.want {
			k.Errorf("Same(%s, %s) = %v", c.a, c.b, got)
		}
	}
}

// run: a script is global code and gives its completion value.
func run(k *kit) {
	k.eval(`var counter = 1; function next() { return ++counter }`)
	k.wantEval(`next(); next()`, "3")
	k.want(k.ok(k.Get(k.Global(), "counter")), "3")
	k.wantEval(`this === (function () { return this })()`, "true")
	k.wantEval(`if (true) { 5 } `, "5")
	if v := k.eval(`var nothing = 1`); k.TypeOf(v) != engine.Undefined {
		k.Errorf("a declaration gives %s, want undefined", k.show(v))
	}
	if k.Name() == "" || k.Version() == "" {
		k.Errorf("name %q, version %q", k.Name(), k.Version())
	}
}

// function: a text compiled as a function body sees its parameters, the
// globals, and nothing of the Go side.
func function(k *kit) {
	k.eval(`var outer = "global"`)
	f := k.ok(k.Function(engine.Source{File: "f.js", Text: `
		var local = a + b;
		return outer + " " + local + " " + (this === a) + " " + arguments.length;`}, "a", "b"))
	k.want(k.ok(k.Call(f, k.Undefined(), k.Number(1), k.Number(2), k.Number(3))), "global 3 false 3")
	o := k.NewObject(nil)
	k.want(k.ok(k.Call(f, o, o, k.String("!"))), "global [object Object]! true 2")
	k.wantEval(`typeof local`, "undefined")

	// The text may end in a comment, and cannot close the function.
	k.ok(k.Function(engine.Source{File: "c.js", Text: `return 1 // the end`}))
	if _, err := k.Function(engine.Source{File: "c.js", Text: `} + {`}); err == nil {
		k.Error("a body that closes its function was accepted")
	}
	none := k.ok(k.Function(engine.Source{File: "e.js", Text: ``}))
	if v := k.ok(k.Call(none, nil)); k.TypeOf(v) != engine.Undefined {
		k.Errorf("an empty function gives %s", k.show(v))
	}
}

// call: this and arguments arrive, the result comes back.
func call(k *kit) {
	f := k.eval(`(function () {
		return [typeof this, arguments.length].concat([].slice.call(arguments)).join()
	})`)
	k.want(k.ok(k.Call(f, k.NewObject(nil))), "object,0")
	k.want(k.ok(k.Call(f, k.NewObject(nil), k.Number(1), k.Undefined(), k.String("x"))), "object,3,1,,x")
	o := k.eval(`({n: 1, inc: function (by) { this.n += by; return this }})`)
	inc := k.ok(k.Get(o, "inc"))
	if v := k.ok(k.Call(inc, o, k.Number(4))); !k.Engine.Same(v, o) {
		k.Error("what the function returned is another object")
	}
	k.want(k.ok(k.Get(o, "n")), "5")
	k.want(k.ok(k.Call(k.eval(`Math.max`), nil, k.Number(1), k.Number(3))), "3")
	k.want(k.ok(k.Call(k.eval(`(function (a, b) { return this.p + a + b }).bind({p: "p"}, "a")`), nil, k.String("b"))), "pab")

	// What a bound function was given it keeps, even if Go reuses its memory.
	bind := k.ok(k.Get(f, "bind"))
	bound := k.ok(k.Call(bind, f, k.NewObject(nil), k.String("kept")))
	k.ok(k.Call(f, nil, k.String("other"), k.String("other")))
	k.want(k.ok(k.Call(bound, nil)), "object,1,kept")

	for _, v := range []engine.Value{k.Undefined(), k.Null(), k.Number(1), k.String("f"), k.NewObject(nil)} {
		if _, err := k.Call(v, nil); !k.isA(err, "TypeError") {
			k.Errorf("calling %s: %v, want a TypeError", k.show(v), err)
		}
		if _, err := k.Construct(v); !k.isA(err, "TypeError") {
			k.Errorf("new %s: %v, want a TypeError", k.show(v), err)
		}
	}
}

// hold: Hold and Release may cost nothing, but they must change nothing.
func hold(k *kit) {
	for _, script := range []string{`undefined`, `null`, `true`, `1.5`, `"s"`, `({a: 1})`, `(function () {})`} {
		v := k.eval(script)
		h := k.Hold(v)
		if !k.Engine.Same(h, v) {
			k.Errorf("Hold(%s) is another value", script)
		}
		again := k.Hold(h)
		k.Release(again)
		if !k.Engine.Same(h, v) {
			k.Errorf("%s: a Release too few lost the value", script)
		}
		k.Release(h)
	}
}
