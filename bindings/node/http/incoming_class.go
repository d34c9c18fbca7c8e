package http

import (
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/stream"
)

type incomingAccessor struct {
	name string
	keep bool // make the answer an own property
	get  func(h incomingHost) (engine.Value, error)
}

// rawLimit is how many of n fields rawHeaders shows. Node's parser hands over 31
// at a time, and only whole batches are refused.
func rawLimit(n, limit int) int {
	const batch = 31
	if n <= batch || n <= limit {
		return n
	}
	return min(n, (limit+batch-1)/batch*batch)
}

// incomingAccessors lists the properties of a message we read. Reading one that
// is an object makes it an own property, so that it is the same object next
// time; writing any replaces it.
func incomingAccessors(e *env.Env) []incomingAccessor {
	eng := e.Engine
	value := func(name string, f func(r *Incoming) engine.Value) incomingAccessor {
		return incomingAccessor{name, false, func(h incomingHost) (engine.Value, error) { return f(h.incoming()), nil }}
	}
	// version is one that a message of a script's own does not have.
	version := func(name string, f func(r *Incoming) engine.Value) incomingAccessor {
		return value(name, func(r *Incoming) engine.Value {
			if r.state&reqScripted != 0 {
				return eng.Null()
			}
			return f(r)
		})
	}
	flag := func(name string, bit reqState) incomingAccessor {
		return value(name, func(r *Incoming) engine.Value { return eng.Bool(r.state&bit != 0) })
	}
	headers := func(name string, distinct bool) incomingAccessor {
		return incomingAccessor{name, true, func(h incomingHost) (engine.Value, error) {
			n, join := h.limits()
			r := h.incoming()
			return headersObject(e, r.fields[:min(len(r.fields), n)], distinct, join && !distinct)
		}}
	}
	socket := func(name string) incomingAccessor {
		return incomingAccessor{name, false, func(h incomingHost) (engine.Value, error) { return h.socketValue(), nil }}
	}
	return []incomingAccessor{
		value("url", func(r *Incoming) engine.Value { return eng.String(r.url) }),
		value("method", func(r *Incoming) engine.Value {
			if r.status != 0 || r.state&reqScripted != 0 {
				return eng.Null()
			}
			return eng.String(r.method.String())
		}),
		value("statusCode", func(r *Incoming) engine.Value {
			if r.status == 0 {
				return eng.Null()
			}
			return eng.Number(float64(r.status))
		}),
		value("statusMessage", func(r *Incoming) engine.Value {
			if r.status == 0 {
				return eng.Null()
			}
			return eng.String(r.reason)
		}),
		headers("headers", false),
		headers("headersDistinct", true),
		{"rawHeaders", true, func(h incomingHost) (engine.Value, error) {
			n, _ := h.limits()
			fields := h.incoming().fields
			return rawObject(e, fields[:rawLimit(len(fields), n)]), nil
		}},
		{"trailers", false, func(h incomingHost) (engine.Value, error) {
			return headersObject(e, h.incoming().trailers, false, false)
		}},
		// Node makes it once, if that was before the trailers came without them.
		{"trailersDistinct", true, func(h incomingHost) (engine.Value, error) {
			return headersObject(e, h.incoming().trailers, true, false)
		}},
		value("upgrade", func(r *Incoming) engine.Value {
			if r.state&reqScripted != 0 {
				return eng.Null()
			}
			return eng.Bool(r.state&reqUpgrade != 0)
		}),
		value("rawTrailers", func(r *Incoming) engine.Value { return rawObject(e, r.trailers) }),
		version("httpVersion", func(r *Incoming) engine.Value {
			return eng.String(strconv.Itoa(int(r.major)) + "." + strconv.Itoa(int(r.minor)))
		}),
		version("httpVersionMajor", func(r *Incoming) engine.Value { return eng.Number(float64(r.major)) }),
		version("httpVersionMinor", func(r *Incoming) engine.Value { return eng.Number(float64(r.minor)) }),
		flag("complete", reqComplete),
		flag("aborted", reqAborted),
		socket("socket"),
		socket("connection"),
	}
}

func incomingClass(e *env.Env) (class, prototype engine.Value, err error) {
	eng := e.Engine
	class, prototype, err = e.Class("IncomingMessage", 1, stream.Class(e, stream.Readable), func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil && !lang.HasProto(e, c.This, classesOf(e).incomingPrototype) {
			return eng.Construct(class, c.Args...)
		}
		if x := classesOf(e).making; x != nil && x.req.this == nil { // dispatch goes on with it
			classesOf(e).making = nil
			x.req.this = c.This
			x.req.Init(e, c.This, &x.req)
			eng.SetHost(c.This, &x.req)
			return c.Undefined, nil
		}
		// A message of a script's own: no connection, nothing in it yet.
		x := &exchange{conn: detached(e)}
		x.req.x, x.req.this, x.req.state = x, c.This, reqScripted
		x.req.Init(e, c.This, &x.req)
		x.req.Loose()
		eng.SetHost(c.This, &x.req)
		return c.Undefined, eng.Set(c.This, "socket", c.Arg(0))
	}, env.Method{Name: "setTimeout", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
		h, err := incomingOf(e, c.This)
		if err == nil && eng.TypeOf(c.Arg(1)) == engine.Function {
			err = h.incoming().On(e, c.This, "timeout", c.Arg(1))
		}
		if err == nil {
			err = h.setTimeout(c.Arg(0))
		}
		return c.This, err
	}})
	if err != nil {
		return nil, nil, err
	}
	for _, a := range incomingAccessors(e) {
		replace := func(this, v engine.Value) error {
			if a.name == "connection" { // another name for it
				return eng.Set(this, "socket", v)
			}
			return eng.Define(this, a.name, engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
		}
		err := e.Accessor(prototype, a.name, true, func(this engine.Value) (engine.Value, error) {
			h, ok := eng.Host(this).(incomingHost)
			if !ok {
				return eng.Undefined(), nil // the prototype itself, or an heir's
			}
			if a.name == "connection" {
				return eng.Get(this, "socket") // whatever that is now
			}
			v, err := a.get(h)
			if err == nil && a.keep {
				err = replace(this, v)
			}
			return v, err
		}, replace)
		if err != nil {
			return nil, nil, err
		}
	}
	return class, prototype, nil
}

func incomingOf(e *env.Env, this engine.Value) (incomingHost, error) {
	if h, ok := e.Engine.Host(this).(incomingHost); ok {
		return h, nil
	}
	return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type IncomingMessage`)
}
