package uv_test

import (
	"net/netip"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Ten thousand loops that wait share a handful of threads, and each wakes up
// when it is called. It runs in a process of its own: threads that other tests
// left behind would count.
func TestTenThousandIdleLoops(t *testing.T) {
	if os.Getenv("UVGO_TEST_IDLE_LOOPS") == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTenThousandIdleLoops$", "-test.v")
		cmd.Env = append(os.Environ(), "UVGO_TEST_IDLE_LOOPS=1")
		out, err := cmd.CombinedOutput()
		t.Logf("%s", out)
		if err != nil {
			t.Error(err)
		}
		return
	}
	uvtest.NewLoop(t) // for its leak check
	n := 10_000
	if raceDetector {
		n = 4_000 // it dies of more than 8128 goroutines
	}
	sockets := spareDescriptors(t, n)
	w := waiters{T: t, loops: make([]waiter, n)}
	for i := range w.loops {
		w.Go(func() { w.run(&w.loops[i], i < sockets) })
	}
	w.parked()
	before := threads(t)
	for i := range w.loops {
		w.loops[i].call(i)
	}
	w.Wait()
	after := threads(t)
	t.Logf("%d loops that waited, %d of them with a socket too (the limit of descriptors): %d threads; %d after all woke up", n, sockets, before, after)
	if max(before, after) > 20 {
		t.Errorf("%d loops took %d threads, and %d after they woke up; want at most 20", n, before, after)
	}
}

// waiters are loops, each with its goroutine.
type waiters struct {
	*testing.T
	sync.WaitGroup
	loops []waiter
	ready atomic.Int32 // loops about to wait
}

type waiter struct {
	loop  *uv.Loop
	async *uv.Async
	end   func()
}

// run makes a loop with a timer, an async handle and, if the process may have
// so many, a socket, and runs it until somebody calls.
func (w *waiters) run(l *waiter, withSocket bool) {
	loop, err := uv.New(uv.Options{Park: true})
	if err != nil {
		w.Errorf("New: %v", err)
		w.ready.Add(1)
		return
	}
	hour, watcher := timer.New(loop), new(uv.Watcher)
	hour.Start(time.Hour, 0, func() { w.Error("an hour is over") })
	if withSocket {
		sock, errno := loop.NewSocket(uv.Inet4, uv.DatagramSocket)
		if errno == 0 {
			errno = sock.Bind(uv.Addr{AddrPort: netip.MustParseAddrPort("127.0.0.1:0")})
		}
		if errno != 0 {
			w.Errorf("socket: %v", errno)
		}
		watcher.Init(loop, sock, func(uv.Events) { w.Error("the socket is ready") })
		watcher.Start(uv.Readable)
	}
	called := false
	l.end = func() {
		if called {
			w.Error("called twice")
		}
		called = true
		hour.Close(nil)
		l.async.Close(nil)
		watcher.Close()
	}
	l.loop, l.async = loop, uv.NewAsync(loop, func() { l.end() })
	prepare := uv.NewPrepare(loop)
	prepare.Start(func() {
		w.ready.Add(1)
		prepare.Close(nil) // waits for the closing phase, and the next tick
	})
	loop.Run(uv.RunDefault)
	if !called {
		w.Error("a loop ended by itself")
	}
	if err := loop.Close(); err != nil {
		w.Errorf("Close: %v", err)
	}
}

// call wakes the loop up by one of its two doors.
func (l *waiter) call(i int) {
	switch {
	case l.loop == nil: // it could not be made
	case i%2 == 0:
		l.async.Send()
	default:
		l.loop.Post(l.end)
	}
}

// parked waits until all loops do.
func (w *waiters) parked() {
	stacks := make([]byte, 32<<20)
	for {
		runtime.Gosched()
		if int(w.ready.Load()) < len(w.loops) {
			continue
		}
		n := runtime.Stack(stacks, true)
		if w.Failed() || strings.Count(string(stacks[:n]), " [IO wait") >= len(w.loops) {
			return
		}
	}
}

// spareDescriptors is how many of n loops may have a second descriptor.
func spareDescriptors(t *testing.T, n int) int {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	limit.Cur = limit.Max
	if err := unix.Prlimit(0, unix.RLIMIT_NOFILE, &limit, nil); err != nil {
		t.Fatal(err)
	}
	const others = 50
	left := int(min(limit.Max, 1<<20)) - n - others
	if left < 0 {
		t.Skipf("%d loops need as many descriptors; the limit is %d", n, limit.Max)
	}
	return min(n, left)
}

func threads(t *testing.T) int {
	tasks, err := os.ReadDir("/proc/self/task")
	if err != nil {
		t.Fatal(err)
	}
	return len(tasks)
}
