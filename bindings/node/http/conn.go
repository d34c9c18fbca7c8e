package http

import (
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
)

// highWaterMark is how many bytes a socket or a body holds before it asks for a
// pause: Node's default for both.
const highWaterMark = 16 << 10

// conn is one connection of a server.
type conn struct {
	server *Server
	scope  *env.Scope
	link   *net.Link // nil: the messages are a script's own, or its stream's
	parser http1.Parser
	socket *net.Socket      // what scripts see; made when asked for, and reads from then on
	onErr  *events.Listener // its 'error' listener
	guest  *guest           // in the place of both: a socket of a script's own

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
	out                     []byte
	told                    []engine.Value // callbacks of res.write whose bytes are in out, held
	flushing                bool           // a flush is queued for the next tick
	unsent                  int            // bytes that the kernel has not taken yet
	waiting                 int            // bytes that later responses hold back
	requests                int
	state                   connState
	pauses                  pause
	since                   time.Duration // when the request being read began
	bytesRead, bytesWritten int
	prev, nex               *conn // the server's list
	idle                    idleLink
}

type connState uint32

const (
	connEnded     connState = 1 << iota // the peer sends no more
	connLast                            // no response follows: close when all is sent
	connShut                            // our end was sent
	connClosed                          // the socket is gone
	connUpgrade                         // the socket belongs to a script now
	connParsing                         // the parser is on the stack
	connInMessage                       // a request has begun and is not complete
	connDetached                        // there is none: the messages are a script's own
	connAssigned                        // it is there for one response alone
	connForced                          // flush goes before what the socket's stream is about to write
	connLost                            // what comes is no HTTP: a 'clientError' listener has the socket
	connErrored                         // the socket had an error
	connGone                            // SocketClosed has run: nobody will hear of the end any more
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

func newConn(s *Server, l *net.Link) *conn {
	c := &conn{server: s, link: l, scope: s.env.Capture()}
	c.run = c.execute
	c.begin()
	c.read()
	return c
}

// begin makes the connection one of the server's.
func (c *conn) begin() {
	s := c.server
	c.parser.Init(http1.Request, c, s.options.limits(s.env))
	s.add(c)
	c.since = s.env.Loop.Now()
	// Until its first request is complete a connection is not idle.
	c.state |= connInMessage
}

func (c *conn) read() {
	if c.guest != nil {
		c.guest.resume()
	} else if c.socket != nil {
		c.socket.ReadStart()
	} else if err := c.link.ReadStart(nil, c.onRead); err != nil {
		c.fail(err, "read")
	}
}

func (c *conn) stopReading() {
	if c.guest != nil {
		c.guest.pause()
	} else if c.socket != nil {
		c.socket.ReadStop()
	} else {
		c.link.ReadStop()
	}
}

// hold stops reading for a reason; release goes on when no reason is left.
func (c *conn) hold(why pause) {
	if c.pauses == 0 && c.state&connClosed == 0 {
		c.stopReading()
		c.pauses |= why
		c.tell("pause", why)
		return
	}
	c.pauses |= why
}

// tell emits 'pause' and 'resume' of the socket, as Node's socket does when a
// body stops it. What the script itself has asked for it hears from the stream.
func (c *conn) tell(event string, why pause) {
	if why != pauseScript && c.socket != nil && c.socket.Has(event) {
		_, err := c.socket.Emit(c.server.env, c.socket.This(), event)
		c.server.env.Uncaught(err)
	}
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
		if c.socket != nil && c.socket.Has("resume") {
			c.server.env.NextTick(func() error { c.tell("resume", why); return nil })
		}
	}
}

func (c *conn) onRead(err error, buf []byte) {
	switch {
	case err == nil && len(buf) == 0:
	case err == nil:
		c.chunk = buf
		c.server.env.CallbackIn(c.scope, c.run)
		c.chunk = nil
	case err == uv.EOF:
		c.server.env.CallbackIn(c.scope, c.SocketEnd)
	default:
		c.server.env.CallbackIn(c.scope, func() error { c.fail(err, "read"); return nil })
	}
}

// execute hands c.chunk to whoever it is for.
func (c *conn) execute() error {
	c.bytesRead += len(c.chunk)
	if c.state&(connLost|connClosed) != 0 {
		return nil
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
		c.server.clientError(c, parseError(c.server.env, err, b))
	case c.parser.Upgraded():
		c.upgrade(append([]byte(nil), b[n:]...))
	case n < len(b):
		// Paused. The slice is the loop's: keep a copy.
		c.rest = append([]byte(nil), b[n:]...)
	}
}

// resume parses what a pause has left.
func (c *conn) resume() {
	for c.parser.Paused() && c.pauses == 0 && c.state&(connClosed|connLost) == 0 {
		c.parser.Resume()
		rest := c.rest
		c.rest = nil
		c.parse(rest)
	}
}

