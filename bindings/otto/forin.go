package otto

import (
	"github.com/robertkrimen/otto"
)

// otto's for-in visits a property once for every object of the chain that has
// it. Instrumented code loops over what forIn gives instead: an object without
// prototype that lists the properties of another as the language asks for.

func (e *Engine) forIn(call otto.FunctionCall) otto.Value {
	v := call.Argument(0)
	if v.IsUndefined() || v.IsNull() {
		return v
	}
	return (&object{
		value:       runtimeToObject(e.rt, v),
		runtime:     e.rt,
		objectClass: inside.forIn,
		class:       "Object",
	}).asValue()
}

// forInClass is a class of objects that can be looped over and nothing else.
func forInClass(c objectClass) *objectClass {
	c.enumerate = func(o *object, _ bool, each func(string) bool) {
		enumerateChain(o.value.(*object), each)
	}
	return &c
}

// enumerateChain calls each with the names of the enumerable properties of o
// and its prototypes. A property hides those of its name further up, even if
// it is not enumerable itself, and one deleted meanwhile is not visited.
func enumerateChain(o *object, each func(string) bool) {
	going := true
	visit := func(p *object, skip map[string]bool) {
		p.objectClass.enumerate(p, false, func(name string) bool {
			if !skip[name] {
				going = each(name)
			}
			return going
		})
	}
	var seen map[string]bool
	for p := o; p != nil && going; p = p.prototype {
		above := p.prototype.firstEnumerable()
		visit(p, seen)
		if above == nil {
			return // most chains end like this
		}
		if seen == nil {
			seen = map[string]bool{}
		}
		p.objectClass.enumerate(p, true, func(name string) bool {
			seen[name] = true
			return true
		})
	}
}

// firstEnumerable is the first of o and its prototypes with a property that
// for-in would visit, or nil.
func (o *object) firstEnumerable() *object {
	for ; o != nil; o = o.prototype {
		found := false
		o.objectClass.enumerate(o, false, func(string) bool {
			found = true
			return false
		})
		if found {
			return o
		}
	}
	return nil
}
