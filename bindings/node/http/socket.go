package http

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
)

// socketObject is the net.Socket of the connection. It is made when a script
// first looks, and reads for us from then on: c is its net.Owner.
func (c *conn) socketObject() engine.Value {
	if c.guest != nil {
		return c.guest.this
	}
	if c.socket != nil {
		return c.socket.This()
	}
	s, e := c.server, c.server.env
	gone := c.state&connClosed != 0
	if gone {
		c.socket = s.Join(nil, nil)
		c.socket.Destroy(nil)
		return c.socket.This()
	}
	c.link.ReadStop()
	c.socket = s.Join(c.link, c)
	c.socket.Count(c.bytesRead, c.bytesWritten)
	c.onErr, _ = c.socket.OnGo(e, c.socket.This(), "error", c.onSocketError)
	if c.state&connShut != 0 {
		c.socket.Shut()
		c.socket.End()
	}
	switch {
	case c.state&connEnded != 0:
		c.socket.PushEnd()
		c.socket.ReadZero()
	case c.pauses == 0:
		c.socket.ReadStart()
	}
	return c.socket.This()
}

// SocketRead parses what was read.
func (c *conn) SocketRead(b []byte) error {
	c.chunk = b
	err := c.execute()
	c.chunk = nil
	return err
}

// SocketReads tells whether there is no reason for a pause.
func (c *conn) SocketReads() bool { return c.pauses == 0 && c.state&connEnded == 0 }

// SocketFlush sends what the responses have written so far.
func (c *conn) SocketFlush() {
	c.state |= connForced
	c.flush()
	c.state &^= connForced
}

// SocketPause is socket.pause and socket.resume.
func (c *conn) SocketPause(paused bool) {
	if paused {
		c.hold(pauseScript)
	} else {
		c.release(pauseScript)
	}
}

// SocketTimeout asks, as Node does, the request while its body comes, the
// response and the server; if none of them listens the connection ends.
func (c *conn) SocketTimeout() {
	e, heard := c.server.env, false
	ask := func(on *events.Emitter, this engine.Value) {
		h, err := on.Emit(e, this, "timeout", c.socketObject())
		e.Uncaught(err)
		heard = heard || h
	}
	if x := c.reading; x != nil {
		ask(&x.req.Emitter, x.req.this)
	}
	if x := c.first; x != nil {
		ask(&x.res.emitter, x.res.this)
	}
	h, err := c.server.emit("timeout", c.socketObject())
	e.Uncaught(err)
	if !heard && !h {
		c.destroy(nil)
	}
}

// SocketDestroyed lets go of what the server knows of the connection.
func (c *conn) SocketDestroyed() {
	if c.state&connClosed != 0 {
		return
	}
	c.state |= connClosed
	c.leaveIdle()
	c.server.remove(c)
	c.flush() // its callbacks hear that it is too late
}

// onSocketError is Node's socketOnError: nobody else need listen, and the first
// error alone counts.
func (c *conn) onSocketError(_ engine.Value, args []engine.Value) error {
	if c.state&connErrored == 0 {
		c.state |= connErrored
		c.server.clientError(c, args[0])
	}
	return nil
}

// setTimeout is req.setTimeout and res.setTimeout: the socket's.
func (c *conn) setTimeout(ms engine.Value) error {
	this := c.socketObject()
	if c.guest != nil {
		_, err := invoke(c.server.env, this, "setTimeout", ms)
		return err
	}
	return c.socket.SetTimeout(ms, c.engine().Undefined())
}

// listenForConnections makes a server take what 'connection' carries for HTTP.
func (s *Server) listenForConnections(this engine.Value) (err error) {
	s.onConnection, err = s.EventEmitter().OnGo(s.env, this, "connection", func(this engine.Value, args []engine.Value) error {
		if len(args) == 0 || !lang.IsObject(s.env, args[0]) {
			return nil
		}
		if socket := net.SocketOf(s.env, args[0]); socket != nil && socket.Owned() {
			return nil // take has seen to it
		}
		s.Meet(this)
		if err := s.env.Engine.Set(args[0], "server", this); err != nil {
			return err
		}
		return s.serve(args[0])
	})
	return err
}

var _ net.Owner = (*conn)(nil)

// upgrade hands the connection to the script: rest is what came behind the
// head.
func (c *conn) upgrade(rest []byte) {
	e := c.server.env
	x := c.upgrading
	c.upgrading = nil
	c.state |= connUpgrade
	event := "upgrade"
	if x.req.method == http1.CONNECT {
		event = "connect"
	}
	if err := c.server.makeRequest(x); err != nil {
		e.Uncaught(err)
		return
	}
	x.req.state |= reqComplete | reqAnswered | reqUpgrade
	socket := c.socketObject()
	c.disown()
	if _, err := c.server.emit(event, x.req.this, socket, buffer.New(e, rest)); err != nil {
		e.Uncaught(err)
	}
	x.req.settle()
}

// disown gives the socket to the script: HTTP is over on it.
func (c *conn) disown() {
	c.server.remove(c)
	c.leaveIdle()
	if c.guest != nil {
		c.guest.leave()
		c.guest.quiet()
		return
	}
	c.socket.OffGo(c.server.env, c.socket.This(), "error", c.onErr)
	c.socket.Disown()
}
