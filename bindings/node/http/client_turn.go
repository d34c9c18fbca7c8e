package http

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// A request's turn at a socket: from onSocket to 'close'.

// onSocket gives the request its socket, in a tick; failed says why there is
// none, undefined or nil if there is one.
func (r *clientRequest) onSocket(socket, failed engine.Value) {
	eng := r.env.Engine
	if socket == nil || !eng.ToBool(socket) {
		socket = nil
	} else {
		socket = eng.Hold(socket)
	}
	if failed == nil || !eng.ToBool(failed) {
		failed = nil
	} else {
		failed = eng.Hold(failed)
	}
	r.env.NextTick(func() error {
		err := r.takeSocket(socket, failed)
		if socket != nil {
			eng.Release(socket)
		}
		if failed != nil {
			eng.Release(failed)
		}
		return err
	})
}

func (r *clientRequest) takeSocket(socket, failed engine.Value) error {
	e := r.env
	if r.state&resDestroyed == 0 && failed == nil {
		return r.begin(socket)
	}
	r.state |= resDestroyed
	why := failed
	if why == nil {
		why = r.died
	}
	if socket == nil {
		return r.gone(why)
	}
	if failed == nil && r.agent != nil && !lang.Truthy(e, socket, "destroyed") {
		// The socket is as good as new: the next request may have it.
		if _, err := invoke(e, socket, "emit", e.Engine.String("free")); err != nil {
			return err
		}
		return r.gone(why)
	}
	var args []engine.Value
	if why != nil {
		args = append(args, why)
	}
	if _, err := invoke(e, socket, "destroy", args...); err != nil {
		return err
	}
	if failed != nil {
		failed = e.Engine.Hold(failed)
	}
	return whenFinished(e, socket, func(err engine.Value) error {
		if failed != nil {
			defer e.Engine.Release(failed)
			if err == nil {
				err = failed
			}
		}
		return r.gone(err)
	})
}

// gone ends a request that never had a socket.
func (r *clientRequest) gone(why engine.Value) error {
	if why == nil && !r.aborted {
		why = reset(r.env, "socket hang up")
	}
	if why != nil {
		if err := r.emit("error", why); err != nil {
			r.env.Uncaught(err)
		}
	}
	return r.close()
}

// begin attaches the request to its socket and sends what it has.
func (r *clientRequest) begin(socket engine.Value) error {
	c := connOf(r.env, socket)
	c.attach(r)
	if r.timeout >= 0 || r.agentTimeout() {
		r.listenTimeout()
	}
	if r.timeoutOn {
		r.timeoutOnce = true
	}
	if err := r.emit("socket", socket); err != nil {
		return err
	}
	if !r.mine() {
		return nil
	}
	if r.corked == 0 {
		r.flush()
	}
	if r.state&resEnded != 0 {
		return r.emit("prefinish")
	}
	return nil
}

// agentTimeout tells whether the agent has a timeout for its sockets.
func (r *clientRequest) agentTimeout() bool {
	if r.agent == nil {
		return false
	}
	options, err := r.env.Engine.Get(r.agent, "options")
	return err == nil && r.env.Engine.TypeOf(options) == engine.Object && lang.Truthy(r.env, options, "timeout")
}

// listenTimeout makes the socket's 'timeout' the request's.
func (r *clientRequest) listenTimeout() {
	if !r.timeoutOn {
		r.timeoutOn = true
		r.timeoutOnce = r.conn != nil
	}
}

// timeoutOff ends that.
func (r *clientRequest) timeoutOff() { r.timeoutOnce = false }

// inform tells of an answer before the answer.
func (r *clientRequest) inform(h *http1.Head) error {
	e, eng := r.env, r.env.Engine
	fields := copyFields(&h.Fields)
	version := [2]engine.Value{eng.Number(float64(h.Major)), eng.Number(float64(h.Minor))}
	status, reason := h.Status, http1.Latin1(h.Reason())
	if status == 100 {
		if err := r.emit("continue"); err != nil {
			return err
		}
	}
	if !r.emitter.Has("information") {
		return nil
	}
	headers, err := headersObject(e, fields, false, r.joinDuplicates)
	if err != nil {
		return err
	}
	info := eng.NewObject(nil)
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{
		{"statusCode", eng.Number(float64(status))},
		{"statusMessage", eng.String(reason)},
		{"httpVersion", eng.String(e.Text(version[0]) + "." + e.Text(version[1]))},
		{"httpVersionMajor", version[0]},
		{"httpVersionMinor", version[1]},
		{"headers", headers},
		{"rawHeaders", rawObject(e, fields)},
	} {
		if err := eng.Set(info, p.name, p.value); err != nil {
			return err
		}
	}
	return r.emit("information", info)
}

