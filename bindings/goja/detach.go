package goja

import (
	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Detach is engine.Detacher.
func (e *Engine) Detach(buffer engine.Value) bool {
	b, ok := arrayBuffer(buffer)
	return ok && b.Detach()
}

// Detached is engine.Detacher.
func (e *Engine) Detached(buffer engine.Value) bool {
	b, ok := arrayBuffer(buffer)
	return ok && b.Detached()
}

func arrayBuffer(v engine.Value) (goja.ArrayBuffer, bool) {
	obj, ok := v.(*goja.Object)
	if !ok {
		return goja.ArrayBuffer{}, false
	}
	b, ok := obj.Export().(goja.ArrayBuffer)
	return b, ok
}
