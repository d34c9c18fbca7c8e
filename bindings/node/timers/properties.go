package timers

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// What Node's timers have as properties of their own are accessors of the
// prototype here: a timer that nobody looks into is nothing but its Go value.

func (st *state) properties() error {
	e, eng := st.e, st.e.Engine
	for _, p := range [...]struct {
		name string
		get  func(t *Timeout) engine.Value
		set  func(t *Timeout, v engine.Value) error // nil: assigning does nothing
	}{
		{"_idleTimeout", func(t *Timeout) engine.Value { return eng.Number(t.after) }, st.setDelay},
		{"_idleStart", func(t *Timeout) engine.Value { return eng.Number(float64(t.start)) }, nil},
		{"_onTimeout", (*Timeout).function, st.setFunction},
		{"_timerArgs", (*Timeout).arguments, nil},
		{"_repeat", (*Timeout).repeats, st.setRepeat},
		{"_destroyed", func(t *Timeout) engine.Value { return eng.Bool(t.destroyed) }, nil},
	} {
		get := func(this engine.Value) (engine.Value, error) {
			if t, ok := eng.Host(this).(*Timeout); ok {
				return p.get(t), nil
			}
			return eng.Undefined(), nil
		}
		set := func(this, v engine.Value) error {
			if t, ok := eng.Host(this).(*Timeout); ok && p.set != nil {
				return p.set(t, v)
			}
			return nil
		}
		if err := e.Accessor(st.timeoutPrototype, p.name, false, get, set); err != nil {
			return err
		}
	}
	for _, p := range [...]struct {
		name string
		get  func(im *Immediate) engine.Value
	}{
		{"_onImmediate", (*Immediate).function},
		{"_argv", (*Immediate).arguments},
		{"_destroyed", func(im *Immediate) engine.Value { return eng.Bool(im.destroyed) }},
	} {
		get := func(this engine.Value) (engine.Value, error) {
			if im, ok := eng.Host(this).(*Immediate); ok {
				return p.get(im), nil
			}
			return eng.Undefined(), nil
		}
		if err := e.Accessor(st.immediatePrototype, p.name, false, get, func(_, _ engine.Value) error { return nil }); err != nil {
			return err
		}
	}
	return nil
}

func (t *Timeout) function() engine.Value {
	if t.after < 0 {
		return t.st.e.Engine.Null()
	}
	return t.fn
}

func (t *Timeout) arguments() engine.Value {
	if t.after < 0 || t.args == nil {
		return t.st.e.Engine.Undefined()
	}
	return t.st.e.Engine.NewArray(t.args...)
}

func (t *Timeout) repeats() engine.Value {
	if t.repeat > 0 {
		return t.st.e.Engine.Number(t.repeat)
	}
	return t.st.e.Engine.Null()
}

// setDelay changes the delay from the next start on; a negative one ends the
// timer.
func (st *state) setDelay(t *Timeout, v engine.Value) error {
	f, err := st.e.Engine.ToNumber(v)
	switch {
	case err != nil || t.after < 0 || f != f:
	case f < 0:
		st.clear(t)
	case t.list == nil:
		t.after = min(f, maxDelay)
	}
	return err
}

// setFunction has another function called from now on; null ends the timer.
func (st *state) setFunction(t *Timeout, v engine.Value) error {
	switch {
	case t.after < 0:
	case !st.e.Engine.ToBool(v):
		st.clear(t)
	default:
		old := t.fn
		t.fn = st.e.Engine.Hold(v)
		st.e.Engine.Release(old)
	}
	return nil
}

// setRepeat makes an interval of a timer, or an end of an interval.
func (st *state) setRepeat(t *Timeout, v engine.Value) error {
	f, err := st.e.Engine.ToNumber(v)
	if err == nil {
		t.repeat = 0
		if f > 0 {
			t.repeat = min(f, maxDelay)
		}
	}
	return err
}

func (im *Immediate) function() engine.Value {
	if im.fn == nil {
		return im.st.e.Engine.Null()
	}
	return im.fn
}

func (im *Immediate) arguments() engine.Value {
	if im.args == nil {
		return im.st.e.Engine.Undefined()
	}
	return im.st.e.Engine.NewArray(im.args...)
}

// dispose gives both classes the method that using calls.
func (st *state) dispose() error {
	e, eng := st.e, st.e.Engine
	key := lang.Symbol(e, "dispose")
	if key == nil {
		return nil
	}
	define := func(prototype engine.Value, clear engine.Func) error {
		return eng.Define(prototype, key, engine.Property{Value: eng.NewMethod("", 0, clear), Writable: true, Configurable: true})
	}
	err := define(st.timeoutPrototype, func(c *engine.Call) (engine.Value, error) {
		if t := st.find(c.This); t != nil {
			st.clear(t)
		}
		return c.Undefined, nil
	})
	if err != nil {
		return err
	}
	return define(st.immediatePrototype, func(c *engine.Call) (engine.Value, error) {
		st.clearImmediate(c.This)
		return c.Undefined, nil
	})
}

// refuseNothing is the error of a method that is called on undefined or null.
func refuseNothing(e *env.Env, this engine.Value) error {
	if !lang.IsNullish(e, this) {
		return nil
	}
	return e.Throw(env.TypeError, "", "Cannot read properties of "+e.Text(this)+" (reading 'Symbol(refed)')")
}
