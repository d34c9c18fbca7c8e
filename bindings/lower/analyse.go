package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
)

// A label is a statement label in force.
type label struct {
	name string
	loop bool
}

// analyse walks the whole tree once, in source order.
func (l *lowerer) analyse() {
	l.top = &function{}
	l.fn = l.top
	l.fn.scope = l.openScope(scopeFunction)
	l.fn.strict = l.directives(l.body)
	l.statements(l.body)
	l.closeFunction()
}

// directives reports whether list begins with "use strict".
func (l *lowerer) directives(list []ast.Statement) bool {
	for _, s := range list {
		e, ok := s.(*ast.ExpressionStatement)
		if !ok {
			return false
		}
		lit, ok := e.Expression.(*ast.StringLiteral)
		if !ok {
			return false
		}
		if lit.Literal == `"use strict"` || lit.Literal == `'use strict'` {
			return true
		}
	}
	return false
}

func (l *lowerer) statements(list []ast.Statement) {
	for _, s := range list {
		l.statement(s)
	}
}

// declares reports whether a block of these statements is a scope.
func declares(list []ast.Statement) bool {
	for _, s := range list {
		switch s.(type) {
		case *ast.LexicalDeclaration, *ast.FunctionDeclaration, *ast.ClassDeclaration:
			return true
		}
	}
	return false
}

func (l *lowerer) statement(s ast.Statement) {
	switch s := s.(type) {
	case *ast.ExpressionStatement:
		l.expr(s.Expression)
	case *ast.VariableStatement:
		l.varList(s.List)
	case *ast.LexicalDeclaration:
		l.lexicalList(s)
	case *ast.FunctionDeclaration:
		l.functionDeclaration(s)
	case *ast.ReturnStatement:
		if s.Argument != nil {
			l.expr(s.Argument)
		}
	case *ast.IfStatement:
		l.expr(s.Test)
		l.ifBranch(s.Consequent)
		if s.Alternate != nil {
			l.ifBranch(s.Alternate)
		}
	case *ast.BlockStatement:
		l.block(s)
	case *ast.ForStatement:
		l.forStatement(s)
	case *ast.ForInStatement:
		l.forIn(s, s.Into, s.Source, s.Body)
	case *ast.ForOfStatement:
		l.dirty = true
		l.forIn(s, s.Into, s.Source, s.Body)
	case *ast.WhileStatement:
		l.fn.loops++
		l.expr(s.Test)
		l.single(s.Body)
		l.fn.loops--
	case *ast.DoWhileStatement:
		l.fn.loops++
		l.single(s.Body)
		l.fn.loops--
		l.expr(s.Test)
	case *ast.SwitchStatement:
		l.switchStatement(s)
	case *ast.TryStatement:
		l.tryStatement(s)
	case *ast.ThrowStatement:
		l.expr(s.Argument)
	case *ast.LabelledStatement:
		l.labelled(s)
	case *ast.BranchStatement:
		l.branch(s)
	case *ast.WithStatement:
		if l.fn.strict {
			l.failWord(l.at(s.With), "Strict mode code may not include a with statement")
		}
		l.expr(s.Object)
		l.single(s.Body)
	case *ast.ClassDeclaration:
		l.classDeclaration(s)
	case *ast.EmptyStatement, *ast.DebuggerStatement:
	default:
		l.failWord(l.at(s.Idx0()), "Invalid or unexpected token")
	}
}

// single walks a statement that is the body of another, where a declaration is
// out of place.
func (l *lowerer) single(s ast.Statement) {
	if f, ok := s.(*ast.FunctionDeclaration); ok {
		if f.Function.Async {
			l.checkPlain(f)
		}
		l.failWord(l.at(f.Idx0()), "In non-strict mode code, functions can only be declared at top level, inside a block, or as the body of an if statement.")
	}
	l.statement(s)
}

func (l *lowerer) ifBranch(s ast.Statement) {
	f, ok := s.(*ast.FunctionDeclaration)
	if !ok {
		l.single(s)
		return
	}
	l.checkPlain(f)
	if l.fn.strict {
		l.failWord(l.at(f.Idx0()), "In strict mode code, functions can only be declared at top level or inside a block.")
	}
	l.openScope(scopeBlock)
	l.keep(f, l.sc)
	l.statement(s)
	l.closeScope()
}

