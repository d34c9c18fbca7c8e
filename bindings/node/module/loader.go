package module

import (
	"io/fs"
	"slices"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('module').
var Module = env.Module{Name: "module", Load: func(e *env.Env) (engine.Value, error) { return Of(e).class, nil }}

// Loader is the module system of one Env. Loop goroutine only.
type Loader struct {
	// Getenv is the environment the program was started with, for NODE_PATH
	// and HOME; nil is empty. Module._initPaths looks at process.env.
	Getenv func(name string) string
	// InputType is what a program is that comes as a text: "module",
	// "commonjs", "" for whichever it reads as.
	InputType string
	// Withheld names core modules that an embedder has left out.
	Withheld []string

	env      *env.Env
	resolver resolver

	class     engine.Value // Module
	prototype engine.Value
	main      engine.Value // require.main; undefined if there is none
	ours      functions

	esm *esm // nil if the engine has no ES modules

	found    map[place]string // files found, as Module._pathCache
	relative map[place]string // the same for whoever asks again
	global   []string         // NODE_PATH and its like; nil until asked for
	texts    map[string]string
}

// functions are those of ours that a script may have replaced.
type functions struct {
	load, resolveFilename, wrap  engine.Value // of Module
	require, compile, moduleLoad engine.Value // of Module.prototype
	js, json, native             engine.Value // of Module._extensions
}

// place is a request and where it is looked up.
type place struct{ from, request string }

// record is what we keep of a module object out of the script's sight.
type record struct {
	parent   engine.Value
	children map[*record]bool
}

type stateKey struct{}

// Of gives the Env's loader, made when first asked for. Loop goroutine only.
func Of(e *env.Env) *Loader {
	return env.State(e, stateKey{}, func() *Loader {
		l := &Loader{env: e, main: e.Engine.Undefined(), found: map[place]string{}, relative: map[place]string{}}
		l.resolver.extensions, l.resolver.isCore = l.extensionNames, e.HasModule
		l.resolver.onInvalidMain, l.resolver.onDeprecated = l.warnInvalidMain, l.warnDeprecated
		if l.esm = newESM(l); l.esm != nil {
			l.AddConditions("module-sync") // require runs ES modules
		}
		if err := l.build(); err != nil {
			// Only plain properties of fresh objects were set.
			panic(env.Broken("module: cannot make the Module class", err))
		}
		return l
	})
}

// SetFS makes modules come from fsys instead of the file system: its root is
// "/", and is the working directory. It comes before the first script. Loop
// goroutine only.
func (l *Loader) SetFS(fsys fs.FS) { l.resolver.files = files{fsys} }

// AddConditions are names that hold in the exports and imports of a
// package.json, as the option -C adds them. They come before the first script.
// Loop goroutine only.
func (l *Loader) AddConditions(names ...string) {
	l.resolver.conditions = slices.Clip(append(l.resolver.conditions, names...))
}

// Main is require.main, undefined if no file was run. Loop goroutine only.
func (l *Loader) Main() engine.Value { return l.main }

// patched is the function that a script put at obj[name] in place of ours, or
// nil.
func (l *Loader) patched(obj engine.Value, name string, ours engine.Value) (engine.Value, error) {
	f, err := l.env.Engine.Get(obj, name)
	if err != nil || l.env.Engine.Same(f, ours) {
		return nil, err
	}
	return f, nil
}

// extensionNames is Object.keys(Module._extensions).
func (l *Loader) extensionNames() ([]string, error) {
	extensions, err := l.env.Engine.Get(l.class, "_extensions")
	if err != nil {
		return nil, err
	}
	keys, err := l.env.Engine.Keys(extensions, false)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(keys))
	for _, key := range keys {
		if name, ok := key.(string); ok {
			names = append(names, name)
		}
	}
	return names, nil
}

func (l *Loader) recordOf(module engine.Value) *record {
	if !isObject(l.env.Engine, module) {
		return nil
	}
	r, _ := l.env.Engine.Host(module).(*record)
	return r
}

// text is a string property, "" if it is none.
func (l *Loader) text(obj engine.Value, name string) string {
	if !isObject(l.env.Engine, obj) {
		return ""
	}
	v, err := l.env.Engine.Get(obj, name)
	if err != nil || l.env.Engine.TypeOf(v) != engine.String {
		return ""
	}
	return l.env.Text(v)
}

// strings makes an array of a list.
func (l *Loader) strings(list []string) engine.Value {
	values := make([]engine.Value, len(list))
	for i, s := range list {
		values[i] = l.env.Engine.String(s)
	}
	return l.env.Engine.NewArray(values...)
}

// list is the strings in an array; ok is false if v is no array.
func (l *Loader) list(v engine.Value) (list []string, ok bool, err error) {
	eng := l.env.Engine
	if eng.Class(v) != "Array" {
		return nil, false, nil
	}
	n, err := l.length(v)
	if err != nil {
		return nil, false, err
	}
	for i := range n {
		item, err := eng.Get(v, i)
		if err != nil {
			return nil, false, err
		}
		list = append(list, l.env.Text(item))
	}
	return list, true, nil
}

func (l *Loader) length(array engine.Value) (int, error) {
	n, err := l.env.Engine.Get(array, "length")
	if err != nil {
		return 0, err
	}
	return l.env.Int(n)
}

func isObject(eng engine.Engine, v engine.Value) bool {
	if v == nil {
		return false
	}
	t := eng.TypeOf(v)
	return t == engine.Object || t == engine.Function
}
