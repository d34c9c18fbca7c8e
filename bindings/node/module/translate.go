package module

import (
	"encoding/base64"
	neturl "net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// translate makes the engine's module of what a URL stands for.
func (x *esm) translate(j *job, kind string, isMain bool) (err error) {
	e := x.l.env
	var text, path string
	switch scheme := schemeOf(j.href); scheme {
	case "node:":
		j.format = "builtin"
	case "data:":
		j.format, text, err = x.data(j.href)
	case "file:":
		if path, err = filePath(j.href); err == nil {
			j.format, text, err = x.file(path, j.href)
		}
	default:
		err = e.Throw(env.Error, "ERR_UNSUPPORTED_ESM_URL_SCHEME",
			"Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. Received protocol '"+scheme+"'")
	}
	if err != nil {
		return x.l.thrown(err)
	}
	switch {
	case j.format == "json" && kind == "":
		return e.Throw(env.TypeError, "ERR_IMPORT_ASSERTION_TYPE_MISSING", `Module "`+j.href+`" needs an import attribute of type "json"`)
	case j.format != "json" && kind != "":
		return e.Throw(env.TypeError, "ERR_IMPORT_ASSERTION_TYPE_FAILED", `Module "`+j.href+`" is not of type "`+kind+`"`)
	}
	switch j.format {
	case "builtin":
		return x.builtin(j)
	case "json":
		return x.json(j, path, text)
	case "commonjs":
		return x.commonJS(j, path, text, isMain)
	}
	return x.source(j, j.href, text)
}

// source compiles a module's own text; name is what traces say.
func (x *esm) source(j *job, name, text string) (err error) {
	j.format = "module"
	if j.module, err = x.engine.Module(engine.Source{File: name, Text: hideHashbang(text)}); err != nil {
		return x.l.thrown(err)
	}
	return nil
}

// file reads a file and tells its format.
func (x *esm) file(path, href string) (format, text string, err error) {
	kind := "commonjs"
	scope, err := x.l.resolver.scope(path)
	if err != nil {
		return "", "", err
	}
	if scope != nil && scope.Type == "module" {
		kind = "module"
	}
	detect := false
	switch extension := filepath.Ext(path); extension {
	case ".mjs":
		format = "module"
	case ".cjs":
		format = "commonjs"
	case ".json":
		format = "json"
	case ".js", "":
		format = kind
		detect = scope == nil || scope.Type != "module" && scope.Type != "commonjs"
	default:
		return "", "", x.l.env.Throw(env.TypeError, "ERR_UNKNOWN_FILE_EXTENSION", `Unknown file extension "`+extension+`" for `+path)
	}
	if text, err = x.l.resolver.files.text(path); err != nil {
		return "", "", x.l.env.ThrowError(err)
	}
	if detect && x.l.isModuleText(path, text) {
		format = "module"
		if path != x.required {
			x.warnTypeless(scope, href)
		}
	}
	return format, text, nil
}

// warnTypeless is Node's warning of a package that should say what it is, once
// for each.
func (x *esm) warnTypeless(p *packageJSON, href string) {
	if p == nil || x.warned[p.dir] {
		return
	}
	x.warned[p.dir] = true
	eng := x.l.env.Engine
	text := "Module type of " + href + " is not specified and it doesn't parse as CommonJS.\n" +
		"Reparsing as ES module because module syntax was detected. This incurs a performance overhead.\n" +
		`To eliminate this warning, add "type": "module" to ` + p.file() + "."
	x.l.env.Uncaught(x.l.env.EmitWarning(eng.String(text), eng.String("Warning"), eng.String("MODULE_TYPELESS_PACKAGE_JSON")))
}

// data is a URL that brings its text along.
func (x *esm) data(href string) (format, text string, err error) {
	head, body, ok := strings.Cut(strings.TrimPrefix(href, "data:"), ",")
	mime, _, _ := strings.Cut(head, ";")
	if major, minor, _ := strings.Cut(mime, "/"); !ok || major == "" || minor == "" {
		v := x.l.env.NewError(env.TypeError, "ERR_INVALID_URL", "Invalid URL")
		if err := x.l.env.Engine.Set(v, "input", x.l.env.Engine.String(href)); err != nil {
			return "", "", err
		}
		return "", "", x.l.env.ThrowValue(v)
	}
	switch mime {
	case "text/javascript":
		format = "module"
	case "application/json":
		format = "json"
	default:
		return "", "", x.l.env.Throw("RangeError", "ERR_UNKNOWN_MODULE_FORMAT", "Unknown module format: "+mime+" for URL "+href)
	}
	if text, err = neturl.PathUnescape(body); err != nil {
		return "", "", x.l.env.Throw("URIError", "", "URI malformed")
	}
	if strings.HasSuffix(head, ";base64") {
		plain := strings.TrimRight(strings.NewReplacer("-", "+", "_", "/", "\n", "", " ", "").Replace(text), "=")
		decoded, err := base64.RawStdEncoding.DecodeString(plain)
		if err != nil {
			decoded = nil
		}
		text = string(decoded)
	}
	return format, text, nil
}

// builtin is a core module: its properties by name, and all of it as default.
func (x *esm) builtin(j *job) (err error) {
	l, eng := x.l, x.l.env.Engine
	name := strings.TrimPrefix(j.href, "node:")
	if !l.env.HasModule(name) {
		return l.unknownBuiltin(j.href, name, eng.Undefined())
	}
	exports, err := l.env.Require(name)
	if err != nil {
		return err
	}
	names, err := x.names(exports)
	if err != nil {
		return err
	}
	if !slices.Contains(names, "default") {
		names = append(names, "default")
	}
	j.module, err = x.engine.Synthetic(j.href, names, func(m engine.Module) error { return x.export(m, names, exports) })
	return err
}

// names are the own enumerable properties of an object.
func (x *esm) names(obj engine.Value) ([]string, error) {
	keys, err := x.l.env.Engine.Keys(obj, false)
	var names []string
	for _, key := range keys {
		if name, ok := key.(string); ok {
			names = append(names, name)
		}
	}
	return names, err
}

// export sets these exports from the properties of an object that has them; a
// getter that throws is undefined. default is the object itself.
func (x *esm) export(m engine.Module, names []string, exports engine.Value) error {
	eng := x.l.env.Engine
	for _, name := range names {
		v := exports
		if name != "default" {
			if !isObject(eng, exports) {
				continue
			}
			if _, own, err := eng.Own(exports, name); err != nil || !own {
				continue
			}
			var err error
			if v, err = eng.Get(exports, name); env.Ended(err) {
				return err
			} else if err != nil {
				v = eng.Undefined()
			}
		}
		if err := m.SetExport(name, v); err != nil {
			return err
		}
	}
	return nil
}

// syncBuiltins is Module.syncBuiltinESMExports.
func (x *esm) syncBuiltins() error {
	for _, j := range x.jobs {
		if j.format != "builtin" || j.module == nil {
			continue
		}
		exports, err := x.l.env.Require(strings.TrimPrefix(j.href, "node:"))
		if err != nil {
			return err
		}
		names, err := x.names(exports)
		if err != nil {
			return err
		}
		for _, name := range names {
			v, err := x.l.env.Engine.Get(exports, name)
			if err != nil {
				return err
			}
			// A property that came later has no export.
			if err := j.module.SetExport(name, v); env.Ended(err) {
				return err
			}
		}
	}
	return nil
}

// json is a JSON module. It is the one that require gives, if it has been
// there; and the other way round.
func (x *esm) json(j *job, path, text string) error {
	l, eng := x.l, x.l.env.Engine
	var exports engine.Value
	shared := path != "" && tailOf(j.href) == ""
	if shared {
		module, err := l.cached(path)
		if err != nil {
			return err
		}
		if module != nil {
			if exports, err = eng.Get(module, "exports"); err != nil {
				return err
			}
		}
	}
	if exports == nil {
		name := path
		if name == "" {
			name = j.href
		}
		var err error
		if exports, err = l.parseJSON(name, text); err != nil {
			return err
		}
		if shared {
			if err := l.keepJSON(path, exports); err != nil {
				return err
			}
		}
	}
	exports = eng.Hold(exports)
	var err error
	j.module, err = x.engine.Synthetic(j.href, []string{"default"}, func(m engine.Module) error {
		defer eng.Release(exports)
		return m.SetExport("default", exports)
	})
	return err
}

// keepJSON puts what a JSON file says into the cache of require.
func (l *Loader) keepJSON(path string, exports engine.Value) error {
	eng := l.env.Engine
	module, err := l.newModule(path, eng.Undefined())
	if err != nil {
		return err
	}
	cache, err := eng.Get(l.class, "_cache")
	if err != nil {
		return err
	}
	for _, p := range [...]struct {
		obj   engine.Value
		name  string
		value engine.Value
	}{{module, "filename", eng.String(path)}, {module, "exports", exports}, {module, "loaded", eng.Bool(true)}, {cache, path, module}} {
		if err := eng.Set(p.obj, p.name, p.value); err != nil {
			return err
		}
	}
	return nil
}

// commonJS is a CommonJS module: module.exports as default, and by name what
// its text lets one expect.
func (x *esm) commonJS(j *job, path, text string, isMain bool) (err error) {
	l, eng := x.l, x.l.env.Engine
	names := x.exportNames(path, text)
	if !slices.Contains(names, "default") {
		names = append(names, "default")
	}
	j.module, err = x.engine.Synthetic(j.href, names, func(m engine.Module) error {
		exports, err := l.load(path, eng.Undefined(), isMain)
		if err != nil {
			return err
		}
		return x.export(m, names, exports)
	})
	return err
}
