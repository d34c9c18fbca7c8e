package node

import (
	"github.com/uvgo/uvgo/bindings/node/clock"
	"github.com/uvgo/uvgo/bindings/node/clone"
	"github.com/uvgo/uvgo/bindings/node/domexception"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
)

// builtins are the globals that belong to no core module: globals names them
// with an empty one.
var builtins = map[string]func(*env.Env) engine.Value{
	"queueMicrotask":  queueMicrotask,
	"structuredClone": clone.Function,
	"DOMException":    domexception.Class,
	"AbortController": eventtarget.AbortControllerClass,
	"AbortSignal":     eventtarget.AbortSignalClass,
	"Event":           eventtarget.EventClass,
	"EventTarget":     eventtarget.Class,
	"CustomEvent":     eventtarget.CustomEventClass,
}

// loadGlobal makes one global.
func loadGlobal(e *env.Env, module, property string) (engine.Value, error) {
	if module == "" {
		return builtins[property](e), nil
	}
	v, err := e.Require(module)
	if err != nil || property == "" {
		return v, err
	}
	return e.Engine.Get(v, property)
}

func queueMicrotask(e *env.Env) engine.Value {
	return e.Engine.NewFunc("queueMicrotask", 1, func(c *engine.Call) (engine.Value, error) {
		if err := e.Func("callback", c.Arg(0)); err != nil {
			return nil, err
		}
		callback := e.Engine.Hold(c.Arg(0))
		e.QueueMicrotask(func() error {
			defer e.Engine.Release(callback)
			_, err := e.Engine.Call(callback, nil)
			return err
		})
		return c.Undefined, nil
	})
}

// startClock begins the time that performance.now tells.
func startClock(e *env.Env) { clock.Origin(e) }
