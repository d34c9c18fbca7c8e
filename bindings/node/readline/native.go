package readline

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// natives are what lib asks of Go.
func (st *state) natives() (engine.Value, error) {
	e, eng := st.e, st.e.Engine
	native := e.Keep(eng.NewObject(nil))
	text := func(c *engine.Call, i int) string { return e.Text(c.Arg(i)) }
	number := func(c *engine.Call, i int) float64 { f, _ := eng.ToNumber(c.Arg(i)); return f }
	return native, e.Functions(native, append(lang.Natives(e),
		env.Method{Name: "checkInteger", Length: 4, Func: func(c *engine.Call) (engine.Value, error) {
			_, err := e.IntArg(text(c, 1), c.Arg(0), int64(number(c, 2)), int64(number(c, 3)))
			return c.Undefined, err
		}},
		env.Method{Name: "checkSignal", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, eventtarget.CheckSignal(e, text(c, 1), c.Arg(0))
		}},
		env.Method{Name: "onAbort", Length: 2, Func: st.onAbort},
		env.Method{Name: "abortError", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eventtarget.AbortError(e, c.Arg(0)), nil
		}},
		env.Method{Name: "inspect", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return st.inspect(c.Arg(0))
		}},
		env.Method{Name: "lines", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return st.texts(splitLines(text(c, 0))), nil
		}},
		env.Method{Name: "chars", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return st.texts(chars(text(c, 0))), nil
		}},
		env.Method{Name: "width", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Number(float64(inspect.StringWidth(text(c, 0)))), nil
		}},
		env.Method{Name: "displayPos", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			cols, rows := displayPos(text(c, 0), number(c, 1), number(c, 2))
			pos := eng.NewObject(nil)
			err := eng.Set(pos, "cols", eng.Number(cols))
			if err == nil {
				err = eng.Set(pos, "rows", eng.Number(rows))
			}
			return pos, err
		}},
		env.Method{Name: "keys", Func: func(*engine.Call) (engine.Value, error) { return st.keys(), nil }},
	)...)
}

func (st *state) texts(list []string) engine.Value {
	values := make([]engine.Value, len(list))
	for i, s := range list {
		values[i] = st.e.Engine.String(s)
	}
	return st.e.Engine.NewArray(values...)
}

func (st *state) inspect(v engine.Value) (engine.Value, error) {
	util, err := st.e.Require("util")
	if err != nil {
		return nil, err
	}
	f, err := st.e.Engine.Get(util, "inspect")
	if err != nil {
		return nil, err
	}
	return st.e.Engine.Call(f, nil, v)
}

// onAbort calls a function when a signal is aborted; what it gives takes that
// back.
func (st *state) onAbort(c *engine.Call) (engine.Value, error) {
	eng := st.e.Engine
	f := eng.Hold(c.Arg(1))
	released := false
	release := func() {
		if !released {
			released = true
			eng.Release(f)
		}
	}
	stop, err := eventtarget.OnAbort(st.e, c.Arg(0), func() error {
		defer release()
		_, err := eng.Call(f, nil)
		return err
	})
	if err != nil {
		release()
		return nil, err
	}
	return eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
		stop()
		release()
		return c.Undefined, nil
	}), nil
}

// keys makes a parser: a function that takes a character and gives the key that
// is complete with it as [text, key], undefined if none is.
func (st *state) keys() engine.Value {
	eng := st.e.Engine
	parser := new(Keys)
	return eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
		k, ok := parser.Next(st.e.Text(c.Arg(0)))
		if !ok || k.Sequence == "" {
			return c.Undefined, nil
		}
		text, name := c.Undefined, c.Undefined
		if !k.Escaped {
			text = eng.String(k.Sequence)
		}
		if k.Name != "" {
			name = eng.String(k.Name)
		}
		key := eng.NewObject(nil)
		for _, field := range [...]struct {
			name string
			v    engine.Value
		}{
			{"sequence", eng.String(k.Sequence)}, {"name", name},
			{"ctrl", eng.Bool(k.Ctrl)}, {"meta", eng.Bool(k.Meta)}, {"shift", eng.Bool(k.Shift)},
		} {
			if err := eng.Set(key, field.name, field.v); err != nil {
				return nil, err
			}
		}
		if k.Code != "" {
			if err := eng.Set(key, "code", eng.String(k.Code)); err != nil {
				return nil, err
			}
		}
		return eng.NewArray(text, key), nil
	})
}
