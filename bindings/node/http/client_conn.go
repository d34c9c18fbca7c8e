package http

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/net"
)

// clientConn is a socket that requests are sent over, one after the other, and
// the parser of what comes back. It stays with its socket: between two requests
// it has none, and what comes is nobody's.
type clientConn struct {
	carrier
	parser   http1.Parser
	req      *clientRequest // whose turn it is; nil while the socket is free
	incoming *clientMessage // being read
	hearing  []hearing
	heard    int // listeners of those events that there were when ours were added

	reading  bool // the parser is req's: its answer is not complete
	parsing  bool // it is on the stack
	hadError bool // req has been told an error of the socket
}

// hiddenConn is where a Duplex that is no net.Socket keeps its clientConn.
const hiddenConn = "__httpClient"

// connOf is the conn of a socket, made when it is first asked for.
func connOf(e *env.Env, v engine.Value) *clientConn {
	s := net.SocketOf(e, v)
	if s != nil {
		if c, ok := s.Protocol.(*clientConn); ok {
			return c
		}
	} else if keeper, ok, err := e.Engine.Own(v, hiddenConn); err == nil && ok {
		if c, ok := e.Engine.Host(keeper.Value).(*clientConn); ok {
			return c
		}
	}
	c := &clientConn{carrier: carrier{env: e, this: e.Engine.Hold(v), net: s}}
	if s != nil {
		s.Protocol = c
	} else {
		keeper := e.Engine.NewObject(nil)
		e.Engine.SetHost(keeper, c)
		e.Engine.Define(v, hiddenConn, engine.Property{Value: keeper, Configurable: true})
	}
	return c
}

// attach gives the socket to a request.
func (c *clientConn) attach(r *clientRequest) {
	r.conn, c.req = c, r
	r.scope = c.env.Capture()
	c.incoming, c.hadError, c.reading = nil, false, true
	c.parser.Init(http1.Response, c, r.parse)
	eng := c.env.Engine
	eng.Define(r.this, "socket", engine.Property{Value: c.this, Writable: true, Enumerable: true, Configurable: true})
	eng.Set(c.this, "_httpMessage", r.this)
	c.listenLast()
}

// listenLast has us listen behind everybody else, as Node does, which listens
// anew for each request. As long as nobody has come or gone that is so already.
func (c *clientConn) listenLast() {
	if c.net != nil && c.hearing != nil && c.heard == c.listeners() {
		return
	}
	c.unlisten(c.hearing...)
	c.hearing = c.hearing[:0]
	for _, on := range [...]struct {
		event string
		f     func(args []engine.Value) error
	}{{"error", c.onError}, {"data", c.onData}, {"end", c.onEnd}, {"close", c.onClose}, {"timeout", c.onTimeout}} {
		c.hearing = append(c.hearing, c.listen(on.event, c.inScope(on.f)))
	}
	c.heard = c.listeners()
}

// inScope is f in the scope of the request whose turn it is: the socket may be
// another's.
func (c *clientConn) inScope(f func(args []engine.Value) error) func(args []engine.Value) error {
	return func(args []engine.Value) error {
		if c.req == nil || c.req.scope == nil {
			return f(args)
		}
		return c.env.Within(c.req.scope, func() error { return f(args) })
	}
}

func (c *clientConn) listeners() (n int) {
	if c.net == nil {
		return 0
	}
	for _, h := range c.hearing {
		n += c.net.Emitter.Count(c.env, h.event)
	}
	return n
}

// leave takes our listeners off: the socket is somebody else's, or gone.
func (c *clientConn) leave() {
	c.unlisten(c.hearing...)
	c.hearing = nil
	c.req, c.reading = nil, false
	if c.net != nil {
		c.net.Protocol = nil
	} else {
		c.env.Engine.Delete(c.this, hiddenConn)
	}
	c.env.Engine.Release(c.this)
}

// detach ends a request's turn; the socket lives on.
func (c *clientConn) detach() {
	c.req, c.incoming, c.reading = nil, nil, false
}

func (c *clientConn) onData(args []engine.Value) error {
	if len(args) == 0 || !c.reading {
		return nil
	}
	b, ok := buffer.Bytes(c.env, args[0])
	if !ok {
		return nil
	}
	return c.execute(b)
}

// execute parses what came.
func (c *clientConn) execute(b []byte) error {
	if c.parsing {
		return nil // a listener of ours has emitted 'data' itself
	}
	req := c.req
	c.parsing = true
	n, err := c.parser.Execute(b)
	c.parsing = false
	switch {
	case c.req != req || !c.reading:
		return nil // its turn has ended meanwhile
	case err != nil:
		failure := c.env.Engine.Hold(parseError(c.env, err, b))
		defer c.env.Engine.Release(failure)
		c.reading = false
		c.destroy(nil)
		c.hadError = true
		return req.emit("error", failure)
	case c.parser.Upgraded():
		return c.upgrade(b[n:])
	case c.incoming != nil && c.incoming.state&reqComplete != 0:
		c.reading = false
	}
	return nil
}

