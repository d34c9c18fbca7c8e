package goja

import (
	"errors"
	"runtime"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// maxDepth is how often Go and the script may call each other. Each time costs
// a few kilobytes of Go's stack.
const maxDepth = 5000

// crash is a panic of a Func on its way out.
type crash struct{ value any }

// enter runs f, which runs script code or may, and makes an error of ours of
// what it meets.
func (e *Engine) enter(f func() error) error {
	if t := e.stopped(); t != nil {
		return t
	}
	if e.depth == 0 {
		return e.enterFirst(f)
	}
	return e.enterAgain(f)
}

func (e *Engine) enterFirst(f func() error) (err error) {
	ours := e.outermost(func() { err = e.enter(f) })
	if err == nil {
		err = ours
	}
	return err
}

func (e *Engine) enterAgain(f func() error) (err error) {
	e.deeper()
	defer e.unwind(e.machine.tried(), &err)
	return e.thrown(f())
}

// unwind is the deferred end of what runs script code in a frame of its own:
// tried is how many try statements were open at its beginning.
func (e *Engine) unwind(tried int, err *error) {
	e.shallower()
	if r := recover(); r != nil {
		e.machine.cutTries(tried)
		*err = e.unwound(r)
	}
}

// try is enter for what throws as goja's own code does, by a panic.
func (e *Engine) try(f func()) error {
	if t := e.stopped(); t != nil {
		return t
	}
	if e.depth == 0 {
		return e.enterFirst(func() error { return e.tryAgain(f) })
	}
	return e.tryAgain(f)
}

func (e *Engine) tryAgain(f func()) (err error) {
	e.deeper()
	defer e.unwind(e.machine.tried(), &err)
	if x := e.vm.Try(f); x != nil {
		return e.thrown(x)
	}
	return nil
}

// outermost runs f from a frame of JavaScript and a native one below it: the
// latter is how we hear of an overflow, see overflow.go.
func (e *Engine) outermost(f func()) (err error) {
	e.depth++
	defer func() {
		e.depth--
		if c := e.crash; c != nil && e.depth == 0 {
			e.crash = nil
			panic(c.value)
		}
		e.ending = nil
		e.kept = e.kept[:0]
	}()
	return e.thrown(e.callOuter(f))
}

// callOuter does what a goja.Callable does, but that it leaves promise jobs to
// us and keeps the memory of the stack for the next time.
func (e *Engine) callOuter(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *goja.InterruptedError:
			e.vm.ClearInterrupt()
			err = r
		case *goja.StackOverflowError:
			e.vm.ClearInterrupt()
			err = r
		default:
			panic(r)
		}
		e.machine.clearStack()
	}()
	e.outermostCall = f
	if thrown := e.vm.Try(e.enterOuter); thrown != nil {
		return thrown
	}
	return nil
}

// deeper counts the frames on Go's stack.
func (e *Engine) deeper() {
	if e.depth++; e.depth > maxDepth {
		e.depth--
		panic(e.rangeError())
	}
}

func (e *Engine) shallower() { e.depth-- }

// stopped tells whether scripts must not run now.
func (e *Engine) stopped() error {
	if e.ending != nil {
		return e.ending
	}
	if t := e.interrupt.Load(); t != nil {
		return t
	}
	return nil
}

// guard calls f; a panic of its unwinds the script.
func (e *Engine) guard(f engine.Func, c *engine.Call) (v engine.Value, err error) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		switch r.(type) {
		case goja.Value, *goja.Exception, *goja.InterruptedError, *goja.StackOverflowError:
			panic(r) // on its way through goja already
		}
		if e.crash == nil {
			e.crash = &crash{r}
		}
		panic(&goja.InterruptedError{})
	}()
	return f(c)
}

// end unwinds the script; no catch or finally sees it.
func (e *Engine) end(t *engine.Termination) {
	e.ending = t
	panic(&goja.InterruptedError{})
}

// Interrupt stops the running script, or the next one to run.
func (e *Engine) Interrupt(reason error) {
	e.interrupt.Store(&engine.Termination{Reason: reason})
	e.vm.Interrupt(reason)
}

// ClearInterrupt forgets an Interrupt that has been reported.
func (e *Engine) ClearInterrupt() {
	e.interrupt.Store(nil)
	e.vm.ClearInterrupt()
}

// unwound is an error of ours for what unwound Go's stack.
func (e *Engine) unwound(r any) error {
	switch r := r.(type) {
	case runtime.Error: // of goja's own: a script has met a defect of it
		return e.exception(e.newError(e.natives.errorCtor, "goja: "+r.Error()), nil)
	case error:
		return e.thrown(r)
	case goja.Value:
		return e.exception(r, nil)
	}
	panic(r)
}

// thrown is an error of ours for one of goja's.
func (e *Engine) thrown(err error) error {
	if err == nil {
		return nil
	}
	if c := e.crash; c != nil {
		if e.depth > 0 {
			panic(&goja.InterruptedError{})
		}
		return nil
	}
	var x *goja.Exception
	var overflow *goja.StackOverflowError
	var interrupted *goja.InterruptedError
	switch {
	case errors.As(err, &interrupted):
		if t := e.stopped(); t != nil {
			return t
		}
		return &engine.Termination{Reason: err}
	case errors.As(err, &overflow): // of a promise job
		return e.exception(e.rangeError(), nil)
	case errors.As(err, &x):
		return e.exception(x.Value(), x.Stack())
	}
	return err
}

// exception is v on its way through Go.
func (e *Engine) exception(v goja.Value, stack []goja.StackFrame) error {
	x := &engine.Exception{Value: v, Text: "exception"}
	e.vm.Try(func() {
		if o, ok := v.(*goja.Object); !ok || o.ClassName() == "Error" {
			x.Text = v.String()
		}
	})
	place := -1
	if o, ok := v.(*goja.Object); ok {
		if at, frames, ok := e.trace(o); ok {
			place, stack = at, frames
		}
	}
	if last := &e.lastThrow; last.value != nil && last.value.SameAs(v) {
		place, stack = -1, []goja.StackFrame{last.at}
		*last = lastThrow{}
	}
	for i := range stack {
		if frameOf(&stack[i]).program != nil && e.visible(&stack[i]) {
			if x.At = e.shown(&stack[i], place); x.At.Line > 0 {
				break
			}
		}
	}
	return x
}

// throwType is a TypeError as the language throws.
func (e *Engine) throwType(message string) error {
	return e.exception(e.newError(e.natives.typeError, message), nil)
}

func (e *Engine) newError(class *goja.Object, message string) goja.Value {
	o, err := e.vm.New(class, e.vm.ToValue(message))
	if err != nil {
		panic(err)
	}
	return o
}
