package goja

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
)

// private is a private name that a class declares, and the class.
type private struct {
	from, to       int // of the class
	class, name    string
	static, method bool
}

// notePrivates remembers what private names a class has.
func (u *unit) notePrivates(n *ast.ClassLiteral) {
	of := private{from: u.at(n.Idx0()), to: u.at(n.Idx1())}
	if n.Name != nil {
		of.class = n.Name.Name.String()
	}
	for _, element := range n.Body {
		p := of
		var key ast.Expression
		switch m := element.(type) {
		case *ast.MethodDefinition:
			key, p.static, p.method = m.Key, m.Static, true
		case *ast.FieldDefinition:
			key, p.static = m.Key, m.Static
		}
		if id, ok := key.(*ast.PrivateIdentifier); ok {
			p.name = id.Name.String()
			u.privates = append(u.privates, p)
		}
	}
}

// privateAt is what a private name means at a place: what the innermost class
// around it has declared.
func (u *unit) privateAt(place int, name string) (found private) {
	for _, p := range u.privates {
		if p.name == name && p.from <= place && place < p.to {
			found = p
		}
	}
	return found
}

// receiver is what V8 wants of an object whose private method is asked for.
func (p private) receiver() string {
	switch {
	case p.static && p.class == "":
		return "Receiver must be class ."
	case p.static:
		return "Receiver must be class " + p.class
	case p.class == "":
		return "Receiver must be an instance of class anonymous"
	}
	return "Receiver must be an instance of class " + p.class
}

// privateMessage is about an instruction that has to do with a private name; ""
// if this one has not.
func (e *Engine) privateMessage(op, name, message string, u *unit, at int) string {
	var base goja.Value
	verb, to := "read", "from"
	switch {
	case strings.HasPrefix(op, "privateIn"):
		return "Cannot use 'in' operator to search for '#" + name + "' in " + brief(e.machine.operand(1))
	case strings.HasPrefix(op, "getPrivate"):
		base = e.machine.operand(1)
	case strings.HasPrefix(op, "setPrivate"):
		base, verb, to = e.machine.operand(2), "write", "to"
	default:
		return ""
	}
	var p private
	if u != nil {
		p = u.privateAt(at, name)
	}
	switch {
	case strings.HasPrefix(message, "Cannot assign to read only property"):
		return "'#" + name + "' was defined without a setter"
	case strings.HasPrefix(message, "Private method"), strings.Contains(message, "was defined without"):
		return ""
	case isNullish(base) && p.method && !p.static:
		return "Cannot read properties of " + brief(base) + " (reading '" + p.class + "')"
	case isNullish(base) && p.method:
		return p.receiver()
	case isNullish(base) && verb == "read":
		return "Cannot read properties of " + brief(base) + " (reading '#" + name + "')"
	case isNullish(base):
		return "Cannot set properties of " + brief(base) + " (setting '#" + name + "')"
	case p.method:
		return p.receiver()
	}
	return "Cannot " + verb + " private member #" + name + " " + to + " an object whose class did not declare it"
}

// superclass is a value as V8 writes it behind "Class extends value".
func superclass(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		if _, callable := goja.AssertFunction(o); callable {
			return o.String()
		}
		if o.ClassName() == "Array" {
			return "[object Array]"
		}
	}
	return brief(v)
}

// superMessage is about a class whose superclass, set later or null, cannot
// construct.
func superMessage(class *goja.Object) string {
	above := "null"
	if p := class.Prototype(); p != nil {
		if _, callable := goja.AssertFunction(p); !callable {
			above = brief(p)
		} else if name, ok := p.Get("name").(goja.String); ok && name.Length() > 0 {
			above = name.String()
		}
	}
	of := "anonymous class"
	if name, ok := class.Get("name").(goja.String); ok && name.Length() > 0 {
		of = name.String()
	}
	return "Super constructor " + above + " of " + of + " is not a constructor"
}