// upgrade hands the socket over: an answer to CONNECT, or 101.
func (c *clientConn) upgrade(head []byte) error {
	e, r := c.env, c.req
	res := c.incoming
	c.reading = false
	r.timeoutOff()
	event := "upgrade"
	if r.method == "CONNECT" {
		event = "connect"
	}
	if r.emitter.Count(e, event) == 0 {
		c.destroy(nil)
		return nil
	}
	r.upgraded = true
	if err := c.emit("agentRemove"); err != nil {
		return err
	}
	eng := e.Engine
	socket := eng.Hold(c.this)
	defer eng.Release(socket)
	c.leave()
	eng.Set(socket, "_httpMessage", eng.Null())
	if err := eng.Set(socket, "readableFlowing", eng.Null()); err != nil {
		return err
	}
	if err := r.emit(event, res.this, socket, buffer.New(e, append([]byte(nil), head...))); err != nil {
		return err
	}
	r.state |= resDestroyed
	r.close()
	res.letGo()
	return nil
}

func (c *clientConn) onError(args []engine.Value) error {
	var failure engine.Value = c.env.Engine.Undefined()
	if len(args) > 0 {
		failure = args[0]
	}
	r := c.req
	if r == nil { // of a free socket
		c.destroy(nil)
		return c.emit("agentRemove")
	}
	c.hadError = true
	err := r.emit("error", failure)
	c.finishParser()
	c.reading = false
	c.destroy(nil)
	return err
}

func (c *clientConn) onEnd([]engine.Value) error {
	r := c.req
	if !c.reading || r == nil {
		return nil
	}
	var err error
	if r.res == nil && !c.hadError {
		c.hadError = true
		err = r.emit("error", reset(c.env, "socket hang up"))
	}
	c.finishParser()
	c.reading = false
	c.destroy(nil)
	return err
}

// finishParser tells the parser that nothing more comes: a body without a length
// ends so.
func (c *clientConn) finishParser() {
	if c.reading && !c.parsing {
		c.parser.Finish()
	}
}

func (c *clientConn) onClose([]engine.Value) error {
	r := c.req
	if r == nil {
		c.leave()
		return nil
	}
	e := c.env
	r.state |= resDestroyed
	var err error
	if res := r.res; res != nil {
		if res.state&reqComplete == 0 {
			res.Destroy(reset(e, "aborted"))
		}
		err = r.close()
		if res.state&reqAborted == 0 && !res.Destroyed() && !res.Ended() {
			res.PushEnd()
		}
	} else {
		if !c.hadError {
			c.hadError = true
			err = r.emit("error", reset(e, "socket hang up"))
		}
		e.Uncaught(r.close())
	}
	r.out, r.told = nil, nil
	c.finishParser()
	c.leave()
	return err
}

// onTimeout is the socket's 'timeout', once for a request and for as long as it
// lasts for a response.
func (c *clientConn) onTimeout([]engine.Value) error {
	r := c.req
	if r == nil {
		return nil
	}
	if r.timeoutOnce {
		r.timeoutOnce = false
		if err := r.emit("timeout"); err != nil {
			return err
		}
	}
	if res := r.res; res != nil && !r.ended {
		_, err := res.Emit(c.env, res.This(), "timeout")
		return err
	}
	return nil
}

// reset is what a connection that ends too early is reported as.
func reset(e *env.Env, message string) engine.Value {
	v := e.NewError(env.Error, "", message)
	e.Engine.Set(v, "code", e.Engine.String("ECONNRESET"))
	return v
}

// The parser's events.

// OnMessageBegin is of no interest to a client.
func (c *clientConn) OnMessageBegin() {}

// OnHeadersComplete makes the response and tells the request.
func (c *clientConn) OnHeadersComplete(h *http1.Head) http1.Action {
	r := c.req
	if r == nil {
		c.incoming = nil
		return http1.Continue
	}
	if r.res != nil { // a second answer
		c.incoming = nil
		c.destroy(nil)
		return http1.Continue
	}
	if h.Status >= 100 && h.Status < 200 && h.Status != 101 {
		c.incoming = nil
		c.env.Uncaught(r.inform(h))
		return http1.SkipBody
	}
	res := newClientMessage(c, h)
	c.incoming, r.res = res, res
	eng := c.env.Engine
	eng.Set(r.this, "res", res.this)
	if h.Upgrade || r.method == "CONNECT" {
		eng.Set(res.this, "upgrade", eng.Bool(true))
		return http1.Upgrade
	}
	if !h.KeepAlive && !r.upgraded {
		r.state &^= resKeepAlive
	}
	eng.Set(res.this, "req", r.this)
	c.env.Uncaught(r.answer(res))
	if r.method == "HEAD" {
		return http1.SkipBody
	}
	if h.Status == 304 {
		res.state |= reqComplete
		return http1.SkipBody
	}
	return http1.Continue
}

// OnBody gives the response a piece of its body.
func (c *clientConn) OnBody(b []byte) {
	if res := c.incoming; res != nil && res.state&reqDumped == 0 && !res.Push(b) {
		c.pause()
	}
}

// OnMessageComplete ends the response; what follows belongs to the next.
func (c *clientConn) OnMessageComplete(trailers *http1.Fields) {
	res := c.incoming
	if res == nil {
		return
	}
	res.state |= reqComplete
	res.trailers = copyFields(trailers)
	res.PushEnd()
	if !c.parser.Upgraded() {
		c.resume()
	}
}
