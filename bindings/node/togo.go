package node

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// To puts v into what dst points to, or says which part of it does not fit:
//
//	*bool, *string     a boolean, a string: nothing is converted, see String
//	*int, *uint8, ...  a number without fraction, within bounds
//	*float64           a number
//	*time.Time         a Date
//	*time.Duration     a number of milliseconds
//	*[]byte            a copy of a Buffer or any view of bytes
//	*[]T, *[3]T        an Array
//	*map[string]T      an object's enumerable properties
//	*struct            an object's properties, by the names that Runtime.Value
//	                   gives fields; what the object has not stays as it was
//	**T                nil for null and undefined, the pointer that Runtime.Value
//	                   was given, or else a new T
//	*func              a Go function that calls the script's, see below
//	*error             an Error
//	*Value             v
//	*any               whichever of nil, bool, float64, string, time.Time, []byte,
//	                   []any, map[string]any, Value (a function, a promise, a
//	                   symbol), error and the pointer once given is nearest
//
// A Go function made of a script's is a Value.Call: a first parameter that is a
// context is that of the call, a last result that is an error gets what went
// wrong, and without one it panics. A struct of such functions is a nice way to
// take in what a module exports. Loop goroutine only.
func (v Value) To(dst any) error {
	p := reflect.ValueOf(dst)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return errorf("To wants a pointer to where the value goes, not a %T", dst)
	}
	if v.r == nil {
		p.Elem().SetZero()
		return nil
	}
	v.r.Env.Loop.CheckGoroutine()
	if err := v.r.toGo(v.v, p.Elem(), 0); err != nil {
		return v.r.outward(err)
	}
	return nil
}

// misfit is a part of a value that does not fit.
type misfit struct {
	path, got, want string
}

func (m *misfit) Error() string {
	what := "it"
	if m.path != "" {
		what = m.path
	}
	return "node: " + what + " is " + m.got + ", not " + m.want
}

// at says where in the whole a misfit is.
func at(path string, err error) error {
	if m, ok := err.(*misfit); ok {
		m.path = path + m.path
	}
	return err
}

func (r *Runtime) misfit(v engine.Value, want string) error {
	got := ""
	switch t := r.Env.Engine.TypeOf(v); t {
	case engine.Object:
		got = "an object (" + r.Env.Engine.Class(v) + ")"
	case engine.Function:
		got = "a function"
	case engine.Symbol:
		got = "a symbol"
	case engine.String:
		got = strconv.Quote(r.Env.Text(v))
	default:
		got = r.Env.Text(v)
	}
	return &misfit{got: got, want: want}
}

func (r *Runtime) toGo(v engine.Value, x reflect.Value, depth int) error {
	eng := r.Env.Engine
	if depth++; depth > deepest {
		return errorf("the value nests too deep, or contains itself")
	}
	switch x.Type() {
	case typeOfValue:
		x.Set(reflect.ValueOf(r.Wrap(v)))
		return nil
	case typeOfTime:
		if r.class(v) != "Date" {
			return r.misfit(v, "a Date")
		}
		ms, err := eng.ToNumber(v)
		if err == nil && ms != ms {
			return r.misfit(v, "a valid Date")
		}
		x.Set(reflect.ValueOf(time.UnixMilli(int64(ms))))
		return err
	case typeOfLength:
		ms, err := r.number(v)
		x.SetInt(int64(ms * float64(time.Millisecond)))
		return err
	case typeOfError:
		if !lang.IsError(r.Env, v) {
			return r.misfit(v, "an Error")
		}
		x.Set(reflect.ValueOf(r.outward(r.Env.ThrowValue(v))))
		return nil
	}
	if ok, err := r.pointerBack(v, x); ok {
		return err
	}
	switch x.Kind() {
	case reflect.Bool:
		if eng.TypeOf(v) != engine.Boolean {
			return r.misfit(v, "a boolean")
		}
		x.SetBool(eng.ToBool(v))
	case reflect.String:
		if eng.TypeOf(v) != engine.String {
			return r.misfit(v, "a string")
		}
		s, err := eng.ToString(v)
		x.SetString(s)
		return err
	case reflect.Float32, reflect.Float64:
		f, err := r.number(v)
		x.SetFloat(f)
		return err
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		f, err := r.integer(v)
		if err != nil || f < -1<<63 || f >= 1<<63 || x.OverflowInt(int64(f)) {
			return r.misfit(v, "an integer ("+x.Type().String()+")")
		}
		x.SetInt(int64(f))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		f, err := r.integer(v)
		if err != nil || f < 0 || f >= 1<<64 || x.OverflowUint(uint64(f)) {
			return r.misfit(v, "an integer ("+x.Type().String()+")")
		}
		x.SetUint(uint64(f))
	case reflect.Slice, reflect.Array:
		return r.toList(v, x, depth)
	case reflect.Map:
		return r.toMap(v, x, depth)
	case reflect.Struct:
		return r.toStruct(v, x, depth)
	case reflect.Func:
		return r.toFunc(v, x)
	case reflect.Pointer:
		if lang.IsNullish(r.Env, v) {
			x.SetZero()
			return nil
		}
		p := reflect.New(x.Type().Elem())
		if err := r.toGo(v, p.Elem(), depth); err != nil {
			return err
		}
		x.Set(p)
	case reflect.Interface:
		if x.NumMethod() > 0 {
			return r.misfit(v, "a "+x.Type().String())
		}
		return r.toAny(v, x, depth)
	default:
		return errorf("a script has nothing that a %s could hold", x.Type())
	}
	return nil
}

