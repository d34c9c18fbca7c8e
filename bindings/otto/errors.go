package otto

import (
	"unsafe"

	"github.com/robertkrimen/otto"
)

// otto's Error objects compute their stack with a getter, in a form of their
// own. Node's have a property that can be assigned, and libraries do assign
// it. Ours is made when somebody looks: most errors are caught and forgotten.

// unmade is the value of a stack property nobody has looked at.
type unmade struct{ engine *Engine }

// errorClass is otto's class of plain objects, but makes the stack.
func errorClass(c objectClass) *objectClass {
	plain := c
	c.getOwnProperty = func(o *object, name string) *property {
		if name == "stack" {
			o.makeStack()
		}
		return plain.getOwnProperty(o, name)
	}
	c.defineOwnProperty = func(o *object, name string, p property, throw bool) bool {
		if name == "stack" {
			o.makeStack()
		}
		return plain.defineOwnProperty(o, name, p, throw)
	}
	return &c
}

func (o *object) makeStack() {
	p, ok := o.property["stack"]
	u, unmade := p.value.(unmade)
	if !ok || !unmade {
		return
	}
	list := o.hidden().trace
	// What the program's own formatter sees, should it look, is the text.
	p.value = text(u.engine.stackText(o.header(), list))
	o.property["stack"] = p
	if v, ok := u.engine.prepared(o, list); ok {
		p.value = v
		o.property["stack"] = p
	}
}

// trace is where an Error was made, nil for other objects.
func (o *object) trace() []frame {
	if h := o.hidden(); h != nil && h.trace != nil {
		return h.trace
	}
	if raw := o.raw(); raw != nil {
		return raw.trace
	}
	return nil
}

// raw is what otto keeps in an Error object, nil in other objects.
func (o *object) raw() *ottoError {
	if open(&o.value).typ != inside.ottoError {
		return nil
	}
	return (*ottoError)(open(&o.value).data)
}

// asAny boxes r as otto expects it in object.value.
func (r *ottoError) asAny() any {
	var v any
	*open(&v) = eface{inside.ottoError, unsafe.Pointer(r)}
	return v
}

// traceFrom makes list the trace of o, and gives o a stack property.
func (e *Engine) traceFrom(o *object, list []frame) {
	if list == nil {
		list = []frame{}
	}
	o.makeHidden().trace = list
	stack := property{unmade{e}, modeHidden}
	switch o.objectClass {
	case inside.plain, inside.errors:
		o.objectClass = inside.errors
	default:
		stack.value = pack(value{e.stackText(o.header(), list), kindString})
	}
	if _, ok := o.property["stack"]; !ok {
		o.propertyOrder = append(o.propertyOrder, "stack")
	}
	o.property["stack"] = stack
}

// adopt makes an Error that otto itself threw one of ours.
func (e *Engine) adopt(o *object) {
	raw := o.raw()
	if raw == nil || o.objectClass == inside.errors {
		return
	}
	message := nodeMessage(raw)
	if message != raw.message {
		o.property["message"] = property{pack(value{message, kindString}), modeHidden}
	} else if p, ok := o.property["message"]; ok {
		// otto lists the message among the enumerable properties.
		if v, _ := p.data(); peek(&v).kind == kindUndefined {
			p.value = pack(value{"", kindString})
		}
		p.mode = modeHidden
		o.property["message"] = p
	}
	e.traceFrom(o, raw.trace)
}

// newError makes an Error object whose trace is where the script is now.
func (e *Engine) newError(name, message string) *object {
	o := newErrorObject(e.rt, ottoError{name: name, message: message, offset: -1, trace: e.stack(0, nil)})
	e.adopt(o)
	return o
}

