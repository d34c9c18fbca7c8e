package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
)

// wrapped writes the body of a loop with statements before it, and with what
// closes the scope they opened.
func (e *emitter) wrapped(body ast.Statement, prefix func() (suffix string)) {
	e.after()
	e.write("{")
	suffix := prefix()
	e.loopBody(body)
	e.after()
	e.write(suffix + "}")
}

func (e *emitter) forStatement(s *ast.ForStatement) {
	sc := e.scopes[s]
	e.word()
	e.skip('(')
	head := e.i - 1
	loops := e.frame.loops
	switch init := s.Initializer.(type) {
	case *ast.ForLoopInitializerExpression:
		e.expr(init.Expression)
	case *ast.ForLoopInitializerVarDeclList:
		e.declaration(init.List, "var")
	case *ast.ForLoopInitializerLexicalDecl:
		e.declaration(init.LexicalDeclaration.List, init.LexicalDeclaration.Token.String())
	}
	e.frame.loops = loops
	switch {
	case sc != nil && sc.inHead && sc.env != "":
		e.exactFor(s, sc, int(e.toks[head].match))
		return
	case sc != nil && sc.env != "":
		e.forRest(s)
		e.after()
		e.write("try{throw " + turnOf(sc, "") + "}catch(" + sc.env + "){")
		e.loopBody(s.Body)
		e.after()
		e.write("}")
		return
	}
	e.forRest(s)
	e.loopBody(s.Body)
}

func (e *emitter) forRest(s *ast.ForStatement) {
	e.skip(';')
	e.optional(s.Test)
	e.skip(';')
	e.optional(s.Update)
	e.skip(')')
}

func (e *emitter) optional(n ast.Expression) {
	if n != nil {
		e.expr(n)
	}
}

