package http

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv/timer"
)

// Server is the host of an http.Server.
type Server struct {
	net.Server
	env          *env.Env
	ownEmit      bool             // the script has replaced emit
	onConnection *events.Listener // connectionListener

	conns     *conn // all of them, a list
	connCount int
	idle      idleList
	sweeper   *timer.Timer // looks for requests that take too long

	options              options
	keepAliveTimeout     millis
	headersTimeout       millis
	requestTimeout       millis
	timeout              millis // server.setTimeout
	maxHeadersCount      int    // of req.headers; 0: none, -1: not set, which is 1000
	maxRequestsPerSocket int

	date  http1.Date
	spare []byte // the buffer that responses are put together in
}

// emit emits an event, through the script's own emit if it has replaced it, as
// an heir of Server or a tracing package may. Requests do not look for it: the
// connection has.
func (s *Server) emit(name string, args ...engine.Value) (bool, error) {
	if name != "request" {
		s.findEmit()
	}
	e, eng := s.env, s.env.Engine
	if !s.ownEmit {
		return s.EventEmitter().Emit(e, s.This(), name, args...)
	}
	emit, err := eng.Get(s.This(), "emit")
	if err != nil {
		return false, err
	}
	heard, err := eng.Call(emit, s.This(), append([]engine.Value{eng.String(name)}, args...)...)
	return err == nil && eng.ToBool(heard), err
}

// findEmit looks whether emit is EventEmitter's.
func (s *Server) findEmit() {
	emit, err := s.env.Engine.Get(s.This(), "emit")
	s.ownEmit = err != nil || !s.env.Engine.Same(emit, classesOf(s.env).emit)
}

// scratch lends the one buffer that a response is built in; giveBack returns
// it. Whoever finds it lent makes another.
func (s *Server) scratch() []byte {
	b := s.spare
	s.spare = nil
	if b == nil {
		b = make([]byte, 0, 4<<10)
	}
	return b[:0]
}

func (s *Server) giveBack(b []byte) {
	if cap(b) <= 64<<10 {
		s.spare = b
	}
}

// headersLimit is how many fields req.headers shows.
func (s *Server) headersLimit() int {
	switch {
	case s.maxHeadersCount < 0:
		return standardHeaders
	case s.maxHeadersCount == 0:
		return math.MaxInt
	}
	return s.maxHeadersCount
}

func (s *Server) add(c *conn) {
	c.nex = s.conns
	if s.conns != nil {
		s.conns.prev = c
	}
	s.conns = c
	s.connCount++
	s.watch()
}

func (s *Server) remove(c *conn) {
	if c.prev != nil {
		c.prev.nex = c.nex
	} else {
		s.conns = c.nex
	}
	if c.nex != nil {
		c.nex.prev = c.prev
	}
	c.prev, c.nex = nil, nil
	s.connCount--
	if s.connCount == 0 && s.sweeper != nil {
		s.sweeper.Stop()
	}
	s.rest()
}

// lastOn tells whether the request being answered is the last that the
// connection may carry.
func (s *Server) lastOn(c *conn) bool {
	return s.maxRequestsPerSocket > 0 && c.requests >= s.maxRequestsPerSocket
}

// dispatch makes the script's objects for a request and emits the event it
// asks for.
func (s *Server) dispatch(x *exchange, h *http1.Head) error {
	eng := s.env.Engine
	if err := s.makeRequest(x); err != nil {
		return err
	}
	if err := s.makeResponse(x); err != nil {
		return err
	}
	if s.maxRequestsPerSocket > 0 && x.conn.requests > s.maxRequestsPerSocket {
		if _, err := s.emit("dropRequest", x.req.this, x.conn.socketObject()); err != nil {
			return err
		}
		return x.res.refuseWith(503)
	}
	if s.options.requireHost.on && h.Major == 1 && h.Minor == 1 {
		if _, ok := h.Get("host"); !ok {
			x.res.headers.put(eng, header{name: "Connection", lower: "connection", text: "close"})
			return x.res.refuseWith(400)
		}
	}
	expect, has := h.Get("expect")
	if has && h.Major == 1 && h.Minor >= 1 {
		if !isContinue(expect) {
			if s.EventEmitter().Has("checkExpectation") {
				_, err := s.emit("checkExpectation", x.req.this, x.res.this)
				return err
			}
			return x.res.refuseWith(417)
		}
		x.res.state |= resNo100
		if s.EventEmitter().Has("checkContinue") {
			_, err := s.emit("checkContinue", x.req.this, x.res.this)
			return err
		}
		x.res.inform([]byte(http1.ContinueResponse), eng.Undefined())
		x.res.state &^= resNo100
	}
	_, err := s.emit("request", x.req.this, x.res.this)
	return err
}

func isContinue(expect []byte) bool {
	const want = "100-continue"
	for i := 0; i+len(want) <= len(expect); i++ {
		j := 0
		for j < len(want) && expect[i+j]|0x20 == want[j]|0x20 {
			j++
		}
		if j == len(want) {
			return true
		}
	}
	return false
}

// take is a new connection: see net.Server. The socket that 'connection' carries
// is made only if somebody besides us listens.
func (s *Server) take(l *net.Link) error {
	s.findEmit()
	others := s.EventEmitter().Count(s.env, "connection")
	ours := s.EventEmitter().Listens(s.env, "connection", s.onConnection)
	if ours {
		others--
	}
	if !ours && !s.ownEmit {
		return s.Admit(l) // the script has removed HTTP
	}
	c := newConn(s, l)
	if s.timeout > 0 {
		c.socketObject()
		c.socket.SetTimeout(s.env.Engine.Number(float64(s.timeout)), s.env.Engine.Undefined())
	}
	if others == 0 && !s.ownEmit {
		return nil
	}
	_, err := s.emit("connection", c.socketObject())
	return err
}

// close stops listening; 'close' comes when the last connection has gone.
func (s *Server) close(callback engine.Value) error {
	s.closeIdle()
	err := s.Server.Close(callback)
	s.rest()
	return err
}

// rest lets go of the timers of a server that has nothing to watch.
func (s *Server) rest() {
	if s.connCount > 0 || s.Listening() {
		return
	}
	if s.sweeper != nil {
		s.sweeper.Close(nil)
		s.sweeper = nil
	}
	s.idle.close()
}

// closeIdle ends the connections that carry no request.
func (s *Server) closeIdle() {
	for c := s.conns; c != nil; {
		next := c.nex
		answered := c.first == nil || c.first.res.state&resEnded != 0 && c.unsent == 0
		if answered && c.reading == nil && c.state&connUpgrade == 0 && c.state&connInMessage == 0 {
			c.destroy(nil)
		}
		c = next
	}
}

// closeAll ends them all.
func (s *Server) closeAll() {
	for c := s.conns; c != nil; {
		next := c.nex
		if c.state&connUpgrade == 0 {
			c.destroy(nil)
		}
		c = next
	}
}