// checkPlain refuses a generator or an async function where a statement is due.
func (l *lowerer) checkPlain(f *ast.FunctionDeclaration) {
	switch {
	case f.Function.Async:
		l.failWord(l.at(f.Idx0()), "Async functions can only be declared at the top level or inside a block.")
	case f.Function.Generator:
		at := l.at(f.Idx0()) + len("function")
		at += strings.IndexByte(l.src[at:], '*')
		l.failAt(at, at+1, "Generators can only be declared at the top level or inside a block.")
	}
}

// keep remembers the scope of a node for the emitter.
func (l *lowerer) keep(n ast.Node, s *scope) {
	if l.scopes == nil {
		l.scopes = map[ast.Node]*scope{}
	}
	l.scopes[n] = s
}

func (l *lowerer) block(b *ast.BlockStatement) {
	if !declares(b.List) {
		l.statements(b.List)
		return
	}
	l.keep(b, l.openScope(scopeBlock))
	l.statements(b.List)
	l.closeScope()
}

func (l *lowerer) varList(list []*ast.Binding) {
	for _, b := range list {
		l.declareTarget(b.Target, l.end(b), bindVar)
		l.initializer(b, nil)
	}
}

func (l *lowerer) lexicalList(d *ast.LexicalDeclaration) {
	l.dirty = true
	kind := bindLet
	if d.Token == token.CONST {
		kind = bindConst
	}
	for _, b := range d.List {
		l.lexicalBinding(b, kind)
	}
}

func (l *lowerer) lexicalBinding(b *ast.Binding, kind bindingKind) {
	names := len(l.sc.order)
	l.declareTarget(b.Target, l.end(b), kind)
	var v *binding
	if id, ok := b.Target.(*ast.Identifier); ok {
		v = l.sc.order[names]
		if kind == bindConst && b.Initializer == nil {
			l.failWord(l.at(id.Idx), "Missing initializer in const declaration")
		}
	}
	l.initializer(b, v)
	ready := l.end(b)
	for _, d := range l.sc.order[names:] {
		d.ready = max(ready, d.pos+1)
	}
	if v != nil && kind == bindConst {
		v.primitive = isPrimitive(b.Initializer)
	}
}

// after is an offset behind everything in n that a reference can stand on.
func (l *lowerer) after(n ast.Expression) int {
	switch n := n.(type) {
	case *ast.RegExpLiteral: // its Idx1 reaches into the next token
		return l.at(n.Idx) + 1
	case *ast.NewExpression:
		if n.RightParenthesis != 0 {
			return l.at(n.RightParenthesis)
		}
	case *ast.BinaryExpression:
		return l.after(n.Right)
	case *ast.AssignExpression:
		return l.after(n.Right)
	case *ast.ConditionalExpression:
		return l.after(n.Alternate)
	case *ast.SequenceExpression:
		return l.after(n.Sequence[len(n.Sequence)-1])
	case *ast.UnaryExpression:
		return l.after(n.Operand)
	case *ast.AwaitExpression:
		return l.after(n.Argument)
	case *ast.YieldExpression:
		if n.Argument != nil {
			return l.after(n.Argument)
		}
		return l.at(n.Yield) + 1
	case *ast.OptionalChain:
		return l.after(n.Expression)
	case *ast.Optional:
		return l.after(n.Expression)
	case *ast.ArrowFunctionLiteral:
		if b, ok := n.Body.(*ast.ExpressionBody); ok {
			return l.after(b.Expression)
		}
	}
	return l.at(n.Idx1())
}

// startOf is an offset before everything in s that a reference can stand on.
func (l *lowerer) startOf(s ast.Statement) int {
	switch s := s.(type) {
	case *ast.IfStatement: // goja leaves its place out
		return l.first(s.Test)
	case *ast.ExpressionStatement:
		return l.first(s.Expression)
	}
	return l.at(s.Idx0())
}

