package enginetest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// thrownIdentity: what is thrown is what arrives, on every way through.
func thrownIdentity(k *kit) {
	k.eval(`
		var thrown;
		function thrower() { throw thrown }
		var bearer = {get g() { throw thrown }, set g(v) { throw thrown }, toString: thrower, valueOf: thrower}`)
	k.fn("goThrows", func(c *engine.Call) (engine.Value, error) { return nil, engine.Throw(c.Arg(0)) })
	k.fn("goPasses", func(c *engine.Call) (engine.Value, error) { return k.Call(c.Arg(0), nil) })
	k.fn("goWraps", func(c *engine.Call) (engine.Value, error) {
		_, err := k.Call(c.Arg(0), nil)
		return nil, fmt.Errorf("wrapped: %w", err)
	})
	thrower, bearer := k.eval(`thrower`), k.eval(`bearer`)
	for _, script := range []string{
		`({a: 1})`, `[1]`, `new Error("e")`, `new TypeError("t")`, `Object.create(null)`, `(function () {})`,
		`undefined`, `null`, `true`, `0`, `NaN`, `""`, `"text"`, `/x/`, `Object.freeze({})`,
		`({toString: function () { throw "worse" }})`, `({get message() { throw "worse" }})`,
	} {
		thrown := k.eval(`thrown = ` + script)
		for way, try := range map[string]func() error{
			"Run":       func() error { _, err := k.Engine.Run(engine.Source{Text: `throw thrown`}); return err },
			"Call":      func() error { _, err := k.Call(thrower, nil); return err },
			"Construct": func() error { _, err := k.Construct(thrower); return err },
			"Get":       func() error { _, err := k.Get(bearer, "g"); return err },
			"Set":       func() error { return k.Set(bearer, "g", k.Null()) },
			"ToString":  func() error { _, err := k.ToString(bearer); return err },
			"ToNumber":  func() error { _, err := k.ToNumber(bearer); return err },
			"Func":      func() error { _, err := k.Engine.Run(engine.Source{Text: `goThrows(thrown)`}); return err },
			"pass":      func() error { _, err := k.Engine.Run(engine.Source{Text: `goPasses(thrower)`}); return err },
			"wrap":      func() error { _, err := k.Engine.Run(engine.Source{Text: `goWraps(thrower)`}); return err },
			"native":    func() error { _, err := k.Engine.Run(engine.Source{Text: `[1].map(thrower)`}); return err },
			"rethrow": func() error {
				_, err := k.Engine.Run(engine.Source{Text: `try { thrower() } catch (e) { throw e }`})
				return err
			},
			"finally": func() error {
				_, err := k.Engine.Run(engine.Source{Text: `try { goThrows(thrown) } finally { 1 }`})
				return err
			},
			"function": func() error {
				f := k.ok(k.Function(engine.Source{Text: `throw what`}, "what"))
				_, err := k.Call(f, nil, thrown)
				return err
			},
		} {
			x := k.exception(try())
			if !k.Engine.Same(x.Value, thrown) {
				k.Errorf("throw %s through %s: another value arrived", script, way)
			}
			if x.Text == "" && script != `""` {
				k.Errorf("throw %s through %s: no text", script, way)
			}
		}
		k.wantEval(`var same = 0;
			try { goThrows(thrown) } catch (e) { if (e === thrown || e !== e) same++ }
			try { goPasses(thrower) } catch (e) { if (e === thrown || e !== e) same++ }
			try { thrower() } catch (e) { if (e === thrown || e !== e) same++ }
			same`, "3")
	}
	if x := k.throws(`throw new RangeError("far out")`); !strings.Contains(x.Text, "RangeError: far out") {
		k.Errorf("text %q", x.Text)
	}
	if x := k.throws(`throw "just text"`); !strings.Contains(x.Text, "just text") {
		k.Errorf("text %q", x.Text)
	}
}

