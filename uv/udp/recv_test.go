package udp_test

import (
	"net/netip"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/udp"
)

// libuv: udp_recv_in_a_row
func TestUDPRecv_InARow(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		server, addr := bound(t, loop, four, 0)
		client := udp.New(loop)
		for _, text := range []string{"1", "22", "", "4444", "5"} {
			trySend(t, client, text, addr)
		}
		var tr trace
		receives(t, server, &tr)
		check := uv.NewCheck(loop)
		must(t, check.Start(func() { tr.add("check") }))
		loop.Run(uv.RunOnce)
		tr.want(t, `"1"`, `"22"`, `""`, `"4444"`, `"5"`, "nothing", "check")
		closeAll(loop)
	})
}

// One pass takes 32, so that the loop has its turn.
func TestUDPRecv_PassIsBounded(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		server, addr := bound(t, loop, four, 0)
		client := udp.New(loop)
		for range 40 {
			trySend(t, client, "x", addr)
		}
		var tr trace
		receives(t, server, &tr)
		loop.Run(uv.RunOnce)
		if len(tr) != 32 || tr.count(`"x"`) != 32 {
			t.Errorf("the first tick received %d: %q", len(tr), tr)
		}
		loop.Run(uv.RunOnce)
		if tr.count(`"x"`) != 40 || tr.count("nothing") != 1 {
			t.Errorf("two ticks received %q", tr)
		}
		closeAll(loop)
	})
}

// libuv: udp_alloc_cb_fail
func TestUDPRecv_NoBuffer(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		server, addr := bound(t, loop, four, 0)
		client := udp.New(loop)
		var tr trace
		room := 0
		must(t, server.RecvStart(func(suggested int) []byte {
			if suggested != 64*1024 {
				t.Errorf("suggested: %d", suggested)
			}
			return make([]byte, room)
		}, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			tr.add(told(err, data, from, flags))
			if len(data) == 0 && from.IsValid() {
				t.Error("a sender of nothing")
			}
			if room += 3; room == 6 {
				room = 10
			}
		}))
		must(t, client.Send([]byte("PING"), addr, nil))
		until(loop, func() bool { return tr.count("nothing") == 1 })
		// It goes on receiving.
		tr.want(t, "recv ENOBUFS", `"PIN" cut`, "nothing")
		closeAll(loop)
	})
}

// Whatever alloc gave comes back.
func TestUDPRecv_BuffersComeBack(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		server, addr := bound(t, loop, four, 0)
		client := udp.New(loop)
		out := map[*byte]bool{}
		allocs, n := 0, 0
		must(t, server.RecvStart(func(int) []byte {
			buf := make([]byte, 2)
			out[&buf[0]] = true
			allocs++
			return buf
		}, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			must(t, err)
			first := &data[:1][0]
			if !out[first] {
				t.Error("a buffer that alloc did not give")
			}
			delete(out, first)
			if flags&udp.Partial != 0 && len(data) != 2 {
				t.Errorf("cut to %d", len(data))
			}
			n++
		}))
		for _, text := range []string{"", "a", "bb", "ccc"} {
			trySend(t, client, text, addr)
		}
		loop.Run(uv.RunOnce)
		if allocs != 5 || n != 5 || len(out) != 0 {
			t.Errorf("%d buffers, %d callbacks, %d buffers did not come back", allocs, n, len(out))
		}
		closeAll(loop)
	})
}

func TestUDPRecvStart_Refuses(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		u := udp.New(loop)
		onRecv := func(error, []byte, netip.AddrPort, udp.Flags) {}
		want(t, u.RecvStart(nil, nil), uv.EINVAL)
		must(t, u.RecvStart(nil, onRecv))
		want(t, u.RecvStart(nil, onRecv), uv.EALREADY)
		if name := sockName(t, u); name.Addr() != anyFour.Addr() || name.Port() == 0 {
			t.Errorf("bound to %v", name)
		}
		u.RecvStop()
		u.RecvStop()
		if u.IsActive() {
			t.Error("active after RecvStop")
		}
		must(t, u.RecvStart(nil, onRecv))
		closeAll(loop)
	})
}

// Stopping counts at once, even inside alloc and inside a callback.
func TestUDPRecvStop_AtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		server, addr := bound(t, loop, four, 0)
		client := udp.New(loop)
		for _, text := range []string{"1", "2", "3"} {
			trySend(t, client, text, addr)
		}
		var tr trace
		must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			tr.add(told(err, data, from, flags))
			server.RecvStop()
		}))
		loop.Run(uv.RunDefault)
		tr.want(t, `"1"`)
		must(t, server.RecvStart(func(int) []byte {
			server.RecvStop()
			return make([]byte, 10)
		}, func(error, []byte, netip.AddrPort, udp.Flags) { t.Error("received after RecvStop") }))
		loop.Run(uv.RunDefault)
		receives(t, server, &tr)
		loop.Run(uv.RunOnce)
		tr.want(t, `"1"`, `"2"`, `"3"`, "nothing")
		closeAll(loop)
	})
}