// first is where the first operand of n starts.
func (l *lowerer) first(n ast.Expression) int {
	switch n := n.(type) {
	case *ast.TemplateLiteral: // its Idx0 is behind the tag
		if n.Tag != nil {
			return l.first(n.Tag)
		}
	case *ast.BinaryExpression:
		return l.first(n.Left)
	case *ast.AssignExpression:
		return l.first(n.Left)
	case *ast.ConditionalExpression:
		return l.first(n.Test)
	case *ast.CallExpression:
		return l.first(n.Callee)
	case *ast.DotExpression:
		return l.first(n.Left)
	case *ast.BracketExpression:
		return l.first(n.Left)
	case *ast.SequenceExpression:
		return l.first(n.Sequence[0])
	case *ast.UnaryExpression:
		if n.Postfix {
			return l.first(n.Operand)
		}
	case *ast.MetaProperty: // its Idx0 is not set
		return l.at(n.Meta.Idx)
	case *ast.OptionalChain:
		return l.first(n.Expression)
	case *ast.Optional:
		return l.first(n.Expression)
	}
	return l.at(n.Idx0())
}

// end is an offset behind the initializer of b, or behind its name.
func (l *lowerer) end(b *ast.Binding) int {
	if b.Initializer == nil {
		return l.at(b.Target.Idx0()) + 1
	}
	return l.after(b.Initializer)
}

func isPrimitive(n ast.Expression) bool {
	switch n := n.(type) {
	case *ast.StringLiteral, *ast.NumberLiteral, *ast.BooleanLiteral, *ast.NullLiteral:
		return true
	case *ast.TemplateLiteral:
		return n.Tag == nil
	case *ast.UnaryExpression:
		return n.Operator != token.INCREMENT && n.Operator != token.DECREMENT
	case *ast.BinaryExpression:
		switch n.Operator {
		case token.LOGICAL_AND, token.LOGICAL_OR, token.COALESCE:
			return isPrimitive(n.Left) && isPrimitive(n.Right)
		}
		return true
	case *ast.ConditionalExpression:
		return isPrimitive(n.Consequent) && isPrimitive(n.Alternate)
	}
	return false
}

// initializer walks what a declared name starts with. A function written there
// directly takes the name, and cannot run before the name has its value.
func (l *lowerer) initializer(b *ast.Binding, v *binding) {
	if b.Initializer == nil {
		return
	}
	saved := l.direct
	l.direct = nil
	name := ""
	if id, ok := b.Target.(*ast.Identifier); ok {
		name = id.Name.String()
	}
	l.initial(b.Initializer, name, v)
	end := l.after(b.Initializer)
	for _, f := range l.direct {
		f.runs = end
	}
	l.direct = saved
}

// initial walks n, collecting in l.direct the functions that nothing calls
// before n as a whole is evaluated.
func (l *lowerer) initial(n ast.Expression, name string, v *binding) {
	switch n := n.(type) {
	case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
		f := l.functionExpr(n, name)
		f.hintVar = v
		l.direct = append(l.direct, f)
	case *ast.ObjectLiteral:
		l.objectLiteral(n, true)
	case *ast.ArrayLiteral:
		for _, item := range n.Value {
			if item != nil {
				l.initial(item, "", nil)
			}
		}
		l.arrayLiteral(n)
	case *ast.ConditionalExpression:
		l.expr(n.Test)
		l.initial(n.Consequent, "", nil)
		l.initial(n.Alternate, "", nil)
	case *ast.ClassLiteral:
		l.class(n, name)
	case nil:
	default:
		l.expr(n)
	}
}

func (l *lowerer) forStatement(s *ast.ForStatement) {
	l.fn.loops++
	switch init := s.Initializer.(type) {
	case *ast.ForLoopInitializerExpression:
		l.expr(init.Expression)
	case *ast.ForLoopInitializerVarDeclList:
		l.varList(init.List)
	case *ast.ForLoopInitializerLexicalDecl:
		sc := l.openScope(scopeFor)
		l.keep(s, sc)
		l.lexicalList(&init.LexicalDeclaration)
		list := init.LexicalDeclaration.List
		sc.test = l.end(list[len(list)-1])
		sc.body = l.startOf(s.Body)
		defer l.closeScope()
	}
	l.optional(s.Test)
	l.optional(s.Update)
	l.single(s.Body)
	l.fn.loops--
}

func (l *lowerer) optional(n ast.Expression) {
	if n != nil {
		l.expr(n)
	}
}

