package http

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// parseError is the error a script sees for bytes that are no HTTP.
func parseError(e *env.Env, err error, packet []byte) engine.Value {
	var bad *http1.Error
	if !errors.As(err, &bad) {
		return e.ErrorValue(err)
	}
	eng := e.Engine
	v := e.NewError(env.Error, "", bad.Error())
	eng.Set(v, "bytesParsed", eng.Number(float64(bad.BytesParsed)))
	eng.Set(v, "code", eng.String(bad.Code.String()))
	eng.Set(v, "reason", eng.String(bad.Reason))
	if packet != nil {
		eng.Set(v, "rawPacket", buffer.New(e, append([]byte(nil), packet...)))
	}
	return v
}

// clientError emits 'clientError', or does what Node does when nobody listens:
// a short answer, if no other has begun, and the end of the connection.
func (s *Server) clientError(c *conn, err error, v engine.Value) {
	if c.state&connClosed != 0 {
		return
	}
	e := s.env
	if s.emitter.Has("clientError") {
		// Reading goes on, for the end that the peer will send.
		c.state |= connLost
		if _, err := s.emit("clientError", v, c.socketObject()); err != nil {
			e.Uncaught(err)
		}
		return
	}
	answered := c.first != nil && c.first.res.state&resHead != 0
	if !answered && c.state&connShut == 0 {
		c.out = nil
		c.tcp.TryWrite([]byte(errorAnswer(e, err, v)))
	}
	c.destroy(err)
}

func errorAnswer(e *env.Env, err error, v engine.Value) string {
	var bad *http1.Error
	switch {
	case errors.As(err, &bad):
		status := bad.Status()
		return string(append(http1.AppendStatusLine(nil, status, http1.StatusText(status)), "Connection: close\r\n\r\n"...))
	case codeOf(e, v) == "ERR_HTTP_REQUEST_TIMEOUT":
		return "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n"
	}
	return "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
}

func codeOf(e *env.Env, v engine.Value) string {
	code, err := e.Engine.Get(v, "code")
	if err != nil || e.Engine.TypeOf(code) != engine.String {
		return ""
	}
	return e.Text(code)
}

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
	eng := e.Engine
	x.req.this = eng.Hold(eng.NewObject(classesOf(e).incomingPrototype))
	eng.SetHost(x.req.this, &x.req)
	x.req.Init(e, x.req.this, &x.req)
	x.req.state |= reqComplete | reqAnswered
	socket := c.socketObject()
	if _, err := c.server.emit(event, x.req.this, socket, buffer.New(e, rest)); err != nil {
		e.Uncaught(err)
	}
	x.req.settle()
}
