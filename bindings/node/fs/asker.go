package fs

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv"
)

// asker lets work that runs off the loop ask the script: cp's filter. Such work
// has a goroutine of its own, for a thread of the pool must not wait for a
// script that may itself wait for the pool.
type asker struct {
	f         *fs
	fn        engine.Value
	questions chan question
	async     *uv.Async
	thrown    []engine.Value // held: what the work ends with may be among it
}

type question struct {
	src, dest string
	answer    chan answer
}

type answer struct {
	yes bool
	err error
}

func (f *fs) newAsker(fn engine.Value) *asker {
	return &asker{f: f, fn: fn, questions: make(chan question, 1)}
}

var errClosed = errors.New("the loop has ended")

// ask asks and waits. Not on the loop's goroutine.
func (a *asker) ask(src, dest string) (bool, error) {
	q := question{src, dest, make(chan answer, 1)}
	a.questions <- q
	if a.async.Send() != nil {
		return false, errClosed
	}
	select {
	case r := <-q.answer:
		return r.yes, r.err
	case <-a.f.closing:
		return false, errClosed
	}
}

// alone runs work with a goroutine of its own; done is told on the loop.
func (f *fs) alone(a *asker, work func() error, done func(error)) {
	over := make(chan error, 1)
	a.fn = f.eng.Hold(a.fn)
	a.async = uv.NewAsync(f.e.Loop, func() {
		select {
		case q := <-a.questions:
			f.e.Callback(func() error { return a.put(q) })
		default:
		}
		select {
		case err := <-over:
			a.async.Close(nil)
			done(err)
			for _, v := range append(a.thrown, a.fn) {
				f.eng.Release(v)
			}
		default:
		}
	})
	go func() {
		over <- work()
		a.async.Send()
	}()
}

// put puts a question to the script.
func (a *asker) put(q question) error {
	eng := a.f.eng
	v, err := eng.Call(a.fn, nil, a.f.name(q.src, ""), a.f.name(q.dest, ""))
	if err != nil {
		var x *engine.Exception
		if errors.As(err, &x) {
			err = a.keep(x.Value)
		}
		q.answer <- answer{err: err}
		return nil
	}
	if eng.TypeOf(v) == engine.Object {
		then, err := eng.Get(v, "then")
		if err == nil && eng.TypeOf(then) == engine.Function {
			_, err = eng.Call(then, v, a.settled(q, false), a.settled(q, true))
			return err
		}
	}
	q.answer <- answer{yes: eng.ToBool(v)}
	return nil
}

// keep is an error of v that is good until the work is over.
func (a *asker) keep(v engine.Value) error {
	v = a.f.eng.Hold(v)
	a.thrown = append(a.thrown, v)
	return a.f.e.ThrowValue(v)
}

func (a *asker) settled(q question, rejected bool) engine.Value {
	return a.f.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
		r := answer{yes: a.f.eng.ToBool(c.Arg(0))}
		if rejected {
			r.err = a.keep(c.Arg(0))
		}
		q.answer <- r
		return c.Undefined, nil
	})
}