// forIn walks for-in and for-of.
func (l *lowerer) forIn(s ast.Statement, into ast.ForInto, source ast.Expression, body ast.Statement) {
	l.fn.loops++
	switch into := into.(type) {
	case *ast.ForIntoVar:
		l.declareTarget(into.Binding.Target, l.startOf(body), bindVar)
		l.optional(into.Binding.Initializer)
	case *ast.ForIntoExpression:
		l.assignPattern(into.Expression, l.startOf(body))
	case *ast.ForDeclaration:
		l.dirty = true
		kind := bindLet
		if into.IsConst {
			kind = bindConst
		}
		sc := l.openScope(scopeForIn)
		l.keep(s, sc)
		l.declareTarget(into.Target, l.startOf(body), kind)
		sc.body = l.startOf(body)
		for _, b := range sc.order {
			b.ready = sc.body
		}
		defer l.closeScope()
	}
	l.expr(source)
	l.single(body)
	l.fn.loops--
}

func (l *lowerer) switchStatement(s *ast.SwitchStatement) {
	l.expr(s.Discriminant)
	var sc *scope
	for _, c := range s.Body {
		if declares(c.Consequent) {
			sc = l.openScope(scopeSwitch)
			l.keep(s, sc)
			defer l.closeScope()
			break
		}
	}
	for i, c := range s.Body {
		l.optional(c.Test)
		first := 0
		if sc != nil {
			first = len(sc.order)
		}
		l.statements(c.Consequent)
		if sc == nil {
			continue
		}
		for _, b := range sc.order[first:] {
			b.until = l.at(s.RightBrace)
			if i+1 < len(s.Body) {
				b.until = l.at(s.Body[i+1].Case)
			}
		}
	}
}

func (l *lowerer) tryStatement(s *ast.TryStatement) {
	l.block(s.Body)
	if c := s.Catch; c != nil {
		sc := l.openScope(scopeCatch)
		l.keep(c, sc)
		switch p := c.Parameter.(type) {
		case nil:
			l.dirty = true
		case *ast.Identifier:
			if l.fn.resumes == "" {
				l.bindingTarget(p, bindCatch)
				break
			}
			l.catchVariable(p)
		default:
			l.catchVariable(p)
		}
		l.statements(c.Body.List)
		l.closeScope()
	}
	if s.Finally != nil {
		l.block(s.Finally)
	}
}

// catchVariable declares what a catch clause catches as variables of a block.
func (l *lowerer) catchVariable(target ast.BindingTarget) {
	l.bindingTarget(target, bindLet)
	l.dirty = true
	for _, b := range l.sc.order {
		b.ready = b.pos
		b.dead = false
	}
}

func (l *lowerer) labelled(s *ast.LabelledStatement) {
	body := s.Statement
	for {
		inner, ok := body.(*ast.LabelledStatement)
		if !ok {
			break
		}
		body = inner.Statement
	}
	loop := false
	switch body.(type) {
	case *ast.ForStatement, *ast.ForInStatement, *ast.ForOfStatement, *ast.WhileStatement, *ast.DoWhileStatement:
		loop = true
	}
	l.labels = append(l.labels, label{s.Label.Name.String(), loop})
	if f, ok := s.Statement.(*ast.FunctionDeclaration); ok {
		l.ifBranch(f)
	} else {
		l.statement(s.Statement)
	}
	l.labels = l.labels[:len(l.labels)-1]
}

// branch checks what goja leaves: a continue must name a loop.
func (l *lowerer) branch(s *ast.BranchStatement) {
	if s.Token != token.CONTINUE || s.Label == nil {
		return
	}
	name := s.Label.Name.String()
	for i := len(l.labels) - 1; i >= 0; i-- {
		if l.labels[i].name == name {
			if !l.labels[i].loop {
				l.failWord(l.at(s.Label.Idx), "Illegal continue statement: '"+name+"' does not denote an iteration statement")
			}
			return
		}
	}
}

// unsupported refuses a construct that no lowering exists for yet.
func (l *lowerer) unsupported(i file.Idx, what string) {
	l.failWord(l.at(i), what+" not supported by the "+l.engine+" engine yet")
}
