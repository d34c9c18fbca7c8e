package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
)

// body writes the statements of a function; its declarations go behind its
// directives.
func (e *emitter) body(list []ast.Statement) {
	for len(list) > 0 {
		s, ok := list[0].(*ast.ExpressionStatement)
		if !ok {
			break
		}
		if lit, ok := s.Expression.(*ast.StringLiteral); !ok || e.at(lit.Idx) != int(e.tok().start) {
			break
		}
		e.statement(s)
		e.after()
		e.frame.at = len(e.out)
		list = list[1:]
	}
	e.resumed(e.frame.fn)
	e.statementList(list)
}

func (e *emitter) statementList(list []ast.Statement) {
	for _, s := range list {
		e.statement(s)
	}
}

func (e *emitter) statement(s ast.Statement) {
	used := e.frame.used
	e.statementRaw(s)
	e.frame.used = used
}

func (e *emitter) statementRaw(s ast.Statement) {
	switch s := s.(type) {
	case *ast.ExpressionStatement:
		e.expressionStatement(s)
	case *ast.VariableStatement:
		e.declaration(s.List, "var")
		e.semicolon()
	case *ast.LexicalDeclaration:
		e.declaration(s.List, s.Token.String())
		e.semicolon()
	case *ast.FunctionDeclaration:
		e.functionDeclaration(s.Function)
	case *ast.ClassDeclaration:
		e.classDeclaration(s.Class)
	case *ast.ReturnStatement:
		e.word()
		if s.Argument != nil {
			e.expr(s.Argument)
		}
		e.semicolon()
	case *ast.ThrowStatement:
		e.word()
		e.expr(s.Argument)
		e.semicolon()
	case *ast.IfStatement:
		e.word()
		e.condition(s.Test)
		e.statement(s.Consequent)
		if s.Alternate != nil {
			e.word()
			e.statement(s.Alternate)
		}
	case *ast.BlockStatement:
		e.block(s)
	case *ast.ForStatement:
		e.forStatement(s)
	case *ast.ForInStatement:
		e.forIn(s)
	case *ast.ForOfStatement:
		e.forOf(s, nil)
	case *ast.WhileStatement:
		e.word()
		e.condition(s.Test)
		e.loopBody(s.Body)
	case *ast.DoWhileStatement:
		e.word()
		e.loopBody(s.Body)
		e.word()
		e.condition(s.Test)
		e.semicolon()
	case *ast.SwitchStatement:
		prefix, suffix := e.aroundSwitch(s)
		e.before()
		e.write(prefix)
		e.switchStatement(s)
		e.after()
		e.write(suffix)
	case *ast.TryStatement:
		e.tryStatement(s)
	case *ast.LabelledStatement:
		e.labelled(s)
	case *ast.BranchStatement:
		e.word()
		if s.Label != nil {
			e.plain(s.Label)
		}
		e.semicolon()
	case *ast.WithStatement:
		e.word()
		e.condition(s.Object)
		e.statement(s.Body)
	case *ast.DebuggerStatement:
		e.word()
		e.semicolon()
	case *ast.EmptyStatement:
		if e.kind() == ';' && e.at(s.Semicolon) == int(e.tok().start) {
			e.skip(';')
		}
	default:
		panic(internalError("statement"))
	}
}

// semicolon keeps the semicolon that ends a statement. Where there is none an
// arrow may have ended it, which nothing on the next line can continue; what
// becomes of it could be called or divided.
func (e *emitter) semicolon() {
	switch {
	case e.kind() == ';':
		e.skip(';')
	case e.toks[e.i-1].kind == '}' && e.kind() != '}':
		e.after()
		e.write(";")
	}
}

func (e *emitter) condition(n ast.Expression) {
	e.skip('(')
	e.expr(n)
	e.skip(')')
}

// expressionStatement takes care that what was written does not run on from
// the line before, nor read as a declaration: a statement that began with
// a name may begin with a parenthesis now.
func (e *emitter) expressionStatement(s *ast.ExpressionStatement) {
	e.before()
	start := len(e.out)
	source := e.src[e.tok().start:]
	e.expr(s.Expression)
	e.semicolon()
	if len(e.out) == start {
		return // not written yet, so it is as it was
	}
	text := string(e.out[start:min(start+256, len(e.out))])
	first := skipTrivia(text, 0)
	if first == len(text) { // a long comment stands before it
		text = string(e.out[start:])
		first = skipTrivia(text, 0)
	}
	text = text[first:min(first+9, len(text))]
	if text == "" {
		return
	}
	if text[0] != source[0] && strings.IndexByte("([+-/", text[0]) >= 0 ||
		text[0] == 'f' && (text == "function " || text == "function(") {
		e.inserts = append(e.inserts, insert{at: start, text: "0,", late: true})
	}
}

