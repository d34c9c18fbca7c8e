package stream

import (
	"embed"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// What runs seldom is JavaScript, a file an idea, compiled when first used.
// Those that need promises, generators and async functions are used only where
// the engine has them.
//
//go:embed lib/*.js
var lib embed.FS

// Module is require('stream').
var Module = env.Module{Name: "stream", Load: func(e *env.Env) (engine.Value, error) {
	cs := classesOf(e)
	return cs.legacy, cs.exports(e)
}}

// PromisesModule is require('stream/promises'). Without Promise its functions
// throw what the language throws of a name that is not there.
var PromisesModule = env.Module{Name: "stream/promises", Load: func(e *env.Env) (engine.Value, error) {
	return classesOf(e).part(e, "promises")
}}

// ConsumersModule is require('stream/consumers').
var ConsumersModule = env.Module{Name: "stream/consumers", Load: func(e *env.Env) (engine.Value, error) {
	if !hasPromises(e) {
		return nil, e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "stream/consumers needs an engine with Promise")
	}
	return classesOf(e).part(e, "consumers")
}}

func hasPromises(e *env.Env) bool {
	return lang.Global(e, "Promise") != nil && lang.Symbol(e, "asyncIterator") != nil
}

// part is what a file of lib exports, loaded when first asked for.
func (cs *classes) part(e *env.Env, name string) (engine.Value, error) {
	if v := cs.parts[name]; v != nil {
		return v, nil
	}
	eng := e.Engine
	text, err := lib.ReadFile("lib/" + name + ".js")
	if err != nil {
		return nil, err
	}
	f, err := eng.Function(engine.Source{File: "node:internal/streams/" + name, Text: string(text)}, "exports", "need", "stream", "native", "process", "Buffer")
	if err != nil {
		return nil, err
	}
	native, err := cs.native(e)
	if err != nil {
		return nil, err
	}
	process := eng.Undefined()
	if e.HasModule("process") {
		if process, err = e.Require("process"); err != nil {
			return nil, err
		}
	}
	exports := e.Keep(eng.NewObject(nil))
	cs.parts[name] = exports
	need := eng.NewFunc("need", 1, func(c *engine.Call) (engine.Value, error) { return cs.part(e, e.Text(c.Arg(0))) })
	module, err := e.Require("stream")
	if err != nil {
		return nil, err
	}
	_, err = eng.Call(f, nil, exports, need, module, native, process, buffer.Class(e))
	if err != nil {
		delete(cs.parts, name)
		return nil, err
	}
	return exports, nil
}

// run calls a function of a part.
func (cs *classes) run(e *env.Env, part, name string, args ...engine.Value) (engine.Value, error) {
	exports, err := cs.part(e, part)
	if err != nil {
		return nil, err
	}
	f, err := e.Engine.Get(exports, name)
	if err != nil {
		return nil, err
	}
	return e.Engine.Call(f, nil, args...)
}

// native is what the parts need of Go.
func (cs *classes) native(e *env.Env) (engine.Value, error) {
	if v := cs.parts[""]; v != nil {
		return v, nil
	}
	eng := e.Engine
	native := eng.NewObject(nil)
	err := e.Functions(native,
		env.Method{Name: "error", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return e.NewError(e.Text(c.Arg(0)), e.Text(c.Arg(1)), e.Text(c.Arg(2))), nil
		}},
		env.Method{Name: "invalidArgType", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgType(e.Text(c.Arg(0)), e.Text(c.Arg(1)), c.Arg(2))
		}},
		env.Method{Name: "invalidArgValue", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.InvalidArgValue(e.Text(c.Arg(0)), c.Arg(1), e.Text(c.Arg(2)))
		}},
		env.Method{Name: "outOfRange", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return nil, e.OutOfRange(e.Text(c.Arg(0)), e.Text(c.Arg(1)), c.Arg(2))
		}},
		env.Method{Name: "kind", Length: 1, Func: func(c *engine.Call) (engine.Value, error) { return eng.String(e.Kind(c.Arg(0))), nil }},
		env.Method{Name: "errorOrDestroy", Length: 2, Func: bindArg(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			return c.Undefined, s.fail(s.truthy(c.Arg(1)), false)
		})},
		env.Method{Name: "microtask", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			f := eng.Hold(c.Arg(0))
			e.QueueMicrotask(func() error {
				defer eng.Release(f)
				_, err := eng.Call(f, nil)
				return err
			})
			return c.Undefined, nil
		}},
	)
	cs.parts[""] = e.Keep(native)
	return native, err
}

// bindArg is bind for a function whose stream is its first argument.
func bindArg(e *env.Env, f func(s *Stream, c *engine.Call) (engine.Value, error)) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		s, err := of(e, c.Arg(0))
		if err != nil {
			return nil, err
		}
		defer s.Part(s.Meet(c.Arg(0)))
		return f(s, c)
	}
}

