package module

import (
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// require is module.require(request) behind its checks: what a script may have
// put in place of Module._load, or load.
func (l *Loader) require(parent engine.Value, request string, isMain bool) (engine.Value, error) {
	load, err := l.patched(l.class, "_load", l.ours.load)
	if err != nil {
		return nil, err
	}
	if load != nil {
		return l.env.Engine.Call(load, l.class, l.env.Engine.String(request), parent, l.env.Engine.Bool(isMain))
	}
	return l.load(request, parent, isMain)
}

// load is Module._load: a core module, a module of the cache, or a new one.
func (l *Loader) load(request string, parent engine.Value, isMain bool) (engine.Value, error) {
	eng := l.env.Engine
	// Who asks again from the same folder asks no resolver: only the cache.
	again := place{request: request}
	if isObject(eng, parent) {
		again.from = l.text(parent, "path")
		if filename, ok := l.relative[again]; ok {
			module, err := l.cached(filename)
			if err != nil {
				return nil, err
			}
			if module != nil {
				return l.exportsOf(parent, module)
			}
			delete(l.relative, again)
		}
	}
	if name, ok := strings.CutPrefix(request, "node:"); ok {
		if !l.env.HasModule(name) {
			return nil, l.unknownBuiltin(request, name, parent)
		}
		return l.env.Require(name)
	}
	filename, err := l.resolve(request, parent, isMain)
	if err != nil {
		return nil, err
	}
	module, err := l.cached(filename)
	if err != nil {
		return nil, err
	}
	if module != nil {
		return l.exportsOf(parent, module)
	}
	if l.env.HasModule(filename) {
		return l.env.Require(filename)
	}
	if module, err = l.newModule(filename, parent); err != nil {
		return nil, err
	}
	if isMain {
		l.main = l.env.Keep(module)
		if err := eng.Set(module, "id", eng.String(".")); err != nil {
			return nil, err
		}
	}
	if again.from != "" {
		l.relative[again] = filename
	}
	if err := l.run(module, filename); err != nil {
		return nil, l.forget(module, filename, parent, again, err)
	}
	return eng.Get(module, "exports")
}

// run puts a new module into the cache and loads it.
func (l *Loader) run(module engine.Value, filename string) error {
	cache, err := l.env.Engine.Get(l.class, "_cache")
	if err != nil {
		return err
	}
	if err := l.env.Engine.Set(cache, filename, module); err != nil {
		return err
	}
	load, err := l.patched(module, "load", l.ours.moduleLoad)
	if err != nil {
		return err
	}
	if load != nil {
		_, err := l.env.Engine.Call(load, module, l.env.Engine.String(filename))
		return err
	}
	return l.loadModule(module, filename)
}

// forget takes a module that threw out of the cache, so that the next require
// tries again. The error stays what it is.
func (l *Loader) forget(module engine.Value, filename string, parent engine.Value, again place, err error) error {
	if cache, e := l.env.Engine.Get(l.class, "_cache"); e == nil && isObject(l.env.Engine, cache) {
		l.env.Engine.Delete(cache, filename)
	}
	delete(l.relative, again)
	if e := l.dropChild(parent, module); e != nil {
		return e
	}
	return err
}

// cached is Module._cache[filename], nil if there is none.
func (l *Loader) cached(filename string) (engine.Value, error) {
	cache, err := l.env.Engine.Get(l.class, "_cache")
	if err != nil {
		return nil, err
	}
	module, err := l.env.Engine.Get(cache, filename)
	if err != nil || !isObject(l.env.Engine, module) {
		return nil, err
	}
	return module, nil
}

// exportsOf is what a module exports so far: a cycle sees it half done.
func (l *Loader) exportsOf(parent, module engine.Value) (engine.Value, error) {
	if err := l.addChild(parent, module); err != nil {
		return nil, err
	}
	return l.env.Engine.Get(module, "exports")
}

// loadModule is Module.prototype.load.
func (l *Loader) loadModule(module engine.Value, filename string) error {
	eng := l.env.Engine
	if err := eng.Set(module, "filename", eng.String(filename)); err != nil {
		return err
	}
	if err := eng.Set(module, "paths", l.strings(nodeModulePaths(filepath.Dir(filename)))); err != nil {
		return err
	}
	if err := l.runExtension(module, filename); err != nil {
		return err
	}
	return eng.Set(module, "loaded", eng.Bool(true))
}

// runExtension calls the function of Module._extensions for the longest
// extension that is registered, .js if none is.
func (l *Loader) runExtension(module engine.Value, filename string) error {
	eng := l.env.Engine
	extensions, err := eng.Get(l.class, "_extensions")
	if err != nil {
		return err
	}
	extension, f := ".js", engine.Value(nil)
	name := filepath.Base(filename)
	for i := 1; i < len(name); i++ {
		if name[i] != '.' {
			continue
		}
		if f, err = eng.Get(extensions, name[i:]); err != nil {
			return err
		}
		if eng.TypeOf(f) != engine.Undefined {
			extension = name[i:]
			break
		}
	}
	if strings.HasSuffix(name, ".mjs") && extension != ".mjs" {
		return l.requireESM(module, filename)
	}
	if f == nil || eng.TypeOf(f) == engine.Undefined {
		if f, err = eng.Get(extensions, extension); err != nil {
			return err
		}
	}
	switch {
	case eng.Same(f, l.ours.js):
		return l.loadJS(module, filename)
	case eng.Same(f, l.ours.json):
		return l.loadJSON(module, filename)
	}
	_, err = eng.Call(f, extensions, module, eng.String(filename))
	return err
}

// loadFile makes a function of Module._extensions.
func (l *Loader) loadFile(load func(module engine.Value, filename string) error) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		filename, err := l.env.StringArg("filename", c.Arg(1))
		if err != nil {
			return nil, err
		}
		return c.Undefined, load(c.Arg(0), filename)
	}
}

func (l *Loader) loadJS(module engine.Value, filename string) error {
	text, err := l.resolver.files.text(filename)
	if err != nil {
		return l.env.ThrowError(err)
	}
	typed := strings.HasSuffix(filename, ".cjs")
	if strings.HasSuffix(filename, ".js") {
		scope, err := l.resolver.scope(filename)
		if err != nil {
			return l.thrown(err)
		}
		if scope != nil && scope.Type == "module" {
			return l.requireESM(module, filename)
		}
		typed = scope != nil && scope.Type == "commonjs"
	}
	compile, err := l.patched(module, "_compile", l.ours.compile)
	if err != nil {
		return err
	}
	if compile != nil {
		_, err := l.env.Engine.Call(compile, module, l.env.Engine.String(text), l.env.Engine.String(filename))
		return err
	}
	fn, err := l.compileText(text, filename)
	if err != nil {
		if !typed && l.readsAsModule(err, filename, text) {
			return l.requireESM(module, filename)
		}
		l.warnModuleSyntax(err)
		return l.thrown(err)
	}
	_, err = l.callWrapper(fn, module, filename)
	return err
}

func (l *Loader) loadJSON(module engine.Value, filename string) error {
	text, err := l.resolver.files.text(filename)
	if err != nil {
		return l.env.ThrowError(err)
	}
	v, err := l.parseJSON(filename, text)
	if err != nil {
		return err
	}
	return l.env.Engine.Set(module, "exports", v)
}

func (l *Loader) loadNative(_ engine.Value, filename string) error {
	return l.env.Throw(env.Error, "ERR_DLOPEN_FAILED", "Cannot load "+filename+": native addons are machine code for Node's own engine, which this is not")
}
