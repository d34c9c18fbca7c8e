package esm

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/uvgo/uvgo/bindings/lower"
)

// inner is what stands in Text for the source.
func inner(m *Module) string {
	return strings.TrimSuffix(strings.TrimPrefix(m.Text, Head), Tail)
}

// record writes down what a module imports and exports.
func record(m *Module) string {
	var list []string
	for _, r := range m.Requests {
		s := r.Specifier
		for _, k := range sortedNames(r.Attributes) {
			s += " " + k + "=" + r.Attributes[k]
		}
		list = append(list, s)
	}
	b := strings.Join(list, ", ")
	for _, im := range m.Imports {
		name := im.Name
		if im.Namespace {
			name = "*"
		}
		b += fmt.Sprintf("; %s = %s of %d", im.Local, name, im.Request)
	}
	for _, x := range m.Exports {
		switch {
		case x.Star:
			b += fmt.Sprintf("; * of %d", x.Request)
		case x.Namespace:
			b += fmt.Sprintf("; export %q = * of %d", x.Name, x.Request)
		case x.Request >= 0:
			b += fmt.Sprintf("; export %q = %s of %d", x.Name, x.Import, x.Request)
		case x.Fixed:
			b += fmt.Sprintf("; export %q = const %s", x.Name, x.Local)
		default:
			b += fmt.Sprintf("; export %q = %s", x.Name, x.Local)
		}
	}
	if m.Await {
		b += "; await"
	}
	return strings.TrimPrefix(b, "; ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ src, text, record string }{
		{`import 'a'`, `;        ;`, `a`},
		{`f()
import a, { b as c, default as d, "e f" as g, } from 'x'
(1)`, `f()
;                                                      ;
(1)`, `x; a = default of 0; c = b of 0; d = default of 0; g = e f of 0`},
		{`import * as ns from "x" with { type: "json" };ns`, `;                                            ;ns`, `x type=json; ns = * of 0`},
		{"import {\n a,\n b } from 'x'\nimport 'x'", ";       \n   \n            ;\n;        ;", `x; a = a of 0; b = b of 0`},
		{`export let a = 1, {b, c: [d = 2, ...e]} = f`, `;      let a = 1, {b, c: [d = 2, ...e]} = f`,
			`export "a" = const a; export "b" = const b; export "d" = const d; export "e" = const e`},
		{`export var a = 1; export function f() {} export async function* g() {} export class C {}`,
			`;      var a = 1; ;      function f() {} ;      async function* g() {} ;      class C {}`,
			`export "a" = a; export "f" = const f; export "g" = const g; export "C" = const C`},
		{`let a = 1; export { a, a as default, a as "x y" }; a++`, `let a = 1; ;                                     ; a++`,
			`export "a" = a; export "default" = a; export "x y" = a`},
		{`import { a } from 'x'; export { a as b }`, `;                    ; ;               ;`, `x; a = a of 0; export "b" = a of 0`},
		{`export * from 'x'; export * as y from 'x'; export { default, z as "q" } from 'z'`,
			`;                ; ;                     ; ;                                   ;`,
			`x, z; * of 0; export "y" = * of 0; export "default" = default of 1; export "q" = z of 1`},
		{`export default a + b`, `;const $2=     a + b`, `export "default" = const default`},
		{`export default function () {}`, `;              function $2 () {}`, `export "default" = const default`},
		{"export default\nasync function* () {}", ";     \x20       \nasync function* $2 () {}", `export "default" = const default`},
		{`export default class extends A {}`, `;              class $2 extends A {}`, `export "default" = const default`},
		{`export default class A {}; A = 1`, `;              class A {}; A = 1`, `export "default" = A`},
		{`export default async => async`, `;const $2=     async => async`, `export "default" = const default`},
		{`import.meta.url; x.import.meta; import . meta`, `$1         .url; x.import.meta; $1           `, ``},
		{`import('a'); x.import('a'); ({ import(b) {} }); class A { import(c) {} }`, `$0    ('a'); x.import('a'); ({ import(b) {} }); class A { import(c) {} }`, ``},
		{"`import ${import('a')} export` + /import 'a'/ + 'export {}' // import 'b'", "`import ${$0    ('a')} export` + /import 'a'/ + 'export {}' // import 'b'", ``},
		{"/* é */ import é from 'é'; é", "/* é */ ;      \u00a0       \u00a0 ; é", `é; é = default of 0`},
		{"#!shebang\nimport '\\x61'", "//shebang\n;           ;", `a`},
		{`await x; for (const y of await z) {}`, `await x; for (const y of await z) {}`, `await`},
		{`async () => await x`, `async () => await x`, ``},
		{`let $0, $1, x$2; import(a)`, `let $0, $1, x$2; $3    (a)`, ``},
		{`import assert from "assert"
assert ({})`, `;                         ;
assert ({})`, `assert; assert = default of 0`},
	} {
		m, err := Parse("test.mjs", c.src)
		if err == nil {
			err = m.Bind()
		}
		if err != nil {
			t.Errorf("%s\n%v", c.src, err)
			continue
		}
		if diff := cmp.Diff(c.text, inner(m)); diff != "" {
			t.Errorf("%s\ntext %s", c.src, diff)
		}
		if diff := cmp.Diff(c.record, record(m)); diff != "" {
			t.Errorf("%s\nrecord %s", c.src, diff)
		}
	}
}

