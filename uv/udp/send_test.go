package udp_test

import (
	"bytes"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/udp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: udp_send_and_recv
func TestUDPSendAndRecv(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		server, addr := bound(t, loop, at, 0)
		client := udp.New(loop)
		var tr trace
		must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			tr.add("server " + told(err, data, from, flags))
			server.RecvStop()
			must(t, server.Send([]byte("PONG"), from, func(err error) {
				tr.done("server")(err)
				server.Close(nil)
			}))
		}))
		must(t, client.Sendv([][]byte{[]byte("PI"), nil, []byte("NG")}, addr, func(err error) {
			tr.done("client")(err)
			must(t, client.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
				tr.add("client " + told(err, data, from, flags))
				if from != addr {
					t.Errorf("the reply came from %v, want %v", from, addr)
				}
				client.RecvStop()
				client.Close(nil)
			}))
		}))
		if client.SendQueueSize() != 4 || client.SendQueueCount() != 1 {
			t.Errorf("%d bytes in %d sends are queued", client.SendQueueSize(), client.SendQueueCount())
		}
		if len(tr) > 0 {
			t.Errorf("called back from inside a call: %q", tr)
		}
		loop.Run(uv.RunDefault)
		tr.want(t, "client ok", `server "PING"`, "server ok", `client "PONG"`)
		empty(t, server, client)
	})
}

// libuv: udp_send_immediate
func TestUDPSend_BeforeRun(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		server, addr := bound(t, loop, four, 0)
		client := udp.New(loop)
		var tr trace
		must(t, client.Send([]byte("PING"), addr, tr.done("1")))
		must(t, client.Send([]byte("PANG"), addr, tr.done("2")))
		must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			tr.add(told(err, data, from, flags))
			if tr.count(`"PANG"`) == 1 {
				server.Close(nil)
				client.Close(nil)
			}
		}))
		loop.Run(uv.RunDefault)
		for _, line := range []string{"1 ok", "2 ok", `"PING"`, `"PANG"`} {
			if tr.count(line) != 1 {
				t.Errorf("%d times %s in %q", tr.count(line), line, tr)
			}
		}
	})
}

// Callbacks come in the order of the sends, each datagram whole.
func TestUDPSend_Order(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		server, addr := bound(t, loop, four, 0)
		client := udp.New(loop)
		var sent, came trace
		var lines []string
		for i := range 50 {
			line := strings.Repeat("x", i)
			lines = append(lines, line)
			must(t, client.Send([]byte(line), addr, func(err error) { must(t, err); sent.add(line) }))
		}
		must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
			must(t, err)
			if from.IsValid() {
				came.add(string(data))
			}
		}))
		until(loop, func() bool { return len(came) == len(lines) })
		sent.want(t, lines...)
		came.want(t, lines...)
		empty(t, client)
		closeAll(loop)
	})
}

// libuv: udp_send_hang_loop
func TestUDPSend_UnreachableFromIdle(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		needIPv6(t, loop)
		const sends = 1025
		// There is no way from a socket for IPv6 only to an IPv4 address.
		u, _ := bound(t, loop, anySix, udp.IPv6Only)
		to := netip.MustParseAddrPort("[::ffff:192.0.2.1]:1234")
		asked, told := 0, 0
		idle := uv.NewIdle(loop)
		must(t, idle.Start(func() {
			must(t, u.Send(bytes.Repeat([]byte("s"), 1024), to, func(err error) {
				want(t, err, uv.ENETUNREACH)
				if told++; told == sends {
					u.Close(nil)
				}
			}))
			if asked++; asked == sends {
				idle.Close(nil)
			}
		}))
		loop.Run(uv.RunDefault)
		if told != sends {
			t.Errorf("%d of %d sends called back", told, sends)
		}
		empty(t, u)
	})
}

// libuv: udp_dgram_too_big
func TestUDPSend_TooBig(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		_, addr := bound(t, loop, at, 0)
		u := udp.New(loop)
		var tr trace
		must(t, u.Send(make([]byte, 65536), addr, func(err error) {
			tr.done("send")(err)
			if !strings.HasPrefix(err.Error(), "send EMSGSIZE "+addr.Addr().String()) {
				t.Errorf("the error reads %q", err)
			}
		}))
		// One that fails takes no others along.
		must(t, u.Send([]byte("x"), addr, tr.done("send")))
		loop.Run(uv.RunNoWait)
		until(loop, func() bool { return len(tr) == 2 })
		tr.want(t, "send EMSGSIZE", "send ok")
		empty(t, u)
		closeAll(loop)
	})
}

