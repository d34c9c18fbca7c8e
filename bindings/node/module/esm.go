package module

import (
	"errors"
	"path/filepath"
	"strings"
	"unicode/utf16"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/report"
	"github.com/uvgo/uvgo/bindings/node/url"
)

// esm is the loader of ES modules: it finds and reads them, the engine links
// and runs them. A graph is read at one go, and in a microtask of its own, as
// whatever follows import() comes first.
type esm struct {
	l      *Loader
	engine engine.Modules
	jobs   map[jobKey]*job
	files  map[string]*job // by the name that traces say
	warned map[string]bool // package.json files without a type

	required string // the file that require is about, which is not warned of

	pending  int  // programs that have not ended
	watching bool // for their end
}

// jobKey is what makes a module one: its URL, query and fragment too, and the
// type that was asked for.
type jobKey struct{ href, kind string }

// job is one module on its way.
type job struct {
	href, format string
	module       engine.Module
	deps         []*job
	failed       error
	running      bool // it is being evaluated
	facade       engine.Value
}

// newESM is nil for an engine without modules.
func newESM(l *Loader) *esm {
	m, ok := l.env.Engine.(engine.Modules)
	if !ok {
		return nil
	}
	x := &esm{l: l, engine: m, jobs: map[jobKey]*job{}, files: map[string]*job{}, warned: map[string]bool{}}
	m.OnImport(x.onImport)
	m.OnMeta(x.onMeta)
	return x
}

// onImport is import().
func (x *esm) onImport(from, specifier string, options engine.Value) (engine.Value, error) {
	promise, resolve, reject, err := x.promise()
	if err != nil {
		return nil, err
	}
	attributes, err := x.attributesOf(options)
	if err != nil {
		if env.Ended(err) {
			return nil, err
		}
		reason := x.l.env.Engine.Hold(x.l.env.ErrorValue(err))
		x.l.env.QueueMicrotask(func() error { return reject(engine.Unhold(x.l.env.Engine, reason)) })
		return promise, nil
	}
	x.l.env.QueueMicrotask(func() error {
		j, err := x.open(specifier, x.urlOf(from), attributes)
		return x.settle(j, err, func(namespace engine.Value) error { return resolve(namespace) }, reject)
	})
	return promise, nil
}

// urlOf is the URL of a text by the name that traces give it.
func (x *esm) urlOf(name string) string {
	switch {
	case strings.HasPrefix(name, "/"):
		return url.PathToFile(name)
	case strings.HasPrefix(name, "[") || name == "":
		return url.PathToFile(filepath.Join(x.l.resolver.files.cwd(), name))
	}
	return name
}

// attributesOf reads the second argument of import().
func (x *esm) attributesOf(options engine.Value) (map[string]string, error) {
	e, eng := x.l.env, x.l.env.Engine
	if options == nil || eng.TypeOf(options) == engine.Undefined {
		return nil, nil
	}
	if !isObject(eng, options) {
		return nil, e.Throw(env.TypeError, "", "The second argument to import() must be an object")
	}
	with, err := eng.Get(options, "with")
	if err != nil || eng.TypeOf(with) == engine.Undefined {
		return nil, err
	}
	if !isObject(eng, with) {
		return nil, e.Throw(env.TypeError, "", "The 'assert' option must be an object")
	}
	keys, err := eng.Keys(with, false)
	attributes := map[string]string{}
	for _, key := range keys {
		name, ok := key.(string)
		if !ok {
			continue
		}
		v, err := eng.Get(with, name)
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(v) != engine.String {
			return nil, e.Throw(env.TypeError, "", "Import assertion value must be a string")
		}
		attributes[name] = e.Text(v)
	}
	return attributes, err
}

// open resolves a specifier and reads the module with all that it needs.
func (x *esm) open(specifier, parent string, attributes map[string]string) (*job, error) {
	href, err := x.resolve(specifier, parent)
	if err != nil {
		return nil, x.l.thrown(err)
	}
	return x.openURL(href, attributes, false)
}

// openURL reads a module with all that it needs. What fails is remembered, but
// for the modules above it that were not whole yet.
func (x *esm) openURL(href string, attributes map[string]string, isMain bool) (*job, error) {
	var fresh []jobKey
	j, err := x.read(href, attributes, isMain, &fresh)
	if err == nil {
		return j, nil
	}
	for _, key := range fresh {
		if j := x.jobs[key]; j != nil && j.failed == nil {
			delete(x.jobs, key)
		}
	}
	return nil, err
}

func (x *esm) read(href string, attributes map[string]string, isMain bool, fresh *[]jobKey) (*job, error) {
	key := jobKey{href, attributes["type"]}
	if j := x.jobs[key]; j != nil {
		return j, j.failed
	}
	j := &job{href: href}
	x.jobs[key] = j
	err := x.supported(attributes)
	if err == nil {
		err = x.translate(j, attributes["type"], isMain)
	}
	if err == nil {
		x.files[j.module.File()] = j
		*fresh = append(*fresh, key)
		err = x.link(j, fresh)
	}
	if err == nil {
		return j, nil
	}
	j.failed = err
	var thrown *engine.Exception
	if errors.As(err, &thrown) {
		kept := *thrown
		kept.Value = x.l.env.Keep(thrown.Value)
		j.failed = &kept
	}
	return nil, err
}

