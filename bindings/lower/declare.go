package lower

import (
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/token"
)

// bindingTarget declares the names of a declaration or parameter, and walks
// the expressions inside its patterns.
func (l *lowerer) bindingTarget(n ast.Expression, kind bindingKind) {
	switch n := n.(type) {
	case nil:
	case *ast.Identifier:
		l.declare(n.Name.String(), l.at(n.Idx), kind)
		l.spelling(n)
	case *ast.ObjectPattern:
		l.dirty = true
		for _, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				l.bindingTarget(&p.Name, kind)
				l.named(p.Initializer, p.Name.Name.String())
			case *ast.PropertyKeyed:
				l.key(p)
				l.bindingTarget(p.Value, kind)
			}
		}
		if n.Rest != nil {
			l.bindingTarget(n.Rest, kind)
		}
	case *ast.ArrayPattern:
		l.dirty = true
		for k, item := range n.Elements {
			if item != nil {
				item = l.unwrapPatch(item)
				n.Elements[k] = item
				l.bindingTarget(item, kind)
			}
		}
		if n.Rest != nil {
			l.bindingTarget(n.Rest, kind)
		}
	case *ast.AssignExpression:
		wrap := l.wrapNested(n.Left, n.Right)
		l.inWrap += wrap
		l.bindingTarget(n.Left, kind)
		l.inWrap -= wrap
		l.named(n.Right, nameOf(n.Left))
	default:
		l.failAt(l.at(n.Idx0()), l.at(n.Idx1()), "Invalid destructuring assignment target")
	}
}

// named walks n, the default of something called name.
func (l *lowerer) named(n ast.Expression, name string) {
	switch n := n.(type) {
	case nil:
	case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
		l.functionExpr(n, name)
	case *ast.ClassLiteral:
		l.class(n, name)
	default:
		l.expr(n)
	}
}

func nameOf(n ast.Expression) string {
	if id, ok := n.(*ast.Identifier); ok {
		return id.Name.String()
	}
	return ""
}

// declare makes name known in the scope its kind belongs to.
func (l *lowerer) declare(name string, pos int, kind bindingKind) *binding {
	l.checkBindingName(name, pos, kind)
	b := &binding{name: name, kind: kind, pos: pos}
	switch kind {
	case bindVar:
		return l.declareVar(b)
	case bindLet, bindConst:
		b.dead = true
		b.ready = never
		if name == "let" {
			l.failWord(pos, "let is disallowed as a lexically bound name")
		}
	}
	s := l.sc
	s.cancelAnnex(name)
	if old := s.names[name]; old != nil {
		switch {
		case old.kind == bindParam && kind == bindParam:
			return old
		case old.kind == bindBlockFunction && kind == bindBlockFunction && !l.fn.strict:
			return old
		default:
			l.failRedeclared(name, pos)
		}
	}
	if s.vars[name] {
		l.failRedeclared(name, pos)
	}
	l.add(s, b)
	if b.dead && s.kind == scopeFunction && l.fn.body > 0 {
		b.inBody = usedByParams(s, name, false)
	}
	if kind != bindParam && kind != bindCatch {
		s.order = append(s.order, b)
	}
	return b
}

func (l *lowerer) add(s *scope, b *binding) {
	b.scope = s
	b.out = b.name
	if s.names == nil {
		s.names = map[string]*binding{}
	}
	s.names[b.name] = b
}

// declareVar declares a var or a function of the function level. The scopes it
// hoists through must not hold the name as their own.
func (l *lowerer) declareVar(b *binding) *binding {
	s := l.sc
	for ; s.kind != scopeFunction; s = s.up {
		if old := s.names[b.name]; old != nil && old.kind != bindCatch {
			l.failRedeclared(b.name, b.pos)
		}
		if s.vars == nil {
			s.vars = map[string]bool{}
		}
		s.vars[b.name] = true
	}
	old := s.names[b.name]
	switch {
	case old == nil:
		l.add(s, b)
		if l.fn.body > 0 && usedByParams(s, b.name, false) {
			b.inBody = true
			s.order = append(s.order, b)
		}
		return b
	case old.kind == bindLet || old.kind == bindConst:
		l.failRedeclared(b.name, b.pos)
	case old.implied:
		old.implied = false
		return old
	case old.inBody:
		old.again = append(old.again, b.pos)
		return old
	case old.kind == bindParam && b.kind == bindVar && l.fn.body > 0 && usedByParams(s, b.name, true):
		// A closure among the parameters goes on seeing the parameter.
		if old.split == nil {
			b.scope = s
			b.inBody = true
			old.split = b
			s.order = append(s.order, b)
		} else {
			old.split.again = append(old.split.again, b.pos)
		}
		return old.split
	case b.kind == bindFunction && old.kind == bindVar:
		old.kind = bindFunction
	}
	return old
}

// usedByParams reports whether the parameter list of s, which is still open,
// mentions name; captured asks for a mention in a function.
func usedByParams(s *scope, name string, captured bool) bool {
	for _, r := range s.refs {
		if r.name == name && r.pos < s.fn.body && (!captured || r.fn != s.fn) {
			return true
		}
	}
	return false
}

func (l *lowerer) functionDeclaration(s *ast.FunctionDeclaration) {
	f := s.Function
	if f.Name == nil {
		l.failWord(l.at(f.Function), "Function statements require a function name")
	}
	name, pos := f.Name.Name.String(), l.at(f.Name.Idx)
	l.spelling(f.Name)
	l.checkBindingName(name, pos, bindFunction)
	l.redeclared = l.at(f.Function)
	var b *binding
	if l.sc.kind == scopeFunction {
		b = l.declareVar(&binding{name: name, kind: bindFunction, pos: pos})
	} else {
		b = l.declareBlockFunction(name, pos)
	}
	l.redeclared = -1
	fn := l.function(f, f.ParameterList, f.Body, nil)
	fn.runs = never
	fn.declared = b
	if b.fn == nil {
		b.fn = fn
	}
}

