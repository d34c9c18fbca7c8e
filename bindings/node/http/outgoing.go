package http

import (
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/stream"
)

// outgoing is what every message we send has: a ServerResponse, a ClientRequest.
type outgoing struct {
	emitter events.Emitter
	this    engine.Value
	env     *env.Env

	headers  headers
	unique   []string // fields that are sent as one, lower case: uniqueHeaders
	trailers []header
	length   int64 // Content-Length: announced, or known from end; -1 unknown
	written  int64
	corked   int
	state    resState
	last     bool // the connection closes after this message
	err      engine.Value
}

// EventEmitter makes an outgoing message an events.Emitting.
func (o *outgoing) EventEmitter() *events.Emitter { return &o.emitter }

func (o *outgoing) base() *outgoing { return o }

// message is the host of an OutgoingMessage: its common part, and what differs
// between the two sides.
type message interface {
	base() *outgoing
	write(b []byte, callback engine.Value) (bool, error)
	end(b []byte, hasChunk bool, callback engine.Value) error
	flushHeaders() error
	uncorked()                // the last uncork
	destroy(err engine.Value) // err may be nil
	pending() int             // bytes not yet with the kernel: writableLength
	socketValue() engine.Value
}

// responseClasses makes OutgoingMessage and ServerResponse. The header methods
// are OutgoingMessage's, as in Node.
func responseClasses(e *env.Env) (class, response, prototype engine.Value, err error) {
	eng := e.Engine
	// The host of both is a Response.
	construct := func(c *engine.Call) (engine.Value, error) {
		if x := classesOf(e).making; x != nil && x.req.this != nil { // dispatch goes on with it
			classesOf(e).making = nil
			x.res.this = c.This
			eng.SetHost(c.This, &x.res)
			return c.Undefined, eng.Set(c.This, "req", c.Arg(0))
		}
		x := &exchange{conn: detached(e)}
		x.res = Response{outgoing: outgoing{env: e, this: engine.HoldBy(eng, c.This, c.This), length: -1, state: resKeepAlive}, x: x, status: 200}
		eng.SetHost(c.This, &x.res)
		return c.Undefined, x.res.of(c.Arg(0))
	}
	// Readable's parent is Node's legacy Stream, which is ours too.
	legacy := eng.Proto(stream.Class(e, stream.Readable))
	var base engine.Value
	if class, base, err = e.Class("OutgoingMessage", 1, legacy, construct, headerMethods(e)...); err != nil {
		return
	}
	implicit, _ := implicitMethods(e)
	if err = e.Methods(base, append(bodyMethods(e), implicit)...); err != nil {
		return
	}
	if err = outgoingAccessors(e, base); err != nil {
		return
	}
	err = events.OnRejection(e, base, func(c *engine.Call) error {
		_, err := invoke(e, c.This, "destroy", c.Arg(0))
		return err
	})
	if err != nil {
		return
	}
	if response, prototype, err = e.Class("ServerResponse", 2, class, construct, responseMethods(e)...); err == nil {
		err = responseAccessors(e, prototype)
	}
	return
}

// messageMethod makes a method of any outgoing message.
func messageMethod(e *env.Env, name string, length int, f func(m message, c *engine.Call) (engine.Value, error)) env.Method {
	return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
		m, ok := e.Engine.Host(c.This).(message)
		if !ok {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type OutgoingMessage`)
		}
		return f(m, c)
	}}
}

// headerMethod makes one that needs the common part alone.
func headerMethod(e *env.Env, name string, length int, f func(r *outgoing, c *engine.Call) (engine.Value, error)) env.Method {
	return messageMethod(e, name, length, func(m message, c *engine.Call) (engine.Value, error) { return f(m.base(), c) })
}

// method makes a method of a response.
func method(e *env.Env, name string, length int, f func(r *Response, c *engine.Call) (engine.Value, error)) env.Method {
	return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
		r, ok := e.Engine.Host(c.This).(*Response)
		if !ok {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type OutgoingMessage`)
		}
		return f(r, c)
	}}
}

// sentError is what changing a header that has left throws.
func sentError(e *env.Env, verb string) error {
	return e.Throw(env.Error, "ERR_HTTP_HEADERS_SENT", "Cannot "+verb+" headers after they are sent to the client")
}

// setHeader is message.setHeader.
func (o *outgoing) setHeader(nameArg, v engine.Value) error {
	if o.state&resHead != 0 {
		return sentError(o.env, "set")
	}
	name, err := validName(o.env, "Header name", nameArg)
	if err != nil {
		return err
	}
	x, err := makeHeader(o.env, name, v)
	if err == nil {
		o.headers.put(o.env.Engine, x)
	}
	return err
}

