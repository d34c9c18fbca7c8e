package udp_test

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/udp"
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

// The loopback addresses of both families, with a port that is free, and all
// addresses.
var (
	four    = netip.MustParseAddrPort("127.0.0.1:0")
	six     = netip.MustParseAddrPort("[::1]:0")
	anyFour = netip.MustParseAddrPort("0.0.0.0:0")
	anySix  = netip.MustParseAddrPort("[::]:0")
	nobody  netip.AddrPort
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

func needIPv6(t testing.TB, loop *uv.Loop) {
	t.Helper()
	probe := udp.New(loop)
	err := probe.Bind(six, 0)
	probe.Close(nil)
	loop.Run(uv.RunDefault)
	if err != nil {
		t.Skipf("no IPv6 here: %v", err)
	}
}

// bound is a handle at an address and that address.
func bound(t testing.TB, loop *uv.Loop, at netip.AddrPort, flags udp.Flags) (*udp.UDP, netip.AddrPort) {
	t.Helper()
	u := udp.New(loop)
	must(t, u.Bind(at, flags))
	return u, sockName(t, u)
}

// vacant is an address like at that nobody has.
func vacant(t testing.TB, loop *uv.Loop, at netip.AddrPort) netip.AddrPort {
	t.Helper()
	u, addr := bound(t, loop, at, 0)
	u.Close(nil)
	loop.Run(uv.RunDefault)
	return addr
}

func sockName(t testing.TB, u *udp.UDP) netip.AddrPort {
	t.Helper()
	addr, err := u.SockName()
	must(t, err)
	return addr
}

// receives traces what u receives: its text, or what else there is to say.
func receives(t testing.TB, u *udp.UDP, tr *trace) {
	t.Helper()
	must(t, u.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
		tr.add(told(err, data, from, flags))
	}))
}

func told(err error, data []byte, from netip.AddrPort, flags udp.Flags) string {
	switch {
	case err != nil:
		return "recv " + name(err)
	case flags&udp.MmsgFree != 0:
		return "free"
	case !from.IsValid():
		return "nothing"
	case flags&udp.Partial != 0:
		return fmt.Sprintf("%q cut", data)
	}
	return fmt.Sprintf("%q", data)
}

// trySend sends all of data at once.
func trySend(t testing.TB, u *udp.UDP, data string, to netip.AddrPort) {
	t.Helper()
	if n, err := u.TrySend([]byte(data), to); n != len(data) || err != nil {
		t.Fatalf("TrySend of %q: %d, %v", data, n, err)
	}
}

// empty checks that no send is left.
func empty(t testing.TB, handles ...*udp.UDP) {
	t.Helper()
	for _, u := range handles {
		if u.SendQueueSize() != 0 || u.SendQueueCount() != 0 {
			t.Errorf("%d bytes in %d sends are queued", u.SendQueueSize(), u.SendQueueCount())
		}
	}
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

func (tr trace) count(what string) (n int) {
	for _, line := range tr {
		if line == what {
			n++
		}
	}
	return n
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
