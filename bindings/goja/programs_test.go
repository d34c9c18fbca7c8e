package goja

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"weak"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Engines on several goroutines share what one of them has compiled, and what is
// found out about it only when asked: where lines begin, and where lowered text
// came from.
func TestSharedPrograms(t *testing.T) {
	src := engine.Source{File: "shared.js", Text: `
		var seen = [];
		async function* all() { yield 1; yield* [2, 3] }
		(async function () { for await (var x of all()) seen.push(x, tag` + "`a${x}b`" + `) })();
		function tag(strings) { return strings.raw.join() + /(?<=a)b/.test('ab') }
		class Box { #v = 1; get v() { return this.#v } }
		seen.push(new Box().v);
		function fail() { throw new Error('é') }
		try { fail() } catch (e) { seen.push(e.stack) }
		return seen`}
	module := engine.Source{File: "shared.mjs", Text: "export let n = 1;\nexport function up() { n++ }\nup();\n"}
	const many = 4
	var got [many]string
	var units [many][2]*unit
	var wait sync.WaitGroup
	for i := range many {
		wait.Go(func() {
			e := New(Options{})
			f, err := e.Function(src, "exports")
			if err != nil {
				t.Error(err)
				return
			}
			var seen engine.Value
			e.Turn(func() { seen, err = e.Call(f, nil) })
			if err == nil {
				got[i], err = e.ToString(seen)
			}
			if err != nil {
				t.Error(err)
				return
			}
			m, err := e.Module(module)
			if err == nil {
				m.Link(nil)
				err = m.Instantiate()
			}
			if err == nil {
				e.Turn(func() { _, err = m.Evaluate() })
			}
			if err != nil {
				t.Error(err)
				return
			}
			n, _ := e.Get(m.Namespace(), "n")
			got[i] += fmt.Sprint(" ", n)
			units[i] = [2]*unit{e.units["shared.js"], e.units["shared.mjs"]}
		})
	}
	wait.Wait()
	const want = "1,Error: é\n    at fail (shared.js:8:27)\n    at shared.js:9:9,1,a,btrue,2,a,btrue,3,a,btrue 2"
	for i := range many {
		if got[i] != want {
			t.Errorf("engine %d: got %q, want %q", i, got[i], want)
		}
	}
	for i, src := range [...]engine.Source{src, module} {
		again := New(Options{})
		if i == 0 {
			again.Function(src, "exports")
		} else {
			again.Module(src)
		}
		shared := again.units[src.File]
		found := false
		for k := range many {
			found = found || units[k][i] == shared
		}
		if !found {
			t.Errorf("%s is compiled again", src.File)
		}
	}
}

// Another text under the same name, or around the same text, is another program;
// one that does not compile is none.
func TestProgramsTold(t *testing.T) {
	e := New(Options{})
	for _, c := range []struct{ text, want string }{{"1", "1"}, {"2", "2"}, {"1", "1"}, {"return 3", ""}, {"return 3", ""}} {
		v, err := e.Run(engine.Source{File: "told.js", Text: c.text})
		if (err != nil) != (c.want == "") || err == nil && fmt.Sprint(v) != c.want {
			t.Errorf("%s: got %v %v", c.text, v, err)
		}
	}
	f, err := e.Function(engine.Source{File: "told.js", Text: "return 3"})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := e.Call(f, nil); err != nil || fmt.Sprint(v) != "3" {
		t.Errorf("as a function: %v %v", v, err)
	}
}

// What is kept has a bound, and what no engine has any more goes.
func TestProgramsForgotten(t *testing.T) {
	c := unitCache{seed: programs.seed, units: map[unitKey]weak.Pointer[unit]{}}
	made := 0
	text := func(i int) string { return fmt.Sprint(i) + strings.Repeat(" ", keptText/4) }
	get := func(i int) {
		c.compiled("f", "", text(i), func() (*unit, error) { made++; return newUnit(text(i), 0), nil })
	}
	for i := range 100 {
		get(i)
	}
	get(99)
	if made != 100 || c.size > keptText || len(c.last) > 4 {
		t.Errorf("%d made, %d bytes in %d kept", made, c.size, len(c.last))
	}
	for range 100 {
		runtime.GC()
		runtime.Gosched()
		c.Lock()
		n := len(c.units)
		c.Unlock()
		if n <= 4 {
			return
		}
	}
	t.Errorf("%d are still listed", len(c.units))
}
