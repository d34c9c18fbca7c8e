package eventtarget

import (
	"errors"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// list is the listeners of one event, linked so that a dispatch under way sees
// what Node's sees when they change.
type list struct {
	name string
	head listener // itself none
	size int
}

type listener struct {
	prev, next *listener

	fn       engine.Value // held: a function, or an object with handleEvent
	goFunc   func(event engine.Value) error
	handler  engine.Value // held: of an attribute like onabort, nil for others
	once     bool
	capture  bool
	removed  bool
	unhook   func() // forgets the signal, nil if there is none
	attached string // the event of an attribute
}

func (l *listener) same(eng engine.Engine, fn engine.Value, capture bool) bool {
	return l.capture == capture && l.fn != nil && eng.Same(l.fn, fn)
}

func (t *Target) find(name string) *list {
	for _, ls := range t.lists {
		if ls.name == name {
			return ls
		}
	}
	return nil
}

// Count is the number of listeners of an event. Loop goroutine only.
func (t *Target) Count(name string) int {
	if ls := t.find(name); ls != nil {
		return ls.size
	}
	return 0
}

// insert adds l and gives it and the new count; nil if there is one like it.
func (t *Target) insert(name string, l *listener) (*listener, int) {
	ls := t.find(name)
	if ls == nil {
		ls = &list{name: name}
		t.lists = append(t.lists, ls)
	}
	last := &ls.head
	for x := last.next; x != nil; x = x.next {
		if l.fn != nil && x.same(t.st.eng, l.fn, l.capture) {
			return nil, 0
		}
		last = x
	}
	last.next, l.prev = l, last
	ls.size++
	return l, ls.size
}

// drop removes l, if it is still there.
func (t *Target) drop(name string, l *listener) {
	if l.removed {
		return
	}
	// l keeps its next: a dispatch may stand on it.
	l.prev.next = l.next
	if l.next != nil {
		l.next.prev = l.prev
	}
	l.removed = true
	if l.unhook != nil {
		l.unhook()
	}
	ls := t.find(name)
	ls.size--
	if t.changed != nil {
		t.changed(name, ls.size)
	}
}

// added says that there is one listener more, and warns of too many.
func (t *Target) added(this engine.Value, name string, count int) error {
	if t.changed != nil {
		t.changed(name, count)
	}
	if t.max <= 0 || float64(count) <= t.max || t.warned {
		return nil
	}
	t.warned = true
	e, eng := t.st.e, t.st.eng
	o := inspect.DefaultOptions
	o.Depth = -1
	shown, err := inspect.Of(e).Inspect(this, &o)
	if err != nil {
		return err
	}
	n := eng.Number(float64(count))
	w := e.NewError(env.Error, "", "Possible EventTarget memory leak detected. "+strconv.Itoa(count)+" "+name+" listeners added to "+
		shown+". MaxListeners is "+e.Text(eng.Number(t.max))+". Use events.setMaxListeners() to increase limit")
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{{"name", eng.String("MaxListenersExceededWarning")}, {"target", this}, {"type", eng.String(name)}, {"count", n}} {
		if err := eng.Set(w, p.name, p.value); err != nil {
			return err
		}
	}
	return e.EmitWarning(w)
}

// OnGo adds a Go function; stop takes it away again. Scripts see it as a
// listener like any other. Loop goroutine only.
func (t *Target) OnGo(this engine.Value, name string, once bool, f func(event engine.Value) error) (stop func(), err error) {
	l, count := t.insert(name, &listener{goFunc: f, once: once})
	return func() { t.drop(name, l) }, t.added(this, name, count)
}

// Listeners are those of an event as getEventListeners shows them. Loop
// goroutine only.
func (t *Target) Listeners(name string) []engine.Value {
	var fns []engine.Value
	if ls := t.find(name); ls != nil {
		for l := ls.head.next; l != nil; l = l.next {
			fns = append(fns, l.shown(t))
		}
	}
	return fns
}

func (l *listener) shown(t *Target) engine.Value {
	if l.fn == nil {
		eng := t.st.eng
		l.fn = eng.Hold(eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
			if l.goFunc != nil {
				return c.Undefined, l.goFunc(c.Arg(0))
			}
			if eng.TypeOf(l.handler) != engine.Function {
				return c.Undefined, nil
			}
			return eng.Call(l.handler, c.This, c.Args...)
		}))
	}
	return l.fn
}

