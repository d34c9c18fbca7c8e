package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
)

// expr writes an expression with the parentheses around it.
func (e *emitter) expr(n ast.Expression) {
	depth := 0
	for e.kind() == '(' && e.encloses(n) {
		e.i++
		depth++
	}
	e.raw(n)
	for ; depth > 0; depth-- {
		e.skip(')')
	}
}

// encloses reports whether the parenthesis that comes next is around all of n,
// and not only around its left part.
func (e *emitter) encloses(n ast.Expression) bool {
	t := e.tok()
	if a, ok := n.(*ast.ArrowFunctionLiteral); ok {
		return e.at(a.Start) != int(t.start)
	}
	p := pivot(n)
	return p == 0 || t.match < 0 || int(e.toks[t.match].start) > e.at(p)
}

// pivot is a place behind the left part of n, if n begins with another
// expression.
func pivot(n ast.Expression) file.Idx {
	switch n := n.(type) {
	case *ast.BinaryExpression:
		return n.Right.Idx0()
	case *ast.AssignExpression:
		return n.Right.Idx0()
	case *ast.ConditionalExpression:
		return n.Consequent.Idx0()
	case *ast.CallExpression:
		return n.LeftParenthesis
	case *ast.BracketExpression:
		return n.LeftBracket
	case *ast.DotExpression:
		return n.Identifier.Idx
	case *ast.SequenceExpression:
		return n.Sequence[len(n.Sequence)-1].Idx0()
	case *ast.UnaryExpression:
		if n.Postfix {
			return n.Idx
		}
	case *ast.TemplateLiteral:
		if n.Tag != nil {
			return n.OpenQuote
		}
	case *ast.OptionalChain:
		return pivot(n.Expression)
	case *ast.Optional:
		return pivot(n.Expression)
	}
	return 0
}

func (e *emitter) raw(n ast.Expression) {
	switch n := n.(type) {
	case *ast.Identifier:
		e.ident(n)
	case *ast.StringLiteral:
		e.stringLiteral(n)
	case *ast.NumberLiteral:
		e.numberLiteral(n)
	case *ast.NullLiteral, *ast.BooleanLiteral:
		e.word()
	case *ast.RegExpLiteral:
		e.regExpLiteral()
	case *ast.ThisExpression:
		if s, ok := e.special[e.at(n.Idx)]; ok {
			e.replace(s.out)
			return
		}
		e.word()
	case *ast.DotExpression:
		if isSuper(n) {
			e.superMember(n)
			return
		}
		e.expr(n.Left)
		e.dot(n)
	case *ast.BracketExpression:
		if isSuper(n) {
			e.superMember(n)
			return
		}
		e.expr(n.Left)
		e.bracket(n)
	case *ast.ClassLiteral:
		e.class(n)
	case *ast.PrivateDotExpression:
		e.privateMember(n)
	case *ast.CallExpression:
		e.call(n)
	case *ast.NewExpression:
		e.newExpr(n)
	case *ast.FunctionLiteral:
		e.functionExpr(n)
	case *ast.ArrowFunctionLiteral:
		e.arrow(n)
	case *ast.ObjectLiteral:
		e.objectLiteral(n)
	case *ast.ArrayLiteral:
		e.arrayLiteral(n)
	case *ast.UnaryExpression:
		e.unary(n)
	case *ast.BinaryExpression:
		e.binary(n)
	case *ast.AssignExpression:
		e.assign(n)
	case *ast.ConditionalExpression:
		e.expr(n.Test)
		e.skip('?')
		e.expr(n.Consequent)
		e.skip(':')
		e.expr(n.Alternate)
	case *ast.SequenceExpression:
		for k, x := range n.Sequence {
			if k > 0 {
				e.skip(',')
			}
			e.expr(x)
		}
	case *ast.TemplateLiteral:
		e.template(n)
	case *ast.OptionalChain:
		e.chain(n, "void 0", "", "")
	case *ast.AwaitExpression:
		e.yield(callAwait, n.Argument)
	case *ast.YieldExpression:
		kind := callYield
		if n.Delegate {
			kind = callDelegate
		}
		e.yield(kind, n.Argument)
	case *ast.MetaProperty:
		e.metaProperty(n)
	default:
		panic(internalError("expression"))
	}
}

func (e *emitter) stringLiteral(n *ast.StringLiteral) {
	if e.kind() == tokString && stringNeedsRewrite(n.Literal) {
		e.replace(rewriteString(n.Literal, false))
		return
	}
	e.skip(tokString)
}

func (e *emitter) numberLiteral(n *ast.NumberLiteral) {
	if numberNeedsRewrite(n.Literal) {
		// In parentheses, lest a point behind it become part of the number.
		e.replace("(" + rewriteNumber(n.Literal) + ")")
		return
	}
	e.skip(tokNumber)
}