// link finds the modules that j names, all before it reads the first.
func (x *esm) link(j *job, fresh *[]jobKey) error {
	requests := j.module.Requests()
	hrefs := make([]string, len(requests))
	for i, r := range requests {
		href, err := x.resolve(r.Specifier, j.href)
		if err != nil {
			return x.l.thrown(err)
		}
		hrefs[i] = href
	}
	modules := make([]engine.Module, len(requests))
	for i, r := range requests {
		d, err := x.read(hrefs[i], r.Attributes, false, fresh)
		if err != nil {
			return err
		}
		modules[i], j.deps = d.module, append(j.deps, d)
	}
	j.module.Link(modules)
	return nil
}

// supported tells whether Node knows these attributes.
func (x *esm) supported(attributes map[string]string) error {
	for name, value := range attributes {
		if name != "type" {
			return x.l.env.Throw(env.TypeError, "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED", `Import attribute "`+name+`" with value "`+value+`" is not supported`)
		}
		if value != "json" {
			return x.l.env.Throw(env.TypeError, "ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED", `Import attribute type "`+value+`" is unsupported`)
		}
	}
	return nil
}

// resolve is what import.meta.resolve gives, with a hint where require would
// have found something.
func (x *esm) resolve(specifier, parent string) (string, error) {
	if strings.HasPrefix(specifier, "node:") {
		return specifier, nil
	}
	href, err := x.l.resolver.importURL(specifier, parent)
	var r *resolveError
	if errors.As(err, &r) && (r.code == "ERR_MODULE_NOT_FOUND" || r.code == "ERR_UNSUPPORTED_DIR_IMPORT") {
		if hint := x.l.resolver.asRequire(specifier, parent); hint != "" {
			r.message += "\nDid you mean to import \"" + hint + "\"?"
		}
	}
	return href, err
}

// asRequire is what require would have found, as one would write it.
func (r *resolver) asRequire(specifier, parent string) string {
	from, err := filePath(parent)
	if err != nil {
		return ""
	}
	dir := filepath.Dir(from)
	if isRelative(specifier) {
		found, err := r.find(specifier, []string{dir})
		if err != nil || found == "" {
			return ""
		}
		if found, err = filepath.Rel(dir, found); err != nil {
			return ""
		}
		if !strings.HasPrefix(found, ".") {
			found = "./" + found
		}
		return found
	}
	name, _, ok := splitName(specifier)
	if !ok {
		return ""
	}
	found, err := r.find(specifier, nodeModulePaths(dir))
	if err != nil || found == "" {
		return ""
	}
	if i := strings.Index(found, name); i >= 0 {
		found = found[i:]
	}
	return found
}

// instantiate makes the bindings of a graph.
func (x *esm) instantiate(j *job) error {
	err := j.module.Instantiate()
	var syntax *engine.SyntaxError
	if errors.As(err, &syntax) {
		return x.l.env.ThrowValue(x.l.linkError(x.explained(syntax)))
	}
	return err
}

// linkError is a name that is not exported as a script sees it.
func (l *Loader) linkError(err *engine.SyntaxError) engine.Value {
	v := l.env.NewError(env.SyntaxError, "", err.Message)
	stack := report.Picture(err.File, err.Line, err.SourceLine, err.Column, err.EndColumn) + "SyntaxError: " + err.Message +
		"\n    at ModuleJob._instantiate (node:internal/modules/esm/module_job:213:21)"
	l.env.Engine.Define(v, "stack", engine.Property{Value: l.env.Engine.String(stack), Writable: true, Configurable: true})
	return v
}

// explained says of a name that a CommonJS module does not export why that may
// be so.
func (x *esm) explained(err *engine.SyntaxError) *engine.SyntaxError {
	rest, ok := strings.CutPrefix(err.Message, "The requested module '")
	specifier, name, named := strings.Cut(rest, "' does not provide an export named '")
	name = strings.TrimSuffix(name, "'")
	if named && strings.Contains(err.SourceLine, name+" as ") {
		err.EndColumn = err.Column + len(utf16.Encode([]rune(name)))
	}
	from := x.files[err.File]
	if !ok || !named || from == nil {
		return err
	}
	for i, r := range from.module.Requests() {
		if r.Specifier != specifier || from.deps[i].format != "commonjs" {
			continue
		}
		e := *err
		e.Message = "Named export '" + name + "' not found. The requested module '" + specifier +
			"' is a CommonJS module, which may not support all module.exports as named exports.\n" +
			"CommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '" + specifier + "';\n"
		if open, end := strings.IndexByte(e.SourceLine, '{'), strings.LastIndexByte(e.SourceLine, '}'); open >= 0 && end > open {
			e.Message += "const " + strings.Join(strings.Split(e.SourceLine[open:end+1], " as "), ": ") + " = pkg;\n"
		}
		return &e
	}
	return err
}

