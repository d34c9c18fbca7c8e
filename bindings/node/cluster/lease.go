package cluster

import (
	"net/netip"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

// lease is a socket that the primary has lent.
type lease struct {
	key    string
	tenant net.Tenant
}

// index counts the tenants of one place: the first of each worker share a
// socket, the second of each another. That is how port 0 means one port for all.
type index struct{ next, alive int }

// Lease asks the primary.
func (c *child) Lease(q net.Query, t net.Tenant) error {
	eng := c.st.eng
	if q.Port < 0 {
		if path, err := filepath.Abs(q.Address); err == nil {
			q.Address = path
		}
	}
	place := placeOf(q)
	in := c.indices[place]
	if in == nil {
		in = new(index)
		c.indices[place] = in
	}
	fields := []field{{"index", eng.Number(float64(in.next))}, {"data", eng.Null()}}
	fields = append(fields, c.st.describe(q)...)
	in.next++
	in.alive++
	returned := func() {
		if in.alive--; in.alive == 0 && c.indices[place] == in {
			delete(c.indices, place)
		}
	}
	_, err := c.peer.send(nil, func(reply engine.Value, handle stream.Acceptor) error {
		if reply == nil {
			return nil
		}
		return c.lent(t, reply, handle, returned)
	}, append([]field{c.peer.act("queryServer")}, fields...)...)
	if err != nil {
		return err
	}
	emitter, this := t.Emitter()
	_, err = emitter.OnceGo(c.st.e, this, "listening", func(engine.Value, []engine.Value) error {
		if in.alive == 0 {
			return nil
		}
		if err := c.worker.set("state", eng.String("listening")); err != nil {
			return err
		}
		for i := range fields {
			if fields[i].name == "port" {
				fields[i].v = eng.Number(float64(t.Port()))
			}
		}
		_, err := c.peer.send(nil, nil, append([]field{c.peer.act("listening")}, fields...)...)
		return err
	})
	return err
}

// placeOf tells places apart, whatever the index.
func placeOf(q net.Query) string {
	return q.Address + ":" + strconv.Itoa(q.Port) + ":" + q.Type + ":" + strconv.Itoa(q.FD)
}

// describe is a Query as Node writes it. Its values are primitives, which may be
// kept.
func (st *state) describe(q net.Query) []field {
	eng := st.eng
	number := func(n int) engine.Value { return eng.Number(float64(n)) }
	f := []field{{"address", eng.Null()}, {"port", eng.Null()}, {"addressType", eng.Null()}}
	if q.Address != "" {
		f[0].v = eng.String(q.Address)
	}
	if q.Type != "" {
		f[1].v = number(q.Port)
		f[2].v = eng.String(q.Type)
		if n, err := strconv.Atoi(q.Type); err == nil {
			f[2].v = number(n)
		}
	}
	datagrams := q.Type == "udp4" || q.Type == "udp6"
	if q.FD >= 0 || datagrams {
		f = append(f, field{"fd", number(q.FD)})
	}
	if q.Flags != 0 || datagrams || q.Address != "" && q.Port >= 0 {
		f = append(f, field{"flags", number(q.Flags)})
	}
	if !datagrams {
		f = append(f, field{"backlog", number(q.Backlog)})
	}
	for _, m := range [...]struct {
		name string
		mode uv.Events
	}{{"readableAll", uv.Readable}, {"writableAll", uv.Writable}} {
		if q.Modes&m.mode != 0 {
			f = append(f, field{m.name, eng.Bool(true)})
		}
	}
	return f
}

// lent brings the answer of the primary to the tenant.
func (c *child) lent(t net.Tenant, reply engine.Value, handle stream.Acceptor, returned func()) error {
	if errno, _ := c.peer.number(reply, "errno"); errno != 0 {
		drop(handle)
		returned()
		return t.Leased(nil, uv.Code(errno))
	}
	l := &lease{key: c.peer.text(reply, "key"), tenant: t}
	c.leases = append(c.leases, l)
	back := false
	answer := &net.Lease{Handle: handle, Return: func() {
		if back {
			return
		}
		back = true
		returned()
		c.leases = slices.DeleteFunc(c.leases, func(o *lease) bool { return o == l })
		_, err := c.peer.send(nil, nil, c.peer.act("close"), field{"key", c.st.eng.String(l.key)})
		c.st.e.Uncaught(err)
	}}
	if handle == nil {
		answer.Name = c.name(reply)
	}
	return t.Leased(answer, 0)
}

// name is the sockname of an answer.
func (c *child) name(reply engine.Value) netip.AddrPort {
	name, err := c.st.eng.Get(reply, "sockname")
	if err != nil || c.st.eng.TypeOf(name) != engine.Object {
		return netip.AddrPort{}
	}
	addr, err := netip.ParseAddr(c.peer.text(name, "address"))
	if err != nil {
		return netip.AddrPort{}
	}
	port, _ := c.peer.number(name, "port")
	return netip.AddrPortFrom(addr, uint16(port))
}

// connection takes a connection, or gives it back: the server has closed, or has
// as many as it wants. The primary is told before the script hears of it.
func (c *child) connection(message engine.Value, handle stream.Acceptor) error {
	if handle == nil {
		return nil
	}
	key := c.peer.text(message, "key")
	accepted := false
	var tenant net.Tenant
	for _, l := range c.leases {
		if l.key == key {
			tenant = l.tenant
		}
	}
	if tenant != nil {
		full, err := tenant.Full()
		if err != nil {
			handle.Close(nil)
			return err
		}
		accepted = !full
	}
	seq, _ := c.peer.number(message, "seq")
	_, err := c.peer.send(nil, nil, field{"ack", c.st.eng.Number(float64(seq))}, field{"accepted", c.st.eng.Bool(accepted)})
	if err != nil || !accepted {
		handle.Close(nil)
		return err
	}
	return tenant.Deliver(handle)
}
