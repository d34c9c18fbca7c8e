package path

import (
	"os"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('path'), which is path.posix: the systems we run on are.
var Module = env.Module{Name: "path", Load: func(e *env.Env) (engine.Value, error) {
	m, err := modules(e)
	return m[0], err
}}

// PosixModule is require('path/posix'), the same object as require('path').
var PosixModule = env.Module{Name: "path/posix", Load: Module.Load}

// WindowsModule is require('path/win32').
var WindowsModule = env.Module{Name: "path/win32", Load: func(e *env.Env) (engine.Value, error) {
	m, err := modules(e)
	return m[1], err
}}

type stateKey struct{}

type loaded struct {
	modules [2]engine.Value
	err     error
}

// modules are posix and win32, each with both as properties.
func modules(e *env.Env) ([2]engine.Value, error) {
	l := env.State(e, stateKey{}, func() *loaded {
		l := new(loaded)
		for i, f := range [...]*Flavor{Posix(), Windows()} {
			if l.modules[i], l.err = module(e, f); l.err != nil {
				return l
			}
			l.modules[i] = e.Engine.Hold(l.modules[i])
		}
		for _, m := range l.modules {
			if l.err = l.link(e, m); l.err != nil {
				return l
			}
		}
		return l
	})
	return l.modules, l.err
}

// link gives one of the two what they have of each other.
func (l *loaded) link(e *env.Env, m engine.Value) error {
	long, err := e.Engine.Get(m, "toNamespacedPath")
	if err != nil {
		return err
	}
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{{"win32", l.modules[1]}, {"posix", l.modules[0]}, {"_makeLong", long}} {
		if err := e.Engine.Set(m, p.name, p.value); err != nil {
			return err
		}
	}
	return nil
}

func module(e *env.Env, f *Flavor) (engine.Value, error) {
	eng := e.Engine
	f.Cwd = func() string { return workingDirectory(e) }
	f.Getenv = func(name string) string {
		value, _ := e.Getenv(name)
		return value
	}
	m := eng.NewObject(nil)
	text := func(s string, err error) (engine.Value, error) {
		if err != nil {
			return nil, err
		}
		return eng.String(s), nil
	}
	// one makes the functions of a single path.
	one := func(name string, call func(string) string) env.Method {
		return env.Method{Name: name, Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			path, err := e.StringArg("path", c.Arg(0))
			if err != nil {
				return nil, err
			}
			return eng.String(call(path)), nil
		}}
	}
	err := e.Functions(m,
		env.Method{Name: "resolve", Length: 0, Func: func(c *engine.Call) (engine.Value, error) {
			paths, err := f.arguments(e, c.Args)
			if err != nil {
				return nil, err
			}
			return eng.String(f.Resolve(paths...)), nil
		}},
		one("normalize", f.Normalize),
		env.Method{Name: "isAbsolute", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			path, err := e.StringArg("path", c.Arg(0))
			if err != nil {
				return nil, err
			}
			return eng.Bool(f.IsAbsolute(path)), nil
		}},
		env.Method{Name: "join", Length: 0, Func: func(c *engine.Call) (engine.Value, error) {
			paths := make([]string, len(c.Args))
			for i, v := range c.Args {
				var err error
				if paths[i], err = e.StringArg("path", v); err != nil {
					return nil, err
				}
			}
			return eng.String(f.Join(paths...)), nil
		}},
		env.Method{Name: "relative", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			from, err := e.StringArg("from", c.Arg(0))
			if err != nil {
				return nil, err
			}
			to, err := e.StringArg("to", c.Arg(1))
			if err != nil {
				return nil, err
			}
			return eng.String(f.Relative(from, to)), nil
		}},
		env.Method{Name: "toNamespacedPath", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.Arg(0)) != engine.String {
				return c.Arg(0), nil
			}
			path, err := eng.ToString(c.Arg(0))
			return text(f.Namespaced(path), err)
		}},
		one("dirname", f.Dirname),
		env.Method{Name: "basename", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			suffix := ""
			if eng.TypeOf(c.Arg(1)) != engine.Undefined {
				var err error
				if suffix, err = e.StringArg("suffix", c.Arg(1)); err != nil {
					return nil, err
				}
			}
			path, err := e.StringArg("path", c.Arg(0))
			return text(f.Basename(path, suffix), err)
		}},
		one("extname", f.Extname),
		env.Method{Name: "format", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			return f.format(e, c.Arg(0))
		}},
		env.Method{Name: "parse", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			path, err := e.StringArg("path", c.Arg(0))
			if err != nil {
				return nil, err
			}
			return parsed(e, f.Parse(path)), nil
		}},
	)
	if err != nil {
		return nil, err
	}
	if err := eng.Set(m, "sep", eng.String(f.Sep())); err != nil {
		return nil, err
	}
	return m, eng.Set(m, "delimiter", eng.String(f.Delimiter()))
}

// arguments checks those of resolve, which looks at no more of them than it
// needs: a number before an absolute path goes unnoticed.
func (f *Flavor) arguments(e *env.Env, args []engine.Value) ([]string, error) {
	for i := len(args) - 1; i >= 0; i-- {
		path, err := e.StringArg("paths["+strconv.Itoa(i)+"]", args[i])
		if err != nil {
			return nil, err
		}
		if !f.windows && f.IsAbsolute(path) {
			args = args[i:]
			break
		}
	}
	paths := make([]string, len(args))
	for i, v := range args {
		paths[i] = e.Text(v)
	}
	return paths, nil
}

func (f *Flavor) format(e *env.Env, v engine.Value) (engine.Value, error) {
	eng := e.Engine
	if t := eng.TypeOf(v); t != engine.Object || eng.Class(v) == "Array" {
		return nil, e.InvalidArgType("pathObject", "of type object", v)
	}
	var p Parsed
	for _, field := range [...]struct {
		name string
		to   *string
	}{{"dir", &p.Dir}, {"root", &p.Root}, {"base", &p.Base}, {"name", &p.Name}, {"ext", &p.Ext}} {
		value, err := eng.Get(v, field.name)
		if err != nil {
			return nil, err
		}
		if eng.ToBool(value) {
			if *field.to, err = eng.ToString(value); err != nil {
				return nil, err
			}
		}
	}
	return eng.String(f.Format(p)), nil
}

func parsed(e *env.Env, p Parsed) engine.Value {
	obj := e.Engine.NewObject(nil)
	for _, field := range [...]struct{ name, value string }{
		{"root", p.Root}, {"dir", p.Dir}, {"base", p.Base}, {"ext", p.Ext}, {"name", p.Name},
	} {
		e.Engine.Set(obj, field.name, e.Engine.String(field.value))
	}
	return obj
}

// workingDirectory is process.cwd(), which a script may have replaced, or the
// system's where there is no process.
func workingDirectory(e *env.Env) string {
	if process, err := e.Engine.Get(e.Engine.Global(), "process"); err == nil && e.Engine.TypeOf(process) == engine.Object {
		if cwd, err := e.Engine.Get(process, "cwd"); err == nil && e.Engine.TypeOf(cwd) == engine.Function {
			if v, err := e.Engine.Call(cwd, process); err == nil {
				return e.Text(v)
			}
		}
	}
	directory, _ := os.Getwd()
	return directory
}
