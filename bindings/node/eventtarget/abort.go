package eventtarget

import (
	"weak"

	"github.com/uvgo/uvgo/bindings/node/domexception"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/timers"
	"github.com/uvgo/uvgo/bindings/node/webclass"
)

// Signal is the host value of an AbortSignal.
type Signal struct {
	target  Target
	st      *state
	object  engine.Value
	aborted bool
	reason  engine.Value // nil as long as it is undefined

	// A signal of AbortSignal.any follows its sources. They do not keep it: who
	// listens to it does, see state.persistent.
	sources    int
	dependents []weak.Pointer[Signal]
}

// EventTarget makes a Signal a Host.
func (s *Signal) EventTarget() *Target { return &s.target }

// controller is the host value of an AbortController.
type controller struct{ signal *Signal }

// newSignal makes an AbortSignal.
func (st *state) newSignal() *Signal {
	s := &Signal{st: st}
	s.target.Init(st.e)
	s.object = st.eng.Hold(st.eng.NewObject(st.signalPrototype))
	st.eng.SetHost(s.object, s)
	return s
}

// newAborted makes one that is aborted from the beginning.
func (st *state) newAborted(reason engine.Value) *Signal {
	s := st.newSignal()
	s.aborted, s.reason = true, st.eng.Hold(reason)
	return s
}

// abort aborts a signal, once, and then those that follow it.
func (s *Signal) abort(reason engine.Value) error {
	if s.aborted {
		return nil
	}
	s.aborted, s.reason = true, s.st.eng.Hold(reason)
	if err := s.target.DispatchNew(s.object, "abort"); err != nil {
		return err
	}
	dependents := s.dependents
	s.dependents = nil
	for _, p := range dependents {
		if d := p.Value(); d != nil {
			if err := d.abort(reason); err != nil {
				return err
			}
		}
	}
	delete(s.st.persistent, s)
	return nil
}

// reasonOr is the first argument, or the usual reason without one.
func (st *state) reasonOr(c *engine.Call) engine.Value {
	if v := c.Arg(0); st.eng.TypeOf(v) != engine.Undefined {
		return v
	}
	return domexception.New(st.e, "AbortError", "This operation was aborted")
}

func (st *state) loadController() error {
	e, eng := st.e, st.eng
	of := func(this engine.Value) (*controller, error) {
		if eng.TypeOf(this) == engine.Object {
			if x, ok := eng.Host(this).(*controller); ok {
				return x, nil
			}
		}
		return nil, e.Throw(env.TypeError, "", "Cannot read private member #signal from an object whose class did not declare it")
	}
	var err error
	st.controller, st.controllerPrototype, err = webclass.New(e, "AbortController", 0, nil, func(c *engine.Call) (engine.Value, error) {
		eng.SetHost(c.This, &controller{st.newSignal()})
		return c.Undefined, nil
	})
	if err != nil {
		return err
	}
	err = e.Accessor(st.controllerPrototype, "signal", true, func(this engine.Value) (engine.Value, error) {
		x, err := of(this)
		if err != nil {
			return nil, err
		}
		return x.signal.object, nil
	}, nil)
	if err != nil {
		return err
	}
	err = e.Functions(st.controllerPrototype, env.Method{Name: "abort", Func: func(c *engine.Call) (engine.Value, error) {
		reason := st.reasonOr(c)
		x, err := of(c.This)
		if err != nil {
			return nil, err
		}
		return c.Undefined, x.signal.abort(reason)
	}})
	if err != nil {
		return err
	}
	return webclass.Tag(e, st.controllerPrototype, "AbortController")
}

// InspectCustom shows a controller as Node does.
func (x *controller) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	st := x.signal.st
	if o.Depth < 0 {
		return st.className(v) + " {}", nil
	}
	return st.show(in, v, o, entry{"signal", x.signal.object})
}

// InspectCustom shows a signal as Node does.
func (s *Signal) InspectCustom(in *inspect.Inspector, v engine.Value, o *inspect.Options) (string, error) {
	if o.Depth < 0 {
		return "[" + s.st.className(v) + "]", nil
	}
	return s.st.show(in, v, o, entry{"aborted", s.st.eng.Bool(s.aborted)})
}

