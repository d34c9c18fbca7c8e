package http

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

func responseMethods(e *env.Env) []env.Method {
	eng := e.Engine
	writeHead := func(r *Response, c *engine.Call) (engine.Value, error) {
		if r.state&resHead != 0 {
			return nil, sentError(e, "write")
		}
		status, err := statusOf(e, c.Arg(0))
		if err != nil {
			return nil, err
		}
		fields, message := c.Arg(1), r.message
		if eng.TypeOf(fields) == engine.String {
			message, fields = e.Text(fields), c.Arg(2)
		}
		if !http1.IsHeaderValue(message) {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_CHAR", "Invalid character in statusMessage")
		}
		var list []header
		if eng.TypeOf(fields) == engine.Object {
			if list, err = headerList(e, "Header", fields); err != nil {
				return nil, err
			}
		}
		r.status, r.message = status, message
		if len(r.headers.list) == 0 {
			// Straight from the call: names may repeat, getHeader does not
			// know them.
			r.raw = list
		} else {
			for _, x := range list {
				r.headers.put(eng, x)
			}
		}
		if !r.connected() {
			r.state |= resHead
			return c.This, nil
		}
		// It leaves with the first piece of the body, or with end.
		dst, err := r.head(r.sink(), -1)
		if err == nil {
			r.store(dst)
		}
		return c.This, err
	}
	return []env.Method{
		method(e, "writeHead", 3, writeHead),
		method(e, "writeHeader", 3, writeHead),
		method(e, "writeContinue", 1, func(r *Response, c *engine.Call) (engine.Value, error) {
			r.inform([]byte(http1.ContinueResponse), c.Arg(0))
			r.state &^= resNo100
			return c.Undefined, nil
		}),
		method(e, "writeProcessing", 1, func(r *Response, c *engine.Call) (engine.Value, error) {
			r.inform([]byte("HTTP/1.1 102 Processing\r\n\r\n"), c.Arg(0))
			return c.Undefined, nil
		}),
		method(e, "writeEarlyHints", 2, func(r *Response, c *engine.Call) (engine.Value, error) {
			b, err := earlyHints(e, c.Arg(0))
			if err == nil && b != nil {
				r.inform(b, c.Arg(1))
			}
			return c.Undefined, err
		}),
	}
}

// earlyHints is the text of a 103: the links in one field, then the others. Nil
// if there is no link, which is nothing to hint at.
func earlyHints(e *env.Env, hints engine.Value) ([]byte, error) {
	if e.Engine.TypeOf(hints) != engine.Object {
		return nil, e.InvalidArgType("hints", "of type object", hints)
	}
	list, err := headerList(e, "Header", hints)
	if err != nil {
		return nil, err
	}
	b := []byte("HTTP/1.1 103 Early Hints\r\n")
	linked := false
	for _, x := range list {
		if x.lower == "link" {
			linked = len(x.all()) > 0
			b = http1.AppendHeader(b, "Link", strings.Join(x.all(), ", "))
		}
	}
	for _, x := range list {
		if x.lower != "link" {
			b = http1.AppendHeader(b, x.name, strings.Join(x.all(), ","))
		}
		x.release(e.Engine)
	}
	if !linked {
		return nil, nil
	}
	return append(b, http1.CRLF...), nil
}

// inform sends an answer before the answer.
func (r *Response) inform(text []byte, callback engine.Value) {
	if !r.connected() || r.state&resHead != 0 {
		return
	}
	r.store(append(r.sink(), text...))
	if r.env.Engine.TypeOf(callback) == engine.Function {
		r.whenSent(callback)
	}
	if r.x.conn.first == r.x {
		r.x.conn.flush()
	}
}
