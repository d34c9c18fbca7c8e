package module

import (
	"errors"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/url"
)

// moduleSyntax are the errors of a script that is written as an ES module.
var moduleSyntax = [...]string{
	"Cannot use import statement outside a module",
	"Unexpected token 'export'",
	"Cannot use 'import.meta' outside a module",
}

// moduleOnly are errors that a module would not make: await at the top, or
// variables that CommonJS has already.
var moduleOnly = [...]string{
	"await is only valid in async functions and the top level bodies of modules",
	"Unexpected reserved word",
	"Identifier '__filename' has already been declared",
	"Identifier '__dirname' has already been declared",
	"Identifier 'require' has already been declared",
	"Identifier 'module' has already been declared",
	"Identifier 'exports' has already been declared",
}

func isAmong(err error, messages []string) bool {
	var syntax *engine.SyntaxError
	if !errors.As(err, &syntax) {
		return false
	}
	for _, m := range messages {
		if strings.HasPrefix(syntax.Message, m) {
			return true
		}
	}
	return false
}

// isModuleText tells a text that compiles as an ES module alone from one of
// CommonJS.
func (l *Loader) isModuleText(path, text string) bool {
	if l.esm == nil {
		return false
	}
	_, err := l.env.Engine.Function(engine.Source{File: path, Text: hideHashbang(text)}, parameters[:]...)
	return l.readsAsModule(err, path, text)
}

// readsAsModule tells whether err, of compiling text as CommonJS, says that it
// is an ES module.
func (l *Loader) readsAsModule(err error, path, text string) bool {
	if l.esm == nil {
		return false
	}
	if isAmong(err, moduleSyntax[:]) {
		return true
	}
	if !isAmong(err, moduleOnly[:]) {
		return false
	}
	_, err = l.esm.engine.Module(engine.Source{File: url.PathToFile(path), Text: hideHashbang(text)})
	return err == nil
}

// warnModuleSyntax says what to do about a script that is written as an ES
// module and cannot be taken for one.
func (l *Loader) warnModuleSyntax(err error) {
	e, eng := l.env, l.env.Engine
	if !isAmong(err, moduleSyntax[:]) || !e.HasModule("process") {
		return
	}
	// At once, not on the next tick: the program may end over the error.
	w := e.NewError(env.Error, "", `To load an ES module, set "type": "module" in the package.json or use the .mjs extension.`)
	name := engine.Property{Value: eng.String("Warning"), Writable: true, Configurable: true}
	process, failed := e.Require("process")
	if failed == nil {
		failed = eng.Define(w, "name", name)
	}
	var emit engine.Value
	if failed == nil {
		emit, failed = eng.Get(process, "emit")
	}
	if failed == nil {
		_, failed = eng.Call(emit, process, eng.String("warning"), w)
	}
	e.Uncaught(failed)
}

// requireESM is require of an ES module: it runs at once, and module.exports is
// its namespace.
func (l *Loader) requireESM(module engine.Value, filename string) error {
	x := l.esm
	if x == nil {
		return l.isESM(filename, module)
	}
	if l.main != nil && l.env.Engine.Same(l.main, module) {
		return x.runMain(url.PathToFile(filename))
	}
	href := url.PathToFile(filename)
	from := ""
	if r := l.recordOf(module); r != nil {
		from = l.text(r.parent, "filename")
	}
	if j := x.jobs[jobKey{href: href}]; j != nil && j.running {
		text := "Cannot require() ES Module " + filename + " in a cycle."
		if from != "" {
			text += " (from " + from + ")"
		}
		return l.env.Throw(env.Error, "ERR_REQUIRE_CYCLE_MODULE", text+" A cycle involving require(esm) is not allowed to maintain invariants mandated by "+
			"the ECMAScript specification. Try making at least part of the dependency in the graph lazily loaded.")
	}
	outer := x.required
	x.required = filename
	j, err := x.openURL(href, nil, false)
	x.required = outer
	if err == nil {
		err = x.instantiate(j)
	}
	if err != nil {
		return err
	}
	awaits := false
	x.each(j, func(d *job) { awaits = awaits || d.module.Awaits() })
	if awaits {
		text := "require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes from, use --experimental-print-required-tla."
		if from != "" {
			text += "\n  From " + from + " "
		}
		return l.env.Throw(env.Error, "ERR_REQUIRE_ASYNC_MODULE", text+"\n  Requiring "+filename+" ")
	}
	if err := x.finish(j); err != nil {
		return err
	}
	exports, err := x.asExports(j)
	if err != nil {
		return err
	}
	return l.env.Engine.Set(module, "exports", exports)
}

// finish runs a graph that does not await to its end.
func (x *esm) finish(j *job) error {
	done, err := x.evaluate(j)
	if err != nil {
		return err
	}
	nothing := func(engine.Value) error { return nil }
	if err := x.then(done, nothing, nothing); err != nil { // or the rejection would have no handler
		return err
	}
	if previewer, ok := x.engine.(engine.Previewer); ok {
		if state, reason, _ := previewer.PromiseOf(done); state == "rejected" {
			x.hint(reason, j.href)
			return x.l.env.ThrowValue(reason)
		}
	}
	return nil
}

// asExports is what require gives for a module: an export named module.exports,
// or the namespace, with an __esModule beside a default export, which compilers
// of modules to CommonJS look for.
func (x *esm) asExports(j *job) (engine.Value, error) {
	eng := x.l.env.Engine
	namespace := j.module.Namespace()
	for _, name := range [...]string{"module.exports", "__esModule", "default"} {
		has, err := eng.Has(namespace, name)
		if err != nil {
			return nil, err
		}
		switch {
		case has && name == "module.exports":
			return eng.Get(namespace, name)
		case has && name == "__esModule", !has && name == "default":
			return namespace, nil
		}
	}
	if j.facade == nil {
		f, err := x.engine.Module(engine.Source{
			File: "node:internal/require_module_default_facade",
			Text: "export * from 'original'; export { default } from 'original'; export const __esModule = true;",
		})
		if err != nil {
			return nil, err
		}
		modules := make([]engine.Module, len(f.Requests()))
		for i := range modules {
			modules[i] = j.module
		}
		f.Link(modules)
		if err := f.Instantiate(); err != nil {
			return nil, err
		}
		if _, err := f.Evaluate(); err != nil {
			return nil, err
		}
		j.facade = eng.Hold(f.Namespace())
	}
	return j.facade, nil
}
