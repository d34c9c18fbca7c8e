package pipe_test

import (
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// worlds are the loops that a test runs on if it needs no files or descriptors.
var worlds = []struct {
	name string
	loop func(testing.TB) *uv.Loop
}{
	{"system", func(t testing.TB) *uv.Loop { return uvtest.NewLoop(t) }},
	{"simulated", func(t testing.TB) *uv.Loop { return uvtest.NewLoop(t, sim.New(1, sim.Faults{}).Options()) }},
	{"narrow", func(t testing.TB) *uv.Loop {
		return uvtest.NewLoop(t, sim.New(2, sim.Faults{Buffer: 1 << 10, Latency: 1e6, Short: 0.2, Again: 0.2}).Options())
	}},
}

func everywhere(t *testing.T, test func(t *testing.T, loop *uv.Loop)) {
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) { test(t, w.loop(t)) })
	}
}

// name is a path that nothing has.
func name(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "uv") // the test's own folder may be too long
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "s")
}

// listen makes a listener and its name.
func listen(t testing.TB, loop *uv.Loop, onConnection func(*pipe.Pipe)) (*pipe.Pipe, string) {
	t.Helper()
	at := name(t)
	l := pipe.New(loop, false)
	must(t, l.Bind(at))
	must(t, l.Listen(16, func(err error) {
		must(t, err)
		conn := pipe.New(loop, false)
		must(t, l.Accept(conn))
		onConnection(conn)
	}))
	return l, at
}

// pair makes two pipes that are connected to each other.
func pair(t testing.TB, loop *uv.Loop, ipc bool) (a, b *pipe.Pipe) {
	t.Helper()
	at := name(t)
	l := pipe.New(loop, false)
	must(t, l.Bind(at))
	must(t, l.Listen(1, func(err error) {
		must(t, err)
		b = pipe.New(loop, ipc)
		must(t, l.Accept(b))
	}))
	a = pipe.New(loop, ipc)
	connected := false
	must(t, a.Connect(at, func(err error) {
		must(t, err)
		connected = true
	}))
	until(loop, func() bool { return connected && b != nil })
	l.Close(nil)
	loop.Run(uv.RunNoWait)
	return a, b
}

// echo sends everything back and closes at the end.
func echo(t testing.TB, s *stream.Stream) {
	must(t, s.ReadStart(func(n int) []byte { return make([]byte, n) }, func(err error, data []byte) {
		switch {
		case err != nil:
			s.Close(nil)
		case len(data) > 0:
			must(t, s.Write(data, nil))
		}
	}))
}

var tcpLoopback = netip.MustParseAddrPort("127.0.0.1:0")

// listenTCP makes a TCP server and its address.
func listenTCP(t testing.TB, loop *uv.Loop, onConnection func(*tcp.TCP)) (*tcp.TCP, netip.AddrPort) {
	t.Helper()
	l := boundTCP(t, loop)
	serve(t, l, onConnection)
	addr, err := l.SockName()
	must(t, err)
	return l, addr
}

func boundTCP(t testing.TB, loop *uv.Loop) *tcp.TCP {
	t.Helper()
	l := tcp.New(loop)
	must(t, l.Bind(tcpLoopback, 0))
	return l
}

func serve(t testing.TB, l *tcp.TCP, onConnection func(*tcp.TCP)) {
	t.Helper()
	must(t, l.Listen(16, func(err error) {
		must(t, err)
		conn := tcp.New(l.Loop())
		must(t, l.Accept(conn))
		onConnection(conn)
	}))
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
	return func(err error) { tr.add(what + " " + code(err)) }
}

func code(err error) string {
	if err == nil {
		return "ok"
	}
	var code uv.Code
	if errors.As(err, &code) {
		return code.Name()
	}
	return err.Error()
}

func text(err error, data []byte) string {
	if err != nil {
		return code(err)
	}
	return fmt.Sprintf("%q", data)
}

func (tr *trace) want(t testing.TB, lines ...string) {
	t.Helper()
	if !slices.Equal(*tr, lines) {
		t.Errorf("trace:\n got %q\nwant %q", []string(*tr), lines)
	}
}
