package otto

import (
	"fmt"
	"math"
	"slices"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// The modes of properties, see property.
const (
	modeHidden = 0o101 // as methods of built-in objects
	modeFull   = 0o111 // as assignment makes them
)

func (e *Engine) newObject(proto *object) *object {
	return &object{
		runtime:     e.rt,
		objectClass: inside.plain,
		prototype:   proto,
		property:    map[string]property{},
		class:       "Object",
		extensible:  true,
	}
}

// NewObject makes an object; a nil proto is Object.prototype, Null() none.
func (e *Engine) NewObject(proto engine.Value) engine.Value {
	if proto == nil {
		return e.newObject(e.rt.global.ObjectPrototype).asAny()
	}
	return e.newObject(asObject(proto)).asAny()
}

// NewArray makes an array of elems.
func (e *Engine) NewArray(elems ...engine.Value) engine.Value {
	list := make([]otto.Value, len(elems))
	for i, v := range elems {
		list[i] = e.in(v)
	}
	return newArrayOf(e.rt, list).asAny()
}

// own is the property called name of a plain object or array, without
// asking its class; known is false if o is neither.
func (o *object) own(name string) (p property, ok, known bool) {
	if o.objectClass != inside.plain && o.objectClass != inside.array {
		return p, false, false
	}
	if name == "name" && o.class == "Function" {
		o.giveName()
	}
	p, ok = o.property[name]
	return p, ok, true
}

// lookup finds a data property along the prototypes without allocating; ok is
// false if an accessor or an object of another class is in the way.
func (o *object) lookup(name string) (v otto.Value, ok bool) {
	for ; o != nil; o = o.prototype {
		p, found, known := o.own(name)
		if found {
			return p.data()
		}
		if !known {
			return v, false
		}
	}
	return v, true
}

// base is the object in which obj[key] is looked up.
func (e *Engine) base(obj engine.Value, verb string, key engine.Key) (*object, error) {
	if o := asObject(obj); o != nil {
		return o, nil
	}
	switch obj.(type) {
	case nil, undefined, null:
		text, gerund := "undefined", "reading"
		if _, ok := obj.(null); ok {
			text = "null"
		}
		if verb == "set" {
			gerund = "setting"
		}
		return nil, e.throwError("TypeError", fmt.Sprintf("Cannot %s properties of %s (%s '%s')", verb, text, gerund, e.name(key)))
	}
	return runtimeToObject(e.rt, e.in(obj)), nil
}

// Get is obj[key].
func (e *Engine) Get(obj engine.Value, key engine.Key) (v engine.Value, err error) {
	o, err := e.base(obj, "read", key)
	if err != nil {
		return nil, err
	}
	name := e.name(key)
	if v, ok := o.lookup(name); ok {
		return out(v), nil
	}
	if err := e.enter(); err != nil {
		return nil, err
	}
	defer e.leave(&err, len(e.list))
	return out(o.objectClass.get(o, name)), nil
}

// Set is obj[key] = v in strict mode.
func (e *Engine) Set(obj engine.Value, key engine.Key, v engine.Value) (err error) {
	o, err := e.base(obj, "set", key)
	if err != nil {
		return err
	}
	name := e.name(key)
	if p, ok, _ := o.own(name); ok && p.mode == modeFull && o.objectClass == inside.plain {
		if _, ok := p.data(); ok {
			o.property[name] = property{e.in(v), modeFull}
			return nil
		}
	}
	if err := e.enter(); err != nil {
		return err
	}
	defer e.leave(&err, len(e.list))
	if !o.objectClass.canPut(o, name) {
		return e.throwError("TypeError", e.cannotAssign(o, name))
	}
	o.objectClass.put(o, name, e.in(v), true)
	return nil
}

// cannotAssign says why o[name] cannot be assigned, as V8 does.
func (e *Engine) cannotAssign(o *object, name string) string {
	p := o.objectClass.getProperty(o, name)
	switch {
	case p == nil:
		return "Cannot add property " + name + ", object is not extensible"
	case p.accessor() != nil:
		return "Cannot set property " + name + " of #<" + o.class + "> which has only a getter"
	}
	return "Cannot assign to read only property '" + name + "' of object '#<" + o.class + ">'"
}

// Delete is delete obj[key]; false where the property stays.
func (e *Engine) Delete(obj engine.Value, key engine.Key) (ok bool, err error) {
	o, err := e.base(obj, "read", key)
	if err != nil {
		return false, err
	}
	return o.objectClass.delete(o, e.name(key), false), nil
}

// Has is key in obj.
func (e *Engine) Has(obj engine.Value, key engine.Key) (bool, error) {
	o, err := e.base(obj, "read", key)
	if err != nil {
		return false, err
	}
	return o.objectClass.hasProperty(o, e.name(key)), nil
}

// Keys lists the own keys of obj; all includes those not enumerable.
func (e *Engine) Keys(obj engine.Value, all bool) ([]engine.Key, error) {
	o, err := e.base(obj, "read", "")
	if err != nil {
		return nil, err
	}
	var keys []engine.Key
	for _, name := range o.keys(all) {
		keys = append(keys, name)
	}
	return keys, nil
}

// keys lists own keys in the language's order.
func (o *object) keys(all bool) []string {
	var names []string
	o.objectClass.enumerate(o, all, func(name string) bool {
		names = append(names, name)
		return true
	})
	if slices.ContainsFunc(names, isIndex) {
		orderKeys(names)
	}
	return names
}

func isIndex(name string) bool {
	_, ok := arrayIndex(name)
	return ok
}

// arrayIndex is name as an index if it is one in its only spelling: digits,
// no leading zero, below 2^32-1.
func arrayIndex(name string) (i int, ok bool) {
	var n uint64
	if name == "" || len(name) > 10 || name[0] == '0' && len(name) > 1 {
		return 0, false
	}
	for _, c := range []byte(name) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + uint64(c-'0')
	}
	return int(n), n < min(1<<32-1, math.MaxInt)
}

