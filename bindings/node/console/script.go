package console

import (
	"errors"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// writeScript writes to a stream of the script's. Printing must not fail: what
// goes wrong, at once or later, is nobody's error unless somebody listens or the
// console was told to keep errors.
func (c *console) writeScript(stream engine.Value, line string) error {
	eng := c.env.Engine
	text := eng.String(line)
	if c.keepErrors {
		_, err := c.call(stream, "write", text)
		return err
	}
	var held engine.Value
	late := eng.NewMethod("", 1, func(call *engine.Call) (engine.Value, error) {
		if eng.TypeOf(call.Arg(0)) == engine.Null || eng.TypeOf(call.Arg(0)) == engine.Undefined {
			return call.Undefined, nil
		}
		// 'error' comes after the callback, if it has not come yet.
		state, err := eng.Get(held, "_writableState")
		if err == nil && eng.TypeOf(state) == engine.Object {
			if emitted, err := eng.Get(state, "errorEmitted"); err != nil || eng.ToBool(emitted) {
				return call.Undefined, err
			}
		}
		return call.Undefined, c.deafen(held)
	})
	held = engine.HoldBy(eng, late, stream)
	err := c.deafen(stream)
	if err == nil {
		_, err = c.call(stream, "write", text, late)
	}
	var ended *engine.Termination
	if errors.As(err, &ended) || err != nil && strings.Contains(err.Error(), "Maximum call stack size exceeded") {
		return err
	}
	_, err = c.call(stream, "removeListener", eng.String("error"), c.ignore())
	return err
}

// deafen has an 'error' heard that nobody else hears.
func (c *console) deafen(stream engine.Value) error {
	n, err := c.call(stream, "listenerCount", c.env.Engine.String("error"))
	if err == nil && c.env.Engine.Same(n, c.env.Engine.Number(0)) {
		_, err = c.call(stream, "once", c.env.Engine.String("error"), c.ignore())
	}
	return err
}

// ignore is a listener that does nothing, the same one every time.
func (c *console) ignore() engine.Value {
	if c.nop == nil {
		c.nop = c.env.Keep(c.env.Engine.NewMethod("noop", 0, func(call *engine.Call) (engine.Value, error) { return call.Undefined, nil }))
	}
	return c.nop
}

func (c *console) call(object engine.Value, method string, args ...engine.Value) (engine.Value, error) {
	f, err := c.env.Engine.Get(object, method)
	if err != nil {
		return nil, err
	}
	if c.env.Engine.TypeOf(f) != engine.Function {
		return nil, c.env.Throw("TypeError", "", "stream."+method+" is not a function")
	}
	return c.env.Engine.Call(f, object, args...)
}
