package otto

import (
	"slices"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// A combinator makes one promise of many: Promise.all and its like. What
// happens to an element either decides the promise at once, or is one part of
// the list that decides it when all parts are there.
type combinator struct {
	name                string
	fulfilled, rejected func(e *Engine, v engine.Value) (part otto.Value) // nil decides
	whole               func(e *Engine, parts []otto.Value) (ok bool, v engine.Value)
}

var combinators = []combinator{
	{name: "all", fulfilled: asItIs, whole: inArray},
	{name: "allSettled", fulfilled: outcome("fulfilled", "value"), rejected: outcome("rejected", "reason"), whole: inArray},
	{name: "any", rejected: asItIs, whole: func(e *Engine, parts []otto.Value) (bool, engine.Value) {
		return false, e.newAggregate(parts, "All promises were rejected").asAny()
	}},
	{name: "race"},
}

func asItIs(e *Engine, v engine.Value) otto.Value { return e.in(v) }

func inArray(e *Engine, parts []otto.Value) (bool, engine.Value) { return true, out(e.array(parts...)) }

func outcome(status, name string) func(e *Engine, v engine.Value) otto.Value {
	return func(e *Engine, v engine.Value) otto.Value {
		o := e.newObject(e.rt.global.ObjectPrototype)
		o.add("status", text(status), modeFull)
		o.add(name, e.in(v), modeFull)
		return o.asValue()
	}
}

func (e *Engine) combine(constructor, list engine.Value, how combinator) (engine.Value, error) {
	made, err := e.capabilityOf(constructor)
	if err != nil {
		return nil, err
	}
	if err := e.combineAll(constructor, list, how, made); err != nil {
		reason, err := thrownValue(err)
		if err != nil {
			return nil, err
		}
		return made.value, e.settle(made, false, reason)
	}
	return made.value, nil
}

func (e *Engine) combineAll(constructor, list engine.Value, how combinator, made capability) error {
	resolve, err := e.Get(constructor, "resolve")
	if err != nil {
		return err
	}
	if e.TypeOf(resolve) != engine.Function {
		return e.throwError("TypeError", "Promise resolve or reject function is not callable")
	}
	elements, err := e.elementsOf(list)
	if err != nil {
		return err
	}
	settled := false
	decide := func(ok bool, v engine.Value) error {
		if settled {
			return nil
		}
		settled = true
		return e.settle(made, ok, v)
	}
	parts, left := make([]otto.Value, len(elements)), 1
	done := func() error {
		if left--; left > 0 || how.whole == nil {
			return nil
		}
		return decide(how.whole(e, slices.Clone(parts)))
	}
	for i, element := range elements {
		came := false
		handler := func(ok bool, part func(*Engine, engine.Value) otto.Value) engine.Value {
			return e.NewMethod("", 1, func(c *engine.Call) (engine.Value, error) {
				if part == nil {
					return undefined{}, decide(ok, c.Arg(0))
				}
				if came {
					return undefined{}, nil
				}
				came = true
				parts[i] = part(e, c.Arg(0))
				return undefined{}, done()
			})
		}
		next, err := e.Call(resolve, constructor, out(element))
		if err != nil {
			return err
		}
		left++
		if _, err := e.invokeThen(next, handler(true, how.fulfilled), handler(false, how.rejected)); err != nil {
			return err
		}
	}
	return done()
}

// elementsOf are the elements of what can be iterated.
func (e *Engine) elementsOf(v engine.Value) (list []otto.Value, err error) {
	if err := e.enter(); err != nil {
		return nil, err
	}
	defer e.leave(&err, len(e.list))
	return e.elements(e.in(v)), nil
}
