package udp

import (
	"net/netip"

	"github.com/uvgo/uvgo/uv"
)

// SetMembership makes the handle join a multicast group, or leave it, as
// uv_udp_set_membership. iface says on which interface: one of its addresses for
// an IPv4 group; for IPv6 any address with its zone, or the zone of group; the
// zero Addr leaves the choice to the system. A handle without a socket is bound
// first, to a free port of all addresses of the group's family, with ReuseAddr.
//
// It is EINVAL on a closing handle, for what is no group or no Membership, and
// if the families differ; and a *uv.Error of the system, with ENODEV for an
// interface that does not exist. Loop goroutine only.
func (u *UDP) SetMembership(group, iface netip.Addr, m Membership) error {
	return u.setMembership(uv.Membership{Group: group, Interface: iface}, m)
}

// SetSourceMembership is SetMembership for datagrams that source sends to the
// group, and no others, as uv_udp_set_source_membership. Loop goroutine only.
func (u *UDP) SetSourceMembership(group, iface, source netip.Addr, m Membership) error {
	if u.IsClosing() || !source.IsValid() {
		return uv.EINVAL
	}
	return u.setMembership(uv.Membership{Group: group, Source: source, Interface: iface}, m)
}

func (u *UDP) setMembership(of uv.Membership, m Membership) error {
	if u.IsClosing() || !of.Group.IsMulticast() || m > JoinGroup {
		return uv.EINVAL
	}
	if err := u.need(of.Group.Is4(), ReuseAddr); err != nil {
		return err
	}
	do := u.Socket().Leave
	if m == JoinGroup {
		do = u.Socket().Join
	}
	return fail(do(of), "setsockopt", netip.AddrPort{})
}

// SetMulticastInterface chooses the interface that multicast leaves by, as
// uv_udp_set_multicast_interface; it is named as in SetMembership. It is EBADF
// without a socket. Loop goroutine only.
func (u *UDP) SetMulticastInterface(iface netip.Addr) error {
	if u.Socket() == nil {
		return uv.EBADF
	}
	return fail(u.Socket().MulticastInterface(iface), "setsockopt", netip.AddrPort{})
}

// SetMulticastLoop makes this machine hear the multicast it sends, or not, as
// uv_udp_set_multicast_loop. It does at first. EBADF without a socket. Loop
// goroutine only.
func (u *UDP) SetMulticastLoop(on bool) error { return u.set(uv.MulticastLoop, bit(on)) }

// SetMulticastTTL is how many routers multicast may pass, as
// uv_udp_set_multicast_ttl: 0 to 255, at first 1, else EINVAL. EBADF without a
// socket. Loop goroutine only.
func (u *UDP) SetMulticastTTL(ttl int) error { return u.setTTL(uv.MulticastTTL, ttl, 0) }

// SetTTL is how many routers other datagrams may pass, as uv_udp_set_ttl: 1 to
// 255, else EINVAL. EBADF without a socket. Loop goroutine only.
func (u *UDP) SetTTL(ttl int) error { return u.setTTL(uv.TTL, ttl, 1) }

// SetBroadcast allows sends to broadcast addresses, which are EACCES at first,
// as uv_udp_set_broadcast. EBADF without a socket. Loop goroutine only.
func (u *UDP) SetBroadcast(on bool) error { return u.set(uv.Broadcast, bit(on)) }

// Fileno is the handle's descriptor, as uv_fileno: EBADF if it has none yet or
// is closing, ENOTSUP on a loop without descriptors. It stays the handle's.
// Loop goroutine only.
func (u *UDP) Fileno() (int, error) {
	if u.Socket() == nil {
		return -1, uv.EBADF
	}
	fd, ok := u.Socket().FD()
	if !ok {
		return -1, uv.ENOTSUP
	}
	return fd, nil
}

// SendBufferSize is the size of the system's send buffer in bytes, as
// uv_send_buffer_size with 0. Loop goroutine only.
func (u *UDP) SendBufferSize() (int, error) { return u.get(uv.SendBuffer) }

// RecvBufferSize is the size of the system's receive buffer in bytes, as
// uv_recv_buffer_size with 0. Loop goroutine only.
func (u *UDP) RecvBufferSize() (int, error) { return u.get(uv.RecvBuffer) }

// SetSendBufferSize sets it, as uv_send_buffer_size. Linux makes it twice as
// large. Loop goroutine only.
func (u *UDP) SetSendBufferSize(bytes int) error { return u.set(uv.SendBuffer, bytes) }

// SetRecvBufferSize sets it, as uv_recv_buffer_size. Linux makes it twice as
// large. Loop goroutine only.
func (u *UDP) SetRecvBufferSize(bytes int) error { return u.set(uv.RecvBuffer, bytes) }

func (u *UDP) setTTL(o uv.Option, ttl, least int) error {
	u.Loop().CheckGoroutine()
	if ttl < least || ttl > 255 {
		return uv.EINVAL
	}
	return u.set(o, ttl)
}

func (u *UDP) set(o uv.Option, value int) error {
	if u.Socket() == nil {
		return uv.EBADF
	}
	return fail(u.Socket().Set(o, value), "setsockopt", netip.AddrPort{})
}

func (u *UDP) get(o uv.Option) (int, error) {
	if u.Socket() == nil {
		return 0, uv.EBADF
	}
	n, errno := u.Socket().Get(o)
	return n, fail(errno, "getsockopt", netip.AddrPort{})
}

func bit(on bool) int {
	if on {
		return 1
	}
	return 0
}
