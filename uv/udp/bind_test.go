package udp_test

import (
	"net/netip"
	"slices"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/udp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: udp_bind
func TestUDPBind(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		a, addr := bound(t, loop, at, 0)
		b := udp.New(loop)
		err := b.Bind(addr, 0)
		want(t, err, uv.EADDRINUSE)
		if text := "bind EADDRINUSE " + addr.Addr().String(); err == nil || len(err.Error()) < len(text) || err.Error()[:len(text)] != text {
			t.Errorf("the error reads %q", err)
		}
		want(t, a.Bind(at, 0), uv.EINVAL) // a second time
		closeAll(loop)
	})
}

// libuv: udp_bind_reuseaddr
func TestUDPBind_ReuseAddr(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		_, addr := bound(t, loop, at, udp.ReuseAddr)
		b := udp.New(loop)
		must(t, b.Bind(addr, udp.ReuseAddr))
		want(t, udp.New(loop).Bind(addr, 0), uv.EADDRINUSE) // it did not agree
		closeAll(loop)
	})
}

func TestUDPBind_Refuses(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		u := udp.New(loop)
		want(t, u.Bind(nobody, 0), uv.EINVAL)
		want(t, u.Bind(four, udp.IPv6Only), uv.EINVAL)
		for _, flags := range []udp.Flags{udp.Partial, udp.MmsgChunk, udp.MmsgFree, udp.Recvmmsg, 1 << 15} {
			want(t, u.Bind(four, flags), uv.EINVAL)
		}
		want(t, u.Bind(netip.MustParseAddrPort("203.0.113.1:0"), 0), uv.EADDRNOTAVAIL)
		must(t, u.Bind(four, udp.RecvErr|udp.ReuseAddr|udp.ReusePort))
		closeAll(loop)
		want(t, u.Bind(four, 0), uv.EINVAL)
		want(t, u.Connect(four), uv.EINVAL)
		want(t, u.Disconnect(), uv.ENOTCONN)
		want(t, u.RecvStart(nil, func(error, []byte, netip.AddrPort, udp.Flags) {}), uv.EINVAL)
		want(t, u.Send(nil, four, nil), uv.EBADF)
		want(t, u.SendUnix(nil, "x", nil), uv.EBADF)
		_, err := u.TrySend(nil, four)
		want(t, err, uv.EBADF)
		_, err = u.TrySend2([]udp.Datagram{{To: four}})
		want(t, err, uv.EINVAL)
		want(t, u.SetMembership(netip.MustParseAddr("239.255.0.1"), netip.Addr{}, udp.JoinGroup), uv.EINVAL)
		want(t, u.OpenEx(0, 0), uv.EINVAL)
		u.RecvStop()
	})
}

// libuv: udp_create_early, handle_fileno
func TestUDPNewEx(t *testing.T) {
	for family, at := range map[uv.Domain]netip.AddrPort{uv.Inet4: four, uv.Inet6: six} {
		everywhere(t, func(t *testing.T, loop *uv.Loop) {
			if at == six {
				needIPv6(t, loop)
			}
			early, err := udp.NewEx(loop, family, 0)
			must(t, err)
			if got, typ := early.Socket().Family(); got != family || typ != uv.DatagramSocket {
				t.Errorf("made a socket of family %v, type %v", got, typ)
			}
			if fd, err := early.Fileno(); err != uv.ENOTSUP && (err != nil || fd < 0) {
				t.Errorf("Fileno: %d, %v", fd, err)
			}
			if name := sockName(t, early); name.Port() != 0 || !name.Addr().IsUnspecified() {
				t.Errorf("a fresh socket is bound to %v", name)
			}
			must(t, early.Bind(at, 0))
			if name := sockName(t, early); name.Port() == 0 || name.Addr() != at.Addr() {
				t.Errorf("bound to %v, want %v", name, at)
			}
			late, err := udp.NewEx(loop, 0, 0)
			must(t, err)
			if late.Socket() != nil {
				t.Error("no family was asked for, but there is a socket")
			}
			_, err = late.Fileno()
			want(t, err, uv.EBADF)
			must(t, late.Bind(at, 0))
			closeAll(loop)
			_, err = early.Fileno()
			want(t, err, uv.EBADF)
		})
	}
}

