package events

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// state is what this package knows of an Env.
type state struct {
	class, prototype engine.Value
	emit, on         engine.Value // of the prototype, to see who overrode them
	prepend          engine.Value
	defaultMax       float64
	captureDefault   bool

	// Symbols; nil where the engine has none.
	errorMonitor, rejection engine.Value
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{defaultMax: 10}
		if err := st.load(e); err != nil {
			panic(env.Broken("events", err))
		}
		return st
	})
}

// Class is the EventEmitter class. Loop goroutine only.
func Class(e *env.Env) engine.Value { return stateOf(e).class }

// Prototype is EventEmitter.prototype, for classes that inherit from it. Loop
// goroutine only.
func Prototype(e *env.Env) engine.Value { return stateOf(e).prototype }

// method is a function of EventEmitter.prototype. em is nil if this is an
// object that never listened and the method only looks.
type method func(em *Emitter, c *engine.Call) (engine.Value, error)

func (st *state) load(e *env.Env) error {
	eng := e.Engine
	var err error
	st.class, st.prototype, err = e.Class("EventEmitter", 1, nil, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, st.init(e, c)
	})
	if err != nil {
		return err
	}
	if err := st.symbols(e); err != nil {
		return err
	}
	if err := st.accessors(e); err != nil {
		return err
	}
	looks := func(f method) engine.Func {
		return func(c *engine.Call) (engine.Value, error) {
			if err := checkThis(e, c.This); err != nil {
				return nil, err
			}
			return f(Lookup(e, c.This), c)
		}
	}
	changes := func(f method) engine.Func {
		return func(c *engine.Call) (engine.Value, error) {
			if err := checkThis(e, c.This); err != nil {
				return nil, err
			}
			if _, err := f(Of(e, c.This), c); err != nil {
				return nil, err
			}
			return c.This, nil
		}
	}
	// All enumerable, in Node's order: old packages mix them in with for-in.
	methods := []env.Method{
		{Name: "setMaxListeners", Length: 1, Func: changes(func(em *Emitter, c *engine.Call) (engine.Value, error) {
			n, err := limit(e, "setMaxListeners", c.Arg(0))
			if err == nil {
				em.max, em.maxSet = n, true
			}
			return nil, err
		})},
		{Name: "getMaxListeners", Length: 0, Func: looks(func(em *Emitter, c *engine.Call) (engine.Value, error) {
			if em == nil || !em.maxSet {
				return eng.Number(st.defaultMax), nil
			}
			return eng.Number(em.max), nil
		})},
		{Name: "emit", Length: 1, Func: func(c *engine.Call) (engine.Value, error) { return st.emitFunc(e, c) }},
		{Name: "addListener", Length: 2, Func: changes(st.adder(e, false))},
		{Name: "prependListener", Length: 2, Func: changes(st.adder(e, true))},
		{Name: "once", Length: 2, Func: changes(st.onceAdder(e, false))},
		{Name: "prependOnceListener", Length: 2, Func: changes(st.onceAdder(e, true))},
		{Name: "removeListener", Length: 2, Func: changes(func(em *Emitter, c *engine.Call) (engine.Value, error) {
			k, err := listenerArgs(e, c)
			if err != nil {
				return nil, err
			}
			return nil, em.removeFunc(e, c.This, k, c.Arg(1))
		})},
		{Name: "removeAllListeners", Length: 1, Func: changes(func(em *Emitter, c *engine.Call) (engine.Value, error) {
			if len(c.Args) == 0 {
				return nil, em.removeEverything(e, c.This)
			}
			k, err := toKey(eng, c.Args[0])
			if err != nil {
				return nil, err
			}
			return nil, em.removeAll(e, c.This, k)
		})},
		{Name: "listeners", Length: 1, Func: looks(lister(e, true))},
		{Name: "rawListeners", Length: 1, Func: looks(lister(e, false))},
		{Name: "listenerCount", Length: 2, Func: looks(counter(e))},
		{Name: "eventNames", Length: 0, Func: looks(func(em *Emitter, c *engine.Call) (engine.Value, error) {
			return eventNames(e, em)
		})},
	}
	for _, m := range methods {
		fn := eng.NewFunc(m.Name, m.Length, m.Func)
		if err := eng.Set(st.prototype, m.Name, fn); err != nil {
			return err
		}
		also := ""
		switch m.Name {
		case "emit":
			st.emit = e.Keep(fn)
		case "addListener":
			st.on, also = e.Keep(fn), "on"
		case "prependListener":
			st.prepend = e.Keep(fn)
		case "removeListener":
			also = "off"
		}
		if also != "" {
			if err := eng.Set(st.prototype, also, fn); err != nil {
				return err
			}
		}
	}
	return st.statics(e)
}

