package http

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Which socket serves which request: the three lists of an agent, the requests that
// come and the sockets that are free again.

// list is what stands under a name in one of an agent's three objects: an array
// of sockets or of requests, nil for none.
func (ag *agents) list(this engine.Value, set, name string) (list engine.Value, n int, err error) {
	all, err := ag.eng.Get(this, set)
	if err != nil {
		return nil, 0, err
	}
	list, err = ag.eng.Get(all, name)
	if err != nil || !ag.eng.ToBool(list) {
		return nil, 0, err
	}
	return list, lang.Length(ag.e, list), nil
}

// listFor is list, made if there is none.
func (ag *agents) listFor(this engine.Value, set, name string) (list engine.Value, n int, err error) {
	list, n, err = ag.list(this, set, name)
	if err != nil || list != nil {
		return list, n, err
	}
	all, err := ag.eng.Get(this, set)
	if err != nil {
		return nil, 0, err
	}
	list = ag.eng.NewArray()
	return list, 0, ag.eng.Set(all, name, list)
}

func (ag *agents) forget(this engine.Value, set, name string) error {
	all, err := ag.eng.Get(this, set)
	if err == nil {
		_, err = ag.eng.Delete(all, name)
	}
	return err
}

// array calls a method of arrays.
func (ag *agents) array(list engine.Value, method string, args ...engine.Value) (engine.Value, error) {
	return ag.eng.Call(lang.Intrinsic(ag.e, "Array", method), list, args...)
}

// method calls a method of an agent: ours straight, another as scripts call it.
func (ag *agents) method(this engine.Value, name string, ours func() error, args ...engine.Value) error {
	if ag.ours(this, name) {
		return ours()
	}
	_, err := invoke(ag.e, this, name, args...)
	return err
}

func (ag *agents) addRequestCall(c *engine.Call) (engine.Value, error) {
	options := c.Arg(1)
	if ag.eng.TypeOf(options) == engine.String { // addRequest(req, host, port, localAddress)
		o := object{eng: ag.eng, this: ag.eng.NewObject(ag.eng.Null())}
		o.set("host", options)
		o.set("port", c.Arg(2))
		o.set("localAddress", c.Arg(3))
		if options = o.this; o.err != nil {
			return nil, o.err
		}
	}
	return c.Undefined, ag.addRequest(c.This, c.Arg(0), options)
}

// addRequest finds a socket for a request, makes one, or lets it wait.
func (ag *agents) addRequest(this, req, options engine.Value) error {
	eng := ag.eng
	name, quick, err := ag.quickName(this, options, req)
	if err == nil && !quick {
		if options, err = ag.merged(this, options, req); err == nil {
			name, err = ag.getName(this, options)
		}
	}
	if err != nil {
		return err
	}
	sockets, busy, err := ag.listFor(this, "sockets", name)
	if err != nil {
		return err
	}
	socket, free, err := ag.takeFree(this, name)
	if err != nil {
		return err
	}
	if socket != nil {
		err := ag.method(this, "reuseSocket", func() error { return ag.reuseSocket(socket, req) }, socket, req)
		if err == nil {
			err = ag.assign(this, req, socket)
		}
		if err == nil {
			_, err = ag.array(sockets, "push", socket)
		}
		return err
	}
	if quick {
		if options, err = ag.merged(this, options, req); err != nil {
			return err
		}
	}
	a := object{eng: eng, this: this}
	room := float64(free+busy) < a.number("maxSockets") && a.number("totalSocketCount") < a.number("maxTotalSockets")
	if a.err != nil {
		return a.err
	}
	if room {
		return ag.make(this, req, options, func(socket engine.Value) error { return ag.assign(this, req, socket) })
	}
	if r, ok := eng.Host(req).(*clientRequest); ok {
		r.queued = eng.Hold(options)
	}
	queue, _, err := ag.listFor(this, "requests", name)
	if err == nil {
		_, err = ag.array(queue, "push", req)
	}
	return err
}

// quickName is the name under which the request's connections stand, without the
// merged options, which nobody sees if a socket waits already. quick is false
// where something is out of the ordinary.
func (ag *agents) quickName(this, options, req engine.Value) (name string, quick bool, err error) {
	r, ok := ag.eng.Host(req).(*clientRequest)
	if !ok || !ag.ours(this, "getName") {
		return "", false, nil
	}
	if i := r.headers.find("host"); i >= 0 && r.headers.list[i].value != nil {
		return "", false, nil // no text: what it means is seen to there
	}
	own, err := ag.eng.Get(this, "options")
	if err != nil || ag.eng.TypeOf(own) != engine.Object {
		return "", false, err
	}
	for _, name := range [...]string{"host", "port", "localAddress", "family", "socketPath"} {
		if has, err := ag.eng.Has(own, name); err != nil || has {
			return "", false, err
		}
	}
	name, err = ag.nameOf(options)
	return name, true, err
}

