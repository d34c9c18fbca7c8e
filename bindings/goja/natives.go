package goja

import (
	"reflect"

	"github.com/dop251/goja"
)

// native is a function of goja's library, called as Go: without the frame, the
// recover and the promise jobs that a goja.Callable brings. It may only be
// called where a thrown value is recovered, inside Engine.try.
type native func(goja.FunctionCall) goja.Value

func (f native) call(this goja.Value, args ...goja.Value) goja.Value {
	return f(goja.FunctionCall{This: this, Arguments: args})
}

// natives are those of the library's functions that goja's API has no method
// for, kept before a script can change them.
type natives struct {
	ownKeys, getOwn, define, has, isEnumerable native // Reflect and Object
	deleteProperty, setPrototype, isExtensible native
	get, set                                   native // for names that goja's API cannot take
	preventExtensions                          native

	exec             native // of RegExp
	isArray          native
	weakGet, weakSet native
	weakHosts        goja.Value // a WeakMap, see host.go

	classes map[string]native       // what succeeds on objects of one class alone
	known   map[reflect.Type]string // and what it has found, see implementation
	typed   native                  // %TypedArray%.prototype[@@toStringTag]

	// Getters of views: of typed arrays, and of DataViews.
	views [2]struct{ buffer, byteOffset, byteLength native }

	// Of generators and promises, see module_evaluate.go.
	next, throw, then, promiseResolve native

	objectProto *goja.Object
	generators  *goja.Object   // their prototype
	matches     *goja.Object   // the prototype of what matchAll gives
	compilers   []*goja.Object // Function and its like

	enter native // calls its argument from a frame of JavaScript

	iteratorPrototype, uint8Array, rangeError, typeError, errorCtor *goja.Object
	referenceError, syntaxError, promise                            *goja.Object
}

// enterText is what only a script can make: what calls its argument from a frame
// of JavaScript, which traces know by its name, what assigns as strict code does, and functions of the kinds
// that have no name.
const enterText = `[function enter(f) { f() }, function (o, k, v) { o[k] = v }, function* () {}, async function () {}]`

const libraryFile = "uvgo:engine"

var enterProgram = goja.MustCompile(libraryFile, enterText, true)

