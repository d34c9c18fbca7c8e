package http

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
)

func serverClass(e *env.Env) (class, prototype engine.Value, err error) {
	eng := e.Engine
	method := func(name string, length int, f func(s *Server, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			s, ok := eng.Host(c.This).(*Server)
			if !ok {
				return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type Server`)
			}
			s.Meet(c.This)
			return f(s, c)
		}}
	}
	class, prototype, err = e.Class("Server", 2, net.ServerClass(e), func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil && !lang.HasProto(e, c.This, prototype) {
			return eng.Construct(class, c.Args...)
		}
		return c.Undefined, constructServer(e, c)
	})
	if err != nil {
		return nil, nil, err
	}
	err = e.Functions(prototype,
		method("close", 0, func(s *Server, c *engine.Call) (engine.Value, error) { return c.This, s.close(c.Arg(0)) }),
		method("closeIdleConnections", 0, func(s *Server, c *engine.Call) (engine.Value, error) {
			s.closeIdle()
			return c.Undefined, nil
		}),
		method("closeAllConnections", 0, func(s *Server, c *engine.Call) (engine.Value, error) {
			s.closeAll()
			return c.Undefined, nil
		}),
		method("setTimeout", 2, func(s *Server, c *engine.Call) (engine.Value, error) {
			f, err := eng.ToNumber(c.Arg(0))
			if err != nil {
				return nil, err
			}
			s.timeout = millis(f)
			if eng.ToBool(c.Arg(1)) {
				if err := e.Func("listener", c.Arg(1)); err != nil {
					return nil, err
				}
				return c.This, s.EventEmitter().On(e, c.This, "timeout", c.Arg(1))
			}
			return c.This, nil
		}),
	)
	if err == nil {
		err = serverProperties(e, prototype)
	}
	if err == nil {
		err = events.OnRejection(e, prototype, func(c *engine.Call) error { return rejected(e, c) })
	}
	return class, prototype, err
}

// rejected is for a listener that is an async function and has failed: its request
// is answered with 500, or cut off if the answer has begun.
func rejected(e *env.Env, c *engine.Call) error {
	eng := e.Engine
	r, ok := eng.Host(c.Arg(3)).(*Response)
	if eng.TypeOf(c.Arg(1)) != engine.String || e.Text(c.Arg(1)) != "request" || !ok {
		general, err := eng.Get(eng.Proto(classesOf(e).serverPrototype), lang.SymbolFor(e, "nodejs.rejection"))
		if err == nil {
			_, err = eng.Call(general, c.This, c.Args...)
		}
		return err
	}
	if r.state&(resHead|resEnded) != 0 {
		_, err := invoke(e, c.Arg(3), "destroy")
		return err
	}
	// What the headers said was not for this answer.
	r.headers.release(eng)
	r.headers = headers{}
	if err := eng.Set(c.Arg(3), "statusCode", eng.Number(500)); err != nil {
		return err
	}
	_, err := invoke(e, c.Arg(3), "end", eng.String(http1.StatusText(500)))
	return err
}

// constructServer is new http.Server(options, listener).
func constructServer(e *env.Env, c *engine.Call) error {
	eng := e.Engine
	s := newServer(e)
	eng.SetHost(c.This, s)
	opts, listener := c.Arg(0), c.Arg(1)
	switch t := eng.TypeOf(opts); {
	case t == engine.Function:
		listener = opts
	case t == engine.Object:
		if err := s.configure(opts); err != nil {
			return err
		}
	case t != engine.Undefined && t != engine.Null:
		return e.InvalidArgType("options", "of type object", opts)
	}
	s.Init(e, c.This)
	if eng.ToBool(listener) {
		if err := e.Func("listener", listener); err != nil {
			return err
		}
		if err := s.EventEmitter().On(e, c.This, "request", listener); err != nil {
			return err
		}
	}
	return s.listenForConnections(c.This)
}

// serverProperties are what Node keeps in plain properties.
func serverProperties(e *env.Env, prototype engine.Value) (err error) {
	eng := e.Engine
	property := func(name string, get func(s *Server) engine.Value, set func(s *Server, v engine.Value) error) {
		if err == nil {
			err = e.Accessor(prototype, name, true, func(this engine.Value) (engine.Value, error) {
				if s, ok := eng.Host(this).(*Server); ok {
					return get(s), nil
				}
				return eng.Undefined(), nil
			}, func(this, v engine.Value) error {
				if s, ok := eng.Host(this).(*Server); ok {
					return set(s, v)
				}
				return nil
			})
		}
	}
	number := func(name string, field func(s *Server) *millis) {
		property(name, func(s *Server) engine.Value { return eng.Number(float64(*field(s))) }, func(s *Server, v engine.Value) error {
			f, err := eng.ToNumber(v)
			*field(s) = millis(f)
			return err
		})
	}
	number("keepAliveTimeout", func(s *Server) *millis { return &s.keepAliveTimeout })
	number("headersTimeout", func(s *Server) *millis { return &s.headersTimeout })
	number("requestTimeout", func(s *Server) *millis { return &s.requestTimeout })
	number("timeout", func(s *Server) *millis { return &s.timeout })
	number("connectionsCheckingInterval", func(s *Server) *millis { return &s.options.sweepEvery })
	for _, n := range [...]struct {
		name  string
		field func(s *Server) *int
	}{
		{"maxHeadersCount", func(s *Server) *int { return &s.maxHeadersCount }},
		{"maxRequestsPerSocket", func(s *Server) *int { return &s.maxRequestsPerSocket }},
	} {
		property(n.name, func(s *Server) engine.Value {
			if *n.field(s) < 0 {
				return eng.Null()
			}
			return eng.Number(float64(*n.field(s)))
		}, func(s *Server, v engine.Value) error {
			f, err := eng.ToNumber(v)
			*n.field(s) = -1
			if err == nil && !lang.IsNullish(e, v) {
				*n.field(s) = int(math.Max(0, math.Min(f, math.MaxInt32)))
			}
			return err
		})
	}
	property("maxHeaderSize", func(s *Server) engine.Value {
		if !s.options.headerSizeSet {
			return eng.Undefined()
		}
		return eng.Number(float64(s.options.maxHeaderSize))
	}, func(s *Server, v engine.Value) error {
		f, err := eng.ToNumber(v)
		s.options.maxHeaderSize, s.options.headerSizeSet = millis(f), eng.TypeOf(v) == engine.Number
		return err
	})
	for _, b := range [...]struct {
		name  string
		field func(s *Server) *choice
	}{
		{"requireHostHeader", func(s *Server) *choice { return &s.options.requireHost }},
		{"joinDuplicateHeaders", func(s *Server) *choice { return &s.options.joinDuplicates }},
		{"insecureHTTPParser", func(s *Server) *choice { return &s.options.insecure }},
		{"rejectNonStandardBodyWrites", func(s *Server) *choice { return &s.options.rejectBodies }},
		{"httpAllowHalfOpen", func(s *Server) *choice { return &s.options.allowHalfOpen }},
	} {
		property(b.name, func(s *Server) engine.Value {
			if c := *b.field(s); c.set {
				return eng.Bool(c.on)
			}
			return eng.Undefined()
		}, func(s *Server, v engine.Value) error {
			*b.field(s) = choice{eng.TypeOf(v) != engine.Undefined, eng.ToBool(v)}
			return nil
		})
	}
	return err
}