// call calls one listener. The error is that the script is being stopped.
func (l *listener) call(t *Target, this engine.Value, ev *Event) error {
	eng := t.st.eng
	var result engine.Value
	var err error
	switch {
	case l.goFunc != nil:
		err = l.goFunc(ev.args[0])
	case l.handler != nil:
		if eng.TypeOf(l.handler) == engine.Function {
			result, err = eng.Call(l.handler, this, ev.args[:]...)
		}
	case eng.TypeOf(l.fn) == engine.Function:
		result, err = eng.Call(l.fn, this, ev.args[:]...)
	default:
		result, err = l.handleEvent(t, ev)
		if err != nil && !env.Ended(err) {
			t.st.rejected(err)
			return nil
		}
	}
	if err == nil && result != nil && lang.IsObject(t.st.e, result) {
		err = t.st.follow(result)
	}
	if err == nil || env.Ended(err) {
		return err
	}
	keep(eng, err)
	return t.st.uncaught(err)
}

// rejected is what an async function has thrown: that comes out a microtask
// later.
func (st *state) rejected(err error) {
	keep(st.eng, err)
	st.e.QueueMicrotask(func() error { return st.uncaught(err) })
}

func (l *listener) handleEvent(t *Target, ev *Event) (engine.Value, error) {
	eng := t.st.eng
	f, err := eng.Get(l.fn, "handleEvent")
	if err != nil || !eng.ToBool(f) {
		return nil, err
	}
	if eng.TypeOf(f) != engine.Function {
		kind := map[engine.Type]string{engine.Boolean: "a boolean", engine.Number: "a number", engine.String: "a string",
			engine.Symbol: "a symbol", engine.BigInt: "a bigint"}[eng.TypeOf(f)]
		if kind == "" {
			kind = "an object"
		}
		return nil, t.st.e.Throw(env.TypeError, "", "Function.prototype.apply was called on "+t.st.e.Text(f)+", which is "+kind+" and not a function")
	}
	return eng.Call(f, l.fn, ev.args[:]...)
}

// follow makes the rejection of a promise that a listener gave an uncaught
// exception.
func (st *state) follow(result engine.Value) error {
	then, err := st.eng.Get(result, "then")
	if err != nil || st.eng.TypeOf(then) != engine.Function {
		return err
	}
	_, err = st.eng.Call(then, result, st.eng.Undefined(), st.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, st.uncaught(st.e.ThrowValue(st.eng.Hold(c.Arg(0))))
	}))
	return err
}

// uncaught throws err on the next tick, where nobody can catch it.
func (st *state) uncaught(err error) error {
	st.e.NextTick(func() error { return err })
	return nil
}

// keep makes what was thrown outlive this call.
func keep(eng engine.Engine, err error) {
	var x *engine.Exception
	if errors.As(err, &x) {
		x.Value = eng.Hold(x.Value)
	}
}

// Attribute defines a property like onabort on a prototype. Loop goroutine
// only.
func Attribute(e *env.Env, prototype engine.Value, event string) error {
	eng := e.Engine
	handlerOf := func(t *Target) *listener {
		for _, l := range t.handlers {
			if l.attached == event {
				return l
			}
		}
		return nil
	}
	return e.Accessor(prototype, "on"+event, true, func(this engine.Value) (engine.Value, error) {
		if t := Of(e, this); t != nil {
			if l := handlerOf(t); l != nil {
				return l.handler, nil
			}
		}
		return eng.Null(), nil
	}, func(this, v engine.Value) error {
		t := Of(e, this)
		if t == nil {
			return e.Throw(env.TypeError, "", "Cannot read properties of undefined (reading 'set')")
		}
		if l := handlerOf(t); l != nil {
			// The place among the listeners stays what it was.
			eng.Release(l.handler)
			l.handler = eng.Hold(v)
			return nil
		}
		l, count := t.insert(event, &listener{handler: eng.Hold(v), attached: event})
		t.handlers = append(t.handlers, l)
		return t.added(this, event, count)
	})
}
