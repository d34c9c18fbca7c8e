package events

import (
	_ "embed" // promises.js

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// once and on give promises; they are JavaScript, compiled when first used.
//
//go:embed promises.js
var promises string

// statics fills the class itself, which is the module, in Node's order.
func (st *state) statics(e *env.Env) error {
	eng := e.Engine
	promise, err := eng.Get(eng.Global(), "Promise")
	if err != nil {
		return err
	}
	list := []env.Method{{Name: "addAbortListener", Length: 2, Func: func(c *engine.Call) (engine.Value, error) { return addAbortListener(e, c) }}}
	if eng.TypeOf(promise) == engine.Function {
		list = append(list, promiseMethod(e, "once"), promiseMethod(e, "on"))
	}
	list = append(list,
		env.Method{Name: "getEventListeners", Length: 2, Func: func(c *engine.Call) (engine.Value, error) { return getEventListeners(e, c) }},
		env.Method{Name: "getMaxListeners", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if t := eventtarget.Of(e, c.Arg(0)); t != nil {
				return eng.Number(t.Max()), nil
			}
			return callMethod(e, c.Arg(0), "getMaxListeners", "emitter", emitterOrTarget)
		}})
	if err := e.Functions(st.class, list...); err != nil {
		return err
	}
	if err := st.constants(e); err != nil {
		return err
	}
	return e.Functions(st.class,
		env.Method{Name: "setMaxListeners", Length: 0, Func: func(c *engine.Call) (engine.Value, error) { return st.setMaxListeners(e, c) }},
		env.Method{Name: "init", Length: 1, Func: func(c *engine.Call) (engine.Value, error) { return c.Undefined, st.init(e, c) }},
		env.Method{Name: "listenerCount", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			fn, err := eng.Get(c.Arg(0), "listenerCount")
			if err != nil {
				return nil, err
			}
			if eng.TypeOf(fn) != engine.Function {
				if fn, err = eng.Get(st.prototype, "listenerCount"); err != nil {
					return nil, err
				}
			}
			return eng.Call(fn, c.Arg(0), c.Arg(1))
		}})
}

// constants are the properties of the class between its functions.
func (st *state) constants(e *env.Env) error {
	eng := e.Engine
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{{"EventEmitter", st.class}, {"usingDomains", eng.Bool(false)}, {"captureRejectionSymbol", st.rejection}} {
		if p.value == nil {
			continue
		}
		if err := eng.Set(st.class, p.name, p.value); err != nil {
			return err
		}
	}
	err := e.Accessor(st.class, "captureRejections", true, func(engine.Value) (engine.Value, error) {
		return eng.Bool(st.captureDefault), nil
	}, func(_, v engine.Value) error {
		if eng.TypeOf(v) != engine.Boolean {
			return e.InvalidArgType("EventEmitter.captureRejections", "of type boolean", v)
		}
		st.captureDefault = eng.ToBool(v)
		return nil
	})
	if err != nil {
		return err
	}
	if st.errorMonitor != nil {
		if err := eng.Set(st.class, "errorMonitor", st.errorMonitor); err != nil {
			return err
		}
	}
	return e.Accessor(st.class, "defaultMaxListeners", true, func(engine.Value) (engine.Value, error) {
		return eng.Number(st.defaultMax), nil
	}, func(_, v engine.Value) error {
		n, err := limit(e, "defaultMaxListeners", v)
		if err == nil {
			st.setDefaultMax(e, n)
		}
		return err
	})
}

func (st *state) setDefaultMax(e *env.Env, n float64) {
	st.defaultMax = n
	eventtarget.SetDefaultMax(e, n)
}

const emitterOrTarget = "an instance of EventEmitter or EventTarget"

func getEventListeners(e *env.Env, c *engine.Call) (engine.Value, error) {
	t := eventtarget.Of(e, c.Arg(0))
	if t == nil {
		return callMethod(e, c.Arg(0), "listeners", "emitter", emitterOrTarget, c.Arg(1))
	}
	if e.Engine.TypeOf(c.Arg(1)) != engine.String {
		return e.Engine.NewArray(), nil
	}
	return e.Engine.NewArray(t.Listeners(e.Text(c.Arg(1)))...), nil
}

// addAbortListener has a function called when a signal is aborted, whatever
// other listeners do, and gives what takes it back.
func addAbortListener(e *env.Env, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	signal, listener := c.Arg(0), c.Arg(1)
	if eng.TypeOf(signal) == engine.Undefined {
		return nil, e.InvalidArgType("signal", "an instance of AbortSignal", signal)
	}
	if err := eventtarget.CheckSignal(e, "signal", signal); err != nil {
		return nil, err
	}
	if err := e.Func("listener", listener); err != nil {
		return nil, err
	}
	listener = eng.Hold(listener)
	stop := func() {}
	if eventtarget.Aborted(e, signal) {
		e.QueueMicrotask(func() error {
			_, err := eng.Call(listener, nil)
			return err
		})
	} else {
		add, err := eng.Get(signal, "addEventListener")
		if err != nil {
			return nil, err
		}
		once := eng.NewObject(nil)
		if err := eng.Set(once, "once", eng.Bool(true)); err != nil {
			return nil, err
		}
		if _, err := eng.Call(add, signal, eng.String("abort"), listener, once); err != nil {
			return nil, err
		}
		held := eng.Hold(signal)
		stop = func() {
			if remove, err := eng.Get(held, "removeEventListener"); err == nil {
				_, _ = eng.Call(remove, held, eng.String("abort"), listener)
			}
		}
	}
	disposable := eng.NewObject(eng.Null())
	dispose := lang.Symbol(e, "dispose")
	if dispose == nil {
		return disposable, nil
	}
	return disposable, eng.Define(disposable, dispose, engine.Property{
		Value: eng.NewFunc("[Symbol.dispose]", 0, func(c *engine.Call) (engine.Value, error) {
			stop()
			return c.Undefined, nil
		}), Writable: true, Enumerable: true, Configurable: true})
}

