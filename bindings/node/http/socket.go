package http

import (
	"net/netip"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/uv/timer"
)

// Socket is the host of req.socket: a view of the connection, made when a
// script first looks. It is a duplex stream; what it reads is what is left
// once HTTP has ended on it ('upgrade', 'connect').
type Socket struct {
	stream.Stream
	conn    *conn
	this    engine.Value
	timeout *timer.Timer
	after   time.Duration
	gone    func(engine.Value) // tells the stream that the connection has closed
}

// socketObject is the script's view of the connection.
func (c *conn) socketObject() engine.Value {
	if c.socket == nil {
		e := c.server.env
		s := &Socket{conn: c}
		s.this = e.Engine.Hold(e.Engine.NewObject(classesOf(e).socketPrototype))
		e.Engine.SetHost(s.this, s)
		s.Init(e, s.this, s)
		s.CloseArg = func() engine.Value { return e.Engine.Bool(s.conn.err != nil) }
		c.socket = s
		if c.state&connClosed != 0 {
			s.Destroy(nil)
		}
		if c.state&connGone != 0 {
			s.close()
		}
	}
	return c.socket.this
}

// ReadMore lets the peer's bytes come.
func (s *Socket) ReadMore() { s.conn.release(pauseScript) }

// WriteChunk sends b behind what the responses have written.
func (s *Socket) WriteChunk(b []byte, done func(error)) {
	c := s.conn
	c.flush()
	if c.state&(connClosed|connShut) != 0 {
		done(nil)
		return
	}
	c.bytesWritten += len(b)
	c.active()
	n := 0
	if c.unsent == 0 {
		var err error
		if n, err = c.tcp.TryWrite(b); err == nil && n == len(b) {
			done(nil)
			return
		}
	}
	// An error is met again, and told, by the write.
	c.write(append([]byte(nil), b[n:]...), done)
}

// Final is socket.end.
func (s *Socket) Final(done func(error)) {
	s.conn.finish()
	done(nil)
}

// DestroyStream is socket.destroy.
func (s *Socket) DestroyStream(err engine.Value, done func(engine.Value)) {
	s.gone = func(failed engine.Value) {
		if err == nil {
			err = failed
		}
		done(err)
	}
	s.conn.destroy(nil)
}

// tell emits what a net.Socket would, of bytes and ends that HTTP handles.
func (s *Socket) tell(name string) error {
	_, err := s.Emit(s.conn.server.env, s.this, name)
	return err
}

func (s *Socket) push(b []byte) error {
	if !s.Push(b) {
		s.conn.hold(pauseScript)
	}
	return nil
}

func (s *Socket) pushEnd() error {
	s.PushEnd()
	return nil
}

// close: the connection is gone.
func (s *Socket) close() {
	if s.timeout != nil {
		s.timeout.Close(nil)
		s.timeout = nil
	}
	var err engine.Value
	if s.conn.err != nil && s.Has("error") {
		err = s.conn.server.env.ErrorValue(s.conn.err)
	}
	if s.gone != nil {
		s.gone(err)
		s.gone = nil
	}
	eng := s.conn.engine()
	this := s.this
	s.conn.server.env.NextTick(func() error { eng.Release(this); return nil })
}

// active postpones the timeout: something has moved.
func (s *Socket) active() {
	if s.timeout != nil && s.after > 0 {
		s.timeout.Start(s.after, 0, s.onTimeout)
	}
}

// setTimeout is socket.setTimeout(ms, callback) and, for a request or a
// response, the same under another name: idle for so long, 'timeout' is
// emitted on whoever listens, and without a listener the connection ends.
func (c *conn) setTimeout(ms, callback engine.Value) error {
	e := c.server.env
	if e.Engine.TypeOf(ms) != engine.Number {
		return e.InvalidArgType("msecs", "of type number", ms)
	}
	f, err := e.Engine.ToNumber(ms)
	if err != nil {
		return err
	}
	c.socketObject()
	s := c.socket
	if e.Engine.TypeOf(callback) == engine.Function {
		if f == 0 {
			err = s.Off(e, s.this, "timeout", callback)
		} else {
			err = s.Once(e, s.this, "timeout", callback)
		}
		if err != nil {
			return err
		}
	}
	s.arm(time.Duration(f) * time.Millisecond)
	return nil
}

// arm sets the idle timeout; 0 is none.
func (s *Socket) arm(after time.Duration) {
	s.after = after
	if after <= 0 || s.conn.state&connClosed != 0 {
		if s.timeout != nil {
			s.timeout.Stop()
		}
		return
	}
	if s.timeout == nil {
		s.timeout = timer.New(s.conn.server.env.Loop)
		s.timeout.Unref()
	}
	s.active()
}

// onTimeout asks, as Node does, the request while its body comes, the response
// and the server; if none of them listens the connection ends. Then the socket's
// own listeners hear of it.
func (s *Socket) onTimeout() {
	c, e := s.conn, s.conn.server.env
	e.Callback(func() error {
		heard := c.state&connUpgrade != 0
		ask := func(on *events.Emitter, this engine.Value) {
			h, err := on.Emit(e, this, "timeout", s.this)
			e.Uncaught(err)
			heard = heard || h
		}
		if c.state&connUpgrade == 0 {
			if x := c.reading; x != nil {
				ask(&x.req.Emitter, x.req.this)
			}
			if x := c.first; x != nil {
				ask(&x.res.emitter, x.res.this)
			}
			h, err := c.server.emit("timeout", s.this)
			e.Uncaught(err)
			heard = heard || h
		}
		if !heard {
			c.destroy(nil)
		}
		return s.tell("timeout")
	})
}

