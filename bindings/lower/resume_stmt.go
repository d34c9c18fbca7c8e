package lower

import (
	"strconv"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

func (r *resumer) statements(list []ast.Statement) {
	for _, s := range list {
		r.statement(s, nil)
	}
}

// statement writes one statement, which has these labels.
func (r *resumer) statement(s ast.Statement, labels []string) {
	if l, ok := s.(*ast.LabelledStatement); ok {
		r.labelled(l, labels)
		return
	}
	if r.yields(s) {
		r.apart(s, labels)
		return
	}
	for _, name := range labels {
		r.write(name + ":")
	}
	r.whole(s, labels)
}

func (r *resumer) labelled(s *ast.LabelledStatement, labels []string) {
	labels = append(labels[:len(labels):len(labels)], s.Label.Name.String())
	switch s.Statement.(type) {
	case *ast.LabelledStatement, *ast.ForStatement, *ast.ForInStatement, *ast.WhileStatement, *ast.DoWhileStatement, *ast.SwitchStatement:
		r.statement(s.Statement, labels)
		return
	}
	t := &target{names: labels, whole: !r.yields(s), depth: r.m.depth}
	if !t.whole {
		t.exit = r.label()
		r.inside(t, func() { r.statement(s.Statement, nil) })
		r.mark(t.exit)
		return
	}
	for _, name := range labels {
		r.write(name + ":")
	}
	r.write("{")
	r.inside(t, func() { r.statement(s.Statement, nil) })
	r.write("}")
}

func (r *resumer) inside(t *target, body func()) {
	r.m.targets = append(r.m.targets, t)
	body()
	r.m.targets = r.m.targets[:len(r.m.targets)-1]
}

// whole writes a statement without a yield.
func (r *resumer) whole(s ast.Statement, labels []string) {
	body := func(loop bool, s ast.Statement) {
		r.inside(&target{names: labels, whole: true, loop: loop, anonymous: true}, func() { r.statement(s, nil) })
	}
	switch s := s.(type) {
	case *ast.ExpressionStatement:
		r.sync(r.at(s.Idx0()))
		if startsFunction(s.Expression) {
			r.write("0,")
		}
		r.expr(s.Expression)
		r.write(";")
	case *ast.VariableStatement:
		r.assigned(s.List)
		r.write(";")
	case *ast.ReturnStatement:
		r.sync(r.at(s.Return))
		r.returned(func() {
			if s.Argument != nil {
				r.operand(s.Argument)
			}
		})
	case *ast.ThrowStatement:
		r.sync(r.at(s.Throw))
		r.write("throw(")
		r.expr(s.Argument)
		r.write(");")
	case *ast.BranchStatement:
		r.sync(r.at(s.Idx))
		r.branch(s)
	case *ast.BlockStatement:
		r.write("{")
		r.statements(s.List)
		r.sync(r.at(s.RightBrace))
		r.write("}")
	case *ast.IfStatement:
		r.write("if(")
		r.expr(s.Test)
		r.branches(s)
	case *ast.ForStatement:
		r.sync(r.at(s.For))
		r.write("for(")
		r.initializer(s.Initializer)
		r.write(";")
		r.optionalExpr(s.Test)
		r.write(";")
		r.optionalExpr(s.Update)
		r.write("){")
		body(true, s.Body)
		r.write("}")
	case *ast.ForInStatement:
		r.sync(r.at(s.For))
		r.write("for(")
		r.into(s.Into)
		r.write(" in ")
		r.expr(s.Source)
		r.write("){")
		body(true, s.Body)
		r.write("}")
	case *ast.WhileStatement:
		r.sync(r.at(s.While))
		r.write("while(")
		r.expr(s.Test)
		r.write("){")
		body(true, s.Body)
		r.write("}")
	case *ast.DoWhileStatement:
		r.sync(r.at(s.Do))
		r.write("do{")
		body(true, s.Body)
		r.write("}while(")
		r.expr(s.Test)
		r.write(");")
	case *ast.SwitchStatement:
		r.sync(r.at(s.Switch))
		r.write("switch(")
		r.expr(s.Discriminant)
		r.write("){")
		r.inside(&target{names: labels, whole: true, anonymous: true}, func() {
			for _, c := range s.Body {
				r.sync(r.at(c.Case))
				if c.Test == nil {
					r.write("default:")
				} else {
					r.write("case ")
					r.expr(c.Test)
					r.write(":")
				}
				r.statements(c.Consequent)
			}
		})
		r.write("}")
	case *ast.TryStatement:
		r.sync(r.at(s.Try))
		r.write("try")
		r.whole(s.Body, nil)
		if c := s.Catch; c != nil {
			r.write("catch(" + catchName(c) + ")")
			r.whole(c.Body, nil)
		}
		if s.Finally != nil {
			r.write("finally")
			r.whole(s.Finally, nil)
		}
	case *ast.WithStatement:
		r.write("with(")
		r.expr(s.Object)
		r.write("){")
		r.statement(s.Body, nil)
		r.write("}")
	case *ast.EmptyStatement:
		r.write(";")
	case *ast.DebuggerStatement:
		r.write("debugger;")
	default:
		panic(internalError("a statement that the first pass left"))
	}
}

func catchName(c *ast.CatchStatement) string {
	id, ok := c.Parameter.(*ast.Identifier)
	if !ok {
		panic(internalError("a pattern is left"))
	}
	return id.Name.String()
}

// branches writes an if statement from behind its test on.
func (r *resumer) branches(s *ast.IfStatement) {
	r.write("){")
	r.statement(s.Consequent, nil)
	r.write("}")
	if s.Alternate != nil {
		r.write("else{")
		r.statement(s.Alternate, nil)
		r.write("}")
	}
}

// returned ends the function with a value.
func (r *resumer) returned(value func()) {
	if r.m.depth == 0 {
		r.write("return " + r.state(".end("))
		value()
		r.write(");")
		return
	}
	r.write("{" + r.state(".back("))
	value()
	r.write(");continue " + r.again() + "}")
}

// branch writes break and continue.
func (r *resumer) branch(s *ast.BranchStatement) {
	for i := len(r.m.targets) - 1; i >= 0; i-- {
		t := r.m.targets[i]
		found := t.anonymous && (t.loop || s.Token == token.BREAK)
		if s.Label != nil {
			found = false
			for _, name := range t.names {
				found = found || name == s.Label.Name.String()
			}
		}
		if !found {
			continue
		}
		switch {
		case t.whole && s.Label != nil:
			r.write(s.Token.String() + " " + s.Label.Name.String() + ";")
		case t.whole:
			r.write(s.Token.String() + ";")
		case s.Token == token.BREAK:
			r.jump(t.exit, t.depth)
		default:
			r.jump(t.restart, t.depth)
		}
		return
	}
	panic(internalError("a jump to nowhere"))
}

// assigned writes declarations as assignments.
func (r *resumer) assigned(list []*ast.Binding) {
	some := false
	for _, b := range list {
		if b.Initializer == nil {
			continue
		}
		value := r.value(b.Initializer)
		if some {
			r.write(",")
		}
		some = true
		r.leaf(b.Target.Idx0(), nameOfTarget(b))
		r.write("=")
		value()
		if r.yields(b.Initializer) {
			r.write(";")
			some = false
		}
	}
}

func (r *resumer) initializer(init ast.ForLoopInitializer) {
	switch init := init.(type) {
	case nil:
	case *ast.ForLoopInitializerExpression:
		r.expr(init.Expression)
	case *ast.ForLoopInitializerVarDeclList:
		r.assigned(init.List)
	default:
		panic(internalError("a block-scoped variable is left"))
	}
}

func (r *resumer) optionalExpr(n ast.Expression) {
	if n != nil {
		r.expr(n)
	}
}

// into writes what a for-in loop assigns to.
func (r *resumer) into(into ast.ForInto) {
	switch into := into.(type) {
	case *ast.ForIntoVar:
		r.leaf(into.Binding.Target.Idx0(), nameOfTarget(into.Binding))
	case *ast.ForIntoExpression:
		r.expr(into.Expression)
	default:
		panic(internalError("a block-scoped variable is left"))
	}
}

// apart writes a statement that contains a yield.
func (r *resumer) apart(s ast.Statement, labels []string) {
	switch s := s.(type) {
	case *ast.ExpressionStatement:
		r.sync(r.at(s.Idx0()))
		r.value(s.Expression)()
		r.write(";")
	case *ast.VariableStatement:
		r.assigned(s.List)
		r.write(";")
	case *ast.ReturnStatement:
		r.returned(r.value(s.Argument))
	case *ast.ThrowStatement:
		value := r.value(s.Argument)
		r.write("throw(")
		value()
		r.write(");")
	case *ast.BlockStatement:
		r.statements(s.List)
		r.sync(r.at(s.RightBrace))
	case *ast.FunctionDeclaration:
		r.declaredFunction(s.Function)
	case *ast.IfStatement:
		r.ifApart(s)
	case *ast.WhileStatement:
		t := r.loop(labels)
		r.mark(t.restart)
		r.unless(s.Test, t.exit)
		r.inside(t, func() { r.statement(s.Body, nil) })
		r.jump(t.restart, t.depth)
		r.mark(t.exit)
	case *ast.DoWhileStatement:
		t := r.loop(labels)
		top := r.label()
		r.mark(top)
		r.inside(t, func() { r.statement(s.Body, nil) })
		r.mark(t.restart)
		test := r.value(s.Test)
		r.write("if(")
		test()
		r.write(")")
		r.jump(top, t.depth)
		r.mark(t.exit)
	case *ast.ForStatement:
		r.forApart(s, labels)
	case *ast.ForInStatement:
		r.forInApart(s, labels)
	case *ast.SwitchStatement:
		r.switchApart(s, labels)
	case *ast.TryStatement:
		r.tryApart(s)
	default:
		panic(internalError("a yield in such a statement"))
	}
}

func (r *resumer) loop(labels []string) *target {
	return &target{names: labels, loop: true, anonymous: true, exit: r.label(), restart: r.label(), depth: r.m.depth}
}

// unless jumps where test does not hold.
func (r *resumer) unless(test ast.Expression, label int) {
	value := r.value(test)
	r.write("if(!(")
	value()
	r.write("))")
	r.jump(label, r.m.depth)
}

func (r *resumer) ifApart(s *ast.IfStatement) {
	if !r.yields(s.Consequent) && (s.Alternate == nil || !r.yields(s.Alternate)) {
		test := r.value(s.Test)
		r.write("if(")
		test()
		r.branches(s)
		return
	}
	otherwise := r.label()
	r.unless(s.Test, otherwise)
	r.statement(s.Consequent, nil)
	if s.Alternate == nil {
		r.mark(otherwise)
		return
	}
	end := r.label()
	r.jump(end, r.m.depth)
	r.mark(otherwise)
	r.statement(s.Alternate, nil)
	r.mark(end)
}

// forApart writes the update before the test, to be left out the first time.
func (r *resumer) forApart(s *ast.ForStatement, labels []string) {
	t := r.loop(labels)
	r.initializer(s.Initializer)
	r.write(";")
	again := ""
	if s.Update != nil {
		again = r.temp()
		r.write(again + "=0;")
	}
	r.mark(t.restart)
	switch {
	case s.Update == nil:
	case r.yields(s.Update):
		test := r.label()
		r.write("if(!" + again + "){" + again + "=1;")
		r.jump(test, t.depth)
		r.write("}")
		r.value(s.Update)()
		r.write(";")
		r.mark(test)
	default:
		r.write("if(" + again + "){")
		r.expr(s.Update)
		r.write("}else " + again + "=1;")
	}
	if s.Test != nil {
		r.unless(s.Test, t.exit)
	}
	r.inside(t, func() { r.statement(s.Body, nil) })
	r.jump(t.restart, t.depth)
	r.mark(t.exit)
}

// forInApart goes over a list of the names, without those deleted meanwhile.
func (r *resumer) forInApart(s *ast.ForInStatement, labels []string) {
	t := r.loop(labels)
	object, names, key := r.temp(), r.temp(), r.temp()
	source := r.value(s.Source)
	r.write(names + "=__uv.names(" + object + "=")
	source()
	r.write(");")
	r.mark(t.restart)
	r.write("if(!" + names + ".length)")
	r.jump(t.exit, t.depth)
	r.write(key + "=" + names + ".shift();if(!(" + key + " in Object(" + object + ")))")
	r.jump(t.restart, t.depth)
	r.into(s.Into)
	r.write("=" + key + ";")
	r.inside(t, func() { r.statement(s.Body, nil) })
	r.jump(t.restart, t.depth)
	r.mark(t.exit)
}

// switchApart writes the tests where they stand, each with the clause behind it.
func (r *resumer) switchApart(s *ast.SwitchStatement, labels []string) {
	t := &target{names: labels, anonymous: true, exit: r.label(), depth: r.m.depth}
	value := r.hold(r.value(s.Discriminant))
	otherwise := t.exit
	next, clause := r.label(), r.label()
	r.inside(t, func() {
		for _, c := range s.Body {
			r.sync(r.at(c.Case))
			if c.Test == nil {
				// Only when all others have been tried.
				otherwise = clause
				following := r.label()
				r.mark(next)
				r.jump(following, t.depth)
				next = following
			} else {
				r.mark(next)
				next = r.label()
				test := r.value(c.Test)
				r.write("if(")
				value()
				r.write("!==(")
				test()
				r.write("))")
				r.jump(next, t.depth)
			}
			r.mark(clause)
			r.statements(c.Consequent)
			clause = r.label()
			r.jump(clause, t.depth)
		}
		r.mark(next)
		r.jump(otherwise, t.depth)
		r.mark(clause)
	})
	r.mark(t.exit)
}

// tryApart writes a try statement. The scope of a turn, which is one to the
// first pass, is a variable here, that closures take along.
func (r *resumer) tryApart(s *ast.TryStatement) {
	if name, value := r.turn(s); value != nil {
		r.hoist(name)
		given := r.value(value)
		r.write(name + "=")
		given()
		r.write(";")
		r.m.envs = append(r.m.envs, name)
		r.statements(s.Catch.Body.List)
		r.m.envs = r.m.envs[:len(r.m.envs)-1]
		return
	}
	handler, finally, end := 0, 0, r.label()
	if s.Catch != nil {
		handler = r.label()
	}
	if s.Finally != nil {
		finally = r.label()
	}
	r.write(r.state(".enter(" + strconv.Itoa(handler) + "," + strconv.Itoa(finally) + ");"))
	r.m.depth++
	r.statements(s.Body.List)
	r.write(r.state(".leave();"))
	r.m.depth--
	if finally == 0 {
		r.jump(end, r.m.depth)
	} else {
		r.write("continue " + r.again() + ";")
	}
	if c := s.Catch; c != nil {
		if finally != 0 {
			r.m.depth++
		}
		r.mark(handler)
		name := catchName(c)
		r.hoist(name)
		r.write(name + "=" + r.state(".e;"))
		r.statements(c.Body.List)
		if finally != 0 {
			r.write(r.state(".leave();continue " + r.again() + ";"))
			r.m.depth--
		}
	}
	if s.Finally != nil {
		r.mark(finally)
		r.statements(s.Finally.List)
		r.write("if(" + r.state(".finish()") + ")continue " + r.again() + ";")
	}
	r.mark(end)
}

// turn recognizes the scope of a turn: try{throw value}catch(name){…}, with
// a name of the first pass's own making.
func (r *resumer) turn(s *ast.TryStatement) (name string, value ast.Expression) {
	if s.Catch == nil || s.Finally != nil || len(s.Body.List) != 1 {
		return "", nil
	}
	throw, ok := s.Body.List[0].(*ast.ThrowStatement)
	name = catchName(s.Catch)
	if !ok || !strings.Contains(name, r.lowerer.mark()) || name == r.lowerer.mark()+"e" {
		return "", nil
	}
	return name, throw.Argument
}

// declaredFunction makes a declared function where it stands. The machine goes
// from one to the next before it begins.
func (r *resumer) declaredFunction(f *ast.FunctionLiteral) {
	behind := r.label()
	r.jump(behind, r.m.depth)
	r.mark(r.m.declare[0])
	r.m.declare = r.m.declare[1:]
	r.write(f.Name.Name.String() + "=")
	r.functionLiteral(f)
	r.write(";")
	depth := r.m.depth
	r.jump(r.m.declare[0], depth)
	r.mark(behind)
}
