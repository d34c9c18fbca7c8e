//go:build !linux || uvgo_portable

package backend

import (
	"context"
	"errors"
	"maps"
	"net"
	"net/netip"
	"os"
	"strings"
	"syscall"
	"time"
)

// goSocket is a socket of the portable side: fresh, then bound, then a listener
// or one end of a connection; or one for datagrams. Its fields are guarded by
// the mutex of its backend.
type goSocket struct {
	seat
	domain  Domain
	typ     Type
	options map[Option]int // what was set, for descriptors to come

	blocking bool
	closed   bool
	number   int32 // of the descriptor, for owes; 0: not asked for yet

	bound    bool
	local    Addr // as it was asked for
	err      Errno
	listener listening
	dialing  context.CancelFunc // not nil: it is connecting
	stream   streaming
	packets  packets
}

// endpoint is what package net or os has for one end of a stream.
type endpoint interface {
	Read(p []byte) (int, error)
	Write(p []byte) (int, error)
	Close() error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
	SyscallConn() (syscall.RawConn, error)
}

func (s *goSocket) want() { s.kick() }
func (s *goSocket) rest() {}
func (s *goSocket) stir() { s.g.stir(s) }

// kick starts or stops the goroutine that reads or accepts.
func (s *goSocket) kick() {
	switch {
	case s.closed:
	case s.typ == Datagram:
		s.kickPackets()
	case s.listener.of != nil:
		s.kickListener()
	case s.stream.end != nil:
		s.kickReader()
	}
}

// begin notes that the socket has a goroutine that fetches from the system.
func (s *goSocket) begin() {
	s.g.busy[s] = struct{}{}
	if s.number == 0 {
		s.control(func(fd uintptr) Errno {
			s.number = int32(fd)
			return 0
		})
	}
}

// state is what the socket is ready for.
func (s *goSocket) state() Events {
	switch {
	case s.closed:
		return 0
	case s.typ == Datagram:
		return s.packetsState()
	case s.listener.of != nil && s.listener.on:
		return s.listenerState()
	case s.dialing != nil:
		return 0
	case s.stream.end == nil && s.err != 0:
		return Readable | Writable | Disconnect | Errored | Hangup
	case s.stream.end == nil:
		return Writable | Hangup // as a fresh TCP socket on Linux
	}
	return s.streamState()
}

func (s *goSocket) Error() Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.dialing != nil {
		return syscall.EINPROGRESS
	}
	return s.takeErr()
}

// takeErr gives the pending error, once.
func (s *goSocket) takeErr() Errno {
	errno := s.err
	s.err = 0
	return errno
}

func (s *goSocket) Family() (Domain, Type) { return s.domain, s.typ }

// SetBlocking makes Read, Write and Writev wait.
func (s *goSocket) SetBlocking(blocking bool) Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	s.blocking = blocking
	return 0
}

// raw is the way to the descriptor; nil if there is none.
func (s *goSocket) raw() syscall.RawConn {
	var of interface {
		SyscallConn() (syscall.RawConn, error)
	}
	switch {
	case s.stream.end != nil:
		of = s.stream.end
	case s.listener.of != nil:
		of = s.listener.of
	case s.packets.conn != nil:
		of = s.packets.conn
	default:
		return nil
	}
	rc, err := of.SyscallConn()
	if err != nil {
		return nil
	}
	return rc
}

// control calls do with the descriptor, if there is one.
func (s *goSocket) control(do func(fd uintptr) Errno) (errno Errno, ok bool) {
	rc := s.raw()
	if rc == nil {
		return 0, false
	}
	err := rc.Control(func(fd uintptr) { errno = do(fd) })
	if err != nil {
		errno = errnoOf(err)
	}
	return errno, true
}

func (s *goSocket) Set(opt Option, value int) Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.closed {
		return syscall.EBADF
	}
	errno, ok := s.control(func(fd uintptr) Errno { return s.setOption(fd, opt, value) })
	if !ok {
		errno = s.checkOption(opt, value)
	}
	if errno == 0 {
		s.options[opt] = value
	}
	return errno
}

func (s *goSocket) Get(opt Option) (value int, errno Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.closed {
		return 0, syscall.EBADF
	}
	errno, ok := s.control(func(fd uintptr) (errno Errno) {
		value, errno = s.getOption(fd, opt)
		return errno
	})
	if ok {
		return value, errno
	}
	if v, ok := s.options[opt]; ok {
		return v, 0
	}
	return s.usual(opt), 0
}

// usual is what an option is worth that was not set.
func (s *goSocket) usual(opt Option) int {
	switch opt {
	case SendBuffer, RecvBuffer:
		return room
	case TTL:
		return 64
	case MulticastTTL, MulticastLoop:
		return 1
	}
	return 0
}

// prepare sets what was asked for on a descriptor that package net has just
// made, before it is bound or connected. Where package net has opinions, ours
// are those of a fresh socket.
func (s *goSocket) prepare() func(network, _ string, rc syscall.RawConn) error {
	options, setInterface := s.optionsNow(), s.packets.iface // copies: this runs in a goroutine
	return func(network, _ string, rc syscall.RawConn) (err error) {
		var errno Errno
		err = rc.Control(func(fd uintptr) {
			for opt, value := range options {
				if opt == V6Only && !strings.HasSuffix(network, "6") || opt == Linger && value < 0 {
					continue
				}
				if errno = s.setOption(fd, opt, value); errno != 0 {
					return
				}
			}
			if setInterface != nil {
				errno = setInterface(fd)
			}
		})
		if errno != 0 {
			return errno
		}
		return err
	}
}

