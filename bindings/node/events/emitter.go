package events

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Emitter is the listeners of one object. The zero Emitter is ready. Loop
// goroutine only.
type Emitter struct {
	// Watch is told about listeners; nil is nobody.
	Watch Watcher

	events  []event
	view    engine.Value // what a script got from _events, nil if nothing
	max     float64
	maxSet  bool // otherwise the class's default counts
	capture capture
}

// capture is captureRejections of an emitter: its own, or the default of the
// moment for one that Go has made.
type capture uint8

const (
	captureDefault capture = iota
	captureNo
	captureYes
)

func captures(on bool) capture {
	if on {
		return captureYes
	}
	return captureNo
}

func (c capture) on(e *env.Env) bool {
	return c == captureYes || c == captureDefault && stateOf(e).captureDefault
}

// event is one name with at least one listener, in the order names appeared.
type event struct {
	key    key
	list   *list
	warned bool // about too many listeners
}

// key is the name of an event: a string, or a symbol held by whoever keeps it.
type key struct {
	name   string
	symbol engine.Value
}

func (k key) same(eng engine.Engine, o key) bool {
	if k.symbol == nil || o.symbol == nil {
		return k.symbol == nil && o.symbol == nil && k.name == o.name
	}
	return eng.Same(k.symbol, o.symbol)
}

func (k key) value(eng engine.Engine) engine.Value {
	if k.symbol != nil {
		return k.symbol
	}
	return eng.String(k.name)
}

func (k key) property() engine.Key {
	if k.symbol != nil {
		return k.symbol
	}
	return k.name
}

// toKey is a property key as the language makes one of any value.
func toKey(eng engine.Engine, v engine.Value) (key, error) {
	if eng.TypeOf(v) == engine.Symbol {
		return key{symbol: v}, nil
	}
	s, err := eng.ToString(v)
	return key{name: s}, err
}

// list is the listeners of one event. While busy it is being called through
// and must not change: whoever changes it then makes a copy first, and the old
// one lets go of its listeners when the last call through it has ended.
type list struct {
	items []*Listener
	busy  int
	old   bool
}

func (l *list) done(eng engine.Engine) {
	l.busy--
	if l.busy == 0 && l.old {
		l.drop(eng)
	}
}

func (l *list) drop(eng engine.Engine) {
	for _, x := range l.items {
		x.release(eng)
	}
	l.items = nil
}

// replace takes l out of use.
func (l *list) replace(eng engine.Engine) {
	l.old = true
	if l.busy == 0 {
		l.drop(eng)
	}
}

func (em *Emitter) find(eng engine.Engine, k key) int {
	for i := range em.events {
		if k.same(eng, em.events[i].key) {
			return i
		}
	}
	return -1
}

// has is find for the names we ask for ourselves.
func (em *Emitter) has(name string) bool {
	for i := range em.events {
		if em.events[i].key.symbol == nil && em.events[i].key.name == name {
			return true
		}
	}
	return false
}

// Has tells whether anybody listens to name: worth asking before the arguments
// of an event are made. Loop goroutine only.
func (em *Emitter) Has(name string) bool { return em.view != nil || em.has(name) }

// Count is the number of listeners for name. Loop goroutine only.
func (em *Emitter) Count(e *env.Env, name string) int {
	em.sync(e)
	if i := em.find(e.Engine, key{name: name}); i >= 0 {
		return len(em.events[i].list.items)
	}
	return 0
}

// Emit is the function Emit for an emitter at hand. Loop goroutine only.
func (em *Emitter) Emit(e *env.Env, this engine.Value, name string, args ...engine.Value) (bool, error) {
	if name != "error" && !em.Has(name) {
		return false, nil
	}
	// The copy lets the caller's argument list stay on its stack.
	return em.emit(e, this, key{name: name}, append([]engine.Value(nil), args...))
}

func (em *Emitter) emit(e *env.Env, this engine.Value, k key, args []engine.Value) (bool, error) {
	em.sync(e)
	isError := k.symbol == nil && k.name == "error"
	if isError {
		if monitor := stateOf(e).errorMonitor; monitor != nil && em.find(e.Engine, key{symbol: monitor}) >= 0 {
			if _, err := em.emit(e, this, key{symbol: monitor}, args); err != nil {
				return true, err
			}
		}
	}
	i := em.find(e.Engine, k)
	if i < 0 {
		if isError {
			return false, unhandled(e, this, args)
		}
		return false, nil
	}
	l := em.events[i].list
	l.busy++
	var err error
	for _, x := range l.items {
		if err = em.call(e, x, this, k, args); err != nil {
			break
		}
	}
	l.done(e.Engine)
	return true, err
}

// call calls one listener.
func (em *Emitter) call(e *env.Env, x *Listener, this engine.Value, k key, args []engine.Value) error {
	if x.once {
		if x.fired {
			return nil
		}
		if err := em.remove(e, this, k, x, nil); err != nil {
			return err
		}
		x.fired = true
	}
	if x.goFunc != nil {
		return x.goFunc(this, args)
	}
	result, err := e.Engine.Call(x.fn, this, args...)
	if err == nil && em.capture != captureNo && lang.IsObject(e, result) && em.capture.on(e) {
		err = catchRejection(e, this, result, k, args)
	}
	return err
}

// unhandled is what emit('error') throws when nobody listens.
func unhandled(e *env.Env, this engine.Value, args []engine.Value) error {
	context := e.Engine.Undefined()
	if len(args) > 0 {
		context = args[0]
	}
	if lang.IsError(e, context) {
		return e.ThrowFrom(context, env.Origin{
			File: "node:events", Line: 502, Source: "      throw er; // Unhandled 'error' event", Note: emitted(e, this),
		})
	}
	text := e.Text
	if e.Inspect != nil {
		text = e.Inspect
	}
	v := e.NewError(env.Error, "ERR_UNHANDLED_ERROR", "Unhandled error. ("+text(context)+")")
	if err := e.Engine.Set(v, "context", context); err != nil {
		return err
	}
	return e.ThrowFrom(v, env.Origin{File: "node:events", Line: 515, Source: "    throw err; // Unhandled 'error' event"})
}

// emitted says where an 'error' event that ends the program came from: the
// stack of the error tells where that was made, often long before.
func emitted(e *env.Env, this engine.Value) string {
	note := "Emitted 'error' event"
	if class, err := e.Engine.Get(this, "constructor"); err == nil && e.Engine.TypeOf(class) == engine.Function {
		if name, err := e.Engine.Get(class, "name"); err == nil && e.Text(name) != "EventEmitter" {
			note += " on " + e.Text(name) + " instance"
		}
	}
	note += " at:"
	frames := e.Engine.Trace(nil)
	for _, f := range frames {
		note += "\n    at " + f.String()
	}
	if len(frames) == 0 {
		note += "\n    at process.processTicksAndRejections (node:internal/process/task_queues:82:21)"
	}
	return note
}
