// Package util is the util module, and util/types.
//
// What an engine has nothing for is absent: promisify and callbackify without
// Promise, getSystemErrorMap without Map.
package util

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/deepequal"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Module is require('util').
var Module = env.Module{Name: "util", Load: load}

// TypesModule is require('util/types'), which is util.types.
var TypesModule = env.Module{Name: "util/types", Load: loadTypes}

// util is the module of one Env.
type util struct {
	env        *env.Env
	eng        engine.Engine
	in         *inspect.Inspector
	exports    engine.Value
	deprecated map[string]bool // codes that have been warned of
}

func load(e *env.Env) (engine.Value, error) {
	inspect.Install(e)
	u := &util{env: e, eng: e.Engine, in: inspect.Of(e), exports: e.Keep(e.Engine.NewObject(nil)), deprecated: make(map[string]bool)}
	hasPromise := lang.Global(e, "Promise") != nil
	var err error
	set := func(name string, v engine.Value) {
		if err == nil && v != nil {
			err = u.eng.Set(u.exports, name, v)
		}
	}
	fn := func(name string, length int, f engine.Func) { set(name, u.eng.NewFunc(name, length, f)) }

	fn("_errnoException", 0, u.errnoException)
	fn("_exceptionWithHostPort", 0, u.exceptionWithHostPort)
	fn("_extend", 2, u.extend)
	if hasPromise {
		fn("callbackify", 1, u.callbackify)
	}
	debuglog := u.eng.NewFunc("debuglog", 2, u.debuglog)
	set("debug", debuglog)
	set("debuglog", debuglog)
	fn("deprecate", 4, u.deprecate)
	fn("format", 0, u.format)
	fn("styleText", 2, u.styleText)
	fn("formatWithOptions", 1, u.formatWithOptions)
	if lang.Global(e, "Map") != nil {
		fn("getSystemErrorMap", 0, u.systemErrorMap)
	}
	fn("getSystemErrorName", 1, u.systemErrorName)
	fn("inherits", 2, u.inherits)
	set("inspect", u.in.Function())
	set("isArray", lang.Static(e, "Array", "isArray"))
	for _, t := range u.tests() {
		fn(t.name, t.length, t.function(u.eng))
	}
	fn("log", 0, u.log)
	if hasPromise {
		set("promisify", u.promisifyFunc())
	}
	fn("stripVTControlCharacters", 1, u.stripVT)
	fn("toUSVString", 1, u.toUSVString)
	fn("transferableAbortSignal", 1, u.transferableSignal)
	fn("transferableAbortController", 0, u.transferableController)
	if hasPromise {
		fn("aborted", 2, u.aborted)
	}
	if err != nil {
		return nil, err
	}
	types, err := e.Require("util/types")
	if err != nil {
		return nil, err
	}
	set("types", types)
	fn("parseEnv", 1, u.parseEnv)
	for _, lazy := range [...]struct {
		name string
		load func() (engine.Value, error)
	}{
		{"parseArgs", u.parseArgs},
		{"TextDecoder", func() (engine.Value, error) { return buffer.TextDecoder(e) }},
		{"TextEncoder", func() (engine.Value, error) { return buffer.TextEncoder(e) }},
		{"MIMEType", u.mimeTypeClass}, {"MIMEParams", u.mimeParamsClass},
	} {
		if err == nil {
			err = e.Lazy(u.exports, lazy.name, true, lazy.load)
		}
	}
	return u.exports, err
}

func (u *util) format(c *engine.Call) (engine.Value, error) {
	text, err := u.in.Format(c.Args, nil)
	if err != nil {
		return nil, err
	}
	return u.eng.String(text), nil
}

func (u *util) formatWithOptions(c *engine.Call) (engine.Value, error) {
	if u.eng.TypeOf(c.Arg(0)) != engine.Object {
		return nil, u.env.InvalidArgType("inspectOptions", "of type object", c.Arg(0))
	}
	o, err := u.in.Options(c.Arg(0))
	if err != nil {
		return nil, err
	}
	text, err := u.in.Format(c.Args[1:], &o)
	if err != nil {
		return nil, err
	}
	return u.eng.String(text), nil
}

func (u *util) extend(c *engine.Call) (engine.Value, error) {
	target, source := c.Arg(0), c.Arg(1)
	if u.eng.TypeOf(source) != engine.Object {
		return target, nil
	}
	keys, err := u.eng.Keys(source, false)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		name, ok := key.(string)
		if !ok {
			continue
		}
		v, err := u.eng.Get(source, name)
		if err != nil {
			return nil, err
		}
		if err := u.eng.Set(target, name, v); err != nil {
			return nil, err
		}
	}
	return target, nil
}

func (u *util) inherits(c *engine.Call) (engine.Value, error) {
	class, parent := c.Arg(0), c.Arg(1)
	if lang.IsNullish(u.env, class) {
		return nil, u.env.InvalidArgType("ctor", "of type function", class)
	}
	if lang.IsNullish(u.env, parent) {
		return nil, u.env.InvalidArgType("superCtor", "of type function", parent)
	}
	above, err := u.eng.Get(parent, "prototype")
	if err != nil {
		return nil, err
	}
	if u.eng.TypeOf(above) == engine.Undefined {
		return nil, u.env.InvalidArgType("superCtor.prototype", "of type object", above)
	}
	if t := u.eng.TypeOf(above); t != engine.Object && t != engine.Function && t != engine.Null {
		return nil, u.env.Throw(env.TypeError, "", "Object prototype may only be an Object or null: "+u.env.Text(above))
	}
	if err := u.eng.Define(class, "super_", engine.Property{Value: parent, Writable: true, Configurable: true}); err != nil {
		return nil, err
	}
	prototype, err := u.eng.Get(class, "prototype")
	if err != nil {
		return nil, err
	}
	return c.Undefined, u.eng.SetProto(prototype, above)
}

func (u *util) stripVT(c *engine.Call) (engine.Value, error) {
	text, err := u.env.StringArg("str", c.Arg(0))
	if err != nil {
		return nil, err
	}
	return u.eng.String(inspect.StripVT(text)), nil
}

// toUSVString puts U+FFFD for every half of a pair that has lost the other.
func (u *util) toUSVString(c *engine.Call) (engine.Value, error) {
	text, err := u.eng.ToString(c.Arg(0))
	if err != nil {
		return nil, err
	}
	return u.eng.String(wellFormed(text)), nil
}

func (u *util) isDeepStrictEqual(c *engine.Call) (engine.Value, error) {
	equal, err := deepequal.Equal(u.env, c.Arg(0), c.Arg(1), true)
	return u.eng.Bool(equal), err
}
