package goja

import (
	"strconv"

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

	classes map[string]native // what succeeds on objects of one class alone
	typed   native            // %TypedArray%.prototype[@@toStringTag]

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

// library finds them. What is a getter is found as a function, too.
const library = `(function (mark) {
	function getter(o, k) { return Object.getOwnPropertyDescriptor(o, k).get }
	var library = {
		ownKeys: Reflect.ownKeys, getOwn: Object.getOwnPropertyDescriptor, define: Object.defineProperty,
		get: Reflect.get, set: function (o, k, v) { 'use strict'; o[k] = v; },
		has: Reflect.has, deleteProperty: Reflect.deleteProperty, setPrototype: Object.setPrototypeOf,
		isEnumerable: Object.prototype.propertyIsEnumerable,
		weakHosts: new WeakMap(), weakGet: WeakMap.prototype.get, weakSet: WeakMap.prototype.set,
		isExtensible: Reflect.isExtensible, preventExtensions: Object.preventExtensions, isArray: Array.isArray,
		typed: getter(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag),
		classes: {
			Map: getter(Map.prototype, 'size'), Set: getter(Set.prototype, 'size'),
			WeakMap: WeakMap.prototype.has, WeakSet: WeakSet.prototype.has,
			ArrayBuffer: getter(ArrayBuffer.prototype, 'byteLength'), DataView: getter(DataView.prototype, 'buffer'),
			Symbol: Symbol.prototype.valueOf, BigInt: BigInt.prototype.valueOf,
		},
		views: [Object.getPrototypeOf(Uint8Array.prototype), DataView.prototype].map(function (p) {
			return { buffer: getter(p, 'buffer'), byteOffset: getter(p, 'byteOffset'), byteLength: getter(p, 'byteLength') }
		}),
		ObjectPrototype: Object.prototype,
		generators: Object.getPrototypeOf(function* () {}).prototype, matches: Object.getPrototypeOf(''.matchAll(/a/g)),
		compilers: [Function, (function* () {}).constructor, (async function () {}).constructor],
		next: Object.getPrototypeOf(function* () {}).prototype.next, throw: Object.getPrototypeOf(function* () {}).prototype.throw,
		then: Promise.prototype.then, promiseResolve: Promise.resolve, Promise: Promise,
		enter: function (f) { f() },
		IteratorPrototype: Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
		Uint8Array: Uint8Array, RangeError: RangeError, TypeError: TypeError, Error: Error,
		ReferenceError: ReferenceError, SyntaxError: SyntaxError,
	};
	// What lists symbols does not list the one that hidden Go values are under.
	function hide(o, name, without) {
		var all = o[name];
		var some = {[name](of) { return without(all(of)) }}[name];
		Object.defineProperty(o, name, {value: some, writable: true, configurable: true})
	}
	function unmarked(list) {
		var i = list.indexOf(mark);
		if (i >= 0) list.splice(i, 1);
		return list
	}
	hide(Reflect, 'ownKeys', unmarked);
	hide(Object, 'getOwnPropertySymbols', unmarked);
	hide(Object, 'getOwnPropertyDescriptors', function (all) { delete all[mark]; return all });
	return library
})`

const libraryFile = "uvgo:engine"

var libraryProgram = goja.MustCompile(libraryFile, library, true)

func (e *Engine) findNatives() natives {
	v, err := e.vm.RunProgram(libraryProgram)
	if err != nil {
		panic(err) // our own text
	}
	build, _ := goja.AssertFunction(v)
	v, err = build(goja.Undefined(), e.mark)
	if err != nil {
		panic(err)
	}
	lib := v.(*goja.Object)
	get := func(o *goja.Object, name string) native {
		return o.Get(name).Export().(func(goja.FunctionCall) goja.Value)
	}
	n := natives{
		ownKeys: get(lib, "ownKeys"), getOwn: get(lib, "getOwn"), define: get(lib, "define"), has: get(lib, "has"),
		get: get(lib, "get"), set: get(lib, "set"),
		isEnumerable: get(lib, "isEnumerable"), deleteProperty: get(lib, "deleteProperty"), setPrototype: get(lib, "setPrototype"),
		weakGet: get(lib, "weakGet"), weakSet: get(lib, "weakSet"), weakHosts: lib.Get("weakHosts"),
		isExtensible: get(lib, "isExtensible"), preventExtensions: get(lib, "preventExtensions"),
		isArray: get(lib, "isArray"),
		next:    get(lib, "next"), throw: get(lib, "throw"), then: get(lib, "then"), promiseResolve: get(lib, "promiseResolve"),
		typed: get(lib, "typed"), classes: map[string]native{}, enter: get(lib, "enter"),
		objectProto:       lib.Get("ObjectPrototype").(*goja.Object),
		generators:        lib.Get("generators").(*goja.Object),
		matches:           lib.Get("matches").(*goja.Object),
		iteratorPrototype: lib.Get("IteratorPrototype").(*goja.Object),
		uint8Array:        lib.Get("Uint8Array").(*goja.Object), rangeError: lib.Get("RangeError").(*goja.Object),
		typeError: lib.Get("TypeError").(*goja.Object), errorCtor: lib.Get("Error").(*goja.Object),
		referenceError: lib.Get("ReferenceError").(*goja.Object), syntaxError: lib.Get("SyntaxError").(*goja.Object),
		promise: lib.Get("Promise").(*goja.Object),
	}
	for i := range 3 {
		n.compilers = append(n.compilers, lib.Get("compilers").(*goja.Object).Get(strconv.Itoa(i)).(*goja.Object))
	}
	classes := lib.Get("classes").(*goja.Object)
	for _, name := range classes.Keys() {
		n.classes[name] = get(classes, name)
	}
	for i := range n.views {
		o := lib.Get("views").(*goja.Object).Get(strconv.Itoa(i)).(*goja.Object)
		n.views[i].buffer, n.views[i].byteOffset, n.views[i].byteLength = get(o, "buffer"), get(o, "byteOffset"), get(o, "byteLength")
	}
	// These call each other without a frame of the script between: they need a
	// limit to how deep they may.
	proto := e.vm.Get("Array").(*goja.Object).Get("prototype").(*goja.Object)
	for _, name := range []string{"join", "toString", "toLocaleString"} {
		f := proto.Get(name).(*goja.Object)
		proto.DefineDataProperty(name, e.limited(get(proto, name), name, f.Get("length")), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
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
