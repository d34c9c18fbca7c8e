package events

import (
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Listener is one registration. Go code keeps it to remove a Go listener.
type Listener struct {
	fn      engine.Value // held; of a Go listener only once a script asked for it
	goFunc  func(this engine.Value, args []engine.Value) error
	wrapper engine.Value // held; what rawListeners shows of a once listener
	once    bool
	fired   bool
	refs    int // lists it is in
}

func (x *Listener) release(eng engine.Engine) {
	if x.refs--; x.refs > 0 {
		return
	}
	if x.fn != nil {
		eng.Release(x.fn)
	}
	if x.wrapper != nil {
		eng.Release(x.wrapper)
	}
}

// function is the listener as listeners() shows it.
func (x *Listener) function(e *env.Env) engine.Value {
	if x.fn == nil {
		x.fn = e.Engine.Hold(e.Engine.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, x.goFunc(c.This, c.Args)
		}))
	}
	return x.fn
}

// raw is the listener as rawListeners() shows it: a once listener in a wrapper
// that removes it and then calls it.
func (x *Listener) raw(e *env.Env, em *Emitter, this engine.Value, k key) engine.Value {
	if !x.once {
		return x.function(e)
	}
	if x.wrapper == nil {
		eng := e.Engine
		fn := x.function(e)
		// The wrapper may outlive the registration, and nothing tells us when
		// it is gone.
		fn = eng.Hold(fn)
		this = eng.Hold(this)
		if k.symbol != nil {
			k.symbol = eng.Hold(k.symbol)
		}
		x.wrapper = eng.Hold(eng.NewFunc("bound onceWrapper", 0, func(c *engine.Call) (engine.Value, error) {
			if x.fired {
				return c.Undefined, nil
			}
			if err := em.remove(e, this, k, x, x.wrapper); err != nil {
				return nil, err
			}
			x.fired = true
			return eng.Call(fn, this, c.Args...)
		}))
		eng.Set(x.wrapper, "listener", fn)
	}
	return x.wrapper
}

// is tells whether fn names this registration: the function itself, the wrapper
// around it, or what a wrapper of the script's own keeps in .listener.
func (x *Listener) is(eng engine.Engine, fn engine.Value) bool {
	if x.wrapper != nil && eng.Same(x.wrapper, fn) {
		return true
	}
	if x.fn == nil {
		return false
	}
	if eng.Same(x.fn, fn) {
		return true
	}
	if x.goFunc != nil {
		return false
	}
	inner, err := eng.Get(x.fn, "listener")
	return err == nil && eng.Same(inner, fn)
}

// unwrap is fn.listener || fn.
func unwrap(eng engine.Engine, fn engine.Value) engine.Value {
	if inner, err := eng.Get(fn, "listener"); err == nil && eng.ToBool(inner) {
		return inner
	}
	return fn
}

// On adds a script's function. Loop goroutine only.
func (em *Emitter) On(e *env.Env, this engine.Value, name string, fn engine.Value) error {
	return em.add(e, this, key{name: name}, &Listener{fn: e.Engine.Hold(fn)}, false)
}

// Once adds a script's function for one event. Loop goroutine only.
func (em *Emitter) Once(e *env.Env, this engine.Value, name string, fn engine.Value) error {
	return em.add(e, this, key{name: name}, &Listener{fn: e.Engine.Hold(fn), once: true}, false)
}

// OnGo adds a Go function; what it returns is for OffGo. Scripts see it as a
// listener like any other. Loop goroutine only.
func (em *Emitter) OnGo(e *env.Env, this engine.Value, name string, f func(this engine.Value, args []engine.Value) error) (*Listener, error) {
	x := &Listener{goFunc: f}
	return x, em.add(e, this, key{name: name}, x, false)
}

// OnceGo is OnGo for one event. Loop goroutine only.
func (em *Emitter) OnceGo(e *env.Env, this engine.Value, name string, f func(this engine.Value, args []engine.Value) error) (*Listener, error) {
	x := &Listener{goFunc: f, once: true}
	return x, em.add(e, this, key{name: name}, x, false)
}

