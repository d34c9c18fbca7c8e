package lower

import (
	"strconv"
	"strings"

	"github.com/dop251/goja/ast"
)

const newTarget = "this instanceof arguments.callee?this.constructor:void 0"

// functionDeclaration writes a function statement. In a block it becomes
// a variable that is given the function where it is written, unless it is
// used before that.
func (e *emitter) functionDeclaration(f *ast.FunctionLiteral) {
	s, ok := e.specialAt(f.Name)
	if !ok || s.b == nil || s.b.kind != bindBlockFunction {
		e.functionWord(f)
		e.declared(f.Name)
		e.functionRest(e.fns[f], f.ParameterList, f.Body)
		return
	}
	if v := e.frame.fn.scope.names[s.b.name]; v != nil && v.implied {
		e.hoist(s.b.name)
	}
	if s.b.early {
		e.earlyFunction(f, s.b)
		return
	}
	e.before()
	target := s.out
	if s.b.annex != nil && !s.b.hidden && s.out != s.b.name {
		e.hoist(s.b.name)
		target += "=" + s.b.name
	}
	if strings.IndexByte(s.out, '.') < 0 && s.b.scope.env != s.out && target == s.out {
		e.write("var ")
	} else {
		e.hoistDeclared(f.Name)
	}
	e.write(target + "=")
	e.functionWord(f)
	e.plain(f.Name)
	e.functionRest(e.fns[f], f.ParameterList, f.Body)
	e.after()
	e.write(";")
}

// earlyFunction leaves a block function a declaration, which otto hoists to
// the top of the function. There it would not see the scope of a turn.
func (e *emitter) earlyFunction(f *ast.FunctionLiteral, b *binding) {
	for s := b.scope; s.kind != scopeFunction; s = s.up {
		if s.env != "" {
			e.failWord(e.at(f.Function), "functions in a loop used before their declaration are not supported by the "+e.engine+" engine yet")
		}
	}
	e.functionWord(f)
	e.replace(b.out)
	e.functionRest(e.fns[f], f.ParameterList, f.Body)
	if b.sharedName() {
		e.after()
		e.write(b.name + "=" + b.out + ";")
	}
}

// functionExpr writes a function expression.
func (e *emitter) functionExpr(f *ast.FunctionLiteral) {
	fn := e.fns[f]
	e.functionWord(f)
	if f.Name != nil {
		e.plain(f.Name)
	} else if name := fn.safeName(); name != "" {
		e.after()
		e.write(" " + name)
	}
	e.functionRest(fn, f.ParameterList, f.Body)
}

// functionWord writes the word function, without what stands around it in
// generators and async functions.
func (e *emitter) functionWord(f *ast.FunctionLiteral) {
	if f.Async {
		e.drop(tokName)
	}
	e.word()
	if f.Generator {
		e.drop(tokOp)
	}
}

// methodWords leaves out what stands before the name of such a method.
func (e *emitter) methodWords(f *ast.FunctionLiteral) {
	if f.Async {
		e.drop(tokName)
	}
	if f.Generator {
		e.drop(tokOp)
	}
}

// resumed marks where the body of a generator or of an async function begins,
// for the second pass.
func (e *emitter) resumed(fn *function) {
	if fn.resumes != "" {
		e.after()
		e.write("__uv." + fn.resumes + "();")
	}
}

// safeName is the name to give an anonymous function, or nothing where that
// name would hide the variable it mentions.
func (f *function) safeName() string {
	if !isSafeName(f.hint) {
		return ""
	}
	if f.selfRef {
		v := f.hintVar
		if v == nil || v.rewritten && v.out == v.name {
			return ""
		}
	}
	return f.hint
}

func isSafeName(s string) bool {
	if s == "" || s == "arguments" || s == "eval" || s[0] >= '0' && s[0] <= '9' || ottoKeywords[s] || v8Keywords[s] {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !isIDByte(s[i]) {
			return false
		}
	}
	return true
}

// functionRest writes a function from its parameters on.
func (e *emitter) functionRest(fn *function, params *ast.ParameterList, body *ast.BlockStatement) {
	if simpleParams(params) {
		e.simpleParams(params)
		e.skip('{')
		e.after()
		e.push(fn)
		e.splits(fn)
		e.body(body.List)
	} else {
		e.before()
		e.write("(" + e.formals(fn, params) + "){")
		e.push(fn)
		e.params(params)
		e.drop('{')
		e.splits(fn)
		if fn.resumes == callGenerator {
			e.resumed(fn)
		}
		e.statementList(body.List)
	}
	e.after()
	e.pop()
	e.skip('}')
}

// splits gives the vars that hide a parameter the parameter's value.
func (e *emitter) splits(fn *function) {
	for _, b := range fn.scope.order {
		if p := fn.scope.names[b.name]; p != nil && p.split == b {
			e.write("var " + b.out + "=" + p.out + ";")
		}
	}
}