// init is the constructor, and EventEmitter.init.
func (st *state) init(e *env.Env, c *engine.Call) error {
	if err := checkThis(e, c.This); err != nil {
		return err
	}
	em := Of(e, c.This)
	em.capture = captures(st.captureDefault)
	options := c.Arg(0)
	if e.Engine.TypeOf(options) != engine.Object {
		return nil
	}
	v, err := e.Engine.Get(options, "captureRejections")
	if err != nil || !e.Engine.ToBool(v) {
		return err
	}
	if e.Engine.TypeOf(v) != engine.Boolean {
		return e.InvalidArgType("options.captureRejections", "of type boolean", v)
	}
	em.capture = captureYes
	return nil
}

func (st *state) symbols(e *env.Env) error {
	eng := e.Engine
	symbol, err := eng.Get(eng.Global(), "Symbol")
	if err != nil || eng.TypeOf(symbol) != engine.Function {
		return err
	}
	v, err := eng.Call(symbol, nil, eng.String("events.errorMonitor"))
	if err != nil {
		return err
	}
	st.errorMonitor = e.Keep(v)
	symbolFor, err := eng.Get(symbol, "for")
	if err != nil {
		return err
	}
	v, err = eng.Call(symbolFor, symbol, eng.String("nodejs.rejection"))
	if err == nil {
		st.rejection = e.Keep(v)
	}
	return err
}

