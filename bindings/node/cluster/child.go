package cluster

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv/stream"
)

// child is a worker's own end.
type child struct {
	st     *state
	peer   *peer
	worker *worker // cluster.worker

	leases  []*lease
	indices map[string]*index
}

// loadChild fills in what cluster is in a worker.
func (st *state) loadChild() error {
	eng := st.eng
	c := &child{st: st, indices: make(map[string]*index)}
	st.child = c
	err := st.loadWorker(func(call *engine.Call) (engine.Value, error) {
		return call.This, c.disconnect(call.This)
	}, func(call *engine.Call) (engine.Value, error) {
		return call.Undefined, c.destroy(call.This)
	})
	if err != nil {
		return err
	}
	if err := eng.Set(st.cluster, "worker", eng.Undefined()); err != nil {
		return err
	}
	return eng.Set(st.cluster, "Worker", st.class)
}

// join makes cluster.worker and tells the primary.
func (c *child) join() error {
	st, e, eng := c.st, c.st.e, c.st.eng
	options := eng.NewObject(nil)
	environ, err := eng.Get(st.process, "env")
	if err != nil {
		return err
	}
	text, err := eng.Get(environ, IDVariable)
	if err != nil {
		return err
	}
	number, err := eng.ToNumber(text)
	if err != nil {
		return err
	}
	for _, f := range [...]field{{"id", eng.Number(number)}, {"process", st.process}, {"state", eng.String("online")}} {
		if err := eng.Set(options, f.name, f.v); err != nil {
			return err
		}
	}
	this, err := eng.Construct(st.class, options)
	if err != nil {
		return err
	}
	c.worker = eng.Host(this).(*worker)
	c.worker.this = e.Keep(this)
	if err := eng.Set(st.cluster, "worker", this); err != nil {
		return err
	}
	process := events.Of(e, st.process)
	_, err = process.OnceGo(e, st.process, "disconnect", func(engine.Value, []engine.Value) error { return c.disconnected() })
	if err != nil {
		return err
	}
	c.peer = st.meet(ipc.Parent(e), c.told)
	net.SetPrimary(e, c)
	_, err = c.peer.send(nil, nil, c.peer.act("online"))
	return err
}

// disconnected hears that the channel is closed. If nobody has asked for that,
// the primary is dead.
func (c *child) disconnected() error {
	if err := c.worker.emit("disconnect"); err != nil {
		return err
	}
	meant, err := c.worker.truthy("exitedAfterDisconnect")
	if err != nil || meant {
		return err
	}
	return c.st.exit()
}

// told hears the primary.
func (c *child) told(act string, message engine.Value, handle stream.Acceptor) error {
	switch act {
	case "newconn":
		return c.connection(message, handle)
	case "disconnect":
		drop(handle)
		return c.leave(true)
	}
	drop(handle)
	return nil
}

// is tells whether this is cluster.worker, the only one that can do anything.
func (c *child) is(this engine.Value) bool {
	return c.worker != nil && c.st.eng.Same(this, c.worker.this)
}

// disconnect is worker.disconnect().
func (c *child) disconnect(this engine.Value) error {
	state, err := c.stateOf(this)
	if err != nil || state == "disconnecting" || state == "destroying" || !c.is(this) {
		return err
	}
	if err := c.worker.set("state", c.st.eng.String("disconnecting")); err != nil {
		return err
	}
	return c.leave(false)
}

// destroy is worker.kill().
func (c *child) destroy(this engine.Value) error {
	state, err := c.stateOf(this)
	if err != nil || state == "destroying" || !c.is(this) {
		return err
	}
	if err := c.worker.set("exitedAfterDisconnect", c.st.eng.Bool(true)); err != nil {
		return err
	}
	if c.peer.channel == nil || !c.peer.channel.Connected() {
		return c.st.exit()
	}
	if err := c.worker.set("state", c.st.eng.String("destroying")); err != nil {
		return err
	}
	if err := c.announce(); err != nil {
		return err
	}
	e := c.st.e
	_, err = events.Of(e, c.st.process).OnceGo(e, c.st.process, "disconnect", func(engine.Value, []engine.Value) error { return c.st.exit() })
	return err
}

func (c *child) stateOf(this engine.Value) (string, error) {
	v, err := c.st.eng.Get(this, "state")
	if err != nil {
		return "", err
	}
	return c.st.e.Text(v), nil
}

// leave closes every server and, when the last connection has ended, the
// channel. The primary knows already, or is told before.
func (c *child) leave(asked bool) error {
	if err := c.worker.set("exitedAfterDisconnect", c.st.eng.Bool(true)); err != nil {
		return err
	}
	waiting := 1
	left := func() error {
		if waiting--; waiting > 0 {
			return nil
		}
		if asked {
			return c.hangUp()
		}
		return c.announce()
	}
	leases := c.leases
	c.leases = nil
	for _, l := range leases {
		waiting++
		if err := l.tenant.Leave(left); err != nil {
			return err
		}
	}
	return left()
}

// announce tells the primary that the end is meant, and hangs up when it knows.
func (c *child) announce() error {
	_, err := c.peer.send(nil, func(reply engine.Value, handle stream.Acceptor) error {
		drop(handle)
		return c.hangUp()
	}, c.peer.act("exitedAfterDisconnect"))
	return err
}

// hangUp is process.disconnect(), for a channel that is there.
func (c *child) hangUp() error {
	if c.peer.channel == nil || !c.peer.channel.Connected() {
		return nil
	}
	return c.peer.channel.Disconnect()
}

var _ net.Primary = (*child)(nil)
