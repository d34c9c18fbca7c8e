package clone

import (
	"github.com/uvgo/uvgo/bindings/node/domexception"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// buffer copies an ArrayBuffer, or hands its memory over.
func (c *cloner) buffer(v engine.Value) (engine.Value, error) {
	if c.detacher != nil && c.detacher.Detached(v) {
		return nil, domexception.Throw(c.e, "DataCloneError", "An ArrayBuffer is detached and could not be cloned.")
	}
	whole, err := c.eng.Construct(lang.Global(c.e, "Uint8Array"), v)
	if err != nil {
		return nil, err
	}
	b, _ := c.eng.Bytes(whole)
	moved := false
	for _, t := range c.transfer {
		moved = moved || c.eng.Same(t, v)
	}
	if !moved {
		b = append([]byte(nil), b...)
	}
	if len(b) == 0 { // no memory to share
		return c.construct(v, "ArrayBuffer", c.eng.Number(0))
	}
	copied, err := c.eng.Get(c.eng.NewBytes(b), "buffer")
	if err != nil {
		return nil, err
	}
	return copied, c.remember(v, copied)
}

// view copies a typed array or a DataView with the whole buffer below it, which
// several may share.
func (c *cloner) view(v engine.Value, class string, b []byte) (engine.Value, error) {
	buffer, err := c.eng.Get(v, "buffer")
	if err != nil {
		return nil, err
	}
	if lang.Global(c.e, class) == nil || c.eng.TypeOf(buffer) != engine.Object || c.eng.Class(buffer) != "ArrayBuffer" {
		// An engine with bytes, but without buffers.
		copied := c.eng.NewBytes(append([]byte(nil), b...))
		return copied, c.remember(v, copied)
	}
	offset, err := c.eng.Get(v, "byteOffset")
	if err != nil {
		return nil, err
	}
	size := "length"
	if class == "DataView" {
		size = "byteLength"
	}
	length, err := c.eng.Get(v, size)
	if err != nil {
		return nil, err
	}
	if buffer, err = c.value(buffer); err != nil {
		return nil, err
	}
	return c.construct(v, class, buffer, offset, length)
}
