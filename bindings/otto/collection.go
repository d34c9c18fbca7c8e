package otto

import (
	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

const (
	mapClass = "Map"
	setClass = "Set"
)

// collection is what is behind a Map or a Set: its members by key, and in the
// order in which they came. One that was deleted still knows the one before it,
// so that a loop which stands on it finds back.
type collection struct {
	isMap   bool
	members map[any]*member
	head    member // before the first
	last    *member
}

type member struct {
	key, value engine.Value
	prev, next *member
	gone       bool
}

func newCollection(isMap bool) *collection {
	c := &collection{isMap: isMap, members: make(map[any]*member)}
	c.last = &c.head
	return c
}

func collectionOf(v engine.Value) *collection {
	o := asObject(v)
	if o == nil {
		return nil
	}
	c, _ := o.value.(*collection)
	return c
}

// notANumber stands for NaN among keys: Go finds NaN unequal to itself.
type notANumber struct{}

// sameKey is v as a key of Go's maps, equal where the language's SameValueZero
// holds.
func sameKey(v engine.Value) any {
	switch v := v.(type) {
	case nil:
		return undefined{}
	case undefined, null, bool, string:
		return v
	}
	if o := asObject(v); o != nil {
		return o
	}
	f := valueFloat(pack(value{v, kindNumber}))
	if f != f {
		return notANumber{}
	}
	return f + 0 // -0 is 0
}

func (c *collection) set(key, v engine.Value) {
	k := sameKey(key)
	if m := c.members[k]; m != nil {
		m.value = v
		return
	}
	if k == any(0.0) {
		key = 0
	}
	m := &member{key: key, value: v, prev: c.last}
	c.last.next, c.last = m, m
	c.members[k] = m
}

func (c *collection) remove(key engine.Value) bool {
	k := sameKey(key)
	m := c.members[k]
	if m == nil {
		return false
	}
	delete(c.members, k)
	m.prev.next = m.next
	if m.next != nil {
		m.next.prev = m.prev
	} else {
		c.last = m.prev
	}
	m.gone = true
	return true
}

func (c *collection) clear() {
	for m := c.head.next; m != nil; m = m.next {
		m.prev, m.gone = &c.head, true
	}
	clear(c.members)
	c.head.next, c.last = nil, &c.head
}

// after is the member behind m, whatever became of m meanwhile; nil at the end.
func (c *collection) after(m *member) *member {
	for m.gone {
		m = m.prev
	}
	return m.next
}

// each calls f with the members, those included that come meanwhile.
func (c *collection) each(f func(*member)) {
	for m := c.after(&c.head); m != nil; m = c.after(m) {
		f(m)
	}
}

// What iterators of collections give.
func (e *Engine) memberKey(m *member) otto.Value   { return e.in(m.key) }
func (e *Engine) memberValue(m *member) otto.Value { return e.in(m.value) }
func (e *Engine) memberEntry(m *member) otto.Value { return e.array(e.in(m.key), e.in(m.value)) }

// element is what a loop over the collection sees.
func (e *Engine) element(c *collection, m *member) otto.Value {
	if c.isMap {
		return e.memberEntry(m)
	}
	return e.memberKey(m)
}

// installCollections adds Map and Set, which otto does not have.
func (e *Engine) installCollections() {
	self := func(c *engine.Call, class, method string) (*collection, error) {
		if found := collectionOf(c.This); found != nil && asObject(c.This).class == class {
			return found, nil
		}
		return nil, e.throwError("TypeError", "Method "+class+".prototype."+method+" called on incompatible receiver "+e.brief(c.This))
	}
	for _, class := range []string{mapClass, setClass} {
		isMap := class == mapClass
		adder := "add"
		if isMap {
			adder = "set"
		}
		proto := e.installKeyed(class, adder, isMap, func(o *object) { o.value = newCollection(isMap) })
		method := func(name string, length int, f func(self *collection, c *engine.Call) (engine.Value, error)) *object {
			m := asObject(e.NewMethod(name, length, func(c *engine.Call) (engine.Value, error) {
				self, err := self(c, class, name)
				if err != nil {
					return nil, err
				}
				return f(self, c)
			}))
			proto.add(name, m.asValue(), modeHidden)
			return m
		}
		if isMap {
			method("get", 1, func(self *collection, c *engine.Call) (engine.Value, error) {
				if m := self.members[sameKey(c.Arg(0))]; m != nil {
					return m.value, nil
				}
				return undefined{}, nil
			})
			method("set", 2, func(self *collection, c *engine.Call) (engine.Value, error) {
				self.set(c.Arg(0), c.Arg(1))
				return c.This, nil
			})
		}
		method("has", 1, func(self *collection, c *engine.Call) (engine.Value, error) {
			return self.members[sameKey(c.Arg(0))] != nil, nil
		})
		if !isMap {
			method("add", 1, func(self *collection, c *engine.Call) (engine.Value, error) {
				self.set(c.Arg(0), c.Arg(0))
				return c.This, nil
			})
		}
		method("delete", 1, func(self *collection, c *engine.Call) (engine.Value, error) { return self.remove(c.Arg(0)), nil })
		method("clear", 0, func(self *collection, c *engine.Call) (engine.Value, error) {
			self.clear()
			return undefined{}, nil
		})
		iterator := func(element func(*member) otto.Value) func(*collection, *engine.Call) (engine.Value, error) {
			return func(self *collection, c *engine.Call) (engine.Value, error) {
				at := &self.head
				return out(e.iterator(func() (otto.Value, bool) {
					if at == nil {
						return otto.Value{}, false
					}
					if at = self.after(at); at == nil {
						return otto.Value{}, false
					}
					return element(at), true
				})), nil
			}
		}
		method("entries", 0, iterator(e.memberEntry))
		method("forEach", 1, func(self *collection, c *engine.Call) (engine.Value, error) {
			f, this := c.Arg(0), c.Arg(1)
			if e.TypeOf(f) != engine.Function {
				return nil, e.throwError("TypeError", e.brief(f)+" is not a function")
			}
			for m := self.after(&self.head); m != nil; m = self.after(m) {
				if _, err := e.Call(f, this, m.value, m.key, c.This); err != nil {
					return nil, err
				}
			}
			return undefined{}, nil
		})
		if isMap {
			method("keys", 0, iterator(e.memberKey))
		}
		e.defineAccessor(proto, "size", func(c otto.FunctionCall) otto.Value {
			found := collectionOf(out(c.This))
			if found == nil {
				e.throwBuiltin("TypeError", "Method get "+class+".prototype.size called on incompatible receiver "+e.brief(out(c.This)))
			}
			return pack(value{len(found.members), kindNumber})
		}, nil)
		values := method("values", 0, iterator(e.memberValue))
		if !isMap {
			proto.add("keys", values.asValue(), modeHidden)
		}
	}
}

// installKeyed adds a class whose constructor takes a list of members, and puts
// them in with the method adder; make makes an object one of the class.
func (e *Engine) installKeyed(class, adder string, pairs bool, make func(*object)) (proto *object) {
	ctor := asObject(e.NewFunc(class, 0, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil {
			return nil, e.throwError("TypeError", "Constructor "+class+" requires 'new'")
		}
		o := e.newObject(asObject(c.This).prototype)
		o.class = class
		make(o)
		list := c.Arg(0)
		if t := e.TypeOf(list); t == engine.Undefined || t == engine.Null {
			return o.asAny(), nil
		}
		add, err := e.Get(o.asAny(), adder)
		if err != nil {
			return nil, err
		}
		elements, err := e.elementsOf(list)
		if err != nil {
			return nil, err
		}
		for _, v := range elements {
			args := []engine.Value{out(v)}
			if pairs {
				if asObject(args[0]) == nil {
					return nil, e.throwError("TypeError", "Iterator value "+e.brief(args[0])+" is not an entry object")
				}
				key, err := e.Get(args[0], 0)
				if err != nil {
					return nil, err
				}
				val, err := e.Get(args[0], 1)
				if err != nil {
					return nil, err
				}
				args = []engine.Value{key, val}
			}
			if _, err := e.Call(add, o.asAny(), args...); err != nil {
				return nil, err
			}
		}
		return o.asAny(), nil
	}))
	e.rt.globalObject.add(class, ctor.asValue(), modeHidden)
	return objectOf(ctor.get("prototype"))
}
