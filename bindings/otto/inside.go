package otto

import (
	"fmt"
	"reflect"
	"sync"
	"unsafe"

	"github.com/robertkrimen/otto"
	"github.com/robertkrimen/otto/ast"
)

// This file is the one place that knows how otto is built inside.
//
// otto's exported surface loses what a host needs most: the value a script
// threw (only its text comes out), the prototype of an object, a place to hang
// a Go value on. Its internals have all of it. So we declare the shapes of its
// unexported types again (shapes.go), check them against the real ones by
// reflection before the first engine is made, and reach the few functions we
// need by name, through the linker. The version of otto is pinned in go.mod for this
// reason: a release that moves a field stops verify with a sentence that says
// which, one that renames a function does not link.

//go:linkname objectCall github.com/robertkrimen/otto.(*object).call
func objectCall(o *object, this otto.Value, args []otto.Value, eval bool, f frame) otto.Value

//go:linkname objectConstruct github.com/robertkrimen/otto.(*object).construct
func objectConstruct(o *object, args []otto.Value) otto.Value

//go:linkname runtimeToObject github.com/robertkrimen/otto.(*runtime).toObject
func runtimeToObject(rt *runtime, v otto.Value) *object

//go:linkname newErrorObject github.com/robertkrimen/otto.(*runtime).newErrorObjectError
func newErrorObject(rt *runtime, e ottoError) *object

//go:linkname newArrayOf github.com/robertkrimen/otto.(*runtime).newArrayOf
func newArrayOf(rt *runtime, elems []otto.Value) *object

//go:linkname compileProgram github.com/robertkrimen/otto.cmplParse
func compileProgram(p *ast.Program) unsafe.Pointer

//go:linkname evaluateProgram github.com/robertkrimen/otto.(*runtime).cmplEvaluateNodeProgram
func evaluateProgram(rt *runtime, program unsafe.Pointer, eval bool) otto.Value

//go:linkname resolve github.com/robertkrimen/otto.Value.resolve
func resolve(v otto.Value) otto.Value

//go:linkname valueString github.com/robertkrimen/otto.Value.string
func valueString(v otto.Value) string

//go:linkname valueFloat github.com/robertkrimen/otto.Value.float64
func valueFloat(v otto.Value) float64

//go:linkname valueBool github.com/robertkrimen/otto.Value.bool
func valueBool(v otto.Value) bool

// eface is how Go lays out an empty interface.
type eface struct {
	typ  unsafe.Pointer
	data unsafe.Pointer
}

func open(v *any) *eface { return (*eface)(unsafe.Pointer(v)) }

// inside holds what verify learned about this build of otto.
var inside struct {
	once sync.Once

	// Type words of otto's types, as found in an interface.
	object, exception, ottoError, accessor, value, native, script unsafe.Pointer

	// otto's own classes of plain objects and of arrays.
	plain, array *objectClass
	// Our changed copies.
	function, bytes, errors, forIn *objectClass
}

// noFunction stands in an accessor for a function that is undefined on
// purpose; nil means that nothing was said.
//
//go:linkname noFunction github.com/robertkrimen/otto.nilGetSetObject
var noFunction object

// peek is the value as we see it.
func peek(v *otto.Value) *value { return (*value)(unsafe.Pointer(v)) }

// asObject is the object in an interface of otto's, or nil.
func asObject(v any) *object {
	if open(&v).typ != inside.object {
		return nil
	}
	return (*object)(open(&v).data)
}

// asAny is o in an interface, under otto's name of its type.
func (o *object) asAny() any {
	var v any
	*open(&v) = eface{inside.object, unsafe.Pointer(o)}
	return v
}

func (o *object) asValue() otto.Value {
	return pack(value{o.asAny(), kindObject})
}

func pack(v value) otto.Value { return *(*otto.Value)(unsafe.Pointer(&v)) }

func objectOf(v otto.Value) *object { return asObject(peek(&v).value) }

// functionValue boxes n as otto expects it in object.value.
func (n *nativeFunction) asAny() any {
	var v any
	*open(&v) = eface{inside.native, unsafe.Pointer(n)}
	return v
}

// native is the native function behind o, nil if o is none.
func (o *object) native() *nativeFunction {
	if open(&o.value).typ != inside.native {
		return nil
	}
	return (*nativeFunction)(open(&o.value).data)
}

// script is the function written in JavaScript behind o, nil if o is none.
func (o *object) script() *scriptFunction {
	if open(&o.value).typ != inside.script {
		return nil
	}
	return (*scriptFunction)(open(&o.value).data)
}

func (a *accessor) asAny() any {
	var v any
	*open(&v) = eface{inside.accessor, unsafe.Pointer(a)}
	return v
}

// data is the value of a data property; ok is false for an accessor.
func (p *property) data() (v otto.Value, ok bool) {
	if open(&p.value).typ != inside.value {
		return otto.Value{}, false
	}
	return *(*otto.Value)(open(&p.value).data), true
}

// accessor is the pair of functions of an accessor property, nil for data.
func (p *property) accessor() *accessor {
	if open(&p.value).typ != inside.accessor {
		return nil
	}
	return (*accessor)(open(&p.value).data)
}

