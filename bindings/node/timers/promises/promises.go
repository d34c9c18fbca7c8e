// Package promises is timers/promises: the timers as promises, which a signal
// can abort.
package promises

import (
	_ "embed" // promises.js

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// Module is require('timers/promises').
var Module = env.Module{Name: "timers/promises", Load: load}

//go:embed promises.js
var source string

func load(e *env.Env) (engine.Value, error) {
	if lang.Global(e, "Promise") == nil {
		return nil, e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
			"timers/promises is unavailable: this engine has no Promise")
	}
	timers, err := e.Require("timers")
	if err != nil {
		return nil, err
	}
	body, err := e.Engine.Function(engine.Source{File: "node:timers/promises", Text: source}, "exports", "timers", "internal")
	if err != nil {
		return nil, err
	}
	exports := e.Engine.NewObject(nil)
	_, err = e.Engine.Call(body, nil, exports, ownTimers(e, timers), internal(e))
	return exports, err
}

// ownTimers is a copy of the functions: what a script puts in their place is
// not for us.
func ownTimers(e *env.Env, timers engine.Value) engine.Value {
	own := e.Engine.NewObject(nil)
	for _, name := range [...]string{"setTimeout", "clearTimeout", "setImmediate", "clearImmediate", "setInterval", "clearInterval"} {
		if v, err := e.Engine.Get(timers, name); err == nil {
			_ = e.Engine.Set(own, name, v) // a plain object takes anything
		}
	}
	return own
}

// internal is what promises.js has of Go.
func internal(e *env.Env) engine.Value {
	object := e.Engine.NewObject(nil)
	err := e.Functions(object,
		env.Method{Name: "invalidArgType", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgType(e.Text(c.Arg(0)), e.Text(c.Arg(1)), c.Arg(2))
		}},
		env.Method{Name: "checkOptions", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, webclass.Options(e, "options", c.Arg(0))
		}},
		env.Method{Name: "checkSignal", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, eventtarget.CheckSignal(e, "options.signal", c.Arg(0))
		}},
		env.Method{Name: "abortError", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eventtarget.AbortError(e, c.Arg(0)), nil
		}},
		env.Method{Name: "invalidThis", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, webclass.InvalidThis(e, e.Text(c.Arg(0)))
		}},
		env.Method{Name: "illegal", Func: webclass.Illegal(e)})
	if err != nil {
		panic(env.Broken("timers/promises", err))
	}
	return object
}
