package http

import (
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// highWaterMark is how many bytes a socket or a body holds before it asks for a
// pause: Node's default for both.
const highWaterMark = 16 << 10

// conn is one connection of a server.
type conn struct {
	server *Server
	tcp    *tcp.TCP
	parser http1.Parser
	socket *Socket // what scripts see; made when asked for

	// Requests not yet answered in full, oldest first, and the one whose body
	// is being read, which may be answered already.
	first, last *exchange
	reading     *exchange
	upgrading   *exchange // asked for another protocol, and somebody listens

	chunk []byte // what execute parses
	rest  []byte // bytes that wait for the parser to go on
	run   func() error

	// out is what the oldest response has written in this turn; it leaves at
	// once in end, or before the next tick.
	out       []byte
	flushing  bool // a flush is queued for the next tick
	unsent    int  // bytes that the kernel has not taken yet
	waiting   int  // bytes that later responses hold back
	requests  int
	state     connState
	pauses    pause
	err       error // what ended the connection, nil for an orderly end
	since     time.Duration
	prev, nex *conn // the server's list
	idle      idleLink
}

type connState uint8

const (
	connEnded     connState = 1 << iota // the peer sends no more
	connLast                            // no response follows: close when all is sent
	connShut                            // our end was sent
	connClosed                          // the socket is gone
	connUpgrade                         // the bytes belong to a script now
	connParsing                         // the parser is on the stack
	connInMessage                       // a request has begun and is not complete
)

// pause says why a connection does not read.
type pause uint8

const (
	pauseBody   pause = 1 << iota // the body's reader is slow
	pauseAnswer                   // the client does not read its answers
	pauseScript                   // socket.pause
)

// exchange is a request and its answer: one allocation for both.
type exchange struct {
	next *exchange
	conn *conn
	req  Incoming
	res  Response
}

func newConn(s *Server, t *tcp.TCP) *conn {
	c := &conn{server: s, tcp: t}
	c.run = c.execute
	c.parser.Init(http1.Request, c, http1.Options{MaxHeaderSize: s.options.maxHeaderSize})
	s.add(c)
	c.since = s.env.Loop.Now()
	if s.options.noDelay {
		t.NoDelay(true)
	}
	if s.options.keepAlive {
		t.KeepAlive(true, s.options.keepAliveDelay)
	}
	// Until its first request is complete a connection is not idle.
	c.state |= connInMessage
	c.read()
	return c
}

func (c *conn) read() {
	if err := c.tcp.ReadStart(nil, c.onRead); err != nil {
		c.fail(err)
	}
}

// hold stops reading for a reason; release goes on when no reason is left.
func (c *conn) hold(why pause) {
	if c.pauses == 0 && c.state&connClosed == 0 {
		c.tcp.ReadStop()
	}
	c.pauses |= why
}

func (c *conn) release(why pause) {
	if c.pauses&why == 0 {
		return
	}
	c.pauses &^= why
	if c.pauses != 0 || c.state&connClosed != 0 {
		return
	}
	if c.state&connParsing == 0 {
		c.resume()
	}
	if c.state&(connClosed|connEnded) == 0 && c.pauses == 0 {
		c.read()
	}
}

func (c *conn) onRead(err error, buf []byte) {
	switch {
	case err == nil && len(buf) == 0:
	case err == nil:
		c.chunk = buf
		c.server.env.Callback(c.run)
		c.chunk = nil
	case err == uv.EOF:
		c.server.env.Callback(c.onEnd)
	default:
		c.server.env.Callback(func() error { c.fail(err); return nil })
	}
}

// execute hands c.chunk to whoever it is for.
func (c *conn) execute() error {
	if c.socket != nil {
		c.socket.bytesRead += len(c.chunk)
	}
	if c.state&connUpgrade != 0 {
		return c.socket.push(c.chunk)
	}
	if c.rest != nil {
		c.rest = append(c.rest, c.chunk...)
		return nil
	}
	c.parse(c.chunk)
	if c.pauses == 0 {
		c.resume() // the reason for a pause may have gone meanwhile
	}
	return nil
}

// parse runs the parser over b and keeps what it leaves.
func (c *conn) parse(b []byte) {
	c.state |= connParsing
	n, err := c.parser.Execute(b)
	c.state &^= connParsing
	if c.state&connClosed != 0 {
		return
	}
	switch {
	case err != nil:
		c.server.clientError(c, err, parseError(c.server.env, err, b))
	case c.parser.Upgraded():
		c.upgrade(append([]byte(nil), b[n:]...))
	case n < len(b):
		// Paused. The slice is the loop's: keep a copy.
		c.rest = append([]byte(nil), b[n:]...)
	}
}

// resume parses what a pause has left.
func (c *conn) resume() {
	for c.parser.Paused() && c.pauses == 0 && c.state&connClosed == 0 {
		c.parser.Resume()
		rest := c.rest
		c.rest = nil
		c.parse(rest)
	}
}

// onEnd is the peer's end of stream.
func (c *conn) onEnd() error {
	c.state |= connEnded
	if c.state&connUpgrade != 0 {
		return c.socket.pushEnd()
	}
	if err := c.parser.Finish(); err != nil {
		c.server.clientError(c, err, parseError(c.server.env, err, nil))
		return nil
	}
	// Node's servers do not hold a connection half open for HTTP.
	c.finish()
	return nil
}

// The parser's events.

func (c *conn) OnMessageBegin() {
	c.leaveIdle()
	c.state |= connInMessage
	c.since = c.server.env.Loop.Now()
}

func (c *conn) OnHeadersComplete(h *http1.Head) http1.Action {
	x := &exchange{conn: c}
	x.req.init(x, h)
	x.res.init(x, h)
	if h.Upgrade {
		event := "upgrade"
		if h.Method == http1.CONNECT {
			event = "connect"
		}
		if c.server.emitter.Has(event) {
			c.upgrading = x
			return http1.Continue
		}
		if event == "connect" {
			c.destroy(nil)
			c.parser.Pause()
			return http1.NoUpgrade
		}
	}
	c.reading = x
	if c.last == nil {
		c.first = x
	} else {
		c.last.next = x
	}
	c.last = x
	c.requests++
	if err := c.server.dispatch(x, h); err != nil {
		c.server.env.Uncaught(err)
	}
	if c.pauses != 0 || c.state&connClosed != 0 {
		c.parser.Pause()
	}
	if h.Upgrade {
		return http1.NoUpgrade
	}
	return http1.Continue
}

func (c *conn) OnBody(b []byte) {
	if c.reading == nil || c.state&connClosed != 0 {
		return
	}
	if more, err := c.reading.req.push(b); err != nil {
		c.server.env.Uncaught(err)
	} else if !more {
		c.hold(pauseBody)
	}
	if c.state&connClosed != 0 {
		c.parser.Pause()
	}
}

func (c *conn) OnMessageComplete(trailers *http1.Fields) {
	c.state &^= connInMessage
	x := c.reading
	if x == nil || c.state&connClosed != 0 {
		return
	}
	c.reading = nil
	if err := x.req.complete(trailers); err != nil {
		c.server.env.Uncaught(err)
	}
	// A slow reader of this body has all of it in its buffer now, and is no
	// reason to make the next request wait.
	c.release(pauseBody)
	if c.first == nil {
		c.enterIdle()
	}
	if c.pauses != 0 || c.state&connClosed != 0 {
		c.parser.Pause()
	}
}

// Writing.

// flushSoon makes what the oldest response has written leave in the next tick.
func (c *conn) flushSoon() {
	if c.flushing || c.state&connClosed != 0 {
		return
	}
	c.flushing = true
	c.server.env.NextTick(func() error {
		c.flushing = false
		c.flush()
		if c.unsent == 0 && c.first != nil {
			c.first.res.sent()
		}
		return nil
	})
}

// flush writes c.out. What the kernel does not take at once is copied and
// written as it does.
func (c *conn) flush() {
	out := c.out
	if len(out) == 0 || c.state&(connClosed|connShut) != 0 {
		c.out = nil
		return
	}
	c.out = nil
	c.server.giveBack(out)
	n, err := c.tcp.TryWrite(out)
	if err != nil && err != uv.EAGAIN {
		c.fail(err)
		return
	}
	if c.socket != nil {
		c.socket.bytesWritten += len(out)
	}
	if n < len(out) {
		c.write(append([]byte(nil), out[n:]...))
	}
}

// write queues bytes that are ours alone.
func (c *conn) write(b []byte) {
	c.unsent += len(b)
	n := len(b)
	err := c.tcp.Write(b, func(err error) {
		c.unsent -= n
		if err != nil {
			if c.state&connClosed == 0 {
				c.server.env.Callback(func() error { c.fail(err); return nil })
			}
			return
		}
		if c.unsent == 0 {
			c.server.env.Callback(c.onSent)
		}
	})
	if err != nil {
		c.unsent -= n
		c.fail(err)
	}
}

// onSent: the kernel has taken all that was written.
func (c *conn) onSent() error {
	if c.first != nil {
		c.first.res.sent()
	}
	c.advance()
	if c.state&connLast != 0 {
		c.finish()
	}
	return nil
}

// advance retires answered exchanges, oldest first, lets the next response
// write, and ends the connection after the last.
func (c *conn) advance() {
	for x := c.first; x != nil && x.res.state&resEnded != 0; x = c.first {
		c.flush()
		if c.unsent > 0 || c.state&connClosed != 0 {
			return
		}
		c.first = x.next
		if c.first == nil {
			c.last = nil
		}
		x.next = nil
		x.res.finish()
		if x.res.last {
			c.state |= connLast
			c.finish()
			return
		}
		if c.reading == x {
			x.req.dump()
		}
		if next := c.first; next != nil {
			held := next.res.held
			next.res.held = nil
			c.waiting -= len(held)
			c.out = append(c.server.scratch(), held...)
			if c.waiting < highWaterMark {
				c.release(pauseAnswer)
			}
			if next.res.state&resEnded == 0 {
				c.flush()
				next.res.sent()
			}
		}
	}
	if c.first == nil && c.reading == nil && c.state&connClosed == 0 {
		c.enterIdle()
	}
}

// finish ends our side once everything is sent, as socket.end; the connection
// closes when the peer's end is there too.
func (c *conn) finish() {
	if c.state&(connShut|connClosed) != 0 {
		return
	}
	c.flush()
	if c.unsent > 0 {
		c.state |= connLast // onSent comes back here
		return
	}
	c.state |= connShut
	if c.state&connEnded != 0 {
		c.destroy(nil)
		return
	}
	err := c.tcp.Shutdown(func(error) {
		// Node's destroySoon: after the last response the socket goes as soon
		// as it is flushed, not when the peer closes.
		if c.state&connLast != 0 {
			c.server.env.Callback(func() error { c.destroy(nil); return nil })
		}
	})
	if err != nil {
		c.destroy(nil)
	}
}

// fail ends the connection because of err.
func (c *conn) fail(err error) {
	if c.state&connClosed != 0 {
		return
	}
	v := c.server.env.ErrorValue(err)
	c.server.clientError(c, err, v)
}

// destroy closes the socket and tells everybody who waits for it.
func (c *conn) destroy(err error) {
	if c.state&connClosed != 0 {
		return
	}
	c.state |= connClosed
	c.err = err
	c.leaveIdle()
	c.server.remove(c)
	c.server.maybeClosed()
	c.tcp.Close(func() { c.server.env.Callback(c.closed) })
}

// closed runs in the closing phase: requests still open end here.
func (c *conn) closed() error {
	if x := c.reading; x != nil {
		c.reading = nil
		if err := x.req.abort(); err != nil {
			c.server.env.Uncaught(err)
		}
	}
	for x := c.first; x != nil; x = x.next {
		if err := x.req.abort(); err != nil {
			c.server.env.Uncaught(err)
		}
		if err := x.res.cut(); err != nil {
			c.server.env.Uncaught(err)
		}
	}
	c.first, c.last = nil, nil
	if c.socket != nil {
		c.socket.close()
	}
	return nil
}

func (c *conn) engine() engine.Engine { return c.server.env.Engine }