// libuv: udp_create_early_bad_bind
func TestUDPNewEx_BindOtherFamily(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		needIPv6(t, loop)
		u, err := udp.NewEx(loop, uv.Inet6, 0)
		must(t, err)
		if family, _ := u.Socket().Family(); family != uv.Inet6 {
			t.Errorf("made a socket of family %v", family)
		}
		want(t, u.Bind(four, 0), uv.EINVAL)
		v, err := udp.NewEx(loop, uv.Inet4, 0)
		must(t, err)
		want(t, v.Bind(six, 0), uv.EINVAL)
		closeAll(loop)
	})
}

// libuv: udp_create_early_bad_domain
func TestUDPNewEx_Refuses(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, bad := range []struct {
			family uv.Domain
			flags  udp.Flags
		}{{47, 0}, {uv.Unix, 0}, {uv.Inet4, 1 << 10}, {uv.Inet4, udp.ReuseAddr}, {0, udp.Partial | udp.Recvmmsg}} {
			_, err := udp.NewEx(loop, bad.family, bad.flags)
			want(t, err, uv.EINVAL)
		}
	})
}

// No descriptor is left: whoever needs one hears of it, and nothing is left
// behind.
func TestUDPOutOfDescriptors(t *testing.T) {
	loop := uvtest.NewLoop(t, sim.New(1, sim.Faults{Descriptors: 1}).Options())
	_, addr := bound(t, loop, four, 0)
	_, err := udp.NewEx(loop, uv.Inet4, 0)
	want(t, err, uv.EMFILE)
	u := udp.New(loop)
	want(t, u.Bind(four, 0), uv.EMFILE)
	want(t, u.Connect(addr), uv.EMFILE)
	want(t, u.Send([]byte("x"), addr, func(error) { t.Error("called back") }), uv.EMFILE)
	_, err = u.TrySend([]byte("x"), addr)
	want(t, err, uv.EMFILE)
	want(t, u.RecvStart(nil, func(error, []byte, netip.AddrPort, udp.Flags) {}), uv.EMFILE)
	if u.IsActive() {
		t.Error("active without a socket")
	}
	closeAll(loop)
}

// libuv: getsockname_udp
func TestUDPSockName(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		server := udp.New(loop)
		_, err := server.SockName()
		want(t, err, uv.EBADF)
		_, err = server.PeerName()
		want(t, err, uv.EBADF)
		must(t, server.Bind(at, 0))
		addr := sockName(t, server)
		if addr.Addr() != at.Addr() || addr.Port() == 0 {
			t.Errorf("bound to %v, but the name is %v", at, addr)
		}
		_, err = server.PeerName()
		want(t, err, uv.ENOTCONN)

		client := udp.New(loop)
		var tr trace
		var from netip.AddrPort
		must(t, server.RecvStart(nil, func(err error, data []byte, who netip.AddrPort, flags udp.Flags) {
			if tr.add(told(err, data, who, flags)); who.IsValid() {
				from = who
				server.Close(nil)
			}
		}))
		must(t, client.Send([]byte("PING"), addr, func(err error) {
			tr.done("send")(err)
			name := sockName(t, client)
			if !name.Addr().IsUnspecified() || name.Port() == 0 {
				t.Errorf("the sender is bound to %v, want all addresses and some port", name)
			}
		}))
		until(loop, func() bool { return len(tr) >= 2 })
		slices.Sort(tr)
		tr.want(t, `"PING"`, "send ok")
		if name := sockName(t, client); from != netip.AddrPortFrom(at.Addr(), name.Port()) {
			t.Errorf("came from %v, sent from port %d", from, name.Port())
		}
		empty(t, server, client)
		closeAll(loop)
	})
}

