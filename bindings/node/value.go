package node

import (
	"context"
	"reflect"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Value is a value of a script in the hands of Go. It is good until Release, or
// Close of the Runtime; the zero Value is undefined. Its methods: Loop goroutine
// only.
type Value struct {
	r *Runtime
	v engine.Value // held
}

// Wrap makes a Value of an engine's own.
func (r *Runtime) Wrap(v engine.Value) Value {
	r.Env.Loop.CheckGoroutine()
	return Value{r, r.Env.Engine.Hold(v)}
}

// Global is the global object.
func (r *Runtime) Global() Value { return r.Wrap(r.Env.Engine.Global()) }

// Raw is the engine's own value.
func (v Value) Raw() engine.Value { return v.v }

// Release lets go of a Value that is not used any more. With an engine whose
// values Go's collector owns, as otto and goja, there is no need to.
func (v Value) Release() {
	if v.r != nil {
		v.r.Env.Engine.Release(v.v)
	}
}

// Type is what typeof says, with null and function told apart from object.
func (v Value) Type() engine.Type {
	if v.r == nil {
		return engine.Undefined
	}
	v.r.Env.Loop.CheckGoroutine()
	return v.r.Env.Engine.TypeOf(v.v)
}

// IsNil tells whether v is undefined or null.
func (v Value) IsNil() bool {
	t := v.Type()
	return t == engine.Undefined || t == engine.Null
}

// String is v as the language converts it; it never fails.
func (v Value) String() string {
	if v.r == nil {
		return "undefined"
	}
	v.r.Env.Loop.CheckGoroutine()
	return v.r.Env.Text(v.v)
}

// Get gives a property.
func (v Value) Get(name string) (Value, error) {
	if v.IsNil() {
		return Value{}, errorf("get %s: the value is %s", name, v)
	}
	p, err := v.r.Env.Engine.Get(v.v, name)
	if err != nil {
		return Value{}, v.r.outward(err)
	}
	return v.r.Wrap(p), nil
}

// Set sets a property; Runtime.Value tells what becomes of x.
func (v Value) Set(name string, x any) error {
	if v.IsNil() {
		return errorf("set %s: the value is %s", name, v)
	}
	p, err := v.r.member(name, reflect.ValueOf(x), 0)
	if err != nil {
		return err
	}
	return v.r.outward(v.r.Env.Engine.Set(v.v, name, p))
}

// Call calls a function, with this undefined, then the ticks and microtasks
// that it queued. It is a run as Eval is, with its errors.
func (v Value) Call(ctx context.Context, args ...any) (Value, error) {
	return v.call(ctx, nil, args)
}

// CallMethod calls the method of this name.
func (v Value) CallMethod(ctx context.Context, name string, args ...any) (Value, error) {
	f, err := v.Get(name)
	if err != nil {
		return Value{}, err
	}
	if f.Type() != engine.Function {
		return Value{}, errorf("%s is not a function", name)
	}
	return f.call(ctx, v.v, args)
}

func (v Value) call(ctx context.Context, this engine.Value, args []any) (Value, error) {
	if v.Type() != engine.Function {
		return Value{}, errorf("call: the value is %s, not a function", v)
	}
	list, err := v.r.list(args)
	if err != nil {
		return Value{}, err
	}
	return v.r.call(ctx, func() (engine.Value, error) { return v.r.Env.Engine.Call(v.v, this, list...) })
}

// list makes a script's values of Go's.
func (r *Runtime) list(args []any) ([]engine.Value, error) {
	list := make([]engine.Value, len(args))
	for i, a := range args {
		v, err := r.Value(a)
		if err != nil {
			return nil, err
		}
		list[i] = v.v
	}
	return list, nil
}

// As is v as a T, for calls that give a Value and an error:
//
//	n, err := node.As[int](rt.Eval(ctx, "sum.js", "40 + 2"))
//
// Value.To tells what becomes of what. Loop goroutine only.
func As[T any](v Value, err error) (T, error) {
	var x T
	if err == nil {
		err = v.To(&x)
	}
	return x, err
}

// class is the kind of an object, "" for what is none.
func (r *Runtime) class(v engine.Value) string {
	if !lang.IsObject(r.Env, v) {
		return ""
	}
	return r.Env.Engine.Class(v)
}
