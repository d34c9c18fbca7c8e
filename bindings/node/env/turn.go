package env

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Callback runs f, which calls into the script, on behalf of the loop; then
// nextTicks, then microtasks, until both queues are empty. An error of f goes
// to Uncaught. Inside another Callback it only runs f and reports its error:
// the queues wait for the outermost, as in Node.
func (e *Env) Callback(f func() error) {
	e.Loop.CheckGoroutine()
	if e.exit != nil {
		return
	}
	e.depth++
	defer func() { e.depth-- }()
	if e.depth > 1 {
		e.Uncaught(f())
		return
	}
	if e.scopes != nil {
		e.scopes.current = e.scopes.idle
	}
	if e.OnTurn != nil {
		e.OnTurn(true)
		defer e.OnTurn(false)
	}
	if !e.turn(func() {
		e.failed = false
		e.Uncaught(f())
		e.putOff()
		e.runTicks()
	}) {
		return
	}
	// Microtasks have run; they may have asked for ticks, and those for
	// microtasks. When neither is left come the rejections that nobody handled
	// meanwhile.
	for e.exit == nil && (e.ticks.len() > 0 || e.rejected) {
		if !e.turn(func() {
			if e.ticks.len() == 0 {
				e.rejected = false
				e.OnRejections()
			}
			e.runTicks()
		}) {
			return
		}
	}
}

// CallbackOf is CallbackIn for one of several that follow upon each other, as
// timers do. If it fails, and the error is handled, and more tells that another
// one comes at once, the queues wait for that one's end, as in Node. Loop
// goroutine only.
func (e *Env) CallbackOf(s *Scope, f func() error, more func() bool) {
	if e.depth == 0 {
		e.more = more
		defer func() { e.more = nil }()
	}
	e.CallbackIn(s, f)
}

// stopped is what putOff leaves a turn with: the jobs behind wait for the next.
type stopped struct{}

// putOff leaves the turn after a handled error if another callback is to come
// before the queues.
func (e *Env) putOff() {
	if e.failed && e.more != nil && e.exit == nil && e.more() {
		panic(stopped{})
	}
	e.failed = false
}

// Rejected has OnRejections run at the end of this Callback.
func (e *Env) Rejected() { e.rejected = true }

// turn is Engine.Turn, out of which a script that is being stopped may come as
// a panic: see Broken. It is false when the queues are put off.
func (e *Env) turn(f func()) (whole bool) {
	defer func() {
		if r := recover(); r != nil {
			if r == any(stopped{}) {
				return
			}
			whole = true
			err, ok := r.(error)
			if !ok || !Ended(err) {
				panic(r)
			}
			e.Uncaught(err)
		}
	}()
	e.Engine.Turn(f)
	return true
}

// Broken is what to panic with when something cannot fail, but did: Go code has
// made something of the engine that no script had a hand in. The one innocent
// reason is that the script is being stopped, by Engine.Interrupt, and then this
// unwinds it as it should.
func Broken(what string, err error) any {
	if err == nil {
		return what
	}
	if Ended(err) {
		return err
	}
	return what + ": " + err.Error()
}

// Ended tells whether err is that the script is being stopped.
func Ended(err error) bool {
	var t *engine.Termination
	return errors.As(err, &t)
}

// NextTick queues f as process.nextTick does.
func (e *Env) NextTick(f func() error) { e.ticks.push(e.bound(f)) }

// QueueMicrotask queues f among the engine's promise jobs.
func (e *Env) QueueMicrotask(f func() error) {
	f = e.bound(f)
	e.Engine.QueueMicrotask(func() {
		if e.exit == nil {
			e.Uncaught(f())
		}
	})
}

func (e *Env) runTicks() {
	for e.exit == nil {
		f := e.ticks.pop()
		if f == nil {
			return
		}
		e.Uncaught(f())
		e.putOff()
	}
}

// Uncaught is where errors end that no script caught: process
// 'uncaughtException' if somebody listens, else the report and exit code 1 (7
// if the listener itself threw, and then there is no 'exit'). Nil is no error.
func (e *Env) Uncaught(err error) {
	if err == nil || e.exit != nil {
		return
	}
	if exit := exitOf(err); exit != nil {
		e.Exit(exit.Code)
		return
	}
	e.failed = true
	handled, herr := e.handle(err)
	switch exit := exitOf(herr); {
	case exit != nil:
		e.Exit(exit.Code)
	case herr != nil:
		e.OnExit = nil
		e.report(herr)
		e.Exit(7)
	case !handled:
		e.fail(err)
	}
}

// handle asks 'uncaughtException'.
func (e *Env) handle(err error) (handled bool, herr error) {
	var thrown *engine.Exception
	if e.OnUncaught == nil || !errors.As(err, &thrown) {
		return false, nil
	}
	return e.OnUncaught(thrown.Value)
}

// fail ends the program over an error. As in Node 'exit' comes before the
// report; a listener that calls process.exit has the last word and nothing is
// shown, and what else listeners throw is lost.
func (e *Env) fail(err error) {
	if e.OnFail != nil && e.OnFail(err) {
		return
	}
	if Ended(err) { // the script is not asked
		e.OnExit = nil
		e.Engine.ClearInterrupt()
	}
	code, exitErr := e.emitExit(1)
	if exitOf(exitErr) == nil {
		e.report(err)
	}
	e.Exit(code)
}

// emitExit emits 'exit', once.
func (e *Env) emitExit(code int) (int, error) {
	if e.OnExit == nil {
		return code, nil
	}
	onExit := e.OnExit
	e.OnExit = nil
	after, err := onExit(code)
	if exit := exitOf(err); exit != nil {
		after = exit.Code
	}
	return after, err
}

func (e *Env) report(err error) {
	if e.OnReport != nil {
		e.OnReport(err)
	}
}

func exitOf(err error) *ExitError {
	var exit *ExitError
	if errors.As(err, &exit) {
		return exit
	}
	return nil
}

// tickQueue is a first-come queue that reuses its memory.
type tickQueue struct {
	items []func() error
	head  int
}

func (q *tickQueue) len() int            { return len(q.items) - q.head }
func (q *tickQueue) push(f func() error) { q.items = append(q.items, f) }

func (q *tickQueue) pop() func() error {
	if q.head == len(q.items) {
		q.items, q.head = q.items[:0], 0
		return nil
	}
	f := q.items[q.head]
	q.items[q.head] = nil
	q.head++
	// A queue that refills itself never runs empty: move up, or it would grow
	// for ever.
	if q.head == 1024 {
		n := copy(q.items, q.items[q.head:])
		clear(q.items[n:])
		q.items, q.head = q.items[:n], 0
	}
	return f
}
