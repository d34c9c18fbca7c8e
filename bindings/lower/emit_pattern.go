package lower

import (
	"strconv"
	"strings"

	"github.com/dop251/goja/ast"
)

// Destructuring becomes a list of assignments with commas between them. Each
// piece brings its own comma, except for the first (lead).

func (e *emitter) piece() {
	e.before()
	if !e.lead {
		e.write(",")
	}
	e.lead = false
}

// destructure writes target = value, both of which follow, as an expression
// list; with result, the value of the list is that of the assignment.
func (e *emitter) destructure(target, value ast.Expression, result bool) {
	source := e.describe(value)
	if _, ok := target.(*ast.ArrayPattern); ok {
		source = e.describeList(value)
	}
	if e.wraps[target] == patternWrap {
		call := e.temp()
		e.wrapPattern(target, call, source, !result)
		e.drop('=')
		kept := e.temp()
		e.write("," + call + "(" + kept + "=")
		e.expr(value)
		e.after()
		e.write(")")
		if result {
			e.write("," + kept)
		}
		return
	}
	flat := e.flat
	mode := e.wraps[target]
	from := e.i
	init := int(e.toks[from].match) + 2
	done := 0
	if mode == patternFlat {
		done = strings.Count(e.src[e.toks[from].start:e.toks[init].start], "\n")
		e.newlines(done)
	}
	kept := e.temp()
	list, array := target.(*ast.ArrayPattern)
	used := kept
	e.write(kept + "=")
	if array && !result && !isArrayLiteral(value) {
		e.write("__uv.take(")
	}
	_, next := e.jump(init, func() { e.expr(value) })
	end := int(e.toks[next-1].end)
	if array && !isArrayLiteral(value) {
		if result {
			used = e.temp()
			e.write("," + used + "=__uv.take(" + kept)
		}
		e.write("," + takeCount(list) + "," + plainQuote(source) + ")")
	}
	e.flat = mode == patternFlat || flat
	e.lead = false
	e.patternOf(target, used, source, !result, isObjectLiteral(value))
	e.before()
	e.flat = flat
	e.i, e.pos = next, end
	if result {
		e.write("," + kept)
	}
}

// isArrayLiteral reports a value that is an array for sure.
func isArrayLiteral(n ast.Expression) bool {
	_, ok := n.(*ast.ArrayLiteral)
	return ok
}

func isObjectLiteral(n ast.Expression) bool {
	_, ok := n.(*ast.ObjectLiteral)
	return ok
}

// takeCount is how many values an array pattern takes; -1 is all of them.
func takeCount(p *ast.ArrayPattern) string {
	if p.Rest != nil {
		return "-1"
	}
	return strconv.Itoa(len(p.Elements))
}

// wrapPattern writes a function, kept in name, that takes the value and stores
// its parts, on the lines of the pattern.
func (e *emitter) wrapPattern(target ast.Expression, name, source string, declared bool) {
	v := e.mark() + "v"
	e.before()
	e.write(name + "=function(" + v + "){")
	e.lead = true
	e.pattern(target, v, source, declared)
	e.write("}")
}

// pattern writes the parts of a pattern whose value is in the variable v.
func (e *emitter) pattern(target ast.Expression, v, source string, declared bool) {
	if p, ok := target.(*ast.ArrayPattern); ok {
		e.piece()
		e.write(v + "=__uv.take(" + v + "," + takeCount(p) + "," + plainQuote(source) + ")")
	}
	e.patternOf(target, v, source, declared, false)
}

// patternOf writes the parts of a pattern whose value is in v: an array for an
// array pattern. safe says that it is an object for sure.
func (e *emitter) patternOf(target ast.Expression, v, source string, declared, safe bool) {
	switch p := target.(type) {
	case *ast.ObjectPattern:
		e.objectPattern(p, v, source, declared, safe)
	case *ast.ArrayPattern:
		e.arrayPattern(p, v, declared)
	}
}

