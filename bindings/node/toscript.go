package node

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// deepest is how deep data may nest on its way between Go and a script; what is
// deeper goes round in a circle.
const deepest = 1000

// Value makes a value of a script of a Go value:
//
//	nil                          null
//	bool, numbers, string        the same; an integer beyond 2^53 is rounded
//	time.Time, time.Duration     a Date; milliseconds
//	[]byte                       a Buffer over the same memory
//	slices and arrays            an Array, copied
//	maps with keys of any basic type, structs   an Object, copied
//	a pointer to a struct        the struct itself: an object whose properties are
//	                             its fields, read and written in place, and its
//	                             methods, a new one each time; To gives the
//	                             pointer back
//	functions                    a function, see below; engine.Func as it is
//	*Promise                     the promise
//	error                        an Error; thrown and caught again in Go,
//	                             errors.Is knows it
//	Value                        what it holds
//
// A field is known by its tag js, else by its tag json, else by its name with a
// small beginning: URL is url, UserID is userID. The tag "-" hides it, json's
// omitempty is heeded, embedded structs are part of the whole, and methods have
// small beginnings too.
//
// A function's arguments are converted as Value.To does: what is missing is
// zero, what is too much is ignored, what does not fit throws a TypeError. A
// first parameter that is a context.Context is the context of the run. A last
// result that is an error is thrown unless nil; several other results are an
// Array. A function that panics goes through the script to whoever called it. A
// function that waits holds everything up: such work belongs into Go.
//
// Loop goroutine only.
func (r *Runtime) Value(x any) (Value, error) {
	r.Env.Loop.CheckGoroutine()
	v, err := r.toScript(reflect.ValueOf(x), 0)
	if err != nil {
		return Value{}, err
	}
	return r.Wrap(v), nil
}

var (
	typeOfValue   = reflect.TypeFor[Value]()
	typeOfError   = reflect.TypeFor[error]()
	typeOfPromise = reflect.TypeFor[*Promise]()
	typeOfTime    = reflect.TypeFor[time.Time]()
	typeOfLength  = reflect.TypeFor[time.Duration]()
	typeOfFunc    = reflect.TypeFor[engine.Func]()
)

func errorf(format string, args ...any) error { return fmt.Errorf("node: "+format, args...) }

func (r *Runtime) toScript(x reflect.Value, depth int) (engine.Value, error) {
	e, eng := r.Env, r.Env.Engine
	if !x.IsValid() {
		return eng.Null(), nil
	}
	if depth++; depth > deepest {
		return nil, errorf("a %s nests too deep, or contains itself", x.Type())
	}
	switch x.Type() {
	case typeOfValue:
		if v := x.Interface().(Value); v.r != nil {
			return v.v, nil
		}
		return eng.Undefined(), nil
	case typeOfPromise:
		if x.IsNil() {
			return eng.Null(), nil
		}
		return x.Interface().(*Promise).value, nil
	case typeOfTime:
		return eng.Construct(lang.Global(e, "Date"), eng.Number(float64(x.Interface().(time.Time).UnixMilli())))
	case typeOfLength:
		return eng.Number(float64(x.Int()) / float64(time.Millisecond)), nil
	}
	switch x.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Map, reflect.Func, reflect.Slice:
		if x.IsNil() {
			return eng.Null(), nil
		}
	}
	if x.Kind() != reflect.Interface && x.Type().Implements(typeOfError) {
		return r.errorValue(x.Interface().(error)), nil
	}
	switch x.Kind() {
	case reflect.Bool:
		return eng.Bool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return eng.Number(float64(x.Int())), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return eng.Number(float64(x.Uint())), nil
	case reflect.Float32, reflect.Float64:
		return eng.Number(x.Float()), nil
	case reflect.String:
		return eng.String(x.String()), nil
	case reflect.Interface:
		return r.toScript(x.Elem(), depth)
	case reflect.Slice, reflect.Array:
		return r.arrayOf(x, depth)
	case reflect.Map:
		return r.objectOfMap(x, depth)
	case reflect.Struct:
		return r.objectOfStruct(x, depth)
	case reflect.Func:
		return r.function("", x), nil
	case reflect.Pointer:
		if x.Elem().Kind() == reflect.Struct {
			return r.live(x)
		}
		return r.toScript(x.Elem(), depth)
	}
	return nil, errorf("a %s means nothing to a script", x.Type())
}

