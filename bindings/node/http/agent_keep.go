package http

import (
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// keepSocketAlive makes a socket ready to wait; false if its server would close
// it too soon.
func (ag *agents) keepSocketAlive(this, socket engine.Value) (bool, error) {
	e, eng := ag.e, ag.eng
	a := object{eng: eng, this: this}
	delay := a.get("keepAliveMsecs")
	o := object{eng: eng, this: a.get("options"), err: a.err}
	timeout := o.or("timeout", eng.Number(0))
	if o.err != nil {
		return false, o.err
	}
	if _, err := invoke(e, socket, "setKeepAlive", eng.Bool(true), delay); err != nil {
		return false, err
	}
	if _, err := invoke(e, socket, "unref"); err != nil {
		return false, err
	}
	keep := true
	if seconds, ok, err := ag.serverHint(socket); err != nil {
		return false, err
	} else if ok {
		// A second early: the server's clock has begun before ours.
		ms := seconds*1000 - 1000
		limit, _ := eng.ToNumber(timeout)
		switch {
		case ms <= 0:
			keep = false
		case ms < limit:
			timeout = eng.Number(ms)
		}
	}
	now, err := eng.Get(socket, "timeout")
	if err == nil && !eng.Same(now, timeout) {
		_, err = invoke(e, socket, "setTimeout", timeout)
	}
	return keep, err
}

// serverHint is the timeout in the Keep-Alive field of the last answer.
func (ag *agents) serverHint(socket engine.Value) (seconds float64, ok bool, err error) {
	eng := ag.eng
	message, err := eng.Get(socket, "_httpMessage")
	if err != nil || !eng.ToBool(message) {
		return 0, false, err
	}
	r, ours := eng.Host(message).(*clientRequest)
	if !ours || r.res == nil {
		return 0, false, nil
	}
	text := ""
	for _, f := range r.res.Incoming.fields {
		if lowerName(f.name) == "keep-alive" {
			text = f.value
			break
		}
	}
	digits, found := strings.CutPrefix(text, "timeout=")
	if !found {
		return 0, false, nil
	}
	n := 0
	for n < len(digits) && '0' <= digits[n] && digits[n] <= '9' {
		n++
	}
	if n == 0 {
		return 0, false, nil
	}
	seconds, err = strconv.ParseFloat(digits[:n], 64)
	return seconds, err == nil, nil
}

// reuseSocket puts a socket that has waited back to work.
func (ag *agents) reuseSocket(socket, req engine.Value) error {
	if err := ag.eng.Set(req, "reusedSocket", ag.eng.Bool(true)); err != nil {
		return err
	}
	_, err := invoke(ag.e, socket, "ref")
	return err
}

// destroyCall is agent.destroy: all its sockets end.
func (ag *agents) destroyCall(c *engine.Call) (engine.Value, error) {
	eng := ag.eng
	for _, set := range [...]string{"freeSockets", "sockets"} {
		all, err := eng.Get(c.This, set)
		if err != nil {
			return nil, err
		}
		keys, err := eng.Keys(all, false)
		if err != nil {
			return nil, err
		}
		for _, name := range keys {
			list, err := eng.Get(all, name)
			if err != nil {
				return nil, err
			}
			for i := 0; i < lang.Length(ag.e, list); i++ {
				socket, err := eng.Get(list, i)
				if err == nil {
					_, err = invoke(ag.e, socket, "destroy")
				}
				if err != nil {
					return nil, err
				}
			}
		}
	}
	return c.Undefined, nil
}