// libuv: udp_send_fail_nbufs
func TestUDPSend_BadBuffers(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		_, addr := bound(t, loop, four, 0)
		u := udp.New(loop)
		absurd, mega := make([][]byte, 2049), make([]byte, 1<<20)
		for i := range absurd {
			absurd[i] = mega // 2 GiB and a little
		}
		for _, bufs := range [][][]byte{nil, {}, absurd} {
			want(t, u.Sendv(bufs, addr, func(error) { t.Error("called back") }), uv.EINVAL)
			_, err := u.TrySendv(bufs, addr)
			want(t, err, uv.EINVAL)
		}
		empty(t, u)
		if u.Socket() != nil || u.IsActive() {
			t.Error("what was refused has done something")
		}
		closeAll(loop)
	})
}

// libuv: udp_try_send
func TestUDPTrySend(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		server, addr := bound(t, loop, at, 0)
		u := udp.New(loop)
		_, err := u.TrySend2([]udp.Datagram{{Bufs: [][]byte{[]byte("x")}, To: addr}})
		want(t, err, uv.EINVAL) // no socket yet
		_, err = u.TrySendv(nil, addr)
		want(t, err, uv.EINVAL)
		_, err = u.TrySend(make([]byte, 64*1024), addr)
		want(t, err, uv.EMSGSIZE)

		var tr trace
		receives(t, server, &tr)
		trySend(t, u, "EXIT", addr)
		until(loop, func() bool { return tr.count(`"EXIT"`) == 1 })

		server.RecvStop()
		heard := len(tr)
		var many []udp.Datagram
		for i := range 33 { // more than go at once
			many = append(many, udp.Datagram{Bufs: [][]byte{[]byte("n"), {'a' + byte(i)}}, To: addr})
		}
		_, err = u.TrySend2(nil)
		want(t, err, uv.EINVAL)
		if n, err := u.TrySend2(many); n != len(many) || err != nil {
			t.Errorf("TrySend2: %d, %v", n, err)
		}
		loop.Run(uv.RunNoWait)
		if len(tr) != heard {
			t.Errorf("received while stopped: %q", tr[heard:])
		}
		receives(t, server, &tr)
		until(loop, func() bool { return tr.count("\"n\\x81\"") == 1 && tr[len(tr)-1] == "nothing" })
		got := slices.DeleteFunc(tr[heard:], func(line string) bool { return line == "nothing" })
		if len(got) != len(many) || got[0] != `"na"` || got[32] != "\"n\\x81\"" {
			t.Errorf("received %q", got)
		}
		// As far as it goes, and what stopped it when nothing went.
		bad := []udp.Datagram{many[0], {Bufs: [][]byte{make([]byte, 70000)}, To: addr}, many[1]}
		if n, err := u.TrySend2(bad); n != 1 || err != nil {
			t.Errorf("TrySend2: %d, %v", n, err)
		}
		_, err = u.TrySend2(bad[1:])
		want(t, err, uv.EMSGSIZE)
		empty(t, u, server)
		closeAll(loop)
	})
}

func TestRule22_TrySendBehindQueue(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		server, addr := bound(t, loop, four, 0)
		u := udp.New(loop)
		var tr trace
		receives(t, server, &tr)
		must(t, u.Send([]byte("1"), addr, func(err error) {
			tr.done("send")(err)
			trySend(t, u, "3", addr) // nothing is queued any more
		}))
		// The datagram is gone, but its callback has not run.
		_, err := u.TrySend([]byte("2"), addr)
		want(t, err, uv.EAGAIN)
		_, err = u.TrySend2([]udp.Datagram{{Bufs: [][]byte{[]byte("2")}, To: addr}})
		want(t, err, uv.EAGAIN)
		_, err = u.TrySend(make([]byte, 70000), addr)
		want(t, err, uv.EAGAIN) // the system was not asked
		if u.SendQueueCount() != 1 || u.SendQueueSize() != 1 {
			t.Errorf("%d bytes in %d sends are queued: TrySend never queues", u.SendQueueSize(), u.SendQueueCount())
		}
		until(loop, func() bool { return tr.count(`"3"`) == 1 })
		if tr.count(`"1"`) != 1 || tr.count("send ok") != 1 || tr.count(`"2"`) != 0 {
			t.Errorf("trace: %q", tr)
		}
		closeAll(loop)
	})
}