// PrependGo is OnGo, but the function is called before those there already.
// Loop goroutine only.
func (em *Emitter) PrependGo(e *env.Env, this engine.Value, name string, f func(this engine.Value, args []engine.Value) error) (*Listener, error) {
	x := &Listener{goFunc: f}
	return x, em.add(e, this, key{name: name}, x, true)
}

// Off removes the last added listener that is fn. Loop goroutine only.
func (em *Emitter) Off(e *env.Env, this engine.Value, name string, fn engine.Value) error {
	return em.removeFunc(e, this, key{name: name}, fn)
}

// OffGo removes a listener that OnGo or OnceGo added; one that is gone already
// is none. Loop goroutine only.
func (em *Emitter) OffGo(e *env.Env, this engine.Value, name string, x *Listener) error {
	return em.remove(e, this, key{name: name}, x, nil)
}

func (em *Emitter) add(e *env.Env, this engine.Value, k key, x *Listener, first bool) error {
	eng := e.Engine
	em.sync(e)
	if em.has("newListener") {
		shown := unwrap(eng, x.function(e))
		if err := EmitMethod(e, this, "newListener", k.value(eng), shown); err != nil {
			return err
		}
		em.sync(e)
	}
	x.refs++
	i := em.find(eng, k)
	if i < 0 {
		i = len(em.events)
		if k.symbol != nil {
			k.symbol = eng.Hold(k.symbol)
		}
		em.events = append(em.events, event{key: k, list: new(list)})
	}
	l := em.writable(eng, i)
	if first {
		l.items = append(l.items, nil)
		copy(l.items[1:], l.items)
		l.items[0] = x
	} else {
		l.items = append(l.items, x)
	}
	em.publish(e, this, k)
	if err := em.warn(e, this, i); err != nil {
		return err
	}
	if em.Watch != nil && k.symbol == nil {
		return em.Watch.ListenerAdded(e, this, k.name)
	}
	return nil
}

// writable is the list of an event, copied if it is being called through.
func (em *Emitter) writable(eng engine.Engine, i int) *list {
	l := em.events[i].list
	if l.busy == 0 {
		return l
	}
	fresh := &list{items: append([]*Listener(nil), l.items...)}
	for _, x := range fresh.items {
		x.refs++
	}
	em.events[i].list = fresh
	l.replace(eng)
	return fresh
}

// removeFunc removes the last listener that fn names.
func (em *Emitter) removeFunc(e *env.Env, this engine.Value, k key, fn engine.Value) error {
	em.sync(e)
	i := em.find(e.Engine, k)
	if i < 0 {
		return nil
	}
	items := em.events[i].list.items
	for j := len(items) - 1; j >= 0; j-- {
		if items[j].is(e.Engine, fn) {
			return em.remove(e, this, k, items[j], fn)
		}
	}
	return nil
}

// remove removes one registration and says so. named is what the one who
// removes called it, nil for the listener itself: Node shows it as it came
// while others are left, and unwrapped for the last one.
func (em *Emitter) remove(e *env.Env, this engine.Value, k key, x *Listener, named engine.Value) error {
	eng := e.Engine
	em.sync(e)
	i := em.find(eng, k)
	if i < 0 {
		return nil
	}
	at := -1
	for j, y := range em.events[i].list.items {
		// A wrapper that went through an overridden on() is the function of
		// another registration.
		if y == x || x.wrapper != nil && y.fn != nil && eng.Same(y.fn, x.wrapper) {
			at = j
		}
	}
	if at < 0 {
		return nil
	}
	var shown engine.Value
	last := len(em.events[i].list.items) == 1
	if em.has("removeListener") {
		switch {
		case last:
			shown = unwrap(eng, x.function(e))
		case named != nil:
			shown = named
		default:
			shown = x.raw(e, em, this, k)
		}
		shown = eng.Hold(shown)
		defer eng.Release(shown)
	}
	if last {
		em.forget(eng, i)
	} else {
		l := em.writable(eng, i)
		y := l.items[at]
		l.items = append(l.items[:at], l.items[at+1:]...)
		if len(l.items) == 1 {
			em.events[i].warned = false
		}
		y.release(eng)
	}
	em.publish(e, this, k)
	if em.Watch != nil && k.symbol == nil {
		em.Watch.ListenerRemoved(e, this, k.name)
	}
	if shown != nil && em.has("removeListener") {
		return EmitMethod(e, this, "removeListener", k.value(eng), shown)
	}
	return nil
}

