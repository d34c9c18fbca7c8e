package otto

import (
	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// prepared is what Error.prepareStackTrace makes of the trace of o: V8 lets
// programs format stacks themselves, or look at the frames as objects, and
// packages like depd do. ok is false if the program has set no such function,
// or it throws.
func (e *Engine) prepared(o *object, list []frame) (v otto.Value, ok bool) {
	p, set := e.rt.global.Error.property["prepareStackTrace"]
	if !set || e.preparing {
		return v, false
	}
	f, _ := p.data()
	fn := objectOf(f)
	if fn == nil || fn.class != "Function" {
		return v, false
	}
	e.preparing = true
	defer func() {
		e.preparing = false
		if r := recover(); r != nil {
			ok = false // what unwinds the script goes on at the next check
		}
	}()
	var sites []otto.Value
	for _, f := range e.frames(list) {
		sites = append(sites, e.callSite(f))
	}
	return fn.invoke(e.rt.global.Error.asValue(), o.asValue(), e.array(sites...)), true
}

// callSite is one frame as an object with V8's methods.
func (e *Engine) callSite(f engine.Frame) otto.Value {
	o := e.newObject(e.rt.global.ObjectPrototype)
	method := func(name string, v otto.Value) {
		e.defineFunc(o, name, 0, func(otto.FunctionCall) otto.Value { return v })
	}
	orNull := func(ok bool, v otto.Value) otto.Value {
		if ok {
			return v
		}
		return pack(value{nil, kindNull})
	}
	method("getFileName", orNull(f.File != "", text(f.File)))
	method("getScriptNameOrSourceURL", orNull(f.File != "", text(f.File)))
	method("getLineNumber", orNull(f.Line > 0, integer(f.Line)))
	method("getColumnNumber", orNull(f.Column > 0, integer(f.Column)))
	method("getFunctionName", orNull(f.Func != "", text(f.Func)))
	method("getMethodName", orNull(false, otto.Value{}))
	method("getTypeName", orNull(false, otto.Value{}))
	method("getThis", otto.Value{})
	method("getFunction", otto.Value{})
	method("getEvalOrigin", otto.Value{})
	method("isNative", boolean(f.File == ""))
	method("isEval", boolean(false))
	method("isToplevel", boolean(f.Func == ""))
	method("isConstructor", boolean(false))
	method("isAsync", boolean(false))
	method("toString", text(f.String()))
	return o.asValue()
}
