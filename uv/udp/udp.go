// Package udp is UDP on the loop, as uv_udp_t: sockets that send and receive
// datagrams.
//
// # Usage
//
//	server := udp.New(loop)                      client := udp.New(loop)
//	server.Bind(addr, 0)                         client.Send(data, addr, onSent)
//	server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) { ... })
//
// The socket is made by the call that needs it first: Bind, Connect, Send,
// RecvStart or SetMembership, which bind it to a free port of all addresses if
// nobody has. After Connect it sends to one address and hears no other.
//
// # What UDP promises
//
// A datagram arrives whole, or not at all, or twice, or late. That a send
// succeeded says that the system took it. Where nobody listens, some systems
// answer: a connected socket then meets ECONNREFUSED in its next send or
// receive; one that was bound with RecvErr hears more.
//
// # Errors
//
// What the system refused is a *uv.Error that names the call and, where there
// is one, the address, as Node's are: "send EMSGSIZE 127.0.0.1:9". What the
// handle refuses itself is a bare uv.Code.
//
// # Memory
//
// A handle that waits for data has no buffer: one is asked for when there is
// something to receive. Sends and receives in the steady state allocate
// nothing, as long as addresses name their zone by its number, as those that
// arrive do.
package udp

import (
	"net/netip"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Flags are uv_udp_flags, with libuv's numbers.
type Flags uint16

const (
	// IPv6Only makes Bind keep an IPv6 socket from taking IPv4 datagrams too.
	IPv6Only Flags = 1 << 0

	// Partial tells onRecv that the datagram was longer than its buffer. The
	// rest is lost.
	Partial Flags = 1 << 1

	// ReuseAddr lets several sockets bind one address, if all say so. On Linux
	// the last of them receives what is sent there, though all receive
	// multicast.
	ReuseAddr Flags = 1 << 2

	// MmsgChunk tells onRecv that other datagrams share the buffer that this one
	// is in: see Recvmmsg.
	MmsgChunk Flags = 1 << 3

	// MmsgFree tells onRecv that a shared buffer has been told to its end.
	MmsgFree Flags = 1 << 4

	// RecvErr makes Bind ask Linux for all errors that come back by ICMP, not
	// only those of connected sockets. Each reaches onRecv, with RecvErr among
	// its flags. Elsewhere it does nothing.
	RecvErr Flags = 1 << 5

	// ReusePort lets several sockets bind one port, if all say so; the system
	// spreads what arrives over them, by the sender's address.
	ReusePort Flags = 1 << 6

	// Recvmmsg makes NewEx turn batch receiving on, for sockets that are never
	// idle: one system call fills one large buffer with up to 20 datagrams.
	// onRecv gets each, with MmsgChunk; then, with MmsgFree, an empty call that
	// gives the buffer back to whoever keeps such.
	Recvmmsg Flags = 1 << 8
)

// Membership says what SetMembership is to do, as uv_membership.
type Membership uint8

const (
	LeaveGroup Membership = iota // UV_LEAVE_GROUP
	JoinGroup                    // UV_JOIN_GROUP
)

// UDP is a socket for datagrams, as uv_udp_t. It is active while it receives or
// has sends in its queue.
type UDP struct {
	uv.Handle
	watcher uv.Watcher
	state   state

	alloc  func(suggested int) []byte
	onRecv func(err error, data []byte, from netip.AddrPort, flags Flags)
	slab   []byte // for batches without alloc

	queue sendList // to be sent
	done  sendList // sent or failed; callbacks to come
	size  int      // bytes in both
	count int      // requests in both
}

type state uint8

const (
	receiving state = 1 << iota // between RecvStart and RecvStop
	batching                    // receives by recvmmsg
	connected
	reporting // the system keeps errors for us
	calling   // send callbacks run
)

func (u *UDP) is(st state) bool { return u.state&st != 0 }

var kind = &uv.HandleKind{
	Name:    "udp",
	Closing: func(owner uv.AnyHandle) { owner.(hasUDP).inside().closing() },
	Closed:  func(owner uv.AnyHandle) { owner.(hasUDP).inside().closed() },
}

// inside finds the UDP in whatever embeds it.
func (u *UDP) inside() *UDP { return u }

type hasUDP interface{ inside() *UDP }

// New makes a handle without a socket, as uv_udp_init. Loop goroutine only.
func New(loop *uv.Loop) *UDP {
	u := new(UDP)
	u.Init(loop, kind, u)
	return u
}

// NewEx makes a handle as uv_udp_init_ex. With a family, uv.Inet4 or uv.Inet6,
// it has its socket at once: the descriptor is there, and options take effect,
// before Bind. 0 makes none. The one flag is Recvmmsg. Anything else is EINVAL.
// Loop goroutine only.
func NewEx(loop *uv.Loop, family uv.Domain, flags Flags) (*UDP, error) {
	if flags&^Recvmmsg != 0 || family != 0 && family != uv.Inet4 && family != uv.Inet6 {
		return nil, uv.EINVAL
	}
	var sock uv.Socket
	if family != 0 {
		var errno uv.Errno
		if sock, errno = loop.NewSocket(family, uv.DatagramSocket); errno != 0 {
			return nil, fail(errno, "socket", netip.AddrPort{})
		}
	}
	u := New(loop)
	if flags&Recvmmsg != 0 {
		u.state |= batching
	}
	if sock != nil {
		u.attach(sock)
	}
	return u, nil
}

// Open adopts a descriptor that came from elsewhere, as uv_udp_open: it is
// OpenEx with ReuseAddr. Loop goroutine only.
func (u *UDP) Open(fd int) error { return u.OpenEx(fd, ReuseAddr) }

// OpenEx adopts a datagram socket that came from elsewhere, fresh, bound or
// connected, as uv_udp_open_ex. It becomes non-blocking, and the handle's own.
// It may be of the Unix domain, too: see SendUnix.
//
// Flags are ReuseAddr and ReusePort, for a Bind to come. OpenEx is EINVAL for
// others and on a closing handle, EBUSY if the handle has a socket, EEXIST if
// the loop has the descriptor. The descriptor stays the caller's then. Loop
// goroutine only.
func (u *UDP) OpenEx(fd int, flags Flags) error {
	switch {
	case u.IsClosing() || flags&^(ReuseAddr|ReusePort) != 0:
		return uv.EINVAL
	case u.Socket() != nil:
		return uv.EBUSY
	}
	sock, errno := u.Loop().Adopt(fd)
	if errno == syscall.EEXIST {
		return uv.EEXIST
	}
	if errno != 0 {
		return fail(errno, "open", netip.AddrPort{})
	}
	if errno := reuse(sock, flags); errno != 0 {
		return fail(errno, "setsockopt", netip.AddrPort{})
	}
	u.attach(sock)
	return nil
}

// attach takes a socket and finds out what was done to it before.
func (u *UDP) attach(sock uv.Socket) {
	if _, errno := sock.PeerAddr(); errno == 0 {
		u.state |= connected
	}
	if on, errno := sock.Get(uv.RecvError); errno == 0 && on != 0 {
		u.state |= reporting
	}
	u.watcher.Init(u.Loop(), sock, u.onReady)
}

// Socket is what u moves its datagrams through; nil before there is one and
// after Close. It is for authors of handles. Loop goroutine only.
func (u *UDP) Socket() uv.Socket {
	u.Loop().CheckGoroutine()
	return u.watcher.Socket()
}

// Bind gives the handle a local address, as uv_udp_bind. The unspecified
// addresses 0.0.0.0 and :: stand for all of the machine's, port 0 for one that
// is free, which SockName tells.
//
// Flags are IPv6Only, ReuseAddr, ReusePort and RecvErr. Bind is EINVAL for
// others, on a closing handle, on one that is bound, for the zero AddrPort, for
// an address of another family than the socket's, and for IPv6Only with IPv4.
// An address in use is a *uv.Error at once, unlike tcp's. Loop goroutine only.
func (u *UDP) Bind(addr netip.AddrPort, flags Flags) error {
	if u.IsClosing() || !addr.IsValid() || flags&^(IPv6Only|ReuseAddr|ReusePort|RecvErr) != 0 ||
		flags&IPv6Only != 0 && !addr.Addr().Is6() {
		return uv.EINVAL
	}
	if u.Socket() == nil {
		family := uv.Inet4
		if addr.Addr().Is6() {
			family = uv.Inet6
		}
		sock, errno := u.Loop().NewSocket(family, uv.DatagramSocket)
		if errno != 0 {
			return fail(errno, "socket", netip.AddrPort{})
		}
		u.attach(sock)
	}
	sock := u.Socket()
	var errno uv.Errno
	if flags&RecvErr != 0 {
		switch errno = sock.Set(uv.RecvError, 1); errno {
		case 0:
			u.state |= reporting
		case syscall.ENOTSUP:
			errno = 0
		}
	}
	if errno == 0 {
		errno = reuse(sock, flags)
	}
	if errno == 0 && flags&IPv6Only != 0 {
		errno = sock.Set(uv.V6Only, 1)
	}
	if errno == 0 {
		errno = sock.Bind(uv.Addr{AddrPort: addr})
	}
	if errno == syscall.EAFNOSUPPORT {
		return uv.EINVAL
	}
	return fail(errno, "bind", addr)
}

func reuse(sock uv.Socket, flags Flags) uv.Errno {
	if flags&ReuseAddr != 0 {
		if errno := sock.Set(uv.ReuseAddr, 1); errno != 0 {
			return errno
		}
	}
	if flags&ReusePort != 0 {
		return sock.Set(uv.ReusePort, 1)
	}
	return 0
}

// need binds the handle to a free port of all addresses if it has no socket.
func (u *UDP) need(four bool, flags Flags) error {
	if u.Socket() != nil {
		return nil
	}
	ip := netip.IPv6Unspecified()
	if four {
		ip = netip.IPv4Unspecified()
	}
	return u.Bind(netip.AddrPortFrom(ip, 0), flags)
}

// Connect fixes the peer, as uv_udp_connect: sends go there and name no
// address, and nobody else is heard. Nothing is sent, so that it is over when
// Connect returns. Disconnect undoes it.
//
// Connect is EINVAL on a closing handle and for the zero AddrPort, EISCONN if
// the handle is connected, and a *uv.Error if the system finds no way there.
// Loop goroutine only.
func (u *UDP) Connect(addr netip.AddrPort) error {
	switch {
	case u.IsClosing() || !addr.IsValid():
		return uv.EINVAL
	case u.is(connected):
		return uv.EISCONN
	}
	if err := u.need(addr.Addr().Is4(), 0); err != nil {
		return err
	}
	if errno := u.Socket().Connect(uv.Addr{AddrPort: addr}); errno != 0 {
		return fail(errno, "connect", addr)
	}
	u.state |= connected
	return nil
}

// Disconnect takes the peer away, as uv_udp_connect without an address. The
// local port stays if Bind named it; one that the system chose may be given
// back, by Linux for one, and the next send gets another. Disconnect is
// ENOTCONN if the handle is not connected. Loop goroutine only.
func (u *UDP) Disconnect() error {
	if u.Socket() == nil || !u.is(connected) {
		return uv.ENOTCONN
	}
	if errno := u.Socket().Connect(uv.Addr{}); errno != 0 {
		return fail(errno, "connect", netip.AddrPort{})
	}
	u.state &^= connected
	return nil
}

// SockName is the local address, as uv_udp_getsockname: EBADF without a socket.
// Loop goroutine only.
func (u *UDP) SockName() (netip.AddrPort, error) {
	return u.name("getsockname", uv.Socket.LocalAddr)
}

// PeerName is the address of Connect, as uv_udp_getpeername: EBADF without a
// socket, ENOTCONN if it is not connected. Loop goroutine only.
func (u *UDP) PeerName() (netip.AddrPort, error) {
	return u.name("getpeername", uv.Socket.PeerAddr)
}

func (u *UDP) name(call string, of func(uv.Socket) (uv.Addr, uv.Errno)) (netip.AddrPort, error) {
	if u.Socket() == nil {
		return netip.AddrPort{}, uv.EBADF
	}
	addr, errno := of(u.Socket())
	return addr.AddrPort, fail(errno, call, netip.AddrPort{})
}

// onReady is told what the socket is ready for.
func (u *UDP) onReady(ev uv.Events) {
	if ev&(uv.Readable|uv.Errored|uv.Hangup) != 0 {
		u.receive()
	}
	if ev&uv.Errored != 0 && u.is(reporting) {
		u.receiveReports()
	}
	// Errors make sends due, too: the next one meets them.
	if u.Socket() != nil && ev&(uv.Writable|uv.Errored|uv.Hangup) != 0 {
		u.flush()
		u.callBack()
	}
}

// closing is the first half of Close.
func (u *UDP) closing() {
	u.stopReceiving()
	if u.Socket() == nil {
		return
	}
	if fd, ok := u.Socket().FD(); ok && fd <= 2 {
		u.watcher.Detach() // nothing good comes of closing standard streams
	} else {
		u.watcher.Close()
	}
}

// closed ends the sends in flight, in their order: some with what the system
// said before, the others cancelled.
func (u *UDP) closed() {
	for !u.queue.empty() {
		s := u.queue.pop()
		s.err = uv.ECANCELED
		u.done.push(s)
	}
	u.callBack()
}

// fail makes an error of what a verb of the socket answered; nil of 0.
func fail(errno uv.Errno, call string, addr netip.AddrPort) error {
	if errno == 0 {
		return nil
	}
	e := &uv.Error{Code: uv.FromErrno(errno), Syscall: call}
	if addr.IsValid() {
		e.Addr, e.Port = addr.Addr().String(), int(addr.Port())
	}
	return e
}
