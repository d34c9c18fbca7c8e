package buffer

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// load makes the class. Properties come in Node's order, which scripts see that
// list them.
func (st *state) load() error {
	e, eng := st.e, st.eng
	st.parent = lang.Global(e, "Uint8Array")
	st.inspectMax = eng.Hold(eng.Number(50))
	var err error
	if st.class, st.prototype, err = e.Class("Buffer", 3, st.parent, st.construct); err != nil {
		return err
	}
	if st.parent == nil {
		if err := st.withoutTypedArrays(); err != nil {
			return err
		}
	} else if err := st.loadFast(); err != nil {
		return err
	}
	if err := eng.Set(st.class, "poolSize", eng.Number(8192)); err != nil {
		return err
	}
	if err := st.functions(st.class, st.statics()); err != nil {
		return err
	}
	if err := st.numberMethods(); err != nil {
		return err
	}
	if err := st.functions(st.prototype, st.sliceMethods()); err != nil {
		return err
	}
	if err := st.parents(); err != nil {
		return err
	}
	if err := st.functions(st.prototype, st.methods()); err != nil {
		return err
	}
	toString, err := eng.Get(st.prototype, "toString")
	if err != nil {
		return err
	}
	if err := eng.Set(st.prototype, "toLocaleString", toString); err != nil {
		return err
	}
	return st.inspectSymbol()
}

// functions assigns functions that are no constructors: there are more than a
// hundred, and a prototype for each would take time and room.
func (st *state) functions(obj engine.Value, list []env.Method) error {
	for _, m := range list {
		if err := st.eng.Set(obj, m.Name, st.eng.NewMethod(m.Name, m.Length, m.Func)); err != nil {
			return err
		}
	}
	return nil
}

// loadFast makes FastBuffer, a class that shares its prototype with Buffer and
// makes what map, filter and their like give.
func (st *state) loadFast() error {
	eng := st.eng
	st.fast = st.e.Keep(eng.NewFunc("FastBuffer", 3, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil {
			return nil, st.e.Throw(env.TypeError, "", "Class constructor FastBuffer cannot be invoked without 'new'")
		}
		v, err := eng.Construct(st.parent, c.Args...)
		if err != nil {
			return nil, err
		}
		prototype, err := eng.Get(c.NewTarget, "prototype")
		if err != nil {
			return nil, err
		}
		return v, eng.SetProto(v, prototype)
	}))
	if err := eng.Define(st.fast, "prototype", engine.Property{Value: st.prototype}); err != nil {
		return err
	}
	if err := eng.SetProto(st.fast, st.parent); err != nil {
		return err
	}
	species := eng.NewFunc("get [Symbol.species]", 0, func(*engine.Call) (engine.Value, error) { return st.fast, nil })
	if symbol := lang.Symbol(st.e, "species"); symbol != nil {
		if err := eng.Define(st.class, symbol, engine.Property{Get: species, Configurable: true}); err != nil {
			return err
		}
	}
	return nil
}

// construct is the old new Buffer(x): alloc for a number, from for the rest.
func (st *state) construct(c *engine.Call) (engine.Value, error) {
	eng := st.eng
	if err := st.warn(); err != nil {
		return nil, err
	}
	if eng.TypeOf(c.Arg(0)) == engine.Number {
		if eng.TypeOf(c.Arg(1)) == engine.String {
			return nil, st.e.InvalidArgType("string", "of type string", c.Arg(0))
		}
		return st.alloc(c.Arg(0), c.Undefined, c.Undefined)
	}
	return st.from(c)
}

// warn is DEP0005, once, and not for packages.
func (st *state) warn() error {
	if st.warned {
		return nil
	}
	for _, f := range st.eng.Trace(nil) {
		if f.File == "" || strings.HasPrefix(f.File, "node:") {
			continue
		}
		if strings.Contains(f.File, "/node_modules/") || strings.Contains(f.File, `\node_modules\`) {
			return nil
		}
		break
	}
	st.warned = true
	return st.e.EmitWarning(st.eng.String("Buffer() is deprecated due to security and usability issues. "+
		"Please use the Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead."),
		st.eng.String("DeprecationWarning"), st.eng.String("DEP0005"))
}

// parents are the names that buffer and byteOffset had before typed arrays.
func (st *state) parents() error {
	for _, p := range [...]struct{ name, of string }{{"parent", "buffer"}, {"offset", "byteOffset"}} {
		get := st.eng.NewFunc("get", 0, func(c *engine.Call) (engine.Value, error) {
			if !Is(st.e, c.This) {
				return c.Undefined, nil
			}
			return st.eng.Get(c.This, p.of)
		})
		if err := st.eng.Define(st.prototype, p.name, engine.Property{Get: get, Enumerable: true}); err != nil {
			return err
		}
	}
	return nil
}
