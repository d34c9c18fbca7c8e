package net

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// onEnd is the listener that every socket has from the beginning: once the peer
// has ended, a socket that is not to be half open gets a write of its own, which
// says so to whoever writes behind the end.
func (st *state) onEnd(this engine.Value, _ []engine.Value) error {
	if s, err := st.socketOf(this); err != nil || !s.NoHalfOpen {
		return nil
	}
	if st.writeAfterFIN == nil {
		st.writeAfterFIN = st.e.Keep(st.eng.NewFunc("writeAfterFIN", 3, st.afterFIN))
	}
	return st.eng.Set(this, "write", st.writeAfterFIN)
}

// afterFIN is the write of a socket whose peer has ended.
func (st *state) afterFIN(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	s, err := st.socketOf(c.This)
	if err != nil {
		return nil, err
	}
	if !s.Ending() {
		write, err := eng.Get(st.socketPrototype, "write")
		if err != nil {
			return nil, err
		}
		return eng.Call(write, c.This, c.Args...)
	}
	failed := eng.Hold(e.NewError(env.Error, "EPIPE", "This socket has been ended by the other party"))
	callback := c.Arg(2)
	if eng.TypeOf(c.Arg(1)) == engine.Function {
		callback = c.Arg(1)
	}
	if callback = eng.Hold(callback); eng.TypeOf(callback) != engine.Function {
		eng.Release(callback)
		callback = nil
	}
	e.NextTick(func() error {
		defer eng.Release(failed)
		if callback == nil {
			return nil
		}
		defer eng.Release(callback)
		_, err := eng.Call(callback, nil, failed)
		return err
	})
	s.Destroy(failed)
	return eng.Bool(false), nil
}
