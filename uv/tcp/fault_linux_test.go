package tcp_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// alone runs the test that calls it once more, in a process of its own: there,
// and only there, it returns true.
func alone(t *testing.T) bool {
	t.Helper()
	if os.Getenv("UVGO_ALONE") == t.Name() {
		return true
	}
	pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(t.Name()), "/", "$/^") + "$"
	c := exec.Command(os.Args[0], "-test.run="+pattern, "-test.v")
	c.Env = append(os.Environ(), "UVGO_ALONE="+t.Name(), "GORACE=atexit_sleep_ms=0") // it sleeps a second otherwise
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("%v\n%s", err, out)
	}
	return false
}

// refuse makes a system call answer errno from now on, in all of this process.
func refuse(t *testing.T, call uintptr, errno unix.Errno) {
	t.Helper()
	filter := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: 0}, // the number of the call
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: uint32(call), Jf: 1},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ERRNO | uint32(errno)},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	must(t, unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
	_, _, no := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if no != 0 {
		t.Skipf("the kernel filters no system calls: %v", no)
	}
}

// What the system refuses to give comes back as an error, through the call or
// its callback, and nothing is left behind.
func TestRefusals(t *testing.T) {
	for _, r := range []struct {
		call   string
		number uintptr
		errno  unix.Errno
		then   func(t *testing.T, loop *uv.Loop, told string)
	}{
		{"accept", unix.SYS_ACCEPT4, unix.ENFILE, acceptFails},
		{"accept", unix.SYS_ACCEPT4, unix.EMFILE, acceptFails},
		{"accept", unix.SYS_ACCEPT4, unix.ENOBUFS, acceptFails},
		{"accept", unix.SYS_ACCEPT4, unix.ENOMEM, acceptFails},
		{"socket", unix.SYS_SOCKET, unix.EMFILE, noSocket},
		{"socket", unix.SYS_SOCKET, unix.ENFILE, noSocket},
		{"socket", unix.SYS_SOCKET, unix.ENOBUFS, noSocket},
		{"listen", unix.SYS_LISTEN, unix.ENOBUFS, listenFails},
		{"connect", unix.SYS_CONNECT, unix.ENOBUFS, connectFails},
		{"connect", unix.SYS_CONNECT, unix.EADDRNOTAVAIL, connectFails},
		{"write", unix.SYS_SENDTO, unix.ENOMEM, writeFails},
		{"write", unix.SYS_SENDTO, unix.ENOBUFS, writeWaits},
		{"shutdown", unix.SYS_SHUTDOWN, unix.ENOBUFS, shutdownFails},
	} {
		told := r.call + " " + uv.FromErrno(r.errno).Name()
		t.Run(strings.ReplaceAll(told, " ", "_"), func(t *testing.T) {
			if r.call != "accept" {
				backendtest.NotPortable(t, "the system's answers come later, and through other calls")
			}
			if alone(t) {
				loop := uvtest.NewLoop(t)
				prepared(t, loop)
				refuse(t, r.number, r.errno)
				r.then(t, loop, told)
			}
		})
	}
}

// What was there before the system began to refuse.
var ready struct {
	listener, early     *tcp.TCP
	connected, accepted *tcp.TCP
}

func prepared(t *testing.T, loop *uv.Loop) {
	ready.connected, ready.accepted = pair(t, loop)
	ready.listener = tcp.New(loop)
	must(t, ready.listener.Bind(four, 0))
	early, err := tcp.NewSocket(loop, uv.Inet4)
	must(t, err)
	ready.early = early
}

func told(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("told %v, want %s", err, want)
	}
}

func acceptFails(t *testing.T, loop *uv.Loop, want string) {
	must(t, ready.listener.Listen(16, uvtest.Expect(t, 1, func(err error) {
		told(t, err, want)
		if err := ready.listener.Accept(tcp.New(loop)); err != uv.EAGAIN {
			t.Errorf("Accept: %v", err)
		}
		loop.Walk(func(h uv.AnyHandle) { h.Close(nil) })
	})))
	must(t, ready.early.Connect(sockName(t, ready.listener), func(error) {}))
	loop.Run(uv.RunDefault)
}

func noSocket(t *testing.T, loop *uv.Loop, want string) {
	never := func(error) { t.Error("a callback after an error") }
	told(t, tcp.New(loop).Connect(sockName(t, ready.listener), never), want)
	told(t, tcp.New(loop).Listen(1, never), want)
	told(t, tcp.New(loop).Bind(four, 0), want)
	n := 0
	loop.Walk(func(uv.AnyHandle) { n++ })
	_, err := tcp.NewSocket(loop, uv.Inet4)
	told(t, err, want)
	loop.Walk(func(uv.AnyHandle) { n-- })
	if n != 0 {
		t.Error("NewSocket left a handle behind")
	}
	closeAll(loop)
}

func listenFails(t *testing.T, loop *uv.Loop, want string) {
	told(t, ready.listener.Listen(1, func(error) { t.Error("a callback after an error") }), want)
	if ready.listener.IsActive() {
		t.Error("active after an error")
	}
	closeAll(loop)
}

func connectFails(t *testing.T, loop *uv.Loop, want string) {
	err := ready.early.Connect(sockName(t, ready.listener), func(error) { t.Error("a callback after an error") })
	told(t, err, want)
	if ready.early.IsConnecting() {
		t.Error("connecting after an error")
	}
	closeAll(loop)
}

