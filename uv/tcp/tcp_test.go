package tcp_test

import (
	"errors"
	"net/netip"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/tcp"
)

// libuv: tcp_ping_pong, tcp_ping_pong_vec, tcp6_ping_pong, tcp6_ping_pong_vec
func TestTCPPingPong(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		const rounds = 1000
		l, addr := listen(t, loop, at, echo(t))
		c := tcp.New(loop)
		ping := [][]byte{[]byte("PI"), []byte("NG")}
		left, got := rounds, 0
		send := func() {
			if left%2 == 0 {
				must(t, c.Writev(ping, nil))
			} else {
				must(t, c.Write([]byte("PING"), nil))
			}
		}
		must(t, c.Connect(addr, func(err error) {
			must(t, err)
			must(t, c.ReadStart(nil, func(err error, data []byte) {
				must(t, err)
				for _, b := range data {
					if b != "PING"[got%4] {
						t.Fatalf("byte %d is %q", got, b)
					}
					got++
				}
				if got%4 != 0 || len(data) == 0 {
					return
				}
				if left--; left > 0 {
					send()
					return
				}
				c.Close(nil)
				l.Close(nil)
			}))
			send()
		}))
		loop.Run(uv.RunDefault)
		if got != 4*rounds {
			t.Errorf("%d bytes came back of %d", got, 4*rounds)
		}
	})
}

// libuv: connection_fail, tcp_local_connect_timeout, connection_fail_doesnt_auto_close
// libuv: tcp6_local_connect_timeout
func TestRule23_RefusalComesThroughTheCallback(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		addr := refused(t, loop, at)
		c := tcp.New(loop)
		var got error
		must(t, c.Connect(addr, func(err error) { got = err }))
		loop.Run(uv.RunDefault)
		want(t, got, uv.ECONNREFUSED)
		if text := "connect ECONNREFUSED " + addr.Addr().String(); got == nil || got.Error()[:len(text)] != text {
			t.Errorf("the error reads %q", got)
		}
		var e *uv.Error
		if !errors.As(got, &e) || e.Syscall != "connect" || e.Addr != addr.Addr().String() || e.Port != int(addr.Port()) {
			t.Errorf("the error's fields are %+v", e)
		}
		if c.IsClosing() {
			t.Error("the handle closed itself")
		}
		closeAll(loop)
	})
}

// libuv: tcp_bind_error_addrinuse_listen, tcp_bind6_error_addrinuse
func TestRule23_AddressInUseIsToldByListen(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		_, addr := listen(t, loop, at, nil)
		s := tcp.New(loop)
		must(t, s.Bind(addr, 0))
		err := s.Listen(16, func(error) {})
		want(t, err, uv.EADDRINUSE)
		if text := "listen EADDRINUSE: address already in use " + addr.Addr().String() + ":"; err == nil || err.Error()[:len(text)] != text {
			t.Errorf("the error reads %q", err)
		}
		want(t, s.Listen(16, func(error) {}), uv.EADDRINUSE)
		closeAll(loop)
	})
}

// libuv: tcp_bind_error_addrinuse_connect
func TestRule23_AddressInUseIsToldByConnect(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		_, addr := listen(t, loop, four, func(*tcp.TCP) { t.Error("connected") })
		s := tcp.New(loop)
		must(t, s.Bind(addr, 0))
		var tr trace
		must(t, s.Connect(addr, tr.done("connect")))
		_, err := s.SockName()
		want(t, err, uv.EADDRINUSE)
		_, err = s.PeerName()
		want(t, err, uv.EADDRINUSE)
		want(t, s.Write([]byte("x"), nil), uv.EPIPE)
		tr.want(t)
		until(loop, func() bool { return len(tr) > 0 })
		tr.want(t, "connect EADDRINUSE")
		_, err = s.SockName()
		want(t, err, nil)
		closeAll(loop)
	})
}

// libuv: tcp_bind_error_addrnotavail_1, tcp_bind_error_addrnotavail_2,
// tcp_bind6_error_addrnotavail
func TestTCPBind_NotOurAddress(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		s := tcp.New(loop)
		if err := s.Bind(netip.MustParseAddrPort("127.255.255.255:0"), 0); err != nil {
			want(t, err, uv.EADDRNOTAVAIL)
		}
		s.Close(nil)
		s = tcp.New(loop)
		err := s.Bind(netip.MustParseAddrPort("203.0.113.1:7"), 0)
		want(t, err, uv.EADDRNOTAVAIL)
		if err != nil && err.Error() != "bind EADDRNOTAVAIL 203.0.113.1:7" {
			t.Errorf("the error reads %q", err)
		}
		s.Close(nil)
		needIPv6(t, loop)
		s = tcp.New(loop)
		want(t, s.Bind(netip.MustParseAddrPort("[2001:db8::7]:7"), 0), uv.EADDRNOTAVAIL)
		closeAll(loop)
	})
}

