package enginetest

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func seamCall(s *seam) {
	o := s.NewObject(nil)
	s.is("this", s.ok(s.Engine.Call(s.say(s.d.This), o)), o)
	s.want(s.ok(s.Engine.Call(s.ok(s.do(s.d.Closure, s.Number(4))), nil)), "4")
	if v := s.ok(s.do(s.d.Same)); s.TypeOf(v) != engine.Undefined {
		s.Errorf("a missing argument is %s", s.show(v))
	}
	for _, v := range []engine.Value{s.Undefined(), s.Null(), s.Number(1), s.NewObject(nil)} {
		_, err := s.Engine.Call(v, nil)
		s.isError("a call of no function", err, "TypeError")
		_, err = s.Construct(v)
		s.isError("new of no function", err, "TypeError")
		_, err = s.do(s.d.Call, v)
		s.isError("a script's call of no function", err, "TypeError")
	}
	_, err := s.do(s.d.Unknown)
	s.isError("an unknown name", err, "ReferenceError")
}

func seamFuncs(s *seam) {
	var got *engine.Call
	f := s.NewFunc("f", 2, func(c *engine.Call) (engine.Value, error) {
		got = &engine.Call{This: c.This, Args: append([]engine.Value(nil), c.Args...), NewTarget: c.NewTarget}
		if v := c.Arg(9); s.TypeOf(v) != engine.Undefined {
			s.Errorf("an argument that is not there is %s", s.show(v))
		}
		return c.Arg(0), nil
	})
	s.want(s.ok(s.do(s.d.Call, f, s.Engine.String("x"))), "x")
	if len(got.Args) != 1 || got.NewTarget != nil {
		s.Errorf("called with %d arguments, new.target %v", len(got.Args), got.NewTarget)
	}
	o := s.NewObject(nil)
	if err := s.Engine.Set(o, "m", f); err != nil {
		s.Error(err)
	}
	s.want(s.ok(s.do(s.d.Method, o, s.Number(1))), "1")
	s.is("this of a method", got.This, o)
	for key, want := range map[string]string{"name": "f", "length": "2"} {
		s.want(s.ok(s.Engine.Get(f, key)), want)
		if p, ok, _ := s.Own(f, key); !ok || p.Enumerable {
			s.Errorf("%s is %+v, %v", key, p, ok)
		}
	}
	nothing := s.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) { return nil, nil })
	if v := s.ok(s.do(s.d.Call, nothing)); s.TypeOf(v) != engine.Undefined {
		s.Errorf("a Func's nil is %s", s.show(v))
	}
}

func seamConstructors(s *seam) {
	var target, given engine.Value
	class := s.NewFunc("C", 1, func(c *engine.Call) (engine.Value, error) {
		target = c.NewTarget
		if given != nil {
			return given, nil
		}
		return s.Number(5), s.Engine.Set(c.This, "x", c.Arg(0))
	})
	proto := s.ok(s.Engine.Get(class, "prototype"))
	s.is("constructor", s.ok(s.Engine.Get(proto, "constructor")), class)
	for way, make := range map[string]func() (engine.Value, error){
		"Construct": func() (engine.Value, error) { return s.Construct(class, s.Number(3)) },
		"new":       func() (engine.Value, error) { return s.do(s.d.New, class, s.Number(3)) },
	} {
		target, given = nil, nil
		v := s.ok(make())
		s.want(s.ok(s.Engine.Get(v, "x")), "3")
		s.is(way+": the prototype", s.Proto(v), proto)
		s.is(way+": new.target", target, class)
		given = s.NewObject(nil)
		s.is(way+": a returned object", s.ok(make()), given)
	}
	m := s.NewMethod("m", 0, func(c *engine.Call) (engine.Value, error) { return nil, nil })
	_, err := s.do(s.d.New, m)
	s.isError("new of a method", err, "TypeError")
	if has, _ := s.Has(m, "prototype"); has {
		s.Error("a method has a prototype property")
	}
}

