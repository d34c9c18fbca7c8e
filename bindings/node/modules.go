package node

import (
	"github.com/uvgo/uvgo/bindings/node/assert"
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/http"
	"github.com/uvgo/uvgo/bindings/node/module"
	"github.com/uvgo/uvgo/bindings/node/path"
	"github.com/uvgo/uvgo/bindings/node/process"
	"github.com/uvgo/uvgo/bindings/node/timers"
	"github.com/uvgo/uvgo/bindings/node/util"
)

// modules are the core modules that every Runtime has.
var modules = [...]env.Module{
	assert.Module,
	assert.StrictModule,
	buffer.Module,
	buffer.StringDecoderModule,
	console.Module,
	events.Module,
	http.Module,
	module.Module,
	path.Module,
	path.PosixModule,
	path.WindowsModule,
	{Name: "process", Load: loadProcess},
	timers.Module,
	timers.PromisesModule,
	util.Module,
	util.TypesModule,
}

// globals are what scripts find without require, in the order in which Node
// lists those that Object.keys shows. Each is a property of a core module, or
// the module itself where none is named.
var globals = [...]struct {
	name, module, property string
	enumerable             bool
}{
	{"clearImmediate", "timers", "clearImmediate", true},
	{"setImmediate", "timers", "setImmediate", true},
	{"clearInterval", "timers", "clearInterval", true},
	{"clearTimeout", "timers", "clearTimeout", true},
	{"setInterval", "timers", "setInterval", true},
	{"setTimeout", "timers", "setTimeout", true},
	{"atob", "buffer", "atob", true},
	{"btoa", "buffer", "btoa", true},
	{"process", "process", "", false},
	{"console", "console", "", false},
	{"Buffer", "buffer", "Buffer", false},
	{"TextDecoder", "util", "TextDecoder", false},
	{"TextEncoder", "util", "TextEncoder", false},
}

// installGlobals defines the globals, each loaded when it is first read.
func installGlobals(e *env.Env) error {
	eng := e.Engine
	global := eng.Global()
	for _, g := range []struct {
		name       string
		enumerable bool
	}{{"global", true}, {"globalThis", false}} {
		p := engine.Property{Value: global, Writable: true, Enumerable: g.enumerable, Configurable: true}
		if err := eng.Define(global, g.name, p); err != nil {
			return err
		}
	}
	err := e.Lazy(global, "queueMicrotask", true, func() (engine.Value, error) { return queueMicrotask(e), nil })
	if err != nil {
		return err
	}
	for _, g := range globals {
		if !e.HasModule(g.module) { // an embedder's Env may have fewer
			// The engine's own would reach where ours must not.
			if _, err := eng.Delete(global, g.name); err != nil {
				return err
			}
			continue
		}
		err := e.Lazy(global, g.name, g.enumerable, func() (engine.Value, error) {
			v, err := e.Require(g.module)
			if err != nil || g.property == "" {
				return v, err
			}
			return eng.Get(v, g.property)
		})
		if err != nil {
			return err
		}
	}
	return nil
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

// loadProcess adds to process what only the loader knows.
func loadProcess(e *env.Env) (engine.Value, error) {
	v, err := process.Module.Load(e)
	if err != nil {
		return nil, err
	}
	return v, e.Accessor(v, "mainModule", true, func(engine.Value) (engine.Value, error) {
		return module.Of(e).Main(), nil
	}, func(this, main engine.Value) error {
		return e.Engine.Define(this, "mainModule", engine.Property{Value: main, Writable: true, Enumerable: true, Configurable: true})
	})
}
