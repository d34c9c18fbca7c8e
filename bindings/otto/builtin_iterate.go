package otto

import (
	"github.com/robertkrimen/otto"
)

// Without symbols there is no protocol of iterators. What can be iterated
// here is what a loop of lowered code can run over: arrays and what looks like
// one, strings by code points, maps and sets, and objects with a next method.

// iterate calls each with every element of v.
func (e *Engine) iterate(v otto.Value, each func(otto.Value)) {
	if v.IsString() {
		for _, r := range valueString(v) {
			each(text(string(r)))
		}
		return
	}
	o := objectOf(v)
	if o == nil {
		e.throwBuiltin("TypeError", e.notIterable(v, text("")))
	}
	if c := collectionOf(out(v)); c != nil {
		c.each(func(m *member) { each(e.element(c, m)) })
		return
	}
	if next := objectOf(o.get("next")); next != nil && next.class == "Function" {
		for {
			step := objectOf(next.invoke(v))
			if step == nil {
				e.throwBuiltin("TypeError", "Iterator result is not an object")
			}
			if valueBool(step.get("done")) {
				return
			}
			each(step.get("value"))
		}
	}
	if !o.has("length") {
		e.throwBuiltin("TypeError", e.notIterable(v, text("")))
	}
	for i := 0; i < o.length(); i++ {
		each(o.at(i))
	}
}

// elements is iterate into a list.
func (e *Engine) elements(v otto.Value) []otto.Value {
	var list []otto.Value
	e.iterate(v, func(v otto.Value) { list = append(list, v) })
	return list
}

// iteratorClass is the class of our iterators.
const iteratorClass = "Iterator"

// iterator makes an object whose next method gives what next gives, until ok
// is false.
func (e *Engine) iterator(next func() (v otto.Value, ok bool)) otto.Value {
	o := e.newObject(e.rt.global.ObjectPrototype)
	o.class = iteratorClass
	e.defineFunc(o, "next", 0, func(otto.FunctionCall) otto.Value {
		v, ok := next()
		step := e.newObject(e.rt.global.ObjectPrototype)
		step.add("value", v, modeFull)
		step.add("done", boolean(!ok), modeFull)
		return step.asValue()
	})
	return o.asValue()
}
