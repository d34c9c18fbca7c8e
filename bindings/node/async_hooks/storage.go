package async_hooks

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// storage is an AsyncLocalStorage. What it has is in the scopes, under its
// present key: disable takes another, and what was stored is not found any more.
type storage struct{ key *int }

func (x *storage) find(list *env.Stores) *env.Stores {
	for list != nil && list.Of != x.key {
		list = list.Next
	}
	return list
}

// get is what the storage has in the present scope, nil if nothing.
func (x *storage) get(e *env.Env) engine.Value {
	if found := x.find(e.Scope().Stores); found != nil {
		return found.Value
	}
	return nil
}

// without is the list but for what the storage has in it.
func (x *storage) without(list *env.Stores) *env.Stores {
	if list == nil {
		return nil
	}
	if list.Of == x.key {
		return list.Next
	}
	next := x.without(list.Next)
	if next == list.Next {
		return list
	}
	return &env.Stores{Of: list.Of, Value: list.Value, Next: next}
}

func (x *storage) with(list *env.Stores, v engine.Value) *env.Stores {
	return &env.Stores{Of: x.key, Value: v, Next: x.without(list)}
}

func (st *state) storageClass() (engine.Value, error) {
	method := func(name string, length int, f func(x *storage, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			x, ok := st.eng.Host(c.This).(*storage)
			if !ok {
				return nil, st.e.Throw(env.TypeError, "", "Value of \"this\" must be of type AsyncLocalStorage")
			}
			return f(x, c)
		}}
	}
	class, _, err := st.e.Class("AsyncLocalStorage", 0, nil, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil {
			return nil, st.needsNew("AsyncLocalStorage")
		}
		st.eng.SetHost(c.This, &storage{key: new(int)})
		return c.Undefined, nil
	},
		method("disable", 0, func(x *storage, c *engine.Call) (engine.Value, error) {
			x.key = new(int)
			return c.Undefined, nil
		}),
		method("enterWith", 1, func(x *storage, c *engine.Call) (engine.Value, error) {
			now := st.e.Scope()
			now.Stores = x.with(now.Stores, st.keep(c.Arg(0)))
			return c.Undefined, nil
		}),
		method("run", 2, st.run),
		method("exit", 1, func(x *storage, c *engine.Call) (engine.Value, error) {
			return st.during(x.without(st.e.Scope().Stores), c.Arg(0), rest(c, 1))
		}),
		method("getStore", 0, func(x *storage, c *engine.Call) (engine.Value, error) {
			if v := x.get(st.e); v != nil {
				return v, nil
			}
			return c.Undefined, nil
		}))
	if err != nil {
		return nil, err
	}
	return class, st.e.Methods(class,
		env.Method{Name: "bind", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return st.bindNew(c.Arg(0), c.Undefined, c.Undefined)
		}},
		env.Method{Name: "snapshot", Func: st.snapshot})
}

func (st *state) run(x *storage, c *engine.Call) (engine.Value, error) {
	now := st.e.Scope()
	if v := x.get(st.e); v != nil && st.eng.Same(v, c.Arg(0)) {
		return st.call(c.Arg(1), st.eng.Null(), rest(c, 2))
	}
	return st.during(x.with(now.Stores, st.keep(c.Arg(0))), c.Arg(1), rest(c, 2))
}

// during calls fn while the present scope has these stores. It gets back what it
// had, whatever fn has entered.
func (st *state) during(stores *env.Stores, fn engine.Value, args []engine.Value) (engine.Value, error) {
	now := st.e.Scope()
	before := now.Stores
	now.Stores = stores
	defer func() { now.Stores = before }()
	return st.call(fn, st.eng.Null(), args)
}

// snapshot is a function that calls another one with the stores of now.
func (st *state) snapshot(c *engine.Call) (engine.Value, error) {
	return st.bindNew(st.eng.NewMethod("", 1, func(c *engine.Call) (engine.Value, error) {
		if st.eng.TypeOf(c.Arg(0)) != engine.Function {
			return nil, st.e.Throw(env.TypeError, "", "cb is not a function")
		}
		return st.eng.Call(c.Args[0], nil, rest(c, 1)...)
	}), c.Undefined, c.Undefined)
}
