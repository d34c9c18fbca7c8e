package udp

import (
	"net/netip"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// recvsPerEvent keeps senders that are as fast as we are from starving the rest
// of the loop.
const recvsPerEvent = 32

// chunk is what each datagram gets of a batch's buffer: none is longer.
const chunk = uv.SlabSize

// RecvStart makes onRecv run for what arrives, as uv_udp_recv_start:
//
//	nil, data, from   a datagram; an empty one has no data, but a sender
//	nil, empty, zero  nothing more for now; what alloc gave comes back
//	uv.ENOBUFS        alloc gave no room
//	uv.EINVAL         alloc gave too little for batches
//	a *uv.Error       an earlier send was turned away: ECONNREFUSED, say
//
// None of the errors ends the receiving. With RecvErr among the flags, the
// error names the address that a datagram did not reach, data is that datagram,
// as far as it fits, and from is who sent it back, without a port.
//
// alloc is asked for a buffer before each try. The suggested size is 64 KiB,
// which holds any datagram; with Recvmmsg it is 20 times that, and a buffer of
// any number of whole 64 KiB is divided among that many. nil is a buffer of the
// loop or the handle, whose bytes are good until onRecv returns. Whatever alloc
// gave comes back to onRecv, cut to what was received.
//
// A handle without a socket is bound first, to a free port of all IPv4
// addresses. RecvStart is EINVAL without onRecv or on a closing handle, EALREADY
// if it receives already.
//
// Differs from libuv: with Recvmmsg, libuv suggests 64 KiB all the same, which
// makes batches of one. Loop goroutine only.
func (u *UDP) RecvStart(alloc func(suggested int) []byte, onRecv func(err error, data []byte, from netip.AddrPort, flags Flags)) error {
	switch {
	case u.IsClosing() || onRecv == nil:
		return uv.EINVAL
	case u.is(receiving):
		return uv.EALREADY
	}
	if err := u.need(true, 0); err != nil {
		return err
	}
	u.state |= receiving
	u.alloc, u.onRecv = alloc, onRecv
	u.watcher.Start(uv.Readable)
	u.Activate()
	return nil
}

// RecvStop ends what RecvStart began, as uv_udp_recv_stop: onRecv runs no more,
// not even for the rest of a batch, which is lost. Stopping what does not
// receive does nothing. Loop goroutine only.
func (u *UDP) RecvStop() {
	u.Loop().CheckGoroutine()
	if !u.is(receiving) {
		return
	}
	u.stopReceiving()
	u.watcher.Stop(uv.Readable)
	if u.watcher.Interest()&uv.Writable == 0 {
		u.Deactivate()
	}
}

func (u *UDP) stopReceiving() {
	u.state &^= receiving
	u.alloc, u.onRecv, u.slab = nil, nil, nil
}

// UsingRecvmmsg tells whether the handle receives in batches, as
// uv_udp_using_recvmmsg: whether NewEx was told Recvmmsg. Loop goroutine only.
func (u *UDP) UsingRecvmmsg() bool {
	u.Loop().CheckGoroutine()
	return u.is(batching)
}

var nobody netip.AddrPort

// receive is one pass: it goes on until nothing is left or something is wrong.
func (u *UDP) receive() {
	if !u.is(receiving) {
		return
	}
	b, used := batches.Get().(*batch), 1
	for left := recvsPerEvent; left > 0 && u.is(receiving); {
		buf := u.buffer()
		if buf == nil {
			break
		}
		if u.is(batching) {
			n := u.receiveBatch(b, buf)
			used = max(used, n)
			if left -= n; n == 0 {
				break
			}
			continue
		}
		left--
		m := &b.msgs[0]
		m.Buf = buf
		if _, errno := u.Socket().Receive(b.msgs[:1]); errno != 0 {
			u.nothing(errno, buf)
			break
		}
		u.onRecv(nil, buf[:m.N], m.Addr.AddrPort, partial(m))
	}
	b.release(used)
}

// buffer asks for one, nil if there is none or alloc stopped the handle.
func (u *UDP) buffer() []byte {
	var buf []byte
	switch {
	case u.alloc != nil && u.is(batching):
		buf = u.alloc(width * chunk)
	case u.alloc != nil:
		buf = u.alloc(chunk)
	case u.is(batching):
		if u.slab == nil {
			u.slab = make([]byte, width*chunk)
		}
		return u.slab
	default:
		return u.Loop().Slab()
	}
	if !u.is(receiving) {
		return nil
	}
	if len(buf) == 0 {
		u.onRecv(uv.ENOBUFS, buf, nobody, 0)
		return nil
	}
	return buf
}

// nothing tells that buf stayed empty.
func (u *UDP) nothing(errno uv.Errno, buf []byte) {
	if errno == syscall.EAGAIN {
		errno = 0
	}
	u.onRecv(fail(errno, "recvmsg", nobody), buf[:0], nobody, 0)
}

// receiveBatch fills buf and tells with how many datagrams; 0 ends the pass.
func (u *UDP) receiveBatch(b *batch, buf []byte) int {
	chunks := min(len(buf)/chunk, width)
	if chunks == 0 {
		u.onRecv(uv.EINVAL, buf[:0], nobody, 0)
		return 0
	}
	for i := range chunks {
		b.msgs[i].Buf = buf[i*chunk : (i+1)*chunk : (i+1)*chunk]
	}
	n, errno := u.Socket().Receive(b.msgs[:chunks])
	if errno != 0 {
		u.nothing(errno, buf)
		return 0
	}
	for i := 0; i < n && u.is(receiving); i++ {
		m := &b.msgs[i]
		u.onRecv(nil, m.Buf[:m.N], m.Addr.AddrPort, MmsgChunk|partial(m))
	}
	if u.is(receiving) {
		u.onRecv(nil, buf[:0], nobody, MmsgFree)
	}
	return n
}

func partial(m *uv.Message) Flags {
	if m.Truncated {
		return Partial
	}
	return 0
}

// receiveReports is a pass over the errors that the system keeps.
func (u *UDP) receiveReports() {
	for left := recvsPerEvent; left > 0 && u.is(receiving); left-- {
		buf := u.buffer()
		if buf == nil {
			return
		}
		r, errno := u.Socket().Report(buf)
		if errno != 0 {
			u.nothing(errno, buf)
			return
		}
		u.onRecv(fail(r.Errno, "recvmsg", r.To.AddrPort), buf[:r.N], netip.AddrPortFrom(r.From, 0), RecvErr)
	}
}
