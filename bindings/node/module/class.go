package module

import (
	"path/filepath"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// wrapper is what Node puts around a module's text. Ours is compiled as the
// body of a function; the texts are for tools that show or replace them.
var wrapper = [2]string{"(function (exports, require, module, __filename, __dirname) { ", "\n});"}

// build makes the class Module and what hangs on it.
func (l *Loader) build() error {
	e, eng := l.env, l.env.Engine
	var err error
	l.class, l.prototype, err = e.Class("Module", 0, nil, l.construct)
	if err != nil {
		return err
	}
	extensions := eng.NewObject(eng.Null())
	def := func(into *engine.Value, obj engine.Value, name, shown string, length int, f engine.Func) {
		v := eng.NewFunc(shown, length, f)
		if into != nil {
			*into = e.Keep(v)
		}
		if err == nil {
			err = eng.Set(obj, name, v)
		}
	}
	def(&l.ours.js, extensions, ".js", "", 2, l.loadFile(l.loadJS))
	def(&l.ours.json, extensions, ".json", "", 2, l.loadFile(l.loadJSON))
	def(&l.ours.native, extensions, ".node", "", 2, l.loadFile(l.loadNative))

	def(&l.ours.moduleLoad, l.prototype, "load", "", 1, l.jsModuleLoad)
	def(&l.ours.require, l.prototype, "require", "", 1, l.jsRequire)
	def(&l.ours.compile, l.prototype, "_compile", "", 2, l.jsCompile)

	set := func(name string, v engine.Value) {
		if err == nil {
			err = eng.Set(l.class, name, v)
		}
	}
	set("_cache", eng.NewObject(eng.Null()))
	set("_pathCache", eng.NewObject(eng.Null())) // ours is Loader.found
	set("_extensions", extensions)
	def(&l.ours.load, l.class, "_load", "", 3, l.jsLoad)
	def(&l.ours.resolveFilename, l.class, "_resolveFilename", "", 4, l.jsResolveFilename)
	def(&l.ours.wrap, l.class, "wrap", "wrap", 1, l.jsWrap)
	def(nil, l.class, "_findPath", "", 3, l.jsFindPath)
	def(nil, l.class, "_stat", "", 1, l.jsStat)
	def(nil, l.class, "_nodeModulePaths", "", 1, l.jsNodeModulePaths)
	def(nil, l.class, "_resolveLookupPaths", "", 2, l.jsResolveLookupPaths)
	def(nil, l.class, "_initPaths", "", 0, l.jsInitPaths)
	def(nil, l.class, "_preloadModules", "", 1, l.jsPreload)
	def(nil, l.class, "createRequire", "createRequire", 1, l.jsCreateRequire)
	def(nil, l.class, "isBuiltin", "isBuiltin", 1, l.jsIsBuiltin)
	def(nil, l.class, "runMain", "executeUserEntryPoint", 0, l.jsRunMain)
	def(nil, l.class, "syncBuiltinESMExports", "syncBuiltinESMExports", 0, func(c *engine.Call) (engine.Value, error) {
		if l.esm == nil {
			return c.Undefined, nil
		}
		return c.Undefined, l.esm.syncBuiltins()
	})
	set("Module", l.class)
	set("wrapper", l.strings(wrapper[:]))
	if err != nil {
		return err
	}
	for _, p := range [...]struct {
		name string
		list func() []string
	}{{"globalPaths", l.globalPaths}, {"builtinModules", l.builtins}} {
		if err := e.Lazy(l.class, p.name, true, func() (engine.Value, error) { return l.strings(p.list()), nil }); err != nil {
			return err
		}
	}
	if err := e.Accessor(l.prototype, "parent", false, l.getParent, l.setParent); err != nil {
		return err
	}
	// An accessor, so that util.inspect shows a module without a class name,
	// as in Node.
	return e.Accessor(l.prototype, "constructor", false, func(engine.Value) (engine.Value, error) { return l.class, nil }, nil)
}

func (l *Loader) construct(c *engine.Call) (engine.Value, error) {
	if !isObject(l.env.Engine, c.This) {
		return nil, l.env.Throw(env.TypeError, "", "Class constructor Module cannot be invoked without 'new'")
	}
	id := ""
	if l.env.Engine.TypeOf(c.Arg(0)) != engine.Undefined {
		id = l.env.Text(c.Arg(0))
	}
	return c.Undefined, l.initModule(c.This, id, c.Arg(1))
}

// initModule is the body of new Module(id, parent).
func (l *Loader) initModule(module engine.Value, id string, parent engine.Value) error {
	eng := l.env.Engine
	eng.SetHost(module, &record{parent: eng.Hold(parent)})
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{
		{"id", eng.String(id)}, {"path", eng.String(filepath.Dir(id))}, {"exports", eng.NewObject(nil)},
		{"filename", eng.Null()}, {"loaded", eng.Bool(false)}, {"children", eng.NewArray()},
	} {
		if err := eng.Set(module, p.name, p.value); err != nil {
			return err
		}
	}
	return l.addChild(parent, module)
}

func (l *Loader) newModule(id string, parent engine.Value) (engine.Value, error) {
	module := l.env.Engine.NewObject(l.prototype)
	return module, l.initModule(module, id, parent)
}

// addChild notes in parent.children that parent asked for module; once.
func (l *Loader) addChild(parent, module engine.Value) error {
	p, m := l.recordOf(parent), l.recordOf(module)
	if p == nil || m == nil || p.children[m] {
		return nil
	}
	eng := l.env.Engine
	children, err := eng.Get(parent, "children")
	if err != nil || eng.Class(children) != "Array" {
		return err
	}
	n, err := l.length(children)
	if err != nil {
		return err
	}
	if p.children == nil {
		p.children = make(map[*record]bool)
	}
	p.children[m] = true
	return eng.Set(children, n, module)
}

// dropChild is for a module that failed to load.
func (l *Loader) dropChild(parent, module engine.Value) error {
	p := l.recordOf(parent)
	if p == nil {
		return nil
	}
	delete(p.children, l.recordOf(module))
	eng := l.env.Engine
	children, err := eng.Get(parent, "children")
	if err != nil || eng.Class(children) != "Array" {
		return err
	}
	indexOf, err := eng.Get(children, "indexOf")
	if err != nil {
		return err
	}
	at, err := eng.Call(indexOf, children, module)
	if err != nil {
		return err
	}
	i, err := l.env.Int(at)
	if err != nil || i < 0 {
		return err
	}
	splice, err := eng.Get(children, "splice")
	if err != nil {
		return err
	}
	_, err = eng.Call(splice, children, eng.Number(float64(i)), eng.Number(1))
	return err
}

func (l *Loader) getParent(this engine.Value) (engine.Value, error) {
	if r := l.recordOf(this); r != nil {
		return r.parent, nil
	}
	return l.env.Engine.Undefined(), nil
}

func (l *Loader) setParent(this, parent engine.Value) error {
	if r := l.recordOf(this); r != nil {
		l.env.Engine.Release(r.parent)
		r.parent = l.env.Engine.Hold(parent)
	}
	return nil
}
