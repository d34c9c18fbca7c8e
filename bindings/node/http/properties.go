package http

import (
	"slices"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// outgoingAccessors are the properties of a response. They live on the
// prototype: a response is a few words until it is asked.
func outgoingAccessors(e *env.Env, prototype engine.Value) error {
	eng := e.Engine
	flag := func(bit resState) func(m message) engine.Value {
		return func(m message) engine.Value { return eng.Bool(m.base().state&bit != 0) }
	}
	// bit sets one from a script; on says which way round it is kept.
	bit := func(b resState, on bool) func(m message, v engine.Value) error {
		return func(m message, v engine.Value) error {
			if eng.ToBool(v) == on {
				m.base().state |= b
			} else {
				m.base().state &^= b
			}
			return nil
		}
	}
	number := func(f func(m message) int) func(m message) engine.Value {
		return func(m message) engine.Value { return eng.Number(float64(f(m))) }
	}
	socket := func(m message) engine.Value { return m.socketValue() }
	return messageAccessors(e, prototype, []messageAccessor{
		{"headersSent", flag(resHead), nil},
		{"sendDate", func(m message) engine.Value { return eng.Bool(m.base().state&resNoDate == 0) }, bit(resNoDate, false)},
		{"shouldKeepAlive", flag(resKeepAlive), bit(resKeepAlive, true)},
		{"useChunkedEncodingByDefault", func(m message) engine.Value { return eng.Bool(m.base().state&resNoChunking == 0) }, bit(resNoChunking, false)},
		{"chunkedEncoding", flag(resChunked), bit(resChunked, true)},
		{"strictContentLength", flag(resStrictLength), bit(resStrictLength, true)},
		{"finished", flag(resEnded), nil},
		{"writableEnded", flag(resEnded), nil},
		{"writableFinished", func(m message) engine.Value { return eng.Bool(m.base().state&resEnded != 0 && m.pending() == 0) }, nil},
		{"writable", func(message) engine.Value { return eng.Bool(true) }, nil}, // whatever has happened
		{"writableLength", number(message.pending), nil},
		{"writableHighWaterMark", number(func(m message) int {
			if r, ok := m.(*Response); ok {
				return r.server().mark()
			}
			return highWaterMark
		}), nil},
		{"writableNeedDrain", flag(resNeedDrain), nil},
		{"writableCorked", number(func(m message) int { return m.base().corked }), nil},
		{"writableObjectMode", func(message) engine.Value { return eng.Bool(false) }, nil},
		{"destroyed", flag(resDestroyed), nil},
		{"closed", flag(resClosed), nil},
		{"errored", func(m message) engine.Value {
			switch r := m.base(); {
			case r.err != nil:
				return r.err
			case r.state&resDestroyed != 0:
				return eng.Undefined()
			}
			return eng.Null()
		}, nil},
		{"socket", socket, nil},
		{"connection", socket, nil},
	})
}

// plain are those that Node keeps in plain properties: a script may put its own
// value there.
var plain = [...]string{"writable", "finished", "destroyed", "socket", "connection", "req"}

// messageAccessor is a property of every outgoing message.
type messageAccessor struct {
	name string
	get  func(m message) engine.Value
	set  func(m message, v engine.Value) error
}

func messageAccessors(e *env.Env, prototype engine.Value, list []messageAccessor) error {
	for _, a := range list {
		own := func(this, v engine.Value) error {
			return e.Engine.Define(this, a.name, engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
		}
		var set env.Setter
		if a.set != nil {
			set = func(this, v engine.Value) error {
				if m, ok := e.Engine.Host(this).(message); ok {
					return a.set(m, v)
				}
				return own(this, v)
			}
		} else if slices.Contains(plain[:], a.name) {
			set = own
		}
		err := e.Accessor(prototype, a.name, true, func(this engine.Value) (engine.Value, error) {
			if m, ok := e.Engine.Host(this).(message); ok {
				return a.get(m), nil
			}
			// The prototype, or what inherits from it, as express has.
			switch a.name {
			case "statusCode":
				return e.Engine.Number(200), nil
			case "headersSent":
				return e.Engine.Bool(false), nil
			}
			return e.Engine.Undefined(), nil
		}, set)
		if err != nil {
			return err
		}
	}
	return nil
}

// responseAccessors are those of a ServerResponse alone.
func responseAccessors(e *env.Env, prototype engine.Value) error {
	eng := e.Engine
	if err := messageAccessors(e, prototype, responseState(e)); err != nil {
		return err
	}
	return messageAccessors(e, prototype, []messageAccessor{
		{"statusCode", func(m message) engine.Value {
			return eng.Number(float64(m.(*Response).status))
		}, func(m message, v engine.Value) error {
			r, ok := m.(*Response)
			if !ok {
				return nil
			}
			f, err := eng.ToNumber(v)
			if r.status = int(f); !(f >= 100 && f < 1000) {
				r.status, r.badStatus = 0, statusText(e, v) // head will complain
			}
			return err
		}},
		{"statusMessage", func(m message) engine.Value {
			if r, ok := m.(*Response); ok && r.message != "" {
				return eng.String(r.message)
			}
			return eng.Undefined()
		}, func(m message, v engine.Value) (err error) {
			r, ok := m.(*Response)
			if !ok {
				return nil
			}
			if t := eng.TypeOf(v); t == engine.Undefined || t == engine.Null {
				r.message = ""
				return nil
			}
			r.message, err = eng.ToString(v)
			return err
		}},
		{"req", func(m message) engine.Value {
			if r, ok := m.(*Response); ok && r.x.req.this != nil {
				return r.x.req.this
			}
			return eng.Undefined()
		}, nil},
	})
}
