package lang

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Natives are the functions that a core module written in JavaScript throws
// Node's errors with:
//
//	error(class, code, message)                 an error, to be thrown
//	invalidArgType(name, expected, value)       throws ERR_INVALID_ARG_TYPE
//	invalidArgValue(name, value[, reason])      ERR_INVALID_ARG_VALUE
//	outOfRange(name, bounds, value)             ERR_OUT_OF_RANGE
//	checkFunction(value, name)                  ERR_INVALID_ARG_TYPE for what cannot be called
//
// Loop goroutine only.
func Natives(e *env.Env) []env.Method {
	eng := e.Engine
	text := func(c *engine.Call, i int) string { return e.Text(c.Arg(i)) }
	return []env.Method{
		{Name: "error", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return e.NewError(text(c, 0), text(c, 1), text(c, 2)), nil
		}},
		{Name: "invalidArgType", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgType(text(c, 0), text(c, 1), c.Arg(2))
		}},
		{Name: "invalidArgValue", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			reason := ""
			if eng.TypeOf(c.Arg(2)) == engine.String {
				reason = text(c, 2)
			}
			return nil, e.InvalidArgValue(text(c, 0), c.Arg(1), reason)
		}},
		{Name: "outOfRange", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.OutOfRange(text(c, 0), text(c, 1), c.Arg(2))
		}},
		{Name: "checkFunction", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, e.Func(text(c, 1), c.Arg(0))
		}},
	}
}