// answer emits 'response'. A body that nobody can read is thrown away.
func (r *clientRequest) answer(res *clientMessage) error {
	// Ours comes first, so that the socket is seen to whatever others do.
	_, err := res.OnGo(r.env, res.this, "end", func(engine.Value, []engine.Value) error { return r.answered(res) })
	if err != nil {
		return err
	}
	r.listensFinish = true
	if r.aborted {
		res.dump()
		return nil
	}
	heard := r.emitter.Count(r.env, "response") > 0
	err = r.emit("response", res.this)
	if !heard {
		res.dump()
	}
	return err
}

// answered: the response is read to its end.
func (r *clientRequest) answered(res *clientMessage) error {
	r.timeoutOff()
	r.ended = true
	c := r.conn
	if c == nil || c.req != r {
		return nil
	}
	switch {
	case r.state&resKeepAlive == 0:
		if c.writable() {
			c.finish(true)
		}
	case r.state&resEnded != 0 && r.pending() == 0 && res.state&reqAborted == 0:
		r.keepAlive()
	}
	return nil
}

// keepAlive frees the socket for the next request, in a tick: listeners of 'end'
// that a script has added come before.
func (r *clientRequest) keepAlive() {
	c, res := r.conn, r.res
	if c == nil || c.req != r {
		return
	}
	if r.timeoutOn {
		c.call("setTimeout", r.env.Engine.Number(0))
		r.timeoutOn = false
	}
	c.detach()
	r.state |= resDestroyed
	if res != nil {
		res.conn = nil
	}
	socket := r.env.Engine.Hold(c.this)
	r.env.NextTick(func() error {
		defer r.env.Engine.Release(socket)
		if err := r.close(); err != nil {
			r.env.Uncaught(err)
		}
		return c.emit("free")
	})
}

// abort is req.abort.
func (r *clientRequest) abort() error {
	if r.aborted {
		return nil
	}
	r.aborted = true
	r.env.NextTick(func() error { return r.emit("abort") })
	_, err := invoke(r.env, r.this, "destroy")
	return err
}

// destroy is req.destroy.
func (r *clientRequest) destroy(err engine.Value) {
	r.state |= resDestroyed
	if r.res != nil {
		r.res.dump()
	}
	if err != nil {
		r.died = r.env.Engine.Hold(err)
	}
	if c := r.conn; c != nil && c.req == r {
		c.destroy(err)
	}
}

// duration checks a time in milliseconds, as Node's timers do.
func duration(e *env.Env, name string, v engine.Value) (float64, error) {
	eng := e.Engine
	if eng.TypeOf(v) != engine.Number {
		return 0, e.InvalidArgType(name, "of type number", v)
	}
	ms, err := eng.ToNumber(v)
	if err != nil {
		return 0, err
	}
	if !(ms >= 0) || math.IsInf(ms, 1) {
		return 0, e.OutOfRange(name, "a non-negative finite number", v)
	}
	const longest = 1<<31 - 1
	if ms > longest {
		text := e.Text(v) + " does not fit into a 32-bit signed integer.\nTimer duration was truncated to 2147483647."
		ms, err = longest, e.EmitWarning(eng.String(text), eng.String("TimeoutOverflowWarning"))
	}
	return ms, err
}

// setTimeout is req.setTimeout.
func (r *clientRequest) setTimeout(msArg, callback engine.Value) error {
	if r.ended {
		return nil
	}
	e, eng := r.env, r.env.Engine
	r.listenTimeout()
	ms, err := duration(e, "msecs", msArg)
	if err != nil {
		return err
	}
	if eng.ToBool(callback) {
		if err := e.Func("listener", callback); err != nil {
			return err
		}
		if err := r.emitter.Once(e, r.this, "timeout", callback); err != nil {
			return err
		}
	}
	if r.conn != nil {
		return socketTimeout(&r.conn.carrier, ms)
	}
	_, err = r.emitter.OnceGo(e, r.this, "socket", func(engine.Value, []engine.Value) error {
		return socketTimeout(&r.conn.carrier, ms)
	})
	return err
}

// socketTimeout sets it on a socket, once that is connected.
func socketTimeout(c *carrier, ms float64) error {
	set := func() error {
		_, err := invoke(c.env, c.this, "setTimeout", c.env.Engine.Number(ms))
		return err
	}
	if !lang.Truthy(c.env, c.this, "connecting") {
		return set()
	}
	return c.once("connect", set)
}

// whenConnected calls a method of the socket once there is one that can be
// written to.
func (r *clientRequest) whenConnected(method string, args ...engine.Value) error {
	eng := r.env.Engine
	for i := range args {
		args[i] = eng.Hold(args[i])
	}
	do := func() error {
		_, err := invoke(r.env, r.conn.this, method, args...)
		for _, v := range args {
			eng.Release(v)
		}
		return err
	}
	onSocket := func() error {
		if r.conn.writable() {
			return do()
		}
		return r.conn.once("connect", do)
	}
	if r.conn != nil {
		return onSocket()
	}
	_, err := r.emitter.OnceGo(r.env, r.this, "socket", func(engine.Value, []engine.Value) error { return onSocket() })
	return err
}
