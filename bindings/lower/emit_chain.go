package lower

import "github.com/dop251/goja/ast"

// Optional chains become nested conditionals, written from left to right:
//
//	a?.b.c?.d   →   (a==null?void 0:(t=a.b.c)==null?void 0:t.d)
//
// What has to be opened at the start of a stretch between two ?. is handed
// down to its first link as text.

// chain writes a whole chain. prefix goes before its last stretch; if this is
// not empty, the chain ends in a member whose object is kept there.
func (e *emitter) chain(n *ast.OptionalChain, short, prefix, this string) {
	saved := e.short
	e.short = short
	e.before()
	e.write("(")
	if this == "" {
		e.link(n.Expression, prefix)
	} else {
		e.keepObject(n.Expression, "", this)
	}
	e.after()
	e.write(")")
	e.short = saved
}

// link writes n, which is part of a chain, with open before its stretch.
func (e *emitter) link(n ast.Expression, open string) {
	if e.kind() == '(' && e.encloses(n) {
		e.before()
		e.write(open)
		e.expr(n)
		return
	}
	switch n := n.(type) {
	case *ast.DotExpression, *ast.BracketExpression:
		left := memberLeft(n)
		if o, ok := left.(*ast.Optional); ok {
			e.test(o.Expression, open)
			e.optionalMember(n)
			return
		}
		e.link(left, open)
		e.member(n)
	case *ast.CallExpression:
		e.linkCall(n, open)
	default:
		e.before()
		e.write(open)
		e.callee(n)
	}
}

// test writes n and its test, up to the value again, which it returns.
func (e *emitter) test(n ast.Expression, open string) string {
	value := e.simpleText(n)
	if value != "" {
		e.before()
		e.expr(n)
		e.after()
		e.write("==null?" + e.short + ":" + open + value)
	} else {
		value = e.temp()
		e.link(n, "("+value+"=")
		e.after()
		e.write(")==null?" + e.short + ":" + open + value)
	}
	e.drop(tokChain)
	return value
}

// optionalMember writes a member behind its ?.
func (e *emitter) optionalMember(n ast.Expression) {
	d, ok := n.(*ast.DotExpression)
	switch {
	case !ok:
		e.bracket(n.(*ast.BracketExpression))
	case e.memberNeedsBrackets(&d.Identifier):
		e.replace("[" + plainQuote(d.Identifier.Name.String()) + "]")
	default:
		e.before()
		e.write(".")
		e.word()
	}
}

// keepObject writes member n and keeps its object. It returns the text of the
// object: this, or a name that needs no keeping.
func (e *emitter) keepObject(n ast.Expression, open, this string) string {
	left := memberLeft(n)
	if o, ok := left.(*ast.Optional); ok {
		if this == "" {
			value := e.test(o.Expression, open)
			e.optionalMember(n)
			return value
		}
		e.test(o.Expression, open+"("+this+"=")
		e.write(")")
		e.optionalMember(n)
		return this
	}
	if value := e.simpleText(left); value != "" && this == "" {
		e.before()
		e.write(open)
		e.expr(left)
		e.member(n)
		return value
	}
	if this == "" {
		this = e.temp()
	}
	e.link(left, open+"("+this+"=")
	e.after()
	e.write(")")
	e.member(n)
	return this
}

func (e *emitter) linkCall(n *ast.CallExpression, open string) {
	o, optional := n.Callee.(*ast.Optional)
	if !optional {
		if hasSpread(n.ArgumentList) && isMember(n.Callee) && !(e.kind() == '(' && e.encloses(n.Callee)) {
			e.applyTo(n, e.keepObject(n.Callee, open, ""))
			return
		}
		e.link(n.Callee, open)
		if hasSpread(n.ArgumentList) {
			e.applyTo(n, "void 0")
			return
		}
		e.arguments(n.ArgumentList)
		return
	}
	if !isMember(o.Expression) || e.kind() == '(' && e.encloses(o.Expression) {
		e.test(o.Expression, open)
		if hasSpread(n.ArgumentList) {
			e.applyTo(n, "void 0")
			return
		}
		e.arguments(n.ArgumentList)
		return
	}
	f := e.temp()
	this := e.keepObject(o.Expression, "("+f+"=", "")
	e.after()
	e.write(")==null?" + e.short + ":" + open + f)
	e.drop(tokChain)
	e.applyTo(n, this)
}