// libuv: tcp_bind_error_fault, tcp_bind_error_inval, tcp_bind6_error_fault,
// tcp_bind6_error_inval, tcp_bind_invalid_flags,
// tcp_bind_or_listen_error_after_close, tcp_bind_localhost_ok,
// tcp_bind6_localhost_ok
func TestTCPBind_Invalid(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		s := tcp.New(loop)
		want(t, s.Bind(netip.AddrPort{}, 0), uv.EINVAL)
		if at == four {
			want(t, s.Bind(at, tcp.IPv6Only), uv.EINVAL)
		}
		must(t, s.Bind(at, 0))
		want(t, s.Bind(at, 0), uv.EINVAL)
		s.Close(nil)
		want(t, s.Bind(at, 0), uv.EINVAL)
		want(t, s.Listen(16, func(error) {}), uv.EINVAL)
		want(t, s.Connect(at, func(error) {}), uv.EINVAL)
		want(t, s.Open(0), uv.EINVAL)
		want(t, tcp.New(loop).Listen(16, nil), uv.EINVAL)
		closeAll(loop)
	})
}

// libuv: tcp_listen_without_bind
func TestTCPListen_WithoutBind(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		s := tcp.New(loop)
		must(t, s.Listen(16, func(error) {}))
		if addr := sockName(t, s); addr.Port() == 0 || addr.Addr() != netip.IPv4Unspecified() {
			t.Errorf("it listens on %v", addr)
		}
		closeAll(loop)
	})
}

// libuv: tcp_connect_error_fault, tcp_connect6_error_fault
func TestTCPConnect_Invalid(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var server *tcp.TCP
		_, addr := listen(t, loop, four, func(c *tcp.TCP) { server = c })
		c := tcp.New(loop)
		want(t, c.Connect(netip.AddrPort{}, func(error) { t.Error("called back") }), uv.EINVAL)
		want(t, c.Connect(addr, nil), uv.EINVAL)
		connected := false
		must(t, c.Connect(addr, func(error) { connected = true }))
		want(t, c.Connect(addr, func(error) { t.Error("called back") }), uv.EALREADY)
		until(loop, func() bool { return connected && server != nil })
		want(t, server.Connect(addr, func(error) { t.Error("called back") }), uv.EISCONN)
		closeAll(loop)
	})
}

// libuv: connect_unspecified
func TestTCPConnect_Unspecified(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		port := refused(t, loop, four).Port()
		for _, ip := range []string{"0.0.0.0", "::"} {
			c := tcp.New(loop)
			never := false
			err := c.Connect(netip.AddrPortFrom(netip.MustParseAddr(ip), port), func(err error) {
				never = errors.Is(err, uv.EADDRNOTAVAIL)
			})
			loop.Run(uv.RunDefault)
			if never || errors.Is(err, uv.EADDRNOTAVAIL) {
				t.Errorf("connect to %s: EADDRNOTAVAIL", ip)
			}
			c.Close(nil)
		}
		closeAll(loop)
	})
}

// libuv: tcp_connect_error_after_write
func TestTCPConnect_WriteBeforeAndAfter(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		addr := refused(t, loop, four)
		c := tcp.New(loop)
		var tr trace
		want(t, c.Write([]byte("x"), tr.done("write 0")), uv.EBADF)
		must(t, c.Connect(addr, func(err error) {
			tr.done("connect")(err)
			c.Close(func() { tr.add("close") })
		}))
		must(t, c.Write([]byte("x"), tr.done("write")))
		loop.Run(uv.RunDefault)
		tr.want(t, "connect ECONNREFUSED", "write ECANCELED", "close")
	})
}

// A handle whose connect failed may try again.
func TestTCPConnect_AgainAfterRefusal(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		nobody := refused(t, loop, four)
		l, addr := listen(t, loop, four, func(c *tcp.TCP) { c.Close(nil) })
		c := tcp.New(loop)
		var tr trace
		must(t, c.Connect(nobody, func(err error) {
			tr.done("connect 1")(err)
			again := func() error {
				return c.Connect(addr, func(err error) {
					tr.done("connect 2")(err)
					c.Close(nil)
					l.Close(nil)
				})
			}
			// Linux has it that the first attempt after a failure fails, too.
			if err := again(); err != nil {
				want(t, err, uv.ECONNABORTED)
				must(t, again())
			}
			must(t, c.Write([]byte("y"), tr.done("write 2")))
		}))
		must(t, c.Write([]byte("x"), tr.done("write 1")))
		loop.Run(uv.RunDefault)
		tr.want(t, "connect 1 ECONNREFUSED", "write 1 ECANCELED", "connect 2 ok", "write 2 ECANCELED")
	})
}

