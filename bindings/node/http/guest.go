package http

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/bindings/node/stream"
)

// guest is a socket that our listener did not accept: a script gave it to
// server.emit('connection') or to res.assignSocket. It may be any stream.
type guest struct {
	carrier
	hearing []hearing
	left    func() // once, when it is not ours any more
}

// newGuest makes a connection of a socket, which is held until leave.
func newGuest(s *Server, socket engine.Value) *conn {
	c := &conn{server: s}
	c.run = c.execute
	c.guest = &guest{carrier: carrier{env: s.env, this: s.env.Engine.Hold(socket), net: net.SocketOf(s.env, socket)}}
	return c
}

func (g *guest) hear(event string, f func(args []engine.Value) error) {
	g.hearing = append(g.hearing, g.listen(event, f))
}

// leave takes our listeners off.
func (g *guest) leave() {
	g.unlisten(g.hearing...)
	g.hearing = nil
	if g.left != nil {
		g.left()
		g.left = nil
	}
}

// serve speaks HTTP over a socket that a script brought.
func (s *Server) serve(socket engine.Value) error {
	e := s.env
	c := newGuest(s, socket)
	s.Guest()
	c.guest.left = func() {
		s.GuestLeft()
		held := c.guest.this
		e.NextTick(func() error { e.Engine.Release(held); return nil })
	}
	c.begin()
	c.guest.hear("data", func(args []engine.Value) error { return c.SocketRead(bytesOf(e, args)) })
	c.guest.hear("end", func([]engine.Value) error { return c.SocketEnd() })
	c.guest.hear("timeout", func([]engine.Value) error { c.SocketTimeout(); return nil })
	c.guest.hear("error", func(args []engine.Value) error { return c.onSocketError(nil, args) })
	c.guest.hear("close", func([]engine.Value) error {
		c.SocketDestroyed()
		err := c.SocketClosed()
		c.guest.leave()
		return err
	})
	return nil
}

// bytesOf is what 'data' carries.
func bytesOf(e *env.Env, args []engine.Value) []byte {
	if len(args) == 0 {
		return nil
	}
	if b, ok := buffer.Bytes(e, args[0]); ok {
		return b
	}
	return []byte(e.Text(args[0]))
}

// assign is res.assignSocket: what was written so far leaves, and the rest as it
// comes.
func (r *Response) assign(this, socket engine.Value) error {
	e, eng := r.env, r.env.Engine
	taken, err := eng.Get(socket, "_httpMessage")
	if err != nil {
		return err
	}
	if eng.ToBool(taken) {
		return e.Throw(env.Error, "ERR_HTTP_SOCKET_ASSIGNED", "ServerResponse has an already assigned socket")
	}
	if err := eng.Set(socket, "_httpMessage", this); err != nil {
		return err
	}
	c := newGuest(r.server(), socket)
	c.state = connAssigned
	c.first, c.last = r.x, r.x
	c.out, c.told = r.held, r.told
	r.held, r.told = nil, nil
	r.x.conn, r.this = c, eng.Hold(this)
	c.guest.left = func() {
		held := [...]engine.Value{c.guest.this, r.this}
		e.NextTick(func() error { eng.Release(held[0]); eng.Release(held[1]); return nil })
	}
	c.guest.hear("close", func([]engine.Value) error {
		c.state |= connClosed
		c.guest.leave()
		if r.state&resClosed != 0 {
			return nil
		}
		r.state |= resClosed | resDestroyed
		_, err := r.emitter.Emit(e, r.this, "close")
		return err
	})
	c.flush()
	c.advance()
	return nil
}

// detach is res.detachSocket.
func (r *Response) detach(socket engine.Value) error {
	c := r.x.conn
	if c.guest == nil || c.state&connAssigned == 0 {
		r.state |= resDetached
		return nil
	}
	c.guest.leave()
	r.x.conn = detached(r.env)
	return r.env.Engine.Set(socket, "_httpMessage", r.env.Engine.Null())
}

// quiet makes a socket that was upgraded wait for whoever will read.
func (g *guest) quiet() {
	if h, ok := g.env.Engine.Host(g.this).(stream.Streaming); ok {
		h.AsStream().SetFlowing(false)
	}
}
