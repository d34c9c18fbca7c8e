package url

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// part is what an iterator gives of each pair.
type part int

const (
	bothOf part = iota
	nameOf
	valueOf
)

// iterator is the host of what entries, keys and values give.
type iterator struct {
	st   *state
	of   *params
	part part
	next int
}

func (st *state) loadIterator() (err error) {
	e, eng := st.e, st.eng
	st.iteratorPrototype = eng.Hold(eng.NewObject(nil))
	if lang.Symbol(e, "iterator") != nil {
		proto, err := eng.Call(lang.Func(e, "return Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))"), nil)
		if err == nil {
			err = eng.SetProto(st.iteratorPrototype, proto)
		}
		if err != nil {
			return err
		}
	}
	err = e.Functions(st.iteratorPrototype, env.Method{Name: "next", Func: func(c *engine.Call) (engine.Value, error) {
		var it *iterator
		if lang.IsObject(e, c.This) {
			it, _ = eng.Host(c.This).(*iterator)
		}
		if it == nil {
			return nil, webclass.InvalidThis(e, "URLSearchParamsIterator")
		}
		result := eng.NewObject(nil)
		value, ended := c.Undefined, it.next >= len(it.of.list)
		if !ended {
			value = it.at(it.next)
			it.next++
		}
		if err := eng.Set(result, "value", value); err != nil {
			return nil, err
		}
		return result, eng.Set(result, "done", eng.Bool(ended))
	}})
	if err != nil {
		return err
	}
	return webclass.Tag(e, st.iteratorPrototype, "URLSearchParams Iterator")
}

func (st *state) iterate(p *params, part part) engine.Value {
	it := st.eng.NewObject(st.iteratorPrototype)
	st.eng.SetHost(it, &iterator{st: st, of: p, part: part})
	return it
}

func (it *iterator) at(i int) engine.Value {
	eng, x := it.st.eng, it.of.list[i]
	switch it.part {
	case nameOf:
		return eng.String(x.name)
	case valueOf:
		return eng.String(x.value)
	}
	return eng.NewArray(eng.String(x.name), eng.String(x.value))
}

// InspectCustom shows what is still to come.
func (it *iterator) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	var list []string
	for i := it.next; i < len(it.of.list); i++ {
		inner := *o
		inner.Depth = o.Depth - 1
		text, err := in.Inspect(it.at(i), &inner)
		if err != nil {
			return "", err
		}
		list = append(list, text)
	}
	return show("URLSearchParams Iterator", list, o), nil
}
