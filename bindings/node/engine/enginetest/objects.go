package enginetest

import (
	"fmt"
	"runtime"
	"strings"
	"weak"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// isA says whether err is an exception whose value is an instance of the
// global constructor called class.
func (k *kit) isA(err error, class string) bool {
	k.Helper()
	if err == nil {
		return false
	}
	k.global("caught", k.exception(err).Value)
	return k.ToBool(k.eval(`caught instanceof ` + class))
}

// properties: get, set, has and delete, with the language's errors.
func properties(k *kit) {
	o := k.eval(`var o = {a: 1, 7: "seven", "": "empty"}; o`)
	k.want(k.ok(k.Get(o, "a")), "1")
	k.want(k.ok(k.Get(o, 7)), "seven")
	k.want(k.ok(k.Get(o, "7")), "seven")
	k.want(k.ok(k.Get(o, "")), "empty")
	if v := k.ok(k.Get(o, "none")); k.TypeOf(v) != engine.Undefined {
		k.Errorf("a missing property is %s", k.show(v))
	}
	k.want(k.ok(k.Get(o, "toString")), k.show(k.eval(`Object.prototype.toString`)))
	k.want(k.ok(k.Get(k.String("häß"), "length")), "3")
	k.want(k.ok(k.Get(k.String("häß"), 1)), "ä")
	k.want(k.ok(k.Get(k.Number(5), "constructor")), k.show(k.eval(`Number`)))

	for _, c := range []struct {
		key engine.Key
		v   engine.Value
	}{{"b", k.Number(2)}, {8, k.String("eight")}, {"a", k.Null()}, {"ключ", k.Bool(true)}} {
		if err := k.Set(o, c.key, c.v); err != nil {
			k.Errorf("set %v: %v", c.key, err)
		}
	}
	k.wantEval(`[o.b, o[8], o.a, o["ключ"]].join()`, "2,eight,,true")

	list := k.eval(`var list = [1]; list`)
	if err := k.Set(list, 2, k.Number(3)); err != nil {
		k.Error(err)
	}
	k.wantEval(`list.length + ":" + list`, "3:1,,3")

	for key, want := range map[engine.Key]bool{"a": true, "toString": true, 7: true, "none": false, 9: false} {
		if got, err := k.Has(o, key); got != want || err != nil {
			k.Errorf("has %v = %v, %v", key, got, err)
		}
	}
	if ok, err := k.Delete(o, "a"); !ok || err != nil {
		k.Errorf("delete: %v, %v", ok, err)
	}
	if ok, err := k.Delete(o, "none"); !ok || err != nil {
		k.Errorf("delete of nothing: %v, %v", ok, err)
	}
	k.wantEval(`"a" in o`, "false")
	if ok, err := k.Delete(k.eval(`Object.freeze({a: 1})`), "a"); ok || err != nil {
		k.Errorf("delete of a frozen property: %v, %v", ok, err)
	}

	// What cannot be assigned throws, as in strict mode.
	for _, script := range []string{
		`Object.freeze({a: 1})`, `Object.preventExtensions({})`,
		`Object.defineProperty({}, "a", {value: 1})`, `Object.defineProperty({}, "a", {get: function () {}})`,
		`Object.create(Object.freeze({a: 1}))`,
	} {
		if err := k.Set(k.eval(script), "a", k.Number(2)); !k.isA(err, "TypeError") {
			k.Errorf("%s: set gave %v, want a TypeError", script, err)
		}
	}
	for _, v := range []engine.Value{k.Undefined(), k.Null()} {
		if _, err := k.Get(v, "x"); !k.isA(err, "TypeError") {
			k.Errorf("get of %s: %v, want a TypeError", k.show(v), err)
		}
		if err := k.Set(v, "x", v); !k.isA(err, "TypeError") {
			k.Errorf("set of %s: %v, want a TypeError", k.show(v), err)
		}
	}
	k.wantEval(`try { undefined.x } catch (e) { String(e instanceof TypeError) }`, "true")
}

// accessors: getters and setters run with the right this; Own only looks.
func accessors(k *kit) {
	o := k.eval(`var log = []; var o = {
		get a() { log.push("get"); return this.x },
		set a(v) { log.push("set"); this.x = v },
		x: 1
	}; o`)
	k.want(k.ok(k.Get(o, "a")), "1")
	if err := k.Set(o, "a", k.Number(5)); err != nil {
		k.Error(err)
	}
	k.wantEval(`log + ":" + o.x`, "get,set:5")

	heir := k.NewObject(o)
	if err := k.Set(heir, "a", k.Number(6)); err != nil {
		k.Error(err)
	}
	k.want(k.ok(k.Get(heir, "a")), "6")
	k.want(k.ok(k.Get(o, "x")), "5")

	k.eval(`log = []`)
	p, ok, err := k.Own(o, "a")
	if !ok || err != nil || p.Get == nil || p.Set == nil || p.Value != nil || !p.Enumerable || !p.Configurable {
		k.Errorf("Own(accessor) = %+v, %v, %v", p, ok, err)
	}
	k.wantEval(`log.length`, "0")
	k.want(k.ok(k.Call(p.Get, o)), "5")
	if _, ok, _ := k.Own(heir, "a"); ok {
		k.Error("an inherited property passes for an own one")
	}

	p, ok, _ = k.Own(o, "x")
	if !ok || p.Get != nil || p.Set != nil || !p.Writable || k.show(p.Value) != "5" {
		k.Errorf("Own(data) = %+v, %v", p, ok)
	}
	p, ok, _ = k.Own(k.eval(`[1]`), "length")
	if !ok || !p.Writable || p.Enumerable || p.Configurable || k.show(p.Value) != "1" {
		k.Errorf("Own(length) = %+v, %v", p, ok)
	}

	d := k.NewObject(nil)
	k.global("d", d)
	getter := k.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) { return k.Get(c.This, "hidden") })
	for _, c := range []struct {
		key string
		p   engine.Property
	}{
		{"hidden", engine.Property{Value: k.Number(3), Writable: true}},
		{"fixed", engine.Property{Value: k.Number(4), Enumerable: true}},
		{"computed", engine.Property{Get: getter, Enumerable: true, Configurable: true}},
		{"open", engine.Property{Value: k.Number(6), Writable: true, Enumerable: true, Configurable: true}},
	} {
		if err := k.Define(d, c.key, c.p); err != nil {
			k.Errorf("define %s: %v", c.key, err)
		}
	}
	k.wantEval(`d.hidden = 7; d.fixed = 8; d.computed = 9; d.open = 10;
		[d.hidden, d.fixed, d.computed, d.open, Object.keys(d)].join()`, "7,4,7,10,fixed,computed,open")
	k.wantEval(`var p = Object.getOwnPropertyDescriptor(d, "computed"); typeof p.get + typeof p.set`, "functionundefined")
	if err := k.Define(d, "fixed", engine.Property{Value: k.Number(5), Enumerable: true}); !k.isA(err, "TypeError") {
		k.Errorf("redefining a fixed property: %v, want a TypeError", err)
	}
	if err := k.Define(d, "computed", engine.Property{Value: k.Number(1)}); err != nil {
		k.Errorf("an accessor cannot become data: %v", err)
	}
	k.wantEval(`d.computed`, "1")
}

