package node

import (
	"reflect"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// typeCache is what a Runtime knows of Go types.
type typeCache map[reflect.Type]*typeInfo

type typeInfo struct {
	fields    []field
	prototype engine.Value // of live objects; nil until there is one
}

// field is one that scripts see.
type field struct {
	name      string
	index     []int
	omitEmpty bool
}

// of is the field in x; ok is false behind an embedded pointer that is nil.
func (f *field) of(x reflect.Value) (v reflect.Value, ok bool) {
	v, err := x.FieldByIndexErr(f.index)
	return v, err == nil
}

// make is the field in x, which is settable, made reachable.
func (f *field) make(x reflect.Value) reflect.Value {
	for i, index := range f.index {
		if i > 0 && x.Kind() == reflect.Pointer {
			if x.IsNil() {
				x.Set(reflect.New(x.Type().Elem()))
			}
			x = x.Elem()
		}
		x = x.Field(index)
	}
	return x
}

func (c *typeCache) of(t reflect.Type) *typeInfo {
	if info := (*c)[t]; info != nil {
		return info
	}
	info := &typeInfo{}
	seen := make(map[string]bool)
	for _, f := range reflect.VisibleFields(t) {
		embeds := f.Anonymous && (f.Type.Kind() == reflect.Struct || f.Type.Kind() == reflect.Pointer && f.Type.Elem().Kind() == reflect.Struct)
		if !f.IsExported() || embeds || behindHidden(t, f.Index) {
			continue
		}
		if name, omitEmpty := tagged(f); name != "" && !seen[name] {
			seen[name] = true
			info.fields = append(info.fields, field{name, f.Index, omitEmpty})
		}
	}
	if *c == nil {
		*c = make(typeCache)
	}
	(*c)[t] = info
	return info
}

// behindHidden tells whether a field lies behind an embedded pointer of a type
// that is not exported: reflection cannot make that.
func behindHidden(t reflect.Type, index []int) bool {
	for i := range index[:len(index)-1] {
		f := t.FieldByIndex(index[:i+1])
		if !f.IsExported() && f.Type.Kind() == reflect.Pointer {
			return true
		}
	}
	return false
}

func (c *typeCache) fields(t reflect.Type) []field { return c.of(t).fields }

// liveObject is the host of an object that is a Go struct.
type liveObject struct {
	r   *Runtime
	ptr reflect.Value
}

// live makes the object of a pointer to a struct.
func (r *Runtime) live(ptr reflect.Value) (engine.Value, error) {
	info := r.types.of(ptr.Type().Elem())
	if info.prototype == nil {
		prototype, err := r.livePrototype(ptr.Type(), info.fields)
		if err != nil {
			return nil, err
		}
		info.prototype = prototype
	}
	object := r.Env.Engine.NewObject(info.prototype)
	r.Env.Engine.SetHost(object, &liveObject{r, ptr})
	return object, nil
}

func (r *Runtime) livePrototype(t reflect.Type, fields []field) (engine.Value, error) {
	e, eng := r.Env, r.Env.Engine
	name := t.Elem().Name()
	host := func(this engine.Value) (*liveObject, error) {
		if r.class(this) != "" {
			if l, ok := eng.Host(this).(*liveObject); ok && l.ptr.Type() == t {
				return l, nil
			}
		}
		return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type `+name)
	}
	_, prototype, err := e.Class(name, 0, nil, func(*engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	})
	if err != nil {
		return nil, err
	}
	methods := []env.Method{{Name: "toJSON", Func: func(c *engine.Call) (engine.Value, error) {
		l, err := host(c.This)
		if err != nil {
			return nil, err
		}
		return r.objectOfStruct(l.ptr.Elem(), 0)
	}}}
	for i := range t.NumMethod() {
		m := t.Method(i)
		name := small(m.Name)
		methods = append(methods, env.Method{Name: name, Length: m.Type.NumIn() - 1, Func: func(c *engine.Call) (engine.Value, error) {
			l, err := host(c.This)
			if err != nil {
				return nil, err
			}
			return r.callGo(name, l.ptr.Method(i), c.Args)
		}})
	}
	if err := e.Methods(prototype, methods...); err != nil {
		return nil, err
	}
	for _, f := range fields {
		err := e.Accessor(prototype, f.name, true, func(this engine.Value) (engine.Value, error) {
			l, err := host(this)
			if err != nil {
				return nil, err
			}
			return l.get(&f)
		}, func(this, v engine.Value) error {
			l, err := host(this)
			if err != nil {
				return err
			}
			return l.set(&f, v)
		})
		if err != nil {
			return nil, err
		}
	}
	return prototype, nil
}

// get is a field; a struct inside the struct is live too.
func (l *liveObject) get(f *field) (engine.Value, error) {
	x, ok := f.of(l.ptr.Elem())
	switch {
	case !ok:
		return l.r.Env.Engine.Undefined(), nil
	case x.Kind() == reflect.Struct && x.Type() != typeOfTime && x.Type() != typeOfValue:
		return l.r.live(x.Addr())
	}
	return l.r.toScript(x, 0)
}

func (l *liveObject) set(f *field, v engine.Value) error {
	err := l.r.toGo(v, f.make(l.ptr.Elem()), 0)
	if m, ok := err.(*misfit); ok {
		return l.r.Env.Throw(env.TypeError, "ERR_INVALID_ARG_TYPE", f.name+m.path+" is "+m.got+", not "+m.want)
	}
	return err
}

// InspectEntries is what console.log shows: the fields.
func (l *liveObject) InspectEntries(e *env.Env, _ engine.Value) []env.InspectEntry {
	var entries []env.InspectEntry
	for _, f := range l.r.types.fields(l.ptr.Type().Elem()) {
		if v, err := l.get(&f); err == nil {
			entries = append(entries, env.InspectEntry{Key: f.name, Value: v})
		}
	}
	return entries
}
