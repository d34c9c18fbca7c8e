// Package tcp is TCP on the loop: servers and connections, as uv_tcp_t.
//
// A TCP handle is a server or a connection, depending on what is done with it:
//
//	server := tcp.New(loop)            client := tcp.New(loop)
//	server.Bind(addr, 0)               client.Connect(addr, onConnect)
//	server.Listen(128, onConnection)   client.Write(data, onDone)
//
// A connection comes from Accept in onConnection, or from Connect; from then
// on it is a stream.Stream: ReadStart, Write, Shutdown, Close. The socket is
// made by the call that needs it first: Bind, Listen or Connect.
//
// Errors of the system are *uv.Error with the address they are about, as
// Node's are: "connect ECONNREFUSED 127.0.0.1:9".
package tcp

import (
	"net/netip"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

var kind = stream.Kind("tcp")

// TCP is a server or a connection, as uv_tcp_t.
type TCP struct {
	stream.Stream
	inUse *uv.Error // what Bind met and Listen or Connect will tell
	wish  wish
}

// New makes a handle without a socket, as uv_tcp_init. Loop goroutine only.
func New(loop *uv.Loop) *TCP {
	t := new(TCP)
	t.Init(loop, kind, t)
	return t
}

// NewSocket makes a handle with a socket of one family, uv.Inet4 or uv.Inet6,
// as uv_tcp_init_ex: its descriptor is there, and options take effect, before
// Bind or Connect. Another family is EINVAL. Loop goroutine only.
func NewSocket(loop *uv.Loop, family uv.Domain) (*TCP, error) {
	if family != uv.Inet4 && family != uv.Inet6 {
		return nil, uv.EINVAL
	}
	sock, errno := loop.NewSocket(family, uv.StreamSocket)
	if errno != 0 {
		return nil, fail(errno, "socket", netip.AddrPort{})
	}
	t := New(loop)
	return t, t.Attach(sock, false, false)
}

// Open adopts a descriptor that came from elsewhere, as uv_tcp_open: a fresh,
// bound, listening or connected socket. It becomes non-blocking, and the
// handle's own. Open is EBUSY if the handle has a socket, EEXIST if the loop
// has the descriptor, EINVAL on a closing handle. Loop goroutine only.
func (t *TCP) Open(fd int) error {
	if t.IsClosing() {
		return uv.EINVAL
	}
	if t.Socket() != nil {
		return uv.EBUSY
	}
	sock, errno := t.Loop().Adopt(fd)
	if errno != 0 {
		return fail(errno, "open", netip.AddrPort{})
	}
	return t.attach(sock, true)
}

// attach takes the socket and does what was asked for before there was one.
func (t *TCP) attach(sock uv.Socket, connected bool) error {
	if err := t.Attach(sock, connected, connected); err != nil {
		return err
	}
	return t.grantWish()
}

// need makes the socket if there is none.
func (t *TCP) need(to netip.AddrPort) error {
	if t.Socket() != nil {
		return nil
	}
	family := uv.Inet4
	if to.Addr().Is6() {
		family = uv.Inet6
	}
	sock, errno := t.Loop().NewSocket(family, uv.StreamSocket)
	if errno != 0 {
		return fail(errno, "socket", netip.AddrPort{})
	}
	return t.attach(sock, false)
}

// BindFlags are uv_tcp_flags.
type BindFlags uint8

const (
	// IPv6Only, UV_TCP_IPV6ONLY, keeps an IPv6 socket from taking IPv4 connections too.
	IPv6Only BindFlags = 1 << iota
	// ReusePort, UV_TCP_REUSEPORT, lets several sockets listen on one port; the system spreads
	// connections over them.
	ReusePort
)

// Bind gives the handle a local address, as uv_tcp_bind. The unspecified
// addresses 0.0.0.0 and :: stand for all of the machine's, port 0 for one that
// is free, which SockName tells.
//
// An address in use is no error of Bind: Listen, Connect and SockName tell
// EADDRINUSE. Bind is EINVAL on a closing handle, on one that is bound, for
// the zero AddrPort, for an address of another family than the socket's, and
// for IPv6Only with IPv4. Loop goroutine only.
func (t *TCP) Bind(addr netip.AddrPort, flags BindFlags) error {
	if t.IsClosing() || !addr.IsValid() || flags&IPv6Only != 0 && !addr.Addr().Is6() {
		return uv.EINVAL
	}
	if err := t.need(addr); err != nil {
		return err
	}
	sock := t.Socket()
	errno := sock.Set(uv.ReuseAddr, 1)
	if errno == 0 && flags&ReusePort != 0 {
		errno = sock.Set(uv.ReusePort, 1)
	}
	if errno == 0 && addr.Addr().Is6() {
		errno = sock.Set(uv.V6Only, int(flags&IPv6Only))
	}
	if errno == 0 {
		errno = sock.Bind(uv.Addr{AddrPort: addr})
	}
	t.inUse = nil
	switch errno {
	case 0:
		return nil
	case syscall.EADDRINUSE:
		t.inUse = fail(errno, "bind", addr).(*uv.Error)
		return nil
	case syscall.EAFNOSUPPORT:
		return uv.EINVAL
	}
	return fail(errno, "bind", addr)
}

// told is what Bind met, told by a later call.
func (t *TCP) told(call string) error {
	e := *t.inUse
	e.Syscall = call
	return &e
}

// Listen makes onConnection run for each connection, as uv_listen; see
// stream.Stream.Listen. Without Bind it listens on some free port of all IPv4
// addresses. It is EADDRINUSE if that was Bind's answer. Loop goroutine only.
func (t *TCP) Listen(backlog int, onConnection func(err error)) error {
	if onConnection == nil || t.IsClosing() {
		return uv.EINVAL
	}
	if t.inUse != nil {
		return t.told("listen")
	}
	if err := t.need(netip.AddrPort{}); err != nil {
		return err
	}
	err := t.Stream.Listen(backlog, onConnection)
	if e, ok := err.(*uv.Error); ok {
		if name, errno := t.Socket().LocalAddr(); errno == 0 && name.IsValid() {
			e.Addr, e.Port = name.Addr().String(), int(name.Port())
		}
	}
	return err
}

// Accept gives the connection that was announced to client, as uv_accept; see
// stream.Stream.Accept. Loop goroutine only.
func (t *TCP) Accept(client *TCP) error { return t.Stream.Accept(client) }

// Connect starts to connect and calls onConnect when that is over, as
// uv_tcp_connect. Writes before that wait for it. Refusal comes through
// onConnect, as a *uv.Error with the address; so does ECANCELED, bare, if the
// handle is closed first.
//
// A link-local IPv6 address without zone gets that of some interface that has
// such addresses.
//
// Connect is EALREADY while it is connecting, EINVAL on a closing handle,
// without onConnect, or for the zero AddrPort, and a *uv.Error if the system
// refuses at once, with EISCONN or ENETUNREACH, say. onConnect does not run
// then. Loop goroutine only.
func (t *TCP) Connect(addr netip.AddrPort, onConnect func(err error)) error {
	switch {
	case t.IsClosing() || onConnect == nil || !addr.IsValid():
		return uv.EINVAL
	case t.IsConnecting():
		return uv.EALREADY
	}
	if err := t.need(addr); err != nil {
		return err
	}
	var failed uv.Errno
	if t.inUse != nil {
		failed = syscall.EADDRINUSE
	} else {
		switch errno := t.Socket().Connect(uv.Addr{AddrPort: scoped(addr)}); errno {
		case 0, syscall.EINPROGRESS:
		case syscall.ECONNREFUSED:
			failed = errno
		default:
			return fail(errno, "connect", addr)
		}
	}
	return t.BeginConnect(failed, func(errno uv.Errno) {
		t.inUse = nil
		onConnect(fail(errno, "connect", addr))
	})
}

// SockName is the local address, as uv_tcp_getsockname: EBADF without a
// socket, EADDRINUSE if that was Bind's answer. Loop goroutine only.
func (t *TCP) SockName() (netip.AddrPort, error) {
	return t.name("getsockname", uv.Socket.LocalAddr)
}

// PeerName is the other side's address, as uv_tcp_getpeername: EBADF without a
// socket, ENOTCONN if it is not connected. Loop goroutine only.
func (t *TCP) PeerName() (netip.AddrPort, error) {
	return t.name("getpeername", uv.Socket.PeerAddr)
}

func (t *TCP) name(call string, of func(uv.Socket) (uv.Addr, uv.Errno)) (netip.AddrPort, error) {
	if t.inUse != nil {
		return netip.AddrPort{}, t.told(call)
	}
	if t.Socket() == nil {
		return netip.AddrPort{}, uv.EBADF
	}
	addr, errno := of(t.Socket())
	return addr.AddrPort, fail(errno, call, netip.AddrPort{})
}

// CloseReset is Close that sends RST, as uv_tcp_close_reset: once the peer has
// read what arrived before, its read is ECONNRESET. It is EINVAL while a
// Shutdown is in flight, EBADF without a socket; the handle is not closed
// then. Loop goroutine only.
func (t *TCP) CloseReset(onClose func()) error {
	if t.IsShuttingDown() {
		return uv.EINVAL
	}
	if t.Socket() == nil {
		return uv.EBADF
	}
	if errno := t.Socket().Set(uv.Linger, 0); errno != 0 {
		return fail(errno, "setsockopt", netip.AddrPort{})
	}
	t.Close(onClose)
	return nil
}

// fail makes an error of what a verb of the socket answered; nil of 0.
func fail(errno uv.Errno, call string, addr netip.AddrPort) error {
	switch errno {
	case 0:
		return nil
	case syscall.ECANCELED:
		return uv.ECANCELED
	}
	e := &uv.Error{Code: uv.FromErrno(errno), Syscall: call}
	if addr.IsValid() {
		e.Addr, e.Port = addr.Addr().String(), int(addr.Port())
	}
	return e
}