func headerMethods(e *env.Env) []env.Method {
	eng := e.Engine
	// named checks that a header's name is a string and lowers it.
	named := func(v engine.Value) (string, error) {
		s, err := e.StringArg("name", v)
		return lowerName(s), err
	}
	return []env.Method{
		headerMethod(e, "setHeader", 2, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			return c.This, r.setHeader(c.Arg(0), c.Arg(1))
		}),
		headerMethod(e, "setHeaders", 1, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			var forEach engine.Value = c.Undefined
			if eng.TypeOf(c.Arg(0)) == engine.Object {
				var err error
				if forEach, err = eng.Get(c.Arg(0), "forEach"); err != nil {
					return nil, err
				}
			}
			if eng.TypeOf(forEach) != engine.Function || eng.Class(c.Arg(0)) == "Array" {
				return nil, e.InvalidArgType("headers", "an instance of Headers or Map", c.Arg(0))
			}
			if r.state&resHead != 0 {
				return nil, sentError(e, "set")
			}
			each := eng.NewFunc("", 2, func(item *engine.Call) (engine.Value, error) {
				return item.Undefined, r.setHeader(item.Arg(1), item.Arg(0))
			})
			_, err := eng.Call(forEach, c.Arg(0), each)
			return c.This, err
		}),
		headerMethod(e, "appendHeader", 2, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			if r.state&resHead != 0 {
				return nil, sentError(e, "append")
			}
			name, err := validName(e, "Header name", c.Arg(0))
			if err != nil {
				return nil, err
			}
			added, err := makeHeader(e, name, c.Arg(1))
			if err != nil {
				return nil, err
			}
			i := r.headers.find(added.lower)
			if i < 0 {
				r.headers.put(eng, added)
				return c.This, nil
			}
			old := &r.headers.list[i]
			items, err := old.items(e, nil)
			if err == nil {
				items, err = added.items(e, items)
			}
			if err != nil {
				return nil, err
			}
			both := header{name: old.name, lower: old.lower, lines: append(old.all(), added.all()...), value: eng.Hold(eng.NewArray(items...))}
			added.release(eng)
			r.headers.put(eng, both)
			return c.This, nil
		}),
		headerMethod(e, "getHeader", 1, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			lower, err := named(c.Arg(0))
			if err != nil {
				return nil, err
			}
			if i := r.headers.find(lower); i >= 0 {
				return r.headers.list[i].script(eng), nil
			}
			return c.Undefined, nil
		}),
		headerMethod(e, "hasHeader", 1, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			lower, err := named(c.Arg(0))
			return eng.Bool(r.headers.has(lower)), err
		}),
		headerMethod(e, "removeHeader", 1, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			lower, err := named(c.Arg(0))
			if err != nil {
				return nil, err
			}
			if r.state&resHead != 0 {
				return nil, sentError(e, "remove")
			}
			switch lower {
			case "connection":
				r.state |= resRemovedConnection
			case "content-length":
				r.state |= resRemovedLength
			case "transfer-encoding":
				r.state |= resRemovedEncoding
			case "date":
				r.state |= resNoDate
			}
			r.headers.remove(eng, lower)
			return c.Undefined, nil
		}),
		headerMethod(e, "getHeaders", 0, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			obj := eng.NewObject(eng.Null())
			for i := range r.headers.list {
				if err := eng.Set(obj, r.headers.list[i].lower, r.headers.list[i].script(eng)); err != nil {
					return nil, err
				}
			}
			return obj, nil
		}),
		headerMethod(e, "getHeaderNames", 0, func(r *outgoing, c *engine.Call) (engine.Value, error) { return r.names(true), nil }),
		headerMethod(e, "getRawHeaderNames", 0, func(r *outgoing, c *engine.Call) (engine.Value, error) { return r.names(false), nil }),
		headerMethod(e, "addTrailers", 1, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			r.trailers = nil // Node: the last call counts
			if lang.IsNullish(e, c.Arg(0)) {
				return nil, e.Throw(env.TypeError, "", "Cannot convert undefined or null to object")
			}
			list, err := headerList(e, "trailer", c.Arg(0))
			if err != nil {
				return nil, err
			}
			for _, x := range list {
				if x.lines != nil && slices.Contains(r.unique, x.lower) {
					x.lines = []string{strings.Join(x.lines, "; ")}
				}
				for _, line := range x.all() {
					r.trailers = append(r.trailers, header{name: x.name, lower: x.lower, text: line})
				}
				x.release(eng)
			}
			return c.Undefined, nil
		}),
		messageMethod(e, "flushHeaders", 0, func(m message, c *engine.Call) (engine.Value, error) {
			return c.Undefined, m.flushHeaders()
		}),
	}
}

// all are the lines of a field.
func (x *header) all() []string {
	if x.lines != nil {
		return x.lines
	}
	return []string{x.text}
}

// items appends the values of a field as the script gave them.
func (x *header) items(e *env.Env, to []engine.Value) ([]engine.Value, error) {
	if x.lines == nil {
		return append(to, x.script(e.Engine)), nil
	}
	for i := range x.lines {
		v, err := e.Engine.Get(x.value, i)
		if err != nil {
			return nil, err
		}
		to = append(to, v)
	}
	return to, nil
}

