package module

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// requireFor makes the function require of one module.
func (l *Loader) requireFor(module engine.Value) (engine.Value, error) {
	eng := l.env.Engine
	// Each function holds the module by its own life: a module that is deleted
	// from the cache goes when the script lets go of it.
	var requiring, resolving, looking engine.Value
	require := eng.NewFunc("require", 1, func(c *engine.Call) (engine.Value, error) {
		other, err := l.patched(requiring, "require", l.ours.require)
		if err != nil {
			return nil, err
		}
		if other != nil {
			return eng.Call(other, requiring, c.Arg(0))
		}
		return l.requireChecked(requiring, c.Arg(0))
	})
	requiring = engine.HoldBy(eng, require, module)
	resolve := eng.NewFunc("resolve", 2, func(c *engine.Call) (engine.Value, error) {
		return l.resolveFor(resolving, c.Arg(0), c.Arg(1))
	})
	resolving = engine.HoldBy(eng, resolve, module)
	paths := eng.NewFunc("paths", 1, func(c *engine.Call) (engine.Value, error) {
		return l.jsResolveLookupPaths(&engine.Call{Args: []engine.Value{c.Arg(0), looking}, Undefined: c.Undefined})
	})
	looking = engine.HoldBy(eng, paths, module)
	cache, err := eng.Get(l.class, "_cache")
	if err != nil {
		return nil, err
	}
	extensions, err := eng.Get(l.class, "_extensions")
	if err != nil {
		return nil, err
	}
	if err := eng.Set(resolve, "paths", paths); err != nil {
		return nil, err
	}
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{{"resolve", resolve}, {"main", l.main}, {"extensions", extensions}, {"cache", cache}} {
		if err := eng.Set(require, p.name, p.value); err != nil {
			return nil, err
		}
	}
	return require, nil
}

// requireChecked is Module.prototype.require.
func (l *Loader) requireChecked(module, id engine.Value) (engine.Value, error) {
	request, err := l.env.StringArg("id", id)
	if err != nil {
		return nil, err
	}
	if request == "" {
		return nil, l.env.InvalidArgValue("id", id, "must be a non-empty string")
	}
	return l.require(module, request, false)
}

func (l *Loader) resolveFor(module, request, options engine.Value) (engine.Value, error) {
	eng := l.env.Engine
	text, err := l.env.StringArg("request", request)
	if err != nil {
		return nil, err
	}
	other, err := l.patched(l.class, "_resolveFilename", l.ours.resolveFilename)
	if err != nil {
		return nil, err
	}
	if other != nil {
		return eng.Call(other, l.class, request, module, eng.Bool(false), options)
	}
	filename, err := l.resolveFilename(text, module, options)
	if err != nil {
		return nil, err
	}
	return eng.String(filename), nil
}

// What follows are the functions of Module and of its prototype as scripts
// call them.

func (l *Loader) jsRequire(c *engine.Call) (engine.Value, error) {
	return l.requireChecked(c.This, c.Arg(0))
}

func (l *Loader) jsModuleLoad(c *engine.Call) (engine.Value, error) {
	filename, err := l.env.StringArg("filename", c.Arg(0))
	if err != nil {
		return nil, err
	}
	return c.Undefined, l.loadModule(c.This, filename)
}

func (l *Loader) jsCompile(c *engine.Call) (engine.Value, error) {
	filename, err := l.env.StringArg("filename", c.Arg(1))
	if err != nil {
		return nil, err
	}
	text, err := l.env.Engine.ToString(c.Arg(0))
	if err != nil {
		return nil, err
	}
	// A text that a tool made may not be what the file says.
	l.keepText(filename, text)
	return l.compile(c.This, text, filename)
}

func (l *Loader) jsLoad(c *engine.Call) (engine.Value, error) {
	request, err := l.env.StringArg("request", c.Arg(0))
	if err != nil {
		return nil, err
	}
	return l.load(request, c.Arg(1), l.env.Engine.ToBool(c.Arg(2)))
}

func (l *Loader) jsResolveFilename(c *engine.Call) (engine.Value, error) {
	request, err := l.env.StringArg("request", c.Arg(0))
	if err != nil {
		return nil, err
	}
	filename, err := l.resolveFilename(request, c.Arg(1), c.Arg(3))
	if err != nil {
		return nil, err
	}
	return l.env.Engine.String(filename), nil
}

