package http

import (
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/stream"
)

// Incoming is the host of an IncomingMessage: the head as it came, and a
// readable stream that stays a few words until somebody reads it.
type Incoming struct {
	stream.Stream
	x    *exchange
	this engine.Value

	method       http1.Method
	major, minor uint8
	url          string
	fields       []field
	trailers     []field
	state        reqState
}

// field is a header field as it came, case and all.
type field struct{ name, value string }

type reqState uint8

const (
	reqComplete reqState = 1 << iota // the whole message is here
	reqAborted
	reqDumped   // nobody wants the rest of the body
	reqAnswered // its response is finished
	reqReleased
	reqConsumed // somebody has asked for the body
	reqGone     // the rest of the body will not come
)

func (r *Incoming) init(x *exchange, h *http1.Head) {
	r.x = x
	r.method, r.major, r.minor = h.Method, h.Major, h.Minor
	r.url = http1.Latin1(h.URL())
	r.fields = copyFields(&h.Fields)
	r.KeepOpen = true
}

// copyFields keeps fields beyond the parser's callback: one string and one
// slice, whatever their number.
func copyFields(f *http1.Fields) []field {
	n := f.Len()
	if n == 0 {
		return nil
	}
	var block strings.Builder
	ends := make([]field, n)
	size := 0
	for i := range n {
		size += len(f.Name(i)) + len(f.Value(i))
	}
	block.Grow(size)
	for i := range n {
		block.Write(f.Name(i))
		block.Write(f.Value(i))
	}
	text := block.String()
	for i := range n {
		name, value := len(f.Name(i)), len(f.Value(i))
		ends[i] = field{text[:name], latin1String(text[name : name+value])}
		text = text[name+value:]
	}
	return ends
}

// latin1String is s as it is where it is ASCII, as it nearly always is.
func latin1String(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return http1.Latin1([]byte(s))
		}
	}
	return s
}

// ReadMore lets the body come again.
func (r *Incoming) ReadMore() {
	r.state |= reqConsumed
	if r.x.conn.reading == r.x {
		r.x.conn.release(pauseBody)
	}
}

// DestroyStream ends the connection under the request, as Node does unless
// everything has been said.
func (r *Incoming) DestroyStream(err engine.Value, done func(engine.Value)) {
	if r.state&reqComplete == 0 || !r.Ended() {
		r.state |= reqAborted
		e := r.x.conn.server.env
		_, thrown := r.Emit(e, r.this, "aborted")
		e.Uncaught(thrown)
	}
	if r.state&reqAnswered == 0 && r.x.conn.state&connClosed == 0 {
		r.x.conn.destroy(nil)
	}
	if err == nil && r.state&(reqComplete|reqAborted) == reqComplete {
		done(nil)
		return
	}
	e := r.x.conn.server.env
	if err != nil {
		err = e.Engine.Hold(err)
	}
	e.NextTick(func() error {
		if err == nil || !r.Has("error") {
			// An abort nobody listens for is not the program's end.
			done(nil)
		} else {
			done(err)
		}
		if err != nil {
			e.Engine.Release(err)
		}
		return nil
	})
}

// push gives the stream a piece of the body; false asks for a pause.
func (r *Incoming) push(b []byte) bool {
	return r.state&reqDumped != 0 || r.Destroyed() || r.Push(b)
}

func (r *Incoming) complete(trailers *http1.Fields) {
	r.state |= reqComplete
	r.trailers = copyFields(trailers)
	if !r.Destroyed() {
		r.PushEnd()
	}
	r.settle()
}

// answered: the response is finished. What is left of the body is thrown away
// unless somebody reads it.
func (r *Incoming) answered() {
	r.state |= reqAnswered
	r.dump()
	e := r.x.conn.server.env
	if r.Ended() {
		r.Destroy(nil)
	} else {
		r.OnceGo(e, r.this, "end", func(engine.Value, []engine.Value) error {
			e.NextTick(func() error { r.Destroy(nil); return nil })
			return nil
		})
	}
	r.settle()
}