// keys: indices ascending, then strings as they were added.
func keys(k *kit) {
	for _, c := range []struct {
		script    string
		own, more string
	}{
		{`({b: 1, 10: 1, a: 1, 9: 1, "-1": 1, "01": 1, 0: 1})`, "0 9 10 b a -1 01", ""},
		{`["x", "y"]`, "0 1", "length"},
		{`var list = []; list[2] = 1; list[0] = 1; list.name = 1; list`, "0 2 name", "length"},
		{`Object.create({inherited: 1}, {hidden: {value: 1}, shown: {value: 1, enumerable: true}})`, "shown", "hidden"},
		{`var o = {a: 1, b: 1}; delete o.a; o.a = 1; o`, "b a", ""},
		{`"ab"`, "0 1", "length"},
	} {
		v := k.eval(c.script)
		if got := k.keyList(v, false); got != c.own {
			k.Errorf("keys of %s: %q, want %q", c.script, got, c.own)
		}
		all := " " + k.keyList(v, true) + " "
		for _, name := range strings.Fields(c.own + " " + c.more) {
			if !strings.Contains(all, " "+name+" ") {
				k.Errorf("all keys of %s: %q lacks %s", c.script, all, name)
			}
		}
	}
}

func (k *kit) keyList(v engine.Value, all bool) string {
	k.Helper()
	list, err := k.Keys(v, all)
	if err != nil {
		k.Fatal(err)
	}
	var names []string
	for _, key := range list {
		switch key.(type) {
		case string, int:
			names = append(names, fmt.Sprint(key))
		default:
			names = append(names, "a symbol")
		}
	}
	return strings.Join(names, " ")
}

