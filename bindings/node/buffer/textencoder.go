package buffer

import (
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// textEncoder is the host of a TextEncoder, which has nothing to remember.
type textEncoder struct{}

// TextEncoder makes the class, util.TextEncoder. Loop goroutine only.
func TextEncoder(e *env.Env) (engine.Value, error) {
	st := stateOf(e)
	class, prototype, err := webclass.New(e, "TextEncoder", 0, nil, func(c *engine.Call) (engine.Value, error) {
		e.Engine.SetHost(c.This, &textEncoder{})
		return c.Undefined, nil
	})
	if err != nil {
		return nil, err
	}
	err = e.Accessor(prototype, "encoding", true, func(this engine.Value) (engine.Value, error) {
		return st.eng.String(charsetUTF8), st.textEncoderThis(this)
	}, nil)
	if err != nil {
		return nil, err
	}
	err = e.Functions(prototype,
		env.Method{Name: "encode", Func: st.encode},
		env.Method{Name: "encodeInto", Length: 2, Func: st.encodeInto},
	)
	if err != nil {
		return nil, err
	}
	return class, webclass.Tag(st.e, prototype, "TextEncoder")
}

func (st *state) textEncoderThis(this engine.Value) error {
	if st.eng.TypeOf(this) == engine.Object {
		if _, ok := st.eng.Host(this).(*textEncoder); ok {
			return nil
		}
	}
	return webclass.InvalidThis(st.e, "TextEncoder")
}

func (st *state) encode(c *engine.Call) (engine.Value, error) {
	if err := st.textEncoderThis(c.This); err != nil {
		return nil, err
	}
	if st.eng.TypeOf(c.Arg(0)) == engine.Undefined {
		return st.eng.NewBytes(nil), nil
	}
	text, err := st.eng.ToString(c.Arg(0))
	if err != nil {
		return nil, err
	}
	return st.eng.NewBytes([]byte(WellFormed(text))), nil
}

// encodeInto writes as many whole characters as dest takes.
func (st *state) encodeInto(c *engine.Call) (engine.Value, error) {
	if err := st.textEncoderThis(c.This); err != nil {
		return nil, err
	}
	text, err := st.e.StringArg("src", c.Arg(0))
	if err != nil {
		return nil, err
	}
	dest, ok := st.uint8s(c.Arg(1))
	if !ok {
		return nil, st.e.InvalidArgType("dest", "an instance of Uint8Array", c.Arg(1))
	}
	text = WellFormed(text)
	n := 0
	for n < len(text) {
		_, size := utf8.DecodeRuneInString(text[n:])
		if n+size > len(dest) {
			break
		}
		n += size
	}
	copy(dest, text[:n])
	result := st.eng.NewObject(nil)
	if err := st.eng.Set(result, "read", st.number(units(text[:n]))); err != nil {
		return nil, err
	}
	return result, st.eng.Set(result, "written", st.number(n))
}

// InspectCustom shows a TextEncoder as Node does.
func (*textEncoder) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[Object]", nil
	}
	eng := in.Env().Engine
	shown := eng.NewObject(nil)
	if err := eng.Set(shown, "encoding", eng.String(charsetUTF8)); err != nil {
		return "", err
	}
	return in.Inspect(shown, o)
}