func (e *emitter) objectPattern(p *ast.ObjectPattern, v, source string, declared, safe bool) {
	if !safe {
		e.piece()
		e.write(v + "==null&&__uv.none(" + v + "," + firstKey(p) + "," + plainQuote(source) + ")")
	}
	e.dropTo(e.i+1, 0)
	var keys []string
	for _, item := range p.Properties {
		switch item := item.(type) {
		case *ast.PropertyShort:
			text := e.keyText()
			member, literal := text, text
			if text[0] == '"' {
				member = "[" + text + "]"
			} else {
				member, literal = "."+text, `"`+text+`"`
			}
			keys = append(keys, literal)
			e.withDefault(&item.Name, item.Initializer, v+member, "", declared)
		case *ast.PropertyKeyed:
			var member, literal string
			if item.Computed {
				literal = e.temp()
				member = "[" + literal + "]"
				e.piece()
				e.write(literal + "=__uv.key(")
				e.computed(item)
				e.write(")")
			} else {
				member, literal = e.dropKey()
			}
			keys = append(keys, literal)
			e.dropTo(e.i+1, 0) // the colon
			e.element(item.Value, v+member, declared)
		}
		e.comma()
	}
	if p.Rest != nil {
		e.dropTo(e.i+1, 0)
		e.element(p.Rest, "__uv.rest("+v+",["+strings.Join(keys, ",")+"])", declared)
		e.comma()
	}
	e.dropTo(e.i+1, 0)
}

// comma leaves out the comma of a pattern.
func (e *emitter) comma() {
	if e.kind() == ',' {
		e.dropTo(e.i+1, 0)
	}
}

// firstKey is the property V8 names when there is nothing to destructure.
func firstKey(p *ast.ObjectPattern) string {
	if len(p.Properties) > 0 {
		switch item := p.Properties[0].(type) {
		case *ast.PropertyShort:
			return plainQuote(item.Name.Name.String())
		case *ast.PropertyKeyed:
			if item.Computed {
				break
			}
			switch k := item.Key.(type) {
			case *ast.StringLiteral:
				return plainQuote(k.Value.String())
			case *ast.NumberLiteral:
				return plainQuote(rewriteNumber(k.Literal))
			}
		}
	}
	return "void 0"
}

func (e *emitter) arrayPattern(p *ast.ArrayPattern, v string, declared bool) {
	e.dropTo(e.i+1, 0)
	for k, item := range p.Elements {
		if item != nil {
			e.element(item, v+"["+strconv.Itoa(k)+"]", declared)
		}
		e.comma()
	}
	if p.Rest != nil {
		e.dropTo(e.i+1, 0)
		e.element(p.Rest, "__uv.slice.call("+v+","+strconv.Itoa(len(p.Elements))+")", declared)
		e.comma()
	}
	e.dropTo(e.i+1, 0)
}

// element writes one part of a pattern, with its default.
func (e *emitter) element(n ast.Expression, value string, declared bool) {
	if a, ok := n.(*ast.AssignExpression); ok {
		e.withDefault(a.Left, a.Right, value, "", declared)
		return
	}
	e.withDefault(n, nil, value, "", declared)
}

// withDefault writes the assignment of value, text that is evaluated once, or
// else of the default to target. source names the value in messages.
func (e *emitter) withDefault(target, def ast.Expression, value, source string, declared bool) {
	if _, ok := target.(ast.Pattern); ok {
		e.nested(target, def, value, source, declared)
		return
	}
	e.piece()
	if def == nil {
		e.assignValue(target, value, declared)
		return
	}
	kept := e.temp()
	e.assignWith(target, declared, func() {
		e.write("(" + kept + "=" + value + ")===void 0?")
		e.dropTo(e.i+1, 0) // the sign
		e.before()
		e.expr(def)
		e.after()
		e.write(":" + kept)
	})
}

