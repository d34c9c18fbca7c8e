// Package async_hooks is Node's module of this name: AsyncLocalStorage, and
// AsyncResource for those who keep callbacks themselves. What a script begins
// now and hears of later is told in the scope in which it began: see env.Scope.
//
// Differs from Node: a hook of createHook hears of AsyncResources only. Timers,
// requests and promises have their numbers and stores, and nobody is told.
package async_hooks

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('async_hooks'). Scopes are kept from its loading on.
var Module = env.Module{Name: "async_hooks", Load: load}

type state struct {
	e   *env.Env
	eng engine.Engine

	resourcePrototype engine.Value
	hookPrototype     engine.Value
	hooks             []*hook // those enabled
	warned            bool    // of asyncResource
}

func load(e *env.Env) (engine.Value, error) {
	e.TrackScopes()
	st := &state{e: e, eng: e.Engine}
	exports := st.eng.NewObject(nil)
	resource, err := st.resourceClass()
	if err != nil {
		return nil, err
	}
	storage, err := st.storageClass()
	if err != nil {
		return nil, err
	}
	if err := st.eng.Set(exports, "AsyncLocalStorage", storage); err != nil {
		return nil, err
	}
	err = e.Functions(exports,
		env.Method{Name: "createHook", Length: 1, Func: st.createHook},
		env.Method{Name: "executionAsyncId", Func: func(*engine.Call) (engine.Value, error) {
			return st.number(e.Scope().ID), nil
		}},
		env.Method{Name: "triggerAsyncId", Func: func(*engine.Call) (engine.Value, error) {
			return st.number(e.Scope().Trigger), nil
		}},
		env.Method{Name: "executionAsyncResource", Func: func(*engine.Call) (engine.Value, error) {
			s := e.Scope()
			if s.Resource == nil {
				s.Resource = st.keep(st.eng.NewObject(nil))
			}
			return s.Resource, nil
		}})
	if err != nil {
		return nil, err
	}
	providers, err := st.providers()
	if err != nil {
		return nil, err
	}
	if err := st.eng.Set(exports, "asyncWrapProviders", providers); err != nil {
		return nil, err
	}
	return exports, st.eng.Set(exports, "AsyncResource", resource)
}

func (st *state) number(id int64) engine.Value { return st.eng.Number(float64(id)) }

// keep holds what a scope has. Nobody knows when a scope is done with, so on an
// engine whose values do not belong to Go's collector that is for good.
func (st *state) keep(v engine.Value) engine.Value {
	if _, counts := st.eng.(engine.Holder); counts {
		return st.e.Keep(v)
	}
	return v
}

// needsNew is what a class says that is called as a function.
func (st *state) needsNew(name string) error {
	return st.e.Throw(env.TypeError, "", "Class constructor "+name+" cannot be invoked without 'new'")
}

// call is fn.call(this, ...args), for an fn that may be none.
func (st *state) call(fn, this engine.Value, args []engine.Value) (engine.Value, error) {
	if st.eng.TypeOf(fn) == engine.Function {
		return st.eng.Call(fn, this, args...)
	}
	kind := map[engine.Type]string{engine.Undefined: "a undefined", engine.Boolean: "a boolean", engine.Number: "a number",
		engine.String: "a string", engine.Symbol: "a symbol", engine.BigInt: "a bigint"}[st.eng.TypeOf(fn)]
	if kind == "" {
		kind = "an object"
	}
	return nil, st.e.Throw(env.TypeError, "",
		"Function.prototype.apply was called on "+st.e.Text(fn)+", which is "+kind+" and not a function")
}

// rest is what a call has behind its first n arguments.
func rest(c *engine.Call, n int) []engine.Value { return c.Args[min(n, len(c.Args)):] }
