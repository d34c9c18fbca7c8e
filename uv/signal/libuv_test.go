//go:build unix

package signal_test

import (
	"os"
	ossignal "os/signal"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/signal"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

const many = 10

// raiser raises a signal many times, by a timer, each time when heard tells
// that the last one was heard: signals that wait together count as one. It
// listens by itself, too: the system may hand a signal to another thread after
// kill has returned, and whoever begins to watch then would hear of it.
func raiser(t *testing.T, loop *uv.Loop, sig syscall.Signal, heard func(raised int) bool) {
	raised := 0
	came := make(chan os.Signal, many)
	ossignal.Notify(came, sig)
	clock := timer.New(loop)
	if err := clock.Start(0, time.Millisecond, func() {
		if len(came) < raised || !heard(raised) {
			return
		}
		if raised == many {
			ossignal.Stop(came)
			clock.Close(nil)
			return
		}
		raised++
		raise(t, sig)
	}); err != nil {
		t.Fatal(err)
	}
}

func start(t *testing.T, s *signal.Signal, sig syscall.Signal, cb func(syscall.Signal)) {
	t.Helper()
	if err := s.Start(sig, cb); err != nil {
		t.Fatal(err)
	}
}

func count(n *int) func(syscall.Signal) { return func(syscall.Signal) { *n++ } }

// SIGCHLD does nothing where nobody watches it.
//
// libuv: we_get_signal
func TestSignal_StopAndStartAgain(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s := signal.New(loop)
	caught := 0
	all := func(raised int) bool { return caught == raised }
	for _, test := range []struct {
		watch bool
		want  int
	}{{true, many}, {false, 0}, {true, many}} {
		caught = 0
		s.Stop()
		heard := func(int) bool { return true }
		if test.watch {
			heard = all
			start(t, s, syscall.SIGCHLD, count(&caught))
		}
		raiser(t, loop, syscall.SIGCHLD, heard)
		s.Unref()
		loop.Run(uv.RunDefault)
		if caught != test.want {
			t.Errorf("watching %v: caught %d, want %d", test.watch, caught, test.want)
		}
	}
	s.Close(nil)
	loop.Run(uv.RunDefault)
}

// libuv: we_get_signals
func TestSignal_TwoWatchersOfTwo(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var caught [4]int
	var all [4]*signal.Signal
	for i := range all {
		sig := [...]syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2}[i%2]
		all[i] = signal.New(loop)
		start(t, all[i], sig, func(got syscall.Signal) {
			if got != sig {
				t.Errorf("a watcher of %v is told of %v", sig, got)
			}
			if caught[i]++; caught[i] == many {
				all[i].Close(nil)
			}
		})
	}
	raiser(t, loop, syscall.SIGUSR1, func(n int) bool { return caught[0] == n && caught[2] == n })
	raiser(t, loop, syscall.SIGUSR2, func(n int) bool { return caught[1] == n && caught[3] == n })
	loop.Run(uv.RunDefault)
	if caught != [4]int{many, many, many, many} {
		t.Errorf("caught %v", caught)
	}
}

// libuv: we_get_signal_one_shot
func TestSignal_OneshotOfMany(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s := signal.New(loop)
	for range 2 {
		caught := 0
		if err := s.StartOneshot(syscall.SIGCHLD, count(&caught)); err != nil {
			t.Fatal(err)
		}
		raiser(t, loop, syscall.SIGCHLD, func(int) bool { return caught == 1 || s.IsActive() && caught == 0 })
		loop.Run(uv.RunDefault)
		if caught != 1 || s.IsActive() {
			t.Errorf("caught %d, active %v", caught, s.IsActive())
		}
	}
	s.Close(nil)
	loop.Run(uv.RunDefault)
}

