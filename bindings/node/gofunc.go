package node

import (
	"context"
	"reflect"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// function makes a script's function of a Go function.
func (r *Runtime) function(name string, f reflect.Value) engine.Value {
	t := f.Type()
	if t.ConvertibleTo(typeOfFunc) {
		return r.Env.Engine.NewFunc(name, 0, f.Convert(typeOfFunc).Interface().(engine.Func))
	}
	length := t.NumIn()
	if t.IsVariadic() {
		length--
	}
	if length > 0 && t.In(0) == typeOfContext {
		length--
	}
	return r.Env.Engine.NewFunc(name, length, func(c *engine.Call) (engine.Value, error) {
		return r.callGo(name, f, c.Args)
	})
}

// callGo calls a Go function with a script's arguments.
func (r *Runtime) callGo(name string, f reflect.Value, args []engine.Value) (engine.Value, error) {
	t := f.Type()
	in := make([]reflect.Value, 0, max(t.NumIn(), len(args)))
	if name == "" {
		name = "the function"
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		fixed--
	}
	for i := range fixed {
		if i == 0 && t.In(0) == typeOfContext {
			in = append(in, reflect.ValueOf(r.context()))
			continue
		}
		x := reflect.New(t.In(i)).Elem()
		if n := len(in) - first(t); n < len(args) {
			if err := r.toGo(args[n], x, 0); err != nil {
				return nil, r.throwMisfit(name, n, err)
			}
		}
		in = append(in, x)
	}
	for n := len(in) - first(t); t.IsVariadic() && n < len(args); n++ {
		x := reflect.New(t.In(fixed).Elem()).Elem()
		if err := r.toGo(args[n], x, 0); err != nil {
			return nil, r.throwMisfit(name, n, err)
		}
		in = append(in, x)
	}
	return r.results(f.Call(in))
}

// first is the parameter that takes the first argument.
func first(t reflect.Type) int {
	if t.NumIn() > 0 && t.In(0) == typeOfContext {
		return 1
	}
	return 0
}

// results makes a value of what a Go function returns.
func (r *Runtime) results(out []reflect.Value) (engine.Value, error) {
	if n := len(out); n > 0 && out[n-1].Type() == typeOfError {
		if err, _ := out[n-1].Interface().(error); err != nil {
			return nil, r.throw(err)
		}
		out = out[:n-1]
	}
	switch len(out) {
	case 0:
		return r.Env.Engine.Undefined(), nil
	case 1:
		return r.toScript(out[0], 0)
	}
	list := make([]engine.Value, len(out))
	for i, x := range out {
		var err error
		if list[i], err = r.toScript(x, 0); err != nil {
			return nil, err
		}
	}
	return r.Env.Engine.NewArray(list...), nil
}

// throw is err as a Func returns it: what was thrown stays itself, and what
// stops this script stops it.
func (r *Runtime) throw(err error) error {
	if env.Ended(err) && r.guard.stopping() {
		return err
	}
	return &engine.Exception{Value: r.errorValue(err), Text: err.Error()}
}

// context is that of the run.
func (r *Runtime) context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}
