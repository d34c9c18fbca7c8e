package events

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Packages of Node's early years read emitter._events, and some write to it. So
// an emitter whose _events a script has asked for keeps the object it gave and
// believes it: before it does anything it reads back what the script changed,
// and after a change of its own it writes the object.

// sync reads the view back.
func (em *Emitter) sync(e *env.Env) {
	if em.view != nil {
		em.readView(e)
	}
}

func (em *Emitter) readView(e *env.Env) {
	eng := e.Engine
	keys, err := eng.Keys(em.view, false)
	if err != nil {
		return
	}
	before := em.events
	em.events = make([]event, 0, len(keys))
	for _, property := range keys {
		k := toStoredKey(eng, property)
		v, err := eng.Get(em.view, property)
		if err != nil {
			continue
		}
		fns := functions(eng, v)
		if len(fns) == 0 {
			continue
		}
		at := -1
		for i := range before {
			if before[i].list != nil && k.same(eng, before[i].key) {
				at = i
			}
		}
		if at < 0 {
			em.events = append(em.events, event{key: k, list: listOf(eng, fns, nil)})
			continue
		}
		ev := before[at]
		before[at].list = nil
		if !ev.list.shows(eng, fns) {
			old := ev.list
			ev.list = listOf(eng, fns, old)
			old.replace(eng)
		}
		em.events = append(em.events, ev)
	}
	for _, ev := range before {
		if ev.list != nil {
			ev.list.replace(eng)
		}
	}
}

// publish writes one event into the view, if there is one.
func (em *Emitter) publish(e *env.Env, this engine.Value, k key) {
	if em.view == nil {
		return
	}
	eng := e.Engine
	i := em.find(eng, k)
	if i < 0 {
		eng.Delete(em.view, k.property())
		return
	}
	items := em.events[i].list.items
	fns := make([]engine.Value, len(items))
	for j, x := range items {
		fns[j] = x.raw(e, em, this, k)
	}
	v := fns[0]
	if len(fns) > 1 {
		v = eng.NewArray(fns...)
	}
	eng.Set(em.view, k.property(), v)
}

// object is what _events gives: the view, made now if need be.
func (em *Emitter) object(e *env.Env, this engine.Value) engine.Value {
	if em.view == nil {
		em.view = e.Engine.Hold(em.snapshot(e, this))
	}
	return em.view
}

func (em *Emitter) snapshot(e *env.Env, this engine.Value) engine.Value {
	scratch := Emitter{events: em.events, view: e.Engine.NewObject(e.Engine.Null())}
	for _, ev := range em.events {
		// The wrappers made here must remove from em, not from the scratch.
		for _, x := range ev.list.items {
			x.raw(e, em, this, ev.key)
		}
		scratch.publish(e, this, ev.key)
	}
	return scratch.view
}

// adopt is the assignment emitter._events = v.
func (em *Emitter) adopt(e *env.Env, v engine.Value) {
	eng := e.Engine
	if em.view != nil {
		eng.Release(em.view)
		em.view = nil
	}
	if eng.TypeOf(v) != engine.Object {
		for _, ev := range em.events {
			ev.list.replace(eng)
		}
		em.events = nil
		return
	}
	em.view = eng.Hold(v)
	em.readView(e)
}

// InspectEntries is what console.log shows of an emitter.
func (em *Emitter) InspectEntries(e *env.Env, this engine.Value) []env.InspectEntry {
	eng := e.Engine
	most := eng.Undefined()
	if em.maxSet {
		most = eng.Number(em.max)
	}
	em.sync(e)
	return []env.InspectEntry{
		{Key: "_events", Value: em.snapshot(e, this)},
		{Key: "_eventsCount", Value: eng.Number(float64(len(em.events)))},
		{Key: "_maxListeners", Value: most},
		{Key: env.SymbolName("shapeMode"), Value: eng.Bool(false)},
		{Key: env.SymbolName("kCapture"), Value: eng.Bool(em.capture.on(e))},
	}
}

func toStoredKey(eng engine.Engine, property engine.Key) key {
	if name, ok := property.(string); ok {
		return key{name: name}
	}
	return key{symbol: eng.Hold(property)}
}

// functions is what one value of _events means: a function, or an array of
// them.
func functions(eng engine.Engine, v engine.Value) []engine.Value {
	if eng.TypeOf(v) == engine.Function {
		return []engine.Value{v}
	}
	if eng.Class(v) != "Array" {
		return nil
	}
	length, err := eng.Get(v, "length")
	if err != nil {
		return nil
	}
	n, _ := eng.ToNumber(length)
	var fns []engine.Value
	for i := 0; i < int(n); i++ {
		if fn, err := eng.Get(v, i); err == nil && eng.TypeOf(fn) == engine.Function {
			fns = append(fns, fn)
		}
	}
	return fns
}

// shown is what the view shows of a listener that is in it.
func (x *Listener) shown() engine.Value {
	if x.once {
		return x.wrapper
	}
	return x.fn
}

func (l *list) shows(eng engine.Engine, fns []engine.Value) bool {
	if len(l.items) != len(fns) {
		return false
	}
	for i, x := range l.items {
		if v := x.shown(); v == nil || !eng.Same(v, fns[i]) {
			return false
		}
	}
	return true
}

// listOf makes a list of functions, keeping the registrations of old.
func listOf(eng engine.Engine, fns []engine.Value, old *list) *list {
	l := &list{items: make([]*Listener, len(fns))}
	for i, fn := range fns {
		if old != nil {
			for _, x := range old.items {
				if v := x.shown(); v != nil && eng.Same(v, fn) {
					l.items[i] = x
				}
			}
		}
		if l.items[i] == nil {
			l.items[i] = &Listener{fn: eng.Hold(fn)}
		}
		l.items[i].refs++
	}
	return l
}
