package otto

import "github.com/robertkrimen/otto"

// privateName is a #name of one evaluation of a class. What it names hangs on
// objects out of every other's sight.
type privateName struct{ name string }

type privateKind uint8

const (
	privateField privateKind = iota
	privateMethod
	privateAccessor
)

type privateSlot struct {
	kind     privateKind
	value    otto.Value
	get, set *object
}

// withPrivate adds a method or half of an accessor to the front of list:
// objects have these before any field is made.
func withPrivate(list []field, p *privateName, f *object, half int) []field {
	if half == 0 {
		return insertPrivate(list, field{private: p, slot: privateSlot{kind: privateMethod, value: f.asValue()}})
	}
	at := -1
	for i := range list {
		if list[i].private == p {
			at = i
		}
	}
	if at < 0 {
		list = insertPrivate(list, field{private: p, slot: privateSlot{kind: privateAccessor}})
		at = 0
	}
	if half == 1 {
		list[at].slot.get = f
	} else {
		list[at].slot.set = f
	}
	return list
}

func insertPrivate(list []field, f field) []field { return append([]field{f}, list...) }

// privateOf is the private name that v stands for, nil if it is none.
func privateOf(v otto.Value) *privateName {
	o := objectOf(v)
	if o == nil {
		return nil
	}
	p, _ := o.value.(*privateName)
	return p
}

// helperPrivate is priv("#name").
func (e *Engine) helperPrivate(c otto.FunctionCall) otto.Value {
	o := e.newObject(nil)
	o.value = &privateName{valueString(c.Argument(0))}
	return o.asValue()
}

// slot is where v has what p names, nil if it does not.
func (p *privateName) slot(v otto.Value) *privateSlot {
	if o := objectOf(v); o != nil {
		if h := o.hidden(); h != nil {
			return h.private[p]
		}
	}
	return nil
}

// helperPrivateGet is pget(object, name).
func (e *Engine) helperPrivateGet(c otto.FunctionCall) otto.Value {
	p := privateOf(c.Argument(1))
	s := p.slot(c.Argument(0))
	switch {
	case s == nil:
		e.throwBuiltin("TypeError", "Cannot read private member "+p.name+" from an object whose class did not declare it")
	case s.kind == privateAccessor && s.get == nil:
		e.throwBuiltin("TypeError", "'"+p.name+"' was defined without a getter")
	case s.kind == privateAccessor:
		return s.get.invoke(c.Argument(0))
	}
	return s.value
}

// helperPrivateSet is pset(object, name, value).
func (e *Engine) helperPrivateSet(c otto.FunctionCall) otto.Value {
	p, v := privateOf(c.Argument(1)), c.Argument(2)
	s := p.slot(c.Argument(0))
	switch {
	case s == nil:
		e.throwBuiltin("TypeError", "Cannot write private member "+p.name+" to an object whose class did not declare it")
	case s.kind == privateMethod:
		e.throwBuiltin("TypeError", "Private method '"+p.name+"' is not writable")
	case s.kind == privateAccessor && s.set == nil:
		e.throwBuiltin("TypeError", "'"+p.name+"' was defined without a setter")
	case s.kind == privateAccessor:
		s.set.invoke(c.Argument(0), v)
	default:
		s.value = v
	}
	return v
}

// helperPrivateHas is phas(name, object): #name in object.
func (e *Engine) helperPrivateHas(c otto.FunctionCall) otto.Value {
	p := privateOf(c.Argument(0))
	if objectOf(c.Argument(1)) == nil {
		e.throwBuiltin("TypeError", "Cannot use 'in' operator to search for '"+p.name+"' in "+valueString(c.Argument(1)))
	}
	return boolean(p.slot(c.Argument(1)) != nil)
}
