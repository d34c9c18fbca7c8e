package enginetest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// funcs: what a Func gets and gives.
func funcs(k *kit) {
	var this engine.Value
	seen := ""
	f := k.fn("f", func(c *engine.Call) (engine.Value, error) {
		this = k.Hold(c.This)
		seen = fmt.Sprintf("%d %s %s %v", len(c.Args), k.show(c.Arg(0)), k.show(c.Arg(9)), c.NewTarget != nil)
		return c.Arg(0), nil
	})
	for script, want := range map[string]string{
		`f()`:                  "0 undefined undefined false",
		`f(1, 2)`:              "2 1 undefined false",
		`({m: f}).m("x")`:      "1 x undefined false",
		`f.call(null, null)`:   "1 null undefined false",
		`f.apply({}, [3, 4])`:  "2 3 undefined false",
		`f.bind({}, "a")("b")`: "2 a undefined false",
		`[5].map(f)`:           "3 5 undefined false",
	} {
		k.eval(script)
		if seen != want {
			k.Errorf("%s: the Func saw %s, want %s", script, seen, want)
		}
	}
	o := k.eval(`var o = {m: f}; o`)
	k.eval(`o.m()`)
	if !k.Engine.Same(this, o) {
		k.Errorf("this is %s", k.show(this))
	}
	if v := k.ok(k.Call(f, o, o)); !k.Engine.Same(v, o) || !k.Engine.Same(this, o) {
		k.Error("called from Go, this or an argument is another")
	}
	k.fn("nothing", func(c *engine.Call) (engine.Value, error) { return nil, nil })
	k.wantEval(`typeof nothing()`, "undefined")

	k.global("named", k.NewFunc("theName", 3, func(c *engine.Call) (engine.Value, error) { return nil, nil }))
	k.wantEval(`named.name + named.length + typeof named + (named instanceof Function)`, "theName3functiontrue")
	k.wantEval(`Object.keys(named).length + " " + named.hasOwnProperty("prototype")`, "0 true")
	k.wantEval(`named.extra = 1; named.extra + Object.keys(named).join()`, "1extra")

	k.global("method", k.NewMethod("theName", 2, func(c *engine.Call) (engine.Value, error) { return c.Arg(0), nil }))
	k.wantEval(`method(5) + method.name + method.length + typeof method + method.hasOwnProperty("prototype")`, "5theName2functionfalse")
	k.wantEval(`try { new method(); "made" } catch (e) { e instanceof TypeError }`, "true")

	// Arguments are the call's own, however deep calls nest.
	k.fn("twice", func(c *engine.Call) (engine.Value, error) {
		g := c.Arg(0)
		first := k.ok(k.Call(g, nil, c.Arg(1), c.Arg(2)))
		second := k.ok(k.Call(g, nil, c.Arg(1), c.Arg(2)))
		return k.String(k.show(first) + k.show(second) + k.show(c.Arg(1)) + k.show(c.Arg(2)) + fmt.Sprint(len(c.Args))), nil
	})
	k.wantEval(`twice(function (a, b) { return "(" + twice(function (c, d) { return c + d }, b, a) + ")" }, "x", "y")`,
		"(yxyxyx3)(yxyxyx3)xy3")
	k.fn("append", func(c *engine.Call) (engine.Value, error) {
		more := append(c.Args, k.String("mine"))
		v, err := k.Call(c.Arg(0), nil, more...)
		return k.String(k.show(v) + k.show(more[len(more)-1])), err
	})
	k.wantEval(`append(function () { return append.apply(null, [function () { return "in" }, 1, 2, 3]) })`, "inminemine")
}

// constructors: new makes an object of the Func's prototype.
func constructors(k *kit) {
	var target engine.Value
	other := k.eval(`var other = {other: true}; other`)
	point := k.fn("Point", func(c *engine.Call) (engine.Value, error) {
		if target = c.NewTarget; target == nil {
			return k.String("called"), nil
		}
		target = k.Hold(target)
		k.Set(c.This, "x", c.Arg(0))
		k.SetHost(c.This, "host")
		if len(c.Args) == 2 {
			return c.Arg(1), nil
		}
		return k.Number(1), nil
	})
	k.eval(`Point.prototype.norm = function () { return this.x * this.x }`)
	k.wantEval(`var p = new Point(3); [p.x, p.norm(), p instanceof Point, p.constructor === Point, Point.prototype.constructor === Point].join()`,
		"3,9,true,true,true")
	if !k.Engine.Same(target, point) {
		k.Error("NewTarget is not the constructor")
	}
	if k.Host(k.eval(`p`)) != "host" {
		k.Error("what a constructor hangs on This is lost")
	}
	k.wantEval(`Point(1)`, "called")
	if target != nil {
		k.Error("a plain call has a NewTarget")
	}
	k.wantEval(`new Point(1, other) === other`, "true")
	k.wantEval(`new Point(1, "primitive").x`, "1")
	v := k.ok(k.Construct(point, k.Number(4)))
	k.want(k.ok(k.Get(v, "x")), "4")
	if v := k.ok(k.Construct(point, k.Number(1), other)); !k.Engine.Same(v, other) {
		k.Error("Construct does not give what the Func returned")
	}
	// A constructor inside a constructor, and one that is called meanwhile.
	k.fn("Outer", func(c *engine.Call) (engine.Value, error) {
		was := c.NewTarget
		inner := k.ok(k.Construct(point, k.Number(1)))
		called := k.ok(k.Call(point, nil))
		return k.String(k.show(called)), errors.Join(k.Set(c.This, "inner", inner), k.Set(c.This, "called", called), k.Set(c.This, "same", k.Bool(k.Engine.Same(was, c.NewTarget))))
	})
	k.wantEval(`var o = new Outer(); o.inner.x + o.called + o.same + (o instanceof Outer)`, "1calledtruetrue")

	date := k.ok(k.Construct(k.eval(`Date`), k.Number(5)))
	k.want(k.ok(k.ToNumberValue(date)), "5")
	made := k.ok(k.Construct(k.eval(`(function F(a) { this.a = a })`), k.String("script")))
	k.want(k.ok(k.Get(made, "a")), "script")
}