// accessors are the three properties that are Node's own bookkeeping.
func (st *state) accessors(e *env.Env) error {
	eng := e.Engine
	for _, p := range [...]struct {
		name string
		get  func(em *Emitter, this engine.Value) engine.Value
		set  func(em *Emitter, v engine.Value)
	}{
		{"_events", func(em *Emitter, this engine.Value) engine.Value { return em.object(e, this) },
			func(em *Emitter, v engine.Value) { em.adopt(e, v) }},
		{"_eventsCount", func(em *Emitter, _ engine.Value) engine.Value {
			em.sync(e)
			return eng.Number(float64(len(em.events)))
		}, func(*Emitter, engine.Value) {}},
		{"_maxListeners", func(em *Emitter, _ engine.Value) engine.Value {
			if !em.maxSet {
				return eng.Undefined()
			}
			return eng.Number(em.max)
		}, func(em *Emitter, v engine.Value) {
			em.max, em.maxSet = 0, eng.TypeOf(v) == engine.Number
			if em.maxSet {
				em.max, _ = eng.ToNumber(v)
			}
		}},
	} {
		err := e.Accessor(st.prototype, p.name, true, func(this engine.Value) (engine.Value, error) {
			if em := Lookup(e, this); em != nil {
				return p.get(em, this), nil
			}
			if p.name == "_eventsCount" {
				return eng.Number(0), nil
			}
			return eng.Undefined(), nil
		}, func(this, v engine.Value) error {
			if err := checkThis(e, this); err != nil {
				return err
			}
			p.set(Of(e, this), v)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (st *state) emitFunc(e *env.Env, c *engine.Call) (engine.Value, error) {
	if err := checkThis(e, c.This); err != nil {
		return nil, err
	}
	k, err := toKey(e.Engine, c.Arg(0))
	if err != nil {
		return nil, err
	}
	em := Lookup(e, c.This)
	if em == nil {
		if k.symbol != nil || k.name != "error" {
			return e.Engine.Bool(false), nil
		}
		em = Of(e, c.This)
	}
	var args []engine.Value
	if len(c.Args) > 1 {
		args = c.Args[1:]
	}
	heard, err := em.emit(e, c.This, k, args)
	return e.Engine.Bool(heard), err
}

// emitMethod is this.emit(name, ...args): an emit of the script's own is asked.
func EmitMethod(e *env.Env, this engine.Value, name string, args ...engine.Value) error {
	emit, err := e.Engine.Get(this, "emit")
	if err != nil {
		return err
	}
	if e.Engine.Same(emit, stateOf(e).emit) || e.Engine.TypeOf(emit) != engine.Function {
		_, err = Emit(e, this, name, args...)
		return err
	}
	_, err = e.Engine.Call(emit, this, append([]engine.Value{e.Engine.String(name)}, args...)...)
	return err
}

func (st *state) adder(e *env.Env, first bool) method {
	return func(em *Emitter, c *engine.Call) (engine.Value, error) {
		k, err := listenerArgs(e, c)
		if err != nil {
			return nil, err
		}
		return nil, em.add(e, c.This, k, &Listener{fn: e.Engine.Hold(c.Arg(1))}, first)
	}
}

// onceAdder adds through this.on (or prependListener) if somebody replaced it.
func (st *state) onceAdder(e *env.Env, first bool) method {
	return func(em *Emitter, c *engine.Call) (engine.Value, error) {
		k, err := listenerArgs(e, c)
		if err != nil {
			return nil, err
		}
		x := &Listener{fn: e.Engine.Hold(c.Arg(1)), once: true}
		name, ours := "on", st.on
		if first {
			name, ours = "prependListener", st.prepend
		}
		adder, err := e.Engine.Get(c.This, name)
		if err != nil {
			return nil, err
		}
		if e.Engine.Same(adder, ours) || e.Engine.TypeOf(adder) != engine.Function {
			return nil, em.add(e, c.This, k, x, first)
		}
		_, err = e.Engine.Call(adder, c.This, c.Arg(0), x.raw(e, em, c.This, k))
		return nil, err
	}
}

func lister(e *env.Env, unwrapped bool) method {
	return func(em *Emitter, c *engine.Call) (engine.Value, error) {
		eng := e.Engine
		k, err := toKey(eng, c.Arg(0))
		if err != nil || em == nil {
			return eng.NewArray(), err
		}
		em.sync(e)
		i := em.find(eng, k)
		if i < 0 {
			return eng.NewArray(), nil
		}
		items := em.events[i].list.items
		fns := make([]engine.Value, len(items))
		for j, x := range items {
			if unwrapped {
				fns[j] = unwrap(eng, x.function(e))
			} else {
				fns[j] = x.raw(e, em, c.This, k)
			}
		}
		return eng.NewArray(fns...), nil
	}
}

func counter(e *env.Env) method {
	return func(em *Emitter, c *engine.Call) (engine.Value, error) {
		eng := e.Engine
		k, err := toKey(eng, c.Arg(0))
		if err != nil || em == nil {
			return eng.Number(0), err
		}
		em.sync(e)
		i := em.find(eng, k)
		if i < 0 {
			return eng.Number(0), nil
		}
		items := em.events[i].list.items
		if t := eng.TypeOf(c.Arg(1)); t == engine.Undefined || t == engine.Null {
			return eng.Number(float64(len(items))), nil
		}
		n := 0
		for _, x := range items {
			x.function(e)
			if x.is(eng, c.Arg(1)) {
				n++
			}
		}
		return eng.Number(float64(n)), nil
	}
}

// eventNames lists the names in the order in which a language lists keys.
func eventNames(e *env.Env, em *Emitter) (engine.Value, error) {
	eng := e.Engine
	if em == nil {
		return eng.NewArray(), nil
	}
	em.sync(e)
	order := eng.NewObject(nil)
	for _, ev := range em.events {
		if err := eng.Define(order, ev.key.property(), engine.Property{Value: eng.Bool(true), Enumerable: true}); err != nil {
			return nil, err
		}
	}
	keys, err := eng.Keys(order, true)
	if err != nil {
		return nil, err
	}
	names := make([]engine.Value, len(keys))
	for i, k := range keys {
		names[i] = toStoredKey(eng, k).value(eng)
	}
	return eng.NewArray(names...), nil
}

// listenerArgs checks (type, listener).
func listenerArgs(e *env.Env, c *engine.Call) (key, error) {
	if err := e.Func("listener", c.Arg(1)); err != nil {
		return key{}, err
	}
	return toKey(e.Engine, c.Arg(0))
}

// limit checks a number of listeners.
func limit(e *env.Env, name string, v engine.Value) (float64, error) {
	if e.Engine.TypeOf(v) != engine.Number {
		return 0, e.InvalidArgType(name, "of type number", v)
	}
	n, err := e.Engine.ToNumber(v)
	if err == nil && (math.IsNaN(n) || n < 0) {
		err = e.OutOfRange(name, ">= 0", v)
	}
	return n, err
}

// checkThis refuses what no listener can be hung on.
func checkThis(e *env.Env, this engine.Value) error {
	switch t := e.Engine.TypeOf(this); t {
	case engine.Object, engine.Function:
		return nil
	case engine.Undefined, engine.Null:
		return e.Throw(env.TypeError, "", "Cannot read properties of "+e.Text(this)+" (reading '_events')")
	default:
		return e.Throw(env.TypeError, "", "EventEmitter method called on a primitive value")
	}
}
