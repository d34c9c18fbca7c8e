package process

import (
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/signal"
)

// ListenerAdded starts to watch a signal that somebody listens to. The handle
// does not keep the loop alive.
func (p *process) ListenerAdded(e *env.Env, _ engine.Value, name string) error {
	number, known := signalNumbers[name]
	if !known || p.signals[name] != nil {
		return nil
	}
	if err := p.denied("on('" + name + "')"); err != nil {
		return err
	}
	h := signal.New(e.Loop)
	eng := e.Engine
	err := h.Start(syscall.Signal(number), func(syscall.Signal) {
		e.Callback(func() error {
			return events.EmitMethod(e, p.object, name, eng.String(name), eng.Number(float64(number)))
		})
	})
	if err != nil {
		h.Close(nil)
		return e.ThrowError(&uv.Error{Code: uv.EINVAL, Syscall: "uv_signal_start"})
	}
	h.Unref()
	p.signals[name] = h
	return nil
}

// ListenerRemoved lets go of a signal that nobody listens to any more: it does
// again what it does by default.
func (p *process) ListenerRemoved(e *env.Env, _ engine.Value, name string) {
	if h := p.signals[name]; h != nil && p.Count(e, name) == 0 {
		delete(p.signals, name)
		h.Close(nil)
	}
}