// optionsNow is a copy of the options.
func (s *goSocket) optionsNow() map[Option]int {
	all := map[Option]int{ReuseAddr: 0}
	if s.typ == Datagram {
		all[Broadcast] = 0
	}
	if s.domain == Inet6 {
		all[V6Only] = 0
	}
	maps.Copy(all, s.options)
	return all
}

func (s *goSocket) LocalAddr() (Addr, Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.closed {
		return Addr{}, syscall.EBADF
	}
	var at Addr
	if errno, ok := s.control(func(fd uintptr) (errno Errno) {
		at, errno = s.localAddr(fd)
		return errno
	}); ok {
		return s.seen(at), errno
	}
	if s.bound {
		return s.local, 0
	}
	return s.nowhere(), 0
}

func (s *goSocket) PeerAddr() (Addr, Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	switch {
	case s.closed:
		return Addr{}, syscall.EBADF
	case s.typ != Datagram && s.stream.end == nil, s.domain != Unix && s.typ == Stream && s.over():
		return Addr{}, syscall.ENOTCONN
	}
	var at Addr
	if errno, ok := s.control(func(fd uintptr) (errno Errno) {
		at, errno = s.peerAddr(fd)
		return errno
	}); ok {
		return s.seen(at), errno
	}
	return Addr{}, syscall.ENOTCONN
}

// nowhere is where an unbound socket is.
func (s *goSocket) nowhere() Addr {
	switch s.domain {
	case Inet4:
		return Addr{AddrPort: netip.AddrPortFrom(netip.IPv4Unspecified(), 0)}
	case Inet6:
		return Addr{AddrPort: netip.AddrPortFrom(netip.IPv6Unspecified(), 0)}
	}
	return Addr{}
}

// seen is an address as a socket of this family knows it: package net makes an
// IPv4 socket where an IPv6 one is to reach an IPv4 address.
func (s *goSocket) seen(at Addr) Addr {
	if s.domain == Inet6 && at.AddrPort.Addr().Is4() {
		at.AddrPort = netip.AddrPortFrom(netip.AddrFrom16(at.AddrPort.Addr().As16()), at.Port())
	}
	return at
}

// fits tells whether to is of this socket's family.
func (s *goSocket) fits(to Addr) bool {
	ip := to.AddrPort.Addr()
	switch s.domain {
	case Inet4:
		return ip.Unmap().Is4()
	case Inet6:
		return ip.Is6()
	}
	return true
}

// network is what package net calls a socket of this type at an address.
func (s *goSocket) network(at Addr) string {
	name := "tcp"
	switch {
	case s.domain == Unix:
		return "unix"
	case s.typ == Datagram:
		name = "udp"
	}
	if at.AddrPort.Addr().Unmap().Is4() {
		return name + "4"
	}
	return name + "6"
}

// text is an address as package net takes it.
func (s *goSocket) text(at Addr) string {
	if s.domain != Unix {
		return netip.AddrPortFrom(at.AddrPort.Addr().Unmap(), at.Port()).String()
	}
	if name, ok := strings.CutPrefix(at.Path, "\x00"); ok {
		return "@" + name
	}
	return at.Path
}

func (s *goSocket) FD() (fd int, ok bool) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	fd = -1
	if !s.closed {
		s.control(func(n uintptr) Errno {
			fd = int(n)
			return 0
		})
	}
	return fd, fd >= 0
}

// WriteWith passes nothing: sockets of the Unix domain, which can, are borrowed
// ones. Over TCP nothing is passed on Linux either.
func (s *goSocket) WriteWith(bufs [][]byte, passed Socket) (int, Errno) {
	if s.domain == Unix {
		return 0, syscall.ENOTSUP
	}
	return s.Writev(bufs)
}

func (s *goSocket) ReadWith(p []byte, passed []Socket) (int, []Socket, Errno) {
	n, errno := s.Read(p)
	return n, passed, errno
}

func (s *goSocket) Close() Errno {
	g := s.g
	g.mu.Lock()
	defer g.mu.Unlock()
	if s.closed {
		return syscall.EBADF
	}
	s.closed = true
	s.interest = 0
	if s.dialing != nil {
		s.dialing()
		s.dialing = nil
	}
	s.closeListener()
	s.closePackets()
	s.closeStream()
	return 0
}

// errnoOf is the number in an error of package net or os.
func errnoOf(err error) Errno {
	var errno Errno
	var address *net.AddrError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &errno):
		return translate(errno)
	case errors.Is(err, context.Canceled):
		return syscall.ECANCELED
	case errors.Is(err, net.ErrClosed), errors.Is(err, os.ErrClosed):
		return syscall.EBADF
	case errors.Is(err, os.ErrDeadlineExceeded):
		return syscall.EAGAIN
	case errors.As(err, &address):
		return syscall.EINVAL
	}
	return syscall.EIO
}
