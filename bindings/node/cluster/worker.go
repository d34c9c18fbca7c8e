package cluster

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// worker is the host of a Worker: in a primary one that it has forked, in a
// worker itself.
type worker struct {
	events.Emitter
	st   *state
	peer *peer // nil for one that a script has made
	this engine.Value
	id   int
}

// loadWorker makes the class; disconnect and destroy are what the two ends do
// not share.
func (st *state) loadWorker(disconnect, destroy engine.Func) error {
	e, eng := st.e, st.eng
	var err error
	st.class, st.prototype, err = e.Class("Worker", 1, events.Class(e), func(c *engine.Call) (engine.Value, error) {
		this := c.This
		if c.NewTarget == nil && !lang.InstanceOf(e, this, st.class) {
			this = eng.NewObject(st.prototype)
		}
		eng.SetHost(this, &worker{st: st})
		return this, st.construct(this, c.Arg(0))
	})
	if err != nil {
		return err
	}
	process := func(c *engine.Call, name string) (process, v engine.Value, err error) {
		if process, err = eng.Get(c.This, "process"); err == nil {
			v, err = eng.Get(process, name)
		}
		return process, v, err
	}
	return e.Functions(st.prototype,
		env.Method{Name: "kill", Func: func(c *engine.Call) (engine.Value, error) {
			destroy, err := eng.Get(c.This, "destroy")
			if err == nil {
				_, err = eng.Call(destroy, c.This, c.Args...)
			}
			return c.Undefined, err
		}},
		env.Method{Name: "send", Func: func(c *engine.Call) (engine.Value, error) {
			process, send, err := process(c, "send")
			if err != nil {
				return nil, err
			}
			return eng.Call(send, process, c.Args...)
		}},
		env.Method{Name: "isDead", Func: func(c *engine.Call) (engine.Value, error) {
			for _, name := range [...]string{"exitCode", "signalCode"} {
				if _, v, err := process(c, name); err != nil || !lang.IsNullish(e, v) {
					return eng.Bool(true), err
				}
			}
			return eng.Bool(false), nil
		}},
		env.Method{Name: "isConnected", Func: func(c *engine.Call) (engine.Value, error) {
			_, v, err := process(c, "connected")
			return v, err
		}},
		env.Method{Name: "disconnect", Func: disconnect},
		env.Method{Name: "destroy", Func: destroy},
	)
}

// construct is new Worker({id, state, process}).
func (st *state) construct(this, options engine.Value) error {
	e, eng := st.e, st.eng
	if eng.TypeOf(options) != engine.Object {
		options = eng.NewObject(nil)
	}
	var given [3]engine.Value
	for i, name := range [...]string{"state", "id", "process"} {
		v, err := eng.Get(options, name)
		if err != nil {
			return err
		}
		given[i] = v
	}
	state := given[0]
	if !eng.ToBool(state) {
		state = eng.String("none")
	}
	id, err := e.Int(given[1])
	if err != nil {
		return err
	}
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{{"exitedAfterDisconnect", eng.Undefined()}, {"state", state}, {"id", eng.Number(float64(int32(id)))}} {
		if err := eng.Set(this, p.name, p.v); err != nil {
			return err
		}
	}
	process := given[2]
	if !eng.ToBool(process) {
		return nil
	}
	if err := eng.Set(this, "process", process); err != nil {
		return err
	}
	for _, name := range [...]string{"error", "message"} {
		on, err := eng.Get(process, "on")
		if err != nil {
			return err
		}
		var held engine.Value
		pass := eng.NewMethod("", 2, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, events.EmitMethod(e, held, name, c.Arg(0), c.Arg(1))
		})
		held = engine.HoldBy(eng, pass, this)
		if _, err := eng.Call(on, process, eng.String(name), pass); err != nil {
			return err
		}
	}
	return nil
}

// emit tells of an event of the worker.
func (w *worker) emit(name string, args ...engine.Value) error {
	return events.EmitMethod(w.st.e, w.this, name, args...)
}

// set changes a property of the worker's object.
func (w *worker) set(name string, v engine.Value) error { return w.st.eng.Set(w.this, name, v) }

// truthy reads one.
func (w *worker) truthy(name string) (bool, error) {
	v, err := w.st.eng.Get(w.this, name)
	return err == nil && w.st.eng.ToBool(v), err
}

// ask calls a method without arguments that gives true or false.
func (w *worker) ask(method string) (bool, error) {
	f, err := w.st.eng.Get(w.this, method)
	if err != nil {
		return false, err
	}
	v, err := w.st.eng.Call(f, w.this)
	return err == nil && w.st.eng.ToBool(v), err
}
