package backend

import (
	"math"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// What every side does is tested by package backendtest. Here is what is
// epoll's and Linux's own.

func open(t *testing.T) *epoll {
	t.Helper()
	e, err := openEpoll()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// pair makes two connected sockets.
func pair(t *testing.T, e *epoll) (a, b *socket) {
	t.Helper()
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	return adopt(t, e, fds[0]), adopt(t, e, fds[1])
}

func adopt(t *testing.T, e *epoll, fd int) *socket {
	t.Helper()
	s, errno := e.Adopt(fd)
	if errno != 0 {
		t.Fatal(errno)
	}
	t.Cleanup(func() {
		if _, open := s.FD(); open {
			s.Close()
		}
	})
	return s.(*socket)
}

func watch(e *epoll, s *socket, ev Events) *Watcher {
	w := &Watcher{Socket: s, Interest: ev}
	e.Update(w)
	return w
}

func change(e *epoll, w *Watcher, ev Events) {
	w.Interest = ev
	e.Update(w)
}

func wait(t *testing.T, e *epoll, timeout time.Duration) []Ready {
	t.Helper()
	ready, err := e.Wait(timeout, nil)
	if err != nil {
		t.Fatal(err)
	}
	return ready
}

func TestMilliseconds(t *testing.T) {
	for _, test := range []struct {
		in   time.Duration
		want int
	}{
		{-1, -1}, {math.MinInt64, -1}, {0, 0}, {1, 1}, {time.Millisecond, 1}, {time.Millisecond + 1, 2},
		{math.MaxInt32 * time.Millisecond, math.MaxInt32}, {math.MaxInt32*time.Millisecond + 1, math.MaxInt32}, {math.MaxInt64, math.MaxInt32},
	} {
		if got := milliseconds(test.in); got != test.want {
			t.Errorf("%v: %d, want %d", test.in, got, test.want)
		}
	}
}

// A reader that stops stays armed until something arrives, and one that starts
// again meanwhile costs nothing; a writer is disarmed before it can spin.
func TestArming(t *testing.T) {
	e := open(t)
	a, b := pair(t, e)
	w := watch(e, a, Readable)
	armed := func() uint32 { return e.slot(a.fd).armed }
	step := func(what string, ev Events, want uint32, ready int) {
		t.Helper()
		change(e, w, ev)
		if got := wait(t, e, 0); len(got) != ready {
			t.Errorf("%s: %d events, want %d", what, len(got), ready)
		}
		if armed() != want {
			t.Errorf("%s: armed %#x, want %#x", what, armed(), want)
		}
	}
	step("started", Readable, unix.EPOLLIN, 0)
	step("stopped", 0, unix.EPOLLIN, 0)
	step("started again", Readable, unix.EPOLLIN, 0)
	step("writing too", Readable|Writable, unix.EPOLLIN|unix.EPOLLOUT, 1)
	step("reading only", Readable, unix.EPOLLIN, 0)
	step("writing", Writable, unix.EPOLLOUT, 1)
	step("stopped writing", 0, 0, 0)
	step("started once more", Readable, unix.EPOLLIN, 0)
	b.Write([]byte("x"))
	step("stopped with something there", 0, 0, 0)
	step("started with something there", Readable, unix.EPOLLIN, 1)
	e.Forget(w)
	if armed() != 0 {
		t.Error("armed after Forget")
	}
}

// A descriptor that is closed here and lives on elsewhere does not report any
// more, not even under the number of its successor.
func TestRule14_ReusedDescriptor(t *testing.T) {
	e := open(t)
	a, b := pair(t, e)
	elsewhere, err := unix.Dup(a.fd)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(elsewhere)
	w := watch(e, a, Readable)
	wait(t, e, 0)
	old := a.fd
	b.Write([]byte("for the former owner"))
	e.Forget(w)
	a.Close()

	c, _ := pair(t, e)
	if c.fd != old {
		if err := unix.Dup3(c.fd, old, unix.O_CLOEXEC); err != nil {
			t.Fatal(err)
		}
		c = adopt(t, e, old)
	}
	watch(e, c, Readable)
	if got := wait(t, e, 0); len(got) != 0 {
		t.Errorf("the successor got %v", got[0].Events)
	}
}

// Even an event that the kernel still has under a former generation is dropped.
func TestRule14_FormerGeneration(t *testing.T) {
	e := open(t)
	a, b := pair(t, e)
	w := watch(e, a, Readable)
	wait(t, e, 0)
	b.Write([]byte("x"))
	e.slot(a.fd).gen++ // as if it had been forgotten
	if got := wait(t, e, 0); len(got) != 0 {
		t.Errorf("%d events", len(got))
	}
	e.slot(a.fd).gen--
	got := wait(t, e, 0)
	if len(got) != 1 || got[0].Current() != Readable {
		t.Fatalf("%d events, want 1", len(got))
	}
	e.Forget(w)
	if got[0].Current() != 0 {
		t.Error("an event that was fetched before Forget is still current")
	}
	change(e, w, Readable) // the same watcher once more: still not its event
	if got[0].Current() != 0 {
		t.Error("an event of the watcher's former life is current")
	}
}

// A signal ends a wait early, with nothing and no error.
func TestInterruptedWait(t *testing.T) {
	e := open(t)
	tid, done := make(chan int), make(chan bool)
	go func() {
		runtime.LockOSThread() // and never unlock: the thread ends with us
		tid <- unix.Gettid()
		ready, err := e.Wait(-1, nil)
		if len(ready) != 0 || err != nil {
			t.Errorf("%d events, %v", len(ready), err)
		}
		close(done)
	}()
	thread := <-tid
	for {
		select {
		case <-done:
			return
		default:
			unix.Tgkill(unix.Getpid(), thread, unix.SIGURG)
			runtime.Gosched()
		}
	}
}

// Writing to whoever is gone is EPIPE and no signal; with pipes the signal is
// the kernel's to send, and kills nobody.
func TestBrokenPipe(t *testing.T) {
	e := open(t)
	caught := make(chan os.Signal, 8)
	signal.Notify(caught, unix.SIGPIPE)
	a, b := pair(t, e)
	b.Close()
	if _, errno := a.Write([]byte("x")); errno != unix.EPIPE {
		t.Errorf("Write: %v", errno)
	}
	if _, errno := a.Writev([][]byte{{1}, {2}}); errno != unix.EPIPE {
		t.Errorf("Writev: %v", errno)
	}
	signal.Stop(caught) // after it all that was sent has arrived
	if len(caught) != 0 {
		t.Errorf("%d SIGPIPE from a socket", len(caught))
	}
	var fds [2]int
	if err := unix.Pipe2(fds[:], unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	unix.Close(fds[0])
	p := adopt(t, e, fds[1])
	if _, errno := p.Write([]byte("x")); errno != unix.EPIPE {
		t.Errorf("Write to a pipe: %v", errno)
	}
	if _, errno := p.Writev([][]byte{{1}, {2}}); errno != unix.EPIPE {
		t.Errorf("Writev to a pipe: %v", errno)
	}
}

func TestWritev(t *testing.T) {
	e := open(t)
	var fds [2]int
	if err := unix.Pipe2(fds[:], unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	a, b := pair(t, e)
	for _, ends := range [][2]*socket{{a, b}, {adopt(t, e, fds[1]), adopt(t, e, fds[0])}} {
		many := make([][]byte, 3000)
		for i := range many {
			many[i] = []byte{byte(i)}
		}
		for _, test := range []struct {
			bufs [][]byte
			want int
		}{
			{[][]byte{[]byte("one"), nil, {}, []byte("two")}, 6},
			{[][]byte{nil}, 0},
			{many, 1024}, // as many as the system takes
		} {
			n, errno := ends[0].Writev(test.bufs)
			if n != test.want || errno != 0 {
				t.Errorf("%d buffers: %d, %v; want %d", len(test.bufs), n, errno, test.want)
			}
			got := make([]byte, 4000)
			if n, errno := ends[1].Read(got); test.want > 0 && (n != test.want || errno != 0) {
				t.Errorf("read %d, %v", n, errno)
			}
		}
		if _, errno := ends[1].Read(make([]byte, 1)); errno != unix.EAGAIN {
			t.Errorf("read of nothing: %v, want EAGAIN", errno)
		}
	}
}

func TestAdopt(t *testing.T) {
	e := open(t)
	file, err := os.Open("epoll_linux_test.go")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	dir, err := os.Open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	for _, test := range []struct {
		name string
		fd   int
		want Errno
	}{{"file", int(file.Fd()), unix.EPERM}, {"directory", int(dir.Fd()), unix.EPERM}, {"nothing", 99999, unix.EBADF}} {
		if _, errno := e.Adopt(test.fd); errno != test.want {
			t.Errorf("%s: %v, want %v", test.name, errno, test.want)
		}
	}
}

// With no descriptor left, Shed gets rid of those who wait.
func TestRule28_Shed(t *testing.T) {
	e := open(t)
	listener, _ := e.NewSocket(Unix, Stream)
	defer listener.Close()
	if errno := listener.Shed(); errno != unix.EMFILE {
		t.Errorf("without a spare descriptor: %v, want EMFILE", errno)
	}
	address := Addr{Path: "\x00uvgo-shed-" + t.TempDir()}
	if errno := listener.Bind(address); errno != 0 {
		t.Fatal(errno)
	}
	listener.Listen(8)
	var clients [3]Socket
	for i := range clients {
		clients[i], _ = e.NewSocket(Unix, Stream)
		defer clients[i].Close()
		if errno := clients[i].Connect(address); errno != 0 {
			t.Fatal(errno)
		}
	}
	var old unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &old); err != nil {
		t.Fatal(err)
	}
	none := unix.Rlimit{Cur: 0, Max: old.Max}
	// Through x/sys and not syscall: Go's own record of the limit is for
	// children. With a limit of 0 nothing new can be opened, not even in the
	// place of the spare.
	lower, err := unix.Dup(int(listener.(*socket).fd))
	if err != nil {
		t.Fatal(err)
	}
	unix.Close(lower)
	none.Cur = uint64(lower) // the lowest free number: one too many
	if err := unix.Prlimit(0, unix.RLIMIT_NOFILE, &none, nil); err != nil {
		t.Fatal(err)
	}
	_, full := listener.Accept()
	shed := listener.Shed()
	unix.Prlimit(0, unix.RLIMIT_NOFILE, &old, nil)
	if full != unix.EMFILE || shed != 0 {
		t.Errorf("Accept: %v, want EMFILE; Shed: %v", full, shed)
	}
	if _, errno := listener.Accept(); errno != unix.EAGAIN {
		t.Errorf("Accept after Shed: %v, want EAGAIN", errno)
	}
	for i, c := range clients {
		if n, errno := c.Read(make([]byte, 1)); n != 0 || errno != 0 {
			t.Errorf("client %d: %d, %v; want the end of the stream", i, n, errno)
		}
	}
	if e.spare < 0 {
		t.Error("the spare descriptor was not taken back")
	}
}

func TestAbstractAddress(t *testing.T) {
	e := open(t)
	s, _ := e.NewSocket(Unix, Stream)
	defer s.Close()
	want := Addr{Path: "\x00uvgo-address-" + t.TempDir()}
	if errno := s.Bind(want); errno != 0 {
		t.Fatal(errno)
	}
	if got, errno := s.LocalAddr(); got != want || errno != 0 {
		t.Errorf("%q, %v; want %q", got.Path, errno, want.Path)
	}
	long := Addr{Path: strings.Repeat("x", 200)}
	if errno := s.Connect(long); errno != unix.EINVAL {
		t.Errorf("a path too long: %v", errno)
	}
}

func TestZone(t *testing.T) {
	for _, test := range []struct {
		zone string
		want uint32
	}{{"", 0}, {"7", 7}, {"lo", 1}, {"no-such-interface", 0}, {"none", 0}} {
		if got := zoneID(test.zone); got != test.want {
			t.Errorf("%q: %d, want %d", test.zone, got, test.want)
		}
	}
}

func TestNoAllocations(t *testing.T) {
	e := open(t)
	a, b := pair(t, e)
	w := watch(e, b, Readable)
	buf, bufs, ready := make([]byte, 64), [][]byte{make([]byte, 8), make([]byte, 8)}, make([]Ready, 0, 8)
	round := func() {
		a.Write(buf[:8])
		a.Writev(bufs)
		change(e, w, 0)
		e.Wake()
		change(e, w, Readable)
		ready, _ = e.Wait(-1, ready[:0])
		b.Read(buf)
		b.Read(buf) // EAGAIN
	}
	round()
	if n := testing.AllocsPerRun(100, round); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