// socketClass makes the class of req.socket.
func socketClass(e *env.Env) (engine.Value, error) {
	eng := e.Engine
	_, prototype, err := e.Class("Socket", 0, stream.Class(e, stream.Duplex), func(c *engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	})
	if err != nil {
		return nil, err
	}
	host := func(this engine.Value) *Socket { s, _ := eng.Host(this).(*Socket); return s }
	method := func(name string, length int, f func(s *Socket, c *engine.Call) error) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			s := host(c.This)
			if s == nil {
				return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type Socket`)
			}
			return c.This, f(s, c)
		}}
	}
	err = e.Methods(prototype,
		method("setTimeout", 2, func(s *Socket, c *engine.Call) error { return s.conn.setTimeout(c.Arg(0), c.Arg(1)) }),
		method("setNoDelay", 1, func(s *Socket, c *engine.Call) error {
			if s.conn.state&connClosed == 0 {
				s.conn.tcp.NoDelay(len(c.Args) == 0 || eng.ToBool(c.Arg(0)))
			}
			return nil
		}),
		method("setKeepAlive", 2, func(s *Socket, c *engine.Call) error {
			delay, err := e.Int(c.Arg(1))
			if err == nil && s.conn.state&connClosed == 0 {
				s.conn.tcp.KeepAlive(eng.ToBool(c.Arg(0)), time.Duration(max(delay, 1000))*time.Millisecond)
			}
			return err
		}),
		method("ref", 0, func(s *Socket, c *engine.Call) error {
			if s.conn.state&connClosed == 0 {
				s.conn.tcp.Ref()
			}
			return nil
		}),
		method("unref", 0, func(s *Socket, c *engine.Call) error {
			if s.conn.state&connClosed == 0 {
				s.conn.tcp.Unref()
			}
			return nil
		}),
		method("destroySoon", 0, func(s *Socket, c *engine.Call) error {
			s.conn.state |= connLast
			s.conn.finish()
			return nil
		}),
		env.Method{Name: "address", Func: func(c *engine.Call) (engine.Value, error) {
			s := host(c.This)
			if s == nil || s.conn.state&connClosed != 0 {
				return eng.NewObject(nil), nil
			}
			addr, err := s.conn.tcp.SockName()
			if err != nil {
				return eng.NewObject(nil), nil
			}
			return addressObject(e, addr), nil
		}},
	)
	if err != nil {
		return nil, err
	}
	get := func(name string, f func(s *Socket) engine.Value) {
		if err == nil {
			err = e.Accessor(prototype, name, true, func(this engine.Value) (engine.Value, error) {
				if s := host(this); s != nil {
					return f(s), nil
				}
				return eng.Undefined(), nil
			}, nil)
		}
	}
	addr := func(name string, peer bool, part func(netip.AddrPort) engine.Value) {
		get(name, func(s *Socket) engine.Value {
			if s.conn.state&connClosed != 0 {
				return eng.Undefined()
			}
			of := s.conn.tcp.SockName
			if peer {
				of = s.conn.tcp.PeerName
			}
			a, err := of()
			if err != nil {
				return eng.Undefined()
			}
			return part(a)
		})
	}
	for _, side := range [...]struct {
		prefix string
		peer   bool
	}{{"remote", true}, {"local", false}} {
		addr(side.prefix+"Address", side.peer, func(a netip.AddrPort) engine.Value { return eng.String(a.Addr().String()) })
		addr(side.prefix+"Port", side.peer, func(a netip.AddrPort) engine.Value { return eng.Number(float64(a.Port())) })
		addr(side.prefix+"Family", side.peer, func(a netip.AddrPort) engine.Value { return eng.String(family(a)) })
	}
	get("bytesRead", func(s *Socket) engine.Value { return eng.Number(float64(s.conn.bytesRead)) })
	get("bytesWritten", func(s *Socket) engine.Value { return eng.Number(float64(s.conn.bytesWritten)) })
	get("connecting", func(s *Socket) engine.Value { return eng.Bool(false) })
	get("pending", func(s *Socket) engine.Value { return eng.Bool(s.conn.state&connClosed != 0) })
	get("readyState", func(s *Socket) engine.Value {
		switch {
		case s.conn.state&connClosed != 0 || s.conn.state&(connEnded|connShut) == connEnded|connShut:
			return eng.String("closed")
		case s.conn.state&connEnded != 0:
			return eng.String("writeOnly")
		case s.conn.state&connShut != 0:
			return eng.String("readOnly")
		}
		return eng.String("open")
	})
	get("server", func(s *Socket) engine.Value { return s.conn.server.this })
	get("timeout", func(s *Socket) engine.Value { return eng.Number(float64(s.after / time.Millisecond)) })
	return prototype, err
}

func family(a netip.AddrPort) string {
	if a.Addr().Is4() {
		return "IPv4"
	}
	return "IPv6"
}

// addressObject is what server.address() and socket.address() give.
func addressObject(e *env.Env, a netip.AddrPort) engine.Value {
	obj := e.Engine.NewObject(nil)
	e.Engine.Set(obj, "address", e.Engine.String(a.Addr().String()))
	e.Engine.Set(obj, "family", e.Engine.String(family(a)))
	e.Engine.Set(obj, "port", e.Engine.Number(float64(a.Port())))
	return obj
}
