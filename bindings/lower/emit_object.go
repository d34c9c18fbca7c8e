package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
)

// objectLiteral writes an object literal. From its first computed key, spread
// or __proto__ on, properties are added one by one to the object begun before.
func (e *emitter) objectLiteral(n *ast.ObjectLiteral) {
	first := len(n.Value)
	define := false // plain assignment might meet an accessor
	for k := len(n.Value) - 1; k >= 0; k-- {
		switch p := n.Value[k].(type) {
		case *ast.SpreadElement:
			first = k
		case *ast.PropertyShort:
			if p.Name.Name == "__proto__" { // the one way not to set the prototype
				first, define = k, true
			}
		case *ast.PropertyKeyed:
			if p.Computed || isProto(p) {
				first = k
			}
			if isProto(p) || p.Kind == ast.PropertyKindGet || p.Kind == ast.PropertyKindSet {
				define = true
			}
		}
	}
	if first == len(n.Value) {
		e.skip('{')
		e.properties(n.Value)
		e.skip('}')
		return
	}
	o := e.temp()
	e.before()
	e.write("(" + o + "=")
	e.skip('{')
	e.properties(n.Value[:first])
	e.after()
	e.write("}")
	for _, p := range n.Value[first:] {
		e.before()
		e.write(",")
		e.added(o, p, define)
		e.after()
		if e.kind() == ',' {
			e.drop(',')
		}
	}
	e.drop('}')
	e.write("," + o + ")")
}

// isProto reports a property that sets the prototype.
func isProto(p *ast.PropertyKeyed) bool {
	k, ok := p.Key.(*ast.StringLiteral)
	return ok && !p.Computed && p.Kind == ast.PropertyKindValue && k.Value == "__proto__"
}

// properties writes properties that can stay in the braces.
func (e *emitter) properties(list []ast.Property) {
	for _, p := range list {
		switch p := p.(type) {
		case *ast.PropertyShort:
			e.before()
			e.write(e.keyText() + ":")
			e.ident(&p.Name)
		case *ast.PropertyKeyed:
			switch p.Kind {
			case ast.PropertyKindValue:
				e.key(p)
				e.skip(':')
				e.expr(p.Value)
			case ast.PropertyKindMethod:
				e.methodWords(p.Value.(*ast.FunctionLiteral))
				e.key(p)
				e.after()
				e.write(":")
				e.method(p)
			default:
				e.word()
				e.key(p)
				f := p.Value.(*ast.FunctionLiteral)
				e.functionRest(e.fns[f], f.ParameterList, f.Body)
			}
		}
		if e.kind() == ',' {
			e.skip(',')
		}
	}
}

// method writes a method as a function, from its parameters on.
func (e *emitter) method(p *ast.PropertyKeyed) {
	f := p.Value.(*ast.FunctionLiteral)
	fn := e.fns[f]
	e.write("function")
	if name := fn.safeName(); name != "" {
		e.write(" " + name)
	}
	e.functionRest(fn, f.ParameterList, f.Body)
}

// key writes the key of a property inside braces.
func (e *emitter) key(p *ast.PropertyKeyed) {
	switch k := p.Key.(type) {
	case *ast.StringLiteral:
		if keyNeedsQuotes(e.src, e.at(k.Idx), k) {
			e.replace(quote(utf16Of(k.Value.String())))
			return
		}
	case *ast.NumberLiteral:
		if numberKeyNeedsRewrite(k) {
			e.replace(`"` + numberKey(k) + `"`)
			return
		}
	}
	e.i++
}

// keyText is the key that comes next, as it can stand before a colon.
func (e *emitter) keyText() string {
	t := e.tok()
	text := e.text(t)
	switch {
	case t.kind == tokNumber:
		return rewriteNumber(text)
	case t.kind == tokString:
		return rewriteString(text, false)
	case isASCII(text) && strings.IndexByte(text, '\\') < 0:
		return text
	}
	return rewriteString(text, true)
}

// dropKey leaves out a key that is not computed and returns it as the member
// of an object: .a or ["a"]. literal is the same as an expression.
func (e *emitter) dropKey() (member, literal string) {
	t := e.tok()
	text := e.keyText()
	e.dropTo(e.i+1, 0)
	switch {
	case t.kind == tokName && text[0] != '"' && isSafeName(text):
		return "." + text, `"` + text + `"`
	case t.kind == tokName && text[0] != '"':
		return `["` + text + `"]`, `"` + text + `"`
	}
	return "[" + text + "]", text
}

// added writes one property as an addition to o.
func (e *emitter) added(o string, p ast.Property, define bool) {
	switch p := p.(type) {
	case *ast.SpreadElement:
		e.write("__uv.spread(" + o + ",")
		e.drop(tokEllipsis)
		e.expr(p.Expression)
		e.after()
		e.write(")")
	case *ast.PropertyShort:
		text := e.keyText()
		literal := text
		if text[0] != '"' {
			literal = `"` + text + `"`
		}
		e.assignTo(o, "["+literal+"]", literal, define, func() { e.ident(&p.Name) })
	case *ast.PropertyKeyed:
		e.addedKeyed(o, p, define)
	}
}

// assignTo writes the addition of one value.
func (e *emitter) assignTo(o, member, literal string, define bool, value func()) {
	if define {
		e.write("__uv.def(" + o + "," + literal + ",")
		value()
		e.after()
		e.write(")")
		return
	}
	e.write(o + member + "=")
	value()
}

func (e *emitter) addedKeyed(o string, p *ast.PropertyKeyed, define bool) {
	value := func() { e.expr(p.Value) }
	switch p.Kind {
	case ast.PropertyKindGet, ast.PropertyKindSet:
		e.write("__uv.accessor(" + o + `,"` + string(p.Kind) + `",`)
		e.dropTo(e.i+1, 0)
		if p.Computed {
			e.computed(p)
		} else {
			_, literal := e.dropKey()
			e.write(literal)
		}
		e.write(",")
		e.method(p)
		e.after()
		e.write(")")
		return
	case ast.PropertyKindMethod:
		e.methodWords(p.Value.(*ast.FunctionLiteral))
		value = func() { e.method(p) }
	}
	if isProto(p) {
		e.dropTo(e.i+1, 0)
		e.drop(':')
		e.write(o + "=__uv.proto(" + o + ",")
		e.expr(p.Value)
		e.after()
		e.write(")")
		return
	}
	if p.Computed {
		if define {
			e.write("__uv.def(" + o + ",")
			e.computed(p)
			e.write(",")
		} else {
			e.write(o + "[")
			e.computed(p)
			e.write("]=")
		}
		e.colon(p)
		value()
		if define {
			e.after()
			e.write(")")
		}
		return
	}
	member, literal := e.dropKey()
	e.colon(p)
	e.assignTo(o, member, literal, define, value)
}

func (e *emitter) colon(p *ast.PropertyKeyed) {
	if p.Kind == ast.PropertyKindValue {
		e.drop(':')
	}
}

// computed writes the expression of a computed key without its brackets.
func (e *emitter) computed(p *ast.PropertyKeyed) {
	e.drop('[')
	e.before()
	e.expr(p.Key)
	e.after()
	e.drop(']')
}
