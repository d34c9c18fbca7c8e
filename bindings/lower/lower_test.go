package lower

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp/syntax"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/robertkrimen/otto"
	"github.com/robertkrimen/otto/parser"
)

var rewrite = flag.Bool("rewrite", false, "write the outputs of testdata/*.js anew, with node")

// module and script are how otto's adapter has sources read.
var (
	module = Options{Function: true, Compiles: ottoCompiles}
	script = Options{Compiles: ottoCompiles}
)

// ottoCompiles is the adapter's.
func ottoCompiles(pattern string) bool {
	re2, err := parser.TransformRegExp(pattern)
	if err == nil {
		_, err = syntax.Parse(re2, syntax.Perl)
	}
	return err == nil
}

// print replaces console.log, in node and in otto, by one that knows no
// formatting.
const print = `console.log = function () { write(Array.prototype.map.call(arguments, String).join(' ') + '\n') };`

// run lowers a module and runs it in otto. It returns what it printed.
func run(t *testing.T, name, source string) (string, error) {
	t.Helper()
	r, err := File(name, source, module)
	if err != nil {
		t.Fatalf("%v\n%s", err, err.(*SyntaxError).Picture())
	}
	var out bytes.Buffer
	vm := otto.New()
	vm.SetStackDepthLimit(1000)
	must(t, vm.Set("write", func(s string) { out.WriteString(s) }))
	_, err = vm.Run(Runtime(r.Helpers...))
	must(t, err)
	_, err = vm.Run(print + "var exports = {}, module = {exports: exports};")
	must(t, err)
	script, err := vm.Compile(name, "(function (exports, module) {"+r.Code+"\n}).call(exports, exports, module)")
	if err != nil {
		t.Fatalf("otto refuses %s: %v\n%s", name, err, r.Code)
	}
	_, err = vm.Run(script)
	return out.String(), err
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// The programs in testdata print what node prints: live where there is a node,
// and from kept outputs everywhere.
func TestProgramsPrintWhatNodePrints(t *testing.T) {
	files, err := filepath.Glob("testdata/*.js")
	must(t, err)
	if len(files) < 10 {
		t.Fatalf("only %d programs", len(files))
	}
	node, _ := exec.LookPath("node")
	prelude := filepath.Join(t.TempDir(), "prelude.js")
	must(t, os.WriteFile(prelude, []byte("const write = s => process.stdout.write(s);"+print), 0o644))
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			must(t, err)
			kept := strings.TrimSuffix(file, ".js") + ".out"
			if *rewrite {
				out, err := exec.Command(node, "-r", prelude, file).CombinedOutput()
				must(t, err)
				must(t, os.WriteFile(kept, out, 0o644))
			}
			want, err := os.ReadFile(kept)
			must(t, err)
			got, err := run(t, file, string(source))
			if err != nil {
				t.Errorf("after %q: %v", got, err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("node prints -, otto +:\n%s", d)
			}
			if node != "" {
				live, err := exec.Command(node, "-r", prelude, file).CombinedOutput()
				if err != nil || string(live) != string(want) {
					t.Errorf("this node prints other than %s: %v", kept, err)
				}
			}
		})
	}
}

// Whatever is copied stays on its line, and so the lines of a stack trace are
// those of the source.
func TestTokensStayOnTheirLines(t *testing.T) {
	files, err := filepath.Glob("testdata/*.js")
	must(t, err)
	for _, file := range files {
		source, err := os.ReadFile(file)
		must(t, err)
		r, err := File(file, string(source), module)
		must(t, err)
		if msg := misplaced(r); msg != "" {
			t.Errorf("%s: %s", file, msg)
		}
	}
}

// misplaced reports a piece of source copied to another line.
func misplaced(r *Result) string {
	if got, want := strings.Count(r.Code, "\n"), strings.Count(r.src, "\n"); got != want {
		return "the output has other lines than the source"
	}
	out, src, outLine, srcLine := 0, 0, 1, 1
	for _, s := range r.segs {
		outLine += strings.Count(r.Code[out:s.out], "\n")
		out = s.out
		if s.src >= src {
			srcLine += strings.Count(r.src[src:s.src], "\n")
		} else {
			srcLine -= strings.Count(r.src[s.src:src], "\n")
		}
		src = s.src
		piece := r.src[s.src:min(s.src+s.n, len(r.src))]
		if outLine != srcLine && strings.TrimSpace(piece) != "" {
			return "on line " + itoa(outLine) + ", not " + itoa(srcLine) + ": " + piece
		}
	}
	return ""
}

func TestStackTraceHasTheLinesOfTheSource(t *testing.T) {
	source := `const { a, b = 2 } = { a: 1 };
const {
  c = (() => 3)(),
  d: [e] = [4],
} = {};
const text = ` + "`one\ntwo ${a}\nthree`" + `;
for (const x of [1]) {
  let y = x ?? 2;
  const fail = (
    p = 1,
    { q } = { q: 2 },
  ) => {
    throw new Error('here');
  };
  [1].forEach(() =>
    fail());
}
`
	_, err := run(t, "trace.js", source)
	var e *otto.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	for _, want := range []string{"trace.js:15:", "trace.js:18:", "trace.js:17:"} {
		if !strings.Contains(e.String(), want) {
			t.Errorf("no %s in\n%s", want, e.String())
		}
	}
}

