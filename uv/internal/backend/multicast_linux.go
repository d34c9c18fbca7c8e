package backend

import (
	"net/netip"
	"unsafe"

	"golang.org/x/sys/unix"
)

func (s *socket) Join(m Membership) Errno {
	return s.membership(m, unix.IP_ADD_MEMBERSHIP, unix.IP_ADD_SOURCE_MEMBERSHIP, unix.IPV6_ADD_MEMBERSHIP, unix.MCAST_JOIN_SOURCE_GROUP)
}

func (s *socket) Leave(m Membership) Errno {
	return s.membership(m, unix.IP_DROP_MEMBERSHIP, unix.IP_DROP_SOURCE_MEMBERSHIP, unix.IPV6_DROP_MEMBERSHIP, unix.MCAST_LEAVE_SOURCE_GROUP)
}

// sourceMembership is the kernel's group_source_req. Its addresses are as wide
// as any and begin where a word may.
type sourceMembership struct {
	iface         uint32
	group, source struct {
		_ [0]uintptr
		unix.RawSockaddrInet6
		_ [128 - unix.SizeofSockaddrInet6]byte
	}
}

// membership joins or leaves by one of four options.
func (s *socket) membership(m Membership, four, fourSource, six, sixSource int) Errno {
	switch group, source, iface := m.Group, m.Source, m.Interface; {
	case !group.IsMulticast() || iface.IsValid() && iface.Is4() != group.Is4() || source.IsValid() && source.Is4() != group.Is4():
		return unix.EINVAL
	case group.Is4():
		address := [4]byte{}
		if iface.IsValid() {
			address = iface.As4()
		}
		to := group.As4()
		if !source.IsValid() {
			return errno(unix.SetsockoptIPMreq(s.fd, unix.IPPROTO_IP, four, &unix.IPMreq{Multiaddr: to, Interface: address}))
		}
		// ip_mreq_source has the interface in the middle.
		from := source.As4()
		raw := append(append(to[:], address[:]...), from[:]...)
		return errno(unix.SetsockoptString(s.fd, unix.IPPROTO_IP, fourSource, string(raw)))
	default:
		zone := iface.Zone()
		if zone == "" {
			zone = group.Zone()
		}
		id := zoneID(zone)
		if zone != "" && id == 0 {
			return unix.ENODEV
		}
		if !source.IsValid() {
			return errno(unix.SetsockoptIPv6Mreq(s.fd, unix.IPPROTO_IPV6, six, &unix.IPv6Mreq{Multiaddr: group.As16(), Interface: id}))
		}
		req := sourceMembership{iface: id}
		req.group.Family, req.group.Addr = unix.AF_INET6, group.As16()
		req.source.Family, req.source.Addr = unix.AF_INET6, source.As16()
		raw := unsafe.Slice((*byte)(unsafe.Pointer(&req)), unsafe.Sizeof(req))
		return errno(unix.SetsockoptString(s.fd, unix.IPPROTO_IPV6, sixSource, string(raw)))
	}
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
		return unix.ENODEV
	}
	return errno(unix.SetsockoptInt(s.fd, unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_IF, int(id)))
}
