package lower

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

// value prepares an expression: what has to run before is written at once, and
// the function that comes back writes what is left of it. An expression without
// a yield is left whole.
func (r *resumer) value(n ast.Expression) func() {
	if n == nil {
		return func() {}
	}
	if !r.yields(n) {
		return func() { r.operand(n) }
	}
	if kind, operand := yieldOf(n); kind != "" {
		return r.yield(n, kind, operand)
	}
	switch n := n.(type) {
	case *ast.AssignExpression:
		return r.assignValue(n)
	case *ast.BinaryExpression:
		if n.Operator == token.LOGICAL_AND || n.Operator == token.LOGICAL_OR {
			return r.logical(n)
		}
		v := r.operands(n.Left, n.Right)
		return func() { v[0](); r.write(" " + n.Operator.String() + " "); v[1]() }
	case *ast.ConditionalExpression:
		return r.conditional(n)
	case *ast.SequenceExpression:
		for _, x := range n.Sequence[:len(n.Sequence)-1] {
			r.value(x)()
			r.write(";")
		}
		return r.value(n.Sequence[len(n.Sequence)-1])
	case *ast.UnaryExpression:
		v := r.reference(n.Operand, nil)
		return func() { r.unaryAround(n, v) }
	case *ast.CallExpression:
		return r.callValue(n)
	case *ast.NewExpression:
		v := r.operands(append([]ast.Expression{n.Callee}, n.ArgumentList...)...)
		return func() {
			r.leaf(n.New, "new")
			r.write("(")
			v[0]()
			r.write(")(")
			r.commas(v[1:])
			r.write(")")
		}
	case *ast.DotExpression, *ast.BracketExpression:
		return r.reference(n, nil)
	case *ast.ArrayLiteral:
		v := r.operands(n.Value...)
		return func() {
			r.write("[")
			r.commas(v)
			if k := len(n.Value); k > 0 && n.Value[k-1] == nil {
				r.write(",")
			}
			r.write("]")
		}
	case *ast.ObjectLiteral:
		return r.objectValue(n)
	}
	panic(internalError("a yield in such an expression"))
}

// yield leaves the machine, and has what it is given when it goes on.
func (r *resumer) yield(n ast.Expression, kind string, operand ast.Expression) func() {
	v := r.value(operand)
	r.sync(r.at(n.Idx0()))
	next := r.label()
	r.write("{" + r.state(".at="+itoa(next)+";"))
	if kind == callDelegate {
		r.write(r.state(".to=__uv.iterator("))
		v()
		r.write(");return}")
	} else {
		r.write("return(")
		if operand == nil {
			r.write("void 0")
		}
		v()
		r.write(")}")
	}
	r.mark(next)
	return func() { r.write(r.state(".v")) }
}

// hold keeps a prepared value in a variable.
func (r *resumer) hold(v func()) func() {
	name := r.temp()
	r.write(name + "=")
	v()
	r.write(";")
	return func() { r.write(name) }
}

// operands prepares expressions that run one after the other. What stands
// before a yield is kept.
func (r *resumer) operands(list ...ast.Expression) []func() {
	last := -1
	for i, n := range list {
		if n != nil && r.yields(n) {
			last = i
		}
	}
	out := make([]func(), len(list))
	for i, n := range list {
		out[i] = r.value(n)
		if i < last && n != nil && !isConstant(n) {
			out[i] = r.hold(out[i])
		}
		if n != nil {
			out[i] = r.grouped(out[i])
		}
	}
	return out
}

// isConstant reports what no other expression can change.
func isConstant(n ast.Expression) bool {
	switch n.(type) {
	case *ast.StringLiteral, *ast.NumberLiteral, *ast.BooleanLiteral, *ast.NullLiteral:
		return true
	}
	return false
}

func (r *resumer) grouped(v func()) func() {
	return func() { r.write("("); v(); r.write(")") }
}

func (r *resumer) commas(list []func()) {
	for i, v := range list {
		if i > 0 {
			r.write(",")
		}
		v()
	}
}

// reference prepares what is read or assigned to. With a value that yields
// behind it, its object and its key are kept.
func (r *resumer) reference(n ast.Expression, behind ast.Expression) func() {
	switch n := n.(type) {
	case *ast.DotExpression:
		v := r.operands(n.Left, behind)
		return func() { v[0](); r.write("."); r.leaf(n.Identifier.Idx, n.Identifier.Name.String()) }
	case *ast.BracketExpression:
		v := r.operands(n.Left, n.Member, behind)
		return func() { v[0](); r.write("["); v[1](); r.write("]") }
	}
	return r.value(n)
}