// takeFree takes a socket that waits for work, nil if none does; left is how
// many still wait.
func (ag *agents) takeFree(this engine.Value, name string) (socket engine.Value, left int, err error) {
	list, n, err := ag.list(this, "freeSockets", name)
	if err != nil || list == nil {
		return nil, 0, err
	}
	for n > 0 {
		first, err := ag.eng.Get(list, 0)
		if err != nil {
			return nil, 0, err
		}
		if !lang.Truthy(ag.e, first, "destroyed") {
			break
		}
		if _, err := ag.array(list, "shift"); err != nil {
			return nil, 0, err
		}
		n--
	}
	if n > 0 {
		scheduling, err := ag.eng.Get(this, "scheduling")
		if err != nil {
			return nil, 0, err
		}
		end := "pop"
		if ag.e.Text(scheduling) == "fifo" {
			end = "shift"
		}
		if socket, err = ag.array(list, end); err != nil {
			return nil, 0, err
		}
		n--
	}
	if n == 0 {
		err = ag.forget(this, "freeSockets", name)
	}
	return socket, n, err
}

// onFree finds work for a socket, lets it wait, or ends it.
func (ag *agents) onFree(this, socket, options engine.Value) error {
	e, eng := ag.e, ag.eng
	end := func() error {
		_, err := invoke(e, socket, "destroy")
		return err
	}
	name, err := ag.getName(this, options)
	if err != nil {
		return err
	}
	if !lang.Truthy(e, socket, "writable") {
		return end()
	}
	queue, waiting, err := ag.list(this, "requests", name)
	if err != nil {
		return err
	}
	if waiting > 0 {
		req, err := ag.array(queue, "shift")
		if err == nil {
			err = ag.assign(this, req, socket)
		}
		if err == nil && waiting == 1 {
			err = ag.forget(this, "requests", name)
		}
		return err
	}
	message, err := eng.Get(socket, "_httpMessage")
	if err != nil {
		return err
	}
	if !eng.ToBool(message) || !lang.Truthy(e, message, "shouldKeepAlive") || !lang.Truthy(e, this, "keepAlive") {
		return end()
	}
	free, waitingSockets, err := ag.list(this, "freeSockets", name)
	if err != nil {
		return err
	}
	_, busy, err := ag.list(this, "sockets", name)
	if err != nil {
		return err
	}
	a := object{eng: eng, this: this}
	full := a.number("totalSocketCount") > a.number("maxTotalSockets") ||
		float64(waitingSockets+busy) > a.number("maxSockets") || float64(waitingSockets) >= a.number("maxFreeSockets")
	if a.err != nil {
		return a.err
	}
	keep := !full
	if keep {
		if ag.ours(this, "keepSocketAlive") {
			keep, err = ag.keepSocketAlive(this, socket)
		} else {
			var v engine.Value
			if v, err = invoke(e, this, "keepSocketAlive", socket); err == nil {
				keep = eng.ToBool(v)
			}
		}
		if err != nil {
			return err
		}
	}
	if !keep {
		return end()
	}
	if free == nil {
		if free, _, err = ag.listFor(this, "freeSockets", name); err != nil {
			return err
		}
	}
	if err := eng.Set(socket, "_httpMessage", eng.Null()); err != nil {
		return err
	}
	err = ag.method(this, "removeSocket", func() error { return ag.removeSocket(this, socket, options) }, socket, options)
	if err != nil {
		return err
	}
	_, err = ag.array(free, "push", socket)
	return err
}

// removeSocket takes a socket out of the lists, and has another made if a
// request waits for one.
func (ag *agents) removeSocket(this, socket, options engine.Value) error {
	eng := ag.eng
	name, err := ag.getName(this, options)
	if err != nil {
		return err
	}
	sets := []string{"sockets", "freeSockets"}
	if lang.Truthy(ag.e, socket, "writable") {
		sets = sets[:1]
	}
	for _, set := range sets {
		list, n, err := ag.list(this, set, name)
		if err != nil {
			return err
		}
		if list == nil {
			continue
		}
		at, err := ag.array(list, "indexOf", socket)
		if err != nil {
			return err
		}
		if i, _ := ag.e.Int(at); i < 0 {
			continue
		}
		if _, err = ag.array(list, "splice", at, eng.Number(1)); err == nil && n == 1 {
			err = ag.forget(this, set, name)
		}
		if err != nil {
			return err
		}
	}
	req, other, err := ag.nextRequest(this, name)
	if err != nil || req == nil {
		return err
	}
	if other {
		options = nil
		if r, ok := eng.Host(req).(*clientRequest); ok {
			options = r.queued
		}
		if options == nil {
			return nil
		}
	}
	if r, ok := eng.Host(req).(*clientRequest); ok && r.queued != nil {
		defer eng.Release(r.queued)
		r.queued = nil
	}
	return ag.make(this, req, options, func(socket engine.Value) error {
		_, err := invoke(ag.e, socket, "emit", eng.String("free"))
		return err
	})
}

// nextRequest is a request that waits: for this name, or else for another that
// has no socket; nil for none.
func (ag *agents) nextRequest(this engine.Value, name string) (req engine.Value, other bool, err error) {
	eng := ag.eng
	queue, n, err := ag.list(this, "requests", name)
	if err != nil {
		return nil, false, err
	}
	if n > 0 {
		req, err = eng.Get(queue, 0)
		return req, false, err
	}
	all, err := eng.Get(this, "requests")
	if err != nil {
		return nil, false, err
	}
	keys, err := eng.Keys(all, false)
	if err != nil || len(keys) == 0 {
		return nil, false, err
	}
	key, _ := keys[0].(string)
	if _, busy, err := ag.list(this, "sockets", key); err != nil || busy > 0 {
		return nil, false, err
	}
	if queue, n, err = ag.list(this, "requests", key); err != nil || n == 0 {
		return nil, false, err
	}
	req, err = eng.Get(queue, 0)
	return req, true, err
}
