package otto

import (
	"errors"
	"fmt"
	goruntime "runtime"
	"slices"
	"strings"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Call calls fn.
func (e *Engine) Call(fn, this engine.Value, args ...engine.Value) (v engine.Value, err error) {
	o := asObject(fn)
	if o == nil || o.class != "Function" {
		return nil, e.throwError("TypeError", e.brief(fn)+" is not a function")
	}
	if err := e.enter(); err != nil {
		return nil, err
	}
	defer e.leave(&err, len(e.list))
	return out(objectCall(o, e.in(this), e.arguments(o, args), false, frame{})), nil
}

// Construct is new fn(...args).
func (e *Engine) Construct(fn engine.Value, args ...engine.Value) (v engine.Value, err error) {
	o := asObject(fn)
	if o == nil || o.class != "Function" {
		return nil, e.throwError("TypeError", e.brief(fn)+" is not a constructor")
	}
	if err := e.enter(); err != nil {
		return nil, err
	}
	defer e.leave(&err, len(e.list))
	return out(objectConstruct(o, e.arguments(o, args))), nil
}

// arguments is args as otto takes them. Script functions and Funcs copy what
// they are given, so the list is taken back in leave; otto's own functions may
// keep theirs (bind does).
func (e *Engine) arguments(fn *object, args []engine.Value) []otto.Value {
	mark := len(e.list)
	for _, a := range args {
		e.list = append(e.list, e.in(a))
	}
	list := e.list[mark:len(e.list):len(e.list)]
	if fn.native() != nil && fn.objectClass != inside.function {
		return slices.Clone(list)
	}
	return list
}

// enter begins a call into the script. An Interrupt that nobody has cleared
// stops it before it has begun.
func (e *Engine) enter() error {
	if e.ending != nil {
		return e.ending
	}
	if t := e.interrupt.Load(); t != nil {
		return t
	}
	// Calls of a Go function that calls itself through us are in no scope of
	// otto's, so its own limit does not see them.
	if e.depth >= e.maxDepth {
		return e.throwError("RangeError", "Maximum call stack size exceeded")
	}
	e.depth++
	return nil
}

// leave ends what enter began: it is deferred, and turns what otto panicked
// with into an error.
func (e *Engine) leave(err *error, mark int) {
	r := recover()
	e.depth--
	clear(e.list[mark:])
	e.list = e.list[:mark]
	if p := e.crash; p != nil {
		e.crash = nil
		panic(p)
	}
	if t := e.ending; t != nil {
		*err = t
		if e.depth == 0 {
			e.ending = nil
		}
		return
	}
	if r != nil {
		*err = e.exception(r)
	}
}

// check runs at the head of every function, loop turn, catch and finally of a
// script: there the script can be stopped, and an unwinding goes on.
func (e *Engine) check() {
	if e.ending == nil && e.crash == nil {
		t := e.interrupt.Load()
		if t == nil {
			return
		}
		e.ending = t
	}
	panic(e.unwind)
}

// throw makes the error of a Func an exception of the script.
func (e *Engine) throw(err error) {
	var thrown *engine.Exception
	var ended *engine.Termination
	switch {
	case errors.As(err, &ended):
		if e.ending == nil {
			e.ending = ended
		}
		panic(e.unwind)
	case errors.As(err, &thrown):
		panic(e.in(thrown.Value))
	}
	panic(e.newError("Error", err.Error()).asValue())
}

// throwError is an exception of a native error type, thrown by us.
func (e *Engine) throwError(name, message string) error {
	return e.exception(e.newError(name, message).asValue())
}

// exception is what a panic of otto's means.
func (e *Engine) exception(r any) error {
	if open(&r).typ == inside.exception {
		r = (*exception)(open(&r).data).value
	}
	var v otto.Value
	switch {
	case open(&r).typ == inside.value:
		v = r.(otto.Value)
	case open(&r).typ == inside.ottoError:
		v = newErrorObject(e.rt, *(*ottoError)(open(&r).data)).asValue()
	case !ottoPanicked():
		panic(r)
	default:
		// A script ran into something otto did not expect. That must not
		// take the host down.
		v = e.newError("Error", "otto: "+panicText(r)).asValue()
	}
	if o := objectOf(v); o != nil {
		e.adopt(o)
	}
	return e.report(v)
}

// ottoPanicked says whether the panic that is being recovered began in otto.
func ottoPanicked() bool {
	pcs := make([]uintptr, 64)
	frames := goruntime.CallersFrames(pcs[:goruntime.Callers(2, pcs)])
	panicking := false
	for {
		f, more := frames.Next()
		switch {
		case strings.HasPrefix(f.Function, "runtime."):
			panicking = panicking || f.Function == "runtime.gopanic"
		case panicking:
			return strings.HasPrefix(f.Function, "github.com/robertkrimen/otto.")
		}
		if !more {
			return false
		}
	}
}

func panicText(r any) string {
	if err, ok := r.(error); ok {
		return err.Error()
	}
	return fmt.Sprint(r)
}

// Interrupt stops the running script, or the next one to run. Safe from any
// goroutine.
func (e *Engine) Interrupt(reason error) {
	e.interrupt.Store(&engine.Termination{Reason: reason})
}

// ClearInterrupt forgets an Interrupt that has been reported.
func (e *Engine) ClearInterrupt() { e.interrupt.Store(nil) }
