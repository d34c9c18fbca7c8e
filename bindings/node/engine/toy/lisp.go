package toy

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
	"text/scanner"
	"unicode"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// form is a piece of script: a literal, a word or a list.
type form struct {
	line int
	lit  engine.Value
	word string
	list []form
}

// failure is an error on its way through eval.
type failure struct{ error }

func must[T any](v T, err error) T {
	if err != nil {
		panic(failure{err})
	}
	return v
}

func parse(src engine.Source) (body []form, err error) {
	defer func() {
		if bad, ok := recover().(*engine.SyntaxError); ok {
			bad.File, bad.SourceLine = src.File, strings.Split(src.Text, "\n")[bad.Line-1]
			err = bad
		}
	}()
	r := &scanner.Scanner{}
	r.Init(strings.NewReader(src.Text))
	r.Error = bad
	r.IsIdentRune = func(c rune, i int) bool {
		return c > ' ' && !strings.ContainsRune(`()"`, c) && (i > 0 || !unicode.IsDigit(c) && c != '/')
	}
	for c := r.Scan(); c != scanner.EOF; c = r.Scan() {
		body = append(body, read(r, c))
	}
	return body, nil
}

func bad(r *scanner.Scanner, what string) {
	p := r.Pos()
	panic(&engine.SyntaxError{Line: p.Line, Column: p.Column, EndColumn: p.Column + 1, Message: what})
}

// read reads one form that begins with c.
func read(r *scanner.Scanner, c rune) form {
	f := form{line: r.Line, word: r.TokenText()}
	switch c {
	case '(':
		for f.list = []form{}; ; f.list = append(f.list, read(r, c)) {
			if c = r.Scan(); c == ')' {
				return f
			}
		}
	case scanner.String:
		text, _ := strconv.Unquote(f.word)
		f.lit = value{typ: engine.String, str: text}
	case scanner.Int, scanner.Float:
		n, _ := strconv.ParseFloat(f.word, 64)
		f.lit = value{typ: engine.Number, num: n}
	case scanner.EOF, ')':
		bad(r, "Unexpected end")
	}
	return f
}

// closure is a function of a script. A scope is an object, its prototype the
// scope around it, the global object the outermost.
func (e *Engine) closure(name, file string, outer value, params []string, body []form) engine.Value {
	return e.NewFunc(name, len(params), func(c *engine.Call) (engine.Value, error) {
		scope := e.make("Object", outer.object)
		e.hide(scope, "this", c.This)
		for i, name := range params {
			e.hide(scope, name, c.Arg(i))
		}
		return e.run(name, file, scope, body)
	})
}

// run makes what panics in eval an error.
func (e *Engine) run(name, file string, scope value, body []form) (v engine.Value, err error) {
	defer func() {
		r := recover()
		if f, ok := r.(failure); ok {
			v, err = nil, f.error
		} else if r != nil {
			panic(r)
		}
	}()
	e.at.Func, e.at.File = name, file
	return e.block(scope, body), nil
}

func (e *Engine) block(scope value, body []form) (v engine.Value) {
	for _, f := range body {
		v = e.eval(scope, f)
	}
	return v
}

func (e *Engine) eval(scope value, f form) (v engine.Value) {
	e.depth++
	defer func() { e.depth-- }()
	must(0, e.stopped())
	if f.lit != nil {
		return f.lit
	} else if len(f.list) == 0 {
		_, v = e.word(scope, f.word)
		return v
	}
	e.at.Line = f.line
	args := f.list[1:]
	switch f.list[0].word {
	case "fn":
		var params []string
		for _, p := range args[0].list {
			params = append(params, p.word)
		}
		return e.closure("", e.at.File, scope, params, args[1:])
	case "if":
		if e.ToBool(e.eval(scope, args[0])) {
			return e.eval(scope, args[1])
		}
		return e.block(scope, args[2:])
	case "while":
		for e.ToBool(e.eval(scope, args[0])) {
			v = e.block(scope, args[1:])
		}
		return v
	case "set":
		v = e.eval(scope, args[1])
		var of engine.Value = scope
		at := strings.LastIndexByte(args[0].word, '.')
		if at > 0 {
			_, of = e.word(scope, args[0].word[:at])
		}
		must(0, e.Set(of, args[0].word[at+1:], v))
		return v
	}
	this, fn := e.callee(scope, f.list[0])
	list := make([]engine.Value, len(args))
	for i, a := range args {
		list[i] = e.eval(scope, a)
	}
	e.at.Line = f.line
	return must(e.Call(fn, this, list...))
}