// ToNumberValue is ToNumber as a Value.
func (k *kit) ToNumberValue(v engine.Value) (engine.Value, error) {
	f, err := k.ToNumber(v)
	return k.Number(f), err
}

// inheritance: a script inherits from a Func in every way of ES5.
func inheritance(k *kit) {
	k.fn("Emitter", func(c *engine.Call) (engine.Value, error) {
		return nil, k.Set(c.This, "events", k.NewArray())
	})
	k.eval(`
		Emitter.prototype.on = function (name) { this.events.push(name); return this };
		function Called() { Emitter.call(this); this.own = 1 }
		Called.prototype = Object.create(Emitter.prototype, {constructor: {value: Called}});
		function Applied() { Emitter.apply(this, arguments) }
		Applied.prototype = new Emitter();
		function mix(o) { for (var k in Emitter.prototype) o[k] = Emitter.prototype[k]; Emitter.call(o); return o }`)
	k.wantEval(`var c = new Called(); c.on("a").on("b").events.join() + c.own + (c instanceof Emitter)`, "a,b1true")
	k.wantEval(`var d = new Called(); d.events.length + c.events.length`, "2")
	k.wantEval(`new Applied().on("x").events.join()`, "x")
	k.wantEval(`mix({}).on("y").events.join()`, "y")
}

// nesting: Go and script call each other a hundred deep, and every level
// keeps its own.
func nesting(k *kit) {
	k.fn("down", func(c *engine.Call) (engine.Value, error) {
		n, _ := k.ToNumber(c.Arg(0))
		if n == 0 {
			return k.String("."), nil
		}
		v, err := k.Call(c.Arg(1), c.This, k.Number(n-1), c.Arg(1))
		if err != nil {
			return nil, err
		}
		return k.String(k.show(v) + k.show(c.Arg(0)) + " "), nil
	})
	v := k.eval(`down.call({}, 100, function (n, f) { var mine = n; var r = down.call(this, n, f); if (mine !== n) throw "mixed up"; return r })`)
	if got := strings.Fields(k.show(v)); len(got) != 100 || got[99] != "100" || got[0] != ".1" {
		k.Errorf("came back with %v", got)
	}
}

// microtasks: never inside a Call, always at the end of a Turn.
func microtasks(k *kit) {
	var log []string
	note := func(s string) func() { return func() { log = append(log, s) } }
	check := func(want string) {
		k.Helper()
		if got := strings.Join(log, " "); got != want {
			k.Errorf("order %q, want %q", got, want)
		}
		log = nil
	}
	k.fn("queue", func(c *engine.Call) (engine.Value, error) {
		name := k.show(c.Arg(0))
		k.QueueMicrotask(note(name))
		log = append(log, "queued-"+name)
		return nil, nil
	})
	k.Turn(func() {
		k.eval(`queue("a")`)
		k.ok(k.Call(k.eval(`(function () { queue("b") })`), nil))
		note("end")()
	})
	check("queued-a queued-b end a b")

	k.Turn(func() {
		k.QueueMicrotask(func() {
			note("1")()
			k.QueueMicrotask(note("3"))
			k.Turn(func() { note("inner")(); k.QueueMicrotask(note("4")) })
			note("after")()
		})
		k.Turn(func() { k.QueueMicrotask(note("2")) })
		note("body")()
	})
	check("body 1 inner after 2 3 4")

	k.eval(`queue("late")`)
	check("queued-late")
	k.Turn(func() {})
	check("late")

	// A job sees the script, and one that fails is not the others' concern.
	k.Turn(func() {
		k.QueueMicrotask(func() { log = append(log, k.show(k.eval(`queue("nested"); 1 + 1`))) })
		k.QueueMicrotask(func() { k.throws(`throw 1`) })
		k.QueueMicrotask(note("last"))
	})
	check("queued-nested 2 last nested")
}