func TestOffsets(t *testing.T) {
	m, err := Parse("test.mjs", "export default\nclass{}\nexport { x }; let x")
	if err != nil {
		t.Fatal(err)
	}
	for offset := range len(m.src) {
		at := m.TextOffset(offset)
		if back := m.at(at); back != offset {
			t.Errorf("offset %d is %d in the text, which is %d", offset, at, back)
		}
		if c := m.src[offset]; strings.IndexByte("clas{};", c) >= 0 && offset > 14 && m.Text[at] != c && m.Text[at] != ' ' && m.Text[at] != ';' {
			t.Errorf("offset %d: %q has become %q", offset, c, m.Text[at])
		}
	}
}

func TestScript(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`f('import')`, `f('import')`},
		{`import('x')`, `$0    ('x')`},
		{`if (a) /import(/.test(b); else import(c)`, `if (a) /import(/.test(b); else $0    (c)`},
		{"`${{}} ${import(`x`)}`", "`${{}} ${$0    (`x`)}`"},
		{"import x from 'y'", "import x from 'y'"},
	} {
		if got, _, err := Script("test.js", c.src); got != c.want || err != nil {
			t.Errorf("%s\ngave %s %v\nwant %s", c.src, got, err, c.want)
		}
	}
	if _, _, err := Script("test.js", "import.meta"); err == nil {
		t.Error("import.meta in a script is no error")
	}
}

// FuzzParse puts anything in and wants back as many lines as went in, with what
// is left in its place.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"import a, {b as c} from 'x' with {type: 'json'}", "export default function () {}", "export {a as 'b'} from `x`", "import(import.meta.url)",
		"export * as \"x\" from 'y'\n/re/.test(a)", "#!x\r\nexport let [a = b] = c", "\\u{69}mport", "x = {import() {}}\u2028import\u2029'x'", "export default\nclass{}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		Script("fuzz.js", src)
		m, err := Parse("fuzz.mjs", src)
		if err != nil {
			var s *lower.SyntaxError
			if errors.As(err, &s) && (s.Line < 1 || s.Column < 1) {
				t.Errorf("%q: error at %d:%d", src, s.Line, s.Column)
			}
			if m == nil || m.Text == "" {
				return
			}
		}
		if got, want := strings.Count(inner(m), "\n"), strings.Count(m.src, "\n"); got != want {
			t.Errorf("%q has %d lines, want %d", inner(m), got, want)
		}
		added := 0
		for _, in := range m.Inserted {
			added += in.N
		}
		if got := len(inner(m)) - added; got != len(m.src) {
			t.Errorf("%q is %d bytes long, want %d", inner(m), got, len(m.src))
		}
		if err == nil {
			m.Bind()
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var src strings.Builder
	for i := 0; src.Len() < 100<<10; i++ {
		fmt.Fprintf(&src, "import { a%d, b%d as c%d } from './m%d.js';\nexport function f%d(x, y) {\n  if (x > %d) return a%d(y, c%d.d[`e ${x}`]);\n  const z = { c%d, g: (h) => h /* i */ + 1 };\n  return z.g(import.meta.url, /j/.test(y));\n}\n", i, i, i, i, i, i, i, i, i)
	}
	b.SetBytes(int64(src.Len()))
	b.ReportAllocs()
	for b.Loop() {
		m, err := Parse("bench.mjs", src.String())
		if err == nil {
			err = m.Bind()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
