package goja

import "github.com/dop251/goja"

// goja ends a script whose calls nest too deep with an error that no catch
// sees. Node throws a RangeError. What goja offers instead of a hook is a
// detail: it notes the stack first, and asks each native function on it for its
// name. The outermost frame is a native function of ours whose name is a
// getter; asked from there, it throws.

// outerFrame is the native function that calls f: one for all outermost calls,
// since there is but one at a time.
func (e *Engine) outerFrame(f func()) goja.Value {
	e.outermostCall = f
	if e.outer == nil {
		e.outer = e.vm.ToValue(func(goja.FunctionCall) goja.Value {
			f := e.outermostCall
			e.outermostCall = nil
			f()
			return nil
		}).(*goja.Object)
		e.outer.DefineAccessorProperty("name", e.natives.frameName, nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return e.outer
}

func (e *Engine) frameName(goja.FunctionCall) goja.Value {
	if !e.overflowing && e.machine.overflown() {
		panic(e.rangeError())
	}
	return e.vm.ToValue("")
}

func (e *Engine) rangeError() goja.Value {
	e.overflowing = true
	defer func() { e.overflowing = false }()
	return e.newError(e.natives.rangeError, "Maximum call stack size exceeded")
}
