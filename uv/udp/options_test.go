package udp_test

import (
	"errors"
	"net/netip"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/udp"
)

// libuv: udp_options, udp_options6
func TestUDPOptions(t *testing.T) {
	for _, at := range []netip.AddrPort{anyFour, anySix} {
		everywhere(t, func(t *testing.T, loop *uv.Loop) {
			if at == anySix {
				needIPv6(t, loop)
			}
			u, _ := bound(t, loop, at, 0)
			u.Unref() // does not need it
			must(t, u.SetBroadcast(true))
			must(t, u.SetBroadcast(true))
			must(t, u.SetBroadcast(false))
			for ttl := 1; ttl <= 255; ttl++ {
				must(t, u.SetTTL(ttl))
				if got, errno := u.Socket().Get(uv.TTL); got != ttl || errno != 0 {
					t.Fatalf("TTL %d reads back as %d, %v", ttl, got, errno)
				}
			}
			for _, ttl := range []int{0, 256, -1} {
				want(t, u.SetTTL(ttl), uv.EINVAL)
			}
			must(t, u.SetMulticastLoop(true))
			must(t, u.SetMulticastLoop(true))
			must(t, u.SetMulticastLoop(false))
			if on, errno := u.Socket().Get(uv.MulticastLoop); on != 0 || errno != 0 {
				t.Errorf("multicast loop reads back as %d, %v", on, errno)
			}
			for ttl := 0; ttl <= 255; ttl++ {
				must(t, u.SetMulticastTTL(ttl))
				if got, errno := u.Socket().Get(uv.MulticastTTL); got != ttl || errno != 0 {
					t.Fatalf("multicast TTL %d reads back as %d, %v", ttl, got, errno)
				}
			}
			want(t, u.SetMulticastTTL(256), uv.EINVAL)
			want(t, u.SetMulticastTTL(-1), uv.EINVAL)
			if loop.Run(uv.RunDefault) {
				t.Error("options keep the loop alive")
			}
			closeAll(loop)
		})
	}
}

// libuv: udp_no_autobind
func TestUDPOptions_NoSocket(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		setters := func(u *udp.UDP) map[string]error {
			_, recv := u.RecvBufferSize()
			_, send := u.SendBufferSize()
			return map[string]error{
				"multicast TTL": u.SetMulticastTTL(32), "broadcast": u.SetBroadcast(true), "TTL": u.SetTTL(1),
				"multicast loop": u.SetMulticastLoop(true), "multicast interface": u.SetMulticastInterface(four.Addr()),
				"receive buffer": recv, "send buffer": send,
				"set receive buffer": u.SetRecvBufferSize(10000), "set send buffer": u.SetSendBufferSize(10000),
			}
		}
		late := udp.New(loop)
		for option, err := range setters(late) {
			if err != uv.EBADF {
				t.Errorf("%s without a socket: %v, want EBADF", option, err)
			}
		}
		if late.Socket() != nil {
			t.Error("an option made a socket")
		}
		early, err := udp.NewEx(loop, uv.Inet4, 0)
		must(t, err)
		for option, err := range setters(early) {
			if err != nil && !(option == "multicast interface" && noMulticast(err)) {
				t.Errorf("%s: %v", option, err)
			}
		}
		if name := sockName(t, early); name.Port() != 0 {
			t.Errorf("an option bound the socket to %v", name)
		}
		closeAll(loop)
	})
}

// libuv: socket_buffer_size
func TestUDPBufferSizes(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		u, _ := bound(t, loop, four, 0)
		for _, b := range []struct {
			name string
			get  func() (int, error)
			set  func(int) error
		}{{"receive", u.RecvBufferSize, u.SetRecvBufferSize}, {"send", u.SendBufferSize, u.SetSendBufferSize}} {
			if n, err := b.get(); n <= 0 || err != nil {
				t.Errorf("%s buffer: %d, %v", b.name, n, err)
			}
			must(t, b.set(10000))
			if n, err := b.get(); n != 10000 && n != 20000 || err != nil {
				t.Errorf("%s buffer of 10000: %d, %v", b.name, n, err)
			}
		}
		closeAll(loop)
	})
}

// noMulticast tells whether err says that there is no multicast here, and not
// that it was asked for in the wrong way.
func noMulticast(err error) bool {
	for _, code := range []uv.Code{uv.ENOTSUP, uv.ENODEV, uv.ENETUNREACH, uv.EADDRNOTAVAIL, uv.ENOPROTOOPT, uv.EPERM} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}

// multicast is a group, and an interface where it works.
type multicast struct {
	at           netip.AddrPort // where to bind
	group, iface netip.Addr
}

// candidates are tried in this order. Many systems have no route for multicast
// of IPv6 on loopback; the group is one that stays in the machine even if the
// interface is a real one.
var candidates = map[string][]multicast{
	"IPv4": {{anyFour, netip.MustParseAddr("239.255.0.1"), four.Addr()}},
	"IPv6": {
		{anySix, netip.MustParseAddr("ff02::1"), netip.MustParseAddr("::1%lo")},
		{anySix, netip.MustParseAddr("ff01::1"), netip.Addr{}},
	},
}

