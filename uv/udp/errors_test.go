package udp_test

import (
	"net/netip"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/udp"
)

// libuv: udp_send_unreachable
func TestUDPSend_Unreachable(t *testing.T) {
	for _, reported := range []bool{false, true} {
		families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
			if reported {
				backendtest.NotPortable(t, "the answer to a datagram may come after the send's callback")
			}
			addr := vacant(t, loop, at)
			flags := udp.Flags(0)
			if reported {
				flags = udp.RecvErr
			}
			client, _ := bound(t, loop, at, flags)
			allocs, handed, reports, sent, refused := 0, 0, 0, 0, 0
			must(t, client.RecvStart(func(n int) []byte { allocs++; return make([]byte, n) },
				func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
					handed++
					switch {
					case flags&udp.RecvErr != 0:
						want(t, err, uv.ECONNREFUSED)
						reports++
					case err != nil:
						want(t, err, uv.ECONNREFUSED)
						refused++
					case from.IsValid():
						t.Errorf("%q from %v", data, from)
					}
				}))
			onSent := func(err error) {
				if sent++; err != nil {
					want(t, err, uv.ECONNREFUSED)
					refused++
				}
			}
			// The second one follows when the answer to the first has come.
			must(t, client.Send([]byte("PING"), addr, func(err error) {
				onSent(err)
				must(t, client.Send([]byte("PANG"), addr, onSent))
			}))
			until(loop, func() bool { return sent == 2 && (reports > 0 || !reported) })
			for range 5 {
				loop.Run(uv.RunNoWait)
			}
			if reported != (reports > 0) || reported != (refused > 0) {
				t.Errorf("%d reports, %d sends or receives refused, with RecvErr: %v", reports, refused, reported)
			}
			if allocs != handed {
				t.Errorf("%d buffers, %d handed back", allocs, handed)
			}
			empty(t, client)
			closeAll(loop)
		})
	}
}

// libuv: udp_recvmsg_unreachable_error, udp_recvmsg_unreachable_error6
func TestUDPRecvErr(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		addr := vacant(t, loop, at)
		client, _ := bound(t, loop, at, udp.RecvErr)
		var tr trace
		must(t, client.RecvStart(func(int) []byte { return make([]byte, 4) }, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			if flags&udp.RecvErr == 0 {
				tr.add(told(err, data, from, flags))
				return
			}
			tr.add("report " + name(err))
			if e, ok := err.(*uv.Error); !ok || e.Addr != addr.Addr().String() || e.Port != int(addr.Port()) || e.Syscall != "recvmsg" {
				t.Errorf("the report says %v, want one about %v", err, addr)
			}
			if string(data) != "PING" || from != netip.AddrPortFrom(at.Addr(), 0) {
				t.Errorf("the report is of %q from %v", data, from)
			}
		}))
		must(t, client.Send([]byte("PING"), addr, func(err error) { must(t, err) }))
		until(loop, func() bool { return len(tr) == 3 })
		for range 5 {
			loop.Run(uv.RunNoWait)
		}
		tr.want(t, "recv ECONNREFUSED", "report ECONNREFUSED", "nothing")
		closeAll(loop)
	})
}

// libuv: udp_recv_cb_close_pollerr
func TestUDPRecv_CloseInError(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		addr := vacant(t, loop, four)
		client, _ := bound(t, loop, anyFour, udp.RecvErr)
		must(t, client.Connect(addr))
		var tr trace
		must(t, client.RecvStart(func(int) []byte { tr.add("alloc"); return make([]byte, 2) },
			func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add(told(err, data, from, flags))
				client.Close(func() { tr.add("close") })
			}))
		trySend(t, client, "PING", nobody)
		loop.Run(uv.RunDefault)
		tr.want(t, "alloc", "recv ECONNREFUSED", "close")
	})
}

// libuv: udp_send_pollerr_no_recv
func TestUDPSend_ErrorWhileNotReceiving(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		addr := vacant(t, loop, four)
		client, _ := bound(t, loop, anyFour, udp.RecvErr)
		must(t, client.Connect(addr))
		var tr trace
		must(t, client.Send([]byte("PING"), nobody, func(err error) {
			tr.done("send")(err)
			client.Close(func() { tr.add("close") })
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, "send ok", "close")
	})
}

