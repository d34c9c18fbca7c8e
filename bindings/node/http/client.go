package http

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// client is the class ClientRequest, and what it needs of its Env.
type client struct {
	env              *env.Env
	agents           *agents
	class, prototype engine.Value
}

func loadClient(e *env.Env, outgoing engine.Value) (*client, error) {
	cl := &client{env: e}
	var err error
	if cl.agents, err = loadAgents(e); err != nil {
		return nil, err
	}
	cl.class, cl.prototype, err = e.Class("ClientRequest", 3, outgoing, func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil && !lang.HasProto(e, c.This, cl.prototype) {
			return e.Engine.Construct(cl.class, c.Args...)
		}
		return c.Undefined, cl.construct(c)
	})
	if err == nil {
		err = e.Functions(cl.prototype, cl.methods()...)
	}
	if err == nil {
		err = cl.accessors()
	}
	return cl, err
}

// exports puts request, get and globalAgent on the module.
func (cl *client) exports(m engine.Value) error {
	e, eng := cl.env, cl.env.Engine
	err := e.Accessor(m, "globalAgent", true, func(engine.Value) (engine.Value, error) {
		return cl.agents.globalAgent()
	}, func(_, v engine.Value) error {
		cl.agents.global = e.Keep(v)
		return nil
	})
	if err != nil {
		return err
	}
	return e.Functions(m,
		env.Method{Name: "request", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			return eng.Construct(cl.class, c.Args...)
		}},
		env.Method{Name: "get", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
			req, err := eng.Construct(cl.class, c.Args...)
			if err == nil {
				_, err = invoke(e, req, "end")
			}
			return req, err
		}},
	)
}

// construct is new ClientRequest.
func (cl *client) construct(c *engine.Call) error {
	e, eng := cl.env, cl.env.Engine
	r := &clientRequest{
		outgoing: outgoing{env: e, this: c.This, length: -1, state: resNoDate},
		method:   "GET", path: "/", maxHeadersCount: -1, timeout: -1,
	}
	eng.SetHost(c.This, r)
	options, callback, err := cl.requestArgs(c)
	if err != nil {
		return err
	}
	r.this = eng.Hold(c.This)
	if err = r.configure(cl, options, callback); err == nil {
		err = r.connect(cl, options)
	}
	if err != nil {
		r.abandon()
	}
	return err
}

// abandon lets go of a request that was not to be.
func (r *clientRequest) abandon() {
	r.state |= resClosed
	if !r.released {
		r.released = true
		r.letGo()
	}
}

// connect asks the agent for a socket, or makes one.
func (r *clientRequest) connect(cl *client, options engine.Value) error {
	e, eng := r.env, r.env.Engine
	if r.agent != nil {
		ag := cl.agents
		return ag.method(r.agent, "addRequest", func() error { return ag.addRequest(r.agent, r.this, options) }, r.this, options)
	}
	r.last = true
	r.state &^= resKeepAlive
	o := object{eng: eng, this: options}
	if path := o.get("socketPath"); eng.ToBool(path) {
		o.set("path", path)
	} else if eng.ToBool(o.get("path")) {
		o.set("path", eng.Undefined())
	}
	create := o.get("createConnection")
	if o.err != nil {
		return o.err
	}
	if eng.TypeOf(create) != engine.Function {
		socket, err := eng.Call(cl.agents.native["createConnection"], nil, options)
		if err == nil {
			r.onSocket(socket, nil)
		}
		return err
	}
	called := false
	created := func(failed, socket engine.Value) {
		if called {
			return
		}
		called = true
		if failed == nil || !eng.ToBool(failed) {
			r.onSocket(socket, nil)
			return
		}
		failed = eng.Hold(failed)
		e.NextTick(func() error {
			defer eng.Release(failed)
			return r.emit("error", failed)
		})
	}
	socket, err := eng.Call(create, options, options, eng.NewFunc("oncreate", 2, func(c *engine.Call) (engine.Value, error) {
		created(c.Arg(0), c.Arg(1))
		return c.Undefined, nil
	}))
	if err != nil {
		if env.Ended(err) {
			return err
		}
		created(e.ErrorValue(err), nil)
		return nil
	}
	if eng.ToBool(socket) {
		created(nil, socket)
	}
	return nil
}

