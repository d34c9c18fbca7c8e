package tty

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/tty/colors"
)

// environment is the lookup of an object such as process.env.
func (st *state) environment(v engine.Value) (func(string) (string, bool), error) {
	eng := st.e.Engine
	if eng.TypeOf(v) == engine.Undefined {
		process, err := st.e.Require("process")
		if err != nil {
			return nil, err
		}
		if v, err = eng.Get(process, "env"); err != nil {
			return nil, err
		}
	}
	return func(name string) (string, bool) {
		x, err := eng.Get(v, name)
		if err != nil || eng.TypeOf(x) == engine.Undefined {
			return "", false
		}
		return st.e.Text(x), true
	}, nil
}

func (st *state) getColorDepth(c *engine.Call) (engine.Value, error) {
	lookup, err := st.environment(c.Arg(0))
	if err != nil {
		return nil, err
	}
	depth, refused := colors.Depth(lookup)
	if refused != "" && !st.warned {
		st.warned = true
		err = st.e.EmitWarning(st.e.Engine.String("The '"+refused+"' env is ignored due to the 'FORCE_COLOR' env being set."), st.e.Engine.String("Warning"))
	}
	return st.e.Engine.Number(float64(depth)), err
}

// hasColors is hasColors([count][, env]).
func (st *state) hasColors(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.e.Engine
	count, environ := c.Arg(0), c.Arg(1)
	if t := eng.TypeOf(count); eng.TypeOf(environ) == engine.Undefined && (t == engine.Undefined || t == engine.Object) {
		count, environ = eng.Number(16), count
	} else if _, err := e.IntArg("count", count, 2, 1<<53-1); err != nil {
		return nil, err
	}
	wanted, err := eng.ToNumber(count)
	if err != nil {
		return nil, err
	}
	get, err := eng.Get(c.This, "getColorDepth")
	if err != nil {
		return nil, err
	}
	if err := e.Func("getColorDepth", get); err != nil {
		return nil, err
	}
	v, err := eng.Call(get, c.This, environ)
	if err != nil {
		return nil, err
	}
	depth, err := e.Int(v)
	return eng.Bool(err == nil && wanted <= float64(uint64(1)<<min(depth, 62))), err
}