// turnOf is what the catch clause of one turn is given: the one variable that
// is captured, or an object with all of them, read from the variables of the
// head or from the object of the last turn.
func turnOf(s *scope, from string) string {
	var parts []string
	for _, b := range s.order {
		if !b.captured {
			continue
		}
		if s.carrier == "" {
			return b.head
		}
		value := b.head
		if from != "" {
			value = from + "." + b.name
		}
		parts = append(parts, b.name+":"+value)
		if b.flag != "" {
			parts = append(parts, strings.TrimPrefix(b.flag, s.env+".")+":1")
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// exactFor writes a loop whose turns must hand their variables on: the body
// assigns to one, or a closure in the head captures one. Test and update run
// in the scope of the turn they belong to.
func (e *emitter) exactFor(s *ast.ForStatement, sc *scope, closing int) {
	e.after()
	e.hoist(sc.carrier)
	e.hoist(sc.first)
	if s.Initializer != nil {
		e.write(",")
	}
	e.write(sc.carrier + "=" + turnOf(sc, "") + "," + sc.first + "=0;;)")
	e.write("try{throw" + turnOf(sc, sc.carrier) + "}catch(" + sc.env + "){" + sc.carrier + "=" + sc.env + ";")
	e.drop(';')
	test := e.i
	update := test
	for e.toks[update].kind != ';' {
		if m := e.toks[update].match; m > 0 {
			update = int(m)
			if e.toks[update].kind == tokTemplate {
				continue
			}
		}
		update++
	}
	update++
	done := 0
	if s.Update != nil {
		e.write("if(" + sc.first + "){")
		n, _ := e.jump(update, func() { e.expr(s.Update) })
		done += n
		e.write("}else " + sc.first + "=1;")
	}
	if s.Test != nil {
		e.write("if(!(")
		n, _ := e.jump(test, func() { e.expr(s.Test) })
		done += n
		e.write("))break;")
	}
	e.dropTo(closing+1, done)
	e.loopBody(s.Body)
	e.after()
	e.write("}")
}

func (e *emitter) forIn(s *ast.ForInStatement) {
	sc := e.scopes[s]
	e.word()
	e.skip('(')
	target, keyword := intoTarget(s.Into)
	id, plain := target.(*ast.Identifier)
	if plain && e.assignable(id, sc, keyword) {
		if keyword != "" {
			e.replace("var")
		}
		e.declared(id)
		if v, ok := s.Into.(*ast.ForIntoVar); ok && v.Binding.Initializer != nil {
			e.skip('=')
			e.expr(v.Binding.Initializer)
		}
		e.word()
		e.expr(s.Source)
		e.skip(')')
		if flag := e.flagOut(id); flag != "" && keyword != "" {
			e.hoist(flag)
			e.wrapped(s.Body, func() string { e.write(flag + "=1;"); return "" })
			return
		}
		e.loopBody(s.Body)
		return
	}
	if _, ok := target.(ast.Pattern); !ok && !plain { // a member
		e.expr(target)
		e.word()
		e.expr(s.Source)
		e.skip(')')
		e.loopBody(s.Body)
		return
	}
	key := e.temp()
	e.before()
	if e.wraps[target] == patternWrap {
		panic(internalError("a pattern of several lines in the head of for-in"))
	}
	e.write(key)
	at := e.i
	if keyword != "" {
		at++
	}
	e.dropTo(e.targetEnd(at), 0)
	e.word()
	e.expr(s.Source)
	e.skip(')')
	e.turn(s.Body, sc, target, at, key, keyword != "", "")
}

// assignable reports whether the head of a for-in loop can name id itself.
func (e *emitter) assignable(id *ast.Identifier, sc *scope, keyword string) bool {
	s, ok := e.specialAt(id)
	if !ok || s.b == nil {
		return true
	}
	if keyword == "" {
		return !s.check && s.b.kind != bindConst
	}
	return strings.IndexByte(s.out, '.') < 0 && (sc == nil || sc.env != s.out)
}

// intoTarget is what the head of a loop assigns to, and its keyword.
func intoTarget(into ast.ForInto) (target ast.Expression, keyword string) {
	switch into := into.(type) {
	case *ast.ForIntoVar:
		return into.Binding.Target, "var"
	case *ast.ForDeclaration:
		if into.IsConst {
			return into.Target, "const"
		}
		return into.Target, "let"
	case *ast.ForIntoExpression:
		return into.Expression, ""
	}
	return nil, ""
}

// targetEnd is the token behind the target that starts at token i.
func (e *emitter) targetEnd(i int) int {
	for {
		t := e.toks[i]
		if t.kind == tokName {
			if w := e.text(t); (w == "of" || w == "in") && i > 0 && e.endsTarget(i-1) {
				return i
			}
		}
		if t.match > 0 && t.kind != ')' && t.kind != ']' && t.kind != '}' {
			i = int(t.match)
			if e.toks[i].kind == tokTemplate {
				continue
			}
		}
		i++
	}
}

// endsTarget reports whether token i can end a target, so that a name behind
// it is no part of it.
func (e *emitter) endsTarget(i int) bool {
	switch t := e.toks[i]; t.kind {
	case ')', ']', '}':
		return true
	case tokName:
		switch e.text(t) {
		case "var", "let", "const":
			// The keyword, unless let is the variable.
			return false
		}
		return true
	}
	return false
}

// turn writes the body of a loop that gives target the value at each turn.
// at is the first token of the target.
func (e *emitter) turn(body ast.Statement, sc *scope, target ast.Expression, at int, value string, declared bool, wrap string) {
	e.wrapped(body, func() (suffix string) {
		if sc != nil && sc.env != "" {
			suffix = "}"
			_, name := target.(*ast.Identifier)
			switch {
			case sc.carrier != "":
				e.write("try{throw {}}catch(" + sc.env + "){")
			case name:
				e.write("try{throw " + value + "}catch(" + sc.env + "){")
				return suffix
			default:
				e.write("try{throw void 0}catch(" + sc.env + "){")
			}
		}
		if wrap != "" {
			e.write(wrap + "(" + value + ");")
			return suffix
		}
		flat := e.flat
		e.flat = e.wraps[target] == patternFlat || hasNewline(e.src[e.at(target.Idx0()):e.at(target.Idx1())])
		e.jump(at, func() { e.assignValue(target, value, declared) })
		e.flat = flat
		e.write(";")
		return suffix
	})
}

// forOf writes a for-of loop as one over indexes. What is iterated is an array
// (see list and of in the runtime), or behaves like one whose length grows as
// long as its iterator goes on.
func (e *emitter) forOf(s *ast.ForOfStatement, labels *string) {
	sc := e.scopes[s]
	target, keyword := intoTarget(s.Into)
	list, index := e.temp(), e.temp()
	e.before()
	e.write("{")
	e.drop(tokName)
	e.drop('(')
	at := e.i
	if keyword != "" {
		at++
	}
	if keyword != "" {
		e.hoistNames(target)
	}
	wrap := ""
	if e.wraps[target] == patternWrap {
		wrap = e.temp()
		e.dropTo(at, 0)
		e.wrapPattern(target, wrap, ".for", keyword != "")
		e.write(";")
		e.dropTo(e.i+1, 0)
	} else {
		e.dropTo(e.targetEnd(at)+1, 0)
	}
	e.write(list + "=__uv.of(")
	e.expr(s.Source)
	e.after()
	e.write("," + plainQuote(e.describeList(s.Source)) + ");try{")
	if labels != nil {
		e.write(*labels)
	}
	e.write("for(" + index + "=0;" + index + "<" + list + ".length;" + index + "++)")
	e.drop(')')
	e.turn(s.Body, sc, target, at, list+"["+index+"]", keyword != "", wrap)
	e.write("}finally{" + list + "&&" + list + ".uvEnd&&" + list + ".uvEnd()}}")
}
