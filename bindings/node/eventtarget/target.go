package eventtarget

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// Target is the listeners of one EventTarget. Init makes it ready.
type Target struct {
	st       *state
	lists    []*list
	max      float64
	warned   bool // about too many listeners
	handlers []*listener

	// changed hears of the number of listeners an event has, nil if nobody.
	changed func(name string, count int)
}

// Host is a Go value (engine.Engine.SetHost) that is an EventTarget for
// scripts.
type Host interface {
	EventTarget() *Target
}

// EventTarget gives the Target itself, so that it can be a Host.
func (t *Target) EventTarget() *Target { return t }

// Init makes a Target ready. Loop goroutine only.
func (t *Target) Init(e *env.Env) {
	t.st = stateOf(e)
	t.max = t.st.defaultMax
}

// Of is the Target behind v, nil if v is no EventTarget. Loop goroutine only.
func Of(e *env.Env, v engine.Value) *Target {
	if e.Engine.TypeOf(v) != engine.Object {
		return nil
	}
	if h, ok := e.Engine.Host(v).(Host); ok {
		return h.EventTarget()
	}
	return nil
}

func (st *state) loadTarget() error {
	e, eng := st.e, st.eng
	method := func(name string, length int, f func(t *Target, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			if t := Of(e, c.This); t != nil {
				return f(t, c)
			}
			return nil, webclass.InvalidThis(e, "EventTarget")
		}}
	}
	var err error
	st.target, st.targetPrototype, err = webclass.New(e, "EventTarget", 0, nil, func(c *engine.Call) (engine.Value, error) {
		t := new(Target)
		t.Init(e)
		eng.SetHost(c.This, t)
		return c.Undefined, nil
	},
		method("addEventListener", 2, func(t *Target, c *engine.Call) (engine.Value, error) {
			return c.Undefined, t.addEventListener(c)
		}),
		method("removeEventListener", 2, func(t *Target, c *engine.Call) (engine.Value, error) {
			return c.Undefined, t.removeEventListener(c)
		}),
		method("dispatchEvent", 1, func(t *Target, c *engine.Call) (engine.Value, error) {
			if len(c.Args) == 0 {
				return nil, webclass.MissingArgs(e, "event")
			}
			ev := EventOf(e, c.Args[0])
			if ev == nil {
				return nil, e.InvalidArgType("event", "an instance of Event", c.Args[0])
			}
			if ev.dispatching {
				return nil, e.Throw(env.Error, "ERR_EVENT_RECURSION", `The event "`+ev.name+`" is already being dispatched`)
			}
			if err := t.Dispatch(c.This, c.Args[0]); err != nil {
				return nil, err
			}
			return eng.Bool(!ev.DefaultPrevented()), nil
		}))
	if err != nil {
		return err
	}
	if err := webclass.Tag(e, st.targetPrototype, "EventTarget"); err != nil {
		return err
	}
	// Other copies of Node's code know an EventTarget by this mark.
	mark := lang.SymbolFor(e, "nodejs.event_target")
	if mark == nil {
		return nil
	}
	return eng.Define(st.target, mark, engine.Property{Value: eng.Bool(true), Writable: true, Enumerable: true, Configurable: true})
}

// options are those of addEventListener.
type options struct {
	once, capture bool
	signal        engine.Value // nil for none
}

func (t *Target) readOptions(v engine.Value) (o options, err error) {
	e, eng := t.st.e, t.st.eng
	switch eng.TypeOf(v) {
	case engine.Undefined, engine.Null:
		return o, nil
	case engine.Boolean:
		o.capture = eng.ToBool(v)
		return o, nil
	case engine.Object, engine.Function:
	default:
		return o, e.InvalidArgType("options", "of type object", v)
	}
	for _, flag := range [...]struct {
		name string
		to   *bool
	}{{"once", &o.once}, {"capture", &o.capture}} {
		x, err := eng.Get(v, flag.name)
		if err != nil {
			return o, err
		}
		*flag.to = eng.ToBool(x)
	}
	signal, err := eng.Get(v, "signal")
	if err != nil {
		return o, err
	}
	if err := CheckSignal(e, "options.signal", signal); err != nil {
		return o, err
	}
	if lang.IsObject(e, signal) {
		o.signal = signal
	}
	return o, nil
}