func (r *Runtime) arrayOf(x reflect.Value, depth int) (engine.Value, error) {
	if x.Kind() == reflect.Slice && x.Type().Elem().Kind() == reflect.Uint8 {
		return buffer.New(r.Env, x.Bytes()), nil
	}
	elems := make([]engine.Value, x.Len())
	for i := range elems {
		var err error
		if elems[i], err = r.toScript(x.Index(i), depth); err != nil {
			return nil, err
		}
	}
	return r.Env.Engine.NewArray(elems...), nil
}

// objectOfMap orders the keys: one map, one object.
func (r *Runtime) objectOfMap(x reflect.Value, depth int) (engine.Value, error) {
	switch x.Type().Key().Kind() {
	case reflect.Struct, reflect.Pointer, reflect.Array, reflect.Chan, reflect.Interface:
		return nil, errorf("a %s has keys that a script cannot have", x.Type())
	}
	keys := x.MapKeys()
	names := make(map[string]reflect.Value, len(keys))
	order := make([]string, len(keys))
	for i, k := range keys {
		order[i] = fmt.Sprint(k)
		names[order[i]] = x.MapIndex(k)
	}
	slices.SortFunc(order, cmp.Compare[string])
	object := r.Env.Engine.NewObject(nil)
	for _, name := range order {
		v, err := r.member(name, names[name], depth)
		if err == nil {
			err = r.put(object, name, v)
		}
		if err != nil {
			return nil, err
		}
	}
	return object, nil
}

func (r *Runtime) objectOfStruct(x reflect.Value, depth int) (engine.Value, error) {
	object := r.Env.Engine.NewObject(nil)
	for _, f := range r.types.fields(x.Type()) {
		field, ok := f.of(x)
		if !ok || f.omitEmpty && field.IsZero() {
			continue
		}
		v, err := r.member(f.name, field, depth)
		if err == nil {
			err = r.put(object, f.name, v)
		}
		if err != nil {
			return nil, err
		}
	}
	return object, nil
}

// member is toScript of a property's value: a function gets its name.
func (r *Runtime) member(name string, x reflect.Value, depth int) (engine.Value, error) {
	for x.Kind() == reflect.Interface {
		x = x.Elem()
	}
	if x.Kind() == reflect.Func && !x.IsNil() {
		return r.function(name, x), nil
	}
	return r.toScript(x, depth)
}

// put makes a property, whatever setter the prototype may have.
func (r *Runtime) put(object engine.Value, name string, v engine.Value) error {
	return r.Env.Engine.Define(object, name, engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
}

// goError is what an error's object keeps of the Go error that it is.
type goError struct{ err error }

// errorValue makes an object of an error: what a script once threw is itself.
func (r *Runtime) errorValue(err error) engine.Value {
	v := r.Env.ErrorValue(err)
	var thrown *engine.Exception
	if !errors.As(err, &thrown) {
		r.Env.Engine.SetHost(v, &goError{err})
	}
	return v
}

// outwardError is an exception that a Go error has become, and is again.
type outwardError struct {
	*engine.Exception
	cause error
}

func (e *outwardError) Unwrap() []error { return []error{e.Exception, e.cause} }

// outward is an error as Go code gets it.
func (r *Runtime) outward(err error) error {
	var thrown *engine.Exception
	var already *outwardError
	if err == nil || errors.As(err, &already) || !errors.As(err, &thrown) || !lang.IsObject(r.Env, thrown.Value) {
		return err
	}
	if host, ok := r.Env.Engine.Host(thrown.Value).(*goError); ok {
		return &outwardError{thrown, host.err}
	}
	return err
}

// small is a Go name as scripts spell names: URLPath is urlPath, ID is id.
func small(name string) string {
	runes := []rune(name)
	for i := range runes {
		if i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) || !unicode.IsUpper(runes[i]) {
			break
		}
		runes[i] = unicode.ToLower(runes[i])
	}
	return string(runes)
}

// tagged is a field's name and whether it is left out when empty; "" hides it.
func tagged(f reflect.StructField) (name string, omitEmpty bool) {
	tag, ok := f.Tag.Lookup("js")
	if !ok {
		tag = f.Tag.Get("json")
	}
	name, options, _ := strings.Cut(tag, ",")
	switch name {
	case "-":
		return "", false
	case "":
		name = small(f.Name)
	}
	return name, strings.Contains(options, "omitempty")
}