// SocketEnd is the peer's end of stream.
func (c *conn) SocketEnd() error {
	c.state |= connEnded
	if c.state&connLost != 0 {
		// Nobody parses any more.
	} else if err := c.parser.Finish(); err != nil {
		c.server.clientError(c, parseError(c.server.env, err, nil))
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
		if c.server.EventEmitter().Has(event) {
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
	if !c.reading.req.push(b) {
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
	x.req.complete(trailers)
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

// advance retires answered exchanges, oldest first, lets the next response
// write, and ends the connection after the last.
func (c *conn) advance() {
	for x := c.first; x != nil && x.res.state&(resEnded|resFinished) == resEnded; x = c.first {
		c.flush()
		if c.unsent > 0 || c.state&connClosed != 0 {
			return
		}
		if x.next == nil {
			c.first, c.last = nil, nil
		}
		x.res.finish()
		if c.state&connAssigned != 0 {
			return
		}
		if x.res.last {
			c.state |= connLast
			c.finish()
			return
		}
		if c.reading == x {
			x.req.dump()
		}
		if c.first != nil {
			c.server.env.NextTick(c.nextTurn)
		}
	}
	if c.first == nil && c.reading == nil && c.state&connClosed == 0 {
		c.enterIdle()
	}
}

// nextTurn lets the next response write, behind the 'finish' of the one before.
func (c *conn) nextTurn() error {
	if x := c.first; x != nil && x.next != nil {
		c.first, x.next = x.next, nil
		if c.state&connClosed == 0 {
			c.promote(&c.first.res)
			c.advance()
		}
	}
	return nil
}

// promote lets a response write that others were in front of.
func (c *conn) promote(r *Response) {
	if r.state&resDestroyed != 0 {
		c.destroy(nil)
		return
	}
	held := r.held
	r.held = nil
	c.waiting -= len(held)
	c.out = append(c.server.scratch(), held...)
	c.told = append(c.told, r.told...)
	r.told = nil
	if c.waiting < c.server.mark() {
		c.release(pauseAnswer)
	}
	if r.state&resEnded == 0 {
		c.flush()
		r.sent()
	}
}

// finish ends our side once everything is sent: after the last response for
// good, as socket.destroySoon, else as socket.end, and the connection closes when
// the peer's end is there too.
func (c *conn) finish() {
	switch {
	case c.state&connClosed != 0:
		return
	case c.state&connShut != 0:
		if c.state&connEnded != 0 {
			c.destroy(nil)
		}
		return
	}
	c.flush()
	if c.unsent > 0 {
		c.state |= connLast // onSent comes back here
		return
	}
	c.state |= connShut
	if c.guest != nil {
		c.guest.finish(c.state&connLast != 0)
	} else if c.socket == nil {
		c.shutdown()
	} else if c.state&connLast != 0 {
		c.server.env.Uncaught(c.socket.DestroySoon())
	} else {
		c.socket.End()
	}
}

func (c *conn) shutdown() {
	err := c.link.Shutdown(func(err error) {
		c.server.env.CallbackIn(c.scope, func() error {
			if c.state&(connLast|connEnded) != 0 {
				c.destroy(nil)
			}
			return nil
		})
	})
	if err != nil {
		c.destroy(nil)
	}
}

// fail ends the connection because of err, the network's. Whoever listens hears
// of it from the socket.
func (c *conn) fail(err error, syscall string) {
	if c.state&connClosed != 0 {
		return
	}
	if c.socket == nil && !c.server.EventEmitter().Has("clientError") {
		c.destroy(nil)
		return
	}
	c.socketObject()
	c.socket.Broken(err, syscall)
}

// destroy closes the socket; err is an error of the script's, or nil.
func (c *conn) destroy(err engine.Value) {
	switch {
	case c.guest != nil:
		c.SocketDestroyed()
		c.guest.destroy(err)
	case c.socket != nil:
		c.socket.Destroy(err)
	case c.state&connClosed == 0:
		c.SocketDestroyed()
		c.server.Left()
		if !c.link.IsClosing() { // nor has the Env been closed
			c.link.Close(func() { c.server.env.CallbackIn(c.scope, c.SocketClosed) })
		}
	}
}

// destroyWith is destroy with an error that whoever listens hears of from the
// socket; err may be nil.
func (c *conn) destroyWith(err engine.Value) {
	if err != nil && c.guest == nil && c.state&connClosed == 0 && c.server.EventEmitter().Has("clientError") {
		c.socketObject()
	}
	c.destroy(err)
}

// SocketClosed runs in the closing phase: requests still open end here. Of the
// responses only the oldest has a connection to lose, as Node has it; the
// others are let go without an event.
func (c *conn) SocketClosed() error {
	e := c.server.env
	c.state |= connGone
	for x := c.first; x != nil; x = x.next {
		x.req.abort()
	}
	if c.reading != nil {
		c.reading.req.abort()
	}
	for x := c.first; x != nil; x = x.next {
		if x == c.first {
			e.Uncaught(x.res.cut())
		} else {
			x.res.letGo()
		}
	}
	c.first, c.last, c.reading = nil, nil, nil
	return nil
}

func (c *conn) engine() engine.Engine { return c.server.env.Engine }
