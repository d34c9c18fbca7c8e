package embedtest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

type inner struct{ Deep int }

type Base struct{ ID int }

type thing struct {
	Base
	URLPath string
	Tagged  string `json:"tag,omitempty"`
	Named   bool   `js:"called" json:"other"`
	Hidden  int    `json:"-"`
	Inner   inner
	Next    *thing
	//lint:ignore U1000 scripts must not see it
	private int
}

func (x *thing) Rename(to string) string { old := x.URLPath; x.URLPath = to; return old }
func (x *thing) Fail() error             { return fs.ErrExist }

func values(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	one := 1
	date := time.UnixMilli(86400000)
	for _, c := range []struct {
		x    any
		json string // as the script sees it
		back any    // as *any gets it back; nil is x
	}{
		{nil, "null", nil},
		{true, "true", nil},
		{1.5, "1.5", nil},
		{"héllo", `"héllo"`, nil},
		{int8(-3), "-3", -3.0},
		{uint64(7), "7", 7.0},
		{float32(0.5), "0.5", 0.5},
		{math.Inf(1), "null", nil},
		{&one, "1", 1.0},
		{(*int)(nil), "null", nil},
		{[]int{1, 2}, "[1,2]", []any{1.0, 2.0}},
		{[2]bool{true}, "[true,false]", []any{true, false}},
		{[]string(nil), "null", nil},
		{map[string]any{"b": 1, "a": []any{nil}}, `{"a":[null],"b":1}`, map[string]any{"a": []any{nil}, "b": 1.0}},
		{map[int]string{2: "x"}, `{"2":"x"}`, map[string]any{"2": "x"}},
		{date, `"1970-01-02T00:00:00.000Z"`, date},
		{1500 * time.Millisecond, "1500", 1500.0},
		{struct {
			A int
			b int
		}{1, 2}, `{"a":1}`, map[string]any{"a": 1.0}},
		{thing{Base: Base{5}, URLPath: "/", Hidden: 1}, `{"id":5,"urlPath":"/","called":false,"inner":{"deep":0},"next":null}`,
			map[string]any{"id": 5.0, "urlPath": "/", "called": false, "inner": map[string]any{"deep": 0.0}, "next": nil}},
	} {
		if err := rt.Set("x", c.x); err != nil {
			w.Errorf("%#v: %v", c.x, err)
			continue
		}
		if got := w.eval(rt, "JSON.stringify(x)").String(); got != c.json {
			w.Errorf("%#v is %s, want %s", c.x, got, c.json)
		}
		back, err := node.As[any](rt.Eval(background, "x.js", "x"))
		want := c.back
		if want == nil && !strings.Contains(c.json, "null") {
			want = c.x
		}
		if f, ok := c.x.(float64); ok {
			want = f
		}
		if err != nil || !reflect.DeepEqual(back, want) {
			w.Errorf("%#v came back as %#v, %v", c.x, back, err)
		}
	}

	// Bytes are shared on the way in and copied on the way out.
	b := []byte("abc")
	rt.Set("b", b)
	w.is(rt, "b[0] = 88; b.toString()", "Xbc")
	out, err := node.As[[]byte](rt.Eval(background, "b.js", "b"))
	if out[0] = 'Y'; err != nil || string(b) != "Xbc" {
		w.Errorf("%s, %v", b, err)
	}

	// A struct takes what is there and keeps the rest.
	x := thing{Hidden: 3, Tagged: "kept"}
	if err := w.eval(rt, `({ id: 9, called: true, inner: { deep: 2 }, next: { urlPath: 'n' } })`).To(&x); err != nil ||
		x.ID != 9 || !x.Named || x.Inner.Deep != 2 || x.Next.URLPath != "n" || x.Hidden != 3 || x.Tagged != "kept" {
		w.Errorf("%+v, %v", x, err)
	}

	// What has no likeness in Go stays what it is.
	f, err := node.As[any](rt.Eval(background, "f.js", "(function () {})"))
	if v, ok := f.(node.Value); err != nil || !ok || v.Type() != engine.Function {
		w.Errorf("a function became %#v, %v", f, err)
	}
	if e, err := node.As[error](rt.Eval(background, "e.js", "new TypeError('no')")); err != nil || e.Error() != "TypeError: no" {
		w.Errorf("an error became %v, %v", e, err)
	}
	var zero node.Value
	if n := 5; zero.To(&n) != nil || n != 0 || !zero.IsNil() || zero.String() != "undefined" {
		w.Error("the zero Value is not undefined")
	}
}

