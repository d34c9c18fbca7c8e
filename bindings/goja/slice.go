package goja

import (
	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Slice makes a Uint8Array with this prototype over a part of what v views, in
// the same ArrayBuffer.
func (e *Engine) Slice(v engine.Value, start, end int, proto engine.Value) (s engine.Value, err error) {
	err = e.try(func() {
		o, views := in(v), &e.natives.views[0]
		at := int(views.byteOffset.call(o).ToInteger()) + start
		made, err := e.vm.New(e.natives.uint8Array, views.buffer.call(o), e.vm.ToValue(at), e.vm.ToValue(end-start))
		if err == nil {
			err = made.SetPrototype(in(proto).(*goja.Object))
		}
		if err != nil {
			panic(err)
		}
		s = made
	})
	return s, err
}