func (r *outgoing) names(lower bool) engine.Value {
	items := make([]engine.Value, len(r.headers.list))
	for i, x := range r.headers.list {
		if lower {
			items[i] = r.env.Engine.String(x.lower)
		} else {
			items[i] = r.env.Engine.String(x.name)
		}
	}
	return r.env.Engine.NewArray(items...)
}

// headerList reads fields from an object, an array of pairs, or a flat array
// of names and values.
func headerList(e *env.Env, what string, v engine.Value) ([]header, error) {
	eng := e.Engine
	var list []header
	label := "Header name"
	if what == "trailer" {
		label = "Trailer name"
	}
	add := func(nameArg, value engine.Value) error {
		name, err := validName(e, label, nameArg)
		if err != nil {
			return err
		}
		x, err := makeField(e, what, name, value, true)
		if err != nil {
			return err
		}
		list = append(list, x)
		return nil
	}
	if eng.Class(v) == "Array" {
		n, err := arrayLength(e, v)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			first, err := eng.Get(v, 0)
			if err != nil {
				return nil, err
			}
			if eng.Class(first) == "Array" {
				for i := range n {
					pair, err := eng.Get(v, i)
					if err != nil {
						return nil, err
					}
					name, err := eng.Get(pair, 0)
					if err != nil {
						return nil, err
					}
					value, err := eng.Get(pair, 1)
					if err != nil {
						return nil, err
					}
					if err := add(name, value); err != nil {
						return nil, err
					}
				}
				return list, nil
			}
		}
		if n%2 != 0 {
			return nil, e.InvalidArgValue("headers", v, "")
		}
		for i := 0; i < n; i += 2 {
			name, err := eng.Get(v, i)
			if err != nil {
				return nil, err
			}
			value, err := eng.Get(v, i+1)
			if err != nil {
				return nil, err
			}
			if err := add(name, value); err != nil {
				return nil, err
			}
		}
		return list, nil
	}
	keys, err := eng.Keys(v, false)
	if err != nil {
		return nil, err
	}
	for _, k := range keys {
		name, ok := k.(string)
		if !ok {
			continue
		}
		value, err := eng.Get(v, name)
		if err != nil {
			return nil, err
		}
		if err := add(eng.String(name), value); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func bodyMethods(e *env.Env) []env.Method {
	eng := e.Engine
	// tail takes (encoding, callback) or (callback).
	tail := func(c *engine.Call, i int) (encoding, callback engine.Value) {
		encoding, callback = c.Arg(i), c.Arg(i+1)
		if eng.TypeOf(encoding) == engine.Function {
			encoding, callback = c.Undefined, encoding
		}
		if eng.TypeOf(callback) != engine.Function {
			callback = nil
		}
		return encoding, callback
	}
	return []env.Method{
		messageMethod(e, "write", 3, func(r message, c *engine.Call) (engine.Value, error) {
			encoding, callback := tail(c, 1)
			b, err := r.base().chunk(c.Arg(0), encoding)
			if err != nil {
				return nil, err
			}
			more, err := r.write(b, callback)
			return eng.Bool(more), err
		}),
		messageMethod(e, "end", 3, func(r message, c *engine.Call) (engine.Value, error) {
			first := c.Arg(0)
			if eng.TypeOf(first) == engine.Function {
				return c.This, r.end(nil, false, first)
			}
			encoding, callback := tail(c, 1)
			if t := eng.TypeOf(first); t == engine.Undefined || t == engine.Null {
				return c.This, r.end(nil, false, callback)
			}
			b, err := r.base().chunk(first, encoding)
			if err != nil {
				return nil, err
			}
			return c.This, r.end(b, true, callback)
		}),
		headerMethod(e, "cork", 0, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			r.corked++
			return c.Undefined, nil
		}),
		messageMethod(e, "uncork", 0, func(m message, c *engine.Call) (engine.Value, error) {
			if r := m.base(); r.corked > 0 {
				if r.corked--; r.corked == 0 {
					m.uncorked()
				}
			}
			return c.Undefined, nil
		}),
		messageMethod(e, "destroy", 1, func(m message, c *engine.Call) (engine.Value, error) {
			if m.base().state&resDestroyed == 0 {
				var err engine.Value
				if eng.ToBool(c.Arg(0)) {
					err = c.Arg(0)
				}
				m.destroy(err)
			}
			return c.This, nil
		}),
		method(e, "setTimeout", 2, func(r *Response, c *engine.Call) (engine.Value, error) {
			if eng.TypeOf(c.Arg(1)) == engine.Function {
				if err := r.emitter.On(e, c.This, "timeout", c.Arg(1)); err != nil {
					return nil, err
				}
			}
			if r.x.conn.state&connDetached != 0 {
				return c.This, r.timeoutLater(c.This, c.Arg(0))
			}
			return c.This, r.x.conn.setTimeout(c.Arg(0))
		}),
		headerMethod(e, "pipe", 1, func(r *outgoing, c *engine.Call) (engine.Value, error) {
			_, err := r.emitter.Emit(e, r.this, "error", e.NewError(env.Error, "ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable"))
			return c.Undefined, err
		}),
	}
}
