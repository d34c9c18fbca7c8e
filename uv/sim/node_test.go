package sim_test

import (
	"errors"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// node is one handle of the swarm, and what is known about it.
type node struct {
	*tcp.TCP
	s       *swarm
	id      int
	peer    *node // the other end, if known
	pending int   // requests that have not called back
	closing bool
	closed  bool

	queued   int  // bytes given to writes that may yet fail, and sent
	sent     int  // bytes that writes took and succeeded
	unsure   bool // a write failed, who knows how far it came
	received int
	eof      bool
	broken   bool // a reset was sent or met
}

func (s *swarm) add() *node {
	n := &node{TCP: tcp.New(s.loop), s: s, id: len(s.nodes)}
	s.nodes = append(s.nodes, n)
	return n
}

// request makes a request that must call back once, later, and before the
// close does.
func (n *node) request(what string, ask func(onDone func(error)) error, onDone func(error)) error {
	s := n.s
	returned, calls := false, 0
	err := ask(func(err error) {
		s.note("%d %s done: %v", n.id, what, err)
		n.pending--
		if calls++; calls > 1 {
			s.fail("node %d: %s called back %d times", n.id, what, calls)
		}
		if !returned {
			s.fail("node %d: %s called back before it returned", n.id, what)
		}
		if n.closed {
			s.fail("node %d: %s called back after the close did", n.id, what)
		}
		n.learn(err)
		if onDone != nil {
			onDone(err)
		}
		if s.random.IntN(8) == 0 {
			s.step()
		}
	})
	returned = true
	s.note("%d %s: %v", n.id, what, err)
	if err == nil {
		n.pending++
	}
	n.learn(err)
	return err
}

// learn takes notice of an error.
func (n *node) learn(err error) {
	var code uv.Code
	errors.As(err, &code)
	switch code {
	case uv.ECANCELED:
		n.s.met[cancels]++
	case uv.ECONNRESET, uv.EPIPE:
		n.s.met[resets]++
		n.broken = true
	case uv.ECONNREFUSED:
		n.s.met[refusals]++
	case uv.EMFILE:
		n.s.met[exhaustions]++
	}
}

// period is how often the bytes of a stream repeat: prime, so that no size of
// a buffer fits it.
const period = 251

// bytes are the next n that this end sends.
func (n *node) bytes(count int) []byte {
	b := make([]byte, count)
	for i := range b {
		b[i] = byte((n.queued + i) % period)
	}
	return b
}

func (n *node) write() {
	data := n.bytes(n.s.random.IntN(3000))
	bufs := [][]byte{data}
	if cut := n.s.random.IntN(len(data) + 1); cut%2 == 0 {
		bufs = [][]byte{data[:cut], data[cut:]}
	}
	err := n.request("write", func(onDone func(error)) error { return n.Writev(bufs, onDone) }, func(err error) {
		if err == nil {
			n.sent += len(data)
		} else {
			n.unsure = true
		}
	})
	if err == nil {
		n.queued += len(data)
	}
}

func (n *node) tryWrite() {
	data := n.bytes(1 + n.s.random.IntN(3000))
	count, err := n.TryWrite(data)
	n.s.note("%d try-write of %d: %d, %v", n.id, len(data), count, err)
	n.learn(err)
	n.queued += count
	n.sent += count
	switch {
	case err == uv.EAGAIN:
		n.s.met[full]++
	case err == nil && count < len(data):
		n.s.met[partly]++
	}
}

func (n *node) end() {
	n.request("shutdown", func(onDone func(error)) error { return n.Shutdown(onDone) }, nil)
}

// read starts to read, into the loop's buffer or a small one.
func (n *node) read() {
	var alloc func(int) []byte
	if size := n.s.random.IntN(200); size > 100 {
		alloc = func(int) []byte { return make([]byte, size) }
	}
	n.s.note("%d read: %v", n.id, n.ReadStart(alloc, n.onRead))
}

func (n *node) onRead(err error, data []byte) {
	s := n.s
	s.note("%d read %d bytes, %v", n.id, len(data), err)
	if n.closing {
		s.fail("node %d read after its close", n.id)
	}
	for i, b := range data {
		if b != byte((n.received+i)%period) {
			s.fail("node %d: byte %d is wrong", n.id, n.received+i)
			break
		}
	}
	n.received += len(data)
	s.met[delivered] += len(data)
	switch {
	case err == uv.EOF:
		s.met[ends]++
		n.eof = true
		if s.random.IntN(2) == 0 {
			n.close()
		}
	case err != nil:
		n.learn(err)
		if s.random.IntN(2) == 0 {
			n.close()
		}
	case s.random.IntN(10) == 0:
		s.step()
	}
}

// reset closes the connection under the peer's eyes.
func (n *node) reset() {
	err := n.CloseReset(n.onClose)
	n.s.note("%d close-reset: %v", n.id, err)
	if err == nil {
		n.closing, n.broken = true, true
	}
}

func (n *node) close() {
	n.s.note("%d close", n.id)
	n.closing = true
	n.Close(n.onClose)
}

func (n *node) onClose() {
	n.s.note("%d closed", n.id)
	if n.closed {
		n.s.fail("node %d: its close called back twice", n.id)
	}
	n.closed = true
}
