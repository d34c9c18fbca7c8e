package tty_test

import (
	"errors"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tty"
)

// openPty makes a pseudo terminal of 80 columns and 25 rows. The test closes
// both descriptors.
func openPty(t testing.TB) (master, slave int, name string) {
	t.Helper()
	master, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Skipf("no pseudo terminals here: %v", err)
	}
	must(t, unix.IoctlSetPointerInt(master, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetUint32(master, unix.TIOCGPTN)
	must(t, err)
	must(t, unix.IoctlSetWinsize(master, unix.TIOCSWINSZ, &unix.Winsize{Col: 80, Row: 25}))
	name = "/dev/pts/" + strconv.Itoa(int(n))
	return master, openAt(t, name, unix.O_RDWR), name
}

func openAt(t testing.TB, path string, access int) int {
	t.Helper()
	fd, err := unix.Open(path, access|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	must(t, err)
	return fd
}

func newTTY(t testing.TB, loop *uv.Loop, fd int) *tty.TTY {
	t.Helper()
	s, err := tty.New(loop, fd)
	must(t, err)
	return s
}

// both makes a TTY of each side of a new pseudo terminal.
func both(t testing.TB, loop *uv.Loop) (master, slave *tty.TTY) {
	t.Helper()
	m, s, _ := openPty(t)
	master, slave = newTTY(t, loop, m), newTTY(t, loop, s)
	closeFD(t, m, s)
	return master, slave
}

func closeFD(t testing.TB, fds ...int) {
	t.Helper()
	for _, fd := range fds {
		must(t, unix.Close(fd))
	}
}

// nonblocking tells whether calls on fd, and on all that share its file, answer
// EAGAIN.
func nonblocking(t testing.TB, fd int) bool {
	t.Helper()
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	must(t, err)
	return flags&unix.O_NONBLOCK != 0
}

func settingsOf(t testing.TB, fd int) unix.Termios {
	t.Helper()
	s, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	must(t, err)
	return *s
}

func fileno(t testing.TB, s *tty.TTY) int {
	t.Helper()
	fd, err := s.Fileno()
	must(t, err)
	return fd
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

func panics(t testing.TB, what string, fn func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s did not panic", what)
		}
	}()
	fn()
}

func equal[S ~[]E, E comparable](t testing.TB, what string, got, want S) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
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