func TestColumnPointsIntoTheSource(t *testing.T) {
	source := "const f = x => `${x}` + missing;\nf(1);"
	r, err := File("c.js", source, script)
	must(t, err)
	line, _, _ := strings.Cut(r.Code, "\n")
	for _, word := range []string{"missing", "x)"} {
		got := r.Column(1, 1+strings.Index(line, word))
		if want := 1 + strings.LastIndex(source, strings.TrimSuffix(word, ")")); word == "missing" && got != want {
			t.Errorf("%q is at column %d, want %d\n%s", word, got, want, line)
		} else if word == "x)" && source[got-1] != 'x' {
			t.Errorf("%q maps to %q\n%s", word, source[got-1:], line)
		}
	}
	if got := r.Column(2, 3); got != 3 {
		t.Errorf("an untouched line maps column 3 to %d", got)
	}
}

// What is ES5, and what lowering made, is left alone.
func TestES5IsLeftAlone(t *testing.T) {
	source := `'use strict';
var a = require('a'), b = { get x() { return 1 }, 'y': [1, , 2], if: 3 };
function f(x, y) { try { return x.y.class + /[a-z]+/g.test(y) } catch (e) { throw e } finally { a() } }
outer: for (var i = 0, n = 3; i < n; i++) { for (var k in b) { if (k) continue outer; else break } }
switch (f) { case 1: default: b.default = function named() { return this instanceof named ? arguments : new f } }
`
	r, err := File("es5.js", source, module)
	must(t, err)
	if r.Changed || r.Code != source || len(r.Helpers) > 0 {
		t.Errorf("changed to\n%s", r.Code)
	}
	files, err := filepath.Glob("testdata/*.js")
	must(t, err)
	for _, file := range files {
		source, err := os.ReadFile(file)
		must(t, err)
		once, err := File(file, string(source), module)
		must(t, err)
		twice, err := File(file, once.Code, module)
		must(t, err)
		if filepath.Base(file) == "blockfn.js" {
			continue // functions hoisted from blocks are still in blocks
		}
		if twice.Changed {
			t.Errorf("%s: lowered twice:\n%s", file, cmp.Diff(strings.Split(once.Code, "\n"), strings.Split(twice.Code, "\n")))
		}
	}
}

func TestUnsupported(t *testing.T) {
	for source, want := range map[string]string{
		"\nasync function* f() {}":  "async generators are not supported by the otto engine yet",
		"\n10n":                     "BigInt literals are not supported by the otto engine yet",
		"\nimport('x')":             "import() and import.meta are not supported by the otto engine yet",
		"\nimport x from 'x'":       "Cannot use import statement outside a module",
		"\n({ m() { super.m() } })": "'super' keyword unexpected here",
	} {
		_, err := File("f.js", source, module)
		e, ok := err.(*SyntaxError)
		if !ok || e.Message != want || e.Line != 2 {
			t.Errorf("%q: got %v, want %s", source, err, want)
		}
	}
}

func TestPicture(t *testing.T) {
	_, err := File("/abs/file.js", "#!/usr/bin/env node\n\n\tlet é = ;\n", module)
	want := "/abs/file.js:3\n\tlet é = ;\n\t        ^\n\nSyntaxError: Unexpected token ';'"
	if got := err.(*SyntaxError).Picture(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestReturnOutsideAFunction(t *testing.T) {
	if _, err := File("f.js", "return 1", script); err == nil || !strings.Contains(err.Error(), "Illegal return statement") {
		t.Errorf("a script returns: %v", err)
	}
	if _, err := File("f.js", "return 1", module); err != nil {
		t.Error(err)
	}
}

func TestHashbangAndEncoding(t *testing.T) {
	got, err := run(t, "h.js", "#!/usr/bin/env node\nlet a = 'hash';\nconsole.log(a)")
	if got != "hash\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	got, err = run(t, "b.js", "\ufefflet a = 'mark';\r\nconsole.log(`${a}\r\n`)")
	if got != "mark\n\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if _, err = File("u.js", "var a = '\xff'", script); err != nil {
		t.Errorf("a byte that is no UTF-8: %v", err)
	}
}

func TestLineEnds(t *testing.T) {
	got, err := run(t, "r.js", "let a = 1\rlet b = `x\ry`\r\nconsole.log(a, b.length)")
	if got != "1 3\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	_, err = File("r.js", "let a\r\rlet b = ;", script)
	if e := err.(*SyntaxError); e.Line != 3 || e.SourceLine != "let b = ;" {
		t.Errorf("line %d: %q", e.Line, e.SourceLine)
	}
}

func TestHTMLComments(t *testing.T) {
	got, err := run(t, "h.js", "<!-- opens\nvar a = 5; var s = '<!--', n = 0; <!-- more\n  --> closes\nwhile (n --> 0);\nconsole.log(a, s, n < !--a)")
	if got != "5 <!-- true\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// FuzzLower: any input is refused in words, or becomes what otto's parser
// takes, line for line.
func FuzzLower(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.js")
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
		for _, line := range strings.Split(string(source), "\n") {
			f.Add(line)
		}
	}
	f.Add("f = () => {}\n/0/")
	f.Add("0\r0")
	f.Fuzz(func(t *testing.T, source string) {
		r, err := File("f.js", source, module)
		if err != nil {
			if e, ok := err.(*SyntaxError); !ok || e.Message == "" || e.Line < 1 {
				t.Fatalf("%#v", err)
			}
			return
		}
		if _, err := parser.ParseFile(nil, "", "(function () {"+r.Code+"\n})", 0); err != nil {
			t.Fatalf("otto: %v\n%s", err, r.Code)
		}
		if strings.Count(r.Code, "\n") != strings.Count(lineFeeds(source), "\n") {
			t.Fatalf("other lines:\n%s", r.Code)
		}
	})
}
