package node

import (
	"github.com/uvgo/uvgo/bindings/node/assert"
	"github.com/uvgo/uvgo/bindings/node/async_hooks"
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/child_process"
	"github.com/uvgo/uvgo/bindings/node/cluster"
	"github.com/uvgo/uvgo/bindings/node/console"
	"github.com/uvgo/uvgo/bindings/node/crypto"
	"github.com/uvgo/uvgo/bindings/node/dgram"
	"github.com/uvgo/uvgo/bindings/node/diagnostics"
	"github.com/uvgo/uvgo/bindings/node/dns"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/fs"
	"github.com/uvgo/uvgo/bindings/node/http"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/bindings/node/module"
	"github.com/uvgo/uvgo/bindings/node/net"
	osmodule "github.com/uvgo/uvgo/bindings/node/os"
	"github.com/uvgo/uvgo/bindings/node/path"
	"github.com/uvgo/uvgo/bindings/node/performance"
	"github.com/uvgo/uvgo/bindings/node/process"
	"github.com/uvgo/uvgo/bindings/node/punycode"
	"github.com/uvgo/uvgo/bindings/node/querystring"
	"github.com/uvgo/uvgo/bindings/node/readline"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/bindings/node/timers"
	"github.com/uvgo/uvgo/bindings/node/timers/promises"
	"github.com/uvgo/uvgo/bindings/node/tls"
	"github.com/uvgo/uvgo/bindings/node/tty"
	"github.com/uvgo/uvgo/bindings/node/url"
	"github.com/uvgo/uvgo/bindings/node/util"
	"github.com/uvgo/uvgo/bindings/node/v8"
	"github.com/uvgo/uvgo/bindings/node/zlib"
)

// modules are the core modules that every Runtime has.
var modules = [...]env.Module{
	assert.Module,
	assert.StrictModule,
	async_hooks.Module,
	buffer.Module,
	buffer.StringDecoderModule,
	child_process.Module,
	crypto.Module,
	cluster.Module,
	console.Module,
	dgram.Module,
	diagnostics.Module,
	dns.Module,
	dns.PromisesModule,
	events.Module,
	fs.Module,
	fs.PromisesModule,
	http.Module,
	module.Module,
	osmodule.Module,
	net.Module,
	path.Module,
	path.PosixModule,
	path.WindowsModule,
	performance.Module,
	{Name: "process", Load: loadProcess},
	punycode.Module,
	querystring.Module,
	readline.Module,
	readline.PromisesModule,
	stream.ConsumersModule,
	stream.DuplexModule,
	stream.Module,
	stream.PassThroughModule,
	stream.PromisesModule,
	stream.ReadableModule,
	stream.TransformModule,
	stream.WritableModule,
	{Name: "sys", Load: loadSys},
	timers.Module,
	tls.HTTPSModule,
	tls.Module,
	tty.Module,
	promises.Module,
	url.Module,
	util.Module,
	util.TypesModule,
	v8.Module,
	zlib.Module,
}

// loadSys gives util under its first name, with Node's warning.
func loadSys(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	err := e.EmitWarning(eng.String("sys is deprecated. Use util instead."), eng.String("DeprecationWarning"), eng.String("DEP0025"))
	if err != nil {
		return nil, err
	}
	return e.Require("util")
}

// globals are what scripts find without require, in the order in which Node
// lists those that Object.keys shows. Each is a property of a core module, or
// the module itself where none is named; without a module it is in builtins.
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
	{"queueMicrotask", "", "queueMicrotask", true},
	{"structuredClone", "", "structuredClone", true},
	{"atob", "buffer", "atob", true},
	{"btoa", "buffer", "btoa", true},
	{"performance", "perf_hooks", "performance", true},
	{"crypto", "crypto", "webcrypto", true},
	{"process", "process", "", false},
	{"console", "console", "", false},
	{"Buffer", "buffer", "Buffer", false},
	{"DOMException", "", "DOMException", false},
	{"Blob", "buffer", "Blob", false},
	{"File", "buffer", "File", false},
	{"Performance", "perf_hooks", "Performance", false},
	{"AbortController", "", "AbortController", false},
	{"AbortSignal", "", "AbortSignal", false},
	{"Event", "", "Event", false},
	{"EventTarget", "", "EventTarget", false},
	{"CustomEvent", "", "CustomEvent", false},
	{"PerformanceEntry", "perf_hooks", "PerformanceEntry", false},
	{"PerformanceMark", "perf_hooks", "PerformanceMark", false},
	{"PerformanceMeasure", "perf_hooks", "PerformanceMeasure", false},
	{"PerformanceObserver", "perf_hooks", "PerformanceObserver", false},
	{"PerformanceObserverEntryList", "perf_hooks", "PerformanceObserverEntryList", false},
	{"TextDecoder", "util", "TextDecoder", false},
	{"TextEncoder", "util", "TextEncoder", false},
	{"URL", "url", "URL", false},
	{"URLSearchParams", "url", "URLSearchParams", false},
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
	startClock(e)
	for _, g := range globals {
		if g.module != "" && !e.HasModule(g.module) { // an embedder's Env may have fewer
			// The engine's own would reach where ours must not.
			if _, err := eng.Delete(global, g.name); err != nil {
				return err
			}
			continue
		}
		err := e.Lazy(global, g.name, g.enumerable, func() (engine.Value, error) {
			return loadGlobal(e, g.module, g.property)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// loadProcess adds to process what only the loader knows, and the channel to who
// has forked us.
func loadProcess(e *env.Env) (engine.Value, error) {
	v, err := process.Module.Load(e)
	if err != nil {
		return nil, err
	}
	if process.HasChannel(e) {
		if err := ipc.Inherit(e, v); err != nil {
			return nil, err
		}
	}
	return v, e.Accessor(v, "mainModule", true, func(engine.Value) (engine.Value, error) {
		return module.Of(e).Main(), nil
	}, func(this, main engine.Value) error {
		return e.Engine.Define(this, "mainModule", engine.Property{Value: main, Writable: true, Enumerable: true, Configurable: true})
	})
}
