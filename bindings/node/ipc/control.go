package ipc

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// control is the host of process.channel. It counts who wants the channel to
// keep the loop alive: listeners, and writes that the system has not taken yet.
// Once a script has said itself what it wants, nobody counts.
type control struct {
	events.Emitter
	c        *Channel
	this     engine.Value // held until the channel is closed
	refs     int
	explicit bool
}

func (st *state) loadControl() error {
	e, eng := st.e, st.e.Engine
	_, prototype, err := e.Class("Control", 1, events.Class(e), webclass.Illegal(e))
	if err != nil {
		return err
	}
	st.controlPrototype = prototype
	method := func(name string, f func(k *control) error) env.Method {
		return env.Method{Name: name, Func: func(c *engine.Call) (engine.Value, error) {
			if k, ok := eng.Host(c.This).(*control); ok {
				return c.Undefined, f(k)
			}
			return nil, webclass.InvalidThis(e, "Control")
		}}
	}
	err = e.Methods(prototype,
		method("refCounted", func(k *control) error { k.count(); return nil }),
		method("unrefCounted", (*control).uncount),
		method("ref", func(k *control) error { k.explicit = true; k.c.pipe.Ref(); return nil }),
		method("unref", func(k *control) error { k.explicit = true; k.c.pipe.Unref(); return nil }),
	)
	if err != nil {
		return err
	}
	return e.Accessor(prototype, "fd", false, func(this engine.Value) (engine.Value, error) {
		if k, ok := eng.Host(this).(*control); ok && !k.c.closed {
			if fd, err := k.c.pipe.Fileno(); err == nil {
				return eng.Number(float64(fd)), nil
			}
		}
		return eng.Undefined(), nil
	}, nil)
}

func (st *state) newControl(c *Channel) (*control, error) {
	eng := st.e.Engine
	k := &control{c: c, this: eng.Hold(eng.NewObject(st.controlPrototype))}
	eng.SetHost(k.this, k)
	return k, nil
}

func (k *control) count() {
	if k.refs++; k.refs == 1 && !k.explicit {
		k.c.pipe.Ref()
	}
}

func (k *control) uncount() error {
	if k.refs--; k.refs != 0 || k.explicit {
		return nil
	}
	k.c.pipe.Unref()
	if !k.Has("unref") {
		return nil
	}
	return events.EmitMethod(k.c.e, k.this, "unref")
}
