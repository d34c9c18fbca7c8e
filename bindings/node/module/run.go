package module

import (
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/url"
)

// RunMain resolves path, which is absolute, and runs it as the main module.
// The error is for Env.Uncaught. Loop goroutine only.
func (l *Loader) RunMain(path string) error {
	// What cannot be found here, require tells of.
	filename, _ := l.resolver.find(path, nil)
	if module, err := l.isMainModule(filename); err != nil || module {
		if err == nil {
			err = l.esm.runMain(url.PathToFile(filename))
		}
		return err
	}
	_, err := l.require(l.env.Engine.Null(), path, true)
	return err
}

// Check compiles the file that RunMain would run, and runs nothing. Loop
// goroutine only.
func (l *Loader) Check(path string) error {
	filename, err := l.resolve(path, l.env.Engine.Null(), true)
	if err != nil {
		return err
	}
	text, err := l.resolver.files.text(filename)
	if err != nil {
		return l.env.ThrowError(err)
	}
	module, err := l.isMainModule(filename)
	if err != nil {
		return err
	}
	if module {
		_, err := l.esm.engine.Module(engine.Source{File: filename, Text: hideHashbang(text)})
		return l.thrown(err)
	}
	return l.CheckText(filename, text)
}

// CheckText is Check for a text that is no file; name is what the error says.
// Loop goroutine only.
func (l *Loader) CheckText(name, text string) error {
	_, err := l.function(text, name)
	return err
}

// Preload loads modules before the main one, found from the working directory,
// as the option -r does. Loop goroutine only.
func (l *Loader) Preload(requests []string) error {
	for _, request := range requests {
		if _, err := l.Require(request); err != nil {
			return err
		}
	}
	return nil
}

// Require is require(request) in the working directory. Loop goroutine only.
func (l *Loader) Require(request string) (engine.Value, error) {
	parent, err := l.newModule("internal/preload", l.env.Engine.Null())
	if err != nil {
		return nil, err
	}
	if err := l.env.Engine.Set(parent, "paths", l.strings(nodeModulePaths(l.resolver.files.cwd()))); err != nil {
		return nil, err
	}
	return l.require(parent, request, false)
}

// Eval runs a text that is no file in the global scope, as -e does, and gives
// its completion value: require, module and exports are there as globals, and
// so is every core module under its own name. name is what stack traces say:
// "[eval]". Loop goroutine only.
func (l *Loader) Eval(name, text string) (engine.Value, error) {
	v, err := l.evalText(name, text)
	return v, l.thrown(err)
}

// evalText is Eval with the compiler's own error.
func (l *Loader) evalText(name, text string) (engine.Value, error) {
	eng := l.env.Engine
	dir := l.resolver.files.cwd()
	module, err := l.newModule(name, eng.Undefined())
	if err != nil {
		return nil, err
	}
	require, err := l.requireFor(module)
	if err != nil {
		return nil, err
	}
	exports, err := eng.Get(module, "exports")
	if err != nil {
		return nil, err
	}
	for _, p := range [...]struct {
		obj   engine.Value
		name  string
		value engine.Value
	}{
		{module, "filename", eng.String(filepath.Join(dir, name))},
		{module, "paths", l.strings(nodeModulePaths(dir))},
		{eng.Global(), "require", require},
		{eng.Global(), "module", module},
		{eng.Global(), "exports", exports},
		{eng.Global(), "__filename", eng.String(name)},
		{eng.Global(), "__dirname", eng.String(".")},
	} {
		if err := eng.Set(p.obj, p.name, p.value); err != nil {
			return nil, err
		}
	}
	if err := l.coreGlobals(); err != nil {
		return nil, err
	}
	return l.script(name, text)
}

// dropGlobals takes back what Eval gave: a module has none of it.
func (l *Loader) dropGlobals() error {
	for _, name := range [...]string{"require", "module", "exports", "__filename", "__dirname"} {
		if _, err := l.env.Engine.Delete(l.env.Engine.Global(), name); err != nil {
			return err
		}
	}
	return nil
}

// Script runs a text in the global scope as it is, without what Eval adds. Loop
// goroutine only.
func (l *Loader) Script(name, text string) (engine.Value, error) {
	v, err := l.script(name, text)
	return v, l.thrown(err)
}

func (l *Loader) script(name, text string) (engine.Value, error) {
	l.keepText(name, text)
	return l.env.Engine.Run(engine.Source{File: name, Text: hideHashbang(text)})
}

// coreGlobals makes os, path and their like globals that load when read.
func (l *Loader) coreGlobals() error {
	eng := l.env.Engine
	for _, name := range l.env.ModuleNames() {
		if strings.ContainsAny(name, "_/") {
			continue
		}
		if there, err := eng.Has(eng.Global(), name); there || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		if err := l.env.Lazy(eng.Global(), name, false, func() (engine.Value, error) { return l.env.Require(name) }); err != nil {
			return err
		}
	}
	return nil
}

// keepText remembers a source that no file has.
func (l *Loader) keepText(name, text string) {
	if l.texts == nil {
		l.texts = make(map[string]string)
	}
	l.texts[name] = text
}

// Source is the text that a name in a stack trace stands for: kept if it was
// no file, else read again, so that a program does not carry all its sources
// in memory. Loop goroutine only.
func (l *Loader) Source(name string) (text string, ok bool) {
	if text, ok = l.texts[name]; ok {
		return text, true
	}
	if path, err := filePath(name); err == nil {
		name = path
	}
	if !filepath.IsAbs(name) {
		return "", false
	}
	text, err := l.resolver.files.text(name)
	return text, err == nil
}
