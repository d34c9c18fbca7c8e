package events

import (
	_ "embed" // promises.js

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// once and on give promises; they are JavaScript, compiled when first used.
//
//go:embed promises.js
var promises string

// statics fills the class itself, which is the module.
func (st *state) statics(e *env.Env) error {
	eng := e.Engine
	promise, err := eng.Get(eng.Global(), "Promise")
	if err != nil {
		return err
	}
	if eng.TypeOf(promise) == engine.Function {
		if err := st.promiseFunctions(e); err != nil {
			return err
		}
	}
	emitterOrTarget := "an instance of EventEmitter or EventTarget"
	err = e.Functions(st.class,
		env.Method{Name: "getEventListeners", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return callMethod(e, c.Arg(0), "listeners", "emitter", emitterOrTarget, c.Arg(1))
		}},
		env.Method{Name: "getMaxListeners", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return callMethod(e, c.Arg(0), "getMaxListeners", "emitter", emitterOrTarget)
		}})
	if err != nil {
		return err
	}
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{{"EventEmitter", st.class}, {"usingDomains", eng.Bool(false)}, {"captureRejectionSymbol", st.rejection}, {"errorMonitor", st.errorMonitor}} {
		if p.value == nil {
			continue
		}
		if err := eng.Set(st.class, p.name, p.value); err != nil {
			return err
		}
	}
	err = e.Accessor(st.class, "defaultMaxListeners", true, func(engine.Value) (engine.Value, error) {
		return eng.Number(st.defaultMax), nil
	}, func(_, v engine.Value) error {
		n, err := limit(e, "defaultMaxListeners", v)
		if err == nil {
			st.defaultMax = n
		}
		return err
	})
	if err != nil {
		return err
	}
	if st.rejection != nil {
		err = e.Accessor(st.class, "captureRejections", true, func(engine.Value) (engine.Value, error) {
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

func (st *state) promiseFunctions(e *env.Env) error {
	for _, name := range [...]string{"once", "on"} {
		err := e.Functions(st.class, env.Method{Name: name, Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			fn, err := promiseFunction(e, name)
			if err != nil {
				return nil, err
			}
			return e.Engine.Call(fn, nil, c.Args...)
		}})
		if err != nil {
			return err
		}
	}
	return nil
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
		body, err := eng.Function(engine.Source{File: "node:events", Text: promises}, "exports", "invalidArgType", "nextTick", "emitError")
		if err == nil {
			_, err = eng.Call(body, nil, exports, eng.NewFunc("", 3, func(c *engine.Call) (engine.Value, error) {
				return nil, e.InvalidArgType(e.Text(c.Arg(0)), e.Text(c.Arg(1)), c.Arg(2))
			}), eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
				fn := eng.Hold(c.Arg(0))
				e.NextTick(func() error {
					defer eng.Release(fn)
					_, err := eng.Call(fn, nil)
					return err
				})
				return c.Undefined, nil
			}), eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
				// An 'error' listener that rejects must not be called for it.
				em := Of(e, c.Arg(0))
				before := em.capture
				em.capture = false
				_, err := em.Emit(e, c.Arg(0), "error", c.Arg(1))
				em.capture = before
				return c.Undefined, err
			}))
		}
		return loaded{exports, err}
	})
	if l.err != nil {
		return nil, l.err
	}
	return e.Engine.Get(l.exports, name)
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
		st.defaultMax = n
		return c.Undefined, nil
	}
	for _, target := range c.Args[1:] {
		if _, err := callMethod(e, target, "setMaxListeners", "eventTargets", "an instance of EventEmitter or EventTarget", v); err != nil {
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
