package sim_test

import (
	"errors"
	"net/netip"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Who finds the queue full knocks again after 1 s, 2 s, 4 s and so on.
func TestFullBacklog(t *testing.T) {
	for _, test := range []struct {
		name    string
		accept  time.Duration // when places get free
		done    time.Duration // when the last client knows
		outcome error
	}{
		{"in the end", 10 * time.Second, 15 * time.Second, nil},
		{"too late", time.Hour, 63 * time.Second, uv.ETIMEDOUT},
	} {
		t.Run(test.name, func(t *testing.T) {
			world := sim.New(1, sim.Faults{})
			loop := uvtest.NewLoop(t, world.Options())
			l := tcp.New(loop)
			must(t, l.Bind(server, 0))
			must(t, l.Listen(0, func(err error) { must(t, err) }))
			var last time.Duration
			for i := range 3 { // one is announced, one waits
				c := tcp.New(loop)
				must(t, c.Connect(server, uvtest.Expect(t, 1, func(err error) {
					want := error(nil)
					if i == 2 {
						want = test.outcome
					}
					if !errors.Is(err, want) {
						t.Errorf("client %d: %v, want %v", i, err, want)
					}
					last = loop.Now()
					c.Close(nil)
				})))
				loop.Run(uv.RunNoWait)
			}
			clock := timer.New(loop)
			must(t, clock.Start(test.accept, 0, func() {
				l.Close(nil)
				l = tcp.New(loop)
				must(t, l.Bind(server, 0))
				must(t, l.Listen(0, func(error) { l.Close(nil) }))
				if test.outcome != nil {
					l.Close(nil)
				}
				clock.Close(nil)
			}))
			loop.Run(uv.RunDefault)
			if last.Truncate(time.Second) != test.done {
				t.Errorf("the last one knew at %v, want %v", last, test.done)
			}
		})
	}
}

// What other goroutines send ends a wait for nothing.
func TestPost(t *testing.T) {
	loop := uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options())
	a := uv.NewAsync(loop, nil)
	go func() {
		for range 1000 {
			runtime.Gosched() // the loop is waiting by now
		}
		loop.Post(uvtest.Expect(t, 1, func() { a.Close(nil) }))
	}()
	loop.Run(uv.RunDefault)
}

// A full buffer is full until somebody reads.
func TestBuffer(t *testing.T) {
	world := sim.New(1, sim.Faults{Buffer: 10})
	loop := uvtest.NewLoop(t, world.Options())
	l, c, s := tcp.New(loop), tcp.New(loop), tcp.New(loop)
	must(t, l.Bind(server, 0))
	done := 0
	must(t, l.Listen(1, func(error) { must(t, l.Accept(s)); done++ }))
	must(t, c.Connect(server, func(err error) { must(t, err); done++ }))
	for done < 2 {
		loop.Run(uv.RunOnce)
	}
	for _, want := range []struct {
		n   int
		err error
	}{{7, nil}, {3, nil}, {0, uv.EAGAIN}} {
		if n, err := c.TryWrite(make([]byte, 7)); n != want.n || err != want.err {
			t.Errorf("TryWrite: %d, %v; want %d, %v", n, err, want.n, want.err)
		}
	}
	must(t, s.ReadStart(nil, uvtest.Expect(t, 1, func(err error, data []byte) {
		if len(data) != 10 {
			t.Errorf("read %d bytes, %v", len(data), err)
		}
		loop.Walk(func(h uv.AnyHandle) { h.Close(nil) })
	})))
	loop.Run(uv.RunDefault)
}

// A socket that no handle owns is found by nobody else.
func TestLeak(t *testing.T) {
	world := sim.New(1, sim.Faults{Descriptors: 1})
	loop := world.Loop()
	if loop != world.Loop() {
		t.Error("a world has two loops")
	}
	if _, errno := loop.NewSocket(uv.Inet4, uv.StreamSocket); errno != 0 {
		t.Fatal(errno)
	}
	if _, errno := loop.NewSocket(uv.Inet4, uv.StreamSocket); errno != syscall.EMFILE {
		t.Errorf("one socket more than there can be: %v", errno)
	}
	if n := world.Open(); n != 1 {
		t.Errorf("%d sockets are open", n)
	}
	if err := loop.Close(); !errors.Is(err, syscall.EBUSY) {
		t.Errorf("Close: %v", err)
	}
}

// What is not simulated says so.
func TestNotSimulated(t *testing.T) {
	loop := uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options())
	if _, errno := loop.NewSocket(uv.Unix, uv.DatagramSocket); errno != syscall.EAFNOSUPPORT {
		t.Errorf("datagrams of the Unix domain: %v", errno)
	}
	u, _ := loop.NewSocket(uv.Inet4, uv.DatagramSocket)
	if errno := u.Join(uv.Membership{Group: netip.MustParseAddr("239.255.0.1")}); errno != syscall.ENOTSUP {
		t.Errorf("multicast: %v", errno)
	}
	u.Close()
	if _, errno := loop.Adopt(0); errno != syscall.EBADF {
		t.Errorf("a descriptor: %v", errno)
	}
	s := tcp.New(loop)
	must(t, s.Bind(netip.MustParseAddrPort("[::1]:0"), 0))
	if _, err := s.Fileno(); err != uv.ENOTSUP {
		t.Errorf("a descriptor's number: %v", err)
	}
	if err := s.Connect(netip.MustParseAddrPort("[2001:db8::1]:80"), func(error) {}); !errors.Is(err, uv.ENETUNREACH) {
		t.Errorf("another machine: %v", err)
	}
	s.Close(nil)
	loop.Run(uv.RunDefault)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
