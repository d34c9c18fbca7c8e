package module

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// resolve is what a script may have put in place of Module._resolveFilename, or
// resolveFilename.
func (l *Loader) resolve(request string, parent engine.Value, isMain bool) (string, error) {
	eng := l.env.Engine
	other, err := l.patched(l.class, "_resolveFilename", l.ours.resolveFilename)
	if err != nil {
		return "", err
	}
	if other == nil {
		return l.resolveFilename(request, parent, nil)
	}
	v, err := eng.Call(other, l.class, eng.String(request), parent, eng.Bool(isMain))
	if err != nil {
		return "", err
	}
	return eng.ToString(v)
}

// resolveFilename is Module._resolveFilename: the name of a core module as it
// is, else a file. options is the second argument of require.resolve, nil or
// undefined for none.
func (l *Loader) resolveFilename(request string, parent, options engine.Value) (string, error) {
	if l.isBuiltin(request) {
		return request, nil
	}
	if from := l.text(parent, "filename"); from != "" && !isRelative(request) {
		find := l.resolver.self
		if strings.HasPrefix(request, "#") {
			find = l.resolver.internal
		}
		if filename, err := find(request, from); filename != "" || err != nil {
			return filename, l.thrown(err)
		}
	}
	paths, err := l.pathsFor(request, parent, options)
	if err != nil {
		return "", err
	}
	at := place{strings.Join(paths, "\x00"), request}
	if filename, ok := l.found[at]; ok {
		return filename, nil
	}
	filename := ""
	if request != "" {
		if filename, err = l.resolver.find(request, paths); err != nil {
			return "", l.thrown(err)
		}
	}
	if filename == "" {
		return "", l.notFound(request, parent)
	}
	l.found[at] = filename
	return filename, nil
}

func (l *Loader) pathsFor(request string, parent, options engine.Value) ([]string, error) {
	eng := l.env.Engine
	if !isObject(eng, options) {
		return l.lookupPaths(request, parent)
	}
	given, err := eng.Get(options, "paths")
	if err != nil {
		return nil, err
	}
	if eng.TypeOf(given) == engine.Undefined {
		return l.lookupPaths(request, parent)
	}
	from, ok, err := l.list(given)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, l.env.InvalidArgValue("options.paths", given, "")
	}
	if isRelative(request) {
		return from, nil
	}
	var paths []string
	for _, dir := range from {
		for _, path := range append(nodeModulePaths(l.resolver.files.resolve(l.resolver.files.cwd(), dir)), l.globalPaths()...) {
			if !slices.Contains(paths, path) {
				paths = append(paths, path)
			}
		}
	}
	return paths, nil
}

// lookupPaths is Module._resolveLookupPaths for what is no core module: the
// folders in which to look for request.
func (l *Loader) lookupPaths(request string, parent engine.Value) ([]string, error) {
	if filepath.IsAbs(request) {
		return nil, nil
	}
	if isRelative(request) {
		if filename := l.text(parent, "filename"); filename != "" {
			return []string{filepath.Dir(filename)}, nil
		}
		return []string{"."}, nil
	}
	var paths []string
	if isObject(l.env.Engine, parent) {
		v, err := l.env.Engine.Get(parent, "paths")
		if err != nil {
			return nil, err
		}
		if paths, _, err = l.list(v); err != nil {
			return nil, err
		}
	}
	return append(paths, l.globalPaths()...), nil
}

// globalPaths is NODE_PATH and the three folders of old. A program that finds
// all its modules never asks.
func (l *Loader) globalPaths() []string {
	if l.global == nil {
		getenv := l.Getenv
		if getenv == nil {
			getenv = func(string) string { return "" }
		}
		l.global = globalPaths(getenv, l.resolver.files.fsys == nil)
	}
	return l.global
}

func globalPaths(getenv func(name string) string, system bool) []string {
	paths := []string{}
	for _, path := range filepath.SplitList(getenv("NODE_PATH")) {
		if path != "" {
			paths = append(paths, path)
		}
	}
	if home := getenv("HOME"); home != "" {
		paths = append(paths, filepath.Join(home, ".node_modules"), filepath.Join(home, ".node_libraries"))
	}
	if self, err := os.Executable(); err == nil && system {
		paths = append(paths, filepath.Join(filepath.Dir(filepath.Dir(self)), "lib", "node"))
	}
	return paths
}

// environment is a variable of process.env as the script has left it.
func (l *Loader) environment(name string) string {
	process, err := l.env.Require("process")
	if err != nil {
		return ""
	}
	variables, err := l.env.Engine.Get(process, "env")
	if err != nil {
		return ""
	}
	return l.text(variables, name)
}

// isBuiltin tells whether request names a core module, with or without node:.
func (l *Loader) isBuiltin(request string) bool {
	return l.env.HasModule(strings.TrimPrefix(request, "node:"))
}

// builtins is Module.builtinModules: those that are there.
func (l *Loader) builtins() []string {
	names := l.env.ModuleNames()
	slices.Sort(names)
	return names
}