// installErrors makes the constructors of errors ours.
func (e *Engine) installErrors() {
	g := &e.rt.global
	for _, ctor := range []*object{g.Error, g.EvalError, g.TypeError, g.RangeError, g.ReferenceError, g.SyntaxError, g.URIError} {
		e.installError(ctor)
		if ctor != g.Error {
			ctor.prototype = g.Error
		}
	}
	e.defineFunc(g.Error, "captureStackTrace", 2, e.captureStackTrace)
	e.defineAccessor(g.Error, "stackTraceLimit",
		func(otto.FunctionCall) otto.Value { return pack(value{e.rt.traceLimit, kindNumber}) },
		func(call otto.FunctionCall) otto.Value {
			if f := valueFloat(call.Argument(0)); f == f {
				e.rt.traceLimit = int(min(max(f, 0), 1000))
			}
			return otto.Value{}
		})
}

func (e *Engine) installError(ctor *object) {
	proto := objectOf(ctor.objectClass.get(ctor, "prototype"))
	native := *ctor.native()
	native.call = func(call otto.FunctionCall) otto.Value { return e.buildError(proto, call.ArgumentList, 1).asValue() }
	native.construct = func(_ *object, args []otto.Value) otto.Value { return e.buildError(proto, args, 0).asValue() }
	ctor.value = native.asAny()
}

// buildError is new Error(message, options) with this prototype. Its trace
// leaves out the innermost skip frames.
func (e *Engine) buildError(proto *object, args []otto.Value, skip int) *object {
	o := e.newObject(proto)
	o.class = "Error"
	message := ""
	if len(args) > 0 && !args[0].IsUndefined() {
		message = valueString(args[0])
	}
	trace := e.stack(skip, nil)
	o.value = (&ottoError{name: proto.text("name"), message: message, trace: trace, offset: -1}).asAny()
	e.traceFrom(o, trace)
	if len(args) > 0 && !args[0].IsUndefined() {
		o.add("message", pack(value{message, kindString}), modeHidden)
	}
	if len(args) > 1 {
		if options := objectOf(args[1]); options != nil && options.objectClass.hasProperty(options, "cause") {
			o.add("cause", options.objectClass.get(options, "cause"), modeHidden)
		}
	}
	return o
}

// installAggregate adds AggregateError, which otto does not have.
func (e *Engine) installAggregate() {
	const name = "AggregateError"
	proto := e.newObject(e.rt.global.ErrorPrototype)
	proto.add("name", text(name), modeHidden)
	proto.add("message", text(""), modeHidden)
	build := func(args []otto.Value, skip int) otto.Value {
		var errors otto.Value
		if len(args) > 0 {
			errors, args = args[0], args[1:]
		}
		o := e.buildError(proto, args, skip)
		o.add("errors", e.array(e.elements(errors)...), modeHidden)
		return o.asValue()
	}
	fn := &function{length: 2, engine: e}
	fn.name = name
	fn.call = func(call otto.FunctionCall) otto.Value { return build(call.ArgumentList, 1) }
	fn.construct = func(_ *object, args []otto.Value) otto.Value { return build(args, 0) }
	class := e.newFunction(&fn.nativeFunction)
	class.prototype = e.rt.global.Error
	class.materialize()
	class.property["prototype"] = property{proto.asValue(), 0}
	proto.add("constructor", class.asValue(), modeHidden)
	e.rt.globalObject.add(name, class.asValue(), modeHidden)
	e.newAggregate = func(errors []otto.Value, message string) *object {
		return objectOf(build([]otto.Value{e.array(errors...), text(message)}, 0))
	}
}

// captureStackTrace is V8's: obj gets a stack that ends above the call of fn.
func (e *Engine) captureStackTrace(call otto.FunctionCall) otto.Value {
	o := objectOf(call.Argument(0))
	if o == nil {
		panic(e.newError("TypeError", "Invalid argument").asValue())
	}
	var list []frame
	if until := objectOf(call.Argument(1)); until != nil {
		list = e.stack(0, until)
	} else {
		list = e.stack(1, nil)
	}
	e.traceFrom(o, list)
	return otto.Value{}
}

// header is what a stack begins with: what Error.prototype.toString would
// say, without running the script.
func (o *object) header() string {
	name := "Error"
	if p := o.objectClass.getProperty(o, "name"); p != nil {
		name = o.text("name")
	}
	return errorText(name, o.text("message"))
}
