package eventtarget

import (
	"github.com/uvgo/uvgo/bindings/node/clock"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// Event is the host value of an Event.
type Event struct {
	st   *state
	name string // type
	time float64

	bubbles, cancelable, composed, trusted bool

	target                      engine.Value // where it was dispatched last, nil if nowhere
	dispatching                 bool
	stopped, propagationStopped bool
	prevented                   bool
	args                        [1]engine.Value // the object itself, while it is dispatched
	custom                      bool
	detail                      engine.Value
}

// EventOf is the Event behind v, nil if it is none. Loop goroutine only.
func EventOf(e *env.Env, v engine.Value) *Event {
	if e.Engine.TypeOf(v) != engine.Object {
		return nil
	}
	ev, _ := e.Engine.Host(v).(*Event)
	return ev
}

// NewEvent makes an event that scripts can trust, as those that Node makes.
// Loop goroutine only.
func NewEvent(e *env.Env, name string) engine.Value {
	st := stateOf(e)
	v := e.Engine.NewObject(st.eventPrototype)
	e.Engine.SetHost(v, &Event{st: st, name: name, time: clock.Now(e), trusted: true})
	return v
}

func (st *state) loadEvent() error {
	e, eng := st.e, st.eng
	method := func(name string, f func(ev *Event)) env.Method {
		return env.Method{Name: name, Func: func(c *engine.Call) (engine.Value, error) {
			ev := EventOf(e, c.This)
			if ev == nil {
				return nil, webclass.InvalidThis(e, "Event")
			}
			f(ev)
			return c.Undefined, nil
		}}
	}
	var err error
	st.event, st.eventPrototype, err = webclass.New(e, "Event", 1, nil, func(c *engine.Call) (engine.Value, error) {
		_, err := st.construct(c)
		return c.Undefined, err
	},
		env.Method{Name: "initEvent", Length: 1, Func: st.initEvent},
		method("stopImmediatePropagation", func(ev *Event) { ev.stopped = true; ev.propagationStopped = true }),
		method("preventDefault", func(ev *Event) { ev.prevented = true }))
	if err != nil {
		return err
	}
	if err := st.eventAccessors(); err != nil {
		return err
	}
	for i, name := range [...]string{"NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"} {
		if err := eng.Define(st.event, name, engine.Property{Value: eng.Number(float64(i)), Enumerable: true}); err != nil {
			return err
		}
	}
	return webclass.Tag(e, st.eventPrototype, "Event")
}

// eventAccessors defines the properties of events, and the methods that Node
// lists among them.
func (st *state) eventAccessors() error {
	e, eng := st.e, st.eng
	where := func(ev *Event, now bool) engine.Value {
		if ev.target == nil || now && !ev.dispatching {
			return eng.Null()
		}
		return ev.target
	}
	for _, p := range [...]struct {
		name string
		get  func(ev *Event) engine.Value // nil for a method
	}{
		{"target", func(ev *Event) engine.Value { return where(ev, false) }},
		{"currentTarget", func(ev *Event) engine.Value { return where(ev, true) }},
		{"srcElement", func(ev *Event) engine.Value { return where(ev, false) }},
		{"type", func(ev *Event) engine.Value { return eng.String(ev.name) }},
		{"cancelable", func(ev *Event) engine.Value { return eng.Bool(ev.cancelable) }},
		{"defaultPrevented", func(ev *Event) engine.Value { return eng.Bool(ev.DefaultPrevented()) }},
		{"timeStamp", func(ev *Event) engine.Value { return eng.Number(ev.time) }},
		{"composedPath", nil},
		{"returnValue", func(ev *Event) engine.Value { return eng.Bool(!ev.DefaultPrevented()) }},
		{"bubbles", func(ev *Event) engine.Value { return eng.Bool(ev.bubbles) }},
		{"composed", func(ev *Event) engine.Value { return eng.Bool(ev.composed) }},
		{"eventPhase", func(ev *Event) engine.Value {
			if ev.dispatching {
				return eng.Number(2)
			}
			return eng.Number(0)
		}},
		{"cancelBubble", func(ev *Event) engine.Value { return eng.Bool(ev.propagationStopped) }},
		{"stopPropagation", nil},
		{"isTrusted", func(ev *Event) engine.Value { return eng.Bool(ev.trusted) }},
	} {
		if p.get == nil {
			f := st.composedPath
			if p.name == "stopPropagation" {
				f = st.stopPropagation
			}
			if err := e.Functions(st.eventPrototype, env.Method{Name: p.name, Func: f}); err != nil {
				return err
			}
			continue
		}
		get := func(this engine.Value) (engine.Value, error) {
			ev := EventOf(e, this)
			if ev == nil {
				return nil, webclass.InvalidThis(e, "Event")
			}
			return p.get(ev), nil
		}
		var set env.Setter
		if p.name == "cancelBubble" {
			set = st.setCancelBubble
		}
		if err := e.Accessor(st.eventPrototype, p.name, true, get, set); err != nil {
			return err
		}
	}
	// Nobody may pretend to be trusted.
	trusted, _, err := eng.Own(st.eventPrototype, "isTrusted")
	if err != nil {
		return err
	}
	trusted.Configurable = false
	return eng.Define(st.eventPrototype, "isTrusted", trusted)
}

func (st *state) setCancelBubble(this, v engine.Value) error {
	ev := EventOf(st.e, this)
	if ev == nil {
		return webclass.InvalidThis(st.e, "Event")
	}
	ev.propagationStopped = ev.propagationStopped || st.eng.ToBool(v)
	return nil
}

func (st *state) composedPath(c *engine.Call) (engine.Value, error) {
	switch ev := EventOf(st.e, c.This); {
	case ev == nil:
		return nil, webclass.InvalidThis(st.e, "Event")
	case ev.dispatching:
		return st.eng.NewArray(ev.target), nil
	}
	return st.eng.NewArray(), nil
}

func (st *state) stopPropagation(c *engine.Call) (engine.Value, error) {
	return c.Undefined, st.setCancelBubble(c.This, st.eng.Bool(true))
}

// construct is new Event(type, options).
func (st *state) construct(c *engine.Call) (*Event, error) {
	eng := st.eng
	if len(c.Args) == 0 {
		return nil, webclass.MissingArgs(st.e, "type")
	}
	ev := &Event{st: st, time: clock.Now(st.e)}
	options := c.Arg(1)
	if t := eng.TypeOf(options); t != engine.Undefined && t != engine.Null {
		if err := webclass.Options(st.e, "options", options); err != nil {
			return nil, err
		}
		for _, o := range [...]struct {
			name string
			to   *bool
		}{{"bubbles", &ev.bubbles}, {"cancelable", &ev.cancelable}, {"composed", &ev.composed}} {
			v, err := eng.Get(options, o.name)
			if err != nil {
				return nil, err
			}
			*o.to = eng.ToBool(v)
		}
	}
	var err error
	if ev.name, err = st.text(c.Args[0]); err != nil {
		return nil, err
	}
	eng.SetHost(c.This, ev)
	return ev, nil
}

// text is `${v}`.
func (st *state) text(v engine.Value) (string, error) {
	if st.eng.TypeOf(v) == engine.Symbol {
		return "", st.e.Throw(env.TypeError, "", "Cannot convert a Symbol value to a string")
	}
	return st.eng.ToString(v)
}

// initEvent changes an event that is not on its way.
func (st *state) initEvent(c *engine.Call) (engine.Value, error) {
	if len(c.Args) == 0 {
		return nil, webclass.MissingArgs(st.e, "type")
	}
	ev := EventOf(st.e, c.This)
	if ev == nil {
		return nil, st.e.Throw(env.TypeError, "", "Cannot write private member #bubbles to an object whose class did not declare it")
	}
	if ev.dispatching {
		return c.Undefined, nil
	}
	name, err := st.text(c.Args[0])
	if err != nil {
		return nil, err
	}
	ev.name, ev.bubbles, ev.cancelable = name, st.eng.ToBool(c.Arg(1)), st.eng.ToBool(c.Arg(2))
	return c.Undefined, nil
}

// DefaultPrevented tells whether a listener called preventDefault, and might.
// Loop goroutine only.
func (ev *Event) DefaultPrevented() bool { return ev.cancelable && ev.prevented }

// InspectCustom shows an event as Node does.
func (ev *Event) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	st := ev.st
	if o.Depth < 0 {
		return st.className(v), nil
	}
	return st.show(in, v, o,
		entry{"type", st.eng.String(ev.name)},
		entry{"defaultPrevented", st.eng.Bool(ev.DefaultPrevented())},
		entry{"cancelable", st.eng.Bool(ev.cancelable)},
		entry{"timeStamp", st.eng.Number(ev.time)})
}

func (st *state) loadCustomEvent() error {
	e, eng := st.e, st.eng
	var err error
	st.custom, st.customPrototype, err = webclass.New(e, "CustomEvent", 1, st.event, func(c *engine.Call) (engine.Value, error) {
		ev, err := st.construct(c)
		if err != nil {
			return nil, err
		}
		ev.custom, ev.detail = true, eng.Null()
		if options := c.Arg(1); eng.TypeOf(options) == engine.Object {
			v, err := eng.Get(options, "detail")
			if err != nil {
				return nil, err
			}
			if eng.TypeOf(v) != engine.Undefined {
				ev.detail = eng.Hold(v)
			}
		}
		return c.Undefined, nil
	})
	if err != nil {
		return err
	}
	err = e.Accessor(st.customPrototype, "detail", true, func(this engine.Value) (engine.Value, error) {
		ev := EventOf(e, this)
		if ev == nil || !ev.custom {
			return nil, webclass.InvalidThis(e, "CustomEvent")
		}
		return ev.detail, nil
	}, nil)
	if err != nil {
		return err
	}
	return webclass.Tag(e, st.customPrototype, "CustomEvent")
}
