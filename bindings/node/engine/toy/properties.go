package toy

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func (e *Engine) Get(v engine.Value, key engine.Key) (engine.Value, error) {
	x, name := in(v), fmt.Sprint(key)
	if x.typ <= engine.Null {
		return nil, e.fault("TypeError", "Cannot read properties of "+x.str+" (reading '"+name+"')")
	}
	p := x.find(name)
	if in(p.Get).typ == engine.Function {
		return e.Call(p.Get, v)
	}
	return in(p.Value), nil
}

func (e *Engine) Set(v engine.Value, key engine.Key, to engine.Value) error {
	x, name := in(v), fmt.Sprint(key)
	p := x.find(name)
	if in(p.Set).typ == engine.Function {
		_, err := e.Call(p.Set, v, to)
		return err
	} else if x.object == nil || p.Get != nil || p.Value != nil && !p.Writable {
		return e.fault("TypeError", "Cannot assign to property '"+name+"' of "+x.text())
	} else if x.own(name) == nil {
		p = engine.Property{Writable: true, Enumerable: true, Configurable: true}
	}
	p.Value = to
	return e.Define(v, name, p)
}

func (e *Engine) Define(v engine.Value, key engine.Key, p engine.Property) error {
	x, name := in(v), fmt.Sprint(key)
	i, notIndex := strconv.Atoi(name)
	if notIndex == nil && i < len(x.bytes) {
		f, err := e.ToNumber(p.Value)
		x.bytes[i] = byte(int(f))
		return err
	}
	if old := x.own(name); old == nil {
		x.names = append(x.names, name)
	} else if !old.Configurable && !old.Writable {
		return e.fault("TypeError", "Cannot redefine property: "+name)
	}
	if x.props[name] = p; notIndex == nil && x.class == "Array" && float64(i) >= in(x.props["length"].Value).num {
		e.hide(v, "length", e.Number(float64(i+1)))
	}
	return nil
}

func (e *Engine) Delete(v engine.Value, key engine.Key) (bool, error) {
	x, name := in(v), fmt.Sprint(key)
	if p := x.own(name); p != nil && !p.Configurable {
		return false, nil
	}
	delete(x.props, name)
	x.names = slices.DeleteFunc(x.names, func(n string) bool { return n == name })
	return true, nil
}

func (e *Engine) Has(v engine.Value, key engine.Key) (bool, error) {
	p := in(v).find(fmt.Sprint(key))
	return p != engine.Property{}, nil
}

func (e *Engine) Own(v engine.Value, key engine.Key) (engine.Property, bool, error) {
	if p := in(v).own(fmt.Sprint(key)); p != nil {
		return *p, true, nil
	}
	return engine.Property{}, false, nil
}

func (e *Engine) Keys(v engine.Value, all bool) (keys []engine.Key, err error) {
	for _, name := range cmp.Or(in(v).object, &none).order() {
		if p := in(v).own(name); all || p.Enumerable {
			keys = append(keys, name)
		}
	}
	return keys, nil
}

func (e *Engine) Proto(v engine.Value) engine.Value {
	if o := cmp.Or(in(v).object, &none).proto; o != nil && o.call != nil {
		return value{typ: engine.Function, object: o}
	} else if o != nil {
		return value{typ: engine.Object, object: o}
	}
	return null
}

func (e *Engine) SetProto(v, proto engine.Value) error {
	for o := in(proto).object; o != nil; o = o.proto {
		if o == in(v).object {
			return e.fault("TypeError", "Cyclic __proto__ value")
		}
	}
	in(v).proto = in(proto).object
	return nil
}
