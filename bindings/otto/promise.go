package otto

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// otto has no Promise; this is the language's, with its jobs in the queue of
// Turn. Without symbols there is no species: what then makes is made by the
// constructor that the promise has.

type promiseState uint8

const (
	pending promiseState = iota
	fulfilled
	rejected
)

// promise is what is behind an object of class Promise.
type promise struct {
	self    *object
	state   promiseState
	value   engine.Value
	waiting []reaction
	heard   bool // somebody has called then
}

// reaction is one call of then: what to do, and whose outcome that decides.
type reaction struct {
	onFulfilled, onRejected *object
	derived                 capability
	grabbed                 any // of promises.jobs
}

// capability is a promise with the means to settle it: a promise of ours
// itself, or the functions that a subclass's executor was given.
type capability struct {
	value           engine.Value
	own             *promise
	resolve, reject engine.Value
}

const promiseClass = "Promise"

func promiseOf(v engine.Value) *promise {
	o := asObject(v)
	if o == nil || o.class != promiseClass {
		return nil
	}
	p, _ := o.value.(*promise)
	return p
}

func (e *Engine) newPromise(proto *object) *promise {
	o := e.newObject(proto)
	o.class = promiseClass
	p := &promise{self: o}
	o.value = p
	return p
}

func (e *Engine) installPromise() {
	class := asObject(e.NewFunc(promiseClass, 1, e.promiseConstructor))
	proto := objectOf(class.get("prototype"))
	e.promises.class, e.promises.proto = class, proto
	e.rt.globalObject.add(promiseClass, class.asValue(), modeHidden)

	method := func(o *object, name string, length int, f engine.Func) {
		o.materialize()
		o.add(name, e.in(e.NewMethod(name, length, f)), modeHidden)
	}
	method(proto, "then", 2, e.promiseThen)
	method(proto, "catch", 1, func(c *engine.Call) (engine.Value, error) {
		return e.invokeThen(c.This, undefined{}, c.Arg(0))
	})
	method(proto, "finally", 1, e.promiseFinally)
	method(class, "resolve", 1, func(c *engine.Call) (engine.Value, error) { return e.promiseResolve(c.This, c.Arg(0)) })
	method(class, "reject", 1, func(c *engine.Call) (engine.Value, error) {
		made, err := e.capabilityOf(c.This)
		if err != nil {
			return nil, err
		}
		return made.value, e.settle(made, false, c.Arg(0))
	})
	for _, of := range combinators {
		method(class, of.name, 1, func(c *engine.Call) (engine.Value, error) { return e.combine(c.This, c.Arg(0), of) })
	}
	e.promises.then = asObject(out(proto.get("then")))
}

// promises is what the engine itself needs of Promise.
type promises struct {
	class, proto, then *object
	track              func(promise engine.Value, handled bool)
	jobs               engine.JobTracker
}

// TrackRejections has f called when a promise is rejected that nobody listens
// to, and when somebody does after all.
func (e *Engine) TrackRejections(f func(promise engine.Value, handled bool)) { e.promises.track = f }

// TrackJobs has t told of promise jobs.
func (e *Engine) TrackJobs(t engine.JobTracker) { e.promises.jobs = t }

// PromiseOf is what became of a promise.
func (e *Engine) PromiseOf(v engine.Value) (state string, result engine.Value, ok bool) {
	p := promiseOf(v)
	if p == nil {
		return "", nil, false
	}
	return [...]string{"pending", "fulfilled", "rejected"}[p.state], p.value, true
}

// ProxyOf says that there are no proxies.
func (e *Engine) ProxyOf(engine.Value) (target, handler engine.Value, ok bool) {
	return nil, nil, false
}

func (e *Engine) promiseConstructor(c *engine.Call) (engine.Value, error) {
	if c.NewTarget == nil {
		return nil, e.throwError("TypeError", "Promise constructor cannot be invoked without 'new'")
	}
	executor := c.Arg(0)
	if e.TypeOf(executor) != engine.Function {
		return nil, e.throwError("TypeError", "Promise resolver "+e.brief(executor)+" is not a function")
	}
	p := e.newPromise(asObject(c.This).prototype)
	resolve, reject := e.settlers(p)
	if _, err := e.Call(executor, undefined{}, resolve, reject); err != nil {
		if err := e.rejectWith(reject, err); err != nil {
			return nil, err
		}
	}
	return p.self.asAny(), nil
}

