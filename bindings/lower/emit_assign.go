package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

// assign writes an assignment.
func (e *emitter) assign(n *ast.AssignExpression) {
	switch left := n.Left.(type) {
	case *ast.PrivateDotExpression:
		e.privateAssign(n, left)
		return
	case *ast.Identifier:
		if e.kind() == '(' { // (a) = 1
			break
		}
		e.assignName(n, left)
		return
	case *ast.DotExpression, *ast.BracketExpression:
		if isSuper(n.Left) && n.Operator == token.ASSIGN {
			e.superTarget(n.Left)
			e.operator()
			e.expr(n.Right)
			return
		}
		if isSuper(n.Left) {
			panic(internalError("assignment with an operator to a member of super"))
		}
		if isNewOperator(n.Operator) && e.kind() != '(' {
			e.assignMember(n)
			return
		}
	case *ast.ArrayPattern, *ast.ObjectPattern:
		e.before()
		e.write("(")
		e.destructure(n.Left, n.Right, true)
		e.write(")")
		return
	}
	if isNewOperator(n.Operator) {
		panic(internalError("assignment to a parenthesis"))
	}
	e.expr(n.Left)
	e.operator()
	e.expr(n.Right)
}

// operator keeps an assignment operator.
func (e *emitter) operator() {
	if e.kind() == '=' {
		e.skip('=')
	} else {
		e.skip(tokOp)
	}
}

func isNewOperator(t token.Token) bool {
	switch t {
	case token.EXPONENT, token.COALESCE, token.LOGICAL_AND, token.LOGICAL_OR:
		return true
	}
	return false
}

// assignName writes an assignment to a variable.
func (e *emitter) assignName(n *ast.AssignExpression, id *ast.Identifier) {
	s, ok := e.specialAt(id)
	out := e.nameOut(id)
	constant := ok && s.b != nil && s.b.kind == bindConst
	check := ok && s.check
	if !constant && !check && !isNewOperator(n.Operator) {
		e.declared(id)
		e.operator()
		e.expr(n.Right)
		return
	}
	e.before()
	e.dropTo(e.i+1, 0)
	op := strings.TrimSuffix(e.text(e.tok()), "=")
	e.drop(e.kind())
	if check && op != "" {
		e.write("(" + s.b.flag + "||" + tdz(s.b) + ",")
	}
	// What is stored: the right side, or the result of an operator and it.
	value := func() {
		switch {
		case op == "" || isNewOperator(n.Operator) && op != "**":
			e.expr(n.Right)
		case op == "**":
			e.write("__uv.pow(" + out + ",")
			e.expr(n.Right)
			e.after()
			e.write(")")
		default:
			e.write(out + op + "(")
			e.expr(n.Right)
			e.after()
			e.write(")")
		}
		e.after()
	}
	store := func() {
		switch {
		case constant && check && op == "":
			e.write("__uv.constant(__uv.alive(")
			value()
			e.write("," + s.b.flag + `,"` + s.b.name + `"))`)
		case constant:
			e.write("__uv.constant(")
			value()
			e.write(")")
		case check && op == "":
			e.write(out + "=__uv.alive(")
			value()
			e.write("," + s.b.flag + `,"` + s.b.name + `")`)
		default:
			e.write(out + "=")
			value()
		}
	}
	switch op {
	case "??":
		e.write("(" + out + "!=null?" + out + ":(")
		store()
		e.write("))")
	case "||", "&&":
		e.write("(" + out + op + "(")
		store()
		e.write("))")
	default:
		e.write("(")
		store()
		e.write(")")
	}
	if check && op != "" {
		e.write(")")
	}
}

// assignMember writes an assignment to a property with an operator that ES5
// lacks: the object and the key are evaluated once.
func (e *emitter) assignMember(n *ast.AssignExpression) {
	left := memberLeft(n.Left)
	e.before()
	value := ""
	switch n.Operator {
	case token.COALESCE:
		value = e.temp()
		e.write("((" + value + "=")
	case token.LOGICAL_AND, token.LOGICAL_OR:
		e.write("(")
	}
	o := e.simpleText(left)
	if o != "" {
		e.expr(left)
	} else {
		o = e.temp()
		e.write("(" + o + "=")
		e.expr(left)
		e.after()
		e.write(")")
	}
	var member string
	switch m := n.Left.(type) {
	case *ast.DotExpression:
		member = "." + m.Identifier.Name.String()
		if e.memberNeedsBrackets(&m.Identifier) {
			member = "[" + plainQuote(m.Identifier.Name.String()) + "]"
		}
		e.dot(m)
	case *ast.BracketExpression:
		key := e.temp()
		member = "[" + key + "]"
		e.skip('[')
		e.before()
		e.write(key + "=")
		_, seq := m.Member.(*ast.SequenceExpression)
		if seq {
			e.write("(")
		}
		e.expr(m.Member)
		e.after()
		if seq {
			e.write(")")
		}
		e.skip(']')
	}
	e.after()
	switch n.Operator {
	case token.EXPONENT:
		e.write("=__uv.pow(" + o + member + ",")
		e.drop(tokOp)
		e.expr(n.Right)
		e.after()
		e.write(")")
		return
	case token.COALESCE:
		e.write(")!=null?" + value + ":(")
	case token.LOGICAL_AND:
		e.write("&&(")
	case token.LOGICAL_OR:
		e.write("||(")
	}
	e.drop(tokOp)
	e.before()
	e.write(o + member + "=")
	e.expr(n.Right)
	e.after()
	e.write("))")
}

// update writes ++ and --.
func (e *emitter) update(n *ast.UnaryExpression) {
	if p, ok := n.Operand.(*ast.PrivateDotExpression); ok {
		e.privateUpdate(n, p)
		return
	}
	id, ok := n.Operand.(*ast.Identifier)
	s, special := special{}, false
	if ok {
		s, special = e.specialAt(id)
	}
	close := ""
	if special && s.b != nil && (s.check || s.b.kind == bindConst) {
		e.before()
		if s.check {
			e.write("(" + s.b.flag + "||" + tdz(s.b) + ",")
			close = ")"
		}
		if s.b.kind == bindConst {
			e.write("__uv.constant(+" + s.out + ")" + close)
			e.dropTo(e.i+2, 0)
			return
		}
	}
	if !n.Postfix {
		e.skip(tokOp)
	}
	if ok && special && e.kind() != '(' {
		e.replace(s.out)
	} else {
		e.expr(n.Operand)
	}
	if n.Postfix {
		e.skip(tokOp)
	}
	if close != "" {
		e.after()
		e.write(close)
	}
}
