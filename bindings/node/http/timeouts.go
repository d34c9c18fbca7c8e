package http

import (
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/timer"
)

// never is an age that no request reaches.
const never = time.Duration(1 << 62)

// watch starts the sweep, while there are connections: a server without any
// has no timer.
func (s *Server) watch() {
	if s.headersTimeout <= 0 && s.requestTimeout <= 0 {
		return
	}
	if s.sweeper == nil {
		s.sweeper = timer.New(s.env.Loop)
		s.sweeper.Unref()
	}
	if !s.sweeper.IsActive() {
		every := max(s.options.sweepEvery.duration(), time.Millisecond)
		s.sweeper.Start(every, every, s.sweep)
	}
}

// sweep answers 408 to requests whose head or body takes too long.
func (s *Server) sweep() {
	now := s.env.Loop.Now()
	for c := s.conns; c != nil; {
		next := c.nex
		inHead := c.reading == nil && c.state&connInMessage != 0
		inBody := c.reading != nil
		age := now - c.since
		late := inHead && s.headersTimeout > 0 && age >= s.headersTimeout.duration() ||
			(inHead || inBody) && s.requestTimeout > 0 && age >= s.requestTimeout.duration()
		if late {
			c.since = never // once is enough
			s.env.CallbackIn(c.scope, func() error {
				e := s.env
				v := e.NewError("Error", "ERR_HTTP_REQUEST_TIMEOUT", "Request timeout")
				s.clientError(c, v)
				return nil
			})
		}
		c = next
	}
}

// idleList are the connections that wait for their next request, the longest
// waiting first. All wait equally long, so one timer watches the first.
type idleList struct {
	first, last *conn
	timer       *timer.Timer
}

type idleLink struct {
	prev, next *conn
	until      time.Duration
	on         bool
}

// enterIdle: nothing is asked of the connection any more. The first request of
// a connection is the headers timeout's business.
func (c *conn) enterIdle() {
	s := c.server
	if c.idle.on || s.keepAliveTimeout <= 0 || c.requests == 0 || c.state&(connClosed|connUpgrade) != 0 {
		return
	}
	if c.socket != nil && c.socket.Timed() {
		// A script's timeout is of its request, the server's of a busy
		// connection: keepAliveTimeout takes their place.
		c.socket.SetTimeout(c.engine().Number(0), c.engine().Undefined())
	}
	l := &s.idle
	c.idle = idleLink{prev: l.last, until: s.env.Loop.Now() + s.keepAliveTimeout.duration(), on: true}
	if l.last != nil {
		l.last.idle.next = c
	} else {
		l.first = c
	}
	l.last = c
	if l.timer == nil {
		l.timer = timer.New(s.env.Loop)
		l.timer.Unref()
	}
	if !l.timer.IsActive() {
		l.timer.Start(s.keepAliveTimeout.duration(), 0, s.reap)
	}
}

// leaveIdle leaves the timer alone: it finds out by itself, once, instead of
// being moved for every request.
func (c *conn) leaveIdle() {
	if !c.idle.on {
		return
	}
	l := &c.server.idle
	if c.idle.prev != nil {
		c.idle.prev.idle.next = c.idle.next
	} else {
		l.first = c.idle.next
	}
	if c.idle.next != nil {
		c.idle.next.idle.prev = c.idle.prev
	} else {
		l.last = c.idle.prev
	}
	c.idle = idleLink{}
	if t := c.server.timeout; c.socket != nil && t > 0 {
		c.socket.SetTimeout(c.engine().Number(float64(t)), c.engine().Undefined())
	}
}

// reap tells the connections whose time is up; they end unless somebody listens
// for 'timeout'.
func (s *Server) reap() {
	now := s.env.Loop.Now()
	for c := s.idle.first; c != nil && c.idle.until <= now; c = s.idle.first {
		c.leaveIdle()
		s.env.CallbackIn(c.scope, func() error {
			if c.socket == nil && !s.EventEmitter().Has("timeout") {
				c.destroy(nil)
				return nil
			}
			c.SocketTimeout()
			if c.socket == nil {
				return nil
			}
			_, err := c.socket.Emit(s.env, c.socket.This(), "timeout")
			return err
		})
	}
	if c := s.idle.first; c != nil {
		s.idle.timer.Start(c.idle.until-now, 0, s.reap)
	}
}

func (l *idleList) close() {
	if l.timer != nil {
		l.timer.Close(nil)
		l.timer = nil
	}
}

// timeoutLater is setTimeout of a message that is on no connection: the socket's
// that the script has given it, or gives it with 'socket'.
func (r *Response) timeoutLater(this, ms engine.Value) error {
	eng := r.env.Engine
	socket, err := eng.Get(this, "socket")
	if err != nil {
		return err
	}
	if eng.ToBool(socket) {
		_, err = invoke(r.env, socket, "setTimeout", ms)
		return err
	}
	ms = eng.Hold(ms)
	_, err = r.emitter.OnceGo(r.env, this, "socket", func(_ engine.Value, args []engine.Value) error {
		defer eng.Release(ms)
		if len(args) == 0 {
			return nil
		}
		_, err := invoke(r.env, args[0], "setTimeout", ms)
		return err
	})
	return err
}
