package node

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
)

// Promise is a promise that Go settles. Until then it keeps the loop alive, so
// each must be settled, or be given up by closing the Runtime.
type Promise struct {
	r       *Runtime
	value   engine.Value // held
	resolve engine.Value // held until it is settled, as is reject
	reject  engine.Value
	request uv.Request
	settled atomic.Bool
}

// NewPromise makes a promise, which Value gives to a script, or a Go function
// returns. It fails on an engine without Promise. Loop goroutine only.
func (r *Runtime) NewPromise() (*Promise, error) {
	if err := r.over; err != nil {
		return nil, err
	}
	eng := r.Env.Engine
	p := &Promise{r: r}
	executor := eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		p.resolve, p.reject = eng.Hold(c.Arg(0)), eng.Hold(c.Arg(1))
		return c.Undefined, nil
	})
	class := lang.Global(r.Env, "Promise")
	if class == nil {
		return nil, fmt.Errorf("%s has no Promise", eng.Name())
	}
	v, err := eng.Construct(class, executor)
	if err != nil {
		return nil, err
	}
	p.value = eng.Hold(v)
	p.request.BeginOffLoop(r.Env.Loop)
	r.promises[p] = struct{}{}
	r.Env.Born(p)
	return p, nil
}

// Resolve fulfils the promise with x; Runtime.Value tells what becomes of it,
// on the loop's goroutine: nobody may change it meanwhile. If it becomes nothing
// the promise is rejected. Resolve is false, and does nothing, if the promise
// was settled before or the Runtime is closed. Safe from any goroutine.
func (p *Promise) Resolve(x any) bool { return p.settle(x, nil) }

// Reject rejects the promise with an error, as Resolve. Safe from any
// goroutine.
func (p *Promise) Reject(err error) bool { return p.settle(nil, err) }

// Value is the promise as a script's value. Loop goroutine only.
func (p *Promise) Value() Value { return p.r.Wrap(p.value) }

func (p *Promise) settle(x any, failure error) bool {
	if !p.settled.CompareAndSwap(false, true) {
		return false
	}
	return p.r.Env.Loop.Post(func() {
		r := p.r
		if !p.end() {
			return // closed meanwhile
		}
		r.Env.Callback(func() error {
			defer p.release()
			eng := r.Env.Engine
			var v engine.Value
			if failure == nil {
				v, failure = r.toScript(reflect.ValueOf(x), 0)
			}
			if failure != nil {
				_, err := eng.Call(p.reject, nil, r.errorValue(failure))
				return err
			}
			_, err := eng.Call(p.resolve, nil, v)
			return err
		})
	}) == nil
}

// end lets the loop end without the promise; false if it was given up.
func (p *Promise) end() bool {
	if !p.request.InFlight() {
		return false
	}
	p.request.End()
	delete(p.r.promises, p)
	p.r.Env.Gone(p)
	return true
}

func (p *Promise) release() {
	lang.Release(p.r.Env, []engine.Value{p.value, p.resolve, p.reject})
}

// Go runs f on a goroutine of its own and gives the promise of what it returns.
// Its context ends when the Runtime is closed, which then waits for f. Loop
// goroutine only.
func (r *Runtime) Go(f func(ctx context.Context) (any, error)) (*Promise, error) {
	p, err := r.NewPromise()
	if err != nil {
		return nil, err
	}
	ctx := r.work.context()
	r.work.Go(func() {
		x, err := f(ctx)
		p.settle(x, err)
	})
	return p, nil
}

// work is the goroutines of Go.
type work struct {
	sync.WaitGroup
	ctx    context.Context
	cancel context.CancelFunc
}

func (w *work) context() context.Context {
	if w.ctx == nil {
		w.ctx, w.cancel = context.WithCancel(context.Background())
	}
	return w.ctx
}

// pendingPromises lists those that are not settled, in no order but that of
// where they were made.
func (r *Runtime) pendingPromises(add func(env.Resource)) {
	var all []*Promise
	for p := range r.promises {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b *Promise) int {
		return slices.CompareFunc(r.Env.Birth(a), r.Env.Birth(b), func(x, y engine.Frame) int { return x.Line - y.Line })
	})
	for _, p := range all {
		add(env.Resource{Kind: "promise", Key: p})
	}
}
