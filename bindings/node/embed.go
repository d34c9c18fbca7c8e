package node

import (
	"context"
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/report"
	"github.com/uvgo/uvgo/uv"
)

// Why nothing can be run.
var (
	ErrClosed = errors.New("the runtime is closed")
	ErrEnded  = errors.New("the program has ended: a runtime runs one")
	// ErrPending is Await's for a promise that nothing can settle any more:
	// the loop has run dry.
	ErrPending = errors.New("the promise is pending, and nothing is left to wait for")
	// ErrInside is the answer to Wait, Serve and Await inside a run: in a Go
	// function that a script has called, or in Post.
	ErrInside = errors.New("the loop cannot be run from inside the script: return first, or give a promise")
)

// Eval runs a script in the global scope, then the ticks and microtasks that it
// queued, and gives its completion value. The loop does not run: see Wait and
// Await. name is what stack traces call it. The first Eval makes require, module
// and the core modules globals, as node -e does.
//
// The error is a *engine.Exception of what the script threw (errors.Is and As
// find a Go error that went through the script), a *engine.SyntaxError's
// Exception if it does not compile, a *engine.Termination if it was stopped,
// the context's included, or an *env.ExitError if it called process.exit, which
// is the end of the Runtime. Loop goroutine only.
func (r *Runtime) Eval(ctx context.Context, name, source string) (Value, error) {
	return r.call(ctx, func() (engine.Value, error) {
		if r.global {
			return r.loader.Script(name, source)
		}
		r.global = true
		if err := r.loader.Preload(r.preload); err != nil {
			return nil, err
		}
		return r.loader.Eval(name, source)
	})
}

// Require gives what a module exports, as require(request) does in the working
// directory: "./main.js", a package, a core module. Loop goroutine only.
func (r *Runtime) Require(ctx context.Context, request string) (Value, error) {
	return r.call(ctx, func() (engine.Value, error) { return r.loader.Require(request) })
}

// Set makes x a global of scripts; Value tells what becomes of it. Loop
// goroutine only.
func (r *Runtime) Set(name string, x any) error {
	return r.Global().Set(name, x)
}

// Wait runs the loop until nothing is left to wait for. It ends early with an
// error that nobody caught, what has stopped the script, or the context. After
// an error it may be called again. Loop goroutine only.
func (r *Runtime) Wait(ctx context.Context) error {
	return r.enter(ctx, r.turnLoop)
}

// Serve is Wait that does not end when nothing is left: others may Post, or Do,
// until the context ends. Its error is the context's then. Loop goroutine only.
func (r *Runtime) Serve(ctx context.Context) error {
	return r.enter(ctx, func() error {
		open := uv.NewAsync(r.Env.Loop, nil)
		defer open.Close(nil)
		return r.turnLoop()
	})
}

// Await gives what a promise, or any object with a method then, is fulfilled
// with, running the loop until it is settled and no longer. A rejection is an
// error as if it had been thrown; a value that is no promise is given as it is.
// Loop goroutine only, and not in a callback of the loop.
func (v Value) Await(ctx context.Context) (Value, error) {
	r, eng := v.r, v.r.Env.Engine
	if !lang.IsObject(r.Env, v.v) {
		return v, nil
	}
	var settled bool
	var result engine.Value
	var rejected error
	settle := func(set func(engine.Value)) engine.Value {
		return eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
			if !settled {
				settled = true
				set(eng.Hold(c.Arg(0)))
				if r.turning {
					r.Env.Loop.Stop()
				}
			}
			return c.Undefined, nil
		})
	}
	err := r.enter(ctx, func() error {
		var err error
		r.Env.Callback(func() error {
			var then engine.Value
			if then, err = eng.Get(v.v, "then"); err != nil {
				return nil
			}
			if eng.TypeOf(then) != engine.Function {
				settled, result = true, v.v
				return nil
			}
			_, err = eng.Call(then, v.v,
				settle(func(x engine.Value) { result = x }),
				settle(func(x engine.Value) { rejected = r.Env.ThrowValue(x) }))
			return nil
		})
		if err == nil && !settled {
			err = r.turnLoop()
		}
		if err == nil && !settled {
			err = ErrPending
		}
		return err
	})
	if err == nil && rejected != nil {
		err = r.outward(rejected)
	}
	if err != nil {
		return Value{}, err
	}
	return Value{r, result}, nil
}

