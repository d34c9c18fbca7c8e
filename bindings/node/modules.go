package node

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/http"
	"github.com/uvgo/uvgo/bindings/node/module"
	"github.com/uvgo/uvgo/bindings/node/path"
)

// modules are the core modules that every Runtime has.
var modules = [...]env.Module{
	buffer.Module,
	buffer.StringDecoderModule,
	console.Module,
	events.Module,
	http.Module,
	module.Module,
	path.Module,
	path.PosixModule,
	path.WindowsModule,
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
	for _, g := range globals {
		if !e.HasModule(g.module) {
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
