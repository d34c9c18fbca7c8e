package ipc

import (
	"github.com/uvgo/uvgo/bindings/node/dgram"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/udp"
)

// passing is a handle of one of the kinds that can be sent.
type passing struct {
	kind   string // the type of NODE_HANDLE
	handle stream.Passable
	given  func() // takes a socket's handle away from it; nil if it keeps it
	socket *net.Socket
	dgram  *dgram.Socket
}

// passing finds out what a script, or Go, wants to pass.
func (c *Channel) passing(o outgoing) (*passing, error) {
	if o.native != nil {
		return native(o.native), nil
	}
	host := any(nil)
	if c.eng.TypeOf(o.handle) == engine.Object {
		host = c.eng.Host(o.handle)
	}
	switch h := host.(type) {
	case interface{ AsSocket() *net.Socket }:
		s := h.AsSocket()
		return &passing{kind: "net.Socket", handle: s.Passable(), given: s.Surrender, socket: s}, nil
	case net.Serving:
		return &passing{kind: "net.Server", handle: h.NetServer().Passable()}, nil
	case *dgram.Socket:
		return &passing{kind: "dgram.Socket", handle: h.Passable(), dgram: h}, nil
	case interface{ Passable() stream.Passable }:
		if p := h.Passable(); p != nil {
			return native(p), nil
		}
	}
	return nil, c.e.Throw(env.TypeError, "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent")
}

// native is a handle as such.
func native(h stream.Passable) *passing {
	if _, ok := h.(*udp.UDP); ok {
		return &passing{kind: "dgram.Native", handle: h}
	}
	return &passing{kind: "net.Native", handle: h}
}

// wrap makes the message that a handle goes with; without a handle, as of a
// socket that was sent before, it is the bare message.
func (p *passing) wrap(c *Channel, o outgoing) (stream.Passable, engine.Value, error) {
	eng := c.eng
	if p.handle == nil || p.handle.Socket() == nil {
		return nil, o.message, nil
	}
	v := eng.NewObject(nil)
	fields := []struct {
		name  string
		value engine.Value
	}{{"cmd", eng.String("NODE_HANDLE")}, {"type", eng.String(p.kind)}, {"msg", o.message}}
	add := func(name string, value engine.Value) {
		fields = append(fields, struct {
			name  string
			value engine.Value
		}{name, value})
	}
	if p.dgram != nil {
		add("dgramType", eng.String(p.dgram.Type()))
	}
	if p.socket != nil && p.socket.Server() != nil {
		key := p.socket.Server().ConnectionKey()
		add("key", eng.String(key))
		c.sends(p.socket.Server(), key)
	}
	for _, f := range fields {
		if err := eng.Set(v, f.name, f.value); err != nil {
			return nil, nil, err
		}
	}
	return p.handle, v, nil
}

// onlyNewest drops the handles that came before the last, if they were not
// asked for: a message brings one, and no other comes before it is acknowledged.
func (c *Channel) onlyNewest() {
	for c.pipe.PendingCount() > 1 {
		if h := c.take(); h != nil {
			h.Close(nil)
		}
	}
}

// take accepts the handle that came first; nil if there is none of use.
func (c *Channel) take() stream.Acceptor {
	if c.closed || c.pipe.PendingCount() == 0 {
		return nil
	}
	var h stream.Acceptor
	switch c.pipe.PendingType() {
	case uv.TypeUDP:
		h = udp.New(c.e.Loop)
	case uv.TypeNamedPipe:
		h = pipe.New(c.e.Loop, false)
	default:
		h = tcp.New(c.e.Loop)
	}
	if err := c.pipe.Accept(h); err != nil { // which drops it
		h.Close(nil)
		return nil
	}
	return h
}

// received sees to NODE_HANDLE: the sender is told whether the handle is there,
// and what it is made into comes with the message inside.
func (c *Channel) received(message engine.Value) error {
	eng := c.eng
	h := c.take()
	if h == nil {
		return c.acknowledge("NODE_HANDLE_NACK")
	}
	if err := c.acknowledge("NODE_HANDLE_ACK"); err != nil {
		return err
	}
	kind, err := eng.Get(message, "type")
	if err != nil {
		return err
	}
	inner, err := eng.Get(message, "msg")
	if err != nil {
		return err
	}
	a := arrival{message: eng.Hold(inner), internal: c.isInternal(inner)}
	with := func(object engine.Value) error {
		a.object = eng.Hold(object)
		c.tell(a)
		return nil
	}
	switch c.e.Text(kind) {
	case "net.Native", "dgram.Native":
		a.handle = h
		c.tell(a)
		return nil
	case "net.Server":
		return c.fits(a, h, net.Serve(c.e, h, with))
	case "net.Socket":
		socket, err := net.Adopt(c.e, h)
		if err != nil {
			return c.fits(a, h, err)
		}
		if key, err := eng.Get(message, "key"); err == nil && eng.ToBool(key) {
			if err := c.receives(socket, c.e.Text(key)); err != nil {
				return err
			}
		}
		return with(socket)
	case "dgram.Socket":
		typ, err := eng.Get(message, "dgramType")
		if err != nil {
			return err
		}
		return c.fits(a, h, dgram.Adopt(c.e, typ, h, with))
	}
	a.drop(c)
	h.Close(nil)
	return nil
}

// fits lets go of a message whose handle could not be used.
func (c *Channel) fits(a arrival, h stream.Acceptor, err error) error {
	if err != nil {
		a.drop(c)
		h.Close(nil)
	}
	return err
}

// native is what a script sees of a plain handle.
func (c *Channel) native(h stream.Acceptor) engine.Value { return net.NewHandle(c.e, h) }