// evaluate runs a graph that is instantiated and gives the promise for its end.
func (x *esm) evaluate(j *job) (engine.Value, error) {
	var running []*job
	x.each(j, func(d *job) {
		if !d.running {
			d.running = true
			running = append(running, d)
		}
	})
	done, err := j.module.Evaluate()
	for _, d := range running {
		d.running = false
	}
	return done, err
}

// each calls f for every module of a graph, once.
func (x *esm) each(j *job, f func(*job)) {
	seen := map[*job]bool{}
	var walk func(*job)
	walk = func(j *job) {
		if seen[j] {
			return
		}
		seen[j] = true
		f(j)
		for _, d := range j.deps {
			walk(d)
		}
	}
	walk(j)
}

// settle runs a module that has been opened, or not, and calls one of two
// functions when it is through.
func (x *esm) settle(j *job, err error, done func(namespace engine.Value) error, failed func(reason engine.Value) error) error {
	var promise engine.Value
	if err == nil {
		err = x.instantiate(j)
	}
	if err == nil {
		promise, err = x.evaluate(j)
	}
	if err == nil {
		return x.then(promise, func(engine.Value) error { return done(j.module.Namespace()) }, func(reason engine.Value) error {
			x.hint(reason, j.href)
			return failed(reason)
		})
	}
	if env.Ended(err) {
		return err
	}
	return failed(x.l.env.ErrorValue(err))
}

// promise is a new promise and its two functions; either is called once.
func (x *esm) promise() (promise engine.Value, resolve, reject func(engine.Value) error, err error) {
	eng := x.l.env.Engine
	var functions [2]engine.Value
	executor := eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		functions = [2]engine.Value{eng.Hold(c.Arg(0)), eng.Hold(c.Arg(1))}
		return c.Undefined, nil
	})
	if promise, err = eng.Construct(lang.Global(x.l.env, "Promise"), executor); err != nil {
		return nil, nil, nil, err
	}
	settle := func(i int) func(engine.Value) error {
		return func(v engine.Value) error {
			_, err := eng.Call(functions[i], nil, v)
			eng.Release(functions[0])
			eng.Release(functions[1])
			return err
		}
	}
	return promise, settle(0), settle(1), nil
}

// then calls one of two functions with what becomes of a promise.
func (x *esm) then(promise engine.Value, done, failed func(engine.Value) error) error {
	eng := x.l.env.Engine
	reaction := func(f func(engine.Value) error) engine.Value {
		return eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) { return c.Undefined, f(c.Arg(0)) })
	}
	_, err := eng.Call(lang.Intrinsic(x.l.env, "Promise", "then"), promise, reaction(done), reaction(failed))
	return err
}

// hint adds to the error of a module that takes itself for CommonJS what it
// should do instead.
func (x *esm) hint(reason engine.Value, href string) {
	l, eng := x.l, x.l.env.Engine
	if !isObject(eng, reason) || l.text(reason, "name") != env.ReferenceError {
		return
	}
	message := l.text(reason, "message")
	name, ok := strings.CutSuffix(message, " is not defined")
	switch name {
	case "require", "module", "exports", "__filename", "__dirname":
	default:
		ok = false
	}
	if !ok {
		return
	}
	longer := message + " in ES module scope"
	if name == "require" {
		longer += ", you can use import instead"
	}
	if path, err := filePath(href); err == nil && strings.HasSuffix(path, ".js") {
		if p, err := l.resolver.scope(path); err == nil && p != nil && p.Type == "module" {
			longer += "\nThis file is being treated as an ES module because it has a '.js' file extension and '" + p.file() +
				`' contains "type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file extension.`
		}
	}
	stack := strings.Replace(l.text(reason, "stack"), message, longer, 1)
	for name, text := range map[string]string{"message": longer, "stack": stack} {
		eng.Define(reason, name, engine.Property{Value: eng.String(text), Writable: true, Configurable: true})
	}
}

// onMeta fills import.meta.
func (x *esm) onMeta(m engine.Module, meta engine.Value) error {
	eng := x.l.env.Engine
	href := m.File()
	if j := x.files[href]; j != nil {
		href = j.href
	}
	set := func(name, text string) error { return eng.Set(meta, name, eng.String(text)) }
	if path, err := filePath(href); err == nil {
		if err := errors.Join(set("dirname", filepath.Dir(path)), set("filename", path)); err != nil {
			return err
		}
	}
	resolve := eng.NewMethod("resolve", 1, func(c *engine.Call) (engine.Value, error) {
		specifier, err := eng.ToString(c.Arg(0))
		if err != nil {
			return nil, err
		}
		to, err := x.resolve(specifier, href)
		var r *resolveError
		if errors.As(err, &r) && r.url != "" {
			to, err = r.url, nil
		}
		if err != nil {
			return nil, x.l.thrown(err)
		}
		return eng.String(to), nil
	})
	if err := eng.Set(meta, "resolve", resolve); err != nil {
		return err
	}
	return set("url", href)
}