// seamThrown: what is thrown is what arrives.
func seamThrown(s *seam) {
	typeError := s.ok(s.Engine.Get(s.Global(), "TypeError"))
	for _, thrown := range []engine.Value{s.NewObject(nil), s.Undefined(), s.Null(), s.Number(0), s.Engine.String("text"),
		s.ok(s.Construct(typeError, s.Engine.String("bad")))} {
		native := s.NewFunc("native", 0, func(c *engine.Call) (engine.Value, error) { return nil, engine.Throw(thrown) })
		wrapped := s.NewFunc("wrapped", 0, func(c *engine.Call) (engine.Value, error) {
			_, err := s.do(s.d.Throw, thrown)
			return nil, fmt.Errorf("wrapped: %w", err)
		})
		getter := s.NewObject(nil)
		s.Define(getter, "x", engine.Property{Get: native, Set: native})
		for way, throw := range map[string]func() (engine.Value, error){
			"a script":  func() (engine.Value, error) { return s.do(s.d.Throw, thrown) },
			"a Func":    func() (engine.Value, error) { return s.do(s.d.Call, native) },
			"a new":     func() (engine.Value, error) { return s.do(s.d.New, native) },
			"wrapped":   func() (engine.Value, error) { return s.do(s.d.Call, wrapped) },
			"Go":        func() (engine.Value, error) { return s.Engine.Call(native, nil) },
			"Construct": func() (engine.Value, error) { return s.Construct(native) },
			"a getter":  func() (engine.Value, error) { return s.do(s.d.Get, getter) },
			"a setter":  func() (engine.Value, error) { return s.do(s.d.Set, getter, s.Null()) },
		} {
			_, err := throw()
			x := s.exception(err)
			if !s.Engine.Same(x.Value, thrown) || x.Text == "" {
				s.Errorf("%s thrown by %s is %s, text %q", s.show(thrown), way, s.show(x.Value), x.Text)
			}
		}
		same := s.NewFunc("same", 1, func(c *engine.Call) (engine.Value, error) { return c.Arg(0), nil })
		s.is("caught", s.ok(s.do(s.d.Catch, native, same)), thrown)
	}
}

// seamGoErrors: any other error is an Error with its text.
func seamGoErrors(s *seam) {
	burn := s.NewFunc("burn", 0, func(c *engine.Call) (engine.Value, error) { return nil, errors.New("disk on fire") })
	_, err := s.do(s.d.Call, burn)
	s.isError("a Go error", err, "Error")
	s.want(s.ok(s.Engine.Get(s.exception(err).Value, "message")), "disk on fire")
	if !strings.Contains(s.exception(err).Text, "disk on fire") {
		s.Errorf("text %q", s.exception(err).Text)
	}
}

// seamGoPanics: no script catches them, and the engine is whole afterwards.
func seamGoPanics(s *seam) {
	explode := s.NewFunc("explode", 0, func(c *engine.Call) (engine.Value, error) { panic("boom in Go") })
	caught := s.NewFunc("caught", 0, func(c *engine.Call) (engine.Value, error) { s.Error("a script caught a panic"); return nil, nil })
	for _, sentence := range []string{s.d.Catch, s.d.Call, s.d.New} {
		f := s.say(sentence)
		r := func() (r any) {
			defer func() { r = recover() }()
			s.Engine.Call(f, nil, explode, caught)
			return nil
		}()
		if !strings.Contains(fmt.Sprint(r), "boom in Go") {
			s.Errorf("%s: out came %.200v", sentence, r)
		}
		s.want(s.ok(s.do(s.d.Same, s.Number(1))), "1")
	}
}