// stub is a function of a part that is not loaded before it is called. With
// this it gets its this as the first argument.
type stub struct {
	name, part, export string
	length             int
	this               bool
}

func (st stub) value(e *env.Env, cs *classes) engine.Value {
	return e.Engine.NewFunc(st.named(), st.length, func(c *engine.Call) (engine.Value, error) {
		args := c.Args
		if st.this {
			args = append([]engine.Value{c.This}, args...)
		}
		return cs.run(e, st.part, st.export, args...)
	})
}

func (st stub) named() string {
	switch st.export { // these two are called otherwise
	case "finished":
		return "eos"
	case "destroy":
		return "destroyer"
	}
	return st.name
}

// exports fills the class Stream, which is the module, in Node's order.
func (cs *classes) exports(e *env.Env) error {
	eng := e.Engine
	stream := cs.legacy
	set := func(to engine.Value, stubs ...stub) error {
		for _, st := range stubs {
			if err := eng.Set(to, st.name, st.value(e, cs)); err != nil {
				return err
			}
		}
		return nil
	}
	if err := set(stream,
		stub{name: "isDestroyed", part: "kinds", export: "isDestroyed", length: 1},
		stub{name: "isDisturbed", part: "kinds", export: "isDisturbed", length: 1},
		stub{name: "isErrored", part: "kinds", export: "isErrored", length: 1},
		stub{name: "isReadable", part: "kinds", export: "isReadable", length: 1},
		stub{name: "isWritable", part: "kinds", export: "isWritable", length: 1}); err != nil {
		return err
	}
	for kind := range kinds {
		if err := eng.Set(stream, kindNames[kind], cs.class[kind]); err != nil {
			return err
		}
	}
	if err := set(stream,
		stub{name: "duplexPair", part: "pair", export: "duplexPair", length: 1},
		stub{name: "pipeline", part: "pipeline", export: "pipeline"},
		stub{name: "addAbortSignal", part: "abort", export: "addAbortSignal", length: 2},
		stub{name: "finished", part: "finished", export: "finished", length: 3},
		stub{name: "destroy", part: "destroy", export: "destroy", length: 2},
		stub{name: "compose", part: "compose", export: "compose"}); err != nil {
		return err
	}
	if err := cs.promisified(e, stream, "pipeline", "finished"); err != nil {
		return err
	}
	if err := e.Functions(stream, markFunctions(e)...); err != nil {
		return err
	}
	err := e.Accessor(stream, "promises", true, func(engine.Value) (engine.Value, error) { return e.Require("stream/promises") }, nil)
	if err != nil {
		return err
	}
	if err := eng.Set(stream, "Stream", stream); err != nil {
		return err
	}
	for _, m := range byteFunctions(e) {
		name := m.Name
		switch name { // these two are called otherwise
		case "_isArrayBufferView":
			name = "isView"
		case "_isUint8Array":
			name = "isUint8Array"
		}
		if err := eng.Set(stream, m.Name, eng.NewFunc(name, m.Length, m.Func)); err != nil {
			return err
		}
	}
	return nil
}

// promisified says what util.promisify makes of functions of the module: those
// of stream/promises.
func (cs *classes) promisified(e *env.Env, stream engine.Value, names ...string) error {
	eng := e.Engine
	key := lang.PromisifyKey(e)
	_, plain := key.(string) // which nobody is to see
	for _, name := range names {
		f, err := eng.Get(stream, name)
		if err != nil {
			return err
		}
		get := eng.NewMethod("get", 0, func(*engine.Call) (engine.Value, error) {
			promises, err := e.Require("stream/promises")
			if err != nil {
				return nil, err
			}
			return eng.Get(promises, name)
		})
		if err := eng.Define(f, key, engine.Property{Get: get, Enumerable: !plain, Configurable: true}); err != nil {
			return err
		}
	}
	return nil
}

// markFunctions are those for the default highWaterMarks.
func markFunctions(e *env.Env) []env.Method {
	eng := e.Engine
	return []env.Method{
		{Name: "setDefaultHighWaterMark", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			n, err := e.IntArg("value", c.Arg(1), 0, 1<<53-1)
			if err == nil {
				*marksOf(e).of(eng.ToBool(c.Arg(0))) = int(n)
			}
			return c.Undefined, err
		}},
		{Name: "getDefaultHighWaterMark", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Number(float64(*marksOf(e).of(eng.ToBool(c.Arg(0))))), nil
		}},
	}
}