// nested writes a pattern inside a pattern. Its default, which follows it, has
// to be evaluated first.
func (e *emitter) nested(target, def ast.Expression, value, source string, declared bool) {
	if def != nil && e.wraps[target] == patternWrap {
		call, kept := e.temp(), e.temp()
		e.piece()
		e.wrapPattern(target, call, e.describe(def), declared)
		e.write("," + call + "((" + kept + "=" + value + ")===void 0?")
		e.dropTo(e.i+1, 0) // the sign
		e.before()
		e.expr(def)
		e.after()
		e.write(":" + kept + ")")
		return
	}
	v := e.temp()
	e.piece()
	_, array := target.(*ast.ArrayPattern)
	if def != nil {
		source = e.describe(def)
	}
	done, next := 0, 0
	open, closing := "", ""
	if array {
		open = "__uv.take("
		closing = "," + takeCount(target.(*ast.ArrayPattern)) + "," + plainQuote(source) + ")"
	}
	if def == nil {
		e.write(v + "=" + open + value + closing)
	} else {
		kept := e.temp()
		e.write(v + "=" + open + "(" + kept + "=" + value + ")===void 0?")
		at := e.i
		if e.kind() == '(' {
			panic(internalError("a pattern in parentheses"))
		}
		done, next = e.jump(int(e.toks[at].match)+2, func() { e.expr(def) })
		e.write(":" + kept + closing)
	}
	e.patternOf(target, v, source, declared, false)
	if def != nil {
		e.dropTo(next, done)
	}
}

// assignValue writes target = value, where value is text.
func (e *emitter) assignValue(target ast.Expression, value string, declared bool) {
	switch target.(type) {
	case *ast.ArrayPattern, *ast.ObjectPattern:
		v := e.temp()
		e.write(v + "=" + value)
		e.lead = false
		e.pattern(target, v, "", declared)
		return
	}
	e.assignWith(target, declared, func() { e.write(value) })
}

// assignWith writes target = what value writes. The target comes next.
func (e *emitter) assignWith(target ast.Expression, declared bool, value func()) {
	id, ok := target.(*ast.Identifier)
	if !ok {
		e.expr(target)
		e.after()
		e.write("=")
		value()
		return
	}
	s, special := e.specialAt(id)
	depth := 0
	for ; e.kind() == '('; depth++ { // ([(a)] = b)
		e.dropTo(e.i+1, 0)
	}
	out := e.nameOut(id)
	e.before()
	e.dropTo(e.i+1+depth, 0)
	switch {
	case declared || !special || s.b == nil || !s.check && s.b.kind != bindConst:
		e.write(out + "=")
		value()
		if flag := e.flagOut(id); declared && flag != "" {
			e.write("," + flag + "=1")
		}
	case s.b.kind == bindConst && s.check:
		e.write("__uv.constant(__uv.alive(")
		value()
		e.write("," + s.b.flag + `,"` + s.b.name + `"))`)
	case s.b.kind == bindConst:
		e.write("__uv.constant(")
		value()
		e.write(")")
	default:
		e.write(out + "=__uv.alive(")
		value()
		e.write("," + s.b.flag + `,"` + s.b.name + `")`)
	}
}

// describe is how V8 names the value n in a message.
func (e *emitter) describe(n ast.Expression) string {
	switch n := n.(type) {
	case *ast.Identifier:
		return n.Name.String()
	case *ast.ThisExpression:
		return "this"
	case *ast.NullLiteral:
		return "null"
	case *ast.NumberLiteral:
		return n.Literal
	case *ast.BooleanLiteral:
		return n.Literal
	case *ast.StringLiteral:
		return `"` + n.Value.String() + `"`
	case *ast.DotExpression:
		return e.describe(n.Left) + "." + n.Identifier.Name.String()
	case *ast.BracketExpression:
		switch n.Member.(type) {
		case *ast.StringLiteral:
			return e.describe(n.Left) + "." + n.Member.(*ast.StringLiteral).Value.String()
		case *ast.Identifier, *ast.NumberLiteral:
			return e.describe(n.Left) + "[" + e.describe(n.Member) + "]"
		}
		return e.describe(n.Left) + "[...]"
	case *ast.CallExpression:
		return e.describe(n.Callee) + "(...)"
	case *ast.ObjectLiteral:
		if len(n.Value) == 0 {
			return "{}"
		}
	}
	return "(intermediate value)"
}

// describeList is how V8 names the value n where it should be iterable, or
// nothing if it names the value itself.
func (e *emitter) describeList(n ast.Expression) string {
	switch n := n.(type) {
	case *ast.CallExpression:
		return e.describe(n.Callee) + " is not a function or its return value"
	case *ast.Identifier, *ast.DotExpression, *ast.BracketExpression, *ast.NumberLiteral, *ast.ThisExpression, *ast.ObjectLiteral:
		return e.describe(n)
	}
	return ""
}