// declaration writes a list of declared names, without its semicolon.
func (e *emitter) declaration(list []*ast.Binding, keyword string) {
	comma := false
	for _, b := range list {
		id, ok := b.Target.(*ast.Identifier)
		if !ok || strings.IndexByte(e.nameOut(id), '.') >= 0 {
			comma = true
		}
		if ok {
			if s, ok := e.specialAt(id); ok && s.b != nil && s.b.scope.env == s.out {
				comma = true // the parameter of a catch clause, no var
			}
		}
	}
	if comma {
		e.assignments(list, keyword)
		return
	}
	if keyword == "var" {
		e.word()
	} else {
		e.replace("var")
	}
	for k, b := range list {
		if k > 0 {
			e.skip(',')
		}
		id := b.Target.(*ast.Identifier)
		flag := e.flagOut(id)
		e.declared(id)
		if b.Initializer != nil {
			e.skip('=')
			e.expr(b.Initializer)
		} else if keyword != "var" && e.frame.loops > 0 {
			e.after()
			e.write("=void 0")
		}
		if flag != "" && strings.IndexByte(flag, '.') < 0 {
			e.after()
			e.write("," + flag + "=1")
		}
	}
}

// declared writes the name of a declaration.
func (e *emitter) declared(id *ast.Identifier) {
	if s, ok := e.specialAt(id); ok {
		e.replace(s.out)
		return
	}
	e.plain(id)
}

// assignments writes a declaration that a var list cannot express: the names
// are declared on top of the function.
func (e *emitter) assignments(list []*ast.Binding, keyword string) {
	e.drop(tokName)
	first := true
	for k, b := range list {
		if k > 0 {
			e.drop(',')
		}
		id, ok := b.Target.(*ast.Identifier)
		if ok {
			e.hoistDeclared(id)
			if b.Initializer == nil && keyword == "var" {
				e.dropTo(e.i+1, 0)
				continue
			}
		}
		e.before()
		if !first {
			e.write(",")
		}
		first = false
		if !ok {
			e.hoistNames(b.Target)
			e.destructure(b.Target, b.Initializer, false)
			continue
		}
		e.declared(id)
		if b.Initializer != nil {
			e.skip('=')
			e.expr(b.Initializer)
		} else {
			e.after()
			e.write("=void 0")
		}
		if flag := e.flagOut(id); flag != "" {
			e.after()
			e.write("," + flag + "=1")
		}
	}
	e.after()
	if first {
		e.write("0")
	}
	if e.kind() != ';' && e.kind() != ')' {
		e.write(";")
	}
}

func (e *emitter) hoistDeclared(id *ast.Identifier) {
	s, ok := e.specialAt(id)
	switch {
	case !ok || s.b == nil:
		e.hoist(id.Name.String())
	case s.b.scope.env != s.out:
		e.hoist(s.out)
	}
	if ok && s.b != nil && s.b.flag != "" {
		e.hoist(s.b.flag)
	}
}

// hoistNames declares every name of a pattern.
func (e *emitter) hoistNames(n ast.Expression) {
	switch n := n.(type) {
	case *ast.Identifier:
		e.hoistDeclared(n)
	case *ast.AssignExpression:
		e.hoistNames(n.Left)
	case *ast.ArrayPattern:
		for _, item := range n.Elements {
			e.hoistNames(item)
		}
		e.hoistNames(n.Rest)
	case *ast.ObjectPattern:
		for _, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				e.hoistNames(&p.Name)
			case *ast.PropertyKeyed:
				e.hoistNames(p.Value)
			}
		}
		e.hoistNames(n.Rest)
	}
}

// open writes the beginning of a scope, behind its brace, and returns what
// belongs before the closing one.
func (e *emitter) open(s *scope) (suffix string) {
	if s == nil {
		return ""
	}
	e.after()
	switch {
	case s.env == "":
	case s.carrier == "":
		e.write("try{throw void 0}catch(" + s.env + "){")
		suffix = "}"
	default:
		e.write("try{throw {}}catch(" + s.env + "){")
		suffix = "}"
	}
	e.write(e.resets(s))
	return suffix
}