// pointerBack gives back a pointer that the script was given.
func (r *Runtime) pointerBack(v engine.Value, x reflect.Value) (bool, error) {
	if r.class(v) == "" || x.Kind() != reflect.Pointer && x.Kind() != reflect.Interface && x.Kind() != reflect.Struct {
		return false, nil
	}
	l, ok := r.Env.Engine.Host(v).(*liveObject)
	switch {
	case !ok:
		return false, nil
	case l.ptr.Type().AssignableTo(x.Type()):
		x.Set(l.ptr)
	case l.ptr.Type().Elem() == x.Type():
		x.Set(l.ptr.Elem())
	default:
		return true, &misfit{got: "a " + l.ptr.Type().String(), want: "a " + x.Type().String()}
	}
	return true, nil
}

func (r *Runtime) number(v engine.Value) (float64, error) {
	if r.Env.Engine.TypeOf(v) != engine.Number {
		return 0, r.misfit(v, "a number")
	}
	return r.Env.Engine.ToNumber(v)
}

func (r *Runtime) integer(v engine.Value) (float64, error) {
	f, err := r.number(v)
	if err == nil && f != math.Trunc(f) {
		err = errors.New("fraction")
	}
	return f, err
}

func (r *Runtime) toList(v engine.Value, x reflect.Value, depth int) error {
	eng := r.Env.Engine
	if x.Type().Elem().Kind() == reflect.Uint8 && x.Kind() == reflect.Slice {
		if b, ok := eng.Bytes(v); ok {
			x.SetBytes(slices.Clone(b))
			return nil
		}
	}
	if lang.IsNullish(r.Env, v) && x.Kind() == reflect.Slice {
		x.SetZero()
		return nil
	}
	if r.class(v) != "Array" {
		return r.misfit(v, "an Array")
	}
	n := lang.Length(r.Env, v)
	if x.Kind() == reflect.Slice {
		x.Set(reflect.MakeSlice(x.Type(), n, n))
	} else if n != x.Len() {
		return &misfit{got: fmt.Sprintf("an Array of %d", n), want: fmt.Sprintf("one of %d", x.Len())}
	}
	for i := range n {
		elem, err := eng.Get(v, i)
		if err == nil {
			err = r.toGo(elem, x.Index(i), depth)
		}
		if err != nil {
			return at("["+strconv.Itoa(i)+"]", err)
		}
	}
	return nil
}

func (r *Runtime) toMap(v engine.Value, x reflect.Value, depth int) error {
	eng := r.Env.Engine
	if lang.IsNullish(r.Env, v) {
		x.SetZero()
		return nil
	}
	if x.Type().Key().Kind() != reflect.String {
		return errorf("an object has strings for keys: it does not fit into a %s", x.Type())
	}
	if !lang.IsObject(r.Env, v) {
		return r.misfit(v, "an object")
	}
	keys, err := eng.Keys(v, false)
	if err != nil {
		return err
	}
	x.Set(reflect.MakeMapWithSize(x.Type(), len(keys)))
	for _, k := range keys {
		name, ok := k.(string)
		if i, index := k.(int); index {
			name, ok = strconv.Itoa(i), true
		}
		if !ok {
			continue // a symbol
		}
		p, err := eng.Get(v, k)
		elem := reflect.New(x.Type().Elem()).Elem()
		if err == nil {
			err = r.toGo(p, elem, depth)
		}
		if err != nil {
			return at("."+name, err)
		}
		x.SetMapIndex(reflect.ValueOf(name).Convert(x.Type().Key()), elem)
	}
	return nil
}