func writeFails(t *testing.T, loop *uv.Loop, want string) {
	s := ready.connected
	_, err := s.TryWrite([]byte("x"))
	told(t, err, want)
	var tr trace
	for _, name := range []string{"write 1", "write 2"} {
		must(t, s.Write([]byte("x"), func(err error) {
			told(t, err, want)
			tr.add(name)
		}))
	}
	must(t, s.Shutdown(tr.done("shutdown")))
	loop.Run(uv.RunDefault)
	tr.want(t, "write 1", "write 2", "shutdown ok")
	closeAll(loop)
}

// No room for now is no error: the write waits.
func writeWaits(t *testing.T, loop *uv.Loop, _ string) {
	s := ready.connected
	_, err := s.TryWrite([]byte("x"))
	want(t, err, uv.EAGAIN)
	var tr trace
	must(t, s.Write([]byte("x"), tr.done("write")))
	must(t, s.Shutdown(tr.done("shutdown")))
	for range 10 {
		loop.Run(uv.RunNoWait)
	}
	tr.want(t)
	if n := s.WriteQueueSize(); n != 1 {
		t.Errorf("%d bytes are queued", n)
	}
	s.Close(func() { tr.add("close") })
	closeAll(loop)
	tr.want(t, "write ECANCELED", "shutdown ECANCELED", "close")
}

func shutdownFails(t *testing.T, loop *uv.Loop, want string) {
	must(t, ready.connected.Shutdown(uvtest.Expect(t, 1, func(err error) { told(t, err, want) })))
	loop.Run(uv.RunDefault)
	closeAll(loop)
}

// A server that has no descriptors left drops who comes, without spinning and
// without a callback, and serves again when it has some.
func TestOutOfDescriptors(t *testing.T) {
	backendtest.NotPortable(t, "a socket has no descriptor before it connects")
	if !alone(t) {
		return
	}
	loop := uvtest.NewLoop(t)
	served := 0
	l, addr := listen(t, loop, four, func(c *tcp.TCP) {
		served++
		c.Close(nil)
	})
	const clients = 10
	dropped, ticks := 0, 0
	var waiting []*tcp.TCP
	for range clients {
		c, err := tcp.NewSocket(loop, uv.Inet4)
		must(t, err)
		waiting = append(waiting, c)
	}
	check := uv.NewCheck(loop)
	must(t, check.Start(func() { ticks++ }))
	check.Unref()
	give := takeDescriptors(t)
	for _, c := range waiting {
		must(t, c.Connect(addr, func(err error) {
			must(t, err)
			must(t, c.ReadStart(nil, func(err error, _ []byte) {
				if n := name(err); n != "EOF" && n != "ECONNRESET" {
					t.Errorf("a client that was dropped reads %s", n)
				}
				// It stays open, lest its descriptor serves the next one.
				if dropped++; dropped == clients {
					loop.Stop()
				}
			}))
		}))
	}
	loop.Run(uv.RunDefault)
	if served != 0 || dropped != clients || ticks > 5*clients {
		t.Errorf("%d served, %d dropped, in %d ticks", served, dropped, ticks)
	}

	give()
	for _, c := range waiting {
		c.Close(nil)
	}
	c := tcp.New(loop)
	must(t, c.Connect(addr, func(err error) {
		must(t, err)
		must(t, c.ReadStart(nil, func(err error, _ []byte) {
			want(t, err, uv.EOF)
			c.Close(nil)
			l.Close(nil)
		}))
	}))
	loop.Run(uv.RunDefault)
	if served != 1 {
		t.Errorf("%d served, with descriptors again", served)
	}
	closeAll(loop)
}

// takeDescriptors leaves none, until they are given back.
func takeDescriptors(t *testing.T) (give func()) {
	t.Helper()
	var taken []int
	lowest, err := unix.Dup(0)
	must(t, err)
	must(t, unix.Close(lowest))
	var limit unix.Rlimit
	must(t, unix.Getrlimit(unix.RLIMIT_NOFILE, &limit))
	must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: uint64(lowest + 10), Max: limit.Max}))
	for {
		fd, err := unix.Dup(0)
		if err == unix.EMFILE {
			break
		}
		must(t, err)
		taken = append(taken, fd)
	}
	return func() {
		for _, fd := range taken {
			must(t, unix.Close(fd))
		}
		must(t, unix.Setrlimit(unix.RLIMIT_NOFILE, &limit))
	}
}

// Signals keep interrupting the loop's thread while connections echo: nobody
// notices.
func TestInterrupted(t *testing.T) {
	loop := uvtest.NewLoop(t, uv.Options{LockOSThread: true})
	const trips = 1000
	l, addr := listen(t, loop, four, echo(t))
	c := tcp.New(loop)
	left := trips
	must(t, c.Connect(addr, func(err error) {
		must(t, err)
		must(t, c.ReadStart(nil, func(err error, data []byte) {
			must(t, err)
			if string(data) != "ping" {
				t.Fatalf("read %q", data)
			}
			if left--; left > 0 {
				must(t, c.Write([]byte("ping"), func(err error) { must(t, err) }))
				return
			}
			c.Close(nil)
			l.Close(nil)
		}))
		must(t, c.Write([]byte("ping"), func(err error) { must(t, err) }))
	}))
	stop, stopped := make(chan bool), make(chan int)
	must(t, loop.Post(func() {
		thread := unix.Gettid()
		go func() {
			signals := 0
			defer func() { stopped <- signals }()
			for {
				select {
				case <-stop:
					return
				default:
					// The Go runtime uses this signal, and ignores those that
					// come from elsewhere.
					unix.Tgkill(unix.Getpid(), thread, unix.SIGURG)
					signals++
				}
			}
		}()
	}))
	loop.Run(uv.RunDefault)
	close(stop)
	if signals := <-stopped; left != 0 || signals == 0 {
		t.Errorf("%d trips left, %d signals", left, signals)
	}
}
