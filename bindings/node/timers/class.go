package timers

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// functionNames in the order in which Node's module lists them.
var functionNames = [...]string{"setTimeout", "clearTimeout", "setImmediate", "clearImmediate", "setInterval", "clearInterval"}

func (st *state) classes() error {
	e, eng := st.e, st.e.Engine
	illegal := func(*engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	}
	// What is no timer passes through, as Node's plain objects do.
	other := func(c *engine.Call) (engine.Value, error) { return c.This, refuseNothing(e, c.This) }
	timeout := func(f func(t *Timeout, this engine.Value) engine.Value) engine.Func {
		return func(c *engine.Call) (engine.Value, error) {
			if t, ok := hostOf[*Timeout](eng, c.This); ok {
				return f(t, c.This), nil
			}
			return other(c)
		}
	}
	immediate := func(f func(im *Immediate, this engine.Value) engine.Value) engine.Func {
		return func(c *engine.Call) (engine.Value, error) {
			if im, ok := hostOf[*Immediate](eng, c.This); ok {
				return f(im, c.This), nil
			}
			return other(c)
		}
	}
	ref := func(on bool) engine.Func {
		return timeout(func(t *Timeout, this engine.Value) engine.Value { t.setRef(on); return this })
	}
	var err error
	_, st.timeoutPrototype, err = e.Class("Timeout", 5, nil, illegal,
		env.Method{Name: "refresh", Func: timeout(func(t *Timeout, this engine.Value) engine.Value {
			if t.destroyed {
				t.object = this // what we held is released
			}
			st.refresh(t)
			return this
		})},
		env.Method{Name: "unref", Func: ref(false)},
		env.Method{Name: "ref", Func: ref(true)},
		env.Method{Name: "hasRef", Func: func(c *engine.Call) (engine.Value, error) {
			if t, ok := hostOf[*Timeout](eng, c.This); ok {
				return eng.Bool(t.refed), nil
			}
			return c.Undefined, refuseNothing(e, c.This)
		}},
		env.Method{Name: "close", Func: timeout(func(t *Timeout, this engine.Value) engine.Value { st.clear(t); return this })})
	if err != nil {
		return err
	}
	number := timeout(func(t *Timeout, _ engine.Value) engine.Value { return eng.Number(st.number(t)) })
	if err := st.primitives(number); err != nil {
		return err
	}
	imRef := func(on bool) engine.Func {
		return immediate(func(im *Immediate, this engine.Value) engine.Value { im.setRef(on); return this })
	}
	_, st.immediatePrototype, err = e.Class("Immediate", 2, nil, illegal,
		env.Method{Name: "ref", Func: imRef(true)},
		env.Method{Name: "unref", Func: imRef(false)},
		env.Method{Name: "hasRef", Func: func(c *engine.Call) (engine.Value, error) {
			im, ok := hostOf[*Immediate](eng, c.This)
			return eng.Bool(ok && im.refed), refuseNothing(e, c.This)
		}})
	if err != nil {
		return err
	}
	if err := st.properties(); err != nil {
		return err
	}
	if err := st.dispose(); err != nil {
		return err
	}
	return st.makeFunctions()
}

// hostOf is the Go value behind an object, if it is a T.
func hostOf[T any](eng engine.Engine, v engine.Value) (T, bool) {
	if eng.TypeOf(v) != engine.Object {
		var none T
		return none, false
	}
	t, ok := eng.Host(v).(T)
	return t, ok
}

// primitives makes +timeout and `${timeout}` give the timer's number: through
// Symbol.toPrimitive where the engine honours it, or else through valueOf and
// toString.
func (st *state) primitives(number engine.Func) error {
	e, eng := st.e, st.e.Engine
	if symbol, err := eng.Get(eng.Global(), "Symbol"); err == nil && eng.TypeOf(symbol) == engine.Function {
		key, err := eng.Get(symbol, "toPrimitive")
		if err != nil {
			return err
		}
		if eng.TypeOf(key) == engine.Symbol {
			p := engine.Property{Value: eng.NewFunc("[Symbol.toPrimitive]", 0, number), Writable: true, Configurable: true}
			if err := eng.Define(st.timeoutPrototype, key, p); err != nil {
				return err
			}
			probe := eng.NewObject(st.timeoutPrototype)
			eng.SetHost(probe, &Timeout{st: st, destroyed: true, id: 1})
			if f, err := eng.ToNumber(probe); err == nil && !math.IsNaN(f) {
				return nil
			}
		}
	}
	return e.Methods(st.timeoutPrototype,
		env.Method{Name: "valueOf", Func: number},
		env.Method{Name: "toString", Func: func(c *engine.Call) (engine.Value, error) {
			v, err := number(c)
			if err != nil {
				return nil, err
			}
			return eng.String(e.Text(v)), nil
		}})
}

func (st *state) makeFunctions() error {
	e, eng := st.e, st.e.Engine
	clear := func(c *engine.Call) (engine.Value, error) {
		if t := st.find(c.Arg(0)); t != nil {
			st.clear(t)
		}
		return c.Undefined, nil
	}
	for _, m := range [...]env.Method{
		{Name: "setTimeout", Length: 5, Func: func(c *engine.Call) (engine.Value, error) { return st.setTimer(c, false) }},
		{Name: "setInterval", Length: 5, Func: func(c *engine.Call) (engine.Value, error) { return st.setTimer(c, true) }},
		{Name: "setImmediate", Length: 4, Func: st.setImmediate},
		{Name: "clearTimeout", Length: 1, Func: clear},
		{Name: "clearInterval", Length: 1, Func: clear},
		{Name: "clearImmediate", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			st.clearImmediate(c.Arg(0))
			return c.Undefined, nil
		}},
	} {
		st.functions[m.Name] = st.e.Keep(eng.NewFunc(m.Name, m.Length, m.Func))
	}
	return st.promisify(e)
}

// promisify makes util.promisify(setTimeout) give the one of timers/promises.
func (st *state) promisify(e *env.Env) error {
	eng := e.Engine
	if !hasPromise(e) {
		return nil
	}
	key := lang.PromisifyKey(e)
	_, plain := key.(string) // which nobody is to see
	for _, name := range [...]string{"setTimeout", "setImmediate"} {
		get := eng.NewFunc("get", 0, func(*engine.Call) (engine.Value, error) {
			exports, err := promises(e)
			if err != nil {
				return nil, err
			}
			return eng.Get(exports, name)
		})
		if err := eng.Define(st.functions[name], key, engine.Property{Get: get, Enumerable: !plain, Configurable: true}); err != nil {
			return err
		}
	}
	return nil
}