// Own is an own property, as Object.getOwnPropertyDescriptor sees it.
func (e *Engine) Own(obj engine.Value, key engine.Key) (engine.Property, bool, error) {
	o, err := e.base(obj, "read", key)
	if err != nil {
		return engine.Property{}, false, err
	}
	name := e.name(key)
	p := o.objectClass.getOwnProperty(o, name)
	if p == nil {
		return engine.Property{}, false, nil
	}
	own := engine.Property{
		Enumerable:   p.mode&0o070 == 0o010,
		Configurable: p.mode&0o007 == 0o001,
	}
	if a := p.accessor(); a != nil {
		own.Get, own.Set = functionOrNil(a[0]), functionOrNil(a[1])
		return own, true, nil
	}
	v, _ := p.data()
	own.Value, own.Writable = out(v), p.mode&0o700 == 0o100
	return own, true, nil
}

func functionOrNil(o *object) engine.Value {
	if o == nil || o == &noFunction {
		return nil
	}
	return o.asAny()
}

// Define is Object.defineProperty.
func (e *Engine) Define(obj engine.Value, key engine.Key, own engine.Property) (err error) {
	o := asObject(obj)
	if o == nil {
		return e.throwError("TypeError", "Object.defineProperty called on non-object")
	}
	name := e.name(key)
	p := property{}
	if own.Enumerable {
		p.mode |= 0o010
	}
	if own.Configurable {
		p.mode |= 0o001
	}
	if own.Get != nil || own.Set != nil {
		p.mode |= 0o200
		a := &accessor{&noFunction, &noFunction}
		if f := asObject(own.Get); f != nil {
			a[0] = f
		}
		if f := asObject(own.Set); f != nil {
			a[1] = f
		}
		p.value = a.asAny()
	} else {
		if own.Writable {
			p.mode |= 0o100
		}
		p.value = e.in(own.Value)
	}
	if message := e.define(o, name, p); message != "" {
		return e.throwError("TypeError", message)
	}
	return nil
}

// Proto is the prototype of obj, Null() at the end of the chain.
func (e *Engine) Proto(obj engine.Value) engine.Value {
	o, err := e.base(obj, "read", "")
	if err != nil || o.prototype == nil {
		return null{}
	}
	if asObject(obj) == nil {
		return o.prototype.asAny()
	}
	return o.prototype.asAny()
}

// SetProto is Object.setPrototypeOf.
func (e *Engine) SetProto(obj, proto engine.Value) error {
	o, p := asObject(obj), asObject(proto)
	if o == nil {
		return e.throwError("TypeError", "Object.setPrototypeOf called on null or undefined")
	}
	if o.prototype == p {
		return nil
	}
	if !o.extensible {
		return e.throwError("TypeError", "#<"+o.class+"> is not extensible")
	}
	for up := p; up != nil; up = up.prototype {
		if up == o {
			return e.throwError("TypeError", "Cyclic __proto__ value")
		}
	}
	o.prototype = p
	return nil
}
