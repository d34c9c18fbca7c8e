package otto

import (
	"strconv"

	"github.com/robertkrimen/otto"
	"github.com/robertkrimen/otto/ast"
	"github.com/robertkrimen/otto/file"
	"github.com/robertkrimen/otto/token"
)

// Before a program is compiled, a walk over its tree puts into it what the
// engine needs to hear about at run time. The script cannot see any of it.
//
//	head of a function, of a loop's body, of a finally   debugger
//	head of a catch (e)                                  caught(e)
//	throw x                                              throw thrown(x, position)
//	/pattern/flags                                       regexp(pattern, flags)
//	for (k in o)                                         for (k in forIn(o))
//	f()(x) in a function                                 (callee = f(), callee(x))
//	head of a function whose code nests very deep        deepen(weight)
//
// The debugger statement calls Engine.check, at the price of a function call
// in Go: there a script is stopped. Stopping means a panic, and otto's try
// statement would catch it; so the head of each catch and each finally panics
// again. caught makes an error of otto's look like one of Node's. thrown
// remembers where, for the line and caret that a person is shown. deepen keeps
// the promise that no script overflows Go's stack: the limit counts calls, and
// a function with expressions nested a thousand deep needs as much stack as
// twenty plain ones. Of a call whose callee is no name and no member otto would
// forget the place, and leave the caller out of traces; so the callee gets a
// name, one that no script can spell.

// levelsPerCall is how deep the statements and expressions of a function may
// nest before a call of it counts as two against the limit.
const levelsPerCall = 28

// maxLevels is how deep they may nest at all.
const maxLevels = 20000

// hooks are the native functions that instrumented code calls. A number
// literal of otto's syntax tree may hold any value: that is how the code gets
// at them without a name that a script could see.
type hooks struct {
	caught, thrown, regexp, deepen, forIn otto.Value
}

// tooDeep is panicked with by a walk that has gone down maxLevels.
type tooDeep struct{}

type instrumenter struct {
	hooks *hooks
	names map[int]functionName
	notes *details             // nil unless an error asks
	base  int                  // of the offsets in the tree
	fn    *ast.FunctionLiteral // the function in hand, nil outside of any
	class string               // the name of the class in hand
	temps int                  // the names that callees of fn have been given
	level int
	deep  int // the deepest level of the function in hand
}

// instrument changes program in place, and notes in u how functions are
// called that have no name; notes, if not nil, takes what errors want to know.
// It gives false for a program that nests too deep to be run.
func instrument(program *ast.Program, h *hooks, u *unit, notes *details) (ok bool) {
	w := &instrumenter{hooks: h, base: program.File.Base(), names: map[int]functionName{}, notes: notes}
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(tooDeep); !is {
				panic(r)
			}
			ok = false
		}
	}()
	w.declarations(program.DeclarationList)
	w.statements(program.Body)
	if weight := w.deep / levelsPerCall; weight > 0 {
		program.Body = append([]ast.Statement{w.deepen(weight)}, program.Body...)
	}
	u.names = w.names
	return true
}

func (w *instrumenter) declarations(list []ast.Declaration) {
	for _, d := range list {
		if f, ok := d.(*ast.FunctionDeclaration); ok {
			w.function(f.Function)
		}
	}
}

func (w *instrumenter) function(f *ast.FunctionLiteral) {
	level, deep, fn, temps := w.level, w.deep, w.fn, w.temps
	w.deep, w.fn, w.temps = 0, f, 0
	w.declarations(f.DeclarationList)
	body := f.Body.(*ast.BlockStatement)
	// The nesting of functions is paid for when they are made, not when they
	// are called; only the walk itself counts on.
	start := w.level
	w.statements(body.List)
	head := []ast.Statement{&ast.DebuggerStatement{}}
	if weight := (w.deep - start) / levelsPerCall; weight > 0 {
		head = append(head, w.deepen(weight))
	}
	body.List = append(head, body.List...)
	w.level, w.deep, w.fn, w.temps = level, max(deep, level), fn, temps
}

