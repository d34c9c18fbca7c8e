package http

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
)

// carrier is a socket that we did not accept ourselves: a client's, or a guest's of
// a server. It is a net.Socket as a rule, and what happens for each request or
// chunk goes straight to that. A script may give any Duplex: it is asked through
// its methods, as Node asks.
type carrier struct {
	env  *env.Env
	this engine.Value // the socket, held
	net  *net.Socket  // nil if it is none
}

// invoke calls a method; it is a TypeError if there is none.
func invoke(e *env.Env, v engine.Value, name string, args ...engine.Value) (engine.Value, error) {
	f, err := e.Engine.Get(v, name)
	if err != nil {
		return nil, err
	}
	if e.Engine.TypeOf(f) != engine.Function {
		return nil, e.Throw(env.TypeError, "", "socket."+name+" is not a function")
	}
	return e.Engine.Call(f, v, args...)
}

func (c *carrier) call(name string, args ...engine.Value) {
	_, err := invoke(c.env, c.this, name, args...)
	c.env.Uncaught(err)
}

func (c *carrier) writable() bool {
	if c.net != nil {
		return c.net.Writable()
	}
	return lang.Truthy(c.env, c.this, "writable")
}

func (c *carrier) destroyed() bool {
	if c.net != nil {
		return c.net.Destroyed()
	}
	return lang.Truthy(c.env, c.this, "destroyed")
}

// destroy ends the socket; err may be nil.
func (c *carrier) destroy(err engine.Value) {
	if err == nil {
		c.call("destroy")
	} else {
		c.call("destroy", err)
	}
}

// length is how much waits in the socket.
func (c *carrier) length() int {
	if c.net != nil {
		return c.net.Length()
	}
	v, err := c.env.Engine.Get(c.this, "writableLength")
	if err != nil || c.env.Engine.TypeOf(v) != engine.Number {
		return 0
	}
	f, _ := c.env.Engine.ToNumber(v)
	return int(min(max(f, 0), math.MaxInt32))
}

// write writes b, which stays as it is until done runs; err is nil or says why it
// is not written. False asks for a pause.
func (c *carrier) write(b []byte, done func(err engine.Value) error) bool {
	if c.net != nil {
		return c.net.WriteThen(b, done)
	}
	eng := c.env.Engine
	more, err := invoke(c.env, c.this, "write", buffer.New(c.env, b), eng.NewFunc("", 0, func(call *engine.Call) (engine.Value, error) {
		if failed := call.Arg(0); eng.ToBool(failed) {
			return call.Undefined, done(failed)
		}
		return call.Undefined, done(nil)
	}))
	c.env.Uncaught(err)
	return err == nil && eng.ToBool(more)
}

func (c *carrier) pause() {
	if c.net != nil {
		c.env.Uncaught(c.net.Pause())
		return
	}
	c.call("pause")
}

func (c *carrier) resume() {
	switch {
	case c.net == nil:
		if lang.Truthy(c.env, c.this, "readable") {
			c.call("resume")
		}
	case !c.net.Destroyed() && !c.net.Ended() && !c.net.Flowing():
		c.net.Resume()
	}
}

// hearing is a listener of ours, to be taken off again.
type hearing struct {
	event string
	ours  *events.Listener // on a net.Socket
	fn    engine.Value     // elsewhere, held
}

// listen adds a listener of ours.
func (c *carrier) listen(event string, f func(args []engine.Value) error) hearing {
	h := hearing{event: event}
	if c.net != nil {
		var err error
		h.ours, err = c.net.OnGo(c.env, c.this, event, func(_ engine.Value, args []engine.Value) error { return f(args) })
		c.env.Uncaught(err)
		return h
	}
	eng := c.env.Engine
	h.fn = eng.Hold(eng.NewFunc("", 1, func(call *engine.Call) (engine.Value, error) {
		return call.Undefined, f(call.Args)
	}))
	c.call("on", eng.String(event), h.fn)
	return h
}

// unlisten takes listeners of ours off.
func (c *carrier) unlisten(all ...hearing) {
	for _, h := range all {
		switch {
		case h.ours != nil:
			c.env.Uncaught(c.net.OffGo(c.env, c.this, h.event, h.ours))
		case h.fn != nil:
			c.call("removeListener", c.env.Engine.String(h.event), h.fn)
			c.env.Engine.Release(h.fn)
		}
	}
}

// once calls f with the next event of this name.
func (c *carrier) once(event string, f func() error) error {
	if c.net != nil {
		_, err := c.net.OnceGo(c.env, c.this, event, func(engine.Value, []engine.Value) error { return f() })
		return err
	}
	eng := c.env.Engine
	_, err := invoke(c.env, c.this, "once", eng.String(event), eng.NewFunc("", 0, func(call *engine.Call) (engine.Value, error) {
		return call.Undefined, f()
	}))
	return err
}

// emit emits an event of the socket, through an emit of its own if it has one.
func (c *carrier) emit(name string, args ...engine.Value) error {
	if c.net != nil && !c.net.Has(name) {
		return nil
	}
	if c.net == nil {
		_, err := invoke(c.env, c.this, "emit", append([]engine.Value{c.env.Engine.String(name)}, args...)...)
		return err
	}
	_, err := c.net.Emit(c.env, c.this, name, args...)
	return err
}

// finish ends the socket: for good once it has sent everything, if last.
func (c *carrier) finish(last bool) {
	if f, err := c.env.Engine.Get(c.this, "destroySoon"); last && err == nil && c.env.Engine.TypeOf(f) == engine.Function {
		c.call("destroySoon")
		return
	}
	c.call("end")
}