// byteFunctions are the three that old packages use.
func byteFunctions(e *env.Env) []env.Method {
	eng := e.Engine
	return []env.Method{
		{Name: "_isArrayBufferView", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			_, ok := buffer.Bytes(e, c.Arg(0))
			return eng.Bool(ok), nil
		}},
		{Name: "_isUint8Array", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Bool(lang.IsObject(e, c.Arg(0)) && eng.Class(c.Arg(0)) == "Uint8Array"), nil
		}},
		{Name: "_uint8ArrayToBuffer", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			b, ok := buffer.Bytes(e, c.Arg(0))
			if !ok {
				return nil, e.InvalidArgType("chunk", "an instance of Uint8Array", c.Arg(0))
			}
			return buffer.New(e, b), nil
		}},
	}
}

// scripted gives the classes their functions that are written in JavaScript.
func (cs *classes) scripted(e *env.Env) error {
	eng := e.Engine
	legacy, err := eng.Get(cs.legacy, "prototype")
	if err != nil {
		return err
	}
	pipe := func(c *engine.Call) (engine.Value, error) {
		parts, err := cs.part(e, "legacy")
		if err != nil {
			return nil, err
		}
		f, err := eng.Get(parts, "pipe")
		if err != nil {
			return nil, err
		}
		return eng.Call(f, c.This, c.Args...)
	}
	if err := e.Functions(legacy, env.Method{Name: "pipe", Length: 2, Func: pipe}); err != nil {
		return err
	}
	read := cs.prototype[Readable]
	wrap := func(c *engine.Call) (engine.Value, error) {
		parts, err := cs.part(e, "legacy")
		if err != nil {
			return nil, err
		}
		f, err := eng.Get(parts, "wrap")
		if err != nil {
			return nil, err
		}
		return eng.Call(f, c.This, c.Args...)
	}
	if err := e.Functions(read, env.Method{Name: "wrap", Length: 1, Func: wrap}); err != nil {
		return err
	}
	if err := cs.statics(e); err != nil {
		return err
	}
	if !hasPromises(e) {
		return nil
	}
	hidden := func(to engine.Value, key engine.Key, st stub) error {
		return eng.Define(to, key, engine.Property{Value: st.value(e, cs), Writable: true, Configurable: true})
	}
	iterator := stub{part: "iterate", export: "of", this: true}
	err = hidden(read, lang.Symbol(e, "asyncIterator"), stub{part: "iterate", export: "of", this: true, name: "[Symbol.asyncIterator]"})
	if err != nil {
		return err
	}
	iterator.length = 1
	if err := eng.Set(read, "iterator", iterator.value(e, cs)); err != nil {
		return err
	}
	dispose := lang.SymbolFor(e, "nodejs.asyncDispose")
	if own := lang.Symbol(e, "asyncDispose"); own != nil {
		dispose = own
	}
	if dispose != nil {
		if err := hidden(read, dispose, stub{part: "iterate", export: "dispose", this: true}); err != nil {
			return err
		}
	}
	for _, st := range [...]stub{
		{name: "asIndexedPairs"}, {name: "drop", length: 1}, {name: "filter", length: 2}, {name: "flatMap", length: 2}, {name: "map", length: 2},
		{name: "take", length: 1}, {name: "compose", length: 2, part: "compose", export: "method"}, {name: "every", length: 2}, {name: "forEach", length: 2},
		{name: "reduce", length: 3}, {name: "toArray", length: 1}, {name: "some", length: 2}, {name: "find", length: 2},
	} {
		if st.this = true; st.part == "" {
			st.part, st.export = "operators", st.name
		}
		if err := hidden(read, st.name, st); err != nil {
			return err
		}
	}
	return nil
}

// statics are from, wrap and their like on the classes.
func (cs *classes) statics(e *env.Env) error {
	eng := e.Engine
	web := func(name string) env.Method {
		return env.Method{Name: name, Length: 2, Func: func(*engine.Call) (engine.Value, error) {
			return nil, e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", name+" is not built yet: there are no web streams")
		}}
	}
	for _, kind := range [...]Kind{Readable, Writable, Duplex} {
		if err := e.Functions(cs.class[kind], web("fromWeb"), web("toWeb")); err != nil {
			return err
		}
	}
	err := e.Functions(cs.class[Readable],
		env.Method{Name: "from", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return cs.run(e, "from", "from", cs.class[Readable], c.Arg(0), c.Arg(1))
		}},
		env.Method{Name: "wrap", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return cs.run(e, "legacy", "wrapped", c.Args...)
		}})
	if err != nil {
		return err
	}
	if err := e.Functions(cs.class[Duplex], env.Method{Name: "from", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
		return cs.run(e, "duplexify", "from", c.Arg(0), eng.String("body"))
	}}); err != nil {
		return err
	}
	return cs.views(e)
}
