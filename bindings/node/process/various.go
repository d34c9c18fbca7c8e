package process

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// various defines what stands alone.
func (p *process) various() error {
	e, eng := p.e, p.e.Engine
	if err := eng.Set(p.object, "domain", eng.Null()); err != nil {
		return err
	}
	for name, load := range map[string]func() (engine.Value, error){"report": p.report, "allowedNodeEnvironmentFlags": p.allowedFlags} {
		if err := e.Lazy(p.object, name, true, load); err != nil {
			return err
		}
	}
	if err := e.Accessor(p.object, "sourceMapsEnabled", true, func(engine.Value) (engine.Value, error) {
		return eng.Bool(p.sourceMaps), nil
	}, nil); err != nil {
		return err
	}
	return e.Functions(p.object,
		env.Method{Name: "setSourceMapsEnabled", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.Arg(0)) != engine.Boolean {
				return nil, e.InvalidArgType("val", "of type boolean", c.Arg(0))
			}
			p.sourceMaps = eng.ToBool(c.Arg(0))
			return c.Undefined, nil
		}},
		env.Method{Name: "loadEnvFile", Func: p.loadEnvFile},
		env.Method{Name: "assert", Func: p.assert},
		env.Method{Name: "dlopen", Func: func(c *engine.Call) (engine.Value, error) {
			if len(c.Args) < 2 {
				return nil, e.Throw(env.TypeError, "ERR_MISSING_ARGS", "process.dlopen needs at least 2 arguments")
			}
			return nil, e.Throw(env.Error, "ERR_DLOPEN_FAILED", e.Text(c.Args[1])+": addons of Node are machine code for V8, and cannot be loaded")
		}},
		env.Method{Name: "_linkedBinding", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			name, err := eng.ToString(c.Arg(0))
			if err != nil {
				return nil, err
			}
			return nil, e.Throw(env.Error, "ERR_INVALID_MODULE", "No such binding was linked: "+name)
		}},
	)
}

// report is process.report, whose functions say that there is none.
func (p *process) report() (engine.Value, error) {
	e := p.e
	absent := func(name string, length int) env.Method {
		return env.Method{Name: name, Length: length, Func: func(*engine.Call) (engine.Value, error) {
			return nil, e.Throw(env.TypeError, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "The feature process.report."+name+
				" is unavailable on the current platform, which is being used to run Node.js")
		}}
	}
	report, err := p.record("directory", "", "filename", "", "compact", false, "excludeNetwork", false, "signal", "SIGUSR2",
		"reportOnFatalError", false, "reportOnSignal", false, "reportOnUncaughtException", false)
	if err != nil {
		return nil, err
	}
	return report, e.Functions(report, absent("writeReport", 2), absent("getReport", 1))
}

// loadEnvFile is loadEnvFile(path = '.env'): what the environment has already
// stays.
func (p *process) loadEnvFile(c *engine.Call) (engine.Value, error) {
	eng := p.e.Engine
	path := c.Arg(0)
	if t := eng.TypeOf(path); t == engine.Undefined || t == engine.Null {
		path = eng.String(".env")
	} else if t == engine.Number { // no descriptors here
		return nil, p.e.InvalidArgType("path", "of type string or an instance of Buffer or URL", path)
	}
	text, err := p.callModule("fs", "readFileSync", path, eng.String("utf8"))
	if err != nil {
		return nil, err
	}
	variables, err := p.callModule("util", "parseEnv", text)
	if err != nil {
		return nil, err
	}
	keys, err := eng.Keys(variables, false)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if has, err := eng.Has(p.environ, key); err != nil || has {
			if err != nil {
				return nil, err
			}
			continue
		}
		v, err := eng.Get(variables, key)
		if err != nil {
			return nil, err
		}
		if err := eng.Set(p.environ, key, v); err != nil {
			return nil, err
		}
	}
	return c.Undefined, nil
}

// callModule calls a function of a core module.
func (p *process) callModule(module, name string, args ...engine.Value) (engine.Value, error) {
	exports, err := p.e.Require(module)
	if err != nil {
		return nil, err
	}
	f, err := p.e.Engine.Get(exports, name)
	if err != nil {
		return nil, err
	}
	return p.e.Engine.Call(f, exports, args...)
}

// assert is process.assert, which nobody should call any more.
func (p *process) assert(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	if !p.assertWarned {
		p.assertWarned = true
		err := e.EmitWarning(eng.String("process.assert() is deprecated. Please use the `assert` module instead."),
			eng.String("DeprecationWarning"), eng.String("DEP0100"))
		if err != nil {
			return nil, err
		}
	}
	if eng.ToBool(c.Arg(0)) {
		return c.Undefined, nil
	}
	message := "assertion error"
	if eng.ToBool(c.Arg(1)) {
		message = e.Text(c.Arg(1))
	}
	return nil, e.Throw(env.Error, "ERR_ASSERTION", message)
}
