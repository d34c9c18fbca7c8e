package fs

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// direntType is the key of a Dirent's kind: a symbol, which console.log shows,
// and where there are none a hidden name.
func (f *fs) direntType() engine.Key {
	c := f.classes["direntType"]
	if c.ctor == nil {
		if symbol := lang.Global(f.e, "Symbol"); symbol != nil {
			if v, err := f.eng.Call(symbol, nil, f.eng.String("type")); err == nil {
				c.ctor = f.e.Keep(v)
				f.classes["direntType"] = c
				return c.ctor
			}
		}
		return "__type"
	}
	return c.ctor
}

func (f *fs) direntClass() (class, error) {
	return f.class("Dirent", func() (class, error) {
		key := f.direntType()
		methods := make([]env.Method, len(kindTests))
		for i, test := range kindTests {
			methods[i] = env.Method{Name: test.name, Func: func(c *engine.Call) (engine.Value, error) {
				v, err := f.eng.Get(c.This, key)
				if err != nil {
					return nil, err
				}
				return f.eng.Bool(f.eng.Same(v, f.eng.Number(float64(test.dirent)))), nil
			}}
		}
		ctor, prototype, err := f.e.Class("Dirent", 3, nil, func(c *engine.Call) (engine.Value, error) {
			if c.NewTarget == nil {
				return nil, f.e.Throw(env.TypeError, "", "Class constructor Dirent cannot be invoked without 'new'")
			}
			return c.Undefined, f.fillDirent(c.This, c.Arg(0), c.Arg(1), c.Arg(2))
		}, methods...)
		return class{ctor, prototype}, err
	})
}

func (f *fs) fillDirent(this, name, kind, folder engine.Value) error {
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{{"name", name}, {"parentPath", folder}, {"path", folder}} {
		if err := f.eng.Set(this, p.name, p.v); err != nil {
			return err
		}
	}
	key := f.direntType()
	_, hidden := key.(string)
	return f.eng.Define(this, key, engine.Property{Value: kind, Writable: true, Enumerable: !hidden, Configurable: true})
}

// dirent is an entry of folder as a script sees it.
func (f *fs) dirent(entry uvfs.Dirent, folder string, enc encoding) (engine.Value, error) {
	c, err := f.direntClass()
	if err != nil {
		return nil, err
	}
	this := f.eng.NewObject(c.prototype)
	return this, f.fillDirent(this, f.name(entry.Name, enc), f.eng.Number(float64(entry.Kind)), f.name(folder, ""))
}
