package lower

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

func (l *lowerer) exprs(list []ast.Expression) {
	for _, n := range list {
		if n != nil {
			l.expr(n)
		}
	}
}

// expr walks one expression, in source order.
func (l *lowerer) expr(n ast.Expression) {
	switch n := n.(type) {
	case *ast.Identifier:
		name := n.Name.String()
		l.checkReference(name, l.at(n.Idx))
		l.refer(name, l.at(n.Idx), false)
		l.spelling(n)
	case *ast.DotExpression:
		l.left(n.Left)
		if l.memberNeedsBrackets(&n.Identifier) {
			l.dirty = true
		}
	case *ast.CallExpression:
		if s, ok := n.Callee.(*ast.SuperExpression); ok {
			l.superCall(s)
		} else {
			l.expr(n.Callee)
		}
		l.exprs(n.ArgumentList)
	case *ast.StringLiteral:
		if stringNeedsRewrite(n.Literal) {
			l.dirty = true
		}
		l.checkString(n)
	case *ast.NumberLiteral:
		l.numberLiteral(n)
	case *ast.BracketExpression:
		l.left(n.Left)
		l.expr(n.Member)
	case *ast.BinaryExpression:
		l.binary(n)
	case *ast.AssignExpression:
		l.assignment(n)
	case *ast.UnaryExpression:
		l.unary(n)
	case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
		l.functionExpr(n, "")
	case *ast.ObjectLiteral:
		l.objectLiteral(n, false)
	case *ast.ArrayLiteral:
		l.exprs(n.Value)
		l.arrayLiteral(n)
	case *ast.ConditionalExpression:
		l.expr(n.Test)
		l.expr(n.Consequent)
		l.expr(n.Alternate)
	case *ast.SequenceExpression:
		l.exprs(n.Sequence)
	case *ast.NewExpression:
		l.expr(n.Callee)
		l.exprs(n.ArgumentList)
	case *ast.ThisExpression:
		l.useThis(l.outerFunction(), l.at(n.Idx))
	case *ast.TemplateLiteral:
		l.dirty = true
		l.optional(n.Tag)
		for _, x := range n.Expressions {
			if id, ok := x.(*ast.Identifier); ok && n.Tag == nil {
				if l.inTemplate == nil {
					l.inTemplate = map[int]bool{}
				}
				l.inTemplate[l.at(id.Idx)] = false
			}
		}
		l.exprs(n.Expressions)
	case *ast.RegExpLiteral:
		l.regExp(n)
	case *ast.SpreadElement:
		l.dirty = true
		l.expr(n.Expression)
	case *ast.OptionalChain:
		l.dirty = true
		l.expr(n.Expression)
	case *ast.Optional:
		if x, ok := n.Expression.(*ast.NewExpression); ok && x.LeftParenthesis == 0 {
			l.checkChainOfNew(x)
		}
		l.expr(n.Expression)
	case *ast.MetaProperty:
		l.newTarget(n)
	case *ast.NullLiteral, *ast.BooleanLiteral:
	case *ast.ClassLiteral:
		l.class(n, "")
	case *ast.AwaitExpression:
		if l.fn.resumes != callAsync {
			l.unsupported(n.Await, "await outside of functions is")
		}
		l.expr(n.Argument)
	case *ast.YieldExpression:
		l.optional(n.Argument)
	case *ast.SuperExpression:
		l.failWord(l.at(n.Idx), "'super' keyword unexpected here")
	case *ast.PrivateDotExpression:
		l.expr(n.Left)
		l.privateName(&n.Identifier)
	case *ast.PrivateIdentifier: // #name in object
		l.privateName(n)
	default:
		l.failWord(l.at(n.Idx0()), "Invalid or unexpected token")
	}
}

// left walks the object of a member expression.
func (l *lowerer) left(n ast.Expression) {
	if s, ok := n.(*ast.SuperExpression); ok {
		l.superMember(s)
	} else {
		l.expr(n)
	}
}