// rejectWith calls reject with what was thrown. What nobody may catch is given
// back.
func (e *Engine) rejectWith(reject engine.Value, err error) error {
	reason, err := thrownValue(err)
	if err != nil {
		return err
	}
	_, err = e.Call(reject, undefined{}, reason)
	return err
}

// thrownValue is what a script threw; any other error is given back.
func thrownValue(err error) (engine.Value, error) {
	var x *engine.Exception
	if errors.As(err, &x) {
		return x.Value, nil
	}
	return nil, err
}

// settlers are the functions an executor gets: the first call of either counts.
func (e *Engine) settlers(p *promise) (resolve, reject engine.Value) {
	called := false
	once := func(f func(engine.Value) error) engine.Value {
		return e.NewMethod("", 1, func(c *engine.Call) (engine.Value, error) {
			if called {
				return undefined{}, nil
			}
			called = true
			return undefined{}, f(c.Arg(0))
		})
	}
	return once(func(v engine.Value) error { return e.resolve(p, v) }),
		once(func(v engine.Value) error { e.finish(p, rejected, v); return nil })
}

// resolve makes the outcome of p that of v. It gives back only what nobody may
// catch.
func (e *Engine) resolve(p *promise, v engine.Value) error {
	o := asObject(v)
	if o == nil {
		e.finish(p, fulfilled, v)
		return nil
	}
	if o == p.self {
		e.finish(p, rejected, e.newError("TypeError", "Chaining cycle detected for promise #<Promise>").asAny())
		return nil
	}
	then, err := e.Get(v, "then")
	if err != nil {
		reason, err := thrownValue(err)
		if err != nil {
			return err
		}
		e.finish(p, rejected, reason)
		return nil
	}
	if e.TypeOf(then) != engine.Function {
		e.finish(p, fulfilled, v)
		return nil
	}
	var grabbed any
	if e.promises.jobs != nil {
		grabbed = e.promises.jobs.Grab()
	}
	e.job(func() error {
		if jobs := e.promises.jobs; jobs != nil {
			jobs.Resumed(grabbed)
			defer jobs.Exited()
		}
		if other := promiseOf(v); other != nil && asObject(then) == e.promises.then {
			e.listen(other, reaction{derived: capability{own: p}})
			return nil
		}
		resolve, reject := e.settlers(p)
		if _, err := e.Call(then, v, resolve, reject); err != nil {
			return e.rejectWith(reject, err)
		}
		return nil
	})
	return nil
}

// finish settles p, which was pending.
func (e *Engine) finish(p *promise, to promiseState, v engine.Value) {
	if v == nil {
		v = undefined{}
	}
	waiting := p.waiting
	p.state, p.value, p.waiting = to, v, nil
	if to == rejected && !p.heard && e.promises.track != nil {
		e.promises.track(p.self.asAny(), false)
	}
	for _, r := range waiting {
		e.react(p, r)
	}
}

// listen has r run when p is settled.
func (e *Engine) listen(p *promise, r reaction) {
	if jobs := e.promises.jobs; jobs != nil {
		r.grabbed = jobs.Grab()
	}
	if p.state == pending {
		p.waiting = append(p.waiting, r)
	} else {
		if p.state == rejected && !p.heard && e.promises.track != nil {
			e.promises.track(p.self.asAny(), true)
		}
		e.react(p, r)
	}
	p.heard = true
}

// react queues the job of r, whose promise p is settled.
func (e *Engine) react(p *promise, r reaction) {
	e.job(func() error {
		if jobs := e.promises.jobs; jobs != nil {
			jobs.Resumed(r.grabbed)
			defer jobs.Exited()
		}
		ok, handler := p.state == fulfilled, r.onFulfilled
		if !ok {
			handler = r.onRejected
		}
		v := p.value
		if handler != nil {
			result, err := e.Call(handler.asAny(), undefined{}, v)
			if ok = err == nil; ok {
				v = result
			} else if v, err = thrownValue(err); err != nil {
				return err
			}
		}
		return e.settle(r.derived, ok, v)
	})
}

// job queues f. What it gives back ends the script, and with it what else was
// queued.
func (e *Engine) job(f func() error) {
	e.QueueMicrotask(func() {
		if f() != nil {
			clear(e.jobs)
			e.jobs = e.jobs[:0]
		}
	})
}

// settle fulfils or rejects what was made for a call of then.
func (e *Engine) settle(c capability, ok bool, v engine.Value) error {
	switch {
	case c.own != nil && ok:
		return e.resolve(c.own, v)
	case c.own != nil:
		e.finish(c.own, rejected, v)
		return nil
	}
	f := c.reject
	if ok {
		f = c.resolve
	}
	_, err := e.Call(f, undefined{}, v)
	return err
}