// batching is a handle at an address that receives in batches.
func batching(t *testing.T, loop *uv.Loop, at netip.AddrPort) (*udp.UDP, netip.AddrPort) {
	t.Helper()
	u, err := udp.NewEx(loop, 0, udp.Recvmmsg)
	must(t, err)
	if !u.UsingRecvmmsg() || udp.New(loop).UsingRecvmmsg() {
		t.Error("who is to use recvmmsg does not, or the other way round")
	}
	must(t, u.Bind(at, 0))
	return u, sockName(t, u)
}

// libuv: udp_mmsg
func TestUDPRecvmmsg(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		const datagrams = 40
		server, addr := batching(t, loop, at)
		client := udp.New(loop)
		var out []byte // the buffer that is in use
		allocs, frees, drained, chunks := 0, 0, 0, 0
		must(t, server.RecvStart(func(suggested int) []byte {
			if suggested != 20*64*1024 {
				t.Errorf("suggested: %d", suggested)
			}
			if out != nil {
				t.Error("the last buffer did not come back")
			}
			allocs++
			out = make([]byte, suggested)
			return out
		}, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			must(t, err)
			switch {
			case flags == udp.MmsgChunk:
				if string(data) != "PING" || from.Port() == 0 || &data[0] != &out[chunks%20*64*1024] || cap(data) != 64*1024 {
					t.Errorf("chunk %d is %q from %v, with room for %d", chunks, data, from, cap(data))
				}
				chunks++
			case flags == udp.MmsgFree, flags == 0:
				if len(data) != 0 || from.IsValid() || &data[:1][0] != &out[0] {
					t.Errorf("%d bytes from %v are handed back", len(data), from)
				}
				out = nil
				if flags == 0 {
					drained++
				} else {
					frees++
				}
			default:
				t.Errorf("flags: %b", flags)
			}
		}))
		for range datagrams {
			trySend(t, client, "PING", addr)
		}
		until(loop, func() bool { return chunks == datagrams && out == nil })
		if frees+drained != allocs || frees == 0 || frees > datagrams/2 {
			t.Errorf("%d buffers, %d came back full, %d empty", allocs, frees, drained)
		}
		closeAll(loop)
	})
}

// libuv: udp_mmsg_single_drain_cb
func TestUDPRecvmmsg_Single(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, alloc := range []func(int) []byte{nil, func(n int) []byte { return make([]byte, n) }} {
			server, addr := batching(t, loop, four)
			var tr trace
			must(t, server.RecvStart(alloc, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add(told(err, data, from, flags))
			}))
			trySend(t, udp.New(loop), "PING", addr)
			until(loop, func() bool { return tr.count("nothing") > 0 })
			loop.Run(uv.RunNoWait)
			tr.want(t, `"PING"`, "free", "nothing")
		}
		closeAll(loop)
	})
}

// libuv: udp_mmsg_small_buf
func TestUDPRecvmmsg_SmallBuffer(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		server, addr := batching(t, loop, four)
		client := udp.New(loop)
		var tr trace
		must(t, server.RecvStart(func(int) []byte { return make([]byte, 64*1024-1) },
			func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add(told(err, data, from, flags))
				server.Close(func() { tr.add("close") })
				client.Close(func() { tr.add("close") })
			}))
		trySend(t, client, "PING", addr)
		loop.Run(uv.RunDefault)
		tr.want(t, "recv EINVAL", "close", "close")
		closeAll(loop)
	})
}

// Stopping in the middle of a batch: nothing follows, not even the buffer.
func TestUDPRecvmmsg_Stop(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		for _, end := range []func(*udp.UDP){(*udp.UDP).RecvStop, func(u *udp.UDP) { u.Close(nil) }} {
			server, addr := batching(t, loop, four)
			client := udp.New(loop)
			for _, text := range []string{"1", "2", "3"} {
				trySend(t, client, text, addr)
			}
			var tr trace
			must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add(told(err, data, from, flags))
				if len(tr) == 2 {
					end(server)
				}
			}))
			loop.Run(uv.RunDefault)
			tr.want(t, `"1"`, `"2"`)
		}
		closeAll(loop)
	})
}

// An odd buffer is used as far as whole chunks go.
func TestUDPRecvmmsg_OddBuffer(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what waits may come in more than one tick")
		server, addr := batching(t, loop, four)
		client := udp.New(loop)
		for range 5 {
			trySend(t, client, "x", addr)
		}
		var tr trace
		must(t, server.RecvStart(func(int) []byte { return make([]byte, 2*64*1024+7) },
			func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add(told(err, data, from, flags))
			}))
		loop.Run(uv.RunOnce)
		tr.want(t, `"x"`, `"x"`, "free", `"x"`, `"x"`, "free", `"x"`, "free", "nothing")
		closeAll(loop)
	})
}
