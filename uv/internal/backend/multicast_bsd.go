//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"encoding/binary"
	"net/netip"

	"golang.org/x/sys/unix"
)

func (s *socket) Join(m Membership) Errno {
	return s.membership(m, unix.IP_ADD_MEMBERSHIP, joinSource, unix.IPV6_JOIN_GROUP, joinSource6)
}

func (s *socket) Leave(m Membership) Errno {
	return s.membership(m, unix.IP_DROP_MEMBERSHIP, leaveSource, unix.IPV6_LEAVE_GROUP, leaveSource6)
}

// membership joins or leaves by one of four options; 0 is one that the system
// has not.
func (s *socket) membership(m Membership, four, fourSource, six, sixSource int) Errno {
	group, source, iface := m.Group, m.Source, m.Interface
	if !group.IsMulticast() || iface.IsValid() && iface.Is4() != group.Is4() || source.IsValid() && source.Is4() != group.Is4() {
		return unix.EINVAL
	}
	if group.Is4() {
		to, address := group.As4(), [4]byte{}
		if iface.IsValid() {
			address = iface.As4()
		}
		if !source.IsValid() {
			return errno(unix.SetsockoptIPMreq(s.fd, unix.IPPROTO_IP, four, &unix.IPMreq{Multiaddr: to, Interface: address}))
		}
		if fourSource == 0 {
			return unix.ENOTSUP
		}
		// ip_mreq_source has the interface at the end, where Linux has the sender.
		from := source.As4()
		raw := append(append(to[:], from[:]...), address[:]...)
		return errno(unix.SetsockoptString(s.fd, unix.IPPROTO_IP, fourSource, string(raw)))
	}
	zone := iface.Zone()
	if zone == "" {
		zone = group.Zone()
	}
	id := zoneID(zone)
	switch {
	case zone != "" && id == 0:
		return unix.ENXIO
	case !source.IsValid():
		return errno(unix.SetsockoptIPv6Mreq(s.fd, unix.IPPROTO_IPV6, six, &unix.IPv6Mreq{Multiaddr: group.As16(), Interface: id}))
	case sixSource == 0:
		return unix.ENOTSUP
	}
	return errno(unix.SetsockoptString(s.fd, unix.IPPROTO_IPV6, sixSource, sourceRequest(id, group, source)))
}

// sourceRequest is the kernel's group_source_req. Where its addresses begin is
// the system's business: macOS packs them, FreeBSD aligns them to a word.
func sourceRequest(id uint32, group, source netip.Addr) string {
	const storage = 128 // of an address of any kind
	begin := sourceAlign
	raw := make([]byte, begin+2*storage)
	binary.NativeEndian.PutUint32(raw, id)
	for i, ip := range []netip.Addr{group, source} {
		sa := raw[begin+i*storage:]
		sa[0], sa[1] = unix.SizeofSockaddrInet6, unix.AF_INET6
		address := ip.As16()
		copy(sa[8:], address[:])
	}
	return string(raw)
}

func (s *socket) MulticastInterface(iface netip.Addr) Errno {
	if iface.Is4() || !iface.IsValid() && s.family == unix.AF_INET {
		address := [4]byte{}
		if iface.IsValid() {
			address = iface.As4()
		}
		return errno(unix.SetsockoptInet4Addr(s.fd, unix.IPPROTO_IP, unix.IP_MULTICAST_IF, address))
	}
	id := zoneID(iface.Zone())
	if iface.Zone() != "" && id == 0 {
		return unix.ENXIO
	}
	return errno(unix.SetsockoptInt(s.fd, unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_IF, int(id)))
}
