package http

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// A head that nobody has written comes with the first piece of the body. Node
// writes it by this._implicitHeader, which calls this.writeHead, and programs put
// functions of their own in the place of both: what sets a cookie or a coding at the
// last moment does. Only where a script has done so do we go its way.

// implicitHead writes the head unless it is written; length is the body's if end
// knows it, or -1.
func (r *Response) implicitHead(length int64) error {
	if r.state&resHead != 0 {
		return nil
	}
	implicit, err := r.replaced()
	if err != nil {
		return err
	}
	if implicit == nil {
		return r.storeHead(length)
	}
	r.whole, r.wholeKnown = length, length >= 0
	_, err = r.env.Engine.Call(implicit, r.this)
	r.wholeKnown = false
	if err == nil && r.state&resHead == 0 && r.connected() {
		err = r.storeHead(length)
	}
	return err
}

// storeHead writes the head behind what is written already.
func (r *Response) storeHead(length int64) error {
	dst, err := r.head(r.sink(), length)
	if err == nil {
		r.store(dst)
	}
	return err
}

// replaced is what writes the head if a script has changed that, or nil.
func (r *Response) replaced() (implicit engine.Value, err error) {
	eng, cl := r.env.Engine, classesOf(r.env)
	if implicit, err = eng.Get(r.this, "_implicitHeader"); err != nil {
		return nil, err
	}
	if !eng.Same(implicit, cl.implicitHeader) {
		return implicit, nil
	}
	writeHead, err := eng.Get(r.this, "writeHead")
	if err != nil || eng.Same(writeHead, cl.writeHead) {
		return nil, err
	}
	return implicit, nil
}

// implicitMethods are what the first write of a message calls.
func implicitMethods(e *env.Env) (base, response env.Method) {
	base = env.Method{Name: "_implicitHeader", Func: func(*engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.Error, "ERR_METHOD_NOT_IMPLEMENTED", "The _implicitHeader() method is not implemented")
	}}
	response = env.Method{Name: "_implicitHeader", Func: func(c *engine.Call) (engine.Value, error) {
		status, err := e.Engine.Get(c.This, "statusCode")
		if err == nil {
			_, err = invoke(e, c.This, "writeHead", status)
		}
		return c.Undefined, err
	}}
	return base, response
}

// headText is res._header: the head as it was sent, or null. The first who asks
// behind it gets one that is made again.
func (r *Response) headText() engine.Value {
	eng := r.env.Engine
	if r.state&resHead == 0 {
		return eng.Null()
	}
	again, length := *r, int64(-1)
	if r.state&resEnded != 0 && r.state&(resChunked|resNoChunking) == 0 {
		length = r.written
	}
	b, err := again.head(nil, length)
	if err != nil {
		return eng.Null()
	}
	return eng.String(http1.Latin1(b))
}

// responseState are properties that Node keeps a response's state in; programs of
// old look at them.
func responseState(e *env.Env) []messageAccessor {
	eng := e.Engine
	var list []messageAccessor
	add := func(name string, get func(r *Response) engine.Value) {
		list = append(list, messageAccessor{name, func(m message) engine.Value {
			if r, ok := m.(*Response); ok {
				return get(r)
			}
			return eng.Undefined()
		}, nil})
	}
	flag := func(name string, bit resState, on bool) {
		add(name, func(r *Response) engine.Value { return eng.Bool(r.state&bit != 0 == on) })
	}
	add("_header", (*Response).headText)
	flag("_headerSent", resBegun, true)
	flag("_hasBody", resNoBody, false)
	flag("_removedConnection", resRemovedConnection, true)
	flag("_removedContLen", resRemovedLength, true)
	flag("_removedTE", resRemovedEncoding, true)
	flag("_closed", resClosed, true)
	flag("_expect_continue", resNo100, true)
	add("_last", func(r *Response) engine.Value { return eng.Bool(r.last) })
	add("_contentLength", func(r *Response) engine.Value {
		if r.length < 0 {
			return eng.Null()
		}
		return eng.Number(float64(r.length))
	})
	add("_keepAliveTimeout", func(r *Response) engine.Value { return eng.Number(float64(r.server().keepAliveTimeout)) })
	return list
}