// capabilityOf makes a promise with this constructor.
func (e *Engine) capabilityOf(constructor engine.Value) (capability, error) {
	if asObject(constructor) == e.promises.class {
		p := e.newPromise(e.promises.proto)
		return capability{value: p.self.asAny(), own: p}, nil
	}
	if e.TypeOf(constructor) != engine.Function {
		return capability{}, e.throwError("TypeError", "PromiseResolve called on non-object")
	}
	var made capability
	var err error
	made.value, err = e.Construct(constructor, e.NewMethod("", 2, func(c *engine.Call) (engine.Value, error) {
		made.resolve, made.reject = c.Arg(0), c.Arg(1)
		return undefined{}, nil
	}))
	if err != nil {
		return made, err
	}
	for _, f := range []engine.Value{made.resolve, made.reject} {
		if f == nil || e.TypeOf(f) != engine.Function {
			return made, e.throwError("TypeError", "Promise resolve or reject function is not callable")
		}
	}
	return made, nil
}

// constructorOf is the constructor for what is derived from the promise v.
func (e *Engine) constructorOf(v engine.Value) (engine.Value, error) {
	constructor, err := e.Get(v, "constructor")
	if err != nil {
		return nil, err
	}
	if e.TypeOf(constructor) == engine.Undefined {
		return e.promises.class.asAny(), nil
	}
	return constructor, nil
}

func (e *Engine) promiseThen(c *engine.Call) (engine.Value, error) {
	p := promiseOf(c.This)
	if p == nil {
		return nil, e.throwError("TypeError", "Method Promise.prototype.then called on incompatible receiver "+e.brief(c.This))
	}
	constructor, err := e.constructorOf(c.This)
	if err != nil {
		return nil, err
	}
	derived, err := e.capabilityOf(constructor)
	if err != nil {
		return nil, err
	}
	e.listen(p, reaction{onFulfilled: functionOf(c.Arg(0)), onRejected: functionOf(c.Arg(1)), derived: derived})
	return derived.value, nil
}

// functionOf is v if it can be called, or nil.
func functionOf(v engine.Value) *object {
	if o := asObject(v); o != nil && o.class == "Function" {
		return o
	}
	return nil
}

// invokeThen calls the method then of v, whatever v is.
func (e *Engine) invokeThen(v engine.Value, args ...engine.Value) (engine.Value, error) {
	then, err := e.Get(v, "then")
	if err != nil {
		return nil, err
	}
	return e.Call(then, v, args...)
}

func (e *Engine) promiseFinally(c *engine.Call) (engine.Value, error) {
	if asObject(c.This) == nil {
		return nil, e.throwError("TypeError", "Promise.prototype.finally called on a non-object")
	}
	f := c.Arg(0)
	if e.TypeOf(f) != engine.Function {
		return e.invokeThen(c.This, f, f)
	}
	constructor, err := e.constructorOf(c.This)
	if err != nil {
		return nil, err
	}
	// after runs f, waits for what it gives, and goes on as before.
	after := func(goOn func(v engine.Value) (engine.Value, error)) engine.Value {
		return e.NewMethod("", 1, func(c *engine.Call) (engine.Value, error) {
			outcome := c.Arg(0)
			result, err := e.Call(f, undefined{})
			if err != nil {
				return nil, err
			}
			waiting, err := e.promiseResolve(constructor, result)
			if err != nil {
				return nil, err
			}
			return e.invokeThen(waiting, e.NewMethod("", 0, func(*engine.Call) (engine.Value, error) { return goOn(outcome) }))
		})
	}
	return e.invokeThen(c.This,
		after(func(v engine.Value) (engine.Value, error) { return v, nil }),
		after(func(v engine.Value) (engine.Value, error) { return nil, e.report(e.in(v)) }))
}

// promiseResolve is v itself if it is a promise with this constructor, or a
// promise of v.
func (e *Engine) promiseResolve(constructor, v engine.Value) (engine.Value, error) {
	if promiseOf(v) != nil {
		if own, err := e.Get(v, "constructor"); err != nil || e.Same(own, constructor) {
			return v, err
		}
	}
	made, err := e.capabilityOf(constructor)
	if err != nil {
		return nil, err
	}
	return made.value, e.settle(made, true, v)
}

var _ interface {
	engine.RejectionTracker
	engine.Previewer
} = (*Engine)(nil)