// libuv: tcp_close_while_connecting, tcp_connect_timeout
func TestTCPConnect_CloseMeanwhile(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		for _, to := range []string{"127.0.0.1:9", "203.0.113.1:9"} {
			c := tcp.New(loop)
			if err := c.Connect(netip.MustParseAddrPort(to), tr.done("connect")); err != nil {
				want(t, err, uv.ENETUNREACH)
				tr.add("connect ECANCELED")
			}
			c.Close(func() { tr.add("close") })
			loop.Run(uv.RunDefault)
		}
		tr.want(t, "connect ECANCELED", "close", "connect ECANCELED", "close")
	})
}

// libuv: getsockname_tcp
func TestTCPNames(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		backendtest.NotPortable(t, "a connection knows its name when it is made")
		var server *tcp.TCP
		l, addr := listen(t, loop, at, func(c *tcp.TCP) { server = c })
		if addr.Addr() != at.Addr() || addr.Port() == 0 {
			t.Errorf("bound to %v, got %v", at, addr)
		}
		_, err := l.PeerName()
		want(t, err, uv.ENOTCONN)
		c := tcp.New(loop)
		_, err = c.SockName()
		want(t, err, uv.EBADF)
		_, err = c.PeerName()
		want(t, err, uv.EBADF)
		connected := false
		must(t, c.Connect(addr, func(err error) { must(t, err); connected = true }))
		local := sockName(t, c)
		if local.Addr() != at.Addr() || local.Port() == 0 {
			t.Errorf("while connecting the local name is %v", local)
		}
		until(loop, func() bool { return connected && server != nil })
		for _, n := range []struct {
			name string
			of   func() (netip.AddrPort, error)
			want netip.AddrPort
		}{
			{"client's own", c.SockName, local},
			{"client's peer", c.PeerName, addr},
			{"server's own", server.SockName, addr},
			{"server's peer", server.PeerName, local},
		} {
			if got, err := n.of(); err != nil || got != n.want {
				t.Errorf("%s: %v, %v; want %v", n.name, got, err, n.want)
			}
		}
		c.Close(nil)
		_, err = c.SockName()
		want(t, err, uv.EBADF)
		closeAll(loop)
	})
}

// An IPv6 listener takes IPv4 connections, unless told otherwise.
func TestTCPBind_IPv6Only(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		needIPv6(t, loop)
		for flags, want := range map[tcp.BindFlags]error{0: nil, tcp.IPv6Only: uv.ECONNREFUSED} {
			l := tcp.New(loop)
			must(t, l.Bind(netip.AddrPortFrom(netip.IPv6Unspecified(), 0), flags))
			must(t, l.Listen(16, func(error) {
				c := tcp.New(loop)
				must(t, l.Accept(c))
				peer, err := c.PeerName()
				must(t, err)
				if !peer.Addr().Is4In6() {
					t.Errorf("an IPv4 connection's peer is %v", peer)
				}
				c.Close(nil)
			}))
			c := tcp.New(loop)
			must(t, c.Connect(netip.AddrPortFrom(four.Addr(), sockName(t, l).Port()), func(err error) {
				if !errors.Is(err, want) {
					t.Errorf("with flags %d an IPv4 client gets %v", flags, err)
				}
				if err == nil {
					must(t, c.ReadStart(nil, func(error, []byte) { c.Close(nil); l.Close(nil) }))
					return
				}
				c.Close(nil)
				l.Close(nil)
			}))
			loop.Run(uv.RunDefault)
		}
	})
}

// libuv: tcp_reuseport
func TestTCPBind_ReusePort(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var accepted [2]int
		at := four
		for i := range accepted {
			l := tcp.New(loop)
			must(t, l.Bind(at, tcp.ReusePort))
			must(t, l.Listen(128, func(err error) {
				must(t, err)
				c := tcp.New(loop)
				must(t, l.Accept(c))
				accepted[i]++
			}))
			at = sockName(t, l)
		}
		connected := 0
		const clients = 64 // all of them on one side: once in 2^63 runs
		for range clients {
			must(t, tcp.New(loop).Connect(at, func(err error) { must(t, err); connected++ }))
		}
		until(loop, func() bool { return accepted[0]+accepted[1] == clients && connected == clients })
		if accepted[0] == 0 || accepted[1] == 0 {
			t.Errorf("the listeners got %v", accepted)
		}
		closeAll(loop)
	})
}

// libuv: tcp_connect6_link_local
func TestTCPConnect_LinkLocal(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		needIPv6(t, loop)
		c := tcp.New(loop)
		if err := c.Connect(netip.MustParseAddrPort("[fe80::1]:1337"), func(error) {}); err != nil {
			// Without any link-local address there is no zone to take.
			c.Close(nil)
			loop.Run(uv.RunDefault)
			t.Skipf("no link-local addresses here: %v", err)
		}
		closeAll(loop)
	})
}