func (e *emitter) regExpLiteral() {
	t := e.tok()
	lit := e.text(t)
	pattern, flags := splitRegExp(lit)
	switch e.regexpFix(pattern, flags, int(t.end)) {
	case regexpParen:
		e.replace("(" + lit + ")")
	case regexpCall:
		e.replace("__uv.regexp(" + plainQuote(pattern) + "," + plainQuote(flags) + ")")
	default:
		e.skip(tokRegExp)
	}
}

// yield writes yield, yield* and await as calls, for the second pass.
func (e *emitter) yield(kind string, operand ast.Expression) {
	e.before()
	e.write("__uv." + kind + "(")
	e.drop(tokName)
	if kind == callDelegate {
		e.drop(tokOp)
	}
	if operand != nil {
		_, sequence := operand.(*ast.SequenceExpression)
		if sequence {
			e.write("(")
		}
		e.expr(operand)
		e.after()
		if sequence {
			e.write(")")
		}
	}
	e.write(")")
}

// plainQuote makes a string literal of text without escapes.
func plainQuote(s string) string {
	return quote(utf16Of(s))
}

func (e *emitter) metaProperty(n *ast.MetaProperty) {
	text := "(" + newTarget + ")"
	if s, ok := e.special[e.at(n.Meta.Idx)]; ok {
		text = s.out
	}
	e.before()
	e.write(text)
	e.dropTo(e.i+3, 0)
}

// dot writes .name, or ["name"] where otto needs it.
func (e *emitter) dot(n *ast.DotExpression) {
	if !e.memberNeedsBrackets(&n.Identifier) {
		e.skip('.')
		e.word()
		return
	}
	e.before()
	e.dropTo(e.i+1, 0)
	e.replace("[" + plainQuote(n.Identifier.Name.String()) + "]")
}

func (e *emitter) bracket(n *ast.BracketExpression) {
	e.skip('[')
	e.expr(n.Member)
	e.skip(']')
}

// callee writes what is called. The variable of a turn is a property, but its
// call must not make the turn this.
func (e *emitter) callee(n ast.Expression) {
	if id, ok := n.(*ast.Identifier); ok && e.kind() == tokName {
		if s, ok := e.specialAt(id); ok && !s.check && strings.IndexByte(s.out, '.') >= 0 {
			e.replace("(0," + s.out + ")")
			return
		}
	}
	e.expr(n)
}

func hasSpread(list []ast.Expression) bool {
	for _, n := range list {
		if _, ok := n.(*ast.SpreadElement); ok {
			return true
		}
	}
	return false
}

func (e *emitter) call(n *ast.CallExpression) {
	if e.superCall(n) {
		return
	}
	if p, ok := n.Callee.(*ast.PrivateDotExpression); ok && !(e.kind() == '(' && e.encloses(p)) {
		e.applyTo(n, e.privateMember(p))
		return
	}
	if chain, ok := n.Callee.(*ast.OptionalChain); ok {
		// (a?.b)() calls b on a.
		if isMember(chain.Expression) {
			this := e.temp()
			e.before()
			depth := 0
			for e.kind() == '(' && e.encloses(n.Callee) {
				e.i++
				depth++
			}
			e.chain(chain, "void 0", "", this)
			for ; depth > 0; depth-- {
				e.skip(')')
			}
			e.applyTo(n, this)
			return
		}
	}
	if !hasSpread(n.ArgumentList) {
		e.callee(n.Callee)
		e.arguments(n.ArgumentList)
		return
	}
	left := memberLeft(n.Callee)
	if left == nil {
		e.callee(n.Callee)
		e.applyTo(n, "void 0")
		return
	}
	depth := 0
	for ; e.kind() == '(' && e.encloses(n.Callee); depth++ {
		e.drop('(')
	}
	this := e.simpleText(left)
	if this != "" {
		e.expr(left)
	} else {
		this = e.temp()
		e.before()
		e.write("(" + this + "=")
		e.expr(left)
		e.after()
		e.write(")")
	}
	e.member(n.Callee)
	for ; depth > 0; depth-- {
		e.drop(')')
	}
	e.applyTo(n, this)
}

// applyTo writes the arguments of a call whose callee is written, and its this.
func (e *emitter) applyTo(n *ast.CallExpression, this string) {
	e.before()
	if !hasSpread(n.ArgumentList) {
		e.write(".call(" + this)
		if len(n.ArgumentList) > 0 {
			e.write(",")
		}
		e.drop('(')
		e.list(n.ArgumentList)
		e.skip(')')
		return
	}
	e.write(".apply(" + this + ",")
	e.spread(n.ArgumentList, '(', ')')
	e.write(")")
}

func isMember(n ast.Expression) bool { return memberLeft(n) != nil }

// memberLeft is the object of a member expression, or nil.
func memberLeft(n ast.Expression) ast.Expression {
	switch n := n.(type) {
	case *ast.DotExpression:
		return n.Left
	case *ast.BracketExpression:
		return n.Left
	}
	return nil
}

// member writes the part of a member expression behind its object.
func (e *emitter) member(n ast.Expression) {
	switch n := n.(type) {
	case *ast.DotExpression:
		e.dot(n)
	case *ast.BracketExpression:
		e.bracket(n)
	}
}

