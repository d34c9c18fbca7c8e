package stream_test

import (
	"errors"
	"fmt"
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

var loopback = netip.MustParseAddrPort("127.0.0.1:0")

// listen makes a listener of loop and its address.
func listen(t testing.TB, loop *uv.Loop, onConnection func(*tcp.TCP)) (*tcp.TCP, netip.AddrPort) {
	t.Helper()
	l := tcp.New(loop)
	must(t, l.Bind(loopback, 0))
	must(t, l.Listen(16, func(err error) {
		must(t, err)
		conn := tcp.New(loop)
		must(t, l.Accept(conn))
		onConnection(conn)
	}))
	addr, err := l.SockName()
	must(t, err)
	return l, addr
}

// refused is an address that nobody listens on.
func refused(t testing.TB, loop *uv.Loop) netip.AddrPort {
	t.Helper()
	l, addr := listen(t, loop, nil)
	l.Close(nil)
	loop.Run(uv.RunDefault)
	return addr
}

// pair makes two handles that are connected to each other.
func pair(t testing.TB, loop *uv.Loop) (a, b *tcp.TCP) {
	t.Helper()
	l, addr := listen(t, loop, func(conn *tcp.TCP) { b = conn })
	a = tcp.New(loop)
	connected := false
	must(t, a.Connect(addr, func(err error) {
		must(t, err)
		connected = true
	}))
	until(loop, func() bool { return connected && b != nil })
	l.Close(nil)
	loop.Run(uv.RunNoWait)
	return a, b
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

// stuff fills the way from s to its peer, which must not read, and leaves at
// least one byte waiting in s. It gives the number of bytes that went in.
func stuff(t testing.TB, s *tcp.TCP, onDone func(error)) (bytes int) {
	t.Helper()
	chunk := make([]byte, 1<<20)
	for {
		n, err := s.TryWrite(chunk)
		bytes += n
		if err == uv.EAGAIN {
			break
		}
		must(t, err)
	}
	must(t, s.Write(chunk, onDone))
	if s.WriteQueueSize() == 0 {
		t.Fatal("a full socket took another megabyte")
	}
	return bytes + len(chunk)
}

// drain makes s read everything and say when count bytes have come.
func drain(t testing.TB, s *tcp.TCP) (count *int) {
	t.Helper()
	count = new(int)
	must(t, s.ReadStart(nil, func(err error, data []byte) {
		*count += len(data)
		if err != nil && err != uv.EOF {
			t.Errorf("read: %v", err)
		}
	}))
	return count
}

func text(err error, data []byte) string {
	if err != nil {
		return name(err)
	}
	return fmt.Sprintf("%q", data)
}

// send writes all of data at once.
func send(t testing.TB, s *tcp.TCP, data string) {
	t.Helper()
	if n, err := s.TryWrite([]byte(data)); err != nil || n != len(data) {
		t.Fatalf("TryWrite of %d bytes: %d, %v", len(data), n, err)
	}
}

// reset closes s so that its peer meets an error, and waits until it could.
func reset(t testing.TB, s, peer *tcp.TCP) {
	t.Helper()
	must(t, s.CloseReset(nil))
	for !pending(peer) {
	}
}
