package http

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// outgoingAccessors are the properties of a response. They live on the
// prototype: a response is a few words until it is asked.
func outgoingAccessors(e *env.Env, prototype engine.Value) error {
	eng := e.Engine
	flag := func(bit resState) func(r *Response) engine.Value {
		return func(r *Response) engine.Value { return eng.Bool(r.state&bit != 0) }
	}
	// bit sets one from a script; on says which way round it is kept.
	bit := func(b resState, on bool) func(r *Response, v engine.Value) error {
		return func(r *Response, v engine.Value) error {
			if eng.ToBool(v) == on {
				r.state |= b
			} else {
				r.state &^= b
			}
			return nil
		}
	}
	number := func(f func(r *Response) int) func(r *Response) engine.Value {
		return func(r *Response) engine.Value { return eng.Number(float64(f(r))) }
	}
	socket := func(r *Response) engine.Value {
		if r.x.conn.tcp == nil || r.state&resFinished != 0 && r.state&resClosed != 0 {
			return eng.Null()
		}
		return r.x.conn.socketObject()
	}
	for _, a := range []struct {
		name string
		get  func(r *Response) engine.Value
		set  func(r *Response, v engine.Value) error
	}{
		{"statusCode", number(func(r *Response) int { return r.status }), func(r *Response, v engine.Value) error {
			f, err := eng.ToNumber(v)
			if r.status = int(f); !(f >= 100 && f < 1000) {
				r.status, r.badStatus = 0, e.Text(v) // head will complain
			}
			return err
		}},
		{"statusMessage", func(r *Response) engine.Value {
			if r.message == "" {
				return eng.Undefined()
			}
			return eng.String(r.message)
		}, func(r *Response, v engine.Value) (err error) {
			if t := eng.TypeOf(v); t == engine.Undefined || t == engine.Null {
				r.message = ""
				return nil
			}
			r.message, err = eng.ToString(v)
			return err
		}},
		{"headersSent", flag(resHead), nil},
		{"sendDate", func(r *Response) engine.Value { return eng.Bool(r.state&resNoDate == 0) }, bit(resNoDate, false)},
		{"shouldKeepAlive", flag(resKeepAlive), bit(resKeepAlive, true)},
		{"useChunkedEncodingByDefault", func(r *Response) engine.Value { return eng.Bool(r.state&resNoChunking == 0) }, bit(resNoChunking, false)},
		{"chunkedEncoding", flag(resChunked), bit(resChunked, true)},
		{"strictContentLength", flag(resStrictLength), bit(resStrictLength, true)},
		{"finished", flag(resEnded), nil},
		{"writableEnded", flag(resEnded), nil},
		{"writableFinished", func(r *Response) engine.Value { return eng.Bool(r.state&resEnded != 0 && r.pending() == 0) }, nil},
		{"writable", func(r *Response) engine.Value { return eng.Bool(r.state&(resEnded|resDestroyed) == 0) }, nil},
		{"writableLength", number((*Response).pending), nil},
		{"writableHighWaterMark", number(func(*Response) int { return highWaterMark }), nil},
		{"writableNeedDrain", flag(resNeedDrain), nil},
		{"writableCorked", number(func(r *Response) int { return r.corked }), nil},
		{"writableObjectMode", func(*Response) engine.Value { return eng.Bool(false) }, nil},
		{"destroyed", flag(resDestroyed), nil},
		{"closed", flag(resClosed), nil},
		{"errored", func(r *Response) engine.Value {
			switch {
			case r.err != nil:
				return r.err
			case r.state&resDestroyed != 0:
				return eng.Undefined()
			}
			return eng.Null()
		}, nil},
		{"req", func(r *Response) engine.Value {
			if r.x.req.this == nil {
				return eng.Undefined()
			}
			return r.x.req.this
		}, nil},
		{"socket", socket, nil},
		{"connection", socket, nil},
	} {
		var set env.Setter
		if a.set != nil {
			set = func(this, v engine.Value) error {
				if r, ok := eng.Host(this).(*Response); ok {
					return a.set(r, v)
				}
				return nil
			}
		}
		err := e.Accessor(prototype, a.name, true, func(this engine.Value) (engine.Value, error) {
			if r, ok := eng.Host(this).(*Response); ok {
				return a.get(r), nil
			}
			return eng.Undefined(), nil
		}, set)
		if err != nil {
			return err
		}
	}
	return nil
}