func (st *state) loadSignal() error {
	e, eng := st.e, st.eng
	var err error
	st.signal, st.signalPrototype, err = webclass.New(e, "AbortSignal", 0, st.target, webclass.Illegal(e))
	if err != nil {
		return err
	}
	of := func(this engine.Value) (*Signal, error) {
		if eng.TypeOf(this) == engine.Object {
			if s, ok := eng.Host(this).(*Signal); ok {
				return s, nil
			}
		}
		return nil, webclass.InvalidThis(e, "AbortSignal")
	}
	err = e.Accessor(st.signalPrototype, "aborted", true, func(this engine.Value) (engine.Value, error) {
		s, err := of(this)
		if err != nil {
			return nil, err
		}
		return eng.Bool(s.aborted), nil
	}, nil)
	if err != nil {
		return err
	}
	err = e.Accessor(st.signalPrototype, "reason", false, func(this engine.Value) (engine.Value, error) {
		s, err := of(this)
		if err != nil {
			return nil, err
		}
		return s.Reason(), nil
	}, nil)
	if err != nil {
		return err
	}
	err = e.Methods(st.signalPrototype, env.Method{Name: "throwIfAborted", Func: func(c *engine.Call) (engine.Value, error) {
		s, err := of(c.This)
		if err == nil && s.aborted {
			err = e.ThrowValue(s.Reason())
		}
		return c.Undefined, err
	}})
	if err != nil {
		return err
	}
	if err := Attribute(e, st.signalPrototype, "abort"); err != nil {
		return err
	}
	err = e.Methods(st.signal,
		env.Method{Name: "abort", Func: func(c *engine.Call) (engine.Value, error) {
			return st.newAborted(st.reasonOr(c)).object, nil
		}},
		env.Method{Name: "timeout", Length: 1, Func: st.timeout},
		env.Method{Name: "any", Length: 1, Func: st.any})
	if err != nil {
		return err
	}
	return webclass.Tag(e, st.signalPrototype, "AbortSignal")
}

// timeout is AbortSignal.timeout(delay). Its timer does not keep the program
// alive.
func (st *state) timeout(c *engine.Call) (engine.Value, error) {
	delay, err := st.e.IntArg("delay", c.Arg(0), 0, 1<<32-1)
	if err != nil {
		return nil, err
	}
	s := st.newSignal()
	timers.After(st.e, float64(delay), false, func() error {
		return s.abort(domexception.New(st.e, "TimeoutError", "The operation was aborted due to timeout"))
	})
	return s.object, nil
}

// any is AbortSignal.any(signals).
func (st *state) any(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	if eng.Class(c.Arg(0)) != "Array" {
		return nil, e.InvalidArgType("signals", "an instance of Array", c.Arg(0))
	}
	sources := make([]*Signal, lang.Length(e, c.Args[0]))
	for i := range sources {
		v, err := eng.Get(c.Args[0], i)
		if err != nil {
			return nil, err
		}
		if sources[i] = SignalOf(e, v); sources[i] == nil {
			return nil, e.InvalidArgType("signals["+e.Text(eng.Number(float64(i)))+"]", "an instance of AbortSignal", v)
		}
	}
	for _, source := range sources {
		if source.aborted {
			return st.newAborted(source.Reason()).object, nil
		}
	}
	s := st.newSignal()
	s.sources = len(sources)
	s.target.changed = func(name string, count int) {
		switch {
		case name != "abort" || s.sources == 0:
		case count > 0:
			st.persistent[s] = true
		default:
			delete(st.persistent, s)
		}
	}
	for _, source := range sources {
		source.addDependent(s)
	}
	return s.object, nil
}

// addDependent remembers who follows, and forgets who is gone whenever the list
// would have to grow.
func (s *Signal) addDependent(d *Signal) {
	if len(s.dependents) == cap(s.dependents) {
		living := s.dependents[:0]
		for _, p := range s.dependents {
			if p.Value() != nil {
				living = append(living, p)
			}
		}
		clear(s.dependents[len(living):])
		s.dependents = living
	}
	s.dependents = append(s.dependents, weak.Make(d))
}
