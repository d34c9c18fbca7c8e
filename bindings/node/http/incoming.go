package http

import (
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
	status       int    // of a response; 0 for a request
	reason       string // and its message
	fields       []field
	trailers     []field
	state        reqState
}

// incomingHost is the host of an IncomingMessage: a server's Incoming, or the
// client's, which stands on other ground.
type incomingHost interface {
	incoming() *Incoming
	socketValue() engine.Value
	limits() (fields int, joinDuplicates bool)
	setTimeout(ms engine.Value) error
}

func (r *Incoming) incoming() *Incoming { return r }

func (r *Incoming) socketValue() engine.Value { return r.x.conn.socketObject() }

func (r *Incoming) limits() (fields int, joinDuplicates bool) {
	s := r.x.conn.server
	return s.headersLimit(), s.options.joinDuplicates.on
}

func (r *Incoming) setTimeout(ms engine.Value) error {
	return r.x.conn.setTimeout(ms)
}

// field is a header field as it came, case and all.
type field struct{ name, value string }

type reqState uint16

const (
	reqComplete reqState = 1 << iota // the whole message is here
	reqAborted
	reqDumped   // nobody wants the rest of the body
	reqAnswered // its response is finished
	reqReleased
	reqConsumed // somebody has asked for the body
	reqGone     // the rest of the body will not come
	reqUpgrade  // it asked for another protocol, and got it
	reqScripted // a script has made it: it never was on a wire
)

func (r *Incoming) init(x *exchange, h *http1.Head) {
	r.x = x
	r.method, r.major, r.minor = h.Method, h.Major, h.Minor
	r.url = http1.Latin1(h.URL())
	r.fields = copyFields(&h.Fields)
	r.Untouched = true
	r.ReadMark = x.conn.server.HighWaterMark
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
		ends[i] = field{text[:name], http1.Latin1(text[name : name+value])}
		text = text[name+value:]
	}
	return ends
}

// ReadMore lets the body come again.
func (r *Incoming) ReadMore() {
	r.state |= reqConsumed
	r.Untouched = false
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
		_, thrown := r.Emit(e, r.This(), "aborted")
		e.Uncaught(thrown)
	}
	if r.state&reqAborted != 0 && r.state&reqAnswered == 0 && r.x.conn.state&connClosed == 0 {
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
	r.Pin()
	e.NextTick(func() error {
		defer r.Unpin()
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
	r.settle()
}

// dump makes the body flow into nothing, if nobody has asked for it.
func (r *Incoming) dump() {
	if r.state&(reqDumped|reqConsumed) != 0 {
		return
	}
	r.state |= reqDumped
	if r.Has("data") { // it was paused all the same
		_, err := invoke(r.Env(), r.This(), "removeAllListeners", r.Env().Engine.String("data"))
		r.Env().Uncaught(err)
	}
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
		r.x.conn.server.env.NextTick(func() error { r.Loose(); eng.Release(this); return nil })
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
