package esm

import (
	"reflect"
	"sync"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
	"github.com/dop251/goja/unistring"
)

// Names of ours in the tree.
const (
	importsName   = " imports"
	exportsName   = " exports"
	metaName      = " meta"
	argumentsName = " arguments"
	awaitName     = " await"
	constantName  = " constant"
)

// Bind makes Tree a generator with the parameters imports, exports, meta,
// arguments and await. What runs first is exports(get, …), with a function for each of
// Locals that gives the variable's value, and then it yields. After that come
// the author's statements, which yield what they await. They read the names that
// the module imports from the object imports; import.meta is what meta() gives;
// arguments() is called where the author has written the word, and throws; and
// yielded is what await(x, offset) gives, told where in the source that is.
//
// What is found wrong is a [*lower.SyntaxError].
func (m *Module) Bind() (err error) {
	defer recoverError(&err)
	f := m.Function()
	b := &binder{Module: m, shadowed: map[string]int{}, base: m.Tree.File.Base(), unfixed: map[string]bool{}}
	b.list(reflect.ValueOf(&f.Body.List).Elem())
	for i := range m.Exports {
		if e := &m.Exports[i]; b.unfixed[e.Local] {
			e.Fixed = false
		}
	}

	at := f.Body.LeftBrace
	name := func(s string) *ast.Identifier { return &ast.Identifier{Name: unistring.NewFromString(s), Idx: at} }
	get := make([]ast.Expression, 0, len(m.exported))
	for _, local := range m.Locals() {
		get = append(get, &ast.ArrowFunctionLiteral{
			Start: at, ParameterList: &ast.ParameterList{Opening: at, Closing: at}, Body: &ast.ExpressionBody{Expression: name(local)},
		})
	}
	head := []ast.Statement{
		&ast.ExpressionStatement{Expression: &ast.CallExpression{Callee: name(exportsName), LeftParenthesis: at, ArgumentList: get, RightParenthesis: at}},
		&ast.ExpressionStatement{Expression: &ast.YieldExpression{Yield: at}},
	}
	if b.constant {
		head = append(head, constant(unistring.NewFromString(constantName), at, zero(at)))
	}
	f.Body.List = append(head, f.Body.List...)
	f.Async, f.Generator = false, true
	for _, s := range [...]string{importsName, exportsName, metaName, argumentsName, awaitName} {
		f.ParameterList.List = append(f.ParameterList.List, &ast.Binding{Target: name(s)})
	}
	return nil
}

// Locals are the variables that are exported.
func (m *Module) Locals() []string { return sortedNames(m.exported) }

// binder goes over the tree and changes what names that are imported, or
// exported, stand for.
type binder struct {
	*Module
	base      int
	shadowed  map[string]int  // how many scopes around declare a name of the module's
	functions int             // functions around
	arrows    int             // arrow functions around, in the innermost other one
	unfixed   map[string]bool // variables that are exported and assigned
	constant  bool
}

// node changes what is below n, and gives what is to stand in its place, nil for
// n itself.
func (b *binder) node(n any) any {
	switch n := n.(type) {
	case *ast.Identifier:
		return b.read(n)
	case *ast.PropertyShort:
		b.child(&n.Initializer)
		if x := b.read(&n.Name); x != nil {
			return keyed(&n.Name, x.(ast.Expression))
		}
		return nil
	case *ast.PropertyKeyed:
		if n.Computed {
			b.child(&n.Key)
		}
		b.child(&n.Value)
		return nil
	case *ast.MethodDefinition:
		if n.Computed {
			b.child(&n.Key)
		}
		b.node(n.Body)
		return nil
	case *ast.FieldDefinition:
		if n.Computed {
			b.child(&n.Key)
		}
		b.inside(func() { b.child(&n.Initializer) })
		return nil
	case *ast.CallExpression:
		b.callee(&n.Callee)
		b.list(reflect.ValueOf(&n.ArgumentList).Elem())
		return nil
	case *ast.TemplateLiteral:
		b.callee(&n.Tag)
		b.list(reflect.ValueOf(&n.Expressions).Elem())
		return nil
	case *ast.AssignExpression:
		return b.assignment(n)
	case *ast.Binding:
		b.declares(n.Target)
		b.child(&n.Initializer)
		return nil
	case *ast.ForIntoExpression:
		b.target(&n.Expression)
		return nil
	case *ast.UnaryExpression:
		return b.unary(n)
	case *ast.AwaitExpression:
		b.child(&n.Argument)
		if b.functions+b.arrows == 0 {
			b.Await = true
			call := b.call(awaitName, n.Await)
			at := &ast.NumberLiteral{Idx: n.Await, Literal: "0", Value: int64(b.at(int(n.Await) - b.base))}
			call.ArgumentList = []ast.Expression{n.Argument, at}
			return &ast.YieldExpression{Yield: n.Await, Argument: call}
		}
		return nil
	case *ast.ReturnStatement:
		if b.functions+b.arrows == 0 {
			b.failWord(n.Return, len("return"), "Illegal return statement")
		}
	case *ast.MetaProperty:
		if b.functions == 0 {
			b.failWord(n.Property.Idx, len("target"), "new.target expression is not allowed here")
		}
		return nil
	default:
		if b.scope(n) {
			return nil
		}
	}
	b.fields(reflect.ValueOf(n).Elem())
	return nil
}

