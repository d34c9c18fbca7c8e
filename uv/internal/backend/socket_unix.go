//go:build linux || darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"net/netip"
	"strconv"

	"golang.org/x/sys/unix"
)

// What the sockets of Linux, macOS and the BSDs share.

func (s *socket) Family() (domain Domain, typ Type) {
	switch s.family {
	case unix.AF_INET:
		domain = Inet4
	case unix.AF_INET6:
		domain = Inet6
	case unix.AF_UNIX:
		domain = Unix
	}
	switch s.typ {
	case unix.SOCK_STREAM:
		typ = Stream
	case unix.SOCK_DGRAM:
		typ = Datagram
	}
	return domain, typ
}

// errno is the number in an error of x/sys/unix.
func errno(err error) Errno {
	if err == nil {
		return 0
	}
	return err.(Errno)
}

// sockaddr writes an IP address as this socket's family wants it.
func (s *socket) sockaddr(to Addr) (unix.Sockaddr, Errno) {
	ip := to.AddrPort.Addr()
	switch {
	case s.family == unix.AF_INET && ip.Unmap().Is4():
		return &unix.SockaddrInet4{Port: int(to.Port()), Addr: ip.As4()}, 0
	case s.family == unix.AF_INET6 && ip.Is6():
		return &unix.SockaddrInet6{Port: int(to.Port()), Addr: ip.As16(), ZoneId: zoneID(ip.Zone())}, 0
	}
	return nil, unix.EAFNOSUPPORT
}

// addr reads an address; of the Unix domain only where names are paths.
func addr(sa unix.Sockaddr) Addr {
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		return Addr{AddrPort: netip.AddrPortFrom(netip.AddrFrom4(sa.Addr), uint16(sa.Port))}
	case *unix.SockaddrInet6:
		ip := netip.AddrFrom16(sa.Addr)
		if sa.ZoneId != 0 {
			ip = ip.WithZone(strconv.FormatUint(uint64(sa.ZoneId), 10))
		}
		return Addr{AddrPort: netip.AddrPortFrom(ip, uint16(sa.Port))}
	case *unix.SockaddrUnix:
		return Addr{Path: sa.Name}
	}
	return Addr{}
}
