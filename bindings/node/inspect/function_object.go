package inspect

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Function is util.inspect for scripts, with its custom, defaultOptions, colors
// and styles. Loop goroutine only.
func (in *Inspector) Function() engine.Value {
	if in.function != nil {
		return in.function
	}
	f := in.env.Keep(in.eng.NewFunc("inspect", 2, in.call))
	in.function = f
	if custom := lang.SymbolFor(in.env, "nodejs.util.inspect.custom"); custom != nil {
		in.eng.Set(f, "custom", custom)
	}
	in.env.Lazy(f, "colors", true, in.ColorTable)
	in.env.Lazy(f, "styles", true, in.StyleTable)
	in.env.Accessor(f, "defaultOptions", false,
		func(engine.Value) (engine.Value, error) { return in.defaultOptions() },
		func(_, v engine.Value) error { return in.setDefaults(v) })
	return f
}

// call is util.inspect(value[, options]) and, as it once was,
// util.inspect(value[, showHidden[, depth[, colors]]]).
func (in *Inspector) call(c *engine.Call) (engine.Value, error) {
	o, err := in.Defaults()
	if err != nil {
		return nil, err
	}
	if depth := c.Arg(2); in.eng.TypeOf(depth) != engine.Undefined {
		in.set(&o, "depth", depth)
	}
	if colors := c.Arg(3); in.eng.TypeOf(colors) != engine.Undefined {
		in.set(&o, "colors", colors)
	}
	if options := c.Arg(1); in.eng.TypeOf(options) == engine.Boolean {
		o.ShowHidden = in.eng.ToBool(options)
	} else if err := in.read(options, &o); err != nil {
		return nil, err
	}
	text, err := in.Inspect(c.Arg(0), &o)
	if err != nil {
		return nil, err
	}
	return in.eng.String(text), nil
}

// defaultOptions is the object whose properties are the defaults from now on.
func (in *Inspector) defaultOptions() (engine.Value, error) {
	if in.defaultsObject != nil {
		return in.defaultsObject, nil
	}
	obj := in.eng.NewObject(nil)
	if err := in.fill(obj, &in.defaults); err != nil {
		return nil, err
	}
	if seal := lang.Static(in.env, "Object", "seal"); seal != nil {
		if _, err := in.eng.Call(seal, nil, obj); err != nil {
			return nil, err
		}
	}
	in.defaultsObject = in.eng.Hold(obj)
	return obj, nil
}

func (in *Inspector) setDefaults(v engine.Value) error {
	if in.eng.TypeOf(v) != engine.Object || in.eng.Class(v) == "Array" {
		return in.env.InvalidArgType("options", "of type object", v)
	}
	obj, err := in.defaultOptions()
	if err != nil {
		return err
	}
	keys, err := in.eng.Keys(v, false)
	if err != nil {
		return err
	}
	for _, key := range keys {
		value, err := in.eng.Get(v, key)
		if err != nil {
			return err
		}
		if !lang.HasOwn(in.env, obj, key) {
			text := in.env.Text(key)
			return in.env.Throw(env.TypeError, "", "Cannot add property "+text+", object is not extensible")
		}
		if err := in.eng.Set(obj, key, value); err != nil {
			return err
		}
	}
	return nil
}
