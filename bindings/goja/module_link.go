package goja

import "errors"

// resolution is what a module's export is: a variable of some module, or the
// namespace of one. The zero resolution is none.
type resolution struct {
	module    *module
	name      string // of the variable
	namespace bool
	ambiguous bool // two export * have different ones
}

func (r resolution) found() bool { return r.module != nil && !r.ambiguous }

// asked is a question that is being answered: asked again, it has no answer.
type asked struct {
	module *module
	name   string
}

// resolve is ResolveExport of the specification.
func (m *module) resolve(name string, seen map[asked]bool) resolution {
	if m.source == nil {
		if m.variables[name] != nil {
			return resolution{module: m, name: name}
		}
		return resolution{}
	}
	if x := m.exports[name]; x != nil && x.Request < 0 {
		return resolution{module: m, name: x.Local}
	}
	if seen == nil {
		seen = map[asked]bool{}
	}
	if seen[asked{m, name}] {
		return resolution{}
	}
	seen[asked{m, name}] = true
	if x := m.exports[name]; x != nil {
		if x.Namespace {
			return resolution{module: m.deps[x.Request], namespace: true}
		}
		return m.deps[x.Request].resolve(x.Import, seen)
	}
	if name == "default" {
		return resolution{}
	}
	var found resolution
	for _, i := range m.stars {
		r := m.deps[i].resolve(name, seen)
		switch {
		case r.ambiguous:
			return r
		case !found.found():
			found = r
		case r.found() && r != found:
			return resolution{module: m, ambiguous: true}
		}
	}
	return found
}

// exported adds the names of what m exports, without default if star.
func (m *module) exported(names map[string]bool, star bool, seen map[*module]bool) {
	if seen[m] {
		return
	}
	seen[m] = true
	add := func(name string) {
		if !star || name != "default" {
			names[name] = true
		}
	}
	if m.source == nil {
		for name := range m.variables {
			add(name)
		}
		return
	}
	for name := range m.exports {
		add(name)
	}
	for _, i := range m.stars {
		m.deps[i].exported(names, true, seen)
	}
}

// Instantiate finds the bindings of m and of what is below it, and makes their
// variables.
func (m *module) Instantiate() error {
	var list []*module
	if err := m.collect(&list, map[*module]bool{}); err != nil {
		return err
	}
	for _, d := range list {
		if err := d.check(); err != nil {
			return err
		}
	}
	return m.e.try(func() {
		for _, d := range list {
			d.linked = true
			d.prepare()
		}
	})
}

// collect lists what is not linked yet, dependencies first.
func (m *module) collect(list *[]*module, seen map[*module]bool) error {
	if m.linked || seen[m] {
		return nil
	}
	seen[m] = true
	if len(m.deps) != len(m.requests) {
		return errors.New("goja: " + m.file + " has not been told which modules it needs: Link comes before Instantiate")
	}
	for _, d := range m.deps {
		if err := d.collect(list, seen); err != nil {
			return err
		}
	}
	*list = append(*list, m)
	return nil
}

// check tells whether every name is there that m takes from others.
func (m *module) check() error {
	if m.source == nil {
		return nil
	}
	for _, im := range m.source.Imports {
		if !im.Namespace {
			if err := m.checkName(im.Request, im.Name, im.Offset, im.End); err != nil {
				return err
			}
		}
	}
	for _, x := range m.source.Exports {
		if x.Request >= 0 && !x.Star && !x.Namespace {
			if err := m.checkName(x.Request, x.Import, x.Offset, x.End); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *module) checkName(request int, name string, start, end int) error {
	r := m.deps[request].resolve(name, nil)
	if r.found() {
		return nil
	}
	message := "The requested module '" + m.source.Requests[request].Specifier + "' "
	if r.ambiguous {
		message += "contains conflicting star exports for name '" + name + "'"
	} else {
		message += "does not provide an export named '" + name + "'"
	}
	s := m.source.ErrorIn(start, end, message)
	if m.unit.source != nil {
		s.Line, s.Column = m.unit.source(s.Line, s.Column)
		s.EndColumn = s.Column + end - start
		s.SourceLine = lineOf(m.text, s.Line)
	}
	return syntaxError(s)
}
