package util

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// test is one of the functions that tell what a value is.
type test struct {
	name   string
	length int
	is     func(v engine.Value) bool
	call   engine.Func // for those that need more than a value
}

func (t test) function(eng engine.Engine) engine.Func {
	if t.call != nil {
		return t.call
	}
	return func(c *engine.Call) (engine.Value, error) { return eng.Bool(t.is(c.Arg(0))), nil }
}

// tests are util's own, from isBoolean to isPrimitive, in Node's order.
func (u *util) tests() []test {
	typed := func(name string, types ...engine.Type) test {
		return test{name: name, length: 1, is: func(v engine.Value) bool {
			for _, t := range types {
				if u.eng.TypeOf(v) == t {
					return true
				}
			}
			return false
		}}
	}
	classed := func(name, class string) test {
		return test{name: name, length: 0, is: func(v engine.Value) bool { return u.eng.Class(v) == class }}
	}
	list := []test{
		typed("isBoolean", engine.Boolean),
	}
	if u.env.HasModule("buffer") {
		list = append(list, test{name: "isBuffer", length: 1, is: u.isBuffer})
	}
	return append(list,
		test{name: "isDeepStrictEqual", length: 2, call: u.isDeepStrictEqual},
		typed("isNull", engine.Null),
		typed("isNullOrUndefined", engine.Null, engine.Undefined),
		typed("isNumber", engine.Number),
		typed("isString", engine.String),
		typed("isSymbol", engine.Symbol),
		typed("isUndefined", engine.Undefined),
		classed("isRegExp", "RegExp"),
		typed("isObject", engine.Object),
		classed("isDate", "Date"),
		test{name: "isError", length: 1, is: func(v engine.Value) bool { return lang.IsError(u.env, v) }},
		typed("isFunction", engine.Function),
		test{name: "isPrimitive", length: 1, is: func(v engine.Value) bool { return !lang.IsObject(u.env, v) }},
	)
}

func (u *util) isBuffer(v engine.Value) bool {
	buffer, err := u.env.Require("buffer")
	if err != nil {
		return false
	}
	class, err := u.eng.Get(buffer, "Buffer")
	return err == nil && lang.InstanceOf(u.env, v, class)
}

// typedArrays are the kinds of array over bytes.
var typedArrays = []string{
	"Uint8Array", "Uint8ClampedArray", "Uint16Array", "Uint32Array", "Int8Array", "Int16Array", "Int32Array",
	"Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
}

// types are those of util.types that the class of an object decides, in Node's
// order.
var types = []struct {
	name    string
	classes []string
}{
	{"isExternal", nil},
	{"isDate", []string{"Date"}},
	{"isArgumentsObject", []string{"Arguments"}},
	{"isBigIntObject", []string{"BigInt"}},
	{"isBooleanObject", []string{"Boolean"}},
	{"isNumberObject", []string{"Number"}},
	{"isStringObject", []string{"String"}},
	{"isSymbolObject", []string{"Symbol"}},
	{"isNativeError", []string{"Error"}},
	{"isRegExp", []string{"RegExp"}},
	{"isAsyncFunction", []string{"AsyncFunction", "AsyncGeneratorFunction"}},
	{"isGeneratorFunction", []string{"GeneratorFunction", "AsyncGeneratorFunction"}},
	{"isGeneratorObject", []string{"Generator"}},
	{"isPromise", []string{"Promise"}},
	{"isMap", []string{"Map"}},
	{"isSet", []string{"Set"}},
	{"isMapIterator", []string{"Map Iterator"}},
	{"isSetIterator", []string{"Set Iterator"}},
	{"isWeakMap", []string{"WeakMap"}},
	{"isWeakSet", []string{"WeakSet"}},
	{"isArrayBuffer", []string{"ArrayBuffer"}},
	{"isDataView", []string{"DataView"}},
	{"isSharedArrayBuffer", []string{"SharedArrayBuffer"}},
	{"isProxy", []string{"Proxy"}},
	{"isModuleNamespaceObject", []string{"Module"}},
	{"isAnyArrayBuffer", []string{"ArrayBuffer", "SharedArrayBuffer"}},
	{"isBoxedPrimitive", []string{"BigInt", "Boolean", "Number", "String", "Symbol"}},
	{"isArrayBufferView", append([]string{"DataView"}, typedArrays...)},
	{"isTypedArray", typedArrays},
	{"isUint8Array", []string{"Uint8Array"}},
	{"isUint8ClampedArray", []string{"Uint8ClampedArray"}},
	{"isUint16Array", []string{"Uint16Array"}},
	{"isUint32Array", []string{"Uint32Array"}},
	{"isInt8Array", []string{"Int8Array"}},
	{"isInt16Array", []string{"Int16Array"}},
	{"isInt32Array", []string{"Int32Array"}},
	{"isFloat32Array", []string{"Float32Array"}},
	{"isFloat64Array", []string{"Float64Array"}},
	{"isBigInt64Array", []string{"BigInt64Array"}},
	{"isBigUint64Array", []string{"BigUint64Array"}},
	{"isKeyObject", []string{"KeyObject"}},
	{"isCryptoKey", []string{"CryptoKey"}},
}

func loadTypes(e *env.Env) (engine.Value, error) {
	exports := e.Engine.NewObject(nil)
	for _, t := range types {
		test := test{is: func(v engine.Value) bool {
			class := e.Engine.Class(v)
			for _, c := range t.classes {
				if c == class {
					return true
				}
			}
			return false
		}}
		if err := e.Engine.Set(exports, t.name, e.Engine.NewFunc(t.name, 1, test.function(e.Engine))); err != nil {
			return nil, err
		}
	}
	return exports, nil
}