// resets clears the flags of a scope that a loop enters again.
func (e *emitter) resets(s *scope) string {
	if !s.inLoop {
		return ""
	}
	text := ""
	for _, b := range s.order {
		if b.flag != "" && (s.env == "" || !b.captured) {
			text += b.out + "=" + b.flag + "=void 0;"
			e.hoist(b.out)
			e.hoist(b.flag)
		}
	}
	return text
}

func (e *emitter) block(b *ast.BlockStatement) {
	e.skip('{')
	suffix := e.open(e.scopes[b])
	e.statementList(b.List)
	e.closing(suffix)
}

// closing writes suffix and keeps the brace behind it.
func (e *emitter) closing(suffix string) {
	if suffix != "" {
		e.after()
		e.write(suffix)
	}
	e.skip('}')
}

func (e *emitter) loopBody(s ast.Statement) {
	e.frame.loops++
	e.statement(s)
	e.frame.loops--
}

func (e *emitter) aroundSwitch(s *ast.SwitchStatement) (prefix, suffix string) {
	sc := e.scopes[s]
	if sc == nil {
		return "", ""
	}
	if text := e.resets(sc); text != "" {
		prefix, suffix = "{"+text, "}"
	}
	switch {
	case sc.env == "":
	case sc.carrier == "":
		prefix, suffix = prefix+"try{throw void 0}catch("+sc.env+"){", "}"+suffix
	default:
		prefix, suffix = prefix+"try{throw {}}catch("+sc.env+"){", "}"+suffix
	}
	return prefix, suffix
}

func (e *emitter) switchStatement(s *ast.SwitchStatement) {
	e.word()
	e.condition(s.Discriminant)
	e.skip('{')
	for _, c := range s.Body {
		e.word()
		if c.Test != nil {
			e.expr(c.Test)
		}
		e.skip(':')
		e.statementList(c.Consequent)
	}
	e.skip('}')
}

func (e *emitter) tryStatement(s *ast.TryStatement) {
	e.word()
	e.block(s.Body)
	if c := s.Catch; c != nil {
		e.word()
		e.catch(c)
	}
	if s.Finally != nil {
		e.word()
		e.block(s.Finally)
	}
}

func (e *emitter) catch(c *ast.CatchStatement) {
	sc := e.scopes[c]
	name := e.mark() + "e"
	switch p := c.Parameter.(type) {
	case nil:
		e.after()
		e.write("(" + name + ")")
		e.skip('{')
		suffix := e.open(sc)
		e.statementList(c.Body.List)
		e.closing(suffix)
	case *ast.Identifier:
		if e.frame.fn.resumes != "" {
			e.caught(c, p, name)
			return
		}
		e.skip('(')
		e.declared(p)
		e.skip(')')
		e.skip('{')
		suffix := e.open(sc)
		e.statementList(c.Body.List)
		e.closing(suffix)
	default:
		e.caught(c, p, name)
	}
}

// caught writes a catch clause that begins with giving its variables what was
// caught as name.
func (e *emitter) caught(c *ast.CatchStatement, p ast.BindingTarget, name string) {
	e.before()
	e.write("(" + name + "){")
	e.drop('(')
	suffix := e.open(e.scopes[c])
	e.hoistNames(p)
	if id, ok := p.(*ast.Identifier); ok {
		e.before()
		e.write(e.nameOut(id) + "=" + name + ";")
		e.dropTo(e.i+1, 0)
	} else {
		e.lead = true
		e.pattern(p, name, ".catch", true)
		e.write(";")
	}
	e.drop(')')
	e.drop('{')
	e.statementList(c.Body.List)
	e.closing(suffix)
}

func (e *emitter) labelled(s *ast.LabelledStatement) {
	labels := ""
	inner := ast.Statement(s)
	n := 0
	for {
		ls, ok := inner.(*ast.LabelledStatement)
		if !ok {
			break
		}
		labels += ls.Label.Name.String() + ":"
		inner = ls.Statement
		n++
	}
	switch inner := inner.(type) {
	case *ast.ForOfStatement:
		// The loop gets statements around it; the labels stay at the loop.
		e.dropTo(e.i+2*n, 0)
		e.forOf(inner, &labels)
	case *ast.SwitchStatement:
		prefix, suffix := e.aroundSwitch(inner)
		e.before()
		e.write(prefix)
		e.labels(s)
		e.switchStatement(inner)
		e.after()
		e.write(suffix)
	default:
		e.labels(s)
		e.statement(inner)
	}
}

func (e *emitter) labels(s ast.Statement) {
	for {
		ls, ok := s.(*ast.LabelledStatement)
		if !ok {
			return
		}
		e.plain(ls.Label)
		e.skip(':')
		s = ls.Statement
	}
}
