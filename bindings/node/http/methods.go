package http

import (
	"regexp"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
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
		fields := c.Arg(1)
		if eng.TypeOf(fields) == engine.String {
			r.message, fields = e.Text(fields), c.Arg(2)
		} else {
			if r.message == "" {
				r.message = http1.StatusText(status)
			}
			if !lang.IsNullish(e, c.Arg(2)) {
				fields = c.Arg(2)
			}
		}
		r.status = status
		set := len(r.headers.list) > 0
		if set {
			err = r.merge(fields)
		}
		if err == nil && !http1.IsHeaderValue(r.message) {
			err = e.Throw(env.TypeError, "ERR_INVALID_CHAR", "Invalid character in statusMessage")
		}
		if err == nil && !set && eng.TypeOf(fields) == engine.Object {
			// Straight from the call: names may repeat, getHeader does not
			// know them.
			r.raw, err = headerList(e, "header", fields)
		}
		if err != nil {
			return nil, err
		}
		// It leaves with the first piece of the body, or with end.
		length := int64(-1)
		if r.wholeKnown {
			length = r.whole
		}
		dst, err := r.head(r.sink(), length)
		if err == nil && r.connected() {
			r.store(dst)
		}
		return c.This, err
	}
	_, implicit := implicitMethods(e)
	return []env.Method{
		implicit,
		method(e, "writeHead", 3, writeHead),
		method(e, "writeHeader", 3, writeHead),
		method(e, "assignSocket", 1, func(r *Response, c *engine.Call) (engine.Value, error) {
			return c.Undefined, r.assign(c.This, c.Arg(0))
		}),
		method(e, "detachSocket", 1, func(r *Response, c *engine.Call) (engine.Value, error) {
			return c.Undefined, r.detach(c.Arg(0))
		}),
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

// linkValue is what Node takes for a Link field.
var linkValue = regexp.MustCompile(`^<[^>]*>(\s*;\s*[^;"\s]+(=("[^;"\s]*"|[^;"\s]*))?)*$`)

// checkLinks refuses links that are none; v is one or an array of them.
func checkLinks(e *env.Env, v engine.Value) error {
	eng := e.Engine
	if eng.Class(v) == "Array" {
		n, err := arrayLength(e, v)
		for i := 0; err == nil && i < n; i++ {
			var item engine.Value
			if item, err = eng.Get(v, i); err == nil {
				err = checkLinks(e, item)
			}
		}
		return err
	}
	if eng.TypeOf(v) == engine.String && linkValue.MatchString(e.Text(v)) {
		return nil
	}
	return e.InvalidArgValue("hints", v, `must be an array or string of format "</styles.css>; rel=preload; as=style"`)
}

// earlyHints is the text of a 103: the links in one field, then the others. Nil
// if there is no link, which is nothing to hint at.
func earlyHints(e *env.Env, hints engine.Value) ([]byte, error) {
	if e.Engine.TypeOf(hints) != engine.Object {
		return nil, e.InvalidArgType("hints", "of type object", hints)
	}
	links, err := e.Engine.Get(hints, "link")
	if err != nil {
		return nil, err
	}
	if lang.IsNullish(e, links) {
		return nil, nil
	}
	if err := checkLinks(e, links); err != nil {
		return nil, err
	}
	list, err := headerList(e, "header", hints)
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

// merge adds writeHead's fields to those that setHeader has set: an object's
// replace theirs, a list's do too but may repeat themselves.
func (r *Response) merge(fields engine.Value) error {
	e, eng := r.env, r.env.Engine
	if eng.TypeOf(fields) != engine.Object {
		return nil
	}
	if eng.Class(fields) != "Array" {
		list, err := headerList(e, "header", fields)
		for _, x := range list {
			r.headers.put(eng, x)
		}
		return err
	}
	n, err := arrayLength(e, fields)
	if err != nil {
		return err
	}
	if n%2 != 0 {
		return e.InvalidArgValue("headers", fields, "")
	}
	for _, method := range [...]string{"removeHeader", "appendHeader"} {
		f, err := eng.Get(r.this, method)
		if err != nil {
			return err
		}
		for i := 0; i < n; i += 2 {
			name, err := eng.Get(fields, i)
			if err != nil {
				return err
			}
			value, err := eng.Get(fields, i+1)
			if err != nil {
				return err
			}
			if method == "appendHeader" && !eng.ToBool(name) {
				continue
			}
			if _, err := eng.Call(f, r.this, name, value); err != nil {
				return err
			}
		}
	}
	return nil
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