// Oneshot and plain watchers of one signal do not get in each other's way,
// whichever is closed before a delivery or in one.
//
// libuv: we_get_signals_mixed
func TestSignal_Mixed(t *testing.T) {
	for _, test := range []struct {
		name    string
		oneshot [4]bool
		before  int // closed before anything is raised; -1: none
		during  int // closed by the first delivery to any; -1: none
		want    [4]int
	}{
		{"plain and oneshot", [4]bool{true, true, false, false}, -1, -1, [4]int{1, 1, many, many}},
		{"a oneshot is closed before", [4]bool{true, true, false, false}, 0, -1, [4]int{0, 1, many, many}},
		{"a plain one is closed before", [4]bool{true, true, false, false}, 2, -1, [4]int{1, 1, 0, many}},
		{"all oneshot", [4]bool{true, true, true, true}, -1, -1, [4]int{1, 1, 1, 1}},
		{"the last is closed during", [4]bool{false, true, true, false}, -1, 3, [4]int{many, 1, 1, 0}},
		{"a oneshot is closed during", [4]bool{false, true, true, false}, -1, 2, [4]int{many, 1, 0, many}},
		{"one closes itself", [4]bool{false, true, true, false}, -1, 0, [4]int{1, 1, 1, many}},
	} {
		t.Run(test.name, func(t *testing.T) {
			loop := uvtest.NewLoop(t)
			var all [4]*signal.Signal
			var caught [4]int
			for i := range all {
				s := signal.New(loop)
				all[i] = s
				begin := s.Start
				if test.oneshot[i] {
					begin = s.StartOneshot
				}
				if err := begin(syscall.SIGCHLD, func(syscall.Signal) {
					caught[i]++
					if test.during >= 0 && !all[test.during].IsClosing() {
						all[test.during].Close(nil)
					}
				}); err != nil {
					t.Fatal(err)
				}
				s.Unref()
			}
			if test.before >= 0 {
				all[test.before].Close(nil)
			}
			raiser(t, loop, syscall.SIGCHLD, func(raised int) bool {
				for i, s := range all {
					// Each that watches has heard of all, but for a oneshot.
					if s.IsActive() && caught[i] < raised {
						return false
					}
				}
				return true
			})
			loop.Run(uv.RunDefault)
			if caught != test.want {
				t.Errorf("caught %v, want %v", caught, test.want)
			}
			for _, s := range all {
				if !s.IsClosing() {
					s.Close(nil)
				}
			}
			loop.Run(uv.RunDefault)
		})
	}
}

// libuv: signal_multiple_loops
func TestSignal_ManyLoops(t *testing.T) {
	const loops, busy = 24, 10
	signals := [...]syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2}
	var all [loops]*uv.Loop
	for i := range all {
		all[i] = uvtest.NewLoop(t)
	}
	// These come and go all the time, and hear what they hear.
	stop := make(chan bool)
	var coming, group sync.WaitGroup
	for range busy {
		coming.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				loop, err := uv.New(uv.Options{})
				if err != nil {
					t.Error(err)
					return
				}
				s := signal.New(loop)
				s.Start(syscall.SIGUSR1, func(syscall.Signal) {})
				loop.Run(uv.RunNoWait)
				s.Close(nil)
				loop.Run(uv.RunDefault)
				if err := loop.Close(); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	started, told := make(chan bool), make(chan bool)
	for _, loop := range all {
		group.Go(func() {
			for _, sig := range signals {
				s := signal.New(loop)
				times := 0
				if err := s.Start(sig, func(syscall.Signal) {
					told <- true
					if times++; times == 2 {
						s.Close(nil)
					}
				}); err != nil {
					t.Error(err)
				}
			}
			started <- true
			loop.Run(uv.RunDefault)
		})
	}
	for range loops {
		<-started
	}
	for range 2 {
		for _, sig := range signals {
			raise(t, sig)
		}
		for range loops * len(signals) {
			<-told
		}
	}
	group.Wait()
	close(stop)
	coming.Wait()
}