// prototypes: they can be given, read and changed, and make no circle.
func prototypes(k *kit) {
	animal := k.eval(`var animal = {speak: function () { return this.sound }}; animal`)
	dog := k.NewObject(animal)
	k.global("dog", dog)
	if err := k.Set(dog, "sound", k.String("wuff")); err != nil {
		k.Error(err)
	}
	k.wantEval(`dog.speak() + " " + (Object.getPrototypeOf(dog) === animal) + " " + animal.isPrototypeOf(dog)`, "wuff true true")
	if !k.Engine.Same(k.Proto(dog), animal) {
		k.Error("Proto is not what NewObject was given")
	}
	if v := k.Proto(k.eval(`Object.prototype`)); k.TypeOf(v) != engine.Null {
		k.Errorf("the chain ends in %s", k.show(v))
	}
	if !k.Engine.Same(k.Proto(k.NewObject(nil)), k.eval(`Object.prototype`)) {
		k.Error("NewObject(nil) has another prototype than {}")
	}
	bare := k.NewObject(k.Null())
	if v := k.Proto(bare); k.TypeOf(v) != engine.Null {
		k.Errorf("NewObject(Null()) has the prototype %s", k.show(v))
	}
	if has, _ := k.Has(bare, "toString"); has {
		k.Error("an object without prototype inherits")
	}

	for _, script := range []string{`({})`, `[]`, `(function () {})`, `new Error("x")`, `new Date()`} {
		v := k.eval(script)
		if err := k.SetProto(v, animal); err != nil {
			k.Errorf("SetProto of %s: %v", script, err)
		}
		k.global("v", v)
		k.wantEval(`v.sound = "s"; v.speak() + (v instanceof Array) + Array.isArray(v)`,
			"s"+"false"+fmt.Sprint(k.Class(v) == "Array"))
	}
	if err := k.SetProto(dog, k.Null()); err != nil {
		k.Error(err)
	}
	k.wantEval(`typeof dog.speak`, "undefined")
	if err := k.SetProto(animal, k.NewObject(animal)); !k.isA(err, "TypeError") {
		k.Errorf("a circle of prototypes: %v, want a TypeError", err)
	}
	if err := k.SetProto(k.eval(`Object.preventExtensions({})`), animal); !k.isA(err, "TypeError") {
		k.Errorf("prototype of an object that is not extensible: %v, want a TypeError", err)
	}
}

// bytes: one memory, seen from both sides.
func bytes(k *kit) {
	mem := []byte{1, 2, 3, 4}
	v := k.NewBytes(mem[:3])
	k.global("b", v)
	if got := k.Class(v); got != "Uint8Array" {
		k.Errorf("class %q", got)
	}
	k.wantEval(`[b.length, b[0], b[2], b[3], b["1"]].join()`, "3,1,3,,2")
	mem[0] = 200
	k.wantEval(`b[0]`, "200")

	for _, c := range []struct {
		js   string
		want byte
	}{
		{`9`, 9}, {`300`, 44}, {`256`, 0}, {`-1`, 255}, {`1.9`, 1}, {`-1.9`, 255}, {`NaN`, 0}, {`Infinity`, 0},
		{`"7"`, 7}, {`"x"`, 0}, {`true`, 1}, {`null`, 0}, {`undefined`, 0}, {`4294967297`, 1}, {`-257`, 255},
		{`({valueOf: function () { return 66 }})`, 66},
	} {
		mem[1] = 99
		k.eval(`b[1] = ` + c.js)
		if mem[1] != c.want {
			k.Errorf("b[1] = %s wrote %d, want %d", c.js, mem[1], c.want)
		}
	}
	k.eval(`b[3] = 1; b[-1] = 1; b[1e9] = 1; b.length = 1`)
	if mem[3] != 4 {
		k.Error("a write went past the end")
	}
	k.wantEval(`b.length + " " + (3 in b) + " " + (2 in b)`, "3 false true")
	if got := k.keyList(v, false); got != "0 1 2" {
		k.Errorf("keys %q", got)
	}
	k.wantEval(`b.name = "n"; Object.keys(b).join()`, "0,1,2,name")
	k.wantEval(`var s = 0; for (var i = 0; i < b.length; i++) s += b[i]; s`, fmt.Sprint(int(mem[0])+int(mem[1])+int(mem[2])))
	k.wantEval(`[].slice.call(b, 1).length`, "2")
	k.wantEval(`delete b[0]; b[0]`, "200")

	if err := k.Set(v, 0, k.Number(513)); err != nil || mem[0] != 1 {
		k.Errorf("Set(0, 513): %v, wrote %d", err, mem[0])
	}
	if err := k.Set(v, 100, k.Number(1)); err != nil {
		k.Errorf("Set past the end: %v", err)
	}
	k.want(k.ok(k.Get(v, 2)), "3")

	back, ok := k.Engine.Bytes(v)
	if !ok || len(back) != 3 || &back[0] != &mem[0] {
		k.Error("Bytes gives other memory")
	}
	for _, script := range []string{`"bytes"`, `[1, 2]`, `({length: 1, 0: 1})`, `undefined`} {
		if _, ok := k.Engine.Bytes(k.eval(script)); ok {
			k.Errorf("%s passes for bytes", script)
		}
	}
	if b, ok := k.Engine.Bytes(k.NewBytes(nil)); !ok || len(b) != 0 {
		k.Errorf("no bytes: %v, %v", b, ok)
	}

	// A view is a slice of the same memory; Buffer's prototype goes on top.
	proto := k.eval(`var Buf = Object.create(Object.getPrototypeOf(b)); Buf.first = function () { return this[0] }; Buf`)
	view := k.NewBytes(mem[2:])
	if err := k.SetProto(view, proto); err != nil {
		k.Error(err)
	}
	k.global("view", view)
	k.wantEval(`b[2] = 77; view.first() + " " + view.length`, "77 2")
	k.SetHost(view, mem)
	if k.Host(view) == nil {
		k.Error("bytes cannot have a host")
	}
	if back, _ := k.Engine.Bytes(view); len(back) != 2 {
		k.Error("the host has replaced the bytes")
	}
}

