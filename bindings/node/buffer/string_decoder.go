package buffer

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// stringDecoder is the class StringDecoder.
type stringDecoder struct{ st *state }

// loadDecoder makes require('string_decoder').
func loadDecoder(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	s := stringDecoder{stateOf(e)}
	class, prototype, err := e.Class("StringDecoder", 1, nil, func(c *engine.Call) (engine.Value, error) {
		enc, ok := normalize(e, c.Arg(0))
		if !ok {
			return nil, unknownEncoding(e, c.Arg(0))
		}
		eng.SetHost(c.This, NewDecoder(enc))
		return c.Undefined, eng.Set(c.This, "encoding", eng.String(enc.String()))
	})
	if err != nil {
		return nil, err
	}
	err = e.Functions(prototype,
		env.Method{Name: "write", Length: 1, Func: func(c *engine.Call) (engine.Value, error) { return s.write(c.This, c.Arg(0)) }},
		env.Method{Name: "end", Length: 1, Func: s.end},
		env.Method{Name: "text", Length: 2, Func: s.text},
	)
	if err != nil {
		return nil, err
	}
	for _, p := range [...]struct {
		name string
		get  func(d *Decoder) engine.Value
	}{
		{"lastChar", func(d *Decoder) engine.Value { return s.st.new(d.char[:]) }},
		{"lastNeed", func(d *Decoder) engine.Value { return s.st.number(d.need) }},
		{"lastTotal", func(d *Decoder) engine.Value { return s.st.number(d.have + d.need) }},
	} {
		get := eng.NewFunc("get", 0, func(c *engine.Call) (engine.Value, error) {
			d, err := s.of(c.This)
			if err != nil {
				return nil, err
			}
			return p.get(d), nil
		})
		if err := eng.Define(prototype, p.name, engine.Property{Get: get, Enumerable: true, Configurable: true}); err != nil {
			return nil, err
		}
	}
	exports := eng.NewObject(nil)
	return exports, eng.Set(exports, "StringDecoder", class)
}

func (s stringDecoder) of(this engine.Value) (*Decoder, error) {
	if s.st.eng.TypeOf(this) == engine.Object {
		if d, ok := s.st.eng.Host(this).(*Decoder); ok {
			return d, nil
		}
	}
	return nil, s.st.e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type StringDecoder`)
}

// write is decoder.write(buf); a string passes as it is.
func (s stringDecoder) write(this, v engine.Value) (engine.Value, error) {
	if s.st.eng.TypeOf(v) == engine.String {
		return v, nil
	}
	b, ok := Bytes(s.st.e, v)
	if !ok {
		return nil, s.st.e.InvalidArgType("buf", "an instance of Buffer, TypedArray, or DataView", v)
	}
	d, err := s.of(this)
	if err != nil {
		return nil, err
	}
	return s.st.eng.String(d.Write(b)), nil
}

func (s stringDecoder) end(c *engine.Call) (engine.Value, error) {
	text := ""
	if s.st.eng.TypeOf(c.Arg(0)) != engine.Undefined {
		v, err := s.write(c.This, c.Arg(0))
		if err != nil {
			return nil, err
		}
		if text, err = s.st.eng.ToString(v); err != nil {
			return nil, err
		}
	}
	d, err := s.of(c.This)
	if err != nil {
		return nil, err
	}
	return s.st.eng.String(text + d.End()), nil
}

// text is decoder.text(buf, offset): it forgets what waits and begins anew.
func (s stringDecoder) text(c *engine.Call) (engine.Value, error) {
	d, err := s.of(c.This)
	if err != nil {
		return nil, err
	}
	d.have, d.need = 0, 0
	slice, err := s.st.eng.Get(c.Arg(0), "slice")
	if err != nil {
		return nil, err
	}
	rest, err := s.st.eng.Call(slice, c.Arg(0), c.Arg(1))
	if err != nil {
		return nil, err
	}
	return s.write(c.This, rest)
}