// thrownBy: the language's own errors are of its classes, from both sides.
func thrownBy(k *kit) {
	for script, class := range map[string]string{
		`missing`:                                "ReferenceError",
		`undefined.x`:                            "TypeError",
		`null.x = 1`:                             "TypeError",
		`var o = {}; o.f()`:                      "TypeError",
		`new 5`:                                  "TypeError",
		`new Array(-1)`:                          "RangeError",
		`(1).toFixed(1000)`:                      "RangeError",
		`decodeURIComponent("%")`:                "URIError",
		`JSON.parse("{")`:                        "SyntaxError",
		`eval("1 +")`:                            "SyntaxError",
		`Function("}")`:                          "SyntaxError",
		`new RegExp("(")`:                        "SyntaxError",
		`1 in 1`:                                 "TypeError",
		`({}) instanceof 1`:                      "TypeError",
		`Object.defineProperty(1, "x", {})`:      "TypeError",
		`var c = {}; c.c = c; JSON.stringify(c)`: "TypeError",
	} {
		x := k.throws(script)
		k.global("caught", x.Value)
		k.wantEval(`(caught instanceof `+class+`) + caught.name + typeof caught.message + typeof caught.stack`, "true"+class+"stringstring")
		k.wantEval(`var got = "nothing"; try { `+script+` } catch (e) { got = e.name + (e instanceof Error) } got`, class+"true")
	}
}

// goErrors: any other error of a Func is an Error with its text.
func goErrors(k *kit) {
	sentinel := errors.New("disk on fire")
	k.fn("burn", func(c *engine.Call) (engine.Value, error) { return nil, sentinel })
	k.wantEval(`try { burn() } catch (e) { e.message + e.name + (e instanceof Error) }`, "disk on fireErrortrue")
	if x := k.throws(`burn()`); !strings.Contains(x.Text, "disk on fire") {
		k.Errorf("text %q", x.Text)
	}
}

// goPanics: a Go panic is a bug of the host. No script catches it; it leaves
// the outermost call as a panic, and the engine is whole afterwards.
func goPanics(k *kit) {
	k.fn("explode", func(c *engine.Call) (engine.Value, error) { panic("boom in Go") })
	k.fn("again", func(c *engine.Call) (engine.Value, error) { return k.Call(c.Arg(0), nil) })
	k.eval(`var seen = []`)
	for _, script := range []string{
		`explode()`,
		`try { explode() } catch (e) { seen.push("catch") }`,
		`try { explode() } finally { seen.push("finally") }`,
		`try { try { explode() } finally { seen.push("finally") } } catch (e) { seen.push("catch") } finally { seen.push("finally") }`,
		`try { again(function () { try { explode() } catch (e) { seen.push("inner") } }) } catch (e) { seen.push("outer") }`,
		`(function () { try { explode() } finally { return 1 } })()`,
		`for (var i = 0; i < 3; i++) { try { explode() } catch (e) { continue } finally { continue } }`,
		`new explode()`,
		`[3, 1, 2].sort(explode)`,
	} {
		r := func() (r any) {
			defer func() { r = recover() }()
			v, err := k.Engine.Run(engine.Source{Text: script})
			return fmt.Sprintf("no panic: %v, %v", v, err)
		}()
		if text := fmt.Sprint(r); !strings.Contains(text, "boom in Go") || strings.HasPrefix(text, "no panic") {
			k.Errorf("%s\nout came %.200v", script, r)
		}
		k.wantEval(`seen.splice(0).join()`, "")
	}
	k.wantEval(`try { throw 1 } catch (e) { "whole " + e }`, "whole 1")
}

// syntaxErrors: they come from the compiler, with a place.
func syntaxErrors(k *kit) {
	for _, c := range []struct {
		text   string
		line   int
		column int // 0: any
		source string
	}{
		{"var a = 1;\nvar b = = 2;\nvar c;", 2, 9, "var b = = 2;"},
		{"foo bar", 1, 5, "foo bar"},
		{"if (", 1, 0, "if ("},
		{"a = {\n  b: 1,\n  c: }\n", 3, 6, "  c: }"},
		{"x = 'open", 1, 0, "x = 'open"},
		{"\n\n  break;", 3, 0, "  break;"},
		{"var ä = 'é'; )", 1, 14, "var ä = 'é'; )"},
	} {
		for way, try := range map[string]func() error{
			"Run": func() error { _, err := k.Engine.Run(engine.Source{File: "dir/bad.js", Text: c.text}); return err },
			"Function": func() error {
				_, err := k.Function(engine.Source{File: "dir/bad.js", Text: c.text}, "a", "bb")
				return err
			},
		} {
			err := try()
			var s *engine.SyntaxError
			if !errors.As(err, &s) {
				k.Errorf("%s %q: %T %v, want *engine.SyntaxError", way, c.text, err, err)
				continue
			}
			if s.File != "dir/bad.js" || s.Line != c.line || c.column != 0 && s.Column != c.column || s.Column < 1 {
				k.Errorf("%s %q: at %s:%d:%d, want dir/bad.js:%d:%d", way, c.text, s.File, s.Line, s.Column, c.line, c.column)
			}
			if s.EndColumn < s.Column {
				k.Errorf("%s %q: columns %d to %d", way, c.text, s.Column, s.EndColumn)
			}
			if s.SourceLine != c.source {
				k.Errorf("%s %q: source line %q", way, c.text, s.SourceLine)
			}
			if s.Message == "" || strings.Contains(s.Message, "SyntaxError") || strings.Contains(s.Message, "bad.js") {
				k.Errorf("%s %q: message %q", way, c.text, s.Message)
			}
		}
	}
	// Nothing of a text that does not compile has run.
	k.eval(`var ran = false`)
	k.Engine.Run(engine.Source{Text: "ran = true; )"})
	k.wantEval(`ran`, "false")
}

