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
	message := bad.Error()
	if packet == nil {
		message = "Parse Error" // at the end Node says no more
	}
	v := e.NewError(env.Error, "", message)
	eng.Set(v, "bytesParsed", eng.Number(float64(bad.BytesParsed)))
	eng.Set(v, "code", eng.String(bad.Code.String()))
	eng.Set(v, "reason", eng.String(bad.Reason))
	if packet != nil {
		eng.Set(v, "rawPacket", buffer.New(e, append([]byte(nil), packet...)))
	}
	return v
}

// clientError emits 'clientError' with v, or does what Node does when nobody
// listens: a short answer, if no other has begun, and the end of the connection.
func (s *Server) clientError(c *conn, v engine.Value) {
	e := s.env
	if s.EventEmitter().Has("clientError") {
		// Reading goes on, for the end that the peer will send.
		c.state |= connLost
		if _, err := s.emit("clientError", v, c.socketObject()); err != nil {
			e.Uncaught(err)
		}
		return
	}
	if c.state&connClosed != 0 {
		return
	}
	answered := c.first != nil && c.first.res.state&resHead != 0
	if !answered && c.state&connShut == 0 {
		c.out = nil
		answer := []byte(errorAnswer(codeOf(e, v)))
		if c.guest != nil {
			c.guest.write(answer, func(engine.Value) error { return nil })
		} else {
			c.link.TryWrite(answer)
		}
	}
	c.destroy(v)
}

func errorAnswer(code string) string {
	status := "400 Bad Request"
	switch code {
	case "HPE_HEADER_OVERFLOW":
		status = "431 Request Header Fields Too Large"
	case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
		status = "413 Payload Too Large"
	case "ERR_HTTP_REQUEST_TIMEOUT":
		status = "408 Request Timeout"
	}
	return "HTTP/1.1 " + status + "\r\nConnection: close\r\n\r\n"
}

func codeOf(e *env.Env, v engine.Value) string {
	code, err := e.Engine.Get(v, "code")
	if err != nil || e.Engine.TypeOf(code) != engine.String {
		return ""
	}
	return e.Text(code)
}
