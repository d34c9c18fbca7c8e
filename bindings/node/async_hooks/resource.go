package async_hooks

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// resource is an AsyncResource: a scope in the hands of a script.
type resource struct{ scope *env.Scope }

func (st *state) resourceClass() (engine.Value, error) {
	method := func(name string, length int, f func(r *resource, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			r, ok := st.eng.Host(c.This).(*resource)
			if !ok {
				return nil, st.e.Throw(env.TypeError, "", "Value of \"this\" must be of type AsyncResource")
			}
			return f(r, c)
		}}
	}
	class, prototype, err := st.e.Class("AsyncResource", 1, nil, st.newResource,
		method("runInAsyncScope", 2, func(r *resource, c *engine.Call) (engine.Value, error) {
			return st.runIn(r, c.This, c.Arg(0), c.Arg(1), rest(c, 2))
		}),
		method("emitDestroy", 0, func(r *resource, c *engine.Call) (engine.Value, error) {
			id := st.number(r.scope.ID)
			if len(st.hooks) > 0 {
				st.e.NextTick(func() error { return st.tell("destroy", id) })
			}
			return c.This, nil
		}),
		method("asyncId", 0, func(r *resource, _ *engine.Call) (engine.Value, error) {
			return st.number(r.scope.ID), nil
		}),
		method("triggerAsyncId", 0, func(r *resource, _ *engine.Call) (engine.Value, error) {
			return st.number(r.scope.Trigger), nil
		}),
		method("bind", 2, func(r *resource, c *engine.Call) (engine.Value, error) {
			return st.bind(r, c.This, c.Arg(0), c.Arg(1))
		}))
	if err != nil {
		return nil, err
	}
	st.resourcePrototype = prototype
	return class, st.e.Methods(class, env.Method{Name: "bind", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
		return st.bindNew(c.Arg(0), c.Arg(1), c.Arg(2))
	}})
}

// newResource is new AsyncResource(type, options or triggerAsyncId).
func (st *state) newResource(c *engine.Call) (engine.Value, error) {
	if c.NewTarget == nil {
		return nil, st.needsNew("AsyncResource")
	}
	if _, err := st.e.StringArg("type", c.Arg(0)); err != nil {
		return nil, err
	}
	scope, trigger := st.e.Capture(), c.Arg(1)
	switch st.eng.TypeOf(trigger) {
	case engine.Number:
	case engine.Null:
		return nil, st.e.Throw(env.TypeError, "", "Cannot read properties of null (reading 'triggerAsyncId')")
	case engine.Object, engine.Function:
		var err error
		if trigger, err = st.eng.Get(trigger, "triggerAsyncId"); err != nil {
			return nil, err
		}
	default:
		trigger = c.Undefined
	}
	if st.eng.TypeOf(trigger) != engine.Undefined {
		id, err := st.eng.ToNumber(trigger)
		if err != nil || st.eng.TypeOf(trigger) != engine.Number || id < -1 || id != math.Trunc(id) {
			return nil, st.e.Throw(env.RangeError, "ERR_INVALID_ASYNC_ID", "Invalid triggerAsyncId value: "+st.e.Text(trigger))
		}
		scope.Trigger = int64(id)
	}
	return c.Undefined, st.begin(c.This, c.Args[0], scope)
}

// begin makes this an AsyncResource with the scope, and tells the hooks.
func (st *state) begin(this, kind engine.Value, scope *env.Scope) error {
	st.eng.SetHost(this, &resource{scope: scope})
	if len(st.hooks) == 0 {
		return nil
	}
	return st.tell("init", st.number(scope.ID), kind, st.number(scope.Trigger), this)
}

// runIn calls fn in the scope of r, whose object is the executionAsyncResource
// meanwhile.
func (st *state) runIn(r *resource, object, fn, this engine.Value, args []engine.Value) (v engine.Value, err error) {
	id, outer := st.number(r.scope.ID), r.scope.Resource
	r.scope.Resource = object
	defer func() { r.scope.Resource = outer }()
	err = st.e.Within(r.scope, func() error {
		if err := st.tell("before", id); err != nil {
			return err
		}
		if v, err = st.call(fn, this, args); err != nil {
			return err
		}
		return st.tell("after", id)
	})
	return v, err
}

// bindNew binds fn to a new resource, as the static bind does; kind undefined
// is the function's name.
func (st *state) bindNew(fn, kind, this engine.Value) (engine.Value, error) {
	if lang.IsNullish(st.e, fn) && !st.eng.ToBool(kind) {
		return nil, st.e.Throw(env.TypeError, "", "Cannot read properties of "+st.e.Text(fn)+" (reading 'name')")
	}
	if err := st.e.Func("fn", fn); err != nil {
		return nil, err
	}
	if !st.eng.ToBool(kind) {
		name, err := st.eng.Get(fn, "name")
		if err != nil {
			return nil, err
		}
		if kind = name; !st.eng.ToBool(name) {
			kind = st.eng.String("bound-anonymous-fn")
		}
	}
	if _, err := st.e.StringArg("type", kind); err != nil {
		return nil, err
	}
	object, scope := st.eng.NewObject(st.resourcePrototype), st.e.Capture()
	if err := st.begin(object, kind, scope); err != nil {
		return nil, err
	}
	return st.bind(st.eng.Host(object).(*resource), object, fn, this)
}

// bind is a function that calls fn in the scope of r, with this, or with its own
// where that is undefined.
func (st *state) bind(r *resource, object, fn, this engine.Value) (engine.Value, error) {
	if err := st.e.Func("fn", fn); err != nil {
		return nil, err
	}
	length, err := st.eng.Get(fn, "length")
	if err != nil {
		return nil, err
	}
	n, err := st.e.Int(length)
	if err != nil {
		return nil, err
	}
	name, own := "bound", st.eng.TypeOf(this) == engine.Undefined
	if !own {
		name = "bound runInAsyncScope"
	}
	var held struct{ fn, this, object engine.Value }
	bound := st.eng.NewFunc(name, n, func(c *engine.Call) (engine.Value, error) {
		this := held.this
		if own {
			this = c.This
		}
		return st.runIn(r, held.object, held.fn, this, c.Args)
	})
	held.fn, held.this, held.object = engine.HoldBy(st.eng, bound, fn), engine.HoldBy(st.eng, bound, this), engine.HoldBy(st.eng, bound, object)
	shown := held.object
	return bound, st.e.Accessor(bound, "asyncResource", true,
		func(engine.Value) (engine.Value, error) { return shown, st.warn() },
		func(_, v engine.Value) error {
			shown = engine.HoldBy(st.eng, bound, v)
			return st.warn()
		})
}

func (st *state) warn() error {
	if st.warned {
		return nil
	}
	st.warned = true
	return st.e.EmitWarning(st.eng.String("The asyncResource property on bound functions is deprecated"),
		st.eng.String("DeprecationWarning"), st.eng.String("DEP0172"))
}