func (l *lowerer) numberLiteral(n *ast.NumberLiteral) {
	lit := n.Literal
	if lit[len(lit)-1] == 'n' {
		l.unsupported(n.Idx, "BigInt literals are")
	}
	if numberNeedsRewrite(lit) {
		l.dirty = true
	}
	if l.fn.strict && len(lit) > 1 && lit[0] == '0' && lit[1] >= '0' && lit[1] <= '9' {
		l.failAt(l.at(n.Idx), l.at(n.Idx)+len(lit), "Octal literals are not allowed in strict mode.")
	}
}

func (l *lowerer) binary(n *ast.BinaryExpression) {
	switch n.Operator {
	case token.EXPONENT, token.COALESCE:
		l.dirty = true
	}
	l.expr(n.Left)
	l.expr(n.Right)
}

func (l *lowerer) assignment(n *ast.AssignExpression) {
	switch n.Operator {
	case token.EXPONENT, token.COALESCE, token.LOGICAL_AND, token.LOGICAL_OR:
		l.dirty = true
	}
	l.assignPattern(n.Left, l.after(n.Right))
	l.named(n.Right, nameOf(n.Left))
}

func (l *lowerer) unary(n *ast.UnaryExpression) {
	switch n.Operator {
	case token.INCREMENT, token.DECREMENT:
		l.assignTarget(n.Operand)
		return
	case token.DELETE:
		if id, ok := n.Operand.(*ast.Identifier); ok && l.fn.strict {
			l.failWord(l.at(id.Idx), "Delete of an unqualified identifier in strict mode.")
		}
	}
	l.expr(n.Operand)
}

func (l *lowerer) arrayLiteral(n *ast.ArrayLiteral) {
	for _, item := range n.Value {
		if _, ok := item.(*ast.SpreadElement); ok {
			l.dirty = true
		}
	}
}

// objectLiteral walks an object literal. direct says that it is part of an
// initializer (see initial).
func (l *lowerer) objectLiteral(n *ast.ObjectLiteral, direct bool) {
	proto := false
	for _, p := range n.Value {
		switch p := p.(type) {
		case *ast.PropertyShort:
			l.dirty = true
			if p.Initializer != nil {
				l.failAt(l.at(p.Name.Idx), l.after(p.Initializer), "Invalid shorthand property initializer")
			}
			l.expr(&p.Name)
		case *ast.SpreadElement:
			l.dirty = true
			l.expr(p.Expression)
		case *ast.PropertyKeyed:
			l.key(p)
			name := ""
			if k, ok := p.Key.(*ast.StringLiteral); ok && !p.Computed {
				name = k.Value.String()
			}
			if f, ok := p.Value.(*ast.FunctionLiteral); ok && p.Kind != ast.PropertyKindValue {
				if p.Kind == ast.PropertyKindMethod {
					l.dirty = true
				} else {
					name = ""
				}
				fn := l.functionExpr(f, name)
				if direct {
					l.direct = append(l.direct, fn)
				}
				continue
			}
			if name == "__proto__" {
				l.dirty = true
				if proto {
					l.failAt(l.at(p.Key.Idx0()), l.at(p.Key.Idx1()), "Duplicate __proto__ fields are not allowed in object literals")
				}
				proto = true
				name = ""
			}
			if direct {
				l.initial(p.Value, name, nil)
			} else {
				l.named(p.Value, name)
			}
		}
	}
}

func (l *lowerer) newTarget(n *ast.MetaProperty) {
	f := l.outerFunction()
	if f == l.top && !l.isBody {
		l.failAt(l.at(n.Meta.Idx), l.at(n.Property.Idx)+len("target"), "new.target expression is not allowed here")
	}
	l.dirty = true
	if l.fn.borrows(l) || f.constructs {
		f.target = true
		l.setSpecial(l.at(n.Meta.Idx), special{out: "target" + l.mark()})
	}
}

