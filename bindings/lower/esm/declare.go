package esm

import (
	"sort"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// declare finds what the module declares at its top, completes the exports by
// it, and refuses names that are declared or exported twice or not at all.
func (m *Module) declare() {
	base := m.Tree.File.Base()
	offset := func(i file.Idx) int { return m.at(int(i) - base) }
	f := m.Function()
	vars, lexical := map[string]int{}, map[string]int{} // where they are
	for _, d := range f.DeclarationList {
		for _, b := range d.List {
			eachName(b.Target, func(id *ast.Identifier) {
				name := id.Name.String()
				m.once(name, offset(id.Idx), offset(id.Idx)+len(name), lexical)
				vars[name] = offset(id.Idx)
			})
		}
	}
	next := 0 // of the exported declarations
	for _, s := range f.Body.List {
		var ids []*ast.Identifier
		add := func(id *ast.Identifier) { ids = append(ids, id) }
		start, end := offset(s.Idx0()), 0 // where V8 says it is if it is one too many
		switch s := s.(type) {
		case *ast.VariableStatement:
			for _, b := range s.List {
				eachName(b.Target, add)
			}
		case *ast.LexicalDeclaration:
			for _, b := range s.List {
				eachName(b.Target, add)
			}
		case *ast.FunctionDeclaration:
			ids, end = append(ids, s.Function.Name), start+1
		case *ast.ClassDeclaration:
			ids, end = append(ids, s.Class.Name), offset(s.Idx1())
		default:
			continue
		}
		_, isVar := s.(*ast.VariableStatement)
		for _, id := range ids {
			name := id.Name.String()
			switch {
			case isVar:
				continue
			case name == Default:
				m.once(name, m.Exports[m.exported[name][len(m.exported[name])-1]].Offset, offset(s.Idx1()), lexical)
			case end > 0:
				m.once(name, start, end, lexical, vars)
			default:
				m.once(name, offset(id.Idx), offset(id.Idx)+len(name), lexical, vars)
			}
			lexical[name] = offset(id.Idx)
		}
		if next < len(m.declared) && start >= m.declared[next] {
			next++
			for _, id := range ids {
				name := id.Name.String()
				m.exported[name] = append(m.exported[name], len(m.Exports))
				m.Exports = append(m.Exports, Export{Name: name, Local: name, Request: -1, Offset: start, End: offset(s.Idx1())})
			}
		}
	}
	m.checkExports(vars, lexical)
}

// once refuses a name, declared at src[start:end], that was declared before, or
// as a var behind.
func (m *Module) once(name string, start, end int, tables ...map[string]int) {
	_, twice := m.imports[name]
	for _, t := range tables {
		if at, ok := t[name]; ok {
			twice = true
			if at > start {
				start, end = at, at+len(name)
			}
		}
	}
	if twice {
		shown := name
		if name == Default {
			shown = ".default"
		}
		m.fail(start, end, "Identifier '"+shown+"' has already been declared")
	}
}

func (m *Module) checkExports(vars, lexical map[string]int) {
	seen := map[string]bool{}
	inOrder := make([]*Export, len(m.Exports))
	for i := range m.Exports {
		inOrder[i] = &m.Exports[i]
	}
	sort.SliceStable(inOrder, func(i, j int) bool { return inOrder[i].Offset < inOrder[j].Offset })
	for _, e := range inOrder {
		if e.Star {
			continue
		}
		if seen[e.Name] {
			m.fail(e.Offset, e.End, "Duplicate export of '"+e.Name+"'")
		}
		seen[e.Name] = true
	}
	for i := range m.Exports {
		e := &m.Exports[i]
		_, isVar := vars[e.Local]
		_, isLexical := lexical[e.Local]
		e.Fixed = e.Request < 0 && !isVar // which is undefined at first
		if e.Request >= 0 || isVar || isLexical {
			continue
		}
		im, ok := m.imports[e.Local]
		if !ok {
			m.fail(e.Offset, e.Offset+len(e.Local), "Export '"+e.Local+"' is not defined in module")
		}
		// What is imported and exported again is the other module's.
		from := &m.Imports[im]
		delete(m.exported, e.Local)
		e.Fixed = false
		e.Local, e.Request, e.Import, e.Namespace = "", from.Request, from.Name, from.Namespace
		e.Offset, e.End = from.Offset, from.End
	}
}

// eachName visits the names that a pattern binds.
func eachName(target ast.Expression, visit func(*ast.Identifier)) {
	switch n := target.(type) {
	case *ast.Identifier:
		visit(n)
	case *ast.ObjectPattern:
		for _, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				visit(&p.Name)
			case *ast.PropertyKeyed:
				eachName(p.Value, visit)
			}
		}
		eachName(n.Rest, visit)
	case *ast.ArrayPattern:
		for _, e := range n.Elements {
			eachName(e, visit)
		}
		eachName(n.Rest, visit)
	case *ast.AssignExpression:
		eachName(n.Left, visit)
	case *ast.Binding:
		eachName(n.Target, visit)
	}
}

// constant is const name = x.
func constant(name unistring.String, at file.Idx, x ast.Expression) *ast.LexicalDeclaration {
	return &ast.LexicalDeclaration{Idx: at, Token: token.CONST, List: []*ast.Binding{{Target: &ast.Identifier{Name: name, Idx: at}, Initializer: x}}}
}