// assignValue prepares an assignment: the target, with an operator its old
// value, and then the new one.
func (r *resumer) assignValue(n *ast.AssignExpression) func() {
	var object, key func()
	var behind ast.Expression
	if r.yields(n.Right) {
		behind = n.Right
	}
	target := func() { r.expr(n.Left) }
	switch left := n.Left.(type) {
	case *ast.DotExpression:
		object = r.kept(left.Left, behind)
		target = func() { object(); r.write("."); r.leaf(left.Identifier.Idx, left.Identifier.Name.String()) }
	case *ast.BracketExpression:
		v := r.keptPair(left.Left, left.Member, behind)
		object, key = v[0], v[1]
		target = func() { object(); r.write("["); key(); r.write("]") }
	}
	op := n.Operator.String()
	if n.Operator == token.ASSIGN {
		value := r.value(n.Right)
		return func() { target(); r.write("="); value() }
	}
	if behind == nil {
		return func() { target(); r.write(op + "="); r.expr(n.Right) }
	}
	old := r.hold(target)
	value := r.value(n.Right)
	return func() {
		target()
		r.write("=")
		old()
		r.write(op + "(")
		value()
		r.write(")")
	}
}

// kept prepares an expression that something follows, which may yield.
func (r *resumer) kept(n, behind ast.Expression) func() {
	v := r.value(n)
	if behind != nil {
		return r.hold(v)
	}
	return r.grouped(v)
}

func (r *resumer) keptPair(a, b, behind ast.Expression) [2]func() {
	v := r.operands(a, b)
	if behind != nil {
		return [2]func(){r.hold(v[0]), r.hold(v[1])}
	}
	return [2]func(){v[0], v[1]}
}

// logical prepares && and ||, whose right side may not run.
func (r *resumer) logical(n *ast.BinaryExpression) func() {
	result := r.temp()
	v := r.value(n.Left)
	r.write(result + "=")
	v()
	r.write(";")
	end := r.label()
	if n.Operator == token.LOGICAL_AND {
		r.write("if(!" + result + ")")
	} else {
		r.write("if(" + result + ")")
	}
	r.jump(end, r.m.depth)
	v = r.value(n.Right)
	r.write(result + "=")
	v()
	r.write(";")
	r.mark(end)
	return func() { r.write(result) }
}

func (r *resumer) conditional(n *ast.ConditionalExpression) func() {
	result, otherwise, end := r.temp(), r.label(), r.label()
	r.unless(n.Test, otherwise)
	v := r.value(n.Consequent)
	r.write(result + "=")
	v()
	r.write(";")
	r.jump(end, r.m.depth)
	r.mark(otherwise)
	v = r.value(n.Alternate)
	r.write(result + "=")
	v()
	r.write(";")
	r.mark(end)
	return func() { r.write(result) }
}

// callValue prepares a call. A method is looked up before its arguments run.
func (r *resumer) callValue(n *ast.CallExpression) func() {
	left := memberLeft(n.Callee)
	late := false
	for _, a := range n.ArgumentList {
		late = late || r.yields(a)
	}
	name, _ := helperCall(n)
	switch {
	case name != "":
		args := r.operands(n.ArgumentList...)
		return func() { r.expr(n.Callee); r.write("("); r.commas(args); r.write(")") }
	case left == nil:
		v := r.operands(append([]ast.Expression{n.Callee}, n.ArgumentList...)...)
		return func() { v[0](); r.write("("); r.commas(v[1:]); r.write(")") }
	case !late:
		callee := r.reference(n.Callee, nil)
		return func() { callee(); r.write("("); r.list(n.ArgumentList); r.write(")") }
	}
	object := r.hold(r.value(left))
	var method func()
	if d, ok := n.Callee.(*ast.DotExpression); ok {
		method = r.hold(func() { object(); r.write("."); r.leaf(d.Identifier.Idx, d.Identifier.Name.String()) })
	} else {
		key := r.value(n.Callee.(*ast.BracketExpression).Member)
		method = r.hold(func() { object(); r.write("["); key(); r.write("]") })
	}
	args := r.operands(n.ArgumentList...)
	return func() {
		method()
		r.write(".call(")
		object()
		for _, a := range args {
			r.write(",")
			a()
		}
		r.write(")")
	}
}

func (r *resumer) objectValue(n *ast.ObjectLiteral) func() {
	var values []ast.Expression
	for _, p := range n.Value {
		k, ok := p.(*ast.PropertyKeyed)
		if !ok || k.Computed {
			panic(internalError("a property that the first pass left"))
		}
		if k.Kind == ast.PropertyKindValue {
			values = append(values, k.Value)
		} else {
			values = append(values, nil)
		}
	}
	v := r.operands(values...)
	return func() {
		r.write("{")
		for i, p := range n.Value {
			if i > 0 {
				r.write(",")
			}
			k := p.(*ast.PropertyKeyed)
			if values[i] == nil {
				r.accessor(k)
				continue
			}
			r.expr(k.Key)
			r.write(":")
			v[i]()
		}
		r.write("}")
	}
}

// accessor writes a getter or a setter.
func (r *resumer) accessor(p *ast.PropertyKeyed) {
	f := p.Value.(*ast.FunctionLiteral)
	r.write(string(p.Kind) + " ")
	r.expr(p.Key)
	r.slice(r.at(f.ParameterList.Opening), r.at(f.Body.RightBrace)+1)
}

