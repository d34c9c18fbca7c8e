package otto

import (
	"strings"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// installGlobals adds globalThis, and makes the ways to compile at run time go
// the way of every other source: lowered and instrumented.
func (e *Engine) installGlobals() {
	e.rt.globalObject.add("globalThis", e.rt.globalObject.asValue(), modeHidden)

	for name, p := range e.rt.globalObject.property {
		v, _ := p.data()
		if o := objectOf(v); o != nil && o.class == "Function" {
			if _, ok := o.property["name"]; !ok {
				o.add("name", text(name), 0o001)
			}
		}
	}

	if proto := e.rt.global.FunctionPrototype; proto.objectClass.getOwnProperty(proto, "name") == nil {
		proto.add("name", text(""), 0o001)
	}

	functionText := objectOf(e.rt.global.FunctionPrototype.get("toString")).native().call
	e.defineFunc(e.rt.global.FunctionPrototype, "toString", 0, func(c otto.FunctionCall) otto.Value {
		if cl := objectOf(c.This).asClass(); cl != nil {
			return text(cl.text())
		}
		return functionText(c)
	})

	eval := *e.rt.eval.native()
	eval.call = e.eval
	e.rt.eval.value = eval.asAny()

	function := *e.rt.global.Function.native()
	function.call = func(c otto.FunctionCall) otto.Value { return e.functionOf(c.ArgumentList) }
	function.construct = func(_ *object, args []otto.Value) otto.Value { return e.functionOf(args) }
	e.rt.global.Function.value = function.asAny()
}

// eval is the global function. A direct call, eval(x), has been given no
// scope of its own by otto, so what it evaluates is in the caller's.
func (e *Engine) eval(c otto.FunctionCall) otto.Value {
	if !c.Argument(0).IsString() {
		return c.Argument(0)
	}
	program, err := e.compile(engine.Source{File: "evalmachine.<anonymous>", Text: valueString(c.Argument(0))}, "", "", false)
	if err != nil {
		e.throwSyntax(err)
	}
	direct := e.rt.scope != nil && asObject(e.rt.scope.frame.fn) != e.rt.eval
	v := evaluateProgram(e.rt, program, direct)
	if peek(&v).kind == kindEmpty {
		return otto.Value{}
	}
	return resolve(v)
}

// functionOf is Function(a, b, body).
func (e *Engine) functionOf(args []otto.Value) otto.Value {
	body := ""
	var params []string
	for i, v := range args {
		if i == len(args)-1 {
			body = valueString(v)
		} else {
			params = append(params, valueString(v))
		}
	}
	program, err := e.compile(engine.Source{File: "<anonymous>", Text: body}, "(function anonymous("+strings.Join(params, ",")+"\n) {\n", "\n})", true)
	if err != nil {
		e.throwSyntax(err)
	}
	return evaluateProgram(e.rt, program, false)
}

// throwSyntax throws a SyntaxError that a script can catch.
func (e *Engine) throwSyntax(err error) {
	if s, ok := err.(*engine.SyntaxError); ok {
		e.throwBuiltin("SyntaxError", s.Message)
	}
	e.throw(err)
}

// installReflect adds Reflect, as far as it does without proxies.
func (e *Engine) installReflect() {
	r := e.newObject(e.rt.global.ObjectPrototype)
	e.rt.globalObject.add("Reflect", r.asValue(), modeHidden)
	target := func(c otto.FunctionCall, method string) *object {
		o := objectOf(c.Argument(0))
		if o == nil {
			e.throwBuiltin("TypeError", "Reflect."+method+" called on non-object")
		}
		return o
	}
	method := func(name string, length int, f func(o *object, c otto.FunctionCall) otto.Value) {
		e.defineFunc(r, name, length, func(c otto.FunctionCall) otto.Value { return f(target(c, name), c) })
	}
	method("apply", 3, func(o *object, c otto.FunctionCall) otto.Value {
		return e.callable(c.Argument(0)).invoke(c.Argument(1), e.listOf(c.Argument(2))...)
	})
	method("construct", 2, func(o *object, c otto.FunctionCall) otto.Value {
		as := objectOf(c.Argument(2))
		if as == nil {
			as = o
		}
		return e.constructAs(e.callable(c.Argument(0)), e.listOf(c.Argument(1)), as)
	})
	method("get", 2, func(o *object, c otto.FunctionCall) otto.Value {
		name := valueString(c.Argument(1))
		if p := o.objectClass.getProperty(o, name); p != nil && len(c.ArgumentList) > 2 {
			if a := p.accessor(); a != nil {
				if a[0] == nil {
					return otto.Value{}
				}
				return a[0].invoke(c.Argument(2))
			}
		}
		return o.get(name)
	})
	method("set", 3, func(o *object, c otto.FunctionCall) otto.Value {
		name := valueString(c.Argument(1))
		if !o.objectClass.canPut(o, name) {
			return boolean(false)
		}
		o.put(name, c.Argument(2))
		return boolean(true)
	})
	method("has", 2, func(o *object, c otto.FunctionCall) otto.Value { return boolean(o.has(valueString(c.Argument(1)))) })
	method("deleteProperty", 2, func(o *object, c otto.FunctionCall) otto.Value {
		return boolean(o.objectClass.delete(o, valueString(c.Argument(1)), false))
	})
	method("ownKeys", 1, func(o *object, c otto.FunctionCall) otto.Value {
		var names []otto.Value
		for _, name := range o.keys(true) {
			names = append(names, text(name))
		}
		return e.array(names...)
	})
	method("getPrototypeOf", 1, func(o *object, c otto.FunctionCall) otto.Value { return e.protoOf(o) })
	method("setPrototypeOf", 2, func(o *object, c otto.FunctionCall) otto.Value {
		return boolean(e.SetProto(o.asAny(), out(c.Argument(1))) == nil)
	})
	method("isExtensible", 1, func(o *object, c otto.FunctionCall) otto.Value { return boolean(o.extensible) })
	method("preventExtensions", 1, func(o *object, c otto.FunctionCall) otto.Value {
		o.extensible = false
		return boolean(true)
	})
	describe := objectOf(e.rt.global.Object.get("getOwnPropertyDescriptor"))
	method("getOwnPropertyDescriptor", 2, func(o *object, c otto.FunctionCall) otto.Value {
		return describe.invoke(otto.Value{}, c.ArgumentList...)
	})
	method("defineProperty", 3, func(o *object, c otto.FunctionCall) otto.Value {
		name := valueString(c.Argument(1))
		return boolean(e.define(o, name, e.descriptor(c.Argument(2))) == "")
	})
}

// listOf is CreateListFromArrayLike.
func (e *Engine) listOf(v otto.Value) []otto.Value {
	o := objectOf(v)
	if o == nil {
		e.throwBuiltin("TypeError", "CreateListFromArrayLike called on non-object")
	}
	list := make([]otto.Value, 0, min(o.length(), 1<<16))
	for i := range o.length() {
		list = append(list, o.at(i))
	}
	return list
}