func (e *Engine) findNatives() natives {
	v, err := e.vm.RunProgram(enterProgram)
	if err != nil {
		panic(err) // our own text
	}
	global := func(name string) *goja.Object { return e.vm.Get(name).(*goja.Object) }
	proto := func(name string) *goja.Object { return global(name).Get("prototype").(*goja.Object) }
	work := func(f goja.Value) native { return f.(*goja.Object).Export().(func(goja.FunctionCall) goja.Value) }
	get := func(o *goja.Object, name string) native { return work(o.Get(name)) }
	object, reflect := global("Object"), global("Reflect")
	getOwn := get(object, "getOwnPropertyDescriptor")
	getter := func(o *goja.Object, key goja.Value) native {
		return get(getOwn.call(nil, o, key).(*goja.Object), "get")
	}
	named := func(o *goja.Object, name string) native { return getter(o, e.vm.ToValue(name)) }
	array, promise := proto("Array"), global("Promise")
	made := func(i string) *goja.Object { return v.(*goja.Object).Get(i).(*goja.Object) }
	enter, set, generator, async := made("0"), made("1"), made("2"), made("3")
	generators := generator.Prototype().Get("prototype").(*goja.Object)
	weakMap, err := e.vm.New(global("WeakMap"))
	if err != nil {
		panic(err)
	}
	iterator := work(array.GetSymbol(goja.SymIterator)).call(e.vm.NewArray()).(*goja.Object)
	uint8Array, symbol := global("Uint8Array"), global("Symbol")
	typedArray := uint8Array.Get("prototype").(*goja.Object).Prototype()
	n := natives{
		ownKeys: get(reflect, "ownKeys"), getOwn: getOwn, define: get(object, "defineProperty"), has: get(reflect, "has"),
		get: get(reflect, "get"), set: work(set),
		isEnumerable: get(proto("Object"), "propertyIsEnumerable"), deleteProperty: get(reflect, "deleteProperty"),
		setPrototype: get(object, "setPrototypeOf"), weakHosts: weakMap,
		weakGet: get(proto("WeakMap"), "get"), weakSet: get(proto("WeakMap"), "set"),
		isExtensible: get(reflect, "isExtensible"), preventExtensions: get(object, "preventExtensions"),
		isArray: get(global("Array"), "isArray"),
		next:    get(generators, "next"), throw: get(generators, "throw"),
		then: get(promise.Get("prototype").(*goja.Object), "then"), promiseResolve: get(promise, "resolve"),
		typed: getter(typedArray, goja.SymToStringTag),
		known: newClasses(),
		classes: map[string]native{
			"Map": named(proto("Map"), "size"), "Set": named(proto("Set"), "size"),
			"WeakMap": get(proto("WeakMap"), "has"), "WeakSet": get(proto("WeakSet"), "has"),
			"ArrayBuffer": named(proto("ArrayBuffer"), "byteLength"), "DataView": named(proto("DataView"), "buffer"),
			"Symbol": get(symbol.Get("prototype").(*goja.Object), "valueOf"), "BigInt": get(proto("BigInt"), "valueOf"),
		},
		enter:             work(enter),
		objectProto:       proto("Object"),
		generators:        generators,
		compilers:         []*goja.Object{global("Function"), generator.Get("constructor").(*goja.Object), async.Get("constructor").(*goja.Object)},
		iteratorPrototype: iterator.Prototype().Prototype(),
		uint8Array:        uint8Array, rangeError: global("RangeError"), typeError: global("TypeError"), errorCtor: global("Error"),
		referenceError: global("ReferenceError"), syntaxError: global("SyntaxError"), promise: promise,
	}
	for i, o := range [...]*goja.Object{typedArray, proto("DataView")} {
		n.views[i].buffer, n.views[i].byteOffset, n.views[i].byteLength = named(o, "buffer"), named(o, "byteOffset"), named(o, "byteLength")
	}
	matchAll := work(proto("RegExp").GetSymbol(goja.SymMatchAll))
	pattern, err := e.vm.New(global("RegExp"), e.vm.ToValue("a"), e.vm.ToValue("g"))
	if err != nil {
		panic(err)
	}
	n.matches = matchAll.call(pattern, e.vm.ToValue("")).(*goja.Object).Prototype()

	// What lists symbols does not list the one that hidden Go values are under.
	indexOf, splice := get(array, "indexOf"), get(array, "splice")
	hide := func(o *goja.Object, name string, without func(all goja.Value)) {
		e.machine.wrapCall(o.Get(name).(*goja.Object), func(original native) native {
			return func(c goja.FunctionCall) goja.Value {
				all := original(c)
				without(all)
				return all
			}
		})
	}
	unmarked := func(list goja.Value) {
		if i := indexOf.call(list, e.mark); i.ToInteger() >= 0 {
			splice.call(list, i, e.vm.ToValue(1))
		}
	}
	hide(reflect, "ownKeys", unmarked)
	hide(object, "getOwnPropertySymbols", unmarked)
	hide(object, "getOwnPropertyDescriptors", func(all goja.Value) { n.deleteProperty.call(nil, all, e.mark) })

	// These call each other without a frame of the script between: they need a
	// limit to how deep they may.
	for _, name := range []string{"join", "toString", "toLocaleString"} {
		f := array.Get(name).(*goja.Object)
		array.DefineDataProperty(name, e.limited(get(array, name), name, f.Get("length")), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return n
}

// limited is f that counts against the depth of Go's stack.
func (e *Engine) limited(f native, name string, length goja.Value) goja.Value {
	fn := e.vm.ToValue(func(c goja.FunctionCall) goja.Value {
		if o, ok := c.This.(*goja.Object); ok && name == "join" {
			separator := 1.0
			if s, ok := c.Argument(0).(goja.String); ok {
				separator = float64(s.Length())
			}
			if n := o.Get("length"); n != nil && n.ToFloat()*separator > maxString {
				panic(e.newError(e.natives.rangeError, "Invalid string length"))
			}
			e.checkLength(o)
		}
		e.deeper()
		defer e.shallower()
		return f(c)
	}).(*goja.Object)
	fn.DefineDataProperty("name", e.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	fn.DefineDataProperty("length", length, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return fn
}
