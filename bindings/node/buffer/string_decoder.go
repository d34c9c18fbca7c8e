package buffer

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// loadDecoder makes require('string_decoder').
func loadDecoder(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	of := func(this engine.Value) (*Decoder, error) {
		if eng.TypeOf(this) == engine.Object {
			if d, ok := eng.Host(this).(*Decoder); ok {
				return d, nil
			}
		}
		return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type StringDecoder`)
	}
	// input gives the text a call starts with; a string passes as it is.
	input := func(d *Decoder, v engine.Value) (string, error) {
		if eng.TypeOf(v) == engine.String {
			return eng.ToString(v)
		}
		b, ok := Bytes(e, v)
		if !ok {
			return "", e.InvalidArgType("buf", "an instance of Buffer, TypedArray, or DataView", v)
		}
		return d.Write(b), nil
	}
	class, prototype, err := e.Class("StringDecoder", 1, nil, func(c *engine.Call) (engine.Value, error) {
		enc, err := EncodingArg(e, c.Arg(0))
		if err != nil {
			return nil, err
		}
		eng.SetHost(c.This, NewDecoder(enc))
		return c.Undefined, eng.Set(c.This, "encoding", eng.String(enc.String()))
	})
	if err != nil {
		return nil, err
	}
	err = e.Functions(prototype,
		env.Method{Name: "write", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			d, err := of(c.This)
			if err != nil {
				return nil, err
			}
			text, err := input(d, c.Arg(0))
			return eng.String(text), err
		}},
		env.Method{Name: "end", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			d, err := of(c.This)
			if err != nil {
				return nil, err
			}
			text := ""
			if eng.TypeOf(c.Arg(0)) != engine.Undefined {
				if text, err = input(d, c.Arg(0)); err != nil {
					return nil, err
				}
			}
			return eng.String(text + d.End()), nil
		}})
	if err != nil {
		return nil, err
	}
	exports := eng.NewObject(nil)
	return exports, eng.Set(exports, "StringDecoder", class)
}
