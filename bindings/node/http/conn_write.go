package http

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

// flushSoon makes what the oldest response has written leave in the next tick.
func (c *conn) flushSoon() {
	if c.flushing || c.state&connClosed != 0 {
		return
	}
	c.flushing = true
	c.server.env.NextTick(func() error {
		c.flushing = false
		c.flush()
		return nil
	})
}

// flush writes c.out. What the kernel does not take at once is copied and
// written as it does; the callbacks of res.write come when it has taken all.
func (c *conn) flush() {
	out, told := c.out, c.told
	c.out, c.told = nil, nil
	if len(out) == 0 && len(told) == 0 {
		return
	}
	if c.state&(connClosed|connShut) != 0 {
		c.callBack(told, uv.ECANCELED)
		return
	}
	c.server.giveBack(out)
	n := 0
	if c.unsent == 0 && len(out) > 0 && c.direct() {
		var err error
		if n, err = c.link.TryWrite(out); err != nil && err != uv.EAGAIN {
			c.callBack(told, err)
			c.fail(err, "write")
			return
		}
		c.wrote(n)
	}
	if n == len(out) && c.unsent == 0 {
		c.drained()
		c.callBack(told, nil)
		return
	}
	rest := append([]byte(nil), out[n:]...)
	c.write(rest, func(err error) { c.callBack(told, err) })
}

// callBack tells writers what became of their bytes, in a later tick.
func (c *conn) callBack(told []engine.Value, err error) {
	if len(told) == 0 {
		return
	}
	e := c.server.env
	e.NextTick(func() error {
		for _, f := range told {
			var thrown error
			if err == nil {
				_, thrown = e.Engine.Call(f, nil)
			} else {
				_, thrown = e.Engine.Call(f, nil, e.NewError(env.Error, "ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed"))
			}
			e.Engine.Release(f)
			e.Uncaught(thrown)
		}
		return nil
	})
}

// wrote counts bytes that went to the link past the socket's stream.
func (c *conn) wrote(n int) {
	c.bytesWritten += n
	if c.socket != nil {
		c.socket.Count(0, n)
	}
}

// direct tells whether no bytes of a script's wait in the socket's stream, which
// ours would overtake.
func (c *conn) direct() bool {
	return c.guest == nil && (c.socket == nil || c.state&connForced != 0 || c.socket.Backlog() == 0)
}

// write queues bytes that are ours alone.
func (c *conn) write(b []byte, done func(error)) {
	n := len(b)
	c.unsent += n
	after := func(err error) error {
		c.unsent -= n
		if err == nil && c.unsent == 0 {
			c.drained()
		}
		done(err)
		if err != nil {
			c.fail(err, "write")
			return nil
		}
		if c.socket != nil {
			c.socket.Count(0, 0)
		}
		if c.unsent == 0 {
			c.onSent()
		}
		return nil
	}
	if c.guest != nil {
		c.guest.write(b, func(engine.Value) error { return after(nil) })
		return
	}
	if !c.direct() {
		c.socket.WriteThen(b, func(failed engine.Value) error {
			if failed != nil {
				return after(uv.ECANCELED)
			}
			return after(nil)
		})
		return
	}
	c.wrote(n)
	err := c.link.Write(b, func(err error) {
		c.server.env.CallbackIn(c.scope, func() error { return after(err) })
	})
	if err != nil {
		c.server.env.Uncaught(after(err))
	}
}

// drained: the response that waits for it may write again. Node says so before
// it calls back.
func (c *conn) drained() {
	if c.first != nil {
		c.first.res.sent()
	}
}

// onSent: the kernel has taken all that was written.
func (c *conn) onSent() {
	c.advance()
	if c.state&connLast != 0 {
		c.finish()
	}
}
