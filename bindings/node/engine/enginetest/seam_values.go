package enginetest

import (
	"fmt"
	"math"
	"reflect"
	"runtime"
	"strings"
	"weak"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func seamValues(s *seam) {
	f := func(c *engine.Call) (engine.Value, error) { return nil, nil }
	for _, c := range []struct {
		v     engine.Value
		typ   engine.Type
		class string
	}{
		{s.Undefined(), engine.Undefined, ""}, {s.Null(), engine.Null, ""},
		{s.Bool(true), engine.Boolean, ""}, {s.Number(1.5), engine.Number, ""}, {s.Engine.String("s"), engine.String, ""},
		{s.NewObject(nil), engine.Object, "Object"}, {s.NewObject(s.Null()), engine.Object, "Object"},
		{s.NewArray(), engine.Object, "Array"}, {s.NewBytes(nil), engine.Object, "Uint8Array"},
		{s.NewFunc("f", 0, f), engine.Function, "Function"}, {s.NewMethod("m", 0, f), engine.Function, "Function"},
		{s.ok(s.Construct(s.ok(s.Engine.Get(s.Global(), "TypeError")), s.Engine.String("x"))), engine.Object, "Error"},
	} {
		through := s.ok(s.do(s.d.Same, c.v))
		for _, v := range []engine.Value{c.v, through} {
			if s.TypeOf(v) != c.typ || s.Class(v) != c.class {
				s.Errorf("%s: type %d, class %q, want %d, %q", s.show(v), s.TypeOf(v), s.Class(v), c.typ, c.class)
			}
		}
		s.is("through a script", through, c.v)
	}
	if s.Name() == "" || s.Version() == "" || s.TypeOf(s.Global()) != engine.Object {
		s.Errorf("name %q, version %q, global %d", s.Name(), s.Version(), s.TypeOf(s.Global()))
	}
}

// seamText: text comes back as it went. Of half a surrogate pair an engine may
// make U+FFFD, if its strings are UTF-8, but it does so everywhere.
func seamText(s *seam) {
	lossy := s.show(s.Engine.String("\xED\xA0\xBD")) == "\uFFFD"
	halves := strings.NewReplacer("\xED\xA0\xBD", "\uFFFD", "\xED\xB8\x80", "\uFFFD")
	for _, text := range []string{"", "a", "häß", "😀", "a\x00b", "\n", "\uFFFD", "\xED\xA0\xBD", "a\xED\xB8\x80b", "\xED\xB8\x80\xED\xA0\xBD"} {
		v, want := s.ok(s.do(s.d.Same, s.Engine.String(text))), text
		if lossy {
			want = halves.Replace(text)
		}
		if got, err := s.ToString(v); got != want || err != nil {
			s.Errorf("%q came back as %q, %v, want %q", text, got, err, want)
		}
		s.is("text", v, s.Engine.String(text))
		o := s.NewObject(nil)
		if err := s.Engine.Set(o, want, s.Number(1)); err != nil {
			s.Error(err)
		}
		s.want(s.ok(s.Engine.Get(o, want)), "1")
		if keys, err := s.Engine.Keys(o, true); err != nil || !reflect.DeepEqual(keys, []engine.Key{want}) {
			s.Errorf("the key %q came back as %q, %v", want, keys, err)
		}
		if gone, err := s.Delete(o, want); !gone || err != nil {
			s.Errorf("delete %q: %v, %v", want, gone, err)
		}
	}
}

func seamConversions(s *seam) {
	for _, c := range []struct {
		v engine.Value
		b bool
		n float64
		s string
	}{
		{s.Undefined(), false, math.NaN(), "undefined"}, {s.Null(), false, 0, "null"},
		{s.Bool(true), true, 1, "true"}, {s.Bool(false), false, 0, "false"},
		{s.Number(0), false, 0, "0"}, {s.Number(math.Copysign(0, -1)), false, 0, "0"}, {s.Number(-1.5), true, -1.5, "-1.5"},
		{s.Number(255), true, 255, "255"}, {s.Number(1e21), true, 1e21, "1e+21"}, {s.Number(math.NaN()), false, math.NaN(), "NaN"},
		{s.Number(math.Inf(-1)), true, math.Inf(-1), "-Infinity"},
		{s.Engine.String(""), false, 0, ""}, {s.Engine.String(" 12 "), true, 12, " 12 "}, {s.Engine.String("x"), true, math.NaN(), "x"},
		{s.NewObject(nil), true, math.NaN(), "[object Object]"},
	} {
		n, err := s.ToNumber(c.v)
		if got := s.show(c.v); got != c.s || s.ToBool(c.v) != c.b || err != nil || n != c.n && (n == n || c.n == c.n) {
			s.Errorf("%s: %q, %v, %v, %v", c.s, got, s.ToBool(c.v), n, err)
		}
	}
}

func seamSame(s *seam) {
	o := s.NewObject(nil)
	for _, c := range []struct {
		a, b engine.Value
		want bool
	}{
		{s.Undefined(), s.Undefined(), true}, {s.Undefined(), s.Null(), false}, {s.Number(1), s.Number(1), true},
		{s.Number(1), s.Engine.String("1"), false}, {s.Number(1), s.Bool(true), false}, {s.Number(0), s.Number(math.Copysign(0, -1)), true},
		{s.Number(math.NaN()), s.Number(math.NaN()), true}, {s.Engine.String("a"), s.Engine.String("a"), true},
		{s.Engine.String("a"), s.Engine.String("b"), false}, {o, o, true}, {o, s.NewObject(nil), false},
	} {
		if got := s.Engine.Same(c.a, c.b); got != c.want {
			s.Errorf("%s and %s: %v", s.show(c.a), s.show(c.b), got)
		}
	}
}

func seamProperties(s *seam) {
	o := s.NewObject(nil)
	if v := s.ok(s.Engine.Get(o, "x")); s.TypeOf(v) != engine.Undefined {
		s.Errorf("a missing property is %s", s.show(v))
	}
	s.ok(s.do(s.d.Set, o, s.Number(3)))
	s.want(s.ok(s.Engine.Get(o, "x")), "3")
	s.want(s.ok(s.do(s.d.Get, o)), "3")
	p, ok, err := s.Own(o, "x")
	if !ok || err != nil || !p.Writable || !p.Enumerable || !p.Configurable {
		s.Errorf("an assigned property is %+v, %v, %v", p, ok, err)
	}
	for _, key := range []engine.Key{7, "7"} {
		if err := s.Engine.Set(o, key, s.Engine.String("seven")); err != nil {
			s.Error(err)
		}
		s.want(s.ok(s.Engine.Get(o, 7)), "seven")
	}
	if has, err := s.Has(o, "x"); !has || err != nil {
		s.Errorf("has: %v, %v", has, err)
	}
	if gone, err := s.Delete(o, "x"); !gone || err != nil {
		s.Errorf("delete: %v, %v", gone, err)
	}
	if has, err := s.Has(o, "x"); has || err != nil {
		s.Errorf("has, deleted: %v, %v", has, err)
	}
	if err := s.Define(o, "fixed", engine.Property{Value: s.Number(1)}); err != nil {
		s.Error(err)
	}
	if gone, err := s.Delete(o, "fixed"); gone || err != nil {
		s.Errorf("delete of a fixed property: %v, %v", gone, err)
	}
	s.isError("set of a fixed property", s.Engine.Set(o, "fixed", s.Null()), "TypeError")
	s.isError("define of a fixed property", s.Define(o, "fixed", engine.Property{Value: s.Null(), Configurable: true}), "TypeError")
	for _, v := range []engine.Value{s.Undefined(), s.Null()} {
		_, err := s.Engine.Get(v, "x")
		s.isError("get of nothing", err, "TypeError")
		s.isError("set of nothing", s.Engine.Set(v, "x", v), "TypeError")
	}
}

func seamAccessors(s *seam) {
	o := s.NewObject(nil)
	var this, last engine.Value
	err := s.Define(o, "x", engine.Property{Enumerable: true, Configurable: true,
		Get: s.NewMethod("get x", 0, func(c *engine.Call) (engine.Value, error) { this = c.This; return s.Number(5), nil }),
		Set: s.NewMethod("set x", 1, func(c *engine.Call) (engine.Value, error) { last = c.Arg(0); return nil, nil })})
	if err != nil {
		s.Fatal(err)
	}
	heir := s.NewObject(o)
	s.want(s.ok(s.do(s.d.Get, heir)), "5")
	s.is("this of a getter", this, heir)
	s.ok(s.do(s.d.Set, heir, s.Number(6)))
	s.want(last, "6")
	if _, own, _ := s.Own(heir, "x"); own {
		s.Error("a setter made a property")
	}
	this = nil
	if p, ok, err := s.Own(o, "x"); !ok || err != nil || p.Get == nil || p.Set == nil || this != nil {
		s.Errorf("own accessor: %+v, %v, %v", p, ok, err)
	}
	if err := s.Define(o, "y", engine.Property{Get: s.NewMethod("get y", 0, func(c *engine.Call) (engine.Value, error) { return nil, nil })}); err != nil {
		s.Error(err)
	}
	s.isError("set without a setter", s.Engine.Set(o, "y", s.Null()), "TypeError")
}

func seamKeys(s *seam) {
	o := s.NewObject(nil)
	for _, key := range []engine.Key{"b", 10, "a", 2, "c"} {
		s.Engine.Set(o, key, s.Null())
	}
	s.Define(o, "hidden", engine.Property{Value: s.Null()})
	s.Delete(o, "b")
	s.Engine.Set(o, "b", s.Null())
	for all, want := range map[bool]string{false: "[2 10 a c b]", true: "[2 10 a c hidden b]"} {
		keys, err := s.Engine.Keys(o, all)
		if got := fmt.Sprint(keys); got != want || err != nil {
			s.Errorf("keys %v: %s, %v, want %s", all, got, err, want)
		}
	}
}

func seamPrototypes(s *seam) {
	a := s.NewObject(nil)
	b := s.NewObject(a)
	s.Engine.Set(a, "x", s.Number(1))
	s.is("proto", s.Proto(b), a)
	s.want(s.ok(s.do(s.d.Get, b)), "1")
	s.ok(s.do(s.d.Set, b, s.Number(2)))
	s.want(s.ok(s.Engine.Get(a, "x")), "1")
	s.is("the end", s.Proto(s.NewObject(s.Null())), s.Null())
	s.isError("a circle of prototypes", s.SetProto(a, b), "TypeError")
	if err := s.SetProto(b, s.Null()); err != nil {
		s.Error(err)
	}
	s.is("proto, taken away", s.Proto(b), s.Null())
}

func seamArrays(s *seam) {
	list := s.NewArray(s.Number(1), s.Engine.String("b"))
	s.want(s.ok(s.Engine.Get(list, "length")), "2")
	s.want(s.ok(s.Engine.Get(list, 1)), "b")
	if err := s.Engine.Set(list, 4, s.Null()); err != nil {
		s.Error(err)
	}
	s.want(s.ok(s.Engine.Get(list, "length")), "5")
	if keys, _ := s.Engine.Keys(list, false); fmt.Sprint(keys) != "[0 1 4]" {
		s.Errorf("keys %v", keys)
	}
}

// seamBytes: one memory, two views.
func seamBytes(s *seam) {
	b := []byte{1, 2, 3}
	v := s.NewBytes(b)
	s.want(s.ok(s.Engine.Get(v, "length")), "3")
	b[1] = 200
	s.want(s.ok(s.Engine.Get(v, 1)), "200")
	if err := s.Engine.Set(v, 2, s.Number(7)); err != nil || b[2] != 7 {
		s.Errorf("set: %v, %v", b, err)
	}
	if got, ok := s.Bytes(s.ok(s.do(s.d.Same, v))); !ok || len(got) != 3 || &got[0] != &b[0] {
		s.Error("the memory is another one")
	}
	for _, v := range []engine.Value{s.Undefined(), s.Engine.String("abc"), s.NewArray(s.Number(1)), s.NewObject(nil)} {
		if _, ok := s.Bytes(v); ok {
			s.Errorf("%s has bytes", s.show(v))
		}
	}
}

func seamHosts(s *seam) {
	type host struct{ n int }
	f := s.NewMethod("f", 0, func(c *engine.Call) (engine.Value, error) { return nil, nil })
	for _, v := range []engine.Value{s.NewObject(nil), s.NewArray(), f, s.NewObject(s.Null())} {
		keys, _ := s.Engine.Keys(v, true)
		if s.Host(v) != nil {
			s.Errorf("%s has a host", s.show(v))
		}
		h := &host{1}
		s.SetHost(v, h)
		if s.Host(s.ok(s.do(s.d.Same, v))) != h {
			s.Error("the host was lost on the way")
		}
		if after, _ := s.Engine.Keys(v, true); !reflect.DeepEqual(after, keys) {
			s.Errorf("scripts see a host: %v", after)
		}
		if s.Host(s.NewObject(v)) != nil {
			s.Error("a host is inherited")
		}
		s.SetHost(v, nil)
		if s.Host(v) != nil {
			s.Error("a host stays")
		}
	}
	for _, v := range []engine.Value{s.Undefined(), s.Null(), s.Number(1), s.Engine.String("s")} {
		if s.Host(v) != nil {
			s.Errorf("%s has a host", s.show(v))
		}
	}
}

func seamHostsAreCollected(s *seam) {
	type host struct{ big [1 << 16]byte }
	var gone []weak.Pointer[host]
	for range 20 {
		h := &host{}
		gone = append(gone, weak.Make(h))
		o := s.NewObject(nil)
		s.SetHost(o, h)
		h.big[0] = 1
	}
	for range 10 {
		runtime.GC()
		s.Turn(func() {})
	}
	left := 0
	for _, p := range gone {
		if p.Value() != nil {
			left++
		}
	}
	if left > 2 { // one or two may be in a register still
		s.Errorf("%d of %d hosts outlive their objects", left, len(gone))
	}
}

func seamHold(s *seam) {
	for _, v := range []engine.Value{s.Undefined(), s.Number(1), s.Engine.String("s"), s.NewObject(nil)} {
		h := s.Hold(v)
		s.is("held", h, v)
		s.Release(s.Hold(h))
		s.is("held once", h, v)
		s.Release(h)
	}
}