func promiseMethod(e *env.Env, name string) env.Method {
	return env.Method{Name: name, Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
		fn, err := promiseFunction(e, name)
		if err != nil {
			return nil, err
		}
		return e.Engine.Call(fn, nil, c.Args...)
	}}
}

type promisesKey struct{}

func promiseFunction(e *env.Env, name string) (engine.Value, error) {
	type loaded struct {
		exports engine.Value
		err     error
	}
	l := env.State(e, promisesKey{}, func() loaded {
		eng := e.Engine
		exports := eng.Hold(eng.NewObject(nil))
		body, err := eng.Function(engine.Source{File: "node:events", Text: promises}, "exports", "internal")
		if err == nil {
			_, err = eng.Call(body, nil, exports, internal(e))
		}
		return loaded{exports, err}
	})
	if l.err != nil {
		return nil, l.err
	}
	return e.Engine.Get(l.exports, name)
}

// internal is what promises.js has of Go.
func internal(e *env.Env) engine.Value {
	eng := e.Engine
	object := eng.NewObject(nil)
	err := e.Functions(object,
		env.Method{Name: "invalidArgType", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgType(e.Text(c.Arg(0)), e.Text(c.Arg(1)), c.Arg(2))
		}},
		env.Method{Name: "integer", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			_, err := e.IntArg(e.Text(c.Arg(0)), c.Arg(1), 1, 1<<53-1)
			return c.Arg(1), err
		}},
		env.Method{Name: "checkSignal", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if err := eventtarget.CheckSignal(e, "options.signal", c.Arg(0)); err != nil {
				return nil, err
			}
			return c.Arg(0), eventtarget.ThrowIfAborted(e, c.Arg(0))
		}},
		env.Method{Name: "abortError", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eventtarget.AbortError(e, c.Arg(0)), nil
		}},
		env.Method{Name: "nextTick", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			fn := eng.Hold(c.Arg(0))
			e.NextTick(func() error {
				defer eng.Release(fn)
				_, err := eng.Call(fn, nil)
				return err
			})
			return c.Undefined, nil
		}},
		env.Method{Name: "emitError", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			// An 'error' listener that rejects must not be called for it.
			em := Of(e, c.Arg(0))
			before := em.capture
			em.capture = captureNo
			_, err := em.Emit(e, c.Arg(0), "error", c.Arg(1))
			em.capture = before
			return c.Undefined, err
		}})
	if err != nil {
		panic(env.Broken("events", err))
	}
	return object
}

// catchRejection follows a promise that a listener returned: a rejection goes
// to this[Symbol.for('nodejs.rejection')], or becomes an 'error' event.
func catchRejection(e *env.Env, this, result engine.Value, k key, args []engine.Value) error {
	eng := e.Engine
	if t := eng.TypeOf(result); t != engine.Object && t != engine.Function {
		return nil
	}
	fn, err := promiseFunction(e, "catchRejection")
	if err != nil {
		return err
	}
	_, err = eng.Call(fn, nil, append([]engine.Value{this, result, k.value(eng)}, args...)...)
	return err
}

func (st *state) setMaxListeners(e *env.Env, c *engine.Call) (engine.Value, error) {
	eng := e.Engine
	v := c.Arg(0)
	if eng.TypeOf(v) == engine.Undefined {
		v = eng.Number(st.defaultMax)
	}
	n, err := limit(e, "setMaxListeners", v)
	if err != nil {
		return nil, err
	}
	if len(c.Args) < 2 {
		st.setDefaultMax(e, n)
		return c.Undefined, nil
	}
	for _, target := range c.Args[1:] {
		if t := eventtarget.Of(e, target); t != nil {
			t.SetMax(n)
			continue
		}
		if _, err := callMethod(e, target, "setMaxListeners", "eventTargets", emitterOrTarget, v); err != nil {
			return nil, err
		}
	}
	return c.Undefined, nil
}

// callMethod calls a method that an emitter has, and complains of anything
// without it.
func callMethod(e *env.Env, obj engine.Value, method, argument, expected string, args ...engine.Value) (engine.Value, error) {
	if t := e.Engine.TypeOf(obj); t == engine.Object || t == engine.Function {
		fn, err := e.Engine.Get(obj, method)
		if err != nil {
			return nil, err
		}
		if e.Engine.TypeOf(fn) == engine.Function {
			return e.Engine.Call(fn, obj, args...)
		}
	}
	return nil, e.InvalidArgType(argument, expected, obj)
}