func (l *Loader) jsFindPath(c *engine.Call) (engine.Value, error) {
	request, err := l.env.StringArg("request", c.Arg(0))
	if err != nil {
		return nil, err
	}
	paths, _, err := l.list(c.Arg(1))
	if err != nil {
		return nil, err
	}
	filename := ""
	if request != "" {
		filename, err = l.resolver.find(request, paths)
	}
	if err != nil {
		return nil, l.thrown(err)
	}
	if filename == "" {
		return l.env.Engine.Bool(false), nil
	}
	return l.env.Engine.String(filename), nil
}

func (l *Loader) jsNodeModulePaths(c *engine.Call) (engine.Value, error) {
	from, err := l.env.StringArg("from", c.Arg(0))
	if err != nil {
		return nil, err
	}
	return l.strings(nodeModulePaths(l.resolver.files.resolve(l.resolver.files.cwd(), from))), nil
}

func (l *Loader) jsResolveLookupPaths(c *engine.Call) (engine.Value, error) {
	request, err := l.env.StringArg("request", c.Arg(0))
	if err != nil {
		return nil, err
	}
	if l.isBuiltin(request) {
		return l.env.Engine.Null(), nil
	}
	paths, err := l.lookupPaths(request, c.Arg(1))
	if err != nil {
		return nil, err
	}
	return l.strings(paths), nil
}

// jsInitPaths is for scripts that change process.env.NODE_PATH.
func (l *Loader) jsInitPaths(c *engine.Call) (engine.Value, error) {
	l.global = globalPaths(l.environment, l.resolver.files.fsys == nil)
	return c.Undefined, l.env.Engine.Set(l.class, "globalPaths", l.strings(l.globalPaths()))
}

func (l *Loader) jsPreload(c *engine.Call) (engine.Value, error) {
	requests, _, err := l.list(c.Arg(0))
	if err != nil {
		return nil, err
	}
	return c.Undefined, l.Preload(requests)
}

func (l *Loader) jsWrap(c *engine.Call) (engine.Value, error) {
	return l.env.Engine.String(wrapper[0] + l.env.Text(c.Arg(0)) + wrapper[1]), nil
}

func (l *Loader) jsIsBuiltin(c *engine.Call) (engine.Value, error) {
	eng := l.env.Engine
	return eng.Bool(eng.TypeOf(c.Arg(0)) == engine.String && l.isBuiltin(l.env.Text(c.Arg(0)))), nil
}

// jsStat is Module._stat: 0 for a file, 1 for a folder, negative for neither.
func (l *Loader) jsStat(c *engine.Call) (engine.Value, error) {
	return l.env.Engine.Number([...]float64{missing: -2, file: 0, folder: 1}[l.resolver.files.kind(l.env.Text(c.Arg(0)))]), nil
}

func (l *Loader) jsRunMain(c *engine.Call) (engine.Value, error) {
	process, err := l.env.Require("process")
	if err != nil {
		return nil, err
	}
	argv, err := l.env.Engine.Get(process, "argv")
	if err != nil {
		return nil, err
	}
	return c.Undefined, l.RunMain(l.text(argv, "1"))
}

// jsCreateRequire is Module.createRequire: a require for a file that need not
// exist, or for what lies in a folder (a name that ends in a slash).
func (l *Loader) jsCreateRequire(c *engine.Call) (engine.Value, error) {
	eng := l.env.Engine
	filename := ""
	switch {
	case eng.TypeOf(c.Arg(0)) == engine.String:
		filename = l.env.Text(c.Arg(0))
	case l.text(c.Arg(0), "protocol") == "file:":
		filename = l.text(c.Arg(0), "href")
	}
	if u, err := url.Parse(filename); err == nil && u.Scheme == "file" {
		filename = u.Path
	}
	if !filepath.IsAbs(filename) {
		return nil, l.env.InvalidArgValue("filename", c.Arg(0), "must be a file URL object, file URL string, or absolute path string")
	}
	if strings.HasSuffix(filename, "/") {
		filename += "noop.js"
	}
	module, err := l.newModule(filename, c.Undefined)
	if err != nil {
		return nil, err
	}
	if err := eng.Set(module, "filename", eng.String(filename)); err != nil {
		return nil, err
	}
	if err := eng.Set(module, "paths", l.strings(nodeModulePaths(filepath.Dir(filename)))); err != nil {
		return nil, err
	}
	return l.requireFor(module)
}