func TestRule13_SendsEndBeforeClose(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		_, addr := bound(t, loop, four, 0)
		u := udp.New(loop)
		var tr trace
		// The first is gone at once. Later ones wait for its callback.
		must(t, u.Send([]byte("1"), addr, tr.done("1")))
		must(t, u.Send([]byte("2"), addr, tr.done("2")))
		must(t, u.Send([]byte("3"), addr, tr.done("3")))
		u.Close(func() { tr.add("close"); empty(t, u) })
		if len(tr) > 0 {
			t.Errorf("called back from inside Close: %q", tr)
		}
		if u.SendQueueCount() != 3 {
			t.Errorf("%d sends are queued", u.SendQueueCount())
		}
		loop.Run(uv.RunNoWait)
		tr.want(t, "1 ok", "2 ECANCELED", "3 ECANCELED", "close")
		closeAll(loop)
	})
}

// A send that failed has its own error when the handle is closed.
func TestRule13_FailedSendKeepsItsError(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		_, addr := bound(t, loop, four, 0)
		u := udp.New(loop)
		var tr trace
		must(t, u.Send(make([]byte, 70000), addr, tr.done("1")))
		must(t, u.Send([]byte("2"), addr, tr.done("2")))
		u.Close(func() { tr.add("close") })
		loop.Run(uv.RunNoWait)
		tr.want(t, "1 EMSGSIZE", "2 ECANCELED", "close")
		closeAll(loop)
	})
}

// libuv: udp_sendmmsg_error
func TestUDPSend_ManyRefused(t *testing.T) {
	families(t, func(t *testing.T, loop *uv.Loop, at netip.AddrPort) {
		addr := vacant(t, loop, at)
		u := udp.New(loop)
		must(t, u.Connect(addr))
		var tr trace
		const sends = 6
		for range sends {
			must(t, u.Send([]byte("PING"), nobody, func(err error) {
				tr.add(name(err))
				if len(tr) == sends {
					u.Close(nil)
				}
			}))
		}
		if u.SendQueueCount() != sends || u.SendQueueSize() != 4*sends {
			t.Errorf("%d bytes in %d sends are queued", u.SendQueueSize(), u.SendQueueCount())
		}
		loop.Run(uv.RunDefault)
		if len(tr) != sends || tr.count("ok")+tr.count("ECONNREFUSED") != sends || tr.count("ok") == 0 || tr.count("ECONNREFUSED") == 0 {
			t.Errorf("trace: %q", tr)
		}
		empty(t, u)
	})
}

// A send that the system does not take waits, and those after it; nobody is
// told that there were no buffers.
func TestUDPSend_WaitsForRoom(t *testing.T) {
	for seed := range uint64(20) {
		loop := uvtest.NewLoop(t, sim.New(seed, sim.Faults{Again: 0.5}).Options())
		server, addr := bound(t, loop, four, 0)
		u := udp.New(loop)
		var sent, came trace
		lines := strings.Split("abcdefghijklmnopqrstuvwxyz", "")
		for _, line := range lines {
			must(t, u.Send([]byte(line), addr, func(err error) { must(t, err); sent.add(line) }))
		}
		must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
			must(t, err)
			if from.IsValid() {
				came.add(string(data))
			}
		}))
		until(loop, func() bool { return len(came) == len(lines) && len(sent) == len(lines) })
		sent.want(t, lines...)
		came.want(t, lines...)
		for range 20 {
			if _, err := u.TrySend([]byte("x"), addr); err != nil && err != uv.EAGAIN {
				t.Fatalf("seed %d: TrySend: %v", seed, err)
			}
		}
		empty(t, u)
		closeAll(loop)
	}
}

// What send callbacks send goes out later: however many there are, a tick has a
// few rounds for them, and then the loop has its turn.
func TestUDPSend_FromItsCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		_, addr := bound(t, loop, four, 0)
		u := udp.New(loop)
		sends, ticks := 0, 0
		var again func(error)
		again = func(err error) {
			must(t, err)
			if sends++; sends < 200 {
				must(t, u.Send([]byte("x"), addr, again))
			}
		}
		check := uv.NewCheck(loop)
		must(t, check.Start(func() { ticks++ }))
		check.Unref()
		must(t, u.Send([]byte("x"), addr, again))
		loop.Run(uv.RunDefault)
		if sends != 200 || ticks < 200/16 {
			t.Errorf("%d sends in %d ticks", sends, ticks)
		}
		closeAll(loop)
	})
}