// traces: true names, files and lines, innermost first.
func traces(k *kit) {
	var now []engine.Frame
	k.fn("where", func(c *engine.Call) (engine.Value, error) {
		now = k.Trace(nil)
		return nil, nil
	})
	text := "function inner() {\n" +
		"  where();\n" +
		"  return new Error('made here');\n" +
		"}\n" +
		"function outer() {\n" +
		"\n" +
		"  return inner();\n" +
		"}\n" +
		"function fails() { undefined.x }\n" +
		"var made = outer();\n"
	if _, err := k.Engine.Run(engine.Source{File: "/app/a.js", Text: text}); err != nil {
		k.Fatal(err)
	}
	made := k.eval(`made`)
	k.traced("Trace(nil)", now, "inner:2", "outer:7", ":10")
	k.traced("Trace(error)", k.Trace(made), "inner:3", "outer:7", ":10")

	stack := k.show(k.ok(k.Get(made, "stack")))
	lines := strings.Split(stack, "\n")
	if lines[0] != "Error: made here" || len(lines) < 3 ||
		!strings.HasPrefix(lines[1], "    at inner (/app/a.js:3:") || !strings.HasPrefix(lines[2], "    at outer (/app/a.js:7:") {
		k.Errorf("stack\n%s", stack)
	}

	// Errors of the engine itself have a place, and it travels with them.
	_, err := k.Engine.Run(engine.Source{File: "/app/b.js", Text: "\n\nfails()"})
	x := k.exception(err)
	k.traced("TypeError", k.Trace(x.Value), "fails:9")
	if x.At.File != "/app/a.js" || x.At.Line != 9 {
		k.Errorf("thrown at %+v", x.At)
	}
	f := k.ok(k.Function(engine.Source{File: "/app/m.js", Text: "\nthrow new Error('m')"}, "exports", "require"))
	_, err = k.Call(f, nil)
	x = k.exception(err)
	if x.At.File != "/app/m.js" || x.At.Line != 2 {
		k.Errorf("thrown at %+v", x.At)
	}
	f = k.ok(k.Function(engine.Source{File: "/app/n.js", Text: "return new Error('n')"}, "exports", "require"))
	if trace := k.Trace(k.ok(k.Call(f, nil))); len(trace) == 0 || trace[0].Line != 1 || trace[0].Column != 8 {
		k.Errorf("a module's first line: %+v", trace)
	}

	for _, script := range []string{`undefined`, `1`, `"s"`, `({})`, `(function () {})`} {
		if trace := k.Trace(k.eval(script)); trace != nil {
			k.Errorf("%s has the trace %v", script, trace)
		}
	}
}

// traced looks for frames "name:line" in order, native ones aside.
func (k *kit) traced(what string, trace []engine.Frame, want ...string) {
	k.Helper()
	var got []string
	for _, f := range trace {
		if f.File != "" {
			got = append(got, fmt.Sprintf("%s:%d", f.Func, f.Line))
		}
	}
	for i, w := range want {
		if i >= len(got) || got[i] != w && !(strings.HasPrefix(w, ":") && strings.HasSuffix(got[i], w)) {
			k.Errorf("%s: frames %v, want %v", what, got, want)
			return
		}
	}
}
