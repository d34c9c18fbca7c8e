// Package diagnostics is diagnostics_channel: named channels for what libraries
// tell of themselves, and tracing over five of them.
//
// Differs from Node: a channel is kept for good, also when nobody has it.
package diagnostics

import (
	_ "embed" // diagnostics.js

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Module is require('diagnostics_channel').
var Module = env.Module{Name: "diagnostics_channel", Load: load}

//go:embed diagnostics.js
var source string

func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	body, err := eng.Function(engine.Source{File: "node:diagnostics_channel", Text: source}, "exports", "internal")
	if err != nil {
		return nil, err
	}
	internal := eng.NewObject(nil)
	err = e.Functions(internal,
		env.Method{Name: "invalidArgType", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgType(e.Text(c.Arg(0)), e.Text(c.Arg(1)), c.Arg(2))
		}},
		env.Method{Name: "checkFunction", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, e.Func(e.Text(c.Arg(0)), c.Arg(1))
		}},
		env.Method{Name: "setPrototype", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, eng.SetProto(c.Arg(0), c.Arg(1))
		}},
		env.Method{Name: "hasInstance", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			key := lang.Symbol(e, "hasInstance")
			if key == nil {
				return c.Undefined, nil
			}
			return c.Undefined, eng.Define(c.Arg(0), key, engine.Property{Value: c.Arg(1)})
		}},
		env.Method{Name: "nextTick", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			fn := eng.Hold(c.Arg(0))
			e.NextTick(func() error {
				defer eng.Release(fn)
				_, err := eng.Call(fn, nil)
				return err
			})
			return c.Undefined, nil
		}})
	if err != nil {
		return nil, err
	}
	exports := eng.NewObject(nil)
	_, err = eng.Call(body, nil, exports, internal)
	return exports, err
}
