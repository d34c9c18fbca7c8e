package otto

import (
	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/lower"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Lowered code calls functions of the global object __uv. Package lower has
// them in JavaScript; those that run often are native here.

type nativeHelper struct {
	length int
	run    func(*Engine, otto.FunctionCall) otto.Value
}

// nativeHelpers are by name; the number is that of their parameters.
var nativeHelpers = map[string]nativeHelper{
	"str":    {1, func(e *Engine, c otto.FunctionCall) otto.Value { return text(valueString(c.Argument(0))) }},
	"regexp": {2, (*Engine).regexpLiteral},
	"list":   {2, func(e *Engine, c otto.FunctionCall) otto.Value { return e.arrayOf(c.Argument(0), c.Argument(1)) }},
	"def":    {3, (*Engine).helperDef},
	"spread": {2, (*Engine).helperSpread},
	"rest":   {2, (*Engine).helperRest},
	"construct": {2, func(e *Engine, c otto.FunctionCall) otto.Value {
		return objectConstruct(e.callable(c.Argument(0)), e.listOf(c.Argument(1)))
	}},
}

func init() { // these install another
	nativeHelpers["of"] = nativeHelper{2, func(e *Engine, c otto.FunctionCall) otto.Value { return e.goesOver(c.Argument(0), c.Argument(1)) }}
	nativeHelpers["take"] = nativeHelper{3, (*Engine).helperTake}
}

// helpersFile is what the helpers in JavaScript are compiled as; stack traces
// leave its functions out.
const helpersFile = "uvgo:helpers"

// installHelpers defines what lowered code calls, each function the first time
// some code wants it.
func (e *Engine) installHelpers(names []string) error {
	var missing []string
	uv := objectOf(e.rt.globalObject.get("__uv"))
	for _, name := range names {
		if uv == nil {
			uv = e.newObject(e.rt.global.ObjectPrototype)
			e.rt.globalObject.add("__uv", uv.asValue(), modeHidden)
		}
		if _, ok := uv.property[name]; ok {
			continue
		}
		if native, ok := nativeHelpers[name]; ok {
			e.nativeNames = nil // traces leave it out
			e.defineFunc(uv, name, native.length, func(c otto.FunctionCall) otto.Value { return native.run(e, c) })
		} else {
			missing = append(missing, name)
		}
	}
	if missing == nil {
		return nil
	}
	_, err := e.Run(engine.Source{File: helpersFile, Text: lower.Runtime(missing...)})
	return err
}

// goesOver is what for-of goes over by index instead of v. Arrays, and what is
// like one, stand for themselves.
func (e *Engine) goesOver(v, source otto.Value) otto.Value {
	if o := objectOf(v); o != nil && (o.class == "Arguments" || o.objectClass == inside.bytes) {
		return v
	}
	if isIterator(v) {
		return e.walk(v)
	}
	return e.arrayOf(v, source)
}

// isIterator reports an object that gives its elements one by one: a generator,
// for one.
func isIterator(v otto.Value) bool {
	o := objectOf(v)
	if o == nil || o.class != "Object" {
		return false
	}
	next := objectOf(o.get("next"))
	return next != nil && next.class == "Function"
}

// walk is what for-of goes over instead of an iterator: it asks for an element
// when the loop asks for the length.
func (e *Engine) walk(v otto.Value) otto.Value {
	if err := e.installHelpers([]string{"walk"}); err != nil {
		e.throw(err)
	}
	return objectOf(objectOf(e.rt.globalObject.get("__uv")).get("walk")).invoke(otto.Value{}, v)
}

// helperTake is an array of as many elements as a pattern takes, or of all.
func (e *Engine) helperTake(c otto.FunctionCall) otto.Value {
	v, count := c.Argument(0), valueFloat(c.Argument(1))
	if !isIterator(v) || count < 0 {
		return e.arrayOf(v, c.Argument(2))
	}
	turns := objectOf(e.walk(v))
	var list []otto.Value
	for i := 0; i < int(count) && i < turns.length(); i++ {
		list = append(list, turns.at(i))
	}
	objectOf(turns.get("uvEnd")).invoke(turns.asValue())
	return e.array(list...)
}

// arrayOf is an array of what v goes over: v itself, if it is one.
func (e *Engine) arrayOf(v, source otto.Value) otto.Value {
	if v.IsString() {
		return e.array(e.elements(v)...)
	}
	if o := objectOf(v); o != nil {
		switch o.class {
		case "Array":
			return v
		case "String":
			return e.array(e.elements(text(valueString(v)))...)
		case "Arguments", mapClass, setClass, iteratorClass:
			return e.array(e.elements(v)...)
		}
		if o.objectClass == inside.bytes || isIterator(v) {
			return e.array(e.elements(v)...)
		}
	}
	e.throwBuiltin("TypeError", e.notIterable(v, source))
	return v
}

// notIterable is told as V8 tells it: by the text of the source if that says
// something, or else by the value.
func (e *Engine) notIterable(v, source otto.Value) string {
	if source.IsUndefined() {
		return "Spread syntax requires ...iterable[Symbol.iterator] to be a function"
	}
	if s := valueString(source); s != "" {
		return s + " is not iterable"
	}
	what := "undefined"
	switch e.TypeOf(out(v)) {
	case engine.Null:
		what = "object null"
	case engine.Boolean:
		what = "boolean " + valueString(v)
	case engine.Number:
		what = "number " + valueString(v)
	case engine.Object:
		what = "object"
	case engine.Function:
		what = "function " + valueString(v)
	}
	return what + " is not iterable (cannot read property Symbol(Symbol.iterator))"
}

func (e *Engine) helperDef(c otto.FunctionCall) otto.Value {
	o := e.mustObject(c.Argument(0), "Object.defineProperty")
	e.mustDefine(o, valueString(c.Argument(1)), property{c.Argument(2), modeFull})
	return otto.Value{}
}

func (e *Engine) helperSpread(c otto.FunctionCall) otto.Value {
	if v := c.Argument(1); !v.IsUndefined() && !v.IsNull() {
		e.copyTo(objectOf(c.Argument(0)), runtimeToObject(e.rt, v), nil)
	}
	return otto.Value{}
}

// helperRest is a copy of an object without some properties.
func (e *Engine) helperRest(c otto.FunctionCall) otto.Value {
	without := map[string]bool{}
	for _, key := range e.listOf(c.Argument(1)) {
		without[valueString(key)] = true
	}
	copied := e.newObject(e.rt.global.ObjectPrototype)
	e.copyTo(copied, e.coerce(c.Argument(0), "rest"), without)
	return copied.asValue()
}

// copyTo defines the own enumerable properties of from on o.
func (e *Engine) copyTo(o, from *object, without map[string]bool) {
	for _, name := range from.keys(false) {
		if without[name] || from.objectClass.getOwnProperty(from, name) == nil {
			continue
		}
		o.objectClass.defineOwnProperty(o, name, property{from.get(name), modeFull}, false)
	}
}
