//go:build !linux || uvgo_portable

package backend

import (
	"context"
	"net"
	"net/netip"
	"syscall"
)

func (s *goSocket) Connect(to Addr) Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	switch {
	case s.closed:
		return syscall.EBADF
	case s.typ == Datagram:
		return s.connectPackets(to)
	case s.stream.end != nil:
		return syscall.EISCONN
	case s.dialing != nil:
		return syscall.EALREADY
	case s.listener.on:
		return syscall.EINVAL
	case !s.fits(to):
		return syscall.EAFNOSUPPORT
	}
	dialer := net.Dialer{Control: s.prepare(), KeepAlive: -1, FallbackDelay: -1}
	if s.bound {
		dialer.LocalAddr = s.tcpAddr(s.giveUpBound())
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.dialing = cancel
	network, text := s.network(to), s.text(to)
	go func() {
		conn, err := dialer.DialContext(ctx, network, text)
		cancel()
		var end endpoint
		if err == nil {
			if tcp, ok := conn.(*net.TCPConn); ok && s.optionsOff(NoDelay) {
				tcp.SetNoDelay(false) // package net takes it for granted
			}
			end = conn.(endpoint)
		}
		s.dialed(end, errnoOf(err))
	}()
	return syscall.EINPROGRESS
}

func (s *goSocket) optionsOff(opt Option) bool {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	return s.options[opt] == 0
}

// dialed ends a connect.
func (s *goSocket) dialed(end endpoint, errno Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.closed {
		if end != nil {
			end.Close()
		}
		return
	}
	s.dialing = nil
	s.err = errno
	if errno == 0 {
		s.connected(end)
	}
	s.stir()
	s.kick()
}

// giveUpBound closes the listener that held the address which the connection is
// to come from.
func (s *goSocket) giveUpBound() Addr {
	shared.Delete(s.local)
	at := s.local
	if l := &s.listener; l.of != nil {
		if now, errno := s.localNow(); errno == 0 {
			at = now
		}
		l.of.Close()
		*l = listening{}
		s.number = 0
	}
	return at
}

func (s *goSocket) tcpAddr(at Addr) net.Addr {
	if s.domain == Unix {
		return &net.UnixAddr{Name: s.text(at), Net: "unix"}
	}
	return net.TCPAddrFromAddrPort(netip.AddrPortFrom(at.AddrPort.Addr().Unmap(), at.Port()))
}