// dump makes the body flow into nothing, if nobody has asked for it.
func (r *Incoming) dump() {
	if r.state&(reqDumped|reqConsumed) != 0 {
		return
	}
	r.state |= reqDumped
	r.Resume()
	if r.x.conn.reading == r.x {
		r.x.conn.release(pauseBody)
	}
}

// abort: the connection is gone.
func (r *Incoming) abort() {
	// One that was answered is no business of the connection's any more.
	if r.state&reqAnswered == 0 && !r.Destroyed() {
		e := r.x.conn.server.env
		v := e.NewError(env.Error, "", "aborted")
		e.Engine.Set(v, "code", e.Engine.String("ECONNRESET"))
		r.Destroy(v)
	}
	r.state |= reqGone | reqAnswered
	r.settle()
}

// settle lets go of the object when both the message and its answer are done.
func (r *Incoming) settle() {
	if r.state&(reqComplete|reqGone) != 0 && r.state&(reqAnswered|reqReleased) == reqAnswered {
		r.state |= reqReleased
		eng := r.x.conn.engine()
		this := r.this
		r.x.conn.server.env.NextTick(func() error { eng.Release(this); return nil })
	}
}

// joined is what repeated fields become in headers.
type joined uint8

const (
	joinComma joined = iota
	joinCookie
	joinFirst // the first counts
	joinArray
)

func joinRule(lower string) joined {
	switch lower {
	case "set-cookie":
		return joinArray
	case "cookie":
		return joinCookie
	case "age", "authorization", "content-length", "content-type", "etag", "expires", "from", "host",
		"if-modified-since", "if-unmodified-since", "last-modified", "location", "max-forwards",
		"proxy-authorization", "referer", "retry-after", "server", "user-agent":
		return joinFirst
	}
	return joinComma
}

// headersObject makes headers or trailers; distinct makes every value an
// array.
func headersObject(e *env.Env, fields []field, distinct, joinAll bool) (engine.Value, error) {
	eng := e.Engine
	obj := eng.NewObject(nil)
	if distinct {
		obj = eng.NewObject(eng.Null())
	}
	type group struct {
		name string
		list []string
	}
	var groups []group
next:
	for _, f := range fields {
		lower := lowerName(f.name)
		for i := range groups {
			if groups[i].name == lower {
				groups[i].list = append(groups[i].list, f.value)
				continue next
			}
		}
		groups = append(groups, group{lower, []string{f.value}})
	}
	for _, g := range groups {
		rule := joinRule(g.name)
		if joinAll && rule == joinFirst {
			rule = joinComma
		}
		if distinct {
			rule = joinArray
		}
		var v engine.Value
		switch rule {
		case joinArray:
			items := make([]engine.Value, len(g.list))
			for i, s := range g.list {
				items[i] = eng.String(s)
			}
			v = eng.NewArray(items...)
		case joinCookie:
			v = eng.String(strings.Join(g.list, "; "))
		case joinFirst:
			v = eng.String(g.list[0])
		default:
			v = eng.String(strings.Join(g.list, ", "))
		}
		if err := eng.Set(obj, g.name, v); err != nil {
			return nil, err
		}
	}
	return obj, nil
}

func rawObject(e *env.Env, fields []field) engine.Value {
	items := make([]engine.Value, 0, 2*len(fields))
	for _, f := range fields {
		items = append(items, e.Engine.String(f.name), e.Engine.String(f.value))
	}
	return e.Engine.NewArray(items...)
}

