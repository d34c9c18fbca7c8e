package module

import (
	"path/filepath"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/module/lexer"
)

// exportNames are the names that the text of a CommonJS module exports, as far
// as one can tell without running it, with those of the modules it passes on.
func (x *esm) exportNames(path, text string) []string {
	read, known := map[string]bool{}, map[string]bool{}
	var all []string
	var walk func(path, text string)
	walk = func(path, text string) {
		if read[path] {
			return
		}
		read[path] = true
		names, reexports := lexer.Exports(text)
		for _, name := range names {
			if !known[name] {
				known[name] = true
				all = append(all, name)
			}
		}
		for _, request := range reexports {
			if to := x.passedOn(request, path); to != "" {
				if text, err := x.l.resolver.files.text(to); err == nil {
					walk(to, text)
				}
			}
		}
	}
	walk(path, text)
	return all
}

// passedOn is the file of a module whose exports are passed on; "" if it is
// none of CommonJS, or none at all.
func (x *esm) passedOn(request, from string) string {
	l, eng := x.l, x.l.env.Engine
	parent, err := l.newModule(from, eng.Undefined())
	if err == nil {
		err = eng.Set(parent, "filename", eng.String(from))
	}
	if err == nil {
		err = eng.Set(parent, "paths", l.strings(nodeModulePaths(filepath.Dir(from))))
	}
	if err != nil {
		return ""
	}
	to, err := l.resolve(request, parent, false)
	if err != nil || !filepath.IsAbs(to) {
		return ""
	}
	switch extension := filepath.Ext(to); extension {
	case ".js", ".cjs":
		return to
	default:
		extensions, err := eng.Get(l.class, "_extensions")
		if err != nil {
			return ""
		}
		if f, err := eng.Get(extensions, extension); err != nil || eng.TypeOf(f) != engine.Undefined {
			return ""
		}
		return to
	}
}