// forget drops an event with all its listeners.
func (em *Emitter) forget(eng engine.Engine, i int) {
	ev := em.events[i]
	em.events = append(em.events[:i], em.events[i+1:]...)
	em.events[:len(em.events)+1][len(em.events)] = event{}
	ev.list.replace(eng)
	// A symbol stays held: the caller may still be about to name it.
}

// removeAll is removeAllListeners(k).
func (em *Emitter) removeAll(e *env.Env, this engine.Value, k key) error {
	em.sync(e)
	i := em.find(e.Engine, k)
	if i < 0 {
		return nil
	}
	items := append([]*Listener(nil), em.events[i].list.items...)
	for j := len(items) - 1; j >= 0; j-- {
		if err := em.remove(e, this, k, items[j], nil); err != nil {
			return err
		}
	}
	return nil
}

// removeEverything is removeAllListeners(): 'removeListener' goes last, so that
// its listeners hear of all others.
func (em *Emitter) removeEverything(e *env.Env, this engine.Value) error {
	em.sync(e)
	keys := make([]key, 0, len(em.events))
	for _, ev := range em.events {
		if ev.key.symbol != nil || ev.key.name != "removeListener" {
			keys = append(keys, ev.key)
		}
	}
	for _, k := range append(keys, key{name: "removeListener"}) {
		if err := em.removeAll(e, this, k); err != nil {
			return err
		}
	}
	return nil
}

// warn says once that an event has more listeners than it should.
func (em *Emitter) warn(e *env.Env, this engine.Value, i int) error {
	most := em.max
	if !em.maxSet {
		most = stateOf(e).defaultMax
	}
	count := len(em.events[i].list.items)
	if most <= 0 || float64(count) <= most || em.events[i].warned {
		return nil
	}
	eng := e.Engine
	em.events[i].warned = true
	k := em.events[i].key
	name := k.name
	if k.symbol != nil {
		name = symbolText(e, k.symbol)
	}
	n := strconv.Itoa(count)
	w := e.NewError(env.Error, "", "Possible EventEmitter memory leak detected. "+n+" "+name+" listeners added to ["+
		lang.ClassName(e, this, "Object")+"]. MaxListeners is "+e.Text(eng.Number(most))+". Use emitter.setMaxListeners() to increase limit")
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{{"name", eng.String("MaxListenersExceededWarning")}, {"emitter", this}, {"type", k.value(eng)}, {"count", eng.Number(float64(count))}} {
		if err := eng.Set(w, p.name, p.v); err != nil {
			return err
		}
	}
	return e.EmitWarning(w)
}

// symbolText is String(symbol), which ToString refuses.
func symbolText(e *env.Env, symbol engine.Value) string {
	eng := e.Engine
	if class, err := eng.Get(eng.Global(), "String"); err == nil {
		if s, err := eng.Call(class, nil, symbol); err == nil {
			return e.Text(s)
		}
	}
	return "Symbol()"
}

// Listens tells whether x, which OnGo or its like gave, is still there. Loop
// goroutine only.
func (em *Emitter) Listens(e *env.Env, name string, x *Listener) bool {
	em.sync(e)
	if i := em.find(e.Engine, key{name: name}); i >= 0 {
		for _, y := range em.events[i].list.items {
			if y == x {
				return true
			}
		}
	}
	return false
}
