package http

import (
	"cmp"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/events"
)

// An agent's socket: how it is made, taken in, given to a request, and taken out.

// assign gives a request its socket.
func (ag *agents) assign(this, req, socket engine.Value) error {
	eng := ag.eng
	if err := ag.giveSocket(req, socket, nil); err != nil {
		return err
	}
	options, err := eng.Get(this, "options")
	if err != nil {
		return err
	}
	o := object{eng: eng, this: options}
	timeout := o.or("timeout", eng.Number(0))
	asked, err := eng.Get(req, "timeout")
	if err != nil || o.err != nil || eng.TypeOf(asked) == engine.Undefined || eng.Same(asked, timeout) {
		return err
	}
	_, err = invoke(ag.e, socket, "setTimeout", asked)
	return err
}

// giveSocket is req.onSocket(socket, failed).
func (ag *agents) giveSocket(req, socket, failed engine.Value) error {
	if socket == nil {
		socket = ag.eng.Undefined()
	}
	args := []engine.Value{socket}
	if failed != nil {
		args = append(args, failed)
	}
	_, err := invoke(ag.e, req, "onSocket", args...)
	return err
}

// make has an agent make a socket for a request, and gives that to use.
func (ag *agents) make(this, req, options engine.Value, use func(socket engine.Value) error) error {
	eng := ag.eng
	this, req = eng.Hold(this), eng.Hold(req)
	done := func(failed, socket engine.Value) error {
		defer eng.Release(this)
		defer eng.Release(req)
		if failed != nil && eng.ToBool(failed) {
			return ag.giveSocket(req, socket, failed)
		}
		return use(socket)
	}
	if ag.ours(this, "createSocket") {
		return ag.createSocket(this, req, options, done)
	}
	_, err := invoke(ag.e, this, "createSocket", req, options, eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, done(c.Arg(0), c.Arg(1))
	}))
	return err
}

func (ag *agents) createSocketCall(c *engine.Call) (engine.Value, error) {
	callback := ag.eng.Hold(c.Arg(2))
	return c.Undefined, ag.createSocket(c.This, c.Arg(0), c.Arg(1), func(failed, socket engine.Value) error {
		defer ag.eng.Release(callback)
		args := []engine.Value{ag.eng.Null(), socket}
		if failed != nil {
			args = []engine.Value{failed}
		}
		_, err := ag.eng.Call(callback, nil, args...)
		return err
	})
}

// createSocket makes a socket and takes it into the agent. done runs once, with
// what went wrong or with the socket.
func (ag *agents) createSocket(this, req, options engine.Value, done func(failed, socket engine.Value) error) error {
	eng := ag.eng
	options, err := ag.merged(this, options, req)
	if err != nil {
		return err
	}
	name, err := ag.getName(this, options)
	if err != nil {
		return err
	}
	a, o := object{eng: eng, this: this}, object{eng: eng, this: options}
	o.set("_agentKey", eng.String(name))
	o.set("encoding", eng.Null())
	if keepAlive := a.get("keepAlive"); eng.ToBool(keepAlive) {
		o.set("keepAlive", keepAlive)
		o.set("keepAliveInitialDelay", a.get("keepAliveMsecs"))
	}
	if a.err != nil || o.err != nil {
		return cmp.Or(a.err, o.err)
	}
	this, options = eng.Hold(this), eng.Hold(options)
	called := false
	created := func(failed, socket engine.Value) error {
		if called {
			return nil
		}
		called = true
		defer eng.Release(this)
		defer eng.Release(options)
		if failed != nil && eng.ToBool(failed) {
			return done(failed, socket)
		}
		if err := ag.takeIn(this, name, options, socket); err != nil {
			return err
		}
		return done(nil, socket)
	}
	socket, err := invoke(ag.e, this, "createConnection", options, eng.NewFunc("oncreate", 2, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, created(c.Arg(0), c.Arg(1))
	}))
	if err != nil {
		return err
	}
	if eng.ToBool(socket) {
		return created(nil, socket)
	}
	return nil
}

// count adds to totalSocketCount.
func (ag *agents) count(this engine.Value, by float64) error {
	a := object{eng: ag.eng, this: this}
	a.set("totalSocketCount", ag.eng.Number(a.number("totalSocketCount")+by))
	return a.err
}

// pooled is a socket in an agent.
type pooled struct {
	ag            *agents
	agent, option engine.Value // held
	conn          *clientConn
	hearing       []hearing
}

// takeIn registers a new socket and listens to it.
func (ag *agents) takeIn(this engine.Value, name string, options, socket engine.Value) error {
	list, _, err := ag.listFor(this, "sockets", name)
	if err == nil {
		_, err = ag.array(list, "push", socket)
	}
	if err == nil {
		err = ag.count(this, 1)
	}
	if err != nil {
		return err
	}
	p := &pooled{ag: ag, agent: ag.eng.Hold(this), option: ag.eng.Hold(options), conn: connOf(ag.e, socket)}
	for _, on := range [...]struct {
		event string
		f     func(args []engine.Value) error
	}{
		{"free", func([]engine.Value) error {
			return events.EmitMethod(ag.e, p.agent, "free", p.conn.this, p.option)
		}},
		{"close", func([]engine.Value) error { return p.remove(false) }},
		{"timeout", func([]engine.Value) error { return p.timeout() }},
		{"agentRemove", func([]engine.Value) error { return p.remove(true) }},
	} {
		p.hearing = append(p.hearing, p.conn.listen(on.event, on.f))
	}
	return nil
}

// remove takes a socket out: it has closed, or goes its own way.
func (p *pooled) remove(alive bool) error {
	err := p.ag.count(p.agent, -1)
	if err == nil {
		err = p.ag.method(p.agent, "removeSocket", func() error {
			return p.ag.removeSocket(p.agent, p.conn.this, p.option)
		}, p.conn.this, p.option)
	}
	if alive {
		p.conn.unlisten(p.hearing...)
	}
	p.ag.eng.Release(p.agent)
	p.ag.eng.Release(p.option)
	return err
}

// timeout ends a socket that waits for work in vain.
func (p *pooled) timeout() error {
	all, err := p.ag.eng.Get(p.agent, "freeSockets")
	if err != nil {
		return err
	}
	keys, err := p.ag.eng.Keys(all, false)
	if err != nil {
		return err
	}
	for _, name := range keys {
		list, err := p.ag.eng.Get(all, name)
		if err != nil {
			return err
		}
		at, err := p.ag.array(list, "indexOf", p.conn.this)
		if err != nil {
			return err
		}
		if i, err := p.ag.e.Int(at); err == nil && i >= 0 {
			p.conn.destroy(nil)
			return nil
		}
	}
	return nil
}
