package cluster

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/stream"
)

// told hears a worker.
func (p *primary) told(w *worker, act string, message engine.Value, handle stream.Acceptor) error {
	st, eng := p.st, p.st.eng
	drop(handle) // workers send none
	switch act {
	case "online":
		if err := w.set("state", eng.String("online")); err != nil {
			return err
		}
		if err := w.emit("online"); err != nil {
			return err
		}
		return st.emit("online", w.this)
	case "queryServer":
		return p.query(w, message)
	case "listening":
		return p.listening(w, message)
	case "exitedAfterDisconnect":
		if err := w.set("exitedAfterDisconnect", eng.Bool(true)); err != nil {
			return err
		}
		seq, _ := w.peer.number(message, "seq")
		_, err := w.peer.send(nil, nil, field{"ack", eng.Number(float64(seq))})
		return err
	case "close":
		key := w.peer.text(message, "key")
		for _, l := range p.lent {
			if l.key == key {
				p.leave(l, w)
				break
			}
		}
	}
	return nil
}

// listening passes on where a worker listens.
func (p *primary) listening(w *worker, message engine.Value) error {
	eng := p.st.eng
	info := eng.NewObject(nil)
	for _, name := range [...]string{"addressType", "address", "port", "fd"} {
		v, err := eng.Get(message, name)
		if err == nil {
			err = eng.Set(info, name, v)
		}
		if err != nil {
			return err
		}
	}
	if err := w.set("state", eng.String("listening")); err != nil {
		return err
	}
	if err := w.emit("listening", info); err != nil {
		return err
	}
	return p.st.emit("listening", w.this, info)
}

// gone takes everything from a worker that cannot be reached any more. What it
// has not answered it has not got.
func (p *primary) gone(w *worker) error {
	p.takeBack(w)
	if err := w.peer.gone(); err != nil {
		return err
	}
	dead, err := w.ask("isDead")
	if err == nil && dead {
		err = p.remove(w)
	}
	return err
}

// disconnected hears that the channel of a worker is closed.
func (p *primary) disconnected(w *worker) error {
	err := p.gone(w)
	if err == nil {
		err = p.over(w, "disconnected")
	}
	if err == nil {
		err = w.emit("disconnect")
	}
	if err != nil {
		return err
	}
	return p.st.emit("disconnect", w.this)
}

// exited hears that a worker's process has ended. One whose channel still has
// something to tell is removed when that has been told.
func (p *primary) exited(w *worker, args []engine.Value) error {
	connected, err := w.ask("isConnected")
	if err != nil {
		return err
	}
	if !connected {
		p.takeBack(w)
		if err := p.remove(w); err != nil {
			return err
		}
	}
	if err := p.over(w, "dead"); err != nil {
		return err
	}
	if err := w.emit("exit", args...); err != nil {
		return err
	}
	return p.st.emit("exit", append([]engine.Value{w.this}, args...)...)
}

// over says what has become of a worker; exitedAfterDisconnect is a boolean from
// then on.
func (p *primary) over(w *worker, state string) error {
	meant, err := w.truthy("exitedAfterDisconnect")
	if err != nil {
		return err
	}
	if err := w.set("exitedAfterDisconnect", p.st.eng.Bool(meant)); err != nil {
		return err
	}
	return w.set("state", p.st.eng.String(state))
}
