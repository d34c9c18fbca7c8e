package v8

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// known gives objects their numbers, and finds them again: the first few by
// looking at each, more of them by a Map of the engine's.
type known struct {
	e     *env.Env
	list  []engine.Value // all of them where there is no Map
	table engine.Value
	count int
}

const few = 16

// find gives the number of v. One that is new gets the next.
func (k *known) find(v engine.Value) (number int, found bool, err error) {
	for i, x := range k.list {
		if k.e.Engine.Same(x, v) {
			return i, true, nil
		}
	}
	get, set := lang.Intrinsic(k.e, "Map", "get"), lang.Intrinsic(k.e, "Map", "set")
	if len(k.list) < few || get == nil {
		k.list = append(k.list, v)
		k.count++
		return k.count - 1, false, nil
	}
	eng := k.e.Engine
	if k.table == nil {
		if k.table, err = eng.Construct(lang.Global(k.e, "Map")); err != nil {
			return 0, false, err
		}
	}
	n, err := eng.Call(get, k.table, v)
	if err != nil {
		return 0, false, err
	}
	if eng.TypeOf(n) == engine.Number {
		number, err = k.e.Int(n)
		return number, true, err
	}
	_, err = eng.Call(set, k.table, v, eng.Number(float64(k.count)))
	k.count++
	return k.count - 1, false, err
}
