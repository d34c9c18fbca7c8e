package goja

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// prepared is what Error.prepareStackTrace makes of the trace of o: V8 lets
// programs format stacks themselves, or look at the frames as objects, and
// packages like depd do. ok is false if the program has set no such function.
func (e *Engine) prepared(o *goja.Object, frames []engine.Frame) (v goja.Value, ok bool) {
	prepare, ok := e.natives.errorCtor.Get("prepareStackTrace").(*goja.Object)
	if !ok || e.preparing {
		return nil, false
	}
	call, ok := goja.AssertFunction(prepare)
	if !ok {
		return nil, false
	}
	e.preparing = true
	defer func() { e.preparing = false }()
	sites := make([]any, len(frames))
	for i, f := range frames {
		sites[i] = e.callSite(f)
	}
	v, err := call(e.natives.errorCtor, o, e.vm.NewArray(sites...))
	if err != nil {
		panic(err)
	}
	return v, true
}

// callSite is one frame as an object with V8's methods.
func (e *Engine) callSite(f engine.Frame) goja.Value {
	if e.callSites == nil {
		e.callSites = e.newCallSites()
	}
	o := e.newObject(e.callSites)
	e.SetHost(o, f)
	return o
}

func (e *Engine) newCallSites() *goja.Object {
	proto := e.vm.NewObject()
	text := func(s string) goja.Value {
		if s == "" {
			return goja.Null()
		}
		return e.vm.ToValue(s)
	}
	number := func(n int) goja.Value {
		if n == 0 {
			return goja.Null()
		}
		return e.vm.ToValue(n)
	}
	method := func(name string, get func(f engine.Frame) goja.Value) {
		e.defineMethod(proto, name, 0, func(c goja.FunctionCall) goja.Value {
			f, ok := e.Host(c.This).(engine.Frame)
			if !ok {
				panic(e.newError(e.natives.typeError, "CallSite method "+name+" expects CallSite as receiver"))
			}
			return get(f)
		})
	}
	same := func(v goja.Value) func(engine.Frame) goja.Value {
		return func(engine.Frame) goja.Value { return v }
	}
	for _, name := range []string{"getThis", "getFunction", "getEvalOrigin"} {
		method(name, same(goja.Undefined()))
	}
	for _, name := range []string{"isEval", "isPromiseAll"} {
		method(name, same(e.vm.ToValue(false)))
	}
	method("getPromiseIndex", same(goja.Null()))
	for _, name := range []string{"getFileName", "getScriptNameOrSourceURL"} {
		method(name, func(f engine.Frame) goja.Value { return text(f.File) })
	}
	method("getLineNumber", func(f engine.Frame) goja.Value { return number(f.Line) })
	method("getColumnNumber", func(f engine.Frame) goja.Value { return number(f.Column) })
	method("getEnclosingLineNumber", func(f engine.Frame) goja.Value { return number(f.Line) })
	method("getEnclosingColumnNumber", func(f engine.Frame) goja.Value { return number(f.Column) })
	method("getFunctionName", func(f engine.Frame) goja.Value { _, name, _ := parts(f.Func); return text(name) })
	method("getTypeName", func(f engine.Frame) goja.Value { class, _, _ := parts(f.Func); return text(class) })
	method("getMethodName", func(f engine.Frame) goja.Value { _, _, name := parts(f.Func); return text(name) })
	method("isNative", func(f engine.Frame) goja.Value { return e.vm.ToValue(f.File == "") })
	method("isToplevel", func(f engine.Frame) goja.Value { class, _, _ := parts(f.Func); return e.vm.ToValue(class == "") })
	method("isConstructor", func(f engine.Frame) goja.Value { return e.vm.ToValue(strings.HasPrefix(f.Func, "new ")) })
	method("isAsync", func(f engine.Frame) goja.Value { return e.vm.ToValue(strings.HasPrefix(f.Func, "async ")) })
	method("toString", func(f engine.Frame) goja.Value { return e.vm.ToValue(f.String()) })
	return proto
}

// parts takes the name of a frame apart: "Class.method" or "get x [as x]".
func parts(name string) (class, function, method string) {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "new "), "async ")
	name, as, renamed := strings.Cut(strings.TrimSuffix(name, "]"), " [as ")
	function = name
	if c, m, ok := strings.Cut(name, "."); ok && c != "" {
		class, function, method = c, m, m
	}
	if renamed {
		method = as
	}
	if function == "<anonymous>" {
		function, method = "", ""
	}
	return class, function, method
}
