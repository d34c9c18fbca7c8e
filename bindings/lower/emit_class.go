package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
)

// A class becomes a call that makes it:
//
//	class A extends B {            __uv.klass("A",B,function(class_$1){var A=class_$1;
//	  constructor() { super(); }   __uv.body(class_$1,function A() { (this_$=super_$()); });
//	  m() { super.m(); }           __uv.member(class_$1,0,"m",function m() { __uv.up(class_$1.prototype,"m",this).call(this); });
//	  x = 1                        __uv.field(class_$1,0,"x",function(){return(1)});
//	}                              })
//
// The functions of __uv that it calls are the engine's own. A class without
// extends passes __uv itself. The constructor of a derived class has what super
// calls for its this.

// What the second argument of member and field says.
const (
	ofPrototype = iota
	ofClass
	getter = 2 // getter and setter are added to these
	setter = 4
)

func (e *emitter) classDeclaration(n *ast.ClassLiteral) {
	s, special := e.specialAt(n.Name)
	out := e.nameOut(n.Name)
	e.before()
	if special && s.b != nil {
		e.hoistDeclared(n.Name)
	}
	if !special || strings.IndexByte(out, '.') < 0 && s.b.scope.env != out {
		e.write("var ")
	}
	e.write(out + "=")
	e.class(n)
	e.after()
	if flag := e.flagOut(n.Name); flag != "" {
		e.write(";" + flag + "=1")
	}
	e.write(";")
}

func (e *emitter) class(n *ast.ClassLiteral) {
	c, fn := e.classes[n], e.fns[n]
	name := fn.hint
	if n.Name != nil {
		name = n.Name.Name.String()
	}
	e.before()
	e.write("__uv.klass(" + plainQuote(name) + ",")
	e.drop(tokName)
	if n.Name != nil {
		e.dropTo(e.i+1, 0)
	}
	if n.SuperClass != nil {
		e.drop(tokName)
		_, sequence := n.SuperClass.(*ast.SequenceExpression)
		if sequence {
			e.write("(")
		}
		e.expr(n.SuperClass)
		e.after()
		if sequence {
			e.write(")")
		}
	} else {
		e.write("__uv")
	}
	e.write(",function(" + c.self + "){")
	e.push(fn)
	if n.Name != nil {
		e.write("var " + name + "=" + c.self + ";")
	}
	for _, name := range c.order {
		e.write("var " + c.private[name] + "=__uv.priv(" + plainQuote(name) + ");")
	}
	e.drop('{')
	for _, el := range n.Body {
		for e.kind() == ';' {
			e.drop(';')
		}
		used := e.frame.used
		e.classElement(c, el)
		e.frame.used = used
	}
	for e.kind() == ';' {
		e.drop(';')
	}
	e.drop('}')
	e.pop()
	e.write("})")
}

// classElement writes one member as a statement.
func (e *emitter) classElement(c *class, el ast.ClassElement) {
	e.before()
	switch el := el.(type) {
	case *ast.MethodDefinition:
		e.classMethod(c, el)
	case *ast.FieldDefinition:
		where := ofPrototype
		if el.Static {
			where = ofClass
			e.drop(tokName)
		}
		e.write("__uv.field(" + c.self + "," + itoa(where) + ",")
		e.classKey(el.Key, el.Computed)
		if el.Initializer != nil {
			e.write(",")
			e.drop('=')
			e.write("function(){")
			e.push(e.fns[el])
			e.write("return(")
			e.expr(el.Initializer)
			e.after()
			e.write(")")
			e.pop()
			e.write("}")
		}
		e.write(");")
	case *ast.ClassStaticBlock:
		e.write("__uv.field(" + c.self + ",1,null,function(){")
		e.push(e.fns[el])
		e.drop(tokName)
		e.drop('{')
		e.statementList(el.Block.List)
		e.after()
		e.pop()
		e.skip('}')
		e.after()
		e.write(");")
	}
}

func (e *emitter) classMethod(c *class, el *ast.MethodDefinition) {
	f := el.Body
	fn := e.fns[f]
	where := ofPrototype
	if el.Static {
		where = ofClass
		e.drop(tokName)
	}
	switch el.Kind {
	case ast.PropertyKindGet:
		where += getter
		e.drop(tokName)
	case ast.PropertyKindSet:
		where += setter
		e.drop(tokName)
	}
	e.methodWords(f)
	if fn.constructs {
		e.write("__uv.body(" + c.self + ",")
		e.dropTo(e.i+1, 0)
	} else {
		e.write("__uv.member(" + c.self + "," + itoa(where) + ",")
		e.classKey(el.Key, el.Computed)
		e.write(",")
	}
	e.write("function")
	if name := fn.safeName(); name != "" && name[0] != '#' {
		e.write(" " + name)
	}
	e.functionRest(fn, f.ParameterList, f.Body)
	e.after()
	e.write(");")
}

// classKey writes the key of a member as an expression.
func (e *emitter) classKey(key ast.Expression, computed bool) {
	if computed {
		e.drop('[')
		e.before()
		e.expr(key)
		e.after()
		e.drop(']')
		return
	}
	if e.kind() == '#' {
		name := "#" + e.text(e.toks[e.i+1])
		e.dropTo(e.i+2, 0)
		e.write(e.privateOut(name))
		return
	}
	_, literal := e.dropKey()
	e.write(literal)
}

