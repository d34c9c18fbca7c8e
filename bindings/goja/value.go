package goja

import (
	"reflect"
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// in is v as goja has it.
func in(v engine.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v.(goja.Value)
}

// out is v as package engine has it.
func out(v goja.Value) engine.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}

// Undefined is undefined.
func (e *Engine) Undefined() engine.Value { return goja.Undefined() }

// Null is null.
func (e *Engine) Null() engine.Value { return goja.Null() }

// Bool is true or false.
func (e *Engine) Bool(b bool) engine.Value { return e.vm.ToValue(b) }

// Number is f as a number.
func (e *Engine) Number(f float64) engine.Value { return e.vm.ToValue(f) }

// String is s as a string.
func (e *Engine) String(s string) engine.Value { return e.string(s) }

// TypeOf is what typeof says, with null and function told apart from object.
func (e *Engine) TypeOf(v engine.Value) engine.Type {
	switch v := in(v).(type) {
	case *goja.Object:
		if _, ok := goja.AssertFunction(v); ok {
			return engine.Function
		}
		return engine.Object
	case *goja.Symbol:
		return engine.Symbol
	case goja.String:
		return engine.String
	default:
		switch {
		case goja.IsUndefined(v):
			return engine.Undefined
		case goja.IsNull(v):
			return engine.Null
		case goja.IsNumber(v):
			return engine.Number
		case goja.IsBigInt(v):
			return engine.BigInt
		}
		return engine.Boolean
	}
}

// Class is the kind of object, "" for a primitive.
func (e *Engine) Class(v engine.Value) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return ""
	}
	if o.ExportType() == typeOfProxy {
		if _, ok := e.proxy(o); ok {
			return "Proxy"
		}
		return "Module"
	}
	switch class := o.ClassName(); class {
	case "Object":
	default:
		return class
	}
	if o.ExportType() == typeOfPromise {
		return "Promise"
	}
	made := implementation(o)
	if class, ok := e.natives.known[made]; ok {
		return class
	}
	class := "Object"
	e.vm.Try(func() {
		if tag := e.natives.typed.call(o); !goja.IsUndefined(tag) {
			class = tag.String()
		}
	})
	if class != "Object" {
		return class
	}
	for name, only := range e.natives.classes {
		if e.vm.Try(func() { only.call(o, o) }) == nil {
			class = name
			break
		}
	}
	if made != nil {
		e.natives.known[made] = class
	}
	return class
}

func newClasses() map[reflect.Type]string { return make(map[reflect.Type]string) }

// self is the field of goja.Object that holds what kind of object it is.
var self, _ = reflect.TypeFor[goja.Object]().FieldByName("self")

// implementation is the type of that, the same for objects of a class that are
// told apart by nothing else: asking goja's own functions costs an error each.
// It is nil if goja has no such field any more.
func implementation(o *goja.Object) reflect.Type {
	if self.Type == nil || self.Type.Kind() != reflect.Interface {
		return nil
	}
	return reflect.ValueOf(o).Elem().FieldByIndex(self.Index).Elem().Type()
}

// ToBool converts as the language does.
func (e *Engine) ToBool(v engine.Value) bool { return in(v).ToBoolean() }

// ToNumber converts as the language does; it may run script code and throw.
func (e *Engine) ToNumber(v engine.Value) (float64, error) {
	if n := in(v); goja.IsNumber(n) {
		return n.ToFloat(), nil
	}
	return e.convertNumber(in(v))
}

func (e *Engine) convertNumber(v goja.Value) (f float64, err error) {
	err = e.try(func() { f = v.ToFloat() })
	return f, err
}

// ToString converts as the language does; it may run script code and throw.
func (e *Engine) ToString(v engine.Value) (string, error) {
	switch v := in(v).(type) {
	case goja.String:
		return text(v), nil
	case *goja.Symbol:
		return "", e.throwType("Cannot convert a Symbol value to a string")
	default:
		return e.convertString(v)
	}
}

func (e *Engine) convertString(v goja.Value) (s string, err error) {
	err = e.try(func() {
		if str, ok := v.ToString().(goja.String); ok {
			s = text(str)
		} else {
			s = v.String()
		}
	})
	return s, err
}

// Same is ===, but NaN is the same as NaN.
func (e *Engine) Same(a, b engine.Value) bool {
	x, y := in(a), in(b)
	return x.StrictEquals(y) || x.SameAs(y)
}

// NewBytes makes a Uint8Array over b.
func (e *Engine) NewBytes(b []byte) engine.Value {
	v, err := e.vm.New(e.natives.uint8Array, e.vm.ToValue(e.vm.NewArrayBuffer(b)))
	if err != nil {
		panic(err) // nothing of a script's took part
	}
	return v
}

// Bytes is the memory behind a typed array or a DataView.
func (e *Engine) Bytes(v engine.Value) (b []byte, ok bool) {
	o, isObject := v.(*goja.Object)
	if !isObject {
		return nil, false
	}
	if o.ExportType() == typeOfBytes { // nearly always
		if view := &e.natives.views[0]; view.byteLength.call(o).ToInteger() == 0 {
			// goja would point behind the memory.
			buffer, ok := view.buffer.call(o).Export().(goja.ArrayBuffer)
			return []byte{}, ok && !buffer.Detached()
		}
		return exportBytes(o)
	}
	class := e.Class(o)
	if class != "DataView" && (class == "Array" || !strings.HasSuffix(class, "Array")) {
		return nil, false
	}
	e.vm.Try(func() {
		view := &e.natives.views[0]
		if class == "DataView" {
			view = &e.natives.views[1]
		}
		buffer := view.buffer.call(o).Export().(goja.ArrayBuffer)
		at, n := view.byteOffset.call(o).ToInteger(), view.byteLength.call(o).ToInteger()
		b, ok = buffer.Bytes()[at:at+n:at+n], true
	})
	return b, ok
}

// exportBytes is the memory of an array of bytes; of one whose ArrayBuffer was
// detached there is none.
func exportBytes(o *goja.Object) (b []byte, ok bool) {
	defer func() {
		if recover() != nil {
			b, ok = nil, false
		}
	}()
	b, ok = o.Export().([]byte)
	return b, ok
}

var (
	typeOfBytes   = reflect.TypeFor[[]byte]()
	typeOfPromise = reflect.TypeFor[*goja.Promise]()
)

// PromiseOf is what became of a promise.
func (e *Engine) PromiseOf(v engine.Value) (state string, result engine.Value, ok bool) {
	o, isObject := v.(*goja.Object)
	if !isObject {
		return "", nil, false
	}
	if o.ExportType() != typeOfPromise {
		return "", nil, false
	}
	p := o.Export().(*goja.Promise)
	switch p.State() {
	case goja.PromiseStateFulfilled:
		return "fulfilled", out(p.Result()), true
	case goja.PromiseStateRejected:
		return "rejected", out(p.Result()), true
	}
	return "pending", nil, true
}

// ProxyOf is what a proxy of the script's stands before, nil if revoked.
func (e *Engine) ProxyOf(v engine.Value) (target, handler engine.Value, ok bool) {
	o, isObject := v.(*goja.Object)
	if !isObject {
		return nil, nil, false
	}
	p, isProxy := e.proxy(o)
	if !isProxy {
		return nil, nil, false
	}
	if p.Target() == nil {
		return nil, nil, true
	}
	return p.Target(), p.Handler(), true
}
