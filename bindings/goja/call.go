package goja

import (
	"errors"
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Run runs a script in the global scope and gives its completion value.
func (e *Engine) Run(src engine.Source) (engine.Value, error) {
	program, err := e.compile(src, "", "")
	if err != nil {
		return nil, err
	}
	return e.run(program)
}

// Function compiles src as the body of a function in the global scope.
func (e *Engine) Function(src engine.Source, params ...string) (engine.Value, error) {
	program, err := e.compile(src, "(function ("+strings.Join(params, ", ")+") {", "\n})")
	if err != nil {
		return nil, err
	}
	return e.run(program)
}

func (e *Engine) run(program *goja.Program) (v engine.Value, err error) {
	err = e.enter(func() error {
		result, err := e.vm.RunProgram(program)
		v = out(result)
		return err
	})
	return v, err
}

// Call calls fn.
func (e *Engine) Call(fn, this engine.Value, args ...engine.Value) (engine.Value, error) {
	f, ok := goja.AssertFunction(in(fn))
	if !ok {
		return nil, e.throwType("not a function")
	}
	if t := e.stopped(); t != nil {
		return nil, t
	}
	if e.depth == 0 {
		return e.callFirst(f, in(this), values(args))
	}
	return e.callAgain(f, in(this), values(args))
}

func (e *Engine) callFirst(f goja.Callable, this goja.Value, args []goja.Value) (v engine.Value, err error) {
	err = e.enterFirst(func() error {
		var err error
		v, err = e.callAgain(f, this, args)
		return err
	})
	return v, err
}

func (e *Engine) callAgain(f goja.Callable, this goja.Value, args []goja.Value) (v engine.Value, err error) {
	e.deeper()
	defer e.unwind(e.machine.tried(), &err)
	result, thrown := f(this, args...)
	return out(result), e.thrown(thrown)
}

// Construct is new fn(...args).
func (e *Engine) Construct(fn engine.Value, args ...engine.Value) (v engine.Value, err error) {
	f, ok := goja.AssertConstructor(in(fn))
	if !ok {
		return nil, e.throwType("not a constructor")
	}
	err = e.enter(func() error {
		result, err := f(nil, values(args)...)
		v = result
		return err
	})
	return v, err
}

func values(args []engine.Value) []goja.Value {
	list := make([]goja.Value, len(args))
	for i, v := range args {
		list[i] = in(v)
	}
	return list
}

// NewFunc makes a function that is a constructor too. To goja's API these are
// two things; inside they are one.
func (e *Engine) NewFunc(name string, length int, f engine.Func) engine.Value {
	fn := e.named(func(goja.ConstructorCall) *goja.Object { return nil }, name, length)
	e.machine.setNative(fn, e.nativeOf(fn, f), func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		if newTarget == nil {
			newTarget = fn
		}
		proto, ok := newTarget.Get("prototype").(*goja.Object)
		if !ok {
			proto = e.natives.objectProto
		}
		this := e.newObject(proto)
		if made, ok := e.callFunc(f, this, args, newTarget).(*goja.Object); ok {
			return made
		}
		return this
	})
	return fn
}

// NewMethod makes a function that is no constructor.
func (e *Engine) NewMethod(name string, length int, f engine.Func) engine.Value {
	fn := e.named(func(goja.FunctionCall) goja.Value { return nil }, name, length)
	e.machine.setNative(fn, e.nativeOf(fn, f), nil)
	return fn
}

// named is a function of goja's making.
func (e *Engine) named(f any, name string, length int) *goja.Object {
	fn := e.vm.ToValue(f).(*goja.Object)
	fn.DefineDataProperty("name", e.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	if length > 0 {
		fn.DefineDataProperty("length", e.vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return fn
}

// nativeOf is what fn does when it is called.
func (e *Engine) nativeOf(fn *goja.Object, f engine.Func) native {
	return func(c goja.FunctionCall) goja.Value {
		e.machine.hideFrame(fn)
		return e.callFunc(f, c.This, c.Arguments, nil)
	}
}

// proxy is o as a proxy of the script's: module namespaces are none.
func (e *Engine) proxy(o *goja.Object) (goja.Proxy, bool) {
	if o.ExportType() != typeOfProxy {
		return goja.Proxy{}, false
	}
	p := o.Export().(goja.Proxy)
	return p, !isNamespace(p)
}

// callFunc calls a function of ours from a script.
func (e *Engine) callFunc(f engine.Func, this goja.Value, args []goja.Value, newTarget *goja.Object) goja.Value {
	e.deeper()
	defer e.shallower()
	call := newCall(len(args))
	call.This, call.Undefined = out(this), goja.Undefined()
	for i, v := range args {
		call.Args[i] = out(v)
	}
	if newTarget != nil {
		call.NewTarget = newTarget
	}
	v, err := e.guard(f, call)
	if err != nil {
		e.throw(err)
	}
	if e.ending != nil { // and f did not pass it on
		e.end(e.ending)
	}
	return in(v)
}

// newCall makes a call with room for n arguments in one piece of memory, if they
// are few.
func newCall(n int) *engine.Call {
	switch {
	case n == 0:
		return &engine.Call{}
	case n <= 2:
		c := &struct {
			engine.Call
			args [2]engine.Value
		}{}
		c.Args = c.args[:n:n]
		return &c.Call
	}
	return &engine.Call{Args: make([]engine.Value, n)}
}

// throw makes an error that a Func returned what it is to the script.
func (e *Engine) throw(err error) {
	var ending *engine.Termination
	if errors.As(err, &ending) {
		e.end(ending)
	}
	var x *engine.Exception
	if errors.As(err, &x) {
		panic(in(x.Value))
	}
	o, newErr := e.vm.New(e.natives.errorCtor, e.vm.ToValue(err.Error()))
	if newErr != nil {
		panic(newErr)
	}
	panic(o)
}
