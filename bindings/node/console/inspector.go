package console

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// contextNames are the functions of what console.context gives, in V8's order.
var contextNames = [...]string{"dir", "dirXml", "table", "groupEnd", "clear", "count", "countReset", "profile", "profileEnd", "timeLog",
	"debug", "error", "info", "log", "warn", "trace", "group", "groupCollapsed", "assert", "time", "timeEnd", "timeStamp"}

// inspectorFunctions adds those functions of the global console that speak to a
// debugger alone: as in Node without one, they have no effect.
func inspectorFunctions(e *env.Env, console engine.Value) error {
	eng := e.Engine
	nothing := func(name string) env.Method {
		return env.Method{Name: name, Func: func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil }}
	}
	for _, m := range [...]env.Method{
		nothing("profile"), nothing("profileEnd"), nothing("timeStamp"),
		env.Method{Name: "context", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			context := eng.NewObject(nil)
			for _, name := range contextNames {
				if err := e.Functions(context, nothing(name)); err != nil {
					return nil, err
				}
			}
			return context, nil
		}},
		env.Method{Name: "createTask", Func: func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.Arg(0)) != engine.String || e.Text(c.Args[0]) == "" {
				return nil, e.Throw(env.Error, "", "First argument must be a non-empty string.")
			}
			task := eng.NewObject(nil)
			return task, e.Functions(task, env.Method{Name: "run", Func: func(c *engine.Call) (engine.Value, error) {
				if eng.TypeOf(c.Arg(0)) != engine.Function {
					return nil, e.Throw(env.Error, "", "First argument must be a function.")
				}
				return eng.Call(c.Args[0], nil)
			}})
		}},
	} {
		if err := eng.Set(console, m.Name, eng.NewMethod(m.Name, m.Length, m.Func)); err != nil {
			return err
		}
	}
	return nil
}
