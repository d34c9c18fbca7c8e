//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"net/netip"

	"golang.org/x/sys/unix"
)

// Send sends one by one: not all of these systems have sendmmsg.
func (s *socket) Send(msgs []Message) (int, Errno) {
	for i := range msgs {
		if errno := s.send(&msgs[i]); errno != 0 {
			if i > 0 {
				return i, 0
			}
			return 0, errno
		}
	}
	return len(msgs), 0
}

func (s *socket) send(m *Message) Errno {
	var to unix.Sockaddr
	if m.Addr != (Addr{}) {
		var no Errno
		if to, no = s.place(m.Addr); no != 0 {
			return no
		}
	}
	_, no := again(func() (int, error) {
		return unix.SendmsgBuffers(s.fd, m.Bufs, nil, to, sendFlags|unix.MSG_DONTWAIT)
	})
	return no
}

// place is sockaddr for all that a socket may be sent to or connected with.
// Datagrams go from IPv6 to IPv4 as they are, streams must ask for it.
func (s *socket) place(to Addr) (unix.Sockaddr, Errno) {
	if s.family == unix.AF_INET6 && s.typ == unix.SOCK_DGRAM && to.Addr().Is4() {
		to.AddrPort = netip.AddrPortFrom(netip.AddrFrom16(to.Addr().As16()), to.Port())
	}
	return s.ownPlace(to)
}

// ownPlace is one that the socket itself may have.
func (s *socket) ownPlace(at Addr) (unix.Sockaddr, Errno) {
	if s.family != unix.AF_UNIX {
		return s.sockaddr(at)
	}
	if at.Path == "" || at.Path[0] == 0 {
		return nil, unix.EINVAL // no abstract names here
	}
	return &unix.SockaddrUnix{Name: at.Path}, 0
}

func (s *socket) Receive(msgs []Message) (int, Errno) {
	for i := range msgs {
		m := &msgs[i]
		n, errno := again(func() (int, error) {
			n, _, flags, from, err := unix.RecvmsgBuffers(s.fd, [][]byte{m.Buf}, nil, recvFlags|unix.MSG_DONTWAIT)
			if err == nil {
				m.Addr, m.Truncated = addr(from), flags&unix.MSG_TRUNC != 0
			}
			return n, err
		})
		if errno != 0 {
			if i > 0 {
				return i, 0
			}
			return 0, errno
		}
		m.N = n
	}
	return len(msgs), 0
}

// Report has nothing to tell: RecvError is Linux's.
func (s *socket) Report([]byte) (Report, Errno) { return Report{}, unix.ENOTSUP }