func (w *instrumenter) down() {
	w.level++
	w.deep = max(w.deep, w.level)
	if w.level > maxLevels {
		panic(tooDeep{})
	}
}

func (w *instrumenter) statements(list []ast.Statement) {
	for _, s := range list {
		w.statement(s)
	}
}

func (w *instrumenter) statement(s ast.Statement) {
	w.down()
	defer func() { w.level-- }()
	switch s := s.(type) {
	case *ast.BlockStatement:
		w.statements(s.List)
	case *ast.DoWhileStatement:
		s.Body = w.loop(s.Body)
		w.expression(&s.Test)
	case *ast.ExpressionStatement:
		w.expression(&s.Expression)
	case *ast.ForInStatement:
		w.down() // it needs as much stack as two others
		w.expression(&s.Into)
		w.expression(&s.Source)
		s.Source = w.hook(w.hooks.forIn, s.Source)
		s.Body = w.loop(s.Body)
		w.level--
	case *ast.ForStatement:
		w.expression(&s.Initializer)
		w.expression(&s.Test)
		w.expression(&s.Update)
		s.Body = w.loop(s.Body)
	case *ast.IfStatement:
		w.expression(&s.Test)
		w.statement(s.Consequent)
		if s.Alternate != nil {
			w.statement(s.Alternate)
		}
	case *ast.LabelledStatement:
		w.statement(s.Statement)
	case *ast.ReturnStatement:
		w.expression(&s.Argument)
	case *ast.SwitchStatement:
		w.expression(&s.Discriminant)
		for _, c := range s.Body {
			w.expression(&c.Test)
			w.statements(c.Consequent)
		}
	case *ast.ThrowStatement:
		w.expression(&s.Argument)
		s.Argument = w.hook(w.hooks.thrown, s.Argument, &ast.NumberLiteral{Value: int(s.Throw)})
	case *ast.TryStatement:
		w.try(s)
	case *ast.VariableStatement:
		for i := range s.List {
			w.expression(&s.List[i])
		}
	case *ast.WhileStatement:
		w.expression(&s.Test)
		s.Body = w.loop(s.Body)
	case *ast.WithStatement:
		w.expression(&s.Object)
		w.statement(s.Body)
	}
	// The function of a FunctionStatement is among the declarations.
}

func (w *instrumenter) loop(body ast.Statement) ast.Statement {
	w.statement(body)
	block, ok := body.(*ast.BlockStatement)
	if !ok {
		block = &ast.BlockStatement{List: []ast.Statement{body}}
	}
	block.List = prepend(block.List, &ast.DebuggerStatement{})
	return block
}

func (w *instrumenter) try(s *ast.TryStatement) {
	body := s.Body.(*ast.BlockStatement)
	// A block that does nothing but throw is how lowered code makes a scope
	// (package lower): there is nothing to remember, and it has to be fast.
	var scope *ast.ThrowStatement
	if len(body.List) == 1 && s.Catch != nil {
		scope, _ = body.List[0].(*ast.ThrowStatement)
	}
	if scope != nil {
		w.expression(&scope.Argument)
	} else {
		w.statement(s.Body)
	}
	if s.Catch != nil {
		w.statement(s.Catch.Body)
		block := s.Catch.Body.(*ast.BlockStatement)
		var head ast.Statement = &ast.DebuggerStatement{}
		if scope == nil {
			head = &ast.ExpressionStatement{Expression: w.hook(w.hooks.caught, s.Catch.Parameter)}
		}
		block.List = prepend(block.List, head)
	}
	if s.Finally != nil {
		w.statement(s.Finally)
		block := s.Finally.(*ast.BlockStatement)
		block.List = prepend(block.List, &ast.DebuggerStatement{})
	}
}

func prepend(list []ast.Statement, head ast.Statement) []ast.Statement {
	return append([]ast.Statement{head}, list...)
}

func (w *instrumenter) hook(fn otto.Value, args ...ast.Expression) ast.Expression {
	return &ast.CallExpression{Callee: &ast.NumberLiteral{Value: fn}, ArgumentList: args}
}

