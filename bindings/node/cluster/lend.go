package cluster

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/dgram"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

// lending is a socket of the primary and the workers that have it.
type lending struct {
	st      *state
	key     string
	data    engine.Value // held: what the first worker gave, for all to have
	workers []*worker
	scheme
}

// scheme is how a lending gets to its workers.
type scheme interface {
	// join gives the worker its answer, and whatever else it is to have.
	join(w *worker, answer func(handle stream.Acceptor, sockname engine.Value) error) error
	// leave says that the worker is to have no more.
	leave(w *worker)
	close()
}

// query answers queryServer.
func (p *primary) query(w *worker, message engine.Value) error {
	eng := p.st.eng
	if meant, err := w.truthy("exitedAfterDisconnect"); err != nil || meant {
		return err
	}
	key, err := p.keyOf(message)
	if err != nil {
		return err
	}
	seq, _ := w.peer.number(message, "seq")
	answer := func(errno uv.Code, fields ...field) []field {
		return append([]field{{"errno", eng.Number(float64(errno))}, {"key", eng.String(key)}, {"ack", eng.Number(float64(seq))}}, fields...)
	}
	i := slices.IndexFunc(p.lent, func(l *lending) bool { return l.key == key })
	if i < 0 {
		l := &lending{st: p.st, key: key}
		if l.scheme, err = p.schemeOf(l, w, message); err != nil {
			code, ok := env.CodeOf(err)
			if !ok {
				return err
			}
			_, err := w.peer.send(nil, nil, answer(code, field{"data", eng.Null()})...)
			return err
		}
		data, err := eng.Get(message, "data")
		if err != nil {
			l.close()
			return err
		}
		l.data = eng.Hold(data)
		i = len(p.lent)
		p.lent = append(p.lent, l)
	}
	l := p.lent[i]
	l.workers = append(l.workers, w)
	return l.join(w, func(handle stream.Acceptor, sockname engine.Value) error {
		fields := answer(0, field{"data", l.data})
		if sockname != nil {
			fields = append(fields, field{"sockname", sockname})
		}
		if handle == nil {
			_, err := w.peer.send(nil, nil, fields...)
			return err
		}
		_, err := w.peer.send(handle, nil, fields...)
		return err
	})
}

// keyOf is what tells one place from another, in Node's words: workers repeat
// it.
func (p *primary) keyOf(message engine.Value) (string, error) {
	var parts [5]string
	for i, name := range [...]string{"address", "port", "addressType", "fd", "index"} {
		v, err := p.st.eng.Get(message, name)
		if err != nil {
			return "", err
		}
		parts[i] = p.st.e.Text(v)
	}
	return strings.Join(parts[:], ":"), nil
}

// schemeOf makes the socket that a message asks for.
func (p *primary) schemeOf(l *lending, w *worker, message engine.Value) (scheme, error) {
	eng, loop := p.st.eng, p.st.e.Loop
	q := net.Query{Address: w.peer.text(message, "address"), Type: w.peer.text(message, "addressType"), FD: -1}
	if n, ok := w.peer.number(message, "addressType"); ok {
		q.Type = strconv.Itoa(n)
	}
	for _, f := range [...]struct {
		name string
		to   *int
	}{{"port", &q.Port}, {"fd", &q.FD}, {"flags", &q.Flags}, {"backlog", &q.Backlog}} {
		if n, ok := w.peer.number(message, f.name); ok {
			*f.to = n
		}
	}
	for _, m := range [...]struct {
		name string
		mode uv.Events
	}{{"readableAll", uv.Readable}, {"writableAll", uv.Writable}} {
		if v, err := eng.Get(message, m.name); err == nil && eng.ToBool(v) {
			q.Modes |= m.mode
		}
	}
	if q.Port < 0 {
		// A path may be too long but from here.
		if here, err := filepath.Abs("."); err == nil {
			if short, err := filepath.Rel(here, q.Address); err == nil && len(short) < len(q.Address) {
				q.Address = short
			}
		}
	}
	if q.Type == "udp4" || q.Type == "udp6" {
		h, err := dgram.Bind(loop, q)
		return shared{h}, err
	}
	h, err := net.Bind(loop, q)
	if err != nil || p.policy == schedNone {
		return shared{h}, err
	}
	return newRoundRobin(l, h, q.Backlog)
}

// takeBack takes everything from a worker.
func (p *primary) takeBack(w *worker) {
	for _, l := range slices.Clone(p.lent) {
		p.leave(l, w)
	}
}

// leave takes one lending from a worker; the last one closes it.
func (p *primary) leave(l *lending, w *worker) {
	i := slices.Index(l.workers, w)
	if i < 0 {
		return
	}
	l.workers = slices.Delete(l.workers, i, i+1)
	l.leave(w)
	if len(l.workers) > 0 {
		return
	}
	l.close()
	p.st.eng.Release(l.data)
	p.lent = slices.DeleteFunc(p.lent, func(o *lending) bool { return o == l })
}
