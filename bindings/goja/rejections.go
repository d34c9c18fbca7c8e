package goja

import (
	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

var _ engine.RejectionTracker = (*Engine)(nil)

// TrackRejections tells f of promises that are rejected without a handler.
func (e *Engine) TrackRejections(f func(promise engine.Value, handled bool)) {
	e.vm.SetPromiseRejectionTracker(func(p *goja.Promise, operation goja.PromiseRejectionOperation) {
		f(e.vm.ToValue(p), operation == goja.PromiseRejectionHandle)
	})
}
