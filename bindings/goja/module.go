package goja

import (
	"fmt"
	"sort"
	"strings"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/lower"
	"github.com/uvgo/uvgo/bindings/lower/esm"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// goja knows scripts alone. A module is compiled as a generator, see package
// esm; what the specification calls a module record is here. module_link.go
// finds out which variable each name is, module_evaluate.go runs modules in
// their order, module_namespace.go makes the objects of import * as.

// module is a module record, of a source text or synthetic.
type module struct {
	e        *Engine
	file     string
	text     string
	requests []engine.ModuleRequest
	deps     []*module

	source    *esm.Module // nil for a synthetic module
	unit      *unit
	program   *goja.Program
	synthetic func(engine.Module) error
	exports   map[string]*esm.Export // of the source text, without export *
	stars     []int                  // the requests of export *

	variables map[string]*variable // those that are exported: by their own name, or a synthetic export's
	body      goja.Value           // the generator
	meta      *goja.Object
	namespace *goja.Object

	linked, prepared bool
	evaluation
}

// variable is one that a module exports.
type variable struct {
	get   goja.Callable // nil for a synthetic module's
	value goja.Value    // nil as long as it has to be asked for
	fixed bool          // it keeps the value that it gets
}

// Module compiles src as a module.
func (e *Engine) Module(src engine.Source) (engine.Module, error) {
	u, err := programs.compiled(src.File, esm.Head, src.Text, func() (*unit, error) { return e.newModule(src) })
	if err != nil {
		return nil, err
	}
	m := &module{e: e, file: src.File, text: src.Text, variables: map[string]*variable{}, exports: map[string]*esm.Export{}}
	m.awaitOffset = -1
	m.unit, m.source, m.program = u, u.module, u.program
	e.units[src.File] = u
	for _, r := range m.source.Requests {
		line, column := m.unit.placeOf(m.source.TextOffset(r.Offset))
		m.requests = append(m.requests, engine.ModuleRequest{Specifier: r.Specifier, Attributes: r.Attributes, Line: line, Column: column})
	}
	for i := range m.source.Exports {
		if x := &m.source.Exports[i]; x.Star {
			m.stars = append(m.stars, x.Request)
		} else {
			m.exports[x.Name] = x
		}
	}
	return m, nil
}

func (e *Engine) newModule(src engine.Source) (*unit, error) {
	if nestsTooDeep(src.Text) {
		return nil, e.exception(e.rangeError(), nil)
	}
	source, err := esm.Parse(src.File, src.Text)
	var u *unit
	if err == nil {
		if u, err = moduleUnit(source); err == nil {
			return u, nil
		}
	}
	var bad place
	if _, told := err.(*lower.SyntaxError); !told {
		var lowered *unit
		if lowered, bad = modern(src.File, lower.PlainModule(src.Text), "", ""); lowered != nil {
			if other, err := esm.Parse(src.File, lowered.text); err == nil {
				if u, err := moduleUnit(other); err == nil {
					u.source = lowered.source
					return u, nil
				}
			}
		}
	}
	return nil, moduleRefused(src, source, err, bad)
}

// moduleUnit compiles a module that was parsed, and takes its tree.
func moduleUnit(source *esm.Module) (u *unit, err error) {
	u = newUnit(source.Text, len(esm.Head))
	u.module = source
	u.inserted, u.dynamic, u.meta = source.Inserted, source.Dynamic(), source.Meta()
	u.rewrite(source.Tree)
	u.functions[0].name = ""
	if err := source.Bind(); err != nil {
		return nil, err
	}
	u.program, err = goja.CompileAST(source.Tree, true)
	source.Tree = nil
	return u, err
}

// moduleRefused is err as V8 would tell it.
func moduleRefused(src engine.Source, source *esm.Module, err error, bad place) error {
	s, ok := err.(*lower.SyntaxError)
	if !ok {
		blanked := src
		blanked.Text = strings.TrimSuffix(strings.TrimPrefix(source.Text, esm.Head), esm.Tail)
		s = explained(blanked, lower.Options{Module: true, Engine: "goja"}, len(esm.Head), err, bad)
		s.SourceLine = lineOf(src.Text, s.Line)
	}
	return syntaxError(s)
}

// lineOf is a line of a text, counted from one.
func lineOf(text string, n int) string {
	for ; n > 1; n-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSuffix(line, "\r")
}

// Synthetic makes a module out of Go.
func (e *Engine) Synthetic(file string, exports []string, evaluate func(engine.Module) error) (engine.Module, error) {
	m := &module{e: e, file: file, synthetic: evaluate, variables: map[string]*variable{}}
	for _, name := range exports {
		m.variables[name] = &variable{value: goja.Undefined()}
	}
	return m, nil
}

// File is Source.File.
func (m *module) File() string { return m.file }

// Requests are the modules that it names.
func (m *module) Requests() []engine.ModuleRequest { return m.requests }

// Link says which modules the requests are.
func (m *module) Link(dependencies []engine.Module) {
	m.deps = make([]*module, len(dependencies))
	for i, d := range dependencies {
		m.deps[i] = d.(*module)
	}
}

// SetExport sets an export of a synthetic module.
func (m *module) SetExport(name string, v engine.Value) error {
	x := m.variables[name]
	if m.synthetic == nil || x == nil {
		return m.e.exception(m.e.newError(m.e.natives.referenceError, fmt.Sprintf("Export '%s' is not defined in module", name)), nil)
	}
	x.value = in(v)
	return nil
}

// prepare makes the module's variables, functions among them, and runs nothing
// of it.
func (m *module) prepare() {
	if m.prepared {
		return
	}
	m.prepared = true
	if m.source == nil {
		return
	}
	e := m.e
	fn, err := e.vm.RunProgram(m.program)
	if err != nil {
		panic(err)
	}
	make, _ := goja.AssertFunction(fn)
	locals := m.source.Locals()
	fixed := map[string]bool{}
	for _, x := range m.exports {
		fixed[x.Local] = x.Fixed
	}
	exports := e.hiddenFunction(func(c goja.FunctionCall) goja.Value {
		for i, name := range locals {
			get, _ := goja.AssertFunction(c.Argument(i))
			m.variables[name] = &variable{get: get, fixed: fixed[name]}
		}
		return goja.Undefined()
	})
	m.body, err = make(goja.Undefined(), m.imports(), exports, e.hiddenFunction(m.importMeta), e.hiddenFunction(e.noArguments), e.hiddenFunction(m.awaitsAt))
	if err != nil {
		panic(err)
	}
	e.natives.next.call(m.body)
}

// imports is the object of which the module's text reads what it imports.
func (m *module) imports() goja.Value {
	o := m.e.vm.CreateObject(nil)
	for _, im := range m.source.Imports {
		dep := m.deps[im.Request]
		if im.Namespace {
			m.importValue(o, im.Local, dep.namespaceObject())
			continue
		}
		to := dep.resolve(im.Name, nil)
		if to.namespace {
			m.importValue(o, im.Local, to.module.namespaceObject())
			continue
		}
		get := m.e.hiddenFunction(func(goja.FunctionCall) goja.Value {
			v := to.module.variables[to.name]
			value := m.e.read(v, im.Local)
			if v != nil && v.fixed {
				m.importValue(o, im.Local, value) // nobody needs to ask again
			}
			return value
		})
		o.DefineAccessorProperty(im.Local, get, nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return o
}

func (m *module) importValue(imports *goja.Object, local string, v goja.Value) {
	imports.DefineDataProperty(local, v, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// read is the value of a variable that is shown under a name.
func (e *Engine) read(v *variable, name string) goja.Value {
	if v != nil && v.value != nil {
		return v.value
	}
	if v != nil {
		value, err := v.get(goja.Undefined())
		if err == nil {
			if v.fixed {
				v.value = value
			}
			return value
		}
		x, ok := err.(*goja.Exception)
		if !ok {
			panic(err)
		}
		if o, ok := x.Value().(*goja.Object); !ok || o.Prototype() != e.natives.referenceError.Get("prototype") {
			panic(x.Value()) // the stack has overflown
		}
	}
	panic(e.newError(e.natives.referenceError, "Cannot access '"+name+"' before initialization"))
}

// noArguments is what the word arguments means at the top of a module.
func (e *Engine) noArguments(goja.FunctionCall) goja.Value {
	panic(e.newError(e.natives.referenceError, "arguments is not defined"))
}

// hiddenFunction is a function that no trace shows.
func (e *Engine) hiddenFunction(f func(goja.FunctionCall) goja.Value) *goja.Object {
	fn := e.vm.ToValue(f).(*goja.Object)
	fn.DefineDataProperty("name", e.vm.ToValue(importName), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return fn
}

// OnMeta fills import.meta.
func (e *Engine) OnMeta(f func(m engine.Module, meta engine.Value) error) { e.onMeta = f }

// importMeta is import.meta of m.
func (m *module) importMeta(goja.FunctionCall) goja.Value {
	if m.meta == nil {
		m.meta = m.e.vm.CreateObject(nil)
		if m.e.onMeta != nil {
			if err := m.e.onMeta(m, m.meta); err != nil {
				m.e.throw(err)
			}
		}
	}
	return m.meta
}

// sortedKeys are the names in m.
func sortedKeys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for name := range m {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}
