package http

import (
	"math"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
)

// options are what createServer was given and cannot be changed later.
type options struct {
	maxHeaderSize  int
	requireHost    bool
	joinDuplicates bool
	sweepEvery     time.Duration
}

// classes are what every server of an Env shares.
type classes struct {
	server, incoming, response, outgoing                  engine.Value
	serverPrototype, incomingPrototype, responsePrototype engine.Value
	emit                                                  engine.Value // EventEmitter's
	client                                                *client
	detached                                              *Server
}

type classesKey struct{}

func classesOf(e *env.Env) *classes {
	return env.State(e, classesKey{}, func() *classes {
		c := new(classes)
		if err := c.load(e); err != nil {
			panic(env.Broken("http", err))
		}
		return c
	})
}

func (cl *classes) load(e *env.Env) (err error) {
	if cl.incoming, cl.incomingPrototype, err = incomingClass(e); err != nil {
		return err
	}
	if cl.outgoing, cl.response, cl.responsePrototype, err = responseClasses(e); err != nil {
		return err
	}
	if cl.server, cl.serverPrototype, err = serverClass(e); err != nil {
		return err
	}
	emit, err := e.Engine.Get(cl.serverPrototype, "emit")
	if err != nil {
		return err
	}
	cl.emit = e.Keep(emit)
	cl.client, err = loadClient(e, cl.outgoing)
	return err
}

// detached is the connection of messages that a script made itself: it is
// closed, so what is written goes nowhere.
func detached(e *env.Env) *conn {
	cl := classesOf(e)
	if cl.detached == nil {
		cl.detached = newServer(e)
	}
	return &conn{server: cl.detached, state: connClosed}
}

// newServer is a server with Node's defaults.
func newServer(e *env.Env) *Server {
	s := &Server{
		env:              e,
		options:          options{requireHost: true, sweepEvery: sweepEvery},
		keepAliveTimeout: 5 * time.Second,
		headersTimeout:   time.Minute,
		requestTimeout:   5 * time.Minute,
		maxHeadersCount:  -1,
	}
	s.Settings = net.Settings{AllowHalfOpen: true, NoDelay: true}
	s.Take = s.take
	return s
}

// Module is require('http').
var Module = env.Module{Name: "http", Load: load}

func load(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	cl := classesOf(e)
	m := eng.NewObject(nil)
	methods := make([]engine.Value, 0, 40)
	for _, name := range http1.Methods {
		methods = append(methods, eng.String(name))
	}
	codes := eng.NewObject(nil)
	for status, text := range http1.Statuses {
		eng.Set(codes, status, eng.String(text))
	}
	for _, x := range []struct {
		name string
		v    engine.Value
	}{
		{"METHODS", eng.NewArray(methods...)},
		{"STATUS_CODES", codes},
		{"Agent", cl.client.agents.class},
		{"ClientRequest", cl.client.class},
		{"IncomingMessage", cl.incoming},
		{"OutgoingMessage", cl.outgoing},
		{"Server", cl.server},
		{"ServerResponse", cl.response},
		{"maxHeaderSize", eng.Number(16 << 10)},
	} {
		if err := eng.Set(m, x.name, x.v); err != nil {
			return nil, err
		}
	}
	if err := cl.client.exports(m); err != nil {
		return nil, err
	}
	return m, e.Functions(m,
		env.Method{Name: "createServer", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Construct(cl.server, c.Args...)
		}},
		env.Method{Name: "validateHeaderName", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			_, err := validName(e, "Header", c.Arg(0))
			return c.Undefined, err
		}},
		env.Method{Name: "validateHeaderValue", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			name := e.Text(c.Arg(0))
			if eng.TypeOf(c.Arg(1)) == engine.Undefined {
				return nil, invalidValue(e, name, c.Arg(1))
			}
			text, err := eng.ToString(c.Arg(1))
			if err != nil {
				return nil, err
			}
			return c.Undefined, validText(e, name, text)
		}},
	)
}

