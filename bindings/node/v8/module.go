package v8

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('v8'): serialize and deserialize. What tells of V8's heap
// is V8's.
var Module = env.Module{Name: "v8", Load: func(e *env.Env) (engine.Value, error) {
	exports := e.Engine.NewObject(nil)
	return exports, e.Functions(exports,
		env.Method{Name: "deserialize", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			b, ok := buffer.Bytes(e, c.Arg(0))
			if !ok {
				return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", "buffer must be a TypedArray or a DataView")
			}
			return Parse(e, b, Plain)
		}},
		env.Method{Name: "serialize", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			b, err := Append(e, nil, c.Arg(0), Plain)
			if err != nil {
				return nil, err
			}
			return buffer.New(e, b), nil
		}},
	)
}}
