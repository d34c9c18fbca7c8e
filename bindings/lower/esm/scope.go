package esm

import (
	"reflect"

	"github.com/dop251/goja/ast"
)

// scope changes what is below n if n is a scope of its own, and tells whether
// it is.
func (b *binder) scope(n any) bool {
	var names []string
	add := func(id *ast.Identifier) { names = append(names, id.Name.String()) }
	switch n := n.(type) {
	case *ast.FunctionDeclaration:
		b.function(nil, n.Function)
	case *ast.FunctionLiteral:
		b.function(n.Name, n)
	case *ast.ArrowFunctionLiteral:
		b.arrows++
		b.body(n.ParameterList, n.DeclarationList, n.Body)
		b.arrows--
	case *ast.ClassDeclaration:
		b.fields(reflect.ValueOf(n.Class).Elem())
	case *ast.ClassLiteral:
		if n.Name != nil {
			add(n.Name)
		}
		b.in(names, func() { b.fields(reflect.ValueOf(n).Elem()) })
	case *ast.ClassStaticBlock:
		b.inside(func() { b.body(nil, n.DeclarationList, n.Block) })
	case *ast.BlockStatement:
		b.in(lexicalNames(n.List), func() { b.list(reflect.ValueOf(&n.List).Elem()) })
	case *ast.SwitchStatement:
		b.child(&n.Discriminant)
		for _, c := range n.Body {
			names = append(names, lexicalNames(c.Consequent)...)
		}
		b.in(names, func() { b.list(reflect.ValueOf(&n.Body).Elem()) })
	case *ast.CatchStatement:
		eachName(n.Parameter, add)
		b.in(names, func() { b.fields(reflect.ValueOf(n).Elem()) })
	case *ast.ForStatement:
		if init, ok := n.Initializer.(*ast.ForLoopInitializerLexicalDecl); ok {
			for _, d := range init.LexicalDeclaration.List {
				eachName(d.Target, add)
			}
		}
		b.in(names, func() { b.fields(reflect.ValueOf(n).Elem()) })
	case *ast.ForInStatement:
		b.forInto(n.Into, &n.Source, n)
	case *ast.ForOfStatement:
		b.forInto(n.Into, &n.Source, n)
	default:
		return false
	}
	return true
}

// forInto is a loop over a source, which sees the names of the loop, too.
func (b *binder) forInto(into ast.ForInto, source *ast.Expression, loop any) {
	var names []string
	if d, ok := into.(*ast.ForDeclaration); ok {
		eachName(d.Target, func(id *ast.Identifier) { names = append(names, id.Name.String()) })
	}
	b.in(names, func() { b.fields(reflect.ValueOf(loop).Elem()) })
}

// function is a function with its name, if it is an expression and has one.
func (b *binder) function(name *ast.Identifier, n *ast.FunctionLiteral) {
	var names []string
	if name != nil {
		names = append(names, name.Name.String())
	}
	b.in(names, func() {
		b.inside(func() { b.body(n.ParameterList, n.DeclarationList, n.Body) })
	})
}

// inside is code with a this and arguments of its own.
func (b *binder) inside(f func()) {
	arrows := b.arrows
	b.functions, b.arrows = b.functions+1, 0
	f()
	b.functions, b.arrows = b.functions-1, arrows
}

// body is a function's: its parameters do not see its variables.
func (b *binder) body(parameters *ast.ParameterList, vars []*ast.VariableDeclaration, body ast.Node) {
	var names []string
	add := func(id *ast.Identifier) { names = append(names, id.Name.String()) }
	if parameters != nil {
		for _, p := range parameters.List {
			eachName(p.Target, add)
		}
		eachName(parameters.Rest, add)
	}
	b.in(names, func() {
		if parameters != nil {
			b.fields(reflect.ValueOf(parameters).Elem())
		}
		names = nil
		for _, d := range vars {
			for _, v := range d.List {
				eachName(v.Target, add)
			}
		}
		b.in(names, func() { b.node(body) })
	})
}

// in runs f where these names are declared.
func (b *binder) in(names []string, f func()) {
	if len(names) == 0 {
		f()
		return
	}
	for _, name := range names {
		b.shadowed[name]++
	}
	f()
	for _, name := range names {
		b.shadowed[name]--
	}
}

// lexicalNames are what statements declare in their block.
func lexicalNames(list []ast.Statement) (names []string) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.LexicalDeclaration:
			for _, d := range s.List {
				eachName(d.Target, func(id *ast.Identifier) { names = append(names, id.Name.String()) })
			}
		case *ast.FunctionDeclaration:
			names = append(names, s.Function.Name.Name.String())
		case *ast.ClassDeclaration:
			names = append(names, s.Class.Name.Name.String())
		}
	}
	return names
}
