package http

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// The objects that a script sees of an exchange: ours, or of classes of its own.

// makeRequest makes the script's object of a request, of the server's own class
// if it has one.
func (s *Server) makeRequest(x *exchange) error {
	e, eng := s.env, s.env.Engine
	if s.options.incoming == nil {
		x.req.this = eng.Hold(eng.NewObject(classesOf(e).incomingPrototype))
		eng.SetHost(x.req.this, &x.req)
		x.req.Init(e, x.req.this, &x.req)
		return nil
	}
	v, err := x.construct(s.options.incoming, x.conn.socketObject())
	if err != nil {
		return err
	}
	x.req.this = eng.Hold(v)
	x.req.Init(e, x.req.this, &x.req)
	if eng.Host(v) != &x.req { // it is no heir
		eng.SetHost(v, &x.req)
	}
	return nil
}

// makeResponse is makeRequest for the answer.
func (s *Server) makeResponse(x *exchange) error {
	e, eng := s.env, s.env.Engine
	if s.options.response == nil {
		x.res.this = eng.Hold(eng.NewObject(classesOf(e).responsePrototype))
		eng.SetHost(x.res.this, &x.res)
		return nil
	}
	options := eng.NewObject(nil)
	eng.Set(options, "highWaterMark", eng.Number(float64(s.mark())))
	eng.Set(options, "rejectNonStandardBodyWrites", eng.Bool(s.options.rejectBodies.on))
	v, err := x.construct(s.options.response, x.req.this, options)
	if err != nil {
		return err
	}
	x.res.this = eng.Hold(v)
	eng.SetHost(v, &x.res)
	return nil
}

// construct has a class of the script's make the object of x.
func (x *exchange) construct(class engine.Value, args ...engine.Value) (engine.Value, error) {
	e := x.conn.server.env
	cl := classesOf(e)
	cl.making = x
	v, err := e.Engine.Construct(class, args...)
	cl.making = nil
	return v, err
}

// of gives a script's own response what it needs to know of a request.
func (r *Response) of(req engine.Value) error {
	e, eng := r.env, r.env.Engine
	if !lang.IsObject(e, req) {
		return nil
	}
	method, err := eng.Get(req, "method")
	if err != nil {
		return err
	}
	if eng.TypeOf(method) == engine.String && e.Text(method) == "HEAD" {
		r.x.req.method = http1.HEAD
		r.state |= resNoBody
	}
	old := false
	for _, name := range [...]string{"httpVersionMajor", "httpVersionMinor"} {
		v, err := eng.Get(req, name)
		if err != nil {
			return err
		}
		f, err := eng.ToNumber(v)
		old = old || err == nil && f < 1
	}
	if old {
		headers, err := eng.Get(req, "headers")
		if err != nil {
			return err
		}
		te, err := eng.Get(headers, "te")
		if err != nil {
			return err
		}
		r.state &^= resKeepAlive
		if text, err := eng.ToString(te); err != nil || !containsWord(text, "chunked") {
			r.state |= resNoChunking
		}
	}
	return eng.Set(r.this, "req", req)
}