// declareBlockFunction declares a function inside a block. In sloppy code it is
// a var of the function as well, unless a let stands in between.
func (l *lowerer) declareBlockFunction(name string, pos int) *binding {
	l.dirty = true
	b := l.declare(name, pos, bindBlockFunction)
	if b.pos != pos { // the second of that name in this block
		b.again = append(b.again, pos)
		b.early = true
		return b
	}
	if l.fn.strict {
		return b
	}
	s := l.sc.up
	hidden := false // the var, by the parameter of a catch clause
	for ; s.kind != scopeFunction; s = s.up {
		if old := s.names[name]; old != nil && old.kind == bindCatch {
			hidden = true
		} else if old != nil && old.kind != bindBlockFunction {
			return b
		}
	}
	old := s.names[name]
	if old == nil && l.fn.body > 0 && usedByParams(s, name, false) {
		return b // a var the parameters do not see; seeing none is as near as it gets
	}
	if old == nil {
		old = &binding{name: name, kind: bindVar, pos: pos, implied: true}
		l.add(s, old)
	}
	if old.kind == bindVar || old.kind == bindFunction {
		b.annex, b.hidden = old, hidden
		old.blocks = append(old.blocks, b)
		for s := l.sc.up; s != nil; s = s.up {
			if s.annexed == nil {
				s.annexed = map[string][]*binding{}
			}
			s.annexed[name] = append(s.annexed[name], b)
			if s.kind == scopeFunction {
				break
			}
		}
	}
	return b
}

// cancelAnnex keeps block functions inside s from being vars: s declares their
// name itself.
func (s *scope) cancelAnnex(name string) {
	for _, b := range s.annexed[name] {
		v := b.annex
		if v == nil {
			continue
		}
		b.annex = nil
		for i, other := range v.blocks {
			if other == b {
				v.blocks = append(v.blocks[:i:i], v.blocks[i+1:]...)
				break
			}
		}
		if v.implied && len(v.blocks) == 0 && v.scope.names[name] == v {
			delete(v.scope.names, name)
		}
	}
	delete(s.annexed, name)
}

// refer notes a mention of name.
func (l *lowerer) refer(name string, pos int, write bool) {
	if name == "arguments" && l.fn.borrows(l) {
		if f := l.outerFunction(); f != nil {
			f.args, f.usesArgs = true, true
			l.setSpecial(pos, special{out: "args" + l.mark()})
			return
		}
	}
	if name == "arguments" {
		l.fn.usesArgs = true
	}
	l.sc.refs = append(l.sc.refs, ref{name: name, pos: pos, fn: l.fn, write: write})
}

// outerFunction is the nearest function with a this of its own.
func (l *lowerer) outerFunction() *function {
	f := l.fn
	for f.arrow {
		f = f.up
	}
	return f
}

// spelling makes a name that otto would not read as written be written again.
func (l *lowerer) spelling(n *ast.Identifier) {
	pos := l.at(n.Idx)
	name := n.Name.String()
	if pos+len(name) > len(l.src) || l.src[pos:pos+len(name)] != name {
		l.dirty = true
	}
}

// assignTarget walks the left side of an assignment.
func (l *lowerer) assignTarget(n ast.Expression) {
	switch n := n.(type) {
	case nil:
	case *ast.Identifier:
		name := n.Name.String()
		l.checkAssigned(name, l.at(n.Idx))
		l.refer(name, l.at(n.Idx), true)
		l.spelling(n)
	case *ast.ObjectPattern:
		l.dirty = true
		for _, p := range n.Properties {
			switch p := p.(type) {
			case *ast.PropertyShort:
				l.assignTarget(&p.Name)
				l.named(p.Initializer, p.Name.Name.String())
			case *ast.PropertyKeyed:
				l.key(p)
				l.assignTarget(p.Value)
			}
		}
		switch n.Rest.(type) {
		case nil, *ast.Identifier, *ast.DotExpression, *ast.BracketExpression:
		default:
			l.failAt(l.at(n.Rest.Idx0()), l.at(n.Rest.Idx1()), "`...` must be followed by an assignable reference in assignment contexts")
		}
		l.assignTarget(n.Rest)
	case *ast.ArrayPattern:
		l.dirty = true
		for _, item := range n.Elements {
			l.assignTarget(item)
		}
		l.assignTarget(n.Rest)
	case *ast.AssignExpression:
		if n.Operator != token.ASSIGN {
			l.failAt(l.at(n.Idx0()), l.at(n.Idx1()), "Invalid destructuring assignment target")
		}
		wrap := l.wrapNested(n.Left, n.Right)
		l.inWrap += wrap
		l.assignTarget(n.Left)
		l.inWrap -= wrap
		l.named(n.Right, nameOf(n.Left))
	default:
		l.expr(n)
	}
}

// key walks the key of a property.
func (l *lowerer) key(p *ast.PropertyKeyed) {
	if p.Computed {
		l.dirty = true
		l.expr(p.Key)
		return
	}
	switch k := p.Key.(type) {
	case *ast.StringLiteral:
		if keyNeedsQuotes(l.src, l.at(k.Idx), k) {
			l.dirty = true
		}
	case *ast.NumberLiteral:
		l.numberLiteral(k)
		if numberKeyNeedsRewrite(k) {
			l.dirty = true
		}
	case *ast.PrivateIdentifier:
		l.failWord(l.at(k.Idx), "Unexpected identifier '#"+k.Name.String()+"'")
	}
}