// seamNesting: native, script, native, a hundred deep.
func seamNesting(s *seam) {
	call := s.say(s.d.Call)
	var down engine.Value
	down = s.NewFunc("down", 1, func(c *engine.Call) (engine.Value, error) {
		n, err := s.ToNumber(c.Arg(0))
		if err != nil || n == 0 {
			return s.Engine.String("."), err
		}
		v, err := s.Engine.Call(call, nil, down, s.Number(n-1))
		if err != nil {
			return nil, err
		}
		return s.Engine.String(s.show(c.Arg(0)) + s.show(v)), nil // c is what it was
	})
	got := s.show(s.ok(s.Engine.Call(call, nil, down, s.Number(100))))
	if len(got) != 3+90*2+9+1 || !strings.HasPrefix(got, "1009998") || !strings.HasSuffix(got, "321.") {
		s.Errorf("came back with %s", got)
	}
}

func seamMicrotasks(s *seam) {
	var log []string
	note := func(what string) func() { return func() { log = append(log, what) } }
	queue := s.NewFunc("queue", 1, func(c *engine.Call) (engine.Value, error) {
		s.QueueMicrotask(note(s.show(c.Arg(0))))
		s.Turn(note("in a call"))
		return nil, nil
	})
	s.ok(s.do(s.d.Call, queue, s.Engine.String("early")))
	s.Turn(func() {
		s.ok(s.do(s.d.Call, queue, s.Engine.String("a")))
		s.QueueMicrotask(func() { note("b")(); s.QueueMicrotask(note("d")); s.Turn(note("in a job")) })
		s.Turn(func() { s.QueueMicrotask(note("c")) })
		note("end")()
	})
	if got := strings.Join(log, ", "); got != "in a call, in a call, end, early, a, b, in a job, c, d" {
		s.Errorf("order: %s", got)
	}
}

// seamRecursion: without end it is a RangeError, and what fails here fails by
// killing the process.
func seamRecursion(s *seam) {
	call := s.say(s.d.Call)
	var deep engine.Value
	deep = s.NewFunc("deep", 1, func(c *engine.Call) (engine.Value, error) { return s.Engine.Call(call, nil, deep) })
	var made engine.Value
	made = s.NewFunc("made", 1, func(c *engine.Call) (engine.Value, error) { return s.Construct(made) })
	getter := s.NewObject(nil)
	s.Define(getter, "x", engine.Property{Get: s.NewMethod("get x", 0, func(c *engine.Call) (engine.Value, error) { return s.Engine.Get(c.This, "x") })})
	for way, dive := range map[string]func() (engine.Value, error){
		"a script":        func() (engine.Value, error) { return s.do(s.d.Deep) },
		"Func and script": func() (engine.Value, error) { return s.Engine.Call(call, nil, deep) },
		"Construct":       func() (engine.Value, error) { return s.Construct(made) },
		"a getter":        func() (engine.Value, error) { return s.Engine.Get(getter, "x") },
	} {
		_, err := dive()
		s.isError(way, err, "RangeError")
		s.want(s.ok(s.do(s.d.Same, s.Number(1))), "1") // depth comes back
	}
}

func seamInterrupt(s *seam) {
	reason := errors.New("time is up")
	endless := s.say(s.d.Endless)
	deadline := time.AfterFunc(time.Millisecond, func() { s.Engine.Interrupt(reason) })
	defer deadline.Stop()
	_, err := s.Engine.Call(endless, nil)
	s.terminated("an endless script", err, reason)
	_, err = s.Engine.Call(endless, nil)
	s.terminated("the next one", err, reason)
	s.ClearInterrupt()
	s.want(s.ok(s.do(s.d.Same, s.Number(1))), "1")
}