func simpleParams(p *ast.ParameterList) bool {
	for _, b := range p.List {
		if _, ok := b.Target.(*ast.Identifier); !ok || b.Initializer != nil {
			return false
		}
	}
	return p.Rest == nil
}

func (e *emitter) simpleParams(p *ast.ParameterList) {
	e.skip('(')
	for _, b := range p.List {
		e.declared(b.Target.(*ast.Identifier))
		if e.kind() == ',' {
			e.skip(',')
		}
	}
	e.skip(')')
}

// formals lists the parameters before the first default: they make the
// length of the function. A pattern is stood for by a name.
//
// Where arguments is mentioned, names stand for the parameters too: arguments
// must not follow them, which is how otto would have it.
func (e *emitter) formals(fn *function, p *ast.ParameterList) string {
	var names []string
	for k, b := range p.List {
		if b.Initializer != nil {
			break
		}
		if id, ok := b.Target.(*ast.Identifier); ok && !fn.usesArgs {
			names = append(names, e.nameOut(id))
		} else {
			names = append(names, e.mark()+"p"+strconv.Itoa(k))
		}
	}
	return strings.Join(names, ",")
}

// params writes what a list with defaults, patterns or a rest does, as
// statements on the lines of the list.
func (e *emitter) params(p *ast.ParameterList) {
	e.drop('(')
	given := "arguments"
	if e.frame.fn.resumes == callAsync { // what goes wrong here rejects the promise
		given = "given" + e.mark()
		e.hoist(given + "=arguments")
		e.resumed(e.frame.fn)
	}
	formal := true
	for k, b := range p.List {
		used := e.frame.used
		id, ok := b.Target.(*ast.Identifier)
		if b.Initializer != nil {
			formal = false
		}
		value := given + "[" + strconv.Itoa(k) + "]"
		if formal && (!ok || e.frame.fn.usesArgs) {
			value = e.mark() + "p" + strconv.Itoa(k)
		}
		switch {
		case ok && formal && !e.frame.fn.usesArgs:
			e.dropTo(e.i+1, 0)
		case ok:
			e.before()
			name := e.nameOut(id)
			e.write("var " + name + "=" + value + ";")
			e.dropTo(e.i+1, 0)
			if b.Initializer != nil {
				e.drop('=')
				e.before()
				e.write("if(" + name + "===void 0)" + name + "=")
				e.expr(b.Initializer)
				e.after()
				e.write(";")
			}
		default:
			e.hoistNames(b.Target)
			e.lead = true
			e.before()
			e.withDefault(b.Target, b.Initializer, value, "undefined", true)
			e.write(";")
		}
		if ok {
			if flag := e.flagOut(id); flag != "" {
				e.hoist(flag)
				e.write(flag + "=1;")
			}
		}
		if e.kind() == ',' {
			e.drop(',')
		}
		e.frame.used = used
	}
	if p.Rest != nil {
		e.drop(tokEllipsis)
		rest := "__uv.slice.call(" + given + "," + strconv.Itoa(len(p.List)) + ")"
		if id, ok := p.Rest.(*ast.Identifier); ok {
			e.before()
			e.write("var " + e.nameOut(id) + "=" + rest + ";")
			e.dropTo(e.i+1, 0)
		} else {
			e.hoistNames(p.Rest)
			e.lead = true
			e.before()
			e.withDefault(p.Rest, nil, rest, "undefined", true)
			e.write(";")
		}
		if e.kind() == ',' {
			e.drop(',')
		}
	}
	e.drop(')')
}

// arrow writes an arrow as a function.
func (e *emitter) arrow(n *ast.ArrowFunctionLiteral) {
	fn := e.fns[n]
	e.before()
	if n.Async {
		e.drop(tokName)
		e.before()
	}
	e.write("function")
	if name := fn.safeName(); name != "" {
		e.write(" " + name)
	}
	simple := simpleParams(n.ParameterList)
	switch {
	case e.kind() != '(':
		e.write("(")
		e.declared(n.ParameterList.List[0].Target.(*ast.Identifier))
		e.after()
		e.write(")")
	case simple:
		e.simpleParams(n.ParameterList)
		e.after()
	default:
		e.write("(" + e.formals(fn, n.ParameterList) + "){")
		e.push(fn)
		e.params(n.ParameterList)
	}
	e.drop(tokArrow)
	block, ok := n.Body.(*ast.BlockStatement)
	switch {
	case ok && simple:
		e.skip('{')
		e.after()
		e.push(fn)
		e.body(block.List)
		e.after()
		e.pop()
		e.skip('}')
		return
	case ok:
		e.drop('{')
		e.splits(fn)
		if fn.resumes == callGenerator {
			e.resumed(fn)
		}
		e.statementList(block.List)
		e.after()
		e.pop()
		e.skip('}')
		return
	case simple:
		e.write("{")
		e.push(fn)
	}
	e.before()
	if simple {
		e.resumed(fn)
	}
	e.write("return ")
	e.expr(n.Body.(*ast.ExpressionBody).Expression)
	e.after()
	e.write("}")
	e.pop()
}