// unaryAround writes an operator and its operand.
func (r *resumer) unaryAround(n *ast.UnaryExpression, operand func()) {
	op := n.Operator.String()
	if n.Postfix {
		operand()
		r.write(op)
		return
	}
	r.sync(r.at(n.Idx))
	r.write(op + " ")
	operand()
}

// startsFunction reports an expression that would read as a declaration.
func startsFunction(n ast.Expression) bool {
	switch n := n.(type) {
	case *ast.FunctionLiteral, *ast.ObjectLiteral:
		return true
	case *ast.CallExpression:
		return startsFunction(n.Callee)
	case *ast.DotExpression:
		return startsFunction(n.Left)
	case *ast.BracketExpression:
		return startsFunction(n.Left)
	}
	return false
}

// expr writes an expression without a yield.
func (r *resumer) expr(n ast.Expression) {
	switch n := n.(type) {
	case *ast.Identifier:
		r.leaf(n.Idx, n.Name.String())
	case *ast.StringLiteral:
		r.leaf(n.Idx, n.Literal)
	case *ast.NumberLiteral:
		r.leaf(n.Idx, n.Literal)
	case *ast.NullLiteral:
		r.leaf(n.Idx, "null")
	case *ast.BooleanLiteral:
		r.leaf(n.Idx, n.Literal)
	case *ast.RegExpLiteral:
		r.leaf(n.Idx, n.Literal)
	case *ast.ThisExpression:
		r.leaf(n.Idx, "this")
	case *ast.FunctionLiteral:
		r.functionLiteral(n)
	case *ast.DotExpression:
		r.operand(n.Left)
		r.write(".")
		r.leaf(n.Identifier.Idx, n.Identifier.Name.String())
	case *ast.BracketExpression:
		r.operand(n.Left)
		r.write("[")
		r.expr(n.Member)
		r.write("]")
	case *ast.CallExpression:
		r.operand(n.Callee)
		r.write("(")
		r.list(n.ArgumentList)
		r.write(")")
	case *ast.NewExpression:
		r.leaf(n.New, "new")
		r.write(" (")
		r.expr(n.Callee)
		r.write(")(")
		r.list(n.ArgumentList)
		r.write(")")
	case *ast.ArrayLiteral:
		r.write("[")
		r.list(n.Value)
		if k := len(n.Value); k > 0 && n.Value[k-1] == nil {
			r.write(",")
		}
		r.write("]")
	case *ast.ObjectLiteral:
		r.objectValue(n)()
	case *ast.UnaryExpression:
		r.unaryAround(n, func() { r.operand(n.Operand) })
	case *ast.BinaryExpression:
		r.operand(n.Left)
		r.write(" " + n.Operator.String() + " ")
		r.operand(n.Right)
	case *ast.AssignExpression:
		r.expr(n.Left)
		op := n.Operator.String()
		if n.Operator != token.ASSIGN {
			op += "="
		}
		r.write(op)
		r.operand(n.Right)
	case *ast.ConditionalExpression:
		r.operand(n.Test)
		r.write("?")
		r.operand(n.Consequent)
		r.write(":")
		r.operand(n.Alternate)
	case *ast.SequenceExpression:
		r.list(n.Sequence)
	default:
		panic(internalError("an expression that the first pass left"))
	}
}

// operand writes a part of an expression, in parentheses if it has parts itself.
func (r *resumer) operand(n ast.Expression) {
	switch n.(type) {
	case *ast.BinaryExpression, *ast.AssignExpression, *ast.ConditionalExpression, *ast.SequenceExpression,
		*ast.UnaryExpression, *ast.NewExpression, *ast.FunctionLiteral, *ast.ObjectLiteral, *ast.NumberLiteral:
		r.write("(")
		r.expr(n)
		r.write(")")
	default:
		r.expr(n)
	}
}

func (r *resumer) list(list []ast.Expression) {
	for i, n := range list {
		if i > 0 {
			r.write(",")
		}
		if _, ok := n.(*ast.SequenceExpression); ok {
			r.operand(n)
		} else if n != nil {
			r.expr(n)
		}
	}
}

// functionLiteral writes a function inside of the machine. One that knows the
// scope of a turn is made in a function that keeps this turn's for it.
func (r *resumer) functionLiteral(f *ast.FunctionLiteral) {
	start, end := r.at(f.Function), r.at(f.Body.RightBrace)+1
	var envs []string
	for _, name := range r.m.envs {
		if mentionsName(r.src[start:end], name) {
			envs = append(envs, name)
		}
	}
	r.sync(start)
	list := ""
	for i, name := range envs {
		if i > 0 {
			list += ","
		}
		list += name
	}
	if list != "" {
		r.write("(function(" + list + "){return ")
	}
	r.slice(start, end)
	if list != "" {
		r.write("})(" + list + ")")
	}
}

// mentionsName reports whether name stands in text, not as a part of a longer one.
func mentionsName(text, name string) bool {
	for i := 0; i+len(name) <= len(text); i++ {
		if text[i:i+len(name)] == name && (i+len(name) == len(text) || !isIDByte(text[i+len(name)])) {
			return true
		}
	}
	return false
}
