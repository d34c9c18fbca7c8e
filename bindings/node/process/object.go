package process

import (
	"os"
	"runtime"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// load makes the process object.
func (p *process) load() error {
	e, eng := p.e, p.e.Engine
	_, prototype, err := e.Class("process", 0, events.Class(e), func(c *engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	})
	if err != nil {
		return err
	}
	p.object = p.e.Keep(eng.NewObject(prototype))
	eng.SetHost(p.object, p)
	p.Watch = p
	if err := p.tag(prototype); err != nil {
		return err
	}
	for _, step := range [...]func() error{
		p.constants, p.functions, p.exitProperties, p.clocks, p.identity, p.standardStreams, p.warnings,
		p.resources, p.credentials, p.various,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	p.hooks()
	return nil
}

// tag is "[object process]", where the engine looks for it.
func (p *process) tag(prototype engine.Value) error {
	eng := p.e.Engine
	symbol, err := eng.Get(eng.Global(), "Symbol")
	if err != nil || eng.TypeOf(symbol) != engine.Function {
		return err
	}
	key, err := eng.Get(symbol, "toStringTag")
	if err != nil || eng.TypeOf(key) != engine.Symbol {
		return err
	}
	return eng.Define(prototype, key, engine.Property{Value: eng.String("process"), Configurable: true})
}

// fixed defines a property that scripts cannot change.
func (p *process) fixed(name string, v engine.Value) error {
	return p.e.Engine.Define(p.object, name, engine.Property{Value: v, Enumerable: true, Configurable: true})
}

// array makes an array of strings.
func (p *process) array(texts []string) engine.Value {
	values := make([]engine.Value, len(texts))
	for i, s := range texts {
		values[i] = p.e.Engine.String(s)
	}
	return p.e.Engine.NewArray(values...)
}

// record makes an object of names and values, in this order.
func (p *process) record(pairs ...any) (engine.Value, error) {
	eng := p.e.Engine
	obj := eng.NewObject(nil)
	for i := 0; i < len(pairs); i += 2 {
		var v engine.Value
		switch x := pairs[i+1].(type) {
		case string:
			v = eng.String(x)
		case bool:
			v = eng.Bool(x)
		case float64:
			v = eng.Number(x)
		default:
			v = x
		}
		if err := eng.Set(obj, pairs[i].(string), v); err != nil {
			return nil, err
		}
	}
	return obj, nil
}

// platform is process.platform.
func platform() string {
	switch runtime.GOOS {
	case "windows":
		return "win32"
	case "solaris", "illumos":
		return "sunos"
	}
	return runtime.GOOS
}

// arch is process.arch.
func arch() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x64"
	case "386":
		return "ia32"
	case "mipsle":
		return "mipsel"
	case "ppc64le":
		return "ppc64"
	}
	return runtime.GOARCH
}