// The error of an earlier send meets the next, and no other after it.
func TestUDPSend_RefusedOnce(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		addr := vacant(t, loop, at)
		client := udp.New(loop)
		must(t, client.Connect(addr))
		trySend(t, client, "1", nobody)
		_, err := client.TrySend([]byte("2"), nobody)
		want(t, err, uv.ECONNREFUSED)
		if err == nil || err.Error() != "send ECONNREFUSED" {
			t.Errorf("the error reads %q", err)
		}
		trySend(t, client, "3", nobody)
		var tr trace
		receives(t, client, &tr)
		loop.Run(uv.RunOnce)
		tr.want(t, "recv ECONNREFUSED")
		// It is still connected, and hears who comes back.
		server, _ := bound(t, loop, addr, 0)
		trySend(t, client, "4", nobody)
		receives(t, server, &tr)
		loop.Run(uv.RunOnce)
		tr.want(t, "recv ECONNREFUSED", `"4"`, "nothing")
		closeAll(loop)
	})
}

// Close is allowed in every callback, and nothing but what is in flight calls
// back afterwards.
func TestUDPCloseInEveryCallback(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(t *testing.T, u *udp.UDP, addr netip.AddrPort, tr *trace, stop func())
		want []string
	}{
		{"send", func(t *testing.T, u *udp.UDP, addr netip.AddrPort, tr *trace, stop func()) {
			must(t, u.Send([]byte("1"), addr, func(err error) { tr.done("1")(err); stop() }))
			must(t, u.Send([]byte("2"), addr, tr.done("2")))
		}, []string{"1 ok", "2 ok", "close"}},
		{"send that failed", func(t *testing.T, u *udp.UDP, addr netip.AddrPort, tr *trace, stop func()) {
			must(t, u.Send(make([]byte, 70000), addr, func(err error) { tr.done("1")(err); stop() }))
			must(t, u.Send([]byte("2"), addr, tr.done("2")))
		}, []string{"1 EMSGSIZE", "2 ok", "close"}},
		{"alloc", func(t *testing.T, u *udp.UDP, addr netip.AddrPort, tr *trace, stop func()) {
			must(t, u.RecvStart(func(n int) []byte { stop(); return make([]byte, n) }, func(error, []byte, netip.AddrPort, udp.Flags) { tr.add("recv") }))
			trySend(t, u, "x", sockName(t, u))
		}, []string{"close"}},
		{"receive", func(t *testing.T, u *udp.UDP, addr netip.AddrPort, tr *trace, stop func()) {
			must(t, u.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add(told(err, data, from, flags))
				stop()
			}))
			trySend(t, u, "x", sockName(t, u))
			trySend(t, u, "y", sockName(t, u))
			must(t, u.Send([]byte("z"), sockName(t, u), tr.done("send")))
		}, nil},
		{"receive nothing", func(t *testing.T, u *udp.UDP, addr netip.AddrPort, tr *trace, stop func()) {
			must(t, u.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				if tr.add(told(err, data, from, flags)); !from.IsValid() {
					stop()
				}
			}))
			trySend(t, u, "x", sockName(t, u))
		}, []string{`"x"`, "nothing", "close"}},
		{"no buffer", func(t *testing.T, u *udp.UDP, addr netip.AddrPort, tr *trace, stop func()) {
			must(t, u.RecvStart(func(int) []byte { return nil }, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add(told(err, data, from, flags))
				stop()
			}))
			trySend(t, u, "x", sockName(t, u))
		}, []string{"recv ENOBUFS", "close"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			everywhere(t, func(t *testing.T, loop *uv.Loop) {
				other, addr := bound(t, loop, four, 0)
				u, _ := bound(t, loop, four, 0)
				var tr trace
				c.do(t, u, addr, &tr, func() { u.Close(func() { tr.add("close") }) })
				loop.Run(uv.RunDefault)
				if c.want != nil {
					tr.want(t, c.want...)
				} else if len(tr) == 0 || tr[len(tr)-1] != "close" || tr.count("send ok") != 1 || tr.count(`"y"`) != 0 {
					t.Errorf("trace: %q", tr)
				}
				empty(t, u)
				other.Close(nil)
				loop.Run(uv.RunDefault)
			})
		})
	}
}

func TestUDPClose_Twice(t *testing.T) {
	loop := worlds[0].loop(t)
	u := udp.New(loop)
	u.Close(nil)
	defer func() {
		if recover() == nil {
			t.Error("a second Close did not panic")
		}
		loop.Run(uv.RunDefault)
	}()
	u.Close(nil)
}