func serverClass(e *env.Env) (class, prototype engine.Value, err error) {
	eng := e.Engine
	var self engine.Value
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
		if c.NewTarget == nil && !isServer(e, c.This) {
			return eng.Construct(self, c.Args...)
		}
		s := newServer(e)
		eng.SetHost(c.This, s)
		opts, listener := c.Arg(0), c.Arg(1)
		if eng.TypeOf(opts) == engine.Function {
			opts, listener = c.Undefined, opts
		}
		if t := eng.TypeOf(opts); t == engine.Object {
			if err := s.configure(opts); err != nil {
				return nil, err
			}
		} else if t != engine.Undefined && t != engine.Null {
			return nil, e.InvalidArgType("options", "of type object", opts)
		}
		s.Init(e, c.This)
		if eng.ToBool(listener) {
			if err := e.Func("listener", listener); err != nil {
				return nil, err
			}
			if err := s.EventEmitter().On(e, c.This, "request", listener); err != nil {
				return nil, err
			}
		}
		return c.Undefined, s.listenForConnections(c.This)
	},
		method("close", 1, func(s *Server, c *engine.Call) (engine.Value, error) { return c.This, s.close(c.Arg(0)) }),
		method("closeIdleConnections", 0, func(s *Server, c *engine.Call) (engine.Value, error) {
			s.closeIdle()
			return c.Undefined, nil
		}),
		method("closeAllConnections", 0, func(s *Server, c *engine.Call) (engine.Value, error) {
			s.closeAll()
			return c.Undefined, nil
		}),
		method("setTimeout", 2, func(s *Server, c *engine.Call) (engine.Value, error) {
			if err := s.setMillis(&s.timeout, c.Arg(0)); err != nil {
				return nil, err
			}
			if eng.TypeOf(c.Arg(1)) == engine.Function {
				return c.This, s.EventEmitter().On(e, c.This, "timeout", c.Arg(1))
			}
			return c.This, nil
		}),
	)
	if err != nil {
		return nil, nil, err
	}
	self = class
	property := func(name string, get func(s *Server) engine.Value, set func(s *Server, v engine.Value) error) {
		if err != nil {
			return
		}
		var setter env.Setter
		if set != nil {
			setter = func(this, v engine.Value) error {
				if s, ok := eng.Host(this).(*Server); ok {
					return set(s, v)
				}
				return nil
			}
		}
		err = e.Accessor(prototype, name, true, func(this engine.Value) (engine.Value, error) {
			if s, ok := eng.Host(this).(*Server); ok {
				return get(s), nil
			}
			return eng.Undefined(), nil
		}, setter)
	}
	for _, d := range [...]struct {
		name  string
		field func(s *Server) *time.Duration
	}{
		{"keepAliveTimeout", func(s *Server) *time.Duration { return &s.keepAliveTimeout }},
		{"headersTimeout", func(s *Server) *time.Duration { return &s.headersTimeout }},
		{"requestTimeout", func(s *Server) *time.Duration { return &s.requestTimeout }},
		{"timeout", func(s *Server) *time.Duration { return &s.timeout }},
	} {
		property(d.name,
			func(s *Server) engine.Value { return eng.Number(float64(*d.field(s) / time.Millisecond)) },
			func(s *Server, v engine.Value) error { return s.setMillis(d.field(s), v) })
	}
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
		}, func(s *Server, v engine.Value) (err error) {
			*n.field(s), err = e.Int(v)
			return err
		})
	}
	return class, prototype, err
}

// isServer tells whether this inherits from http.Server: Server.call(this) in
// a script's own subclass.
func isServer(e *env.Env, this engine.Value) bool {
	return lang.HasProto(e, this, classesOf(e).serverPrototype)
}

// setMillis sets a duration from a script's milliseconds.
func (s *Server) setMillis(d *time.Duration, v engine.Value) error {
	f, err := s.env.Engine.ToNumber(v)
	if err != nil {
		return err
	}
	if math.IsNaN(f) || f < 0 {
		f = 0
	}
	*d = time.Duration(min(f, math.MaxInt32)) * time.Millisecond
	return nil
}

// configure takes createServer's options.
func (s *Server) configure(opts engine.Value) error {
	e, eng := s.env, s.env.Engine
	get := func(name string) (engine.Value, bool, error) {
		v, err := eng.Get(opts, name)
		return v, err == nil && eng.TypeOf(v) != engine.Undefined, err
	}
	var delay time.Duration
	for _, d := range [...]struct {
		name string
		to   *time.Duration
	}{
		{"keepAliveTimeout", &s.keepAliveTimeout},
		{"headersTimeout", &s.headersTimeout},
		{"requestTimeout", &s.requestTimeout},
		{"connectionsCheckingInterval", &s.options.sweepEvery},
		{"keepAliveInitialDelay", &delay},
	} {
		v, ok, err := get(d.name)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		ms, err := e.IntArg(d.name, v, 0, 1<<53-1)
		if err != nil {
			return err
		}
		*d.to = time.Duration(min(ms, math.MaxInt32)) * time.Millisecond
	}
	s.KeepAliveDelay = int64(delay / time.Second)
	if s.requestTimeout > 0 && s.headersTimeout > s.requestTimeout {
		v, set, err := get("headersTimeout")
		if err != nil {
			return err
		}
		if set {
			return e.Throw(env.RangeError, "ERR_OUT_OF_RANGE", `The value of "headersTimeout" is out of range. It must be <= requestTimeout. Received `+e.Inspect(v))
		}
		s.headersTimeout = s.requestTimeout // Node: the lesser of the two
	}
	for _, b := range [...]struct {
		name string
		to   *bool
	}{
		{"noDelay", &s.NoDelay},
		{"keepAlive", &s.KeepAlive},
		{"requireHostHeader", &s.options.requireHost},
		{"joinDuplicateHeaders", &s.options.joinDuplicates},
	} {
		v, ok, err := get(b.name)
		if err != nil {
			return err
		}
		if ok {
			*b.to = eng.ToBool(v)
		}
	}
	v, ok, err := get("maxHeaderSize")
	if err != nil || !ok {
		return err
	}
	size, err := e.IntArg("maxHeaderSize", v, 0, math.MaxInt32)
	s.options.maxHeaderSize = int(size)
	return err
}