func (t *Target) addEventListener(c *engine.Call) error {
	e, eng := t.st.e, t.st.eng
	if len(c.Args) < 2 {
		return webclass.MissingArgs(e, "type", "listener")
	}
	o, err := t.readOptions(c.Arg(2))
	if err != nil {
		return err
	}
	if ok, err := t.checkListener(c.Args[1]); err != nil {
		return err
	} else if !ok {
		return t.warnNothing(c)
	}
	name, err := t.st.text(c.Args[0])
	if err != nil {
		return err
	}
	if o.signal != nil && Aborted(e, o.signal) {
		return nil
	}
	l, count := t.insert(name, &listener{fn: c.Args[1], once: o.once, capture: o.capture})
	if l == nil {
		return nil
	}
	l.fn = eng.Hold(l.fn)
	if o.signal != nil {
		l.unhook, err = OnAbort(e, o.signal, func() error { t.drop(name, l); return nil })
		if err != nil {
			return err
		}
	}
	return t.added(c.This, name, count)
}

// checkListener tells whether v can be called; null and undefined only get a
// warning.
func (t *Target) checkListener(v engine.Value) (bool, error) {
	if lang.IsObject(t.st.e, v) {
		return true, nil
	}
	if lang.IsNullish(t.st.e, v) {
		return false, nil
	}
	return false, t.st.e.InvalidArgType("listener", "an instance of EventListener", v)
}

func (t *Target) warnNothing(c *engine.Call) error {
	e, eng := t.st.e, t.st.eng
	w := e.NewError(env.Error, "", "addEventListener called with "+e.Text(c.Args[1])+" which has no effect.")
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{{"name", eng.String("AddEventListenerArgumentTypeWarning")}, {"target", c.This}, {"type", c.Args[0]}} {
		if err := eng.Set(w, p.name, p.value); err != nil {
			return err
		}
	}
	return e.EmitWarning(w)
}

func (t *Target) removeEventListener(c *engine.Call) error {
	e, eng := t.st.e, t.st.eng
	if len(c.Args) < 2 {
		return webclass.MissingArgs(e, "type", "listener")
	}
	if ok, err := t.checkListener(c.Args[1]); err != nil || !ok {
		return err
	}
	name, err := t.st.text(c.Args[0])
	if err != nil {
		return err
	}
	// As in Node, true alone is not { capture: true } here.
	capture := false
	if lang.IsObject(e, c.Arg(2)) {
		v, err := eng.Get(c.Args[2], "capture")
		if err != nil {
			return err
		}
		capture = eng.TypeOf(v) == engine.Boolean && eng.ToBool(v)
	}
	if ls := t.find(name); ls != nil {
		for l := ls.head.next; l != nil; l = l.next {
			if l.same(eng, c.Args[1], capture) {
				t.drop(name, l)
				return nil
			}
		}
	}
	return nil
}

// Dispatch calls the listeners of an event, which is an Event; this is the
// object whose Target t is. It fails only if the script is being stopped: what
// listeners throw is for 'uncaughtException'. Loop goroutine only.
func (t *Target) Dispatch(this, event engine.Value) error {
	eng := t.st.eng
	ev := EventOf(t.st.e, event)
	if ev.target == nil || !eng.Same(ev.target, this) {
		if ev.target != nil {
			eng.Release(ev.target)
		}
		ev.target = eng.Hold(this)
	}
	ls := t.find(ev.name)
	if ls == nil {
		return nil
	}
	ev.dispatching = true
	ev.args[0] = event
	for l := ls.head.next; l != nil && !ev.stopped; {
		// Whatever l does, we go on with who is behind it now.
		next := l.next
		if l.removed {
			l = next
			continue
		}
		if l.once {
			t.drop(ev.name, l)
		}
		err := l.call(t, this, ev)
		// Node forgets here that the event is still on its way.
		ev.dispatching = false
		if err != nil {
			return err
		}
		l = next
	}
	ev.dispatching = false
	ev.args[0] = nil
	return nil
}

// DispatchNew is Dispatch of a new event that scripts can trust. Loop goroutine
// only.
func (t *Target) DispatchNew(this engine.Value, name string) error {
	if t.find(name) == nil {
		return nil
	}
	return t.Dispatch(this, NewEvent(t.st.e, name))
}

// Max is the number of listeners an event may have without a warning. Loop
// goroutine only.
func (t *Target) Max() float64 { return t.max }

// SetMax sets it, 0 for any. Loop goroutine only.
func (t *Target) SetMax(n float64) { t.max, t.warned = n, false }

// InspectCustom shows a target as Node does: without anything.
func (t *Target) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return t.st.className(v), nil
	}
	return t.st.show(in, v, o)
}