// inGroups runs the test for both families, in the real world: there is no
// multicast in the simulated one.
func inGroups(t *testing.T, test func(t *testing.T, loop *uv.Loop, m multicast)) {
	for family, all := range candidates {
		t.Run(family, func(t *testing.T) {
			loop := worlds[0].loop(t)
			if family == "IPv6" {
				needIPv6(t, loop)
			}
			var err error
			for _, m := range all {
				if err = m.works(t, loop); err == nil {
					test(t, loop, m)
					break
				}
			}
			closeAll(loop)
			if err != nil {
				t.Skipf("the system has no multicast: %v", err)
			}
		})
	}
}

// works joins the group and sends to it.
func (m multicast) works(t *testing.T, loop *uv.Loop) error {
	t.Helper()
	u, at := bound(t, loop, m.at, 0)
	defer u.Close(nil)
	err := u.SetMembership(m.group, m.iface, udp.JoinGroup)
	if err == nil {
		err = u.SetMulticastInterface(m.iface)
	}
	if err == nil {
		_, err = u.TrySend([]byte("probe"), netip.AddrPortFrom(m.group, at.Port()))
	}
	if err != nil && !noMulticast(err) {
		t.Error(err) // it was asked for in the wrong way
	}
	return err
}

// sender is a handle that sends to groups where m works.
func (m multicast) sender(t *testing.T, loop *uv.Loop) (u *udp.UDP, port uint16) {
	t.Helper()
	u, at := bound(t, loop, m.at, 0)
	must(t, u.SetMulticastInterface(m.iface))
	return u, at.Port()
}

// libuv: udp_multicast_join, udp_multicast_join6
func TestUDPMulticast_Join(t *testing.T) {
	inGroups(t, func(t *testing.T, loop *uv.Loop, m multicast) {
		server, at := bound(t, loop, m.at, udp.ReuseAddr)
		client, port := m.sender(t, loop)
		to := netip.AddrPortFrom(m.group, at.Port())
		must(t, server.SetMembership(m.group, m.iface, udp.JoinGroup))
		var tr trace
		var from netip.Addr
		must(t, server.RecvStart(nil, func(err error, data []byte, who netip.AddrPort, flags udp.Flags) {
			if who.Port() == port { // not somebody else
				from = who.Addr()
				tr.add(told(err, data, who, flags))
			}
		}))
		must(t, client.Send([]byte("PING"), to, tr.done("send")))
		until(loop, func() bool { return tr.count(`"PING"`) == 1 && tr.count("send ok") == 1 })

		must(t, server.SetMembership(m.group, m.iface, udp.LeaveGroup))
		want(t, server.SetMembership(m.group, m.iface, udp.LeaveGroup), uv.EADDRNOTAVAIL)
		must(t, server.SetSourceMembership(m.group, m.iface, from, udp.JoinGroup))
		tr = nil
		must(t, client.Send([]byte("PANG"), to, tr.done("send")))
		until(loop, func() bool { return tr.count(`"PANG"`) == 1 && tr.count("send ok") == 1 })
		must(t, server.SetSourceMembership(m.group, m.iface, from, udp.LeaveGroup))
		empty(t, client, server)
	})
}

// Members for another source hear nothing of this one.
func TestUDPMulticast_OtherSource(t *testing.T) {
	inGroups(t, func(t *testing.T, loop *uv.Loop, m multicast) {
		other := netip.MustParseAddr("127.0.0.77")
		if m.group.Is6() {
			other = netip.MustParseAddr("2001:db8::77")
		}
		client, port := m.sender(t, loop)
		strict, at := bound(t, loop, m.at, udp.ReuseAddr)
		open, _ := bound(t, loop, netip.AddrPortFrom(m.at.Addr(), at.Port()), udp.ReuseAddr)
		must(t, strict.SetSourceMembership(m.group, m.iface, other, udp.JoinGroup))
		must(t, open.SetMembership(m.group, m.iface, udp.JoinGroup))
		heard := false
		must(t, strict.RecvStart(nil, func(_ error, data []byte, who netip.AddrPort, _ udp.Flags) {
			if who.Port() == port {
				t.Errorf("%q from %v, though only %v may speak", data, who, other)
			}
		}))
		must(t, open.RecvStart(nil, func(_ error, _ []byte, who netip.AddrPort, _ udp.Flags) {
			heard = heard || who.Port() == port
		}))
		trySend(t, client, "x", netip.AddrPortFrom(m.group, at.Port()))
		until(loop, func() bool { return heard })
		loop.Run(uv.RunNoWait)
	})
}

