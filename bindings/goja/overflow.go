package goja

import "github.com/dop251/goja"

// goja ends a script whose calls nest too deep with an error that no catch
// sees. Node throws a RangeError. What goja offers instead of a hook is a
// detail: it notes the stack first, and asks each native function on it for its
// name. The outermost frame is a native function of ours whose name is a
// getter; asked from there, it throws.

// installOuter makes the native function that runs outermostCall, one for all
// outermost calls since there is but one at a time, and what calls it from
// JavaScript.
func (e *Engine) installOuter() {
	outer := e.vm.ToValue(func(goja.FunctionCall) goja.Value {
		f := e.outermostCall
		e.outermostCall = nil
		defer e.keepJobs()
		f()
		return nil
	}).(*goja.Object)
	outer.DefineAccessorProperty("name", e.vm.ToValue(e.frameName), nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
	call := goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{outer}}
	e.enterOuter = func() { e.natives.enter(call) }
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
