package tcp_test

import (
	"errors"
	"net/netip"
	"slices"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// worlds are the loops that a test runs on if it needs nothing of the system
// but loopback.
var worlds = []struct {
	name string
	loop func(testing.TB) *uv.Loop
}{
	{"system", func(t testing.TB) *uv.Loop { return uvtest.NewLoop(t) }},
	{"simulated", func(t testing.TB) *uv.Loop { return uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options()) }},
}

func everywhere(t *testing.T, test func(t *testing.T, loop *uv.Loop)) {
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) { test(t, w.loop(t)) })
	}
}

// The loopback addresses of both families, with a port that is free.
var (
	four = netip.MustParseAddrPort("127.0.0.1:0")
	six  = netip.MustParseAddrPort("[::1]:0")
)

// families runs the test for IPv4 and, if the system has it, IPv6.
func families(t *testing.T, test func(t *testing.T, loop *uv.Loop, addr netip.AddrPort)) {
	for _, f := range []struct {
		name string
		addr netip.AddrPort
	}{{"IPv4", four}, {"IPv6", six}} {
		t.Run(f.name, func(t *testing.T) {
			everywhere(t, func(t *testing.T, loop *uv.Loop) {
				if f.addr == six {
					needIPv6(t, loop)
				}
				test(t, loop, f.addr)
			})
		})
	}
}

func needIPv6(t *testing.T, loop *uv.Loop) {
	t.Helper()
	probe := tcp.New(loop)
	err := probe.Bind(six, 0)
	probe.Close(nil)
	loop.Run(uv.RunDefault)
	if err != nil {
		t.Skipf("no IPv6 here: %v", err)
	}
}

// listen makes a listener that accepts everything, and its address.
func listen(t testing.TB, loop *uv.Loop, at netip.AddrPort, onConnection func(*tcp.TCP)) (*tcp.TCP, netip.AddrPort) {
	t.Helper()
	l := tcp.New(loop)
	must(t, l.Bind(at, 0))
	must(t, l.Listen(16, func(err error) {
		must(t, err)
		conn := tcp.New(loop)
		must(t, l.Accept(conn))
		onConnection(conn)
	}))
	return l, sockName(t, l)
}

// refused is an address like at that nobody listens on.
func refused(t testing.TB, loop *uv.Loop, at netip.AddrPort) netip.AddrPort {
	t.Helper()
	l, addr := listen(t, loop, at, nil)
	l.Close(nil)
	loop.Run(uv.RunDefault)
	return addr
}

// pair makes two handles that are connected to each other.
func pair(t testing.TB, loop *uv.Loop) (client, server *tcp.TCP) {
	t.Helper()
	l, addr := listen(t, loop, four, func(conn *tcp.TCP) { server = conn })
	client = tcp.New(loop)
	connected := false
	must(t, client.Connect(addr, func(err error) {
		must(t, err)
		connected = true
	}))
	until(loop, func() bool { return connected && server != nil })
	l.Close(nil)
	loop.Run(uv.RunNoWait)
	return client, server
}

func sockName(t testing.TB, s *tcp.TCP) netip.AddrPort {
	t.Helper()
	addr, err := s.SockName()
	must(t, err)
	return addr
}

// until ticks until done. A test that waits in vain ends with go test's limit.
func until(loop *uv.Loop, done func() bool) {
	for !done() {
		loop.Run(uv.RunOnce)
	}
}

func closeAll(loop *uv.Loop) {
	loop.Walk(func(h uv.AnyHandle) {
		if !h.IsClosing() {
			h.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want(t testing.TB, got, want error) {
	t.Helper()
	if want == nil && got != nil || !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}

// trace is what happened, in order.
type trace []string

func (tr *trace) add(what string) { *tr = append(*tr, what) }

// done makes a callback that traces its error.
func (tr *trace) done(what string) func(error) {
	return func(err error) { tr.add(what + " " + name(err)) }
}

func name(err error) string {
	if err == nil {
		return "ok"
	}
	var code uv.Code
	if errors.As(err, &code) {
		return code.Name()
	}
	return err.Error()
}

func (tr *trace) want(t testing.TB, lines ...string) {
	t.Helper()
	if !slices.Equal(*tr, lines) {
		t.Errorf("trace:\n got %q\nwant %q", []string(*tr), lines)
	}
}

// echo sends everything back and closes at the end.
func echo(t testing.TB) func(*tcp.TCP) {
	return func(conn *tcp.TCP) {
		must(t, conn.ReadStart(func(n int) []byte { return make([]byte, n) }, func(err error, data []byte) {
			switch {
			case err != nil:
				conn.Close(nil)
			case len(data) > 0:
				must(t, conn.Write(data, nil))
			}
		}))
	}
}