// simpleText is how n is written if it may be evaluated twice: a plain name,
// or this.
func (e *emitter) simpleText(n ast.Expression) string {
	switch n := n.(type) {
	case *ast.Identifier:
		s, ok := e.specialAt(n)
		if ok && s.check {
			return ""
		}
		if ok {
			return s.out
		}
		return n.Name.String()
	case *ast.ThisExpression:
		if s, ok := e.special[e.at(n.Idx)]; ok {
			return s.out
		}
		return "this"
	}
	return ""
}

func (e *emitter) arguments(list []ast.Expression) {
	e.skip('(')
	e.list(list)
	e.skip(')')
}

// list writes expressions with commas, and a comma behind the last.
func (e *emitter) list(list []ast.Expression) {
	for _, x := range list {
		e.expr(x)
		if e.kind() == ',' {
			e.skip(',')
		}
	}
}

func (e *emitter) newExpr(n *ast.NewExpression) {
	if !hasSpread(n.ArgumentList) {
		e.word()
		e.expr(n.Callee)
		if e.kind() == '(' && n.LeftParenthesis != 0 {
			e.arguments(n.ArgumentList)
		}
		return
	}
	e.before()
	e.write("__uv.construct(")
	e.drop(tokName)
	e.expr(n.Callee)
	e.after()
	e.write(",")
	e.spread(n.ArgumentList, '(', ')')
	e.write(")")
}

// spread writes a list with spreads as an array: [].concat([a,],list(b)).
func (e *emitter) spread(list []ast.Expression, open, closing byte) {
	e.drop(open)
	if s, ok := list[0].(*ast.SpreadElement); ok && len(list) == 1 && open == '(' {
		e.spreadItem(s, false)
		if e.kind() == ',' {
			e.drop(',')
		}
		e.drop(closing)
		return
	}
	e.write("[].concat(")
	group := false
	for k, item := range list {
		if s, ok := item.(*ast.SpreadElement); ok {
			if group {
				e.write("]")
				group = false
			}
			if k > 0 {
				e.write(",")
			}
			e.spreadItem(s, open == '[')
			if e.kind() == ',' {
				e.drop(',')
			}
			continue
		}
		if !group {
			if k > 0 {
				e.write(",")
			}
			e.write("[")
			group = true
		}
		if item != nil {
			e.before()
			e.expr(item)
			e.after()
		}
		if e.kind() == ',' {
			e.drop(',')
		}
		e.write(",")
	}
	if group {
		e.write("]")
	}
	e.drop(closing)
	e.write(")")
}

func (e *emitter) spreadItem(s *ast.SpreadElement, named bool) {
	e.before()
	e.write("__uv.list(")
	e.drop(tokEllipsis)
	e.expr(s.Expression)
	e.after()
	if named {
		e.write("," + plainQuote(e.describeList(s.Expression)))
	}
	e.write(")")
}

func (e *emitter) arrayLiteral(n *ast.ArrayLiteral) {
	if hasSpread(n.Value) {
		e.before()
		e.spread(n.Value, '[', ']')
		return
	}
	e.skip('[')
	for _, item := range n.Value {
		if item != nil {
			e.expr(item)
		}
		if e.kind() == ',' {
			e.skip(',')
		}
	}
	e.skip(']')
}

func (e *emitter) unary(n *ast.UnaryExpression) {
	switch n.Operator {
	case token.INCREMENT, token.DECREMENT:
		e.update(n)
		return
	case token.DELETE:
		if chain, ok := n.Operand.(*ast.OptionalChain); ok {
			// delete belongs to the end of the chain, behind its tests.
			e.before()
			e.dropTo(e.i+1, 0)
			e.chain(chain, "true", "delete ", "")
			return
		}
	}
	if e.kind() == tokName {
		e.word()
	} else {
		e.skip(tokOp)
	}
	e.expr(n.Operand)
}

func (e *emitter) binary(n *ast.BinaryExpression) {
	if id, ok := n.Left.(*ast.PrivateIdentifier); ok {
		e.privateIn(n, id)
		return
	}
	switch n.Operator {
	case token.EXPONENT:
		e.before()
		e.write("__uv.pow(")
		e.expr(n.Left)
		e.after()
		e.write(",")
		e.drop(tokOp)
		e.expr(n.Right)
		e.after()
		e.write(")")
		return
	case token.COALESCE:
		e.before()
		value := e.simpleText(n.Left)
		if value != "" {
			e.write("(")
			e.expr(n.Left)
		} else {
			value = e.temp()
			e.write("((" + value + "=")
			e.expr(n.Left)
			e.after()
			e.write(")")
		}
		e.after()
		e.write("!=null?" + value + ":")
		e.drop(tokOp)
		e.expr(n.Right)
		e.after()
		e.write(")")
		return
	}
	e.expr(n.Left)
	if e.kind() == tokName {
		e.word()
	} else {
		e.skip(tokOp)
	}
	e.expr(n.Right)
}