func (r *Runtime) toStruct(v engine.Value, x reflect.Value, depth int) error {
	if !lang.IsObject(r.Env, v) {
		return r.misfit(v, "an object")
	}
	for _, f := range r.types.fields(x.Type()) {
		p, err := r.Env.Engine.Get(v, f.name)
		if err == nil && r.Env.Engine.TypeOf(p) != engine.Undefined {
			err = r.toGo(p, f.make(x), depth)
		}
		if err != nil {
			return at("."+f.name, err)
		}
	}
	return nil
}

// toAny is the nearest that Go has.
func (r *Runtime) toAny(v engine.Value, x reflect.Value, depth int) error {
	eng := r.Env.Engine
	set := func(y any, err error) error {
		if err == nil {
			x.Set(reflect.ValueOf(y))
		}
		return err
	}
	switch eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
		x.SetZero()
		return nil
	case engine.Boolean:
		return set(eng.ToBool(v), nil)
	case engine.Number:
		f, err := eng.ToNumber(v)
		return set(f, err)
	case engine.String:
		s, err := eng.ToString(v)
		return set(s, err)
	case engine.Object:
	default:
		return set(r.Wrap(v), nil)
	}
	var y reflect.Value
	switch class := eng.Class(v); {
	case class == "Date":
		y = reflect.New(typeOfTime)
	case class == "Array":
		y = reflect.New(reflect.TypeFor[[]any]())
	case lang.IsError(r.Env, v):
		y = reflect.New(typeOfError)
	case class == "Promise" || class == "Proxy":
		return set(r.Wrap(v), nil)
	default:
		if b, ok := eng.Bytes(v); ok {
			return set(slices.Clone(b), nil)
		}
		y = reflect.New(reflect.TypeFor[map[string]any]())
	}
	if err := r.toGo(v, y.Elem(), depth); err != nil {
		return err
	}
	x.Set(y.Elem())
	return nil
}

var typeOfContext = reflect.TypeFor[context.Context]()

// toFunc makes a Go function of a script's.
func (r *Runtime) toFunc(v engine.Value, x reflect.Value) error {
	if lang.IsNullish(r.Env, v) {
		x.SetZero()
		return nil
	}
	if r.Env.Engine.TypeOf(v) != engine.Function {
		return r.misfit(v, "a function")
	}
	t, fn := x.Type(), r.Wrap(v)
	withError := t.NumOut() > 0 && t.Out(t.NumOut()-1) == typeOfError
	if t.NumOut() > 2 || t.NumOut() == 2 && !withError {
		return errorf("a %s has more results than a script's function: one and an error", t)
	}
	x.Set(reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value {
		ctx := context.Background()
		if len(in) > 0 && t.In(0) == typeOfContext {
			ctx, in = in[0].Interface().(context.Context), in[1:]
		}
		if t.IsVariadic() {
			last := in[len(in)-1]
			in = in[:len(in)-1]
			for i := range last.Len() {
				in = append(in, last.Index(i))
			}
		}
		args := make([]any, len(in))
		for i, a := range in {
			args[i] = a.Interface()
		}
		result, err := fn.Call(ctx, args...)
		out := make([]reflect.Value, t.NumOut())
		for i := range out {
			out[i] = reflect.New(t.Out(i)).Elem()
		}
		if err == nil && len(out) > 0 && t.Out(0) != typeOfError {
			err = result.To(out[0].Addr().Interface())
		}
		switch {
		case err != nil && withError:
			out[len(out)-1].Set(reflect.ValueOf(&err).Elem())
		case err != nil:
			panic(err)
		}
		return out
	}))
	return nil
}

// throwMisfit is an argument of a Go function that does not fit, as a script is
// told.
func (r *Runtime) throwMisfit(name string, i int, err error) error {
	var m *misfit
	if !errors.As(err, &m) {
		return err
	}
	return r.Env.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE",
		fmt.Sprintf("argument %d of %s%s is %s, not %s", i+1, name, m.path, m.got, m.want))
}
