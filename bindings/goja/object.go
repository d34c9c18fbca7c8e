package goja

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// NewObject makes an object with this prototype: nil is Object.prototype.
func (e *Engine) NewObject(proto engine.Value) engine.Value {
	if proto == nil {
		return e.newObject(e.natives.objectProto)
	}
	p, _ := proto.(*goja.Object)
	return e.newObject(p)
}

// NewArray makes an array.
func (e *Engine) NewArray(elems ...engine.Value) engine.Value {
	items := make([]any, len(elems))
	for i, v := range elems {
		items[i] = in(v)
	}
	return e.vm.NewArray(items...)
}

// key is k as goja's library takes it.
func (e *Engine) key(k engine.Key) goja.Value {
	switch k := k.(type) {
	case string:
		return e.string(k)
	case int:
		return e.vm.ToValue(strconv.Itoa(k))
	case goja.Value:
		return k
	}
	panic(fmt.Sprintf("goja: a property key is a string, an int or a symbol, not %T", k))
}

// halved tells whether k has halves of surrogate pairs, which the methods of
// goja's that take a Go string would spoil.
func halved(k engine.Key) bool {
	s, ok := k.(string)
	return ok && !utf8.ValidString(s)
}

func name(k engine.Key) string {
	switch k := k.(type) {
	case string:
		return k
	case int:
		return strconv.Itoa(k)
	}
	return k.(goja.Value).String()
}

// Get is obj[key].
func (e *Engine) Get(obj engine.Value, key engine.Key) (v engine.Value, err error) {
	err = e.try(func() {
		o := in(obj).ToObject(e.vm)
		if sym, ok := key.(*goja.Symbol); ok {
			v = out(o.GetSymbol(sym))
			return
		}
		if halved(key) {
			v = e.natives.get.call(nil, o, e.key(key))
			return
		}
		v = out(o.Get(name(key)))
	})
	return v, err
}

// Set assigns as obj[key] = v does in strict mode.
func (e *Engine) Set(obj engine.Value, key engine.Key, v engine.Value) error {
	var thrown error
	err := e.try(func() {
		o := in(obj).ToObject(e.vm)
		if sym, ok := key.(*goja.Symbol); ok {
			thrown = o.SetSymbol(sym, in(v))
		} else if halved(key) {
			e.natives.set.call(nil, o, e.key(key), in(v))
		} else {
			thrown = o.Set(name(key), in(v))
		}
	})
	if err == nil {
		err = e.thrown(thrown)
	}
	return err
}

// Delete is delete obj[key]; false where the property stays.
func (e *Engine) Delete(obj engine.Value, key engine.Key) (gone bool, err error) {
	err = e.try(func() {
		gone = e.natives.deleteProperty.call(nil, in(obj).ToObject(e.vm), e.key(key)).ToBoolean()
	})
	return gone, err
}

// Has is key in obj.
func (e *Engine) Has(obj engine.Value, key engine.Key) (has bool, err error) {
	err = e.try(func() { has = e.natives.has.call(nil, in(obj).ToObject(e.vm), e.key(key)).ToBoolean() })
	return has, err
}

// Keys lists own keys in the language's order; all includes those that are not
// enumerable.
func (e *Engine) Keys(obj engine.Value, all bool) (keys []engine.Key, err error) {
	err = e.try(func() {
		o := in(obj).ToObject(e.vm)
		list := e.natives.ownKeys.call(nil, o).(*goja.Object)
		n := int(list.Get("length").ToInteger())
		keys = make([]engine.Key, 0, n)
		for i := range n {
			k := list.Get(strconv.Itoa(i))
			if k == e.mark || !all && !e.natives.isEnumerable.call(o, k).ToBoolean() {
				continue
			}
			if sym, ok := k.(*goja.Symbol); ok {
				keys = append(keys, sym)
			} else {
				keys = append(keys, text(k.(goja.String)))
			}
		}
	})
	return keys, err
}

// Own is an own property, looked at without running an accessor.
func (e *Engine) Own(obj engine.Value, key engine.Key) (p engine.Property, ok bool, err error) {
	err = e.try(func() {
		o := in(obj).ToObject(e.vm)
		d, isObject := e.natives.getOwn.call(nil, o, e.key(key)).(*goja.Object)
		if !isObject {
			return
		}
		if d.Get("get") == e.stackGetter { // which makes it a value
			o.Get("stack")
			d = e.natives.getOwn.call(nil, o, e.key(key)).(*goja.Object)
		}
		ok = true
		p.Enumerable, p.Configurable = d.Get("enumerable").ToBoolean(), d.Get("configurable").ToBoolean()
		if v := d.Get("value"); v != nil {
			p.Value, p.Writable = v, d.Get("writable").ToBoolean()
			return
		}
		p.Get, p.Set = present(d.Get("get")), present(d.Get("set"))
	})
	return p, ok, err
}

// present is v, nil if it is undefined.
func present(v goja.Value) engine.Value {
	if v == nil || goja.IsUndefined(v) {
		return nil
	}
	return v
}

// Define makes or changes an own property.
func (e *Engine) Define(obj engine.Value, key engine.Key, p engine.Property) error {
	return e.try(func() {
		d := e.vm.NewObject()
		if p.Get != nil || p.Set != nil {
			if p.Get != nil {
				d.Set("get", in(p.Get))
			}
			if p.Set != nil {
				d.Set("set", in(p.Set))
			}
		} else {
			d.Set("value", in(p.Value))
			d.Set("writable", p.Writable)
		}
		d.Set("enumerable", p.Enumerable)
		d.Set("configurable", p.Configurable)
		e.natives.define.call(nil, in(obj), e.key(key), d)
	})
}

// Proto is the prototype, Null() at the end of the chain.
func (e *Engine) Proto(obj engine.Value) (proto engine.Value) {
	proto = goja.Null()
	if o, ok := obj.(*goja.Object); ok {
		e.vm.Try(func() {
			if p := o.Prototype(); p != nil {
				proto = p
			}
		})
	}
	return proto
}

// SetProto changes the prototype.
func (e *Engine) SetProto(obj, proto engine.Value) error {
	return e.try(func() { e.natives.setPrototype.call(nil, in(obj), in(proto)) })
}