func seamTermination(s *seam) {
	reason := errors.New("exit")
	exit := s.NewFunc("exit", 0, func(c *engine.Call) (engine.Value, error) { return nil, &engine.Termination{Reason: reason} })
	wrapped := s.NewFunc("wrapped", 0, func(c *engine.Call) (engine.Value, error) {
		return nil, fmt.Errorf("on the way out: %w", &engine.Termination{Reason: reason})
	})
	ignores := s.NewFunc("ignores", 0, func(c *engine.Call) (engine.Value, error) {
		_, err := s.Engine.Call(exit, nil)
		s.terminated("a call inside", err, reason)
		if _, err := s.do2(s.d.Same); err == nil {
			s.Error("a script that ends can still be called")
		}
		return s.Number(1), nil
	})
	caught := s.NewFunc("caught", 0, func(c *engine.Call) (engine.Value, error) { s.Error("a script caught it"); return nil, nil })
	for _, f := range []engine.Value{exit, wrapped, ignores} {
		_, err := s.do(s.d.Catch, f, caught)
		s.terminated("catch", err, reason)
		_, err = s.do(s.d.Call, f)
		s.terminated("a call", err, reason)
		_, err = s.do(s.d.New, f)
		s.terminated("new", err, reason)
		s.want(s.ok(s.do(s.d.Same, s.Number(1))), "1") // the engine is whole again
	}
}

// do2 is do where not even compiling need succeed.
func (s *seam) do2(sentence string) (engine.Value, error) {
	f, err := s.Function(engine.Source{File: "seam.js", Text: sentence}, "a", "b")
	if err != nil {
		return nil, err
	}
	return s.Engine.Call(f, nil)
}

// seamOutOfTurn: a script that is stopped may leave Turn as a panic, and it is
// found then by errors.As. The jobs behind it are run by the next Turn.
func seamOutOfTurn(s *seam) {
	reason := errors.New("time is up")
	endless := s.say(s.d.Endless)
	ran := false
	r := func() (r any) {
		defer func() { r = recover() }()
		s.Turn(func() {
			s.QueueMicrotask(func() {
				s.Engine.Interrupt(reason)
				if _, err := s.Engine.Call(endless, nil); err != nil {
					panic(fmt.Errorf("in a job: %w", err))
				}
			})
			s.QueueMicrotask(func() { ran = true })
		})
		return nil
	}()
	err, _ := r.(error)
	s.terminated("out of Turn", err, reason)
	s.ClearInterrupt()
	s.Turn(func() {})
	if !ran {
		s.Error("the job behind it was lost")
	}
	s.want(s.ok(s.do(s.d.Same, s.Number(1))), "1")
}

func seamSyntaxErrors(s *seam) {
	if s.d.Broken == "" {
		s.Skip("every text of the dialect compiles")
	}
	for way, compile := range map[string]func() error{
		"Run": func() error { _, err := s.Engine.Run(engine.Source{File: "bad.js", Text: s.d.Broken}); return err },
		"Function": func() error {
			_, err := s.Function(engine.Source{File: "bad.js", Text: s.d.Broken}, "a", "b")
			return err
		},
	} {
		err := compile()
		var bad *engine.SyntaxError
		if !errors.As(err, &bad) {
			s.Errorf("%s: %T %v, want *engine.SyntaxError", way, err, err)
			continue
		}
		if bad.File != "bad.js" || bad.Line < 1 || bad.Line > 2 || bad.Column < 1 || bad.EndColumn < bad.Column || bad.Message == "" ||
			bad.SourceLine != strings.Split(s.d.Broken, "\n")[bad.Line-1] {
			s.Errorf("%s: %+v", way, bad)
		}
	}
}

// seamPlaces: what is thrown knows its file and line, as far as it knows any.
func seamPlaces(s *seam) {
	_, err := s.do(s.d.Throw, s.Null())
	if at := s.exception(err).At; at != (engine.Frame{}) && (at.File != "seam.js" || at.Line != 3) {
		s.Errorf("thrown at %+v, want seam.js:3", at)
	}
	made := s.ok(s.do(s.d.Error, s.Engine.String("made")))
	if trace := s.Trace(made); len(trace) > 0 && (trace[0].File != "seam.js" || trace[0].Line != 3) {
		s.Errorf("made at %+v, want seam.js:3", trace)
	}
	s.want(s.ok(s.Engine.Get(made, "message")), "made")
	for _, v := range []engine.Value{s.Undefined(), s.Number(1), s.NewObject(nil)} {
		if trace := s.Trace(v); trace != nil {
			s.Errorf("%s has the trace %v", s.show(v), trace)
		}
	}
}