func (e *Engine) callee(scope value, f form) (this, fn engine.Value) {
	if f.lit == nil && f.list == nil {
		return e.word(scope, f.word)
	}
	return nil, e.eval(scope, f)
}

// word is what a word as console.log names, and whose property that is.
func (e *Engine) word(scope value, word string) (of, v engine.Value) {
	for i, name := range strings.Split(word, ".") {
		if i == 0 && !must(e.Has(scope, name)) {
			panic(failure{e.fault("ReferenceError", name+" is not defined")})
		} else if i == 0 {
			v = must(e.Get(scope, name))
		} else {
			of, v = v, must(e.Get(v, name))
		}
	}
	return of, v
}

// intrinsics fills the global object.
func (e *Engine) intrinsics() {
	classes := strings.Fields("Object Function Array Uint8Array Error TypeError RangeError SyntaxError ReferenceError")
	for _, class := range classes {
		e.protos[class] = e.make("Object", cmp.Or(e.protos["Error"], e.protos["Object"])).object
	}
	e.global = e.make("Object", e.protos["Object"])
	for _, class := range classes {
		f := e.NewFunc(class, 1, func(c *engine.Call) (engine.Value, error) { return e.newError(class, in(c.Arg(0)).text()), nil })
		proto := value{typ: engine.Object, object: e.protos[class]}
		e.hide(f, "prototype", proto)
		e.hide(proto, "constructor", f)
		e.hide(proto, "name", e.String(class))
		e.hide(e.global, class, f)
	}
	for _, v := range []engine.Value{undefined, null, e.Bool(true), e.Bool(false)} {
		e.hide(e.global, in(v).str, v)
	}
	for name, f := range e.builtins() {
		e.hide(e.global, name, e.NewMethod(name, 1, f))
	}
}

func (e *Engine) newError(class, text string) engine.Value {
	v := e.make("Error", e.protos[class])
	e.hide(v, "message", e.String(text))
	e.hide(v, "stack", e.String(class+": "+text+"\n    at "+e.at.String()))
	v.object.at = e.at
	return v
}

func (e *Engine) builtins() map[string]engine.Func {
	return map[string]engine.Func{
		"throw": func(c *engine.Call) (engine.Value, error) { return nil, engine.Throw(c.Arg(0)) },
		"new": func(c *engine.Call) (engine.Value, error) {
			return e.Construct(c.Arg(0), c.Args[min(1, len(c.Args)):]...)
		},
		"try": func(c *engine.Call) (engine.Value, error) {
			v, err := e.Call(c.Arg(0), nil)
			var thrown *engine.Exception
			if errors.As(err, &thrown) {
				return e.Call(c.Arg(1), nil, thrown.Value)
			}
			return v, err
		},
		"get":  func(c *engine.Call) (engine.Value, error) { return e.Get(c.Arg(0), in(c.Arg(1)).text()) },
		"list": func(c *engine.Call) (engine.Value, error) { return e.NewArray(c.Args...), nil },
		"=":    func(c *engine.Call) (engine.Value, error) { return e.Bool(e.Same(c.Arg(0), c.Arg(1))), nil },
		"<":    func(c *engine.Call) (engine.Value, error) { return e.Bool(in(c.Arg(0)).num < in(c.Arg(1)).num), nil },
		"-":    func(c *engine.Call) (engine.Value, error) { return e.Number(in(c.Arg(0)).num - in(c.Arg(1)).num), nil },
		"+": func(c *engine.Call) (engine.Value, error) {
			if a, b := in(c.Arg(0)), in(c.Arg(1)); a.typ != engine.Number || b.typ != engine.Number {
				return e.String(a.text() + b.text()), nil
			}
			return e.Number(in(c.Arg(0)).num + in(c.Arg(1)).num), nil
		},
	}
}