// libuv: udp_multicast_ttl
func TestUDPMulticast_TTL(t *testing.T) {
	inGroups(t, func(t *testing.T, loop *uv.Loop, m multicast) {
		u, _ := m.sender(t, loop)
		must(t, u.SetMulticastTTL(32))
		var tr trace
		must(t, u.Send([]byte("PING"), netip.AddrPortFrom(m.group, 9), func(err error) {
			tr.done("send")(err)
			u.Close(func() { tr.add("close") })
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, "send ok", "close")
	})
}

// libuv: udp_multicast_interface, udp_multicast_interface6
func TestUDPMulticast_Interface(t *testing.T) {
	inGroups(t, func(t *testing.T, loop *uv.Loop, m multicast) {
		u, _ := bound(t, loop, m.at, 0)
		must(t, u.SetMulticastInterface(netip.Addr{}))
		must(t, u.SetMulticastInterface(m.iface))
		var tr trace
		must(t, u.Send([]byte("PING"), netip.AddrPortFrom(m.group, 9), func(err error) {
			tr.done("send")(err)
			u.Close(func() { tr.add("close") })
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, "send ok", "close")
	})
}

// Whoever turned it off does not hear itself.
func TestUDPMulticast_Loop(t *testing.T) {
	inGroups(t, func(t *testing.T, loop *uv.Loop, m multicast) {
		if m.iface.IsLoopback() {
			closeAll(loop)
			t.Skip("what leaves by the loopback interface comes back in any case")
		}
		u, port := m.sender(t, loop)
		must(t, u.SetMembership(m.group, m.iface, udp.JoinGroup))
		var tr trace
		must(t, u.RecvStart(nil, func(err error, data []byte, who netip.AddrPort, flags udp.Flags) {
			if who.Port() == port {
				tr.add(told(err, data, who, flags))
			}
		}))
		to := netip.AddrPortFrom(m.group, port)
		must(t, u.SetMulticastLoop(false))
		trySend(t, u, "quiet", to)
		must(t, u.SetMulticastLoop(true))
		trySend(t, u, "loud", to)
		until(loop, func() bool { return tr.count(`"loud"`) > 0 })
		if tr.count(`"quiet"`) != 0 {
			t.Errorf("trace: %q", tr)
		}
	})
}

func TestUDPMulticast_Refuses(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		group, six6 := netip.MustParseAddr("239.255.0.1"), netip.MustParseAddr("ff02::1")
		u := udp.New(loop)
		for _, err := range []error{
			u.SetMembership(netip.Addr{}, netip.Addr{}, udp.JoinGroup),
			u.SetMembership(four.Addr(), netip.Addr{}, udp.JoinGroup),
			u.SetMembership(group, netip.Addr{}, 2),
			u.SetSourceMembership(group, netip.Addr{}, netip.Addr{}, udp.JoinGroup),
		} {
			want(t, err, uv.EINVAL)
		}
		if u.Socket() != nil {
			t.Error("what was refused made a socket")
		}
		// These need one, and get it.
		for _, err := range []error{
			u.SetMembership(group, six.Addr(), udp.JoinGroup),
			u.SetSourceMembership(group, netip.Addr{}, six.Addr(), udp.JoinGroup),
			u.SetMembership(six6, four.Addr(), udp.LeaveGroup),
		} {
			if !errors.Is(err, uv.EINVAL) && !errors.Is(err, uv.ENOTSUP) {
				t.Errorf("families that differ: %v", err)
			}
		}
		if name := sockName(t, u); name.Port() == 0 || name.Addr() != anyFour.Addr() {
			t.Errorf("bound to %v", name)
		}
		closeAll(loop)
	})
	loop := worlds[0].loop(t)
	u := udp.New(loop)
	want(t, u.SetMembership(netip.MustParseAddr("ff02::1%nowhere"), netip.Addr{}, udp.JoinGroup), uv.ENODEV)
	want(t, u.SetMulticastInterface(netip.MustParseAddr("::1%nowhere")), uv.ENODEV)
	closeAll(loop)
	simulated := worlds[1].loop(t)
	u = udp.New(simulated)
	want(t, u.SetMembership(netip.MustParseAddr("239.255.0.1"), netip.Addr{}, udp.JoinGroup), uv.ENOTSUP)
	closeAll(simulated)
}

// A broadcast is refused unless it was asked for.
func TestUDPBroadcast(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		u, _ := bound(t, loop, four, 0)
		to := netip.MustParseAddrPort("255.255.255.255:9")
		_, err := u.TrySend([]byte("x"), to)
		if !errors.Is(err, uv.EACCES) && !errors.Is(err, uv.ENETUNREACH) {
			t.Errorf("a broadcast from a socket that may not: %v", err)
		}
		must(t, u.SetBroadcast(true))
		if _, err = u.TrySend([]byte("x"), to); errors.Is(err, uv.EACCES) {
			t.Errorf("a broadcast from a socket that may: %v", err)
		}
		closeAll(loop)
	})
}