// brokenPipe is a stream to a pipe that nobody reads: a write is an error and
// raises SIGPIPE.
func brokenPipe(t *testing.T, loop *uv.Loop) *stream.Stream {
	t.Helper()
	var fds [2]int
	if err := unix.Pipe(fds[:]); err != nil {
		t.Fatal(err)
	}
	unix.Close(fds[0])
	s, err := stream.Open(loop, fds[1])
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// libuv: signal_pending_on_close
func TestSignal_PendingOnClose(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s, w := signal.New(loop), brokenPipe(t, loop)
	start(t, s, syscall.SIGPIPE, func(syscall.Signal) { t.Error("a closed handle is told") })
	if err := w.Write([]byte{1}, uvtest.Expect(t, 1, func(err error) {
		if code := err.(*uv.Error).Code; code != uv.EPIPE {
			t.Errorf("write: %v", err)
		}
		s.Close(uvtest.Expect(t, 1, func() {}))
		w.Close(uvtest.Expect(t, 1, func() {}))
	})); err != nil {
		t.Fatal(err)
	}
	if loop.Run(uv.RunDefault) {
		t.Error("the loop is alive still")
	}
}

// SIGPIPE can be watched like any other, by who writes to pipes, too.
func TestSIGPIPE(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s, w := signal.New(loop), brokenPipe(t, loop)
	start(t, s, syscall.SIGPIPE, uvtest.Expect(t, 1, func(syscall.Signal) { s.Close(nil) }))
	w.Write([]byte{1}, uvtest.Expect(t, 1, func(error) { w.Close(nil) }))
	loop.Run(uv.RunDefault)
}

// caught raises a signal and returns when it waits to be delivered to all that
// watch it already: those are told of it before another loop's, which is run.
func caught(t *testing.T, sig syscall.Signal) {
	t.Helper()
	loop := uvtest.NewLoop(t)
	s := signal.New(loop)
	start(t, s, sig, func(syscall.Signal) { s.Close(nil) })
	raise(t, sig)
	loop.Run(uv.RunDefault)
}

// libuv: signal_close_loop_alive
func TestSignal_CloseKeepsLoopAlive(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s := signal.New(loop)
	start(t, s, syscall.SIGUSR1, func(syscall.Signal) { t.Error("a closed handle is told") })
	s.Unref()
	caught(t, syscall.SIGUSR1)
	closed := false
	s.Close(func() { closed = true })
	if !loop.Alive() {
		t.Error("the loop is not alive before the close callback")
	}
	if loop.Run(uv.RunDefault) || !closed {
		t.Errorf("after the run: alive %v, closed %v", loop.Alive(), closed)
	}
}

// Package os/signal hears of the same signals, before, beside and after.
func TestSignal_BesideOSSignal(t *testing.T) {
	loop := uvtest.NewLoop(t)
	other := make(chan os.Signal, 1)
	ossignal.Notify(other, syscall.SIGUSR1)
	defer ossignal.Stop(other)
	s := signal.New(loop)
	start(t, s, syscall.SIGUSR1, uvtest.Expect(t, 1, func(syscall.Signal) { s.Stop() }))
	for range 2 {
		raise(t, syscall.SIGUSR1)
		loop.Run(uv.RunDefault)
		if sig := <-other; sig != syscall.SIGUSR1 {
			t.Errorf("os/signal says %v", sig)
		}
	}
	ossignal.Stop(other)
	start(t, s, syscall.SIGUSR1, uvtest.Expect(t, 1, func(syscall.Signal) { s.Close(nil) }))
	raise(t, syscall.SIGUSR1)
	loop.Run(uv.RunDefault)
}

// However many watch a signal, one goroutine passes it on.
func TestSignal_OneGoroutine(t *testing.T) {
	loop := uvtest.NewLoop(t)
	for range 50 {
		start(t, signal.New(loop), syscall.SIGUSR1, func(syscall.Signal) {})
	}
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	if n := strings.Count(string(stacks), "created by github.com/uvgo/uvgo/uv/signal.(*registry).add "); n != 1 {
		t.Errorf("%d goroutines pass signals on, want 1", n)
	}
	loop.Walk(func(h uv.AnyHandle) { h.Close(nil) })
	loop.Run(uv.RunDefault)
}

// A callback may do anything to its handle.
func TestSignal_ChangesInCallback(t *testing.T) {
	for name, change := range map[string]func(s *signal.Signal, never func(syscall.Signal)){
		"close": func(s *signal.Signal, _ func(syscall.Signal)) { s.Close(nil) },
		"stop":  func(s *signal.Signal, _ func(syscall.Signal)) { s.Stop(); s.Stop() },
		"change over": func(s *signal.Signal, never func(syscall.Signal)) {
			s.Start(syscall.SIGUSR2, never)
			s.Unref()
		},
	} {
		for _, oneshot := range []bool{false, true} {
			loop := uvtest.NewLoop(t)
			s := signal.New(loop)
			begin := s.Start
			if oneshot {
				begin = s.StartOneshot
			}
			begin(syscall.SIGUSR1, uvtest.Expect(t, 1, func(syscall.Signal) {
				change(s, func(syscall.Signal) { t.Errorf("%s: told of another", name) })
			}))
			raise(t, syscall.SIGUSR1)
			loop.Run(uv.RunDefault)
			if want := name == "change over"; s.IsActive() != want {
				t.Errorf("%s, oneshot %v: active %v", name, oneshot, s.IsActive())
			}
			if !s.IsClosing() {
				s.Close(nil)
			}
			loop.Run(uv.RunDefault)
		}
	}
}

func TestSignal_CloseTwice(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s := signal.New(loop)
	s.Close(nil)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a second Close did not panic")
			}
		}()
		s.Close(nil)
	}()
	loop.Run(uv.RunDefault)
}
