// Package toy is a small engine.Engine, to be read with
// docs/writing-an-engine.md. It has two halves of less than 300 lines each. The
// adapter (engine.go, values.go, properties.go) is what an author of an engine
// writes. What he finds ready, an interpreter, is a small Lisp here (object.go,
// lisp.go).
//
//	(set server (http.createServer (fn (req res) (res.end (+ "hello " req.url)))))
package toy

import (
	"errors"
	"sync/atomic"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Engine is one interpreter; New makes it. All but Interrupt: Loop goroutine only.
type Engine struct {
	global    value
	protos    map[string]*object // of the classes
	at        engine.Frame       // where the script is
	depth     int                // what scripts and natives take of Go's stack
	turning   bool
	jobs      []func()
	interrupt atomic.Pointer[engine.Termination] // what another goroutine wants
	ending    *engine.Termination                // what unwinds the script now
}

var _ engine.Engine = (*Engine)(nil)

// New makes an interpreter with a global object of its own.
func New() *Engine {
	e := &Engine{protos: map[string]*object{}}
	e.intrinsics()
	return e
}

func (e *Engine) Name() string                     { return "toy" }
func (e *Engine) Version() string                  { return "1" }
func (e *Engine) Global() engine.Value             { return e.global }
func (e *Engine) Hold(v engine.Value) engine.Value { return v }
func (e *Engine) Release(engine.Value)             {}

func (e *Engine) QueueMicrotask(job func()) { e.jobs = append(e.jobs, job) }

func (e *Engine) Turn(f func()) {
	if e.turning || e.depth > 0 {
		f()
		return
	}
	e.turning = true
	defer func() { e.turning = false }()
	for f(); len(e.jobs) > 0; {
		job := e.jobs[0]
		e.jobs = e.jobs[1:]
		job()
	}
}

func (e *Engine) Interrupt(reason error) { e.interrupt.Store(&engine.Termination{Reason: reason}) }
func (e *Engine) ClearInterrupt()        { e.interrupt.Store(nil) }

// stopped is why nothing may run now.
func (e *Engine) stopped() error {
	if t := e.interrupt.Load(); t != nil && e.ending == nil {
		e.ending = t
	}
	if e.ending != nil {
		return e.ending
	}
	if e.depth > 20000 {
		return e.fault("RangeError", "Maximum call stack size exceeded")
	}
	return nil
}

func (e *Engine) Call(fn, this engine.Value, args ...engine.Value) (engine.Value, error) {
	return e.call(in(fn), &engine.Call{This: in(this), Args: args, Undefined: undefined})
}

func (e *Engine) Construct(fn engine.Value, args ...engine.Value) (engine.Value, error) {
	if in(fn).typ != engine.Function || in(fn).props["prototype"].Value == nil {
		return nil, e.fault("TypeError", in(fn).text()+" is not a constructor")
	}
	this := e.NewObject(in(fn).props["prototype"].Value)
	v, err := e.call(in(fn), &engine.Call{This: this, Args: args, NewTarget: fn, Undefined: undefined})
	if in(v).object == nil {
		v = this
	}
	return v, err
}

// call is the one way into a function, whoever calls whom.
func (e *Engine) call(fn value, c *engine.Call) (v engine.Value, err error) {
	if fn.typ != engine.Function {
		return nil, e.fault("TypeError", fn.text()+" is not a function")
	}
	depth, at := e.depth, e.at
	defer func() {
		if e.depth, e.at = depth, at; depth == 0 {
			e.ending = nil
		}
	}()
	e.depth += 5
	if err = e.stopped(); err == nil {
		v, err = fn.call(c)
	}
	var thrown *engine.Exception
	if errors.As(err, &e.ending); e.ending != nil { // or fn has swallowed it
		return nil, e.ending
	} else if errors.As(err, &thrown) {
		return nil, e.throw(thrown.Value, thrown.At)
	} else if err != nil {
		return nil, e.fault("Error", err.Error())
	}
	return in(v), nil
}

func (e *Engine) Run(src engine.Source) (engine.Value, error) {
	body, err := parse(src)
	if err != nil {
		return nil, err
	}
	main := e.NewMethod("", 0, func(*engine.Call) (engine.Value, error) { return e.run("", src.File, e.global, body) })
	return e.Call(main, nil)
}

func (e *Engine) Function(src engine.Source, params ...string) (engine.Value, error) {
	body, err := parse(src)
	return e.closure("", src.File, e.global, params, body), err
}

func (e *Engine) NewMethod(name string, length int, f engine.Func) engine.Value {
	fn := e.make("Function", e.protos["Function"])
	fn.typ, fn.object.call = engine.Function, f
	e.hide(fn, "name", e.String(name))
	e.hide(fn, "length", e.Number(float64(length)))
	return fn
}

func (e *Engine) NewFunc(name string, length int, f engine.Func) engine.Value {
	fn, proto := e.NewMethod(name, length, f), e.NewObject(nil)
	e.hide(proto, "constructor", fn)
	e.hide(fn, "prototype", proto)
	return fn
}

func (e *Engine) throw(v engine.Value, at engine.Frame) error {
	if at.File == "" {
		at = e.at
	}
	return &engine.Exception{Value: v, Text: in(v).text(), At: at}
}

func (e *Engine) fault(class, text string) error { return e.throw(e.newError(class, text), e.at) }

func (e *Engine) Trace(v engine.Value) []engine.Frame {
	if v == nil {
		return []engine.Frame{e.at}
	} else if e.Class(v) != "Error" {
		return nil
	}
	return []engine.Frame{in(v).at}
}