func (b *binder) failWord(at file.Idx, length int, message string) {
	start := b.at(int(at) - b.base)
	b.fail(start, start+length, message)
}

// read is what stands for a name that is read, nil if it stands for itself.
func (b *binder) read(id *ast.Identifier) any {
	name := id.Name.String()
	switch {
	case name == b.names.meta:
		return b.call(metaName, id.Idx)
	case name == "arguments" && b.functions == 0:
		return b.call(argumentsName, id.Idx)
	case name == "await":
		b.failWord(id.Idx, len(name), "Unexpected reserved word")
	case b.isImport(id):
		return &ast.DotExpression{Left: &ast.Identifier{Name: importsName, Idx: id.Idx}, Identifier: *id}
	}
	return nil
}

func (b *binder) isImport(id *ast.Identifier) bool {
	name := id.Name.String()
	_, ok := b.imports[name]
	return ok && b.shadowed[name] == 0
}

func (b *binder) call(name string, at file.Idx) *ast.CallExpression {
	return &ast.CallExpression{Callee: &ast.Identifier{Name: unistring.NewFromString(name), Idx: at}, LeftParenthesis: at, RightParenthesis: at}
}

// callee is what is called: this must not be where a name was found.
func (b *binder) callee(x *ast.Expression) {
	if o, ok := (*x).(*ast.Optional); ok {
		x = &o.Expression
	}
	id, ok := (*x).(*ast.Identifier)
	b.child(x)
	if ok && *x != ast.Expression(id) {
		*x = &ast.SequenceExpression{Sequence: []ast.Expression{zero(id.Idx), *x}}
	}
}

func zero(at file.Idx) ast.Expression {
	return &ast.NumberLiteral{Idx: at, Literal: "0", Value: int64(0)}
}

func (b *binder) unary(n *ast.UnaryExpression) any {
	id, isName := n.Operand.(*ast.Identifier)
	switch {
	case isName && n.Operator == token.DELETE: // which goja refuses
	case isName && n.Operator == token.TYPEOF && id.Name == "arguments" && b.functions == 0:
		return &ast.StringLiteral{Idx: n.Idx, Literal: `"undefined"`, Value: "undefined"}
	case n.Operator == token.INCREMENT || n.Operator == token.DECREMENT:
		b.target(&n.Operand)
	default:
		b.child(&n.Operand)
	}
	return nil
}

// assignment is = or one that reads first. a ||= b, where a is imported, may not
// come to assign.
func (b *binder) assignment(n *ast.AssignExpression) any {
	id, ok := n.Left.(*ast.Identifier)
	logical := n.Operator == token.LOGICAL_OR || n.Operator == token.LOGICAL_AND || n.Operator == token.COALESCE
	if !ok || !logical || !b.isImport(id) {
		b.target(&n.Left)
		b.child(&n.Right)
		return nil
	}
	operator := n.Operator
	n.Operator = token.ASSIGN
	b.node(n)
	return &ast.BinaryExpression{Operator: operator, Left: b.read(id).(ast.Expression), Right: n}
}

