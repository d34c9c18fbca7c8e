package lower

import (
	"strings"

	"github.com/dop251/goja/ast"
)

// A class is one class of the source. What is between its braces becomes the
// body of a function, in which self is the class.
type class struct {
	up      *class
	derived bool
	self    string
	private map[string]string // names in the output, by #name
	order   []string          // of the private names
}

// classDeclaration declares the name, which has its value behind the class.
func (l *lowerer) classDeclaration(s *ast.ClassDeclaration) {
	n := s.Class
	names := len(l.sc.order)
	l.declare(n.Name.Name.String(), l.at(n.Name.Idx), bindLet)
	l.spelling(n.Name)
	b := l.sc.order[names]
	l.class(n, "")
	b.ready = l.at(n.RightBrace)
}

// class walks a class. hint is what one without a name is called.
func (l *lowerer) class(n *ast.ClassLiteral, hint string) {
	l.dirty = true
	strict := l.fn.strict
	l.fn.strict = true
	l.optional(n.SuperClass)
	l.fn.strict = strict
	c := &class{up: l.in, derived: n.SuperClass != nil, self: l.fresh("class"), private: map[string]string{}}
	if l.classes == nil {
		l.classes = map[*ast.ClassLiteral]*class{}
	}
	l.classes[n] = c
	l.in = c
	constructors := 0
	for _, el := range n.Body {
		l.declarePrivate(c, el)
		if isConstructor(el) {
			if constructors++; constructors > 1 {
				l.failWord(l.at(el.Idx0()), "A class may only have one constructor")
			}
		}
	}
	// An arrow: its this is that of the code around.
	l.functionOf(n, func(f *function) { f.arrow, f.strict, f.hint = true, true, hint }, func(f *function) {
		if n.Name != nil {
			l.checkBindingName(n.Name.Name.String(), l.at(n.Name.Idx), bindVar)
			l.add(f.scope, &binding{name: n.Name.Name.String(), kind: bindVar, pos: l.at(n.Name.Idx)})
		}
		f.body = l.at(n.Class)
		for _, el := range n.Body {
			l.element(c, el)
		}
	})
	l.in = c.up
}

// functionOf walks what becomes a function in the output: set tells what kind,
// walk goes through its body.
func (l *lowerer) functionOf(n ast.Node, set, walk func(*function)) *function {
	f := &function{up: l.fn, pos: l.at(n.Idx0()), strict: l.fn.strict, inClass: l.in}
	f.runs = f.pos
	set(f)
	if l.fns == nil {
		l.fns = map[ast.Node]*function{}
	}
	l.fns[n] = f
	l.fn.inside = append(l.fn.inside, f)
	labels, inWrap := l.labels, l.inWrap
	l.labels, l.inWrap = nil, 0
	l.fn = f
	f.scope = l.openScope(scopeFunction)
	walk(f)
	l.closeFunction()
	l.labels, l.inWrap = labels, inWrap
	return f
}

func keyOf(el ast.ClassElement) (key ast.Expression, computed bool) {
	switch el := el.(type) {
	case *ast.MethodDefinition:
		return el.Key, el.Computed
	case *ast.FieldDefinition:
		return el.Key, el.Computed
	}
	return nil, false
}

// isConstructor tells the constructor among the members.
func isConstructor(el ast.ClassElement) bool {
	m, ok := el.(*ast.MethodDefinition)
	if !ok || m.Static || m.Computed || m.Kind != ast.PropertyKindMethod {
		return false
	}
	key, ok := m.Key.(*ast.StringLiteral)
	return ok && key.Value == "constructor"
}

func (l *lowerer) declarePrivate(c *class, el ast.ClassElement) {
	key, _ := keyOf(el)
	id, ok := key.(*ast.PrivateIdentifier)
	if !ok || c.private["#"+id.Name.String()] != "" {
		return // the other half of an accessor; goja has refused all else
	}
	name := "#" + id.Name.String()
	c.private[name] = l.fresh(id.Name.String())
	c.order = append(c.order, name)
}

func (l *lowerer) element(c *class, el ast.ClassElement) {
	key, computed := keyOf(el)
	name := ""
	switch k := key.(type) {
	case *ast.StringLiteral:
		if !computed {
			name = k.Value.String()
		}
	case *ast.PrivateIdentifier:
		name = "#" + k.Name.String()
	}
	if computed {
		l.expr(key)
	}
	switch el := el.(type) {
	case *ast.MethodDefinition:
		f := el.Body
		l.function(f, f.ParameterList, f.Body, func(fn *function) {
			fn.class, fn.static = c, el.Static
			fn.constructs = isConstructor(el)
			if el.Kind == ast.PropertyKindMethod && !fn.constructs {
				fn.hint = name
			}
		})
	case *ast.FieldDefinition:
		if el.Initializer != nil {
			l.functionOf(el, func(fn *function) { fn.class, fn.static = c, el.Static }, func(fn *function) {
				fn.body = fn.pos
				l.named(el.Initializer, name)
			})
		}
	case *ast.ClassStaticBlock:
		l.functionOf(el, func(fn *function) { fn.class, fn.static = c, true }, func(fn *function) {
			fn.body = fn.pos
			l.statements(el.Block.List)
		})
	}
}

// superMember walks super.name and super[key].
func (l *lowerer) superMember(n *ast.SuperExpression) {
	f := l.outerFunction()
	if f.class == nil {
		l.failWord(l.at(n.Idx), "'super' keyword unexpected here")
	}
	l.useThis(f, l.at(n.Idx))
}

// superCall walks super(…).
func (l *lowerer) superCall(n *ast.SuperExpression) {
	f := l.outerFunction()
	if !f.constructs || !f.class.derived {
		l.failWord(l.at(n.Idx), "'super' keyword unexpected here")
	}
}

// useThis notes that the this of f, which is around, is mentioned at pos.
func (l *lowerer) useThis(f *function, pos int) {
	switch {
	case f.derivedConstructor():
		l.setSpecial(pos, special{out: "(this" + l.mark() + "||__uv.unborn())"})
	case l.fn.borrows(l):
		f.this = true
		l.setSpecial(pos, special{out: "this" + l.mark()})
	}
}

// borrows reports whether what is written inside f stands in a function of its
// own, which has to take this and arguments from the one around.
func (f *function) borrows(l *lowerer) bool { return f.arrow || l.inWrap > 0 || f.resumes != "" }

func (f *function) derivedConstructor() bool { return f.constructs && f.class.derived }

// privateName checks that a class around has #name.
func (l *lowerer) privateName(n *ast.PrivateIdentifier) {
	name := "#" + n.Name.String()
	for c := l.in; c != nil; c = c.up {
		if c.private[name] != "" {
			return
		}
	}
	before := len(strings.TrimRight(l.src[:l.at(n.Idx)], " \t\r\n")) // V8 points at what stands before
	l.failAt(before-1, before, "Private field '"+name+"' must be declared in an enclosing class")
}
