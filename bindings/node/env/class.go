package env

import "github.com/uvgo/uvgo/bindings/node/engine"

// Method is one function of a class or a module.
type Method struct {
	Name   string
	Length int
	Func   engine.Func
}

// Class makes a constructor with methods on its prototype, inheriting from
// parent (nil for none) as util.inherits and extends do: instances from the
// parent's prototype, the constructor from the parent. Both results are kept
// for the life of the Env.
func (e *Env) Class(name string, length int, parent engine.Value, construct engine.Func, methods ...Method) (class, prototype engine.Value, err error) {
	eng := e.Engine
	class = e.Keep(eng.NewFunc(name, length, construct))
	if prototype, err = eng.Get(class, "prototype"); err != nil {
		return nil, nil, err
	}
	prototype = e.Keep(prototype)
	if parent != nil {
		parentPrototype, err := eng.Get(parent, "prototype")
		if err != nil {
			return nil, nil, err
		}
		if err := eng.SetProto(prototype, parentPrototype); err != nil {
			return nil, nil, err
		}
		if err := eng.SetProto(class, parent); err != nil {
			return nil, nil, err
		}
	}
	return class, prototype, e.Methods(prototype, methods...)
}

// Methods defines functions on obj, not enumerable, as a class does.
func (e *Env) Methods(obj engine.Value, methods ...Method) error {
	for _, m := range methods {
		p := engine.Property{Value: e.Engine.NewFunc(m.Name, m.Length, m.Func), Writable: true, Configurable: true}
		if err := e.Engine.Define(obj, m.Name, p); err != nil {
			return err
		}
	}
	return nil
}

// Functions sets functions on obj as a plain assignment would: enumerable, as
// a module's exports are.
func (e *Env) Functions(obj engine.Value, methods ...Method) error {
	for _, m := range methods {
		if err := e.Engine.Set(obj, m.Name, e.Engine.NewFunc(m.Name, m.Length, m.Func)); err != nil {
			return err
		}
	}
	return nil
}

// Getter is the body of an accessor: it sees only its object.
type Getter func(this engine.Value) (engine.Value, error)

// Setter is the other half.
type Setter func(this, v engine.Value) error

// Accessor defines a property with a getter and, unless set is nil, a setter.
func (e *Env) Accessor(obj engine.Value, name string, enumerable bool, get Getter, set Setter) error {
	p := engine.Property{Enumerable: enumerable, Configurable: true}
	p.Get = e.Engine.NewMethod("get "+name, 0, func(c *engine.Call) (engine.Value, error) { return get(c.This) })
	if set != nil {
		p.Set = e.Engine.NewMethod("set "+name, 1, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, set(c.This, c.Arg(0))
		})
	}
	return e.Engine.Define(obj, name, p)
}

// Lazy defines a global-like property whose value is made when first read and
// then is an ordinary one; assigning replaces it.
func (e *Env) Lazy(obj engine.Value, name string, enumerable bool, load func() (engine.Value, error)) error {
	plain := func(v engine.Value) error {
		return e.Engine.Define(obj, name, engine.Property{Value: v, Writable: true, Enumerable: enumerable, Configurable: true})
	}
	return e.Accessor(obj, name, enumerable, func(engine.Value) (engine.Value, error) {
		v, err := load()
		if err != nil {
			return nil, err
		}
		return v, plain(v)
	}, func(_, v engine.Value) error { return plain(v) })
}
