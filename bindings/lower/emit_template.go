package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

// template writes a template as a concatenation. Each substitution is made
// a string as soon as it is evaluated, as the language asks, unless it is
// a primitive for sure.
func (e *emitter) template(n *ast.TemplateLiteral) {
	if n.Tag != nil {
		e.tagged(n)
		return
	}
	e.before()
	if len(n.Expressions) == 0 {
		e.chunk(true)
		return
	}
	e.write("(")
	str := e.chunk(!e.isString(n.Expressions[0]))
	for _, x := range n.Expressions {
		if str {
			e.write("+")
		}
		e.before()
		if e.isPrimitive(x) {
			e.write("(")
		} else {
			e.write("__uv.str(")
		}
		_, seq := x.(*ast.SequenceExpression)
		if seq {
			e.write("(")
		}
		e.expr(x)
		e.after()
		if seq {
			e.write(")")
		}
		e.write(")")
		if len(e.chunkText()) > 0 {
			e.write("+")
			e.chunk(true)
		} else {
			e.chunk(false)
		}
		str = true
	}
	e.write(")")
}

// chunkText is the raw text of the template part that comes next.
func (e *emitter) chunkText() string {
	t := e.text(e.tok())
	if strings.HasSuffix(t, "`") {
		return t[1 : len(t)-1]
	}
	return t[1 : len(t)-2]
}

// chunk writes the next template part if it has text, or if it is wanted even
// so, and says whether it did. Its line breaks follow it.
func (e *emitter) chunk(wanted bool) bool {
	text := e.chunkText()
	wanted = wanted || text != ""
	quoted := ""
	if wanted {
		quoted = rewriteString(text, true)
	}
	e.replace(quoted)
	return wanted
}

// isString reports whether x is written so that its value is a string.
func (e *emitter) isString(x ast.Expression) bool {
	if t, ok := x.(*ast.TemplateLiteral); ok {
		return t.Tag == nil
	}
	if _, ok := x.(*ast.StringLiteral); ok {
		return true
	}
	return !e.isPrimitive(x)
}

// isPrimitive reports whether + makes the same string of x as String does.
func (e *emitter) isPrimitive(x ast.Expression) bool {
	switch x := x.(type) {
	case *ast.Identifier:
		return e.inTemplate[e.at(x.Idx)]
	case *ast.UnaryExpression:
		return x.Operator == token.TYPEOF || isPrimitive(x)
	}
	return isPrimitive(x)
}

// tagged writes the call of a tag. The strings are made once, at the first
// evaluation, and kept in a variable of the file.
func (e *emitter) tagged(n *ast.TemplateLiteral) {
	e.callee(n.Tag)
	top := e.frame
	for top.up != nil {
		top = top.up
	}
	kept := e.fresh("strings")
	top.vars = append(top.vars, kept)
	var cooked, raw []string
	for k, i := 0, e.i; k <= len(n.Expressions); k++ {
		text := e.text(e.toks[i])
		text = strings.TrimSuffix(strings.TrimSuffix(text[1:], "`"), "${")
		chars, ok := cook(text)
		if ok {
			cooked = append(cooked, quote(chars))
		} else {
			cooked = append(cooked, "void 0")
		}
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		raw = append(raw, plainQuote(text))
		if k < len(n.Expressions) {
			i = int(e.toks[i].match)
		}
	}
	e.after()
	e.write("(" + kept + "||(" + kept + "=__uv.template([" + strings.Join(cooked, ",") + "],[" + strings.Join(raw, ",") + "]))")
	e.replace("")
	for _, x := range n.Expressions {
		e.write(",")
		_, seq := x.(*ast.SequenceExpression)
		if seq {
			e.before()
			e.write("(")
		}
		e.expr(x)
		e.after()
		if seq {
			e.write(")")
		}
		e.replace("")
	}
	e.write(")")
}
