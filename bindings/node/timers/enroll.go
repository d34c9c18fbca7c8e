package timers

import (
	_ "embed" // enroll.js
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

//go:embed enroll.js
var enrollSource string

// deprecated are the functions of enroll.js, which is compiled when one of them
// is first called, and what is said then.
var deprecated = [...]struct{ name, code, instead string }{
	{"_unrefActive", "DEP0127", "timeout.refresh()"},
	{"active", "DEP0126", "timeout.refresh()"},
	{"unenroll", "DEP0096", "clearTimeout"},
	{"enroll", "DEP0095", "setTimeout"},
}

func (st *state) setDeprecated(exports engine.Value) error {
	e, eng := st.e, st.e.Engine
	for _, d := range deprecated {
		warned := false
		f := eng.NewFunc("deprecated", 0, func(c *engine.Call) (engine.Value, error) {
			if !warned {
				warned = true
				text := "timers." + d.name + "() is deprecated. Please use " + d.instead + " instead."
				if err := e.EmitWarning(eng.String(text), eng.String("DeprecationWarning"), eng.String(d.code)); err != nil {
					return nil, err
				}
			}
			if st.enrolled == nil {
				if err := st.loadEnroll(exports); err != nil {
					return nil, err
				}
			}
			f, err := eng.Get(st.enrolled, d.name)
			if err != nil {
				return nil, err
			}
			return eng.Call(f, c.This, c.Args...)
		})
		if err := eng.Set(exports, d.name, f); err != nil {
			return err
		}
	}
	return nil
}

func (st *state) loadEnroll(timers engine.Value) error {
	e, eng := st.e, st.e.Engine
	native := eng.NewObject(nil)
	err := e.Functions(native,
		env.Method{Name: "isTimeout", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Bool(eng.TypeOf(c.Arg(0)) == engine.Object && st.find(c.Arg(0)) != nil), nil
		}},
		env.Method{Name: "now", Func: func(*engine.Call) (engine.Value, error) { return eng.Number(float64(st.now())), nil }},
		env.Method{Name: "duration", Length: 1, Func: st.duration})
	if err != nil {
		return err
	}
	f, err := eng.Function(engine.Source{File: "node:timers", Text: enrollSource}, "exports", "timers", "native")
	if err != nil {
		return err
	}
	exports := eng.NewObject(nil)
	if _, err := eng.Call(f, nil, exports, timers, native); err != nil {
		return err
	}
	st.enrolled = e.Keep(exports)
	return nil
}

// duration is what enroll takes for milliseconds.
func (st *state) duration(c *engine.Call) (engine.Value, error) {
	e, v := st.e, c.Arg(0)
	if e.Engine.TypeOf(v) != engine.Number {
		return nil, e.InvalidArgType("msecs", "of type number", v)
	}
	msecs, _ := e.Engine.ToNumber(v)
	switch {
	case !(msecs >= 0) || math.IsInf(msecs, 1):
		return nil, e.OutOfRange("msecs", "a non-negative finite number", v)
	case msecs > maxDelay:
		err := warn(e, e.Text(v)+" does not fit into a 32-bit signed integer.\nTimer duration was truncated to 2147483647.", "TimeoutOverflowWarning")
		return e.Engine.Number(maxDelay), err
	}
	return v, nil
}
