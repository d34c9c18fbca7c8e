//go:build unix

package poll_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/poll"
)

// socketpair makes two connected sockets, which the test closes.
func socketpair(t testing.TB) (a, b int) {
	t.Helper()
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	must(t, err)
	return fds[0], fds[1]
}

// tcpPair makes two connected TCP sockets, which the test closes.
func tcpPair(t testing.TB) (a, b int) {
	t.Helper()
	l, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	must(t, err)
	defer closeFD(t, l)
	must(t, unix.Bind(l, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}))
	must(t, unix.Listen(l, 1))
	addr, err := unix.Getsockname(l)
	must(t, err)
	a, err = unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	must(t, err)
	must(t, unix.Connect(a, addr))
	b, _, err = unix.Accept(l)
	must(t, err)
	return a, b
}

func pipe(t testing.TB) (r, w int) {
	t.Helper()
	var fds [2]int
	must(t, unix.Pipe(fds[:]))
	return fds[0], fds[1]
}

func closeFD(t testing.TB, fds ...int) {
	t.Helper()
	for _, fd := range fds {
		must(t, unix.Close(fd))
	}
}

func newPoll(t testing.TB, loop *uv.Loop, fd int) *poll.Poll {
	t.Helper()
	p, err := poll.New(loop, fd)
	must(t, err)
	return p
}

// never is a callback that must not run.
func never(t testing.TB) func(error, uv.Events) {
	return func(err error, ready uv.Events) {
		t.Helper()
		t.Errorf("told %v %v, want nothing", err, ready)
	}
}

func write(t testing.TB, fd int, data string) {
	t.Helper()
	n, err := unix.Write(fd, []byte(data))
	must(t, err)
	if n != len(data) {
		t.Fatalf("wrote %d bytes of %d", n, len(data))
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

func panics(t testing.TB, what string, fn func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s did not panic", what)
		}
	}()
	fn()
}

// wrongGoroutine makes the call from another goroutine while the loop runs, and
// wants a panic that names it.
func wrongGoroutine(t testing.TB, loop *uv.Loop, name string, call func()) {
	t.Helper()
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skip("goroutines are not known here")
	}
	var got any
	called := false
	must(t, loop.Post(func() {
		called = true
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { got = recover() }()
			call()
		}()
		<-done
	}))
	for !called {
		loop.Run(uv.RunNoWait)
	}
	if text, _ := got.(string); !strings.Contains(text, "uv: "+name+" was called from a goroutine that does not run the loop") {
		t.Errorf("%s: panic %v", name, got)
	}
}
