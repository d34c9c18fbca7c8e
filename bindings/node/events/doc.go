// Package events is Node's EventEmitter: the listeners kept and called in Go,
// the class scripts see on top.
//
// An Emitter is a few words until somebody listens, and an emit nobody listens
// to allocates nothing. A host object embeds one and says so:
//
//	type Server struct{ emitter events.Emitter }
//
//	func (s *Server) EventEmitter() *events.Emitter { return &s.emitter }
//
// Objects of scripts get theirs from Of when they first need it: after new
// EventEmitter, after util.inherits with EventEmitter.call(this), and even when
// that call was forgotten.
//
// Order and messages are Node's: 'newListener' before a listener is added,
// 'removeListener' after it is gone, listeners added or removed during an emit
// count from the next one, 'error' without a listener throws.
//
// Differs from Node: _events, _eventsCount and _maxListeners are accessors of
// EventEmitter.prototype, not own properties of each emitter. What a script
// does to the object that _events gives is honoured (view.go).
//
// Loop goroutine only.
package events

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('events'): the class itself.
var Module = env.Module{Name: "events", Load: func(e *env.Env) (engine.Value, error) { return Class(e), nil }}

// Emitting is a host object with an Emitter.
type Emitting interface {
	EventEmitter() *Emitter
}

// Watcher is told about listeners as they come and go: process starts a signal
// handle, a stream starts to flow.
type Watcher interface {
	// ListenerAdded runs after a listener was added; an error of it is thrown
	// at whoever added.
	ListenerAdded(e *env.Env, this engine.Value, name string) error
	// ListenerRemoved runs after a listener is gone.
	ListenerRemoved(e *env.Env, this engine.Value, name string)
}

// hidden is where Of keeps the emitter of an object whose host is something
// else.
const hidden = "__emitter"

// Lookup gives the emitter of obj, nil if it has none yet. Loop goroutine only.
func Lookup(e *env.Env, obj engine.Value) *Emitter {
	eng := e.Engine
	if t := eng.TypeOf(obj); t != engine.Object && t != engine.Function {
		return nil
	}
	host := eng.Host(obj)
	if em, ok := host.(Emitting); ok {
		return em.EventEmitter()
	}
	// Most objects end here; the hidden property is for those whose host
	// place is taken.
	if host == nil && eng.TypeOf(obj) == engine.Object {
		return nil
	}
	if p, ok, err := eng.Own(obj, hidden); ok && err == nil {
		em, _ := eng.Host(p.Value).(*Emitter)
		return em
	}
	return nil
}

// Of gives the emitter of obj, which must be an object, and hangs a fresh one
// on it if it has none. Loop goroutine only.
func Of(e *env.Env, obj engine.Value) *Emitter {
	if em := Lookup(e, obj); em != nil {
		return em
	}
	eng := e.Engine
	em := new(Emitter)
	if eng.Host(obj) == nil && eng.TypeOf(obj) == engine.Object {
		eng.SetHost(obj, em)
		return em
	}
	keeper := eng.NewObject(nil)
	eng.SetHost(keeper, em)
	eng.Define(obj, hidden, engine.Property{Value: keeper})
	return em
}

// EventEmitter makes a bare Emitter a host of its own.
func (em *Emitter) EventEmitter() *Emitter { return em }

// Emit calls the listeners of this for name, as this.emit(name, ...args) does
// where nobody replaced emit. It tells whether there were any. Without
// listeners it does nothing, but an 'error' nobody listens to is returned, to
// be thrown. The first error of a listener ends it. Loop goroutine only.
func Emit(e *env.Env, this engine.Value, name string, args ...engine.Value) (bool, error) {
	em := Lookup(e, this)
	if em == nil {
		if name != "error" {
			return false, nil
		}
		em = Of(e, this)
	}
	return em.Emit(e, this, name, args...)
}

// On adds a listener, as this.on(name, fn). Loop goroutine only.
func On(e *env.Env, this engine.Value, name string, fn engine.Value) error {
	return Of(e, this).On(e, this, name, fn)
}

// Once adds a listener for one event. Loop goroutine only.
func Once(e *env.Env, this engine.Value, name string, fn engine.Value) error {
	return Of(e, this).Once(e, this, name, fn)
}

// Off removes the last added listener that is fn. Loop goroutine only.
func Off(e *env.Env, this engine.Value, name string, fn engine.Value) error {
	return Of(e, this).Off(e, this, name, fn)
}