// incomingAccessors lists the properties of a request. Reading one that is an
// object makes it an own property, so that it is the same object next time;
// writing any replaces it.
func incomingAccessors() []incomingAccessor {
	return []incomingAccessor{
		{"url", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return e.Engine.String(r.url), nil }},
		{"method", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return e.Engine.String(r.method.String()), nil }},
		{"headers", true, func(r *Incoming, e *env.Env) (engine.Value, error) {
			s := r.x.conn.server
			return headersObject(e, r.fields[:min(len(r.fields), s.headersLimit())], false, s.options.joinDuplicates)
		}},
		{"headersDistinct", true, func(r *Incoming, e *env.Env) (engine.Value, error) {
			return headersObject(e, r.fields[:min(len(r.fields), r.x.conn.server.headersLimit())], true, false)
		}},
		{"rawHeaders", true, func(r *Incoming, e *env.Env) (engine.Value, error) { return rawObject(e, r.fields), nil }},
		{"trailers", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return headersObject(e, r.trailers, false, false) }},
		{"trailersDistinct", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return headersObject(e, r.trailers, true, false) }},
		{"rawTrailers", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return rawObject(e, r.trailers), nil }},
		{"httpVersion", false, func(r *Incoming, e *env.Env) (engine.Value, error) {
			return e.Engine.String(strconv.Itoa(int(r.major)) + "." + strconv.Itoa(int(r.minor))), nil
		}},
		{"httpVersionMajor", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return e.Engine.Number(float64(r.major)), nil }},
		{"httpVersionMinor", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return e.Engine.Number(float64(r.minor)), nil }},
		{"complete", false, func(r *Incoming, e *env.Env) (engine.Value, error) {
			return e.Engine.Bool(r.state&reqComplete != 0), nil
		}},
		{"aborted", false, func(r *Incoming, e *env.Env) (engine.Value, error) {
			return e.Engine.Bool(r.state&reqAborted != 0), nil
		}},
		{"socket", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return r.x.conn.socketObject(), nil }},
		{"connection", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return r.x.conn.socketObject(), nil }},
		{"statusCode", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return e.Engine.Null(), nil }},
		{"statusMessage", false, func(r *Incoming, e *env.Env) (engine.Value, error) { return e.Engine.Null(), nil }},
	}
}

type incomingAccessor struct {
	name string
	keep bool // make the answer an own property
	get  func(r *Incoming, e *env.Env) (engine.Value, error)
}

func incomingClass(e *env.Env) (class, prototype engine.Value, err error) {
	eng := e.Engine
	class, prototype, err = e.Class("IncomingMessage", 1, stream.Class(e, stream.Readable), func(c *engine.Call) (engine.Value, error) {
		if c.NewTarget == nil {
			return nil, e.Throw(env.TypeError, "", "Class constructor IncomingMessage cannot be invoked without 'new'")
		}
		// A message of a script's own: no connection, nothing in it yet.
		x := &exchange{conn: detached(e)}
		x.req.x, x.req.this = x, c.This
		x.req.Init(e, c.This, &x.req)
		eng.SetHost(c.This, &x.req)
		return c.Undefined, nil
	}, env.Method{Name: "setTimeout", Length: 2, Func: func(c *engine.Call) (engine.Value, error) {
		r, err := incomingOf(e, c.This)
		if err == nil && eng.TypeOf(c.Arg(1)) == engine.Function {
			err = r.On(e, c.This, "timeout", c.Arg(1))
		}
		if err == nil {
			err = r.x.conn.setTimeout(c.Arg(0), c.Undefined)
		}
		return c.This, err
	}})
	if err != nil {
		return nil, nil, err
	}
	for _, a := range incomingAccessors() {
		replace := func(this, v engine.Value) error {
			return eng.Define(this, a.name, engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
		}
		err := e.Accessor(prototype, a.name, true, func(this engine.Value) (engine.Value, error) {
			r, ok := eng.Host(this).(*Incoming)
			if !ok {
				return eng.Undefined(), nil // the prototype itself, or an heir's
			}
			v, err := a.get(r, e)
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

func incomingOf(e *env.Env, this engine.Value) (*Incoming, error) {
	if r, ok := e.Engine.Host(this).(*Incoming); ok {
		return r, nil
	}
	return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type IncomingMessage`)
}
