package cluster

import (
	"slices"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
)

// roundRobin is SCHED_RR: the primary accepts, and each connection goes to the
// worker that has been free for longest. A worker is busy from when a connection
// is sent until it has said whether it takes it.
type roundRobin struct {
	l      *lending
	handle stream.Acceptor
	free   []*worker
	queue  []stream.Acceptor // connections that wait for a worker, from head on
	head   int
	closed bool
}

func newRoundRobin(l *lending, handle stream.Acceptor, backlog int) (scheme, error) {
	r := &roundRobin{l: l, handle: handle}
	if backlog <= 0 {
		backlog = 511
	}
	listener := handle.(interface {
		Listen(backlog int, onConnection func(err error)) error
	})
	if err := listener.Listen(backlog, r.onConnection); err != nil {
		handle.Close(nil)
		return nil, err
	}
	return r, nil
}

func (r *roundRobin) onConnection(err error) {
	if err != nil || r.closed {
		return // there are no descriptors, say: the loop comes again
	}
	var c stream.Acceptor
	switch h := r.handle.(type) {
	case *tcp.TCP:
		t := tcp.New(h.Loop())
		err, c = h.Accept(t), t
	case *pipe.Pipe:
		t := pipe.New(h.Loop(), false)
		err, c = h.Accept(t), t
	}
	if err != nil {
		c.Close(nil)
		return
	}
	r.l.st.e.Callback(func() error { return r.distribute(c) })
}

// distribute gives a connection to the first free worker, or has it wait.
func (r *roundRobin) distribute(c stream.Acceptor) error {
	if r.closed {
		c.Close(nil)
		return nil
	}
	r.queue = append(r.queue, c)
	if len(r.free) == 0 {
		return nil
	}
	w := r.free[0]
	r.free = slices.Delete(r.free, 0, 1)
	return r.handOff(w)
}

// handOff gives a worker the connection that has waited for longest; without one
// it is free.
func (r *roundRobin) handOff(w *worker) error {
	if r.closed || !slices.Contains(r.l.workers, w) {
		return nil
	}
	if r.head == len(r.queue) {
		r.queue, r.head = r.queue[:0], 0
		r.free = append(r.free, w)
		return nil
	}
	c := r.queue[r.head]
	r.queue[r.head] = nil
	if r.head++; r.head == 1024 { // a queue that never runs empty
		r.queue, r.head = slices.Delete(r.queue, 0, r.head), 0
	}
	sent, err := w.peer.send(c, func(reply engine.Value, handle stream.Acceptor) error {
		drop(handle)
		if reply == nil || !r.accepted(reply) {
			if err := r.distribute(c); err != nil {
				return err
			}
		} else {
			c.Close(nil)
		}
		return r.handOff(w)
	}, w.peer.act("newconn"), field{"key", r.l.st.eng.String(r.l.key)})
	if err == nil && !sent { // its end is on the way
		return r.distribute(c)
	}
	return err
}

func (r *roundRobin) accepted(reply engine.Value) bool {
	v, err := r.l.st.eng.Get(reply, "accepted")
	return err == nil && r.l.st.eng.ToBool(v)
}

func (r *roundRobin) join(w *worker, answer func(handle stream.Acceptor, sockname engine.Value) error) error {
	var name engine.Value
	if t, ok := r.handle.(*tcp.TCP); ok {
		at, err := t.SockName()
		if err != nil {
			return r.l.st.e.ThrowError(err)
		}
		eng := r.l.st.eng
		name = eng.NewObject(nil)
		family := "IPv4"
		if at.Addr().Is6() {
			family = "IPv6"
		}
		for _, f := range [...]field{{"address", eng.String(at.Addr().String())}, {"family", eng.String(family)}, {"port", eng.Number(float64(at.Port()))}} {
			if err := eng.Set(name, f.name, f.v); err != nil {
				return err
			}
		}
	}
	if err := answer(nil, name); err != nil {
		return err
	}
	return r.handOff(w)
}

// leave takes a worker out of the round. What it has been sent and has not
// answered is given to another when it does, or has died.
func (r *roundRobin) leave(w *worker) {
	r.free = slices.DeleteFunc(r.free, func(o *worker) bool { return o == w })
}

func (r *roundRobin) close() {
	if r.closed {
		return
	}
	r.closed = true
	for _, c := range r.queue[r.head:] {
		c.Close(nil)
	}
	r.queue = nil
	if !r.handle.IsClosing() {
		r.handle.Close(nil)
	}
}