// functionExpr walks a function expression or an arrow. name is what an
// anonymous one is called.
func (l *lowerer) functionExpr(n ast.Expression, name string) *function {
	switch n := n.(type) {
	case *ast.ArrowFunctionLiteral:
		l.dirty = true
		return l.function(n, n.ParameterList, n.Body, func(f *function) {
			f.arrow = true
			if n.Async {
				f.resumes, l.resumed = callAsync, true
			}
			f.hint = name
		})
	case *ast.FunctionLiteral:
		if n.Name == nil {
			return l.function(n, n.ParameterList, n.Body, func(f *function) { f.hint = name })
		}
		// The name of a function expression has a scope of its own.
		s := l.openScope(scopeBlock)
		l.checkBindingName(n.Name.Name.String(), l.at(n.Name.Idx), bindVar)
		l.spelling(n.Name)
		l.add(s, &binding{name: n.Name.Name.String(), kind: bindVar, pos: l.at(n.Name.Idx)})
		f := l.function(n, n.ParameterList, n.Body, nil)
		l.closeScope()
		return f
	}
	return nil
}

// function walks the parameters and the body of a function.
func (l *lowerer) function(n ast.Node, params *ast.ParameterList, body ast.Node, set func(*function)) *function {
	if f, ok := n.(*ast.FunctionLiteral); ok {
		resumes := ""
		switch {
		case f.Async && f.Generator:
			l.unsupported(f.Function, "async generators are")
		case f.Async:
			resumes = callAsync
		case f.Generator:
			resumes = callGenerator
		}
		if resumes != "" {
			l.dirty, l.resumed = true, true
			inner := set
			set = func(fn *function) {
				fn.resumes = resumes
				if inner != nil {
					inner(fn)
				}
			}
		}
	}
	if set == nil {
		set = func(*function) {}
	}
	return l.functionOf(n, set, func(fn *function) {
		block, _ := body.(*ast.BlockStatement)
		if block != nil && l.directives(block.List) {
			l.useStrict(block.List, params)
			fn.strict = true
		}
		l.params(params)
		if block != nil {
			fn.body = l.at(block.LeftBrace)
			l.statements(block.List)
			return
		}
		e := body.(*ast.ExpressionBody).Expression
		fn.body = l.first(e)
		l.expr(e)
	})
}

// params declares the parameters. In a list with defaults each has its value
// only from its own place on.
func (l *lowerer) params(p *ast.ParameterList) {
	simple := p.Rest == nil
	for _, b := range p.List {
		if _, ok := b.Target.(*ast.Identifier); !ok || b.Initializer != nil {
			simple = false
		}
	}
	strict := l.fn.strict || l.fn.arrow || !simple
	s := l.sc
	finish := func(from int, ready int) {
		for _, b := range s.order[from:] {
			b.kind, b.dead, b.ready = bindParam, !simple, ready
		}
	}
	for _, b := range p.List {
		if strict {
			l.checkDuplicateParams(b.Target)
		}
		from := len(s.order)
		wrap := l.wrapNested(b.Target, b.Initializer)
		l.inWrap += wrap
		l.paramTarget(b.Target, simple)
		l.inWrap -= wrap
		l.named(b.Initializer, nameOf(b.Target))
		ready := l.end(b)
		if _, ok := b.Target.(ast.Pattern); ok && b.Initializer == nil {
			ready = l.at(b.Target.Idx1())
		}
		finish(from, ready)
	}
	if p.Rest != nil {
		from := len(s.order)
		l.checkDuplicateParams(p.Rest)
		l.paramTarget(p.Rest, false)
		finish(from, l.at(p.Rest.Idx1()))
	}
	if !simple {
		l.dirty = true
	}
}

// paramTarget declares the names of one parameter. Those of a list that is not
// simple are kept in order, as block-scoped names are, for their checks.
func (l *lowerer) paramTarget(n ast.Expression, simple bool) {
	if id, ok := n.(*ast.Identifier); ok {
		b := l.declare(id.Name.String(), l.at(id.Idx), bindParam)
		l.spelling(id)
		if !simple {
			l.sc.order = append(l.sc.order, b)
		}
		return
	}
	l.bindingTarget(n, bindLet)
}