func (w *instrumenter) deepen(weight int) ast.Statement {
	return &ast.ExpressionStatement{Expression: w.hook(w.hooks.deepen, &ast.NumberLiteral{Value: weight})}
}

// call walks x, a call or a new. A callee that is no name and no member is
// given a name, with the place where.
func (w *instrumenter) call(x ast.Expression, callee *ast.Expression, args []ast.Expression, where file.Idx) ast.Expression {
	var text string
	if w.notes != nil {
		w.notes.callee(*callee, where)
		text = calleeText(*callee)
	}
	named := w.fn == nil // outside of functions a name would be a global variable
	switch (*callee).(type) {
	case *ast.Identifier, *ast.DotExpression, *ast.BracketExpression:
		named = true
	}
	w.expression(callee)
	class := w.class
	w.nameMember(*callee, args)
	w.expressions(args)
	w.class = class
	if named {
		return x
	}
	w.temps++
	name := &ast.Identifier{Name: "\x00" + strconv.Itoa(w.temps), Idx: where}
	w.fn.DeclarationList = append(w.fn.DeclarationList, &ast.VariableDeclaration{
		List: []*ast.VariableExpression{{Name: name.Name, Idx: where}},
	})
	if w.notes != nil {
		w.notes.sites[where] = where
		w.notes.callees[site{where, name.Name}] = text
	}
	set := &ast.AssignExpression{Operator: token.ASSIGN, Left: name, Right: *callee}
	*callee = name
	return &ast.SequenceExpression{Sequence: []ast.Expression{set, x}}
}

func (w *instrumenter) expressions(list []ast.Expression) {
	for i := range list {
		w.expression(&list[i])
	}
}

// expression walks *x, and puts another in its place where needed.
func (w *instrumenter) expression(x *ast.Expression) {
	w.down()
	defer func() { w.level-- }()
	switch n := (*x).(type) {
	case *ast.ArrayLiteral:
		w.expressions(n.Value)
	case *ast.AssignExpression:
		w.nameOf(n.Left, n.Right)
		if w.notes != nil && n.Operator == token.ASSIGN {
			w.notes.set(n.Left)
		}
		w.expression(&n.Left)
		w.expression(&n.Right)
	case *ast.BinaryExpression:
		w.expression(&n.Left)
		w.expression(&n.Right)
	case *ast.BracketExpression:
		if w.notes != nil {
			w.notes.get(n)
		}
		w.expression(&n.Left)
		w.expression(&n.Member)
	case *ast.CallExpression:
		*x = w.call(n, &n.Callee, n.ArgumentList, n.LeftParenthesis)
	case *ast.ConditionalExpression:
		w.expression(&n.Test)
		w.expression(&n.Consequent)
		w.expression(&n.Alternate)
	case *ast.DotExpression:
		if w.notes != nil {
			w.notes.get(n)
		}
		w.expression(&n.Left)
	case *ast.FunctionLiteral:
		w.function(n)
	case *ast.NewExpression:
		*x = w.call(n, &n.Callee, n.ArgumentList, n.New)
		if w.notes != nil {
			w.notes.sites[n.Callee.Idx0()] = n.New
		}
	case *ast.ObjectLiteral:
		for i := range n.Value {
			if f, ok := n.Value[i].Value.(*ast.FunctionLiteral); ok {
				w.name(f, n.Value[i].Key, "Object."+n.Value[i].Key)
			}
			w.expression(&n.Value[i].Value)
		}
	case *ast.RegExpLiteral:
		*x = w.hook(w.hooks.regexp, &ast.StringLiteral{Value: n.Pattern}, &ast.StringLiteral{Value: n.Flags})
	case *ast.SequenceExpression:
		w.expressions(n.Sequence)
	case *ast.UnaryExpression:
		w.expression(&n.Operand)
	case *ast.VariableExpression:
		w.nameOf(&ast.Identifier{Name: n.Name}, n.Initializer)
		w.expression(&n.Initializer)
	}
}