// Post makes the loop call fn, in its turn; ticks and microtasks follow. An
// error of fn is one that nobody caught. It does not wait, and is ErrClosed on a
// closed Runtime. Safe from any goroutine.
func (r *Runtime) Post(fn func() error) error {
	if r.Env.Loop.Post(func() { r.Env.Callback(fn) }) != nil {
		return ErrClosed
	}
	return nil
}

// Do is Post that waits for fn and gives its error: goroutines use it to call
// into the script while Serve, or Wait, runs. It is ErrClosed if the Runtime was
// closed first. On the loop's goroutine it would wait for itself. Safe from any
// other goroutine.
func (r *Runtime) Do(fn func() error) error {
	done := make(chan error, 1)
	err := r.Env.Loop.Post(func() {
		err := ErrClosed
		r.Env.Callback(func() error {
			err = r.outward(fn())
			return nil
		})
		done <- err
	})
	if err != nil {
		return ErrClosed
	}
	return <-done
}

// Explain is an error for people: the line it was thrown on with a caret below,
// the stack, what else the error carries; what the command prints. Loop
// goroutine only.
func (r *Runtime) Explain(err error) string { return report.Format(r.Env, r.report, err) }

// call is enter for what has a value.
func (r *Runtime) call(ctx context.Context, f func() (engine.Value, error)) (Value, error) {
	var v engine.Value
	err := r.enter(ctx, func() error {
		var err error
		r.Env.Callback(func() error {
			if v, err = f(); err == nil {
				v = r.Env.Engine.Hold(v)
			}
			return nil
		})
		return err
	})
	if err != nil {
		return Value{}, err
	}
	return Value{r, v}, nil
}

// enter is one run: under the context and the limits. A run inside a run, in a
// Go function that the script has called, is part of it.
func (r *Runtime) enter(ctx context.Context, f func() error) (err error) {
	r.Env.Loop.CheckGoroutine()
	if r.entered {
		r.inside++
		defer func() { r.inside-- }()
		return r.outward(f())
	}
	if r.over != nil {
		return r.over
	}
	if err := context.Cause(ctx); err != nil {
		return &engine.Termination{Reason: err}
	}
	defer r.Env.Loop.Claim()()
	r.entered, r.ctx, r.failed = true, ctx, nil
	r.Env.OnFail, r.Env.Halted = r.fail, false
	r.guard.begin(ctx)
	defer func() {
		stopped := r.guard.end()
		r.entered, r.ctx, r.Env.Halted = false, nil, false
		switch {
		case r.Env.Exiting():
			r.over = &env.ExitError{Code: r.Env.Leave()}
			err = r.over
		case stopped != nil:
			err = stopped
		case err == nil:
			err = r.failed
		}
		r.failed = nil
		err = r.outward(err)
	}()
	return f()
}

// fail keeps the first error that nobody caught, and ends the run.
func (r *Runtime) fail(err error) bool {
	if !r.entered {
		return false
	}
	if r.failed == nil {
		r.failed = err
	}
	if r.turning {
		r.Env.Halted = true
		r.Env.Loop.Stop()
	}
	return true
}

// turnLoop runs the loop, unless the run has come to its end already.
func (r *Runtime) turnLoop() error {
	if r.inside > 0 {
		return ErrInside
	}
	if r.failed != nil || r.Env.Exiting() {
		return r.failed
	}
	r.turning = true
	defer func() { r.turning = false }()
	r.Env.Loop.Run(uv.RunDefault)
	return r.failed
}