// libuv: udp_connect, udp_connect6
func TestUDPConnect(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		server, addr := bound(t, loop, at, 0)
		var tr trace
		must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			if line := told(err, data, from, flags); line != "nothing" {
				tr.add(line)
			}
		}))
		client := udp.New(loop)
		want(t, client.Connect(nobody), uv.EINVAL)
		want(t, client.Disconnect(), uv.ENOTCONN)
		must(t, client.Connect(addr))
		want(t, client.Connect(addr), uv.EISCONN)
		if peer, err := client.PeerName(); peer != addr || err != nil {
			t.Errorf("PeerName: %v, %v; want %v", peer, err, addr)
		}
		// Connected: no address, please.
		want(t, client.Send([]byte("x"), addr, nil), uv.EISCONN)
		_, err := client.TrySend([]byte("x"), addr)
		want(t, err, uv.EISCONN)
		trySend(t, client, "1", nobody)
		must(t, client.Send([]byte("2"), nobody, tr.done("send")))
		until(loop, func() bool { return len(tr) == 3 })

		must(t, client.Disconnect())
		want(t, client.Disconnect(), uv.ENOTCONN)
		_, err = client.PeerName()
		want(t, err, uv.ENOTCONN)
		// Not connected: an address, please.
		want(t, client.Send([]byte("x"), nobody, nil), uv.EDESTADDRREQ)
		_, err = client.TrySend([]byte("x"), nobody)
		want(t, err, uv.EDESTADDRREQ)
		trySend(t, client, "3", addr)
		must(t, client.Send([]byte("4"), addr, tr.done("send")))
		until(loop, func() bool { return len(tr) == 6 })
		for _, line := range []string{`"1"`, `"2"`, `"3"`, `"4"`, "send ok", "send ok"} {
			if tr.count(line) == 0 {
				t.Errorf("trace %q lacks %s", tr, line)
			}
		}
		empty(t, server, client)
		closeAll(loop)
	})
}

func TestUDPConnect_NoWay(t *testing.T) {
	loop := worlds[1].loop(t)
	u := udp.New(loop)
	err := u.Connect(netip.MustParseAddrPort("192.0.2.1:7"))
	want(t, err, uv.ENETUNREACH)
	if err == nil || err.Error() != "connect ENETUNREACH 192.0.2.1:7" {
		t.Errorf("the error reads %q", err)
	}
	want(t, u.Disconnect(), uv.ENOTCONN)
	closeAll(loop)
}

// libuv: udp_dual_stack
func TestUDPDualStack(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		needIPv6(t, loop)
		server, addr := bound(t, loop, anySix, 0)
		var tr trace
		var from netip.AddrPort
		must(t, server.RecvStart(nil, func(err error, data []byte, who netip.AddrPort, flags udp.Flags) {
			tr.add(told(err, data, who, flags))
			from = who
			server.RecvStop()
		}))
		client, name := bound(t, loop, four, 0)
		must(t, client.Send([]byte("PING"), netip.AddrPortFrom(four.Addr(), addr.Port()), nil))
		until(loop, func() bool { return len(tr) > 0 })
		tr.want(t, `"PING"`)
		if !from.Addr().Is4In6() || from.Addr().Unmap() != name.Addr() || from.Port() != name.Port() {
			t.Errorf("came from %v, want %v as an IPv6 address", from, name)
		}
		closeAll(loop)
	})
}

// libuv: udp_ipv6_only
func TestUDPIPv6Only(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		needIPv6(t, loop)
		server, addr := bound(t, loop, anySix, udp.IPv6Only)
		var tr trace
		must(t, server.RecvStart(nil, func(err error, data []byte, who netip.AddrPort, flags udp.Flags) {
			tr.add(told(err, data, who, flags))
			server.RecvStop()
		}))
		client := udp.New(loop)
		must(t, client.Send([]byte("four"), netip.AddrPortFrom(four.Addr(), addr.Port()), tr.done("send")))
		client6 := udp.New(loop)
		until(loop, func() bool { return len(tr) == 1 })
		must(t, client6.Send([]byte("six"), netip.AddrPortFrom(six.Addr(), addr.Port()), nil))
		until(loop, func() bool { return len(tr) > 1 })
		tr.want(t, "send ok", `"six"`)
		closeAll(loop)
	})
}

// libuv: udp_reuseport
func TestUDPReusePort(t *testing.T) {
	share := func(t *testing.T, loops ...*uv.Loop) {
		at := four
		got := make([]int, 2)
		for i := range got {
			u, addr := bound(t, loops[i%len(loops)], at, udp.ReusePort)
			at = addr
			must(t, u.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
				must(t, err)
				if from.IsValid() {
					got[i]++
				}
			}))
		}
		// Whom a datagram goes to depends on its sender, so there are many.
		for sent := 0; sent < 10 || got[0] == 0 || got[1] == 0; sent++ {
			client := udp.New(loops[0])
			trySend(t, client, "x", at)
			client.Close(nil)
			for got[0]+got[1] <= sent {
				for _, loop := range loops {
					loop.Run(uv.RunNoWait)
				}
			}
		}
		for _, loop := range loops {
			closeAll(loop)
		}
	}
	t.Run("two loops", func(t *testing.T) { share(t, worlds[0].loop(t), worlds[0].loop(t)) })
	everywhere(t, func(t *testing.T, loop *uv.Loop) { share(t, loop) })
}