// request finds the host of this.
func (cl *client) request(this engine.Value) (*clientRequest, error) {
	if r, ok := cl.env.Engine.Host(this).(*clientRequest); ok {
		return r, nil
	}
	return nil, cl.env.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type ClientRequest`)
}

func (cl *client) methods() []env.Method {
	eng := cl.env.Engine
	method := func(name string, length int, f func(r *clientRequest, c *engine.Call) error) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			r, err := cl.request(c.This)
			if err != nil {
				return nil, err
			}
			return c.Undefined, f(r, c)
		}}
	}
	return []env.Method{
		method("abort", 0, func(r *clientRequest, c *engine.Call) error { return r.abort() }),
		{Name: "destroy", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			r, err := cl.request(c.This)
			if err != nil || r.state&resDestroyed != 0 {
				return c.This, err
			}
			if err := c.Arg(0); eng.ToBool(err) {
				r.destroy(err)
			} else {
				r.destroy(nil)
			}
			return c.This, nil
		}},
		method("onSocket", 2, func(r *clientRequest, c *engine.Call) error {
			r.onSocket(c.Arg(0), c.Arg(1))
			return nil
		}),
		{Name: "setTimeout", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
			r, err := cl.request(c.This)
			if err == nil {
				err = r.setTimeout(c.Arg(0), c.Arg(1))
			}
			return c.This, err
		}},
		method("clearTimeout", 1, func(r *clientRequest, c *engine.Call) error {
			_, err := invoke(r.env, c.This, "setTimeout", eng.Number(0), c.Arg(0))
			return err
		}),
		method("setNoDelay", 1, func(r *clientRequest, c *engine.Call) error { return r.whenConnected("setNoDelay", c.Arg(0)) }),
		method("setSocketKeepAlive", 2, func(r *clientRequest, c *engine.Call) error {
			return r.whenConnected("setKeepAlive", c.Arg(0), c.Arg(1))
		}),
		method("_implicitHeader", 0, func(r *clientRequest, c *engine.Call) error {
			if r.state&resHead != 0 {
				return r.env.Throw(env.Error, "ERR_HTTP_HEADERS_SENT", "Cannot render headers after they are sent to the client")
			}
			return r.render(r.headers.list, r.length)
		}),
	}
}

// accessors are the properties of a request.
func (cl *client) accessors() error {
	e, eng := cl.env, cl.env.Engine
	var list []messageAccessor
	add := func(name string, get func(r *clientRequest) engine.Value, set func(r *clientRequest, v engine.Value) error) {
		a := messageAccessor{name: name, get: func(m message) engine.Value {
			if r, ok := m.(*clientRequest); ok {
				return get(r)
			}
			return eng.Undefined()
		}}
		if set != nil {
			a.set = func(m message, v engine.Value) error {
				if r, ok := m.(*clientRequest); ok {
					return set(r, v)
				}
				return nil
			}
		}
		list = append(list, a)
	}
	text := func(name string, at func(r *clientRequest) *string) {
		add(name, func(r *clientRequest) engine.Value { return eng.String(*at(r)) }, func(r *clientRequest, v engine.Value) (err error) {
			*at(r), err = eng.ToString(v)
			return err
		})
	}
	flag := func(name string, at func(r *clientRequest) *bool) {
		add(name, func(r *clientRequest) engine.Value { return eng.Bool(*at(r)) }, func(r *clientRequest, v engine.Value) error {
			*at(r) = eng.ToBool(v)
			return nil
		})
	}
	text("method", func(r *clientRequest) *string { return &r.method })
	text("path", func(r *clientRequest) *string { return &r.path })
	text("host", func(r *clientRequest) *string { return &r.host })
	text("protocol", func(r *clientRequest) *string { return &r.protocol })
	flag("aborted", func(r *clientRequest) *bool { return &r.aborted })
	flag("reusedSocket", func(r *clientRequest) *bool { return &r.reused })
	flag("upgradeOrConnect", func(r *clientRequest) *bool { return &r.upgraded })
	flag("_ended", func(r *clientRequest) *bool { return &r.ended })
	add("res", func(r *clientRequest) engine.Value { return eng.Null() }, func(r *clientRequest, v engine.Value) error {
		return eng.Define(r.this, "res", engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
	})
	add("timeout", func(r *clientRequest) engine.Value {
		if r.timeout < 0 {
			return eng.Undefined()
		}
		return eng.Number(r.timeout)
	}, func(r *clientRequest, v engine.Value) (err error) {
		r.timeout = -1
		if eng.TypeOf(v) == engine.Number {
			r.timeout, err = eng.ToNumber(v)
		}
		return err
	})
	add("maxHeadersCount", func(r *clientRequest) engine.Value {
		if r.maxHeadersCount < 0 {
			return eng.Null()
		}
		return eng.Number(float64(r.maxHeadersCount))
	}, func(r *clientRequest, v engine.Value) (err error) {
		r.maxHeadersCount = -1
		if eng.TypeOf(v) == engine.Number {
			r.maxHeadersCount, err = e.Int(v)
		}
		return err
	})
	add("_header", func(r *clientRequest) engine.Value {
		if r.state&resHead == 0 {
			return eng.Null()
		}
		return eng.String(http1.Latin1(r.head))
	}, func(r *clientRequest, v engine.Value) error {
		// Agents for proxies change a request they are given: they take the
		// head back and have it made again.
		if !eng.ToBool(v) && !r.headWritten {
			r.state &^= resHead
			r.head = nil
		}
		return nil
	})
	add("_headerSent", func(r *clientRequest) engine.Value { return eng.Bool(r.headQueued) }, nil)
	add("_last", func(r *clientRequest) engine.Value { return eng.Bool(r.last) }, func(r *clientRequest, v engine.Value) error {
		r.last = eng.ToBool(v)
		return nil
	})
	add("outputSize", func(r *clientRequest) engine.Value { return eng.Number(float64(len(r.out))) }, nil)
	add("outputData", func(r *clientRequest) engine.Value {
		if !r.headQueued && len(r.out) == 0 || r.headWritten {
			return eng.NewArray()
		}
		item := eng.NewObject(nil)
		eng.Set(item, "data", eng.String(http1.Latin1(string(r.head)+string(r.out))))
		eng.Set(item, "encoding", eng.String("latin1"))
		return eng.NewArray(item)
	}, nil)
	add("errored", func(r *clientRequest) engine.Value { return eng.Null() }, nil)
	return messageAccessors(e, cl.prototype, list)
}