// superThis is the this of a method that mentions super: its text, and what
// super.name is looked up above of.
func (e *emitter) superThis(n ast.Expression) (this, home string) {
	this = "this"
	if s, ok := e.special[e.at(memberLeft(n).Idx0())]; ok {
		this = s.out
	}
	f := e.frame.fn
	for f.arrow {
		f = f.up
	}
	home = f.class.self
	if !f.static {
		home += ".prototype"
	}
	return this, home
}

// superMember writes super.name or super[key] as a value.
func (e *emitter) superMember(n ast.Expression) (this string) {
	this, home := e.superThis(n)
	e.before()
	e.write("__uv.up(" + home + ",")
	e.superKey(n)
	e.write("," + this + ")")
	return this
}

// superKey writes the key behind super, without super.
func (e *emitter) superKey(n ast.Expression) {
	e.drop(tokName)
	switch n := n.(type) {
	case *ast.DotExpression:
		e.drop('.')
		e.dropTo(e.i+1, 0)
		e.write(plainQuote(n.Identifier.Name.String()))
	case *ast.BracketExpression:
		e.drop('[')
		e.before()
		e.write("(")
		e.expr(n.Member)
		e.after()
		e.write(")")
		e.drop(']')
	}
}

// superTarget writes super.name where something is assigned to it: a property
// of this.
func (e *emitter) superTarget(n ast.Expression) {
	this, _ := e.superThis(n)
	e.before()
	e.write(this + "[")
	e.superKey(n)
	e.write("]")
}

func isSuper(n ast.Expression) bool {
	_, ok := memberLeft(n).(*ast.SuperExpression)
	return ok
}

// superCall writes a call of super(…), or of a member of super.
func (e *emitter) superCall(n *ast.CallExpression) bool {
	if isSuper(n.Callee) {
		e.applyTo(n, e.superMember(n.Callee))
		return true
	}
	if _, ok := n.Callee.(*ast.SuperExpression); !ok {
		return false
	}
	e.before()
	e.write("(this" + e.mark() + "=super" + e.mark())
	e.drop(tokName)
	if hasSpread(n.ArgumentList) {
		e.applyTo(n, "void 0")
	} else {
		e.arguments(n.ArgumentList)
	}
	e.after()
	e.write(")")
	return true
}

// privateOut is the variable of a #name where the output stands.
func (e *emitter) privateOut(name string) string {
	for f := e.frame; f != nil; f = f.up {
		if c := f.fn.inClass; c != nil {
			for ; c != nil; c = c.up {
				if out := c.private[name]; out != "" {
					return out
				}
			}
			break
		}
	}
	panic(internalError("private name"))
}

// privateLeft writes the object of object.#name as the first argument of a
// helper, and gives text for it that may be used again, and the name.
func (e *emitter) privateLeft(n *ast.PrivateDotExpression) (object, name string) {
	object = e.simpleText(n.Left)
	if object != "" {
		e.expr(n.Left)
	} else {
		object = e.temp()
		e.write(object + "=")
		e.expr(n.Left)
	}
	e.after()
	name = e.privateOut("#" + n.Identifier.Name.String())
	e.write("," + name)
	e.drop('.')
	e.drop('#')
	e.dropTo(e.i+1, 0)
	return object, name
}

// privateMember writes object.#name as a value.
func (e *emitter) privateMember(n *ast.PrivateDotExpression) (object string) {
	e.before()
	e.write("__uv.pget(")
	object, _ = e.privateLeft(n)
	e.write(")")
	return object
}

// privateAssign writes an assignment to object.#name.
func (e *emitter) privateAssign(n *ast.AssignExpression, left *ast.PrivateDotExpression) {
	e.before()
	op := strings.TrimSuffix(n.Operator.String(), "=")
	if op == "" {
		e.write("__uv.pset(")
		e.privateLeft(left)
		e.write(",")
		e.drop(e.kind())
		e.expr(n.Right)
		e.after()
		e.write(")")
		return
	}
	value := e.temp()
	e.write("((" + value + "=__uv.pget(")
	object, name := e.privateLeft(left)
	e.write("))")
	set := ",__uv.pset(" + object + "," + name + ","
	end := "))"
	switch op {
	case "??":
		set = "!=null?" + value + ":__uv.pset(" + object + "," + name + ","
	case "&&", "||":
		set = op + "__uv.pset(" + object + "," + name + ","
	case "**":
		set += "__uv.pow(" + value + ","
		end = ")))"
	default:
		set += value + op + "("
		end = ")))"
	}
	e.write(set)
	e.drop(e.kind())
	e.expr(n.Right)
	e.after()
	e.write(end)
}

// privateUpdate writes ++ or -- of object.#name.
func (e *emitter) privateUpdate(n *ast.UnaryExpression, left *ast.PrivateDotExpression) {
	e.before()
	value := e.temp()
	op := "+1"
	if n.Operator.String() == "--" {
		op = "-1"
	}
	if !n.Postfix {
		e.drop(tokOp)
	}
	e.write("(" + value + "=+__uv.pget(")
	object, name := e.privateLeft(left)
	e.write("),__uv.pset(" + object + "," + name + "," + value + op + ")")
	if n.Postfix {
		e.drop(tokOp)
		e.write("," + value)
	}
	e.write(")")
}

// privateIn writes #name in object.
func (e *emitter) privateIn(n *ast.BinaryExpression, id *ast.PrivateIdentifier) {
	e.before()
	e.write("__uv.phas(" + e.privateOut("#"+id.Name.String()))
	e.drop('#')
	e.dropTo(e.i+1, 0)
	e.write(",")
	e.drop(tokName)
	e.expr(n.Right)
	e.after()
	e.write(")")
}
