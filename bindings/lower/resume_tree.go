package lower

import "github.com/dop251/goja/ast"

// children are the parts of a node of ES5, in the order of the source.
func children(n ast.Node) (list []ast.Node) {
	add := func(nodes ...ast.Expression) {
		for _, c := range nodes {
			if c != nil {
				list = append(list, c)
			}
		}
	}
	statements := func(nodes ...ast.Statement) {
		for _, c := range nodes {
			if c != nil {
				list = append(list, c)
			}
		}
	}
	bindings := func(bs []*ast.Binding) {
		for _, b := range bs {
			add(b.Initializer)
		}
	}
	switch n := n.(type) {
	case *ast.Program:
		statements(n.Body...)
	case *ast.FunctionLiteral:
		statements(n.Body.List...)
	case *ast.FunctionDeclaration:
		add(n.Function)
	case *ast.ExpressionStatement:
		add(n.Expression)
	case *ast.VariableStatement:
		bindings(n.List)
	case *ast.ReturnStatement:
		add(n.Argument)
	case *ast.ThrowStatement:
		add(n.Argument)
	case *ast.BlockStatement:
		statements(n.List...)
	case *ast.IfStatement:
		add(n.Test)
		statements(n.Consequent, n.Alternate)
	case *ast.ForStatement:
		switch init := n.Initializer.(type) {
		case *ast.ForLoopInitializerExpression:
			add(init.Expression)
		case *ast.ForLoopInitializerVarDeclList:
			bindings(init.List)
		}
		add(n.Test, n.Update)
		statements(n.Body)
	case *ast.ForInStatement:
		switch into := n.Into.(type) {
		case *ast.ForIntoVar:
			add(into.Binding.Initializer)
		case *ast.ForIntoExpression:
			add(into.Expression)
		}
		add(n.Source)
		statements(n.Body)
	case *ast.WhileStatement:
		add(n.Test)
		statements(n.Body)
	case *ast.DoWhileStatement:
		statements(n.Body)
		add(n.Test)
	case *ast.SwitchStatement:
		add(n.Discriminant)
		for _, c := range n.Body {
			add(c.Test)
			statements(c.Consequent...)
		}
	case *ast.TryStatement:
		statements(n.Body)
		if n.Catch != nil {
			statements(n.Catch.Body)
		}
		if n.Finally != nil {
			statements(n.Finally)
		}
	case *ast.LabelledStatement:
		statements(n.Statement)
	case *ast.WithStatement:
		add(n.Object)
		statements(n.Body)
	case *ast.DotExpression:
		add(n.Left)
	case *ast.BracketExpression:
		add(n.Left, n.Member)
	case *ast.CallExpression:
		add(n.Callee)
		add(n.ArgumentList...)
	case *ast.NewExpression:
		add(n.Callee)
		add(n.ArgumentList...)
	case *ast.ArrayLiteral:
		add(n.Value...)
	case *ast.ObjectLiteral:
		for _, p := range n.Value {
			if k, ok := p.(*ast.PropertyKeyed); ok {
				add(k.Value)
			}
		}
	case *ast.UnaryExpression:
		add(n.Operand)
	case *ast.BinaryExpression:
		add(n.Left, n.Right)
	case *ast.AssignExpression:
		add(n.Left, n.Right)
	case *ast.ConditionalExpression:
		add(n.Test, n.Consequent, n.Alternate)
	case *ast.SequenceExpression:
		add(n.Sequence...)
	}
	return list
}