// hosts: a Go value on an object, out of the script's sight.
func hosts(k *kit) {
	type host struct{ n int }
	k.eval(`function Maker() { this.made = true }`)
	for _, script := range []string{
		`({a: 1})`, `[1]`, `(function (x) { return x })`, `new Maker()`, `Object.create(null)`, `new Error("x")`,
		`new Date(0)`, `/x/`, `(function () { return arguments })(1)`, `Object.freeze({a: 1})`, `Math.max`, `Maker.prototype`,
	} {
		v := k.eval(`var v = ` + script + `; v`)
		if got := k.Host(v); got != nil {
			k.Errorf("%s was born with the host %v", script, got)
		}
		before := k.keyList(v, true)
		h := &host{1}
		k.SetHost(v, h)
		if k.Host(v) != any(h) || k.Host(k.eval(`v`)) != any(h) {
			k.Errorf("%s: the host is lost", script)
		}
		if after := k.keyList(v, true); after != before {
			k.Errorf("%s: the script sees %q, before it saw %q", script, after, before)
		}
		k.SetHost(v, &host{2})
		if got, _ := k.Host(v).(*host); got == nil || got.n != 2 {
			k.Errorf("%s: the second host is %v", script, got)
		}
		k.SetHost(v, nil)
		if k.Host(v) != nil {
			k.Errorf("%s: SetHost(nil) left a host", script)
		}
	}
	f := k.NewFunc("f", 0, func(c *engine.Call) (engine.Value, error) { return nil, nil })
	k.SetHost(f, "host")
	if k.Host(f) != "host" {
		k.Error("a Func cannot have a host")
	}
	k.global("f", f)
	k.wantEval(`typeof f.call + f.name`, "functionf")
	heir := k.NewObject(f)
	if k.Host(heir) != nil {
		k.Error("a host is inherited")
	}
	for _, v := range []engine.Value{k.Undefined(), k.Number(1), k.String("s")} {
		if k.Host(v) != nil {
			k.Errorf("%s has a host", k.show(v))
		}
	}
	// Still what it was.
	o := k.eval(`({a: 1})`)
	k.SetHost(o, &host{})
	k.global("o", o)
	k.wantEval(`o + JSON.stringify(o) + Object.keys(o)`, `[object Object]{"a":1}a`)
}

// hostsAreCollected: when the object goes, its host goes.
func hostsAreCollected(k *kit) {
	const n = 64
	var hosts []weak.Pointer[[1 << 10]byte]
	for i := range n {
		big := new([1 << 10]byte)
		hosts = append(hosts, weak.Make(big))
		o := k.NewObject(nil)
		if i%3 == 0 {
			o = k.eval(`(function () { return function () {} })()`)
		}
		k.SetHost(o, big)
		if i%2 == 0 { // a circle through the script
			k.Set(o, "self", k.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) { return o, nil }))
		}
	}
	k.eval(`0`)
	runtime.GC()
	gone := 0
	for _, h := range hosts {
		if h.Value() == nil {
			gone++
		}
	}
	// The last ones may still lie in a register or on the engine's stack.
	if gone < n/2 {
		k.Errorf("%d of %d hosts were collected with their objects", gone, n)
	}
}