func misfits(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	for _, c := range []struct {
		source string
		dst    any
		want   string
	}{
		{"'1'", new(int), `it is "1", not an integer (int)`},
		{"1.5", new(int), "it is 1.5"},
		{"300", new(uint8), "not an integer (uint8)"},
		{"-1", new(uint), "it is -1"},
		{"1e30", new(int64), "not an integer"},
		{"9007199254740993 * 1024", new(uint64), ""},
		{"NaN", new(int), "it is NaN"},
		{"1", new(string), "it is 1, not a string"},
		{"0", new(bool), "it is 0, not a boolean"},
		{"({})", new([]int), "it is an object (Object), not an Array"},
		{"[1]", new([2]int), "an Array of 1, not one of 2"},
		{"[[1, 2], [3, null]]", new([][]int), "[1][1] is null, not an integer (int)"},
		{"({ inner: { deep: 'x' } })", new(thing), `.inner.deep is "x"`},
		{"({ a: 1 })", new(map[int]int), "keys"},
		{"5", new(map[string]int), "it is 5, not an object"},
		{"new Date(NaN)", new(time.Time), "a valid Date"},
		{"5", new(func()), "it is 5, not a function"},
		{"(function () {})", new(func() (int, int)), "more results"},
		{"({})", new(error), "not an Error"},
		{"({})", new(fmt.Stringer), "not a fmt.Stringer"},
		{"1", new(chan int), "nothing that a chan int could hold"},
		{"var o = {}; o.o = o", new(any), "contains itself"},
		{"({ get x() { throw new Error('from a getter') } })", new(any), "from a getter"},
		{"1", 1, "wants a pointer"},
		{"1", nil, "wants a pointer"},
	} {
		err := w.eval(rt, c.source).To(c.dst)
		if c.want == "" {
			if err != nil {
				w.Errorf("%s into %T: %v", c.source, c.dst, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			w.Errorf("%s into %T: got %v, want %q", c.source, c.dst, err, c.want)
		}
	}
	round := map[string]any{}
	round["round"] = round
	for _, c := range []struct {
		x    any
		want string
	}{
		{make(chan int), "a chan int means nothing to a script"},
		{1i, "a complex128 means nothing"},
		{map[Base]int{}, "keys that a script cannot have"},
		{round, "contains itself"},
	} {
		w.fails(rt.Set("x", c.x), c.want)
	}
}

func live(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	x := &thing{Base: Base{1}, URLPath: "/a", Next: &thing{URLPath: "/b"}}
	rt.Set("x", x)
	w.is(rt, `
		x.id++; x.inner.deep = 5; x.next.rename('/c'); x.next.next = x;
		x.rename('/z') + x.urlPath + x.next.next.id + JSON.stringify(x.inner)`, `/a/z2{"deep":5}`)
	if x.ID != 2 || x.Inner.Deep != 5 || x.Next.URLPath != "/c" || x.Next.Next != x || x.URLPath != "/z" {
		w.Errorf("%+v", x)
	}
	w.is(rt, "var keys = []; for (var k in x) keys.push(k); keys.join()", "id,urlPath,tag,called,inner,next")
	x.Next = nil
	w.is(rt, "require('util').inspect(x)",
		"thing {\n  id: 2,\n  urlPath: '/z',\n  tag: '',\n  called: false,\n  inner: inner { deep: 5 },\n  next: null\n}")
	back, err := node.As[*thing](rt.Eval(background, "x.js", "x"))
	if err != nil || back != x {
		w.Errorf("another pointer came back: %v, %v", back, err)
	}
	if back, err := node.As[any](rt.Eval(background, "x.js", "x")); err != nil || back != any(x) {
		w.Errorf("as any: %v, %v", back, err)
	}
	_, err = node.As[*inner](rt.Eval(background, "x.js", "x"))
	w.fails(err, "it is a *embedtest.thing, not a *embedtest.inner")
	_, err = rt.Eval(background, "x.js", "x.id = 'one'")
	w.fails(err, `id is "one", not an integer (int)`)
	_, err = rt.Eval(background, "x.js", "x.rename.call({})")
	w.fails(err, `Value of "this" must be of type thing`)
	_, err = rt.Eval(background, "x.js", "x.fail()")
	if !errors.Is(err, fs.ErrExist) {
		w.Errorf("the method's error came back as %v", err)
	}
}

func errorsThrough(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	mine := fmt.Errorf("wrapped: %w", fs.ErrNotExist)
	rt.Set("fail", func() error { return mine })
	_, err := rt.Eval(background, "e.js", "try { fail() } catch (e) { e.seen = true; throw e }")
	var thrown *engine.Exception
	if !errors.Is(err, fs.ErrNotExist) || !errors.As(err, &thrown) || thrown.Text != "Error: wrapped: file does not exist" {
		w.Errorf("got %v", err)
	}
	if seen, _ := rt.Wrap(thrown.Value).Get("seen"); seen.String() != "true" {
		w.Error("it is another object")
	}
	// What was thrown keeps its identity through Go.
	rt.Set("through", func(f func() error) error { return f() })
	w.is(rt, "var o = {}; try { through(function () { throw o }) } catch (e) { e === o }", "true")
	w.is(rt, "try { fail() } catch (e) { e instanceof Error && e.message }", "wrapped: file does not exist")
	// An error in an argument that is a value, not thrown.
	rt.Set("e", mine)
	if e, err := node.As[error](rt.Eval(background, "e.js", "e")); err != nil || !errors.Is(e, fs.ErrNotExist) {
		w.Errorf("%v, %v", e, err)
	}
	_, err = rt.Eval(background, "e.js", "var = 1")
	w.fails(err, "SyntaxError: Unexpected token")
	_, err = rt.Eval(background, "e.js", "throw 5")
	if !errors.As(err, &thrown) {
		w.Errorf("throw 5 is %v", err)
	}
}

func functions(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	type key struct{}
	rt.Set("f", map[string]any{
		"none":     func() {},
		"two":      func(a int, b string) (int, string) { return a + 1, b + "!" },
		"variadic": func(first string, more ...float64) string { return fmt.Sprint(first, more) },
		"context":  func(ctx context.Context, a int) (any, int) { return ctx.Value(key{}), a },
		"raw":      func(c *engine.Call) (engine.Value, error) { return c.Arg(1), nil },
		"value":    func(v node.Value) node.Value { return v },
		"call":     func(f func(int) (int, error)) (int, error) { return f(20) },
		"panics":   func() { panic("as Go does") },
	})
	w.is(rt, "String(f.none(1, 2, 3))", "undefined")
	w.is(rt, "f.two(1, 'x').join() + f.two.name + f.two.length", "2,x!two2")
	w.is(rt, "f.two().join()", "1,!")
	w.is(rt, "f.variadic('a') + f.variadic('b', 1, 2.5)", "a[]b[1 2.5]")
	w.is(rt, "f.raw(1, 2)", "2")
	w.is(rt, "var o = {}; f.value(o) === o", "true")
	w.is(rt, "f.call(function (n) { return n + 1 })", "21")
	_, err := rt.Eval(background, "f.js", "f.call(function (n) { throw new RangeError('mine') })")
	w.fails(err, "RangeError: mine")
	_, err = rt.Eval(background, "f.js", "f.variadic('a', 1, 'b')")
	w.fails(err, `argument 3 of variadic is "b", not a number`)
	w.is(rt, "try { f.two('x') } catch (e) { e.name + e.code }", "TypeErrorERR_INVALID_ARG_TYPE")
	v, err := rt.Eval(context.WithValue(background, key{}, "of the run"), "f.js", "f.context(7).join()")
	if err != nil || v.String() != "of the run,7" {
		w.Errorf("%v, %v", v, err)
	}
	func() {
		defer func() {
			if r := recover(); r == nil || !strings.Contains(fmt.Sprint(r), "as Go does") {
				w.Errorf("the panic came out as %v", r)
			}
		}()
		rt.Eval(background, "f.js", "try { f.panics() } catch (e) {} finally { }")
	}()
	w.eval(rt, "setTimeout(f.panics, 1); setTimeout(function () { after = true }, 2)")
	func() {
		defer func() {
			if recover() == nil {
				w.Error("no panic out of Wait")
			}
		}()
		rt.Wait(background)
	}()
	if err := rt.Wait(background); err != nil {
		w.Error(err)
	}
	w.is(rt, "after", "true")

	var panicking func() int
	w.eval(rt, "(function () { throw new Error('no error result') })").To(&panicking)
	func() {
		defer func() { w.fails(recover().(error), "no error result") }()
		panicking()
	}()
}