func (p *process) constants() error {
	eng := p.e.Engine
	versions, err := p.record("node", NodeVersion, "uvgo", p.o.Version, "uv", UVVersion,
		eng.Name(), eng.Version(), "go", runtime.Version()[len("go"):], "modules", "115")
	if err != nil {
		return err
	}
	release, err := p.record("name", "node", "lts", "Iron")
	if err != nil {
		return err
	}
	defaults, err := p.record("cflags", eng.NewArray(), "default_configuration", "Release", "defines", eng.NewArray(),
		"include_dirs", eng.NewArray(), "libraries", eng.NewArray())
	if err != nil {
		return err
	}
	variables, err := p.record("node_module_version", 115.0)
	if err != nil {
		return err
	}
	config, err := p.record("target_defaults", defaults, "variables", variables)
	if err != nil {
		return err
	}
	if freeze := lang.Static(p.e, "Object", "freeze"); freeze != nil {
		for _, name := range [...]string{"target_defaults", "variables", ""} {
			v := config
			if name != "" {
				if v, err = eng.Get(config, name); err != nil {
					return err
				}
			}
			if _, err := eng.Call(freeze, nil, v); err != nil {
				return err
			}
		}
	}
	features, err := p.record("inspector", false, "debug", false, "uv", true, "ipv6", true,
		"tls_alpn", false, "tls_sni", false, "tls_ocsp", false, "tls", false, "cached_builtins", true, "require_module", true)
	if err != nil {
		return err
	}
	for name, v := range map[string]engine.Value{"features": features, "argv0": eng.String(p.o.Argv0)} {
		if err := eng.Define(p.object, name, engine.Property{Value: v, Enumerable: true}); err != nil {
			return err
		}
	}
	pid, ppid := os.Getpid(), os.Getppid
	if p.o.NoSystem {
		pid, ppid = 1, func() int { return 0 }
	}
	for _, c := range [...]struct {
		name string
		v    engine.Value
	}{
		{"version", eng.String("v" + NodeVersion)}, {"versions", versions}, {"arch", eng.String(arch())},
		{"platform", eng.String(platform())}, {"release", release}, {"config", config},
		{"pid", eng.Number(float64(pid))},
	} {
		if err := p.fixed(c.name, c.v); err != nil {
			return err
		}
	}
	for _, v := range [...]struct {
		name string
		v    engine.Value
	}{
		{"argv", p.array(append([]string{p.o.ExecPath}, p.o.Args...))}, {"execArgv", p.array(p.o.ExecArgv)},
		{"execPath", eng.String(p.o.ExecPath)}, {"debugPort", eng.Number(9229)},
	} {
		if err := eng.Set(p.object, v.name, v.v); err != nil {
			return err
		}
	}
	if p.environ, err = p.makeEnviron(); err != nil {
		return err
	}
	if err := eng.Set(p.object, "env", p.environ); err != nil {
		return err
	}
	if err := p.e.Accessor(p.object, "ppid", true, func(engine.Value) (engine.Value, error) {
		return eng.Number(float64(ppid())), nil
	}, nil); err != nil {
		return err
	}
	return p.e.Accessor(p.object, "title", true, func(engine.Value) (engine.Value, error) {
		return eng.String(p.title), nil
	}, func(_, v engine.Value) error {
		s, err := eng.ToString(v)
		if err == nil {
			p.title = s
		}
		return err
	})
}

func (p *process) functions() error {
	e, eng := p.e, p.e.Engine
	return e.Functions(p.object,
		env.Method{Name: "nextTick", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if err := e.Func("callback", c.Arg(0)); err != nil {
				return nil, err
			}
			if p.exiting {
				return c.Undefined, nil
			}
			fn := eng.Hold(c.Args[0])
			var args []engine.Value
			if len(c.Args) > 1 {
				args = make([]engine.Value, len(c.Args)-1)
				for i, v := range c.Args[1:] {
					args[i] = eng.Hold(v)
				}
			}
			e.NextTick(func() error {
				_, err := eng.Call(fn, nil, args...)
				eng.Release(fn)
				for _, v := range args {
					eng.Release(v)
				}
				return err
			})
			return c.Undefined, nil
		}},
		env.Method{Name: "binding", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			name, err := eng.ToString(c.Arg(0))
			if err != nil {
				return nil, err
			}
			return nil, e.Throw(env.Error, "", "No such module: "+name)
		}},
		env.Method{Name: "_rawDebug", Length: 0, Func: func(c *engine.Call) (engine.Value, error) {
			text, err := p.callModule("util", "format", c.Args...)
			if err == nil {
				err = p.output(2).raw([]byte(e.Text(text) + "\n"))
			}
			return c.Undefined, err
		}},
		env.Method{Name: "getBuiltinModule", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			id, err := e.StringArg("id", c.Arg(0))
			if err != nil {
				return nil, err
			}
			if len(id) > 5 && id[:5] == "node:" {
				id = id[5:]
			}
			if !e.HasModule(id) {
				return c.Undefined, nil
			}
			return e.Require(id)
		}},
	)
}