// target is what is assigned to.
func (b *binder) target(x *ast.Expression) {
	switch n := (*x).(type) {
	case *ast.Identifier:
		if to := b.assigned(n); to != nil {
			*x = to
		}
	case *ast.ObjectPattern:
		for i, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				b.child(&p.Initializer)
				to := b.assigned(&p.Name)
				if to != nil && p.Initializer != nil {
					n.Properties[i] = keyed(&p.Name, &ast.AssignExpression{Operator: token.ASSIGN, Left: to, Right: p.Initializer})
				} else if to != nil {
					n.Properties[i] = keyed(&p.Name, to)
				}
			case *ast.PropertyKeyed:
				if p.Computed {
					b.child(&p.Key)
				}
				b.target(&p.Value)
			}
		}
		b.target(&n.Rest)
	case *ast.ArrayPattern:
		for i := range n.Elements {
			b.target(&n.Elements[i])
		}
		b.target(&n.Rest)
	case *ast.AssignExpression:
		b.target(&n.Left)
		b.child(&n.Right)
	case nil:
	default:
		b.child(x)
	}
}

// declares changes what stands in a pattern that declares names.
func (b *binder) declares(target ast.Expression) {
	switch n := target.(type) {
	case *ast.ObjectPattern:
		for _, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				b.child(&p.Initializer)
			case *ast.PropertyKeyed:
				if p.Computed {
					b.child(&p.Key)
				}
				b.declares(p.Value)
			}
		}
		b.declares(n.Rest)
	case *ast.ArrayPattern:
		for _, e := range n.Elements {
			b.declares(e)
		}
		b.declares(n.Rest)
	case *ast.AssignExpression:
		b.child(&n.Right)
		b.declares(n.Left)
	}
}

// assigned notes that a name is assigned; an import is replaced.
func (b *binder) assigned(id *ast.Identifier) ast.Expression {
	name := id.Name.String()
	if b.isImport(id) {
		b.constant = true
		return &ast.Identifier{Name: constantName, Idx: id.Idx}
	}
	if b.shadowed[name] == 0 {
		b.unfixed[name] = true
	}
	return nil
}

func keyed(name *ast.Identifier, value ast.Expression) *ast.PropertyKeyed {
	return &ast.PropertyKeyed{
		Key:  &ast.StringLiteral{Idx: name.Idx, Literal: name.Name.String(), Value: name.Name},
		Kind: ast.PropertyKindValue, Value: value,
	}
}

// child changes an expression, if there is one.
func (b *binder) child(x *ast.Expression) {
	if *x == nil {
		return
	}
	if other := b.node(*x); other != nil {
		*x = other.(ast.Expression)
	}
}

// list changes the elements of a slice.
func (b *binder) list(v reflect.Value) {
	for i := range v.Len() {
		b.value(v.Index(i))
	}
}

func (b *binder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			return
		}
		if other := b.node(v.Interface()); other != nil && v.Kind() == reflect.Interface {
			v.Set(reflect.ValueOf(other))
		}
	case reflect.Slice:
		b.list(v)
	case reflect.Struct:
		b.fields(v)
	}
}

func (b *binder) fields(v reflect.Value) {
	if v.Kind() != reflect.Struct {
		return
	}
	for _, i := range fieldsOf(v.Type()) {
		b.value(v.Field(i))
	}
}

// nodeFields are the fields of each kind of node that have expressions or
// statements below them: names that stand for themselves have none, and the
// lists of variables repeat what is in the statements.
var nodeFields sync.Map

func fieldsOf(t reflect.Type) []int {
	if known, ok := nodeFields.Load(t); ok {
		return known.([]int)
	}
	list := []int{}
	for i := range t.NumField() {
		f := t.Field(i)
		kind := f.Type
		if kind.Kind() == reflect.Pointer || kind.Kind() == reflect.Slice {
			kind = kind.Elem()
		}
		switch {
		case f.Name == "DeclarationList" || kind == reflect.TypeFor[ast.Identifier]() || kind == reflect.TypeFor[ast.PrivateIdentifier]():
		case f.Type.Kind() == reflect.Interface && f.Type.NumMethod() == 0: // a literal's value
		case kind.Kind() == reflect.Interface, kind.Kind() == reflect.Pointer, kind.Kind() == reflect.Struct:
			list = append(list, i)
		}
	}
	nodeFields.Store(t, list)
	return list
}