// The last that binds an address takes it over.
func TestUDPReuseAddr_LastReceives(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		first, addr := bound(t, loop, four, udp.ReuseAddr)
		second, _ := bound(t, loop, addr, udp.ReuseAddr)
		for i, u := range []*udp.UDP{first, second} {
			must(t, u.RecvStart(nil, func(_ error, data []byte, from netip.AddrPort, _ udp.Flags) {
				if from.IsValid() {
					tr.add([]string{"first ", "second "}[i] + string(data))
				}
			}))
		}
		trySend(t, udp.New(loop), "x", addr)
		until(loop, func() bool { return len(tr) > 0 })
		tr.want(t, "second x")
		closeAll(loop)
	})
}

// libuv: udp_ref
func TestUDPRef(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		u := udp.New(loop)
		if u.IsActive() || !u.HasRef() {
			t.Errorf("a new handle: active %v, ref'd %v", u.IsActive(), u.HasRef())
		}
		u.Unref()
		if loop.Run(uv.RunDefault) {
			t.Error("an idle handle keeps the loop alive")
		}
		closeAll(loop)
	})
}

// libuv: udp_ref2
func TestUDPRef_Receiving(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		u, _ := bound(t, loop, four, 0)
		must(t, u.RecvStart(nil, func(error, []byte, netip.AddrPort, udp.Flags) { t.Error("received") }))
		if !u.IsActive() || !loop.Alive() {
			t.Error("a receiving handle does not keep the loop alive")
		}
		u.Unref()
		if loop.Run(uv.RunDefault) {
			t.Error("an unref'd handle keeps the loop alive")
		}
		closeAll(loop)
	})
}

// libuv: udp_ref3
func TestUDPRef_Sending(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		_, addr := bound(t, loop, four, 0)
		u := udp.New(loop)
		var tr trace
		must(t, u.Send([]byte("PING"), addr, tr.done("send")))
		u.Unref()
		if loop.Run(uv.RunDefault) {
			t.Error("the loop is still alive")
		}
		tr.want(t, "send ok")
		closeAll(loop)
	})
}

// What is for the loop's goroutine says so on another one.
func TestUDPWrongGoroutine(t *testing.T) {
	loop := worlds[0].loop(t)
	u, addr := bound(t, loop, four, 0)
	calls := map[string]func(){
		"Send":           func() { u.Send(nil, addr, nil) },
		"TrySend":        func() { u.TrySend(nil, addr) },
		"TrySend2":       func() { u.TrySend2(nil) },
		"RecvStart":      func() { u.RecvStart(nil, nil) },
		"RecvStop":       func() { u.RecvStop() },
		"Bind":           func() { u.Bind(nobody, 0) },
		"Connect":        func() { u.Connect(nobody) },
		"Disconnect":     func() { u.Disconnect() },
		"SendQueueSize":  func() { u.SendQueueSize() },
		"SendQueueCount": func() { u.SendQueueCount() },
		"UsingRecvmmsg":  func() { u.UsingRecvmmsg() },
		"SetTTL":         func() { u.SetTTL(-1) },
		"SetMembership":  func() { u.SetMembership(netip.Addr{}, netip.Addr{}, udp.JoinGroup) },
		"Fileno":         func() { u.Fileno() },
		"SockName":       func() { u.SockName() },
		"Close":          func() { u.Close(nil) },
	}
	caught := make(chan string, len(calls))
	loop.Post(func() {
		done := make(chan bool)
		go func() {
			defer close(done)
			for name, call := range calls {
				func() {
					defer func() {
						if recover() != nil {
							caught <- name
						}
					}()
					call()
				}()
			}
		}()
		<-done
	})
	loop.Run(uv.RunDefault)
	for close(caught); len(caught) > 0; {
		delete(calls, <-caught)
	}
	for name := range calls {
		t.Errorf("%s did not panic", name)
	}
	closeAll(loop)
}
