package udp

import (
	"math"
	"net/netip"
	"sync"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Datagram is one of those that TrySend2 sends at once.
type Datagram struct {
	Bufs [][]byte       // what it is made of
	To   netip.AddrPort // the zero value on a connected handle
}

// maxSize is what one request may hold, as in libuv, though no datagram does.
const maxSize = math.MaxInt32

// send is the request of Send, as uv_udp_send_t.
type send struct {
	uv.Request
	bufs   [][]byte
	few    [4][]byte
	size   int
	to     uv.Addr
	err    error
	onDone func(error)
	next   *send
}

// sends holds requests that are done, so that a send need not allocate one.
var sends = sync.Pool{New: func() any {
	s := new(send)
	s.bufs = s.few[:0]
	return s
}}

// release gives s back. It pins neither buffers nor a long list of them.
func (s *send) release() {
	clear(s.bufs)
	bufs := s.bufs[:0]
	if cap(bufs) > 64 {
		bufs = s.few[:0]
	}
	*s = send{bufs: bufs}
	sends.Put(s)
}

// sendList is a queue of requests.
type sendList struct{ first, last *send }

func (l *sendList) empty() bool { return l.first == nil }

func (l *sendList) push(s *send) {
	if l.first == nil {
		l.first = s
	} else {
		l.last.next = s
	}
	l.last = s
}

func (l *sendList) pop() *send {
	s := l.first
	l.first, s.next = s.next, nil
	return s
}

// width is how many datagrams go through the system at a time.
const width = 20

// batch is what they go in. Several loops share the few there are.
type batch struct {
	msgs [width]uv.Message
	one  [1][]byte
}

var batches = sync.Pool{New: func() any { return new(batch) }}

// release gives b back, of which n messages were used. It pins no buffers.
func (b *batch) release(n int) {
	clear(b.msgs[:n])
	b.one[0] = nil
	batches.Put(b)
}

// Send sends data as one datagram, after all that was sent before, and then
// calls onDone, which may be nil, as uv_udp_send. to is the zero AddrPort on a
// connected handle. If nothing waits the system gets the datagram at once;
// onDone runs later all the same, once, in the order of the sends. The bytes
// belong to the handle until then.
//
// onDone gets a *uv.Error if the system refused: EMSGSIZE for more than a
// datagram holds, ECONNREFUSED if an earlier one was turned away. It gets
// ECANCELED, before the close callback, if the handle was closed first.
//
// Send is EISCONN with an address on a connected handle, EDESTADDRREQ without
// one on another, EBADF on a closing handle, EINVAL for 2 GiB or more. A handle
// without a socket is bound first, to a free port of all addresses. Loop
// goroutine only.
func (u *UDP) Send(data []byte, to netip.AddrPort, onDone func(error)) error {
	one := [1][]byte{data}
	return u.Sendv(one[:], to, onDone)
}

// Sendv is Send of one datagram in several buffers. The bytes belong to the
// handle until onDone, the slice bufs only until Sendv returns. No buffers are
// EINVAL. Loop goroutine only.
func (u *UDP) Sendv(bufs [][]byte, to netip.AddrPort, onDone func(error)) error {
	if err := u.maySend(bufs, to); err != nil {
		return err
	}
	if err := u.need(to.Addr().Is4(), 0); err != nil {
		return err
	}
	u.enqueue(bufs, uv.Addr{AddrPort: to}, onDone)
	return nil
}

// SendUnix is Send to a name of the Unix domain, from a handle that adopted a
// socket of that kind. It is EBADF without a socket. Loop goroutine only.
func (u *UDP) SendUnix(data []byte, path string, onDone func(error)) error {
	switch {
	case u.Socket() == nil:
		return uv.EBADF
	case u.is(connected):
		return uv.EISCONN
	case path == "":
		return uv.EDESTADDRREQ
	}
	one := [1][]byte{data}
	u.enqueue(one[:], uv.Addr{Path: path}, onDone)
	return nil
}

func (u *UDP) maySend(bufs [][]byte, to netip.AddrPort) error {
	switch {
	case u.IsClosing():
		return uv.EBADF
	case len(bufs) == 0 || sizeOf(bufs) > maxSize:
		return uv.EINVAL
	case to.IsValid() && u.is(connected):
		return uv.EISCONN
	case !to.IsValid() && !u.is(connected):
		return uv.EDESTADDRREQ
	}
	return nil
}

func (u *UDP) enqueue(bufs [][]byte, to uv.Addr, onDone func(error)) {
	first := u.count == 0
	s := sends.Get().(*send)
	s.bufs = append(s.bufs, bufs...)
	s.size, s.to, s.onDone = sizeOf(bufs), to, onDone
	s.Begin(u.Loop())
	u.queue.push(s)
	u.size += s.size
	u.count++
	u.Activate()
	if first && !u.is(calling) {
		u.flush()
	} else {
		u.watcher.Start(uv.Writable)
	}
}

// flush sends what is queued, as far as the system takes it.
func (u *UDP) flush() {
	if u.queue.empty() {
		return
	}
	b, used := batches.Get().(*batch), 0
	for !u.queue.empty() {
		n := 0
		for s := u.queue.first; s != nil && n < width; s = s.next {
			b.msgs[n].Bufs, b.msgs[n].Addr = s.bufs, s.to
			n++
		}
		used = max(used, n)
		sent, errno := u.Socket().Send(b.msgs[:n])
		for range sent {
			u.finish(nil)
		}
		if errno == syscall.EAGAIN || errno == syscall.ENOBUFS {
			break
		}
		if errno != 0 {
			// The next one gets its try after this one's callback.
			u.finish(fail(errno, "send", u.queue.first.to.AddrPort))
			break
		}
	}
	b.release(used)
	if !u.queue.empty() {
		u.watcher.Start(uv.Writable)
	}
}

// finish moves the first request on to those whose callbacks are due.
func (u *UDP) finish(err error) {
	s := u.queue.pop()
	s.err = err
	u.done.push(s)
	u.watcher.Feed()
}

// callBack runs the callbacks of the requests that are done. What they send in
// turn waits for the socket to be writable, so that it cannot go on for ever.
func (u *UDP) callBack() {
	u.state |= calling
	for !u.done.empty() {
		s := u.done.pop()
		onDone, err := s.onDone, s.err
		u.size -= s.size
		u.count--
		s.End()
		s.release()
		if onDone != nil {
			onDone(err)
		}
	}
	u.state &^= calling
	if u.queue.empty() && u.Socket() != nil {
		u.watcher.Stop(uv.Writable)
		if !u.is(receiving) {
			u.Deactivate()
		}
	}
}

// TrySend sends data as one datagram if the system takes it at once, as
// uv_udp_try_send, and tells how many bytes that was: all of them. It is EAGAIN
// if the system does not, or while the callback of a Send is to come. Its other
// errors are those of Send, and a *uv.Error of the system. Loop goroutine only.
func (u *UDP) TrySend(data []byte, to netip.AddrPort) (int, error) {
	one := [1][]byte{data}
	return u.TrySendv(one[:], to)
}

// TrySendv is TrySend of one datagram in several buffers. Loop goroutine only.
func (u *UDP) TrySendv(bufs [][]byte, to netip.AddrPort) (int, error) {
	if err := u.maySend(bufs, to); err != nil {
		return 0, err
	}
	if u.count > 0 {
		return 0, uv.EAGAIN
	}
	if err := u.need(to.Addr().Is4(), 0); err != nil {
		return 0, err
	}
	b := batches.Get().(*batch)
	m := &b.msgs[0]
	if m.Bufs = b.one[:]; len(bufs) == 1 {
		b.one[0] = bufs[0]
	} else {
		m.Bufs = append([][]byte(nil), bufs...) // the caller's stays on its stack
	}
	m.Addr.AddrPort = to
	_, errno := u.Socket().Send(b.msgs[:1])
	b.release(1)
	if errno != 0 {
		return 0, tried(errno, to)
	}
	return sizeOf(bufs), nil
}

// TrySend2 sends several datagrams in as few system calls as there can be, as
// uv_udp_try_send2, and tells how many went. It is an error only if none did:
// that of the first, EAGAIN as for TrySend, EINVAL for no datagrams or without
// a socket. The system alone minds their addresses. Loop goroutine only.
func (u *UDP) TrySend2(datagrams []Datagram) (int, error) {
	switch {
	case u.Socket() == nil || len(datagrams) == 0:
		return 0, uv.EINVAL
	case u.count > 0:
		return 0, uv.EAGAIN
	}
	b, used, sent := batches.Get().(*batch), 0, 0
	var errno uv.Errno
	for sent < len(datagrams) && errno == 0 {
		n := min(len(datagrams)-sent, width)
		for i, d := range datagrams[sent : sent+n] {
			b.msgs[i].Bufs, b.msgs[i].Addr.AddrPort = d.Bufs, d.To
		}
		used = max(used, n)
		var went int
		went, errno = u.Socket().Send(b.msgs[:n])
		sent += went
		if went < n {
			break
		}
	}
	b.release(used)
	if sent == 0 {
		return 0, tried(errno, datagrams[0].To)
	}
	return sent, nil
}

func tried(errno uv.Errno, to netip.AddrPort) error {
	if errno == syscall.EAGAIN || errno == syscall.ENOBUFS {
		return uv.EAGAIN
	}
	return fail(errno, "send", to)
}

// SendQueueSize counts the bytes of sends whose callbacks are to come, as
// uv_udp_get_send_queue_size. Loop goroutine only.
func (u *UDP) SendQueueSize() int {
	u.Loop().CheckGoroutine()
	return u.size
}

// SendQueueCount counts the sends whose callbacks are to come, as
// uv_udp_get_send_queue_count. Loop goroutine only.
func (u *UDP) SendQueueCount() int {
	u.Loop().CheckGoroutine()
	return u.count
}

func sizeOf(bufs [][]byte) (n int) {
	for _, b := range bufs {
		n += len(b)
	}
	return n
}