func runtimeOf(o *otto.Otto) *runtime { return (*vm)(unsafe.Pointer(o)).runtime }

// verify checks every shape above against the otto that was linked in, and
// learns its types from o. It panics if one differs: nothing would be safe.
func verify(o *otto.Otto) {
	same("Otto", reflect.TypeFor[vm](), reflect.TypeFor[otto.Otto](), map[reflect.Type]bool{})
	same("Value", reflect.TypeFor[value](), reflect.TypeFor[otto.Value](), map[reflect.Type]bool{})

	rt := runtimeOf(o)
	objectType, _ := reflect.TypeFor[otto.Object]().FieldByName("object")
	errorType, _ := reflect.TypeFor[otto.Error]().FieldByName("ottoError")
	inside.object = typeWord(objectType.Type)
	inside.value = typeWord(reflect.TypeFor[otto.Value]())
	inside.ottoError = typeWord(errorType.Type)
	same("object", reflect.TypeFor[*object](), objectType.Type, map[reflect.Type]bool{})
	same("ottoError", reflect.TypeFor[ottoError](), errorType.Type, map[reflect.Type]bool{})

	thrown := panicOf(func() { runtimeToObject(rt, otto.UndefinedValue()) })
	same("exception", reflect.TypeFor[*exception](), reflect.TypeOf(thrown), map[reflect.Type]bool{})
	inside.exception = open(&thrown).typ

	native := rt.global.Object.value
	same("nativeFunctionObject", reflect.TypeFor[nativeFunction](), reflect.TypeOf(native), map[reflect.Type]bool{})
	inside.native = open(&native).typ

	sample, err := o.Run(`Object.defineProperty({}, "x", {get: function () {}, set: undefined})`)
	if err != nil {
		panic(fmt.Sprintf("otto: cannot verify its internals: %v", err))
	}
	pair := objectOf(sample).property["x"].value
	same("propertyGetSet", reflect.TypeFor[accessor](), reflect.TypeOf(pair), map[reflect.Type]bool{})
	inside.accessor = open(&pair).typ

	function, err := o.Run(`(function () {})`)
	if err != nil {
		panic(fmt.Sprintf("otto: cannot verify its internals: %v", err))
	}
	script := objectOf(function).value
	same("nodeFunctionObject", reflect.TypeFor[scriptFunction](), reflect.TypeOf(script), map[reflect.Type]bool{})
	inside.script = open(&script).typ

	inside.plain = rt.global.ObjectPrototype.objectClass
	inside.array = newArrayOf(rt, nil).objectClass
	patchClasses()
	inside.function = functionClass(*inside.plain)
	inside.bytes = bytesClass(*inside.plain)
	inside.errors = errorClass(*inside.plain)
	inside.forIn = forInClass(*inside.plain)
}

// same panics unless ours is laid out as theirs.
func same(where string, ours, theirs reflect.Type, seen map[reflect.Type]bool) {
	if seen[ours] || ours == theirs {
		return
	}
	seen[ours] = true
	differs := func(what string) {
		panic(fmt.Sprintf("otto: this build of github.com/robertkrimen/otto differs inside from v0.5.1, which package otto is written for: %s: %s", where, what))
	}
	if ours.Kind() == reflect.UnsafePointer && theirs.Kind() == reflect.Pointer {
		return
	}
	if ours.Kind() != theirs.Kind() || ours.Size() != theirs.Size() {
		differs(fmt.Sprintf("%v is %v", ours, theirs))
	}
	switch ours.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		same(where, ours.Elem(), theirs.Elem(), seen)
	case reflect.Map:
		same(where, ours.Key(), theirs.Key(), seen)
		same(where, ours.Elem(), theirs.Elem(), seen)
	case reflect.Interface:
		if (ours.NumMethod() == 0) != (theirs.NumMethod() == 0) {
			differs(fmt.Sprintf("%v has %d methods", theirs, theirs.NumMethod()))
		}
	case reflect.Func:
		if ours == reflect.TypeFor[opaqueFunc]() {
			return
		}
		if ours.NumIn() != theirs.NumIn() || ours.NumOut() != theirs.NumOut() {
			differs(fmt.Sprintf("%v is %v", ours, theirs))
		}
		for i := range ours.NumIn() {
			same(where, ours.In(i), theirs.In(i), seen)
		}
		for i := range ours.NumOut() {
			same(where, ours.Out(i), theirs.Out(i), seen)
		}
	case reflect.Struct:
		if ours.NumField() != theirs.NumField() {
			differs(fmt.Sprintf("%d fields, not %d", theirs.NumField(), ours.NumField()))
		}
		for i := range ours.NumField() {
			a, b := ours.Field(i), theirs.Field(i)
			if a.Name != b.Name || a.Offset != b.Offset {
				differs(fmt.Sprintf("field %s is %s", a.Name, b.Name))
			}
			same(where+"."+a.Name, a.Type, b.Type, seen)
		}
	}
}

// typeWord is what an interface holding a t says of its type.
func typeWord(t reflect.Type) unsafe.Pointer {
	v := reflect.Zero(t).Interface()
	return open(&v).typ
}

func panicOf(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}
