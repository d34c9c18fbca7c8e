package work

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// withSize gives the test a pool of n threads.
func withSize(t *testing.T, n int) {
	shared.mu.Lock()
	old := shared.size
	shared.size = n
	shared.mu.Unlock()
	t.Cleanup(func() { shared.mu.Lock(); shared.size = old; shared.mu.Unlock() })
}

// Completions come in the poll phase, in the order in which jobs end.
func TestRule30_CompletionOrder(t *testing.T) {
	withSize(t, 3)
	loop := uvtest.NewLoop(t)
	var order []int
	ended := [3]chan bool{make(chan bool), make(chan bool), make(chan bool)}
	for i := range 3 {
		Queue(loop, func() {
			if i < 2 {
				<-ended[i+1] // the last one ends first
			}
		}, func(err error) {
			order = append(order, i)
			if loop.Phase() != "poll" || err != nil {
				t.Errorf("job %d: phase %s, error %v", i, loop.Phase(), err)
			}
			close(ended[i])
		})
	}
	if len(order) != 0 {
		t.Error("called back from inside Queue")
	}
	loop.Run(uv.RunDefault)
	if !slices.Equal(order, []int{2, 1, 0}) {
		t.Errorf("order %v", order)
	}
}

// Cancel works until a job begins; the callback comes later, and once.
func TestRule30_Cancel(t *testing.T) {
	withSize(t, 1)
	loop := uvtest.NewLoop(t)
	begun, goOn := make(chan bool), make(chan bool)
	running := Queue(loop, func() { close(begun); <-goOn }, uvtest.Expect(t, 1, func(err error) {
		if err != nil {
			t.Errorf("the job that ran: %v", err)
		}
	}))
	called := 0
	waiting := Queue(loop, func() { t.Error("a cancelled job ran") }, func(err error) {
		called++
		if err != uv.ECANCELED {
			t.Errorf("the job that was cancelled: %v", err)
		}
		close(goOn)
	})
	after := Queue(loop, func() {}, uvtest.Expect(t, 1, func(error) {}))
	<-begun
	if err := running.Cancel(); err != uv.EBUSY {
		t.Errorf("cancel of a job that runs: %v, want EBUSY", err)
	}
	if err := waiting.Cancel(); err != nil {
		t.Errorf("cancel: %v", err)
	}
	if err := waiting.Cancel(); err != uv.EBUSY {
		t.Errorf("cancel again: %v, want EBUSY", err)
	}
	if called != 0 {
		t.Error("called back from inside Cancel")
	}
	loop.Run(uv.RunDefault)
	if called != 1 {
		t.Errorf("called back %d times", called)
	}
	if err := after.Cancel(); err != uv.EBUSY {
		t.Errorf("cancel of a job that is done: %v, want EBUSY", err)
	}
}

// Slow jobs get half of the threads, rounded up, and the others go past them.
func TestRule30_SlowWork(t *testing.T) {
	for _, test := range []struct{ size, slow int }{{1, 1}, {2, 1}, {3, 2}, {4, 2}} {
		withSize(t, test.size)
		loop := uvtest.NewLoop(t)
		var now, most, done atomic.Int32
		var release sync.WaitGroup
		release.Add(1)
		for range 3 * test.size {
			var r Request
			r.QueueSlow(loop, func() {
				for n := now.Add(1); ; {
					if m := most.Load(); n <= m || most.CompareAndSwap(m, n) {
						break
					}
				}
				release.Wait()
				now.Add(-1)
			}, func(error) { done.Add(1) })
		}
		if test.size == 1 {
			release.Done()
		}
		fast := 0
		for range 5 {
			Queue(loop, func() {}, func(error) {
				if fast++; fast == 5 && test.size > 1 {
					release.Done() // the fast ones went past: the slow ones may end
				}
			})
		}
		loop.Run(uv.RunDefault)
		if int(most.Load()) > test.slow || int(done.Load()) != 3*test.size {
			t.Errorf("%d threads: %d slow jobs at a time, want %d; %d ended", test.size, most.Load(), test.slow, done.Load())
		}
	}
}

// No more jobs run at a time than there are threads, and all threads are used.
func TestSize(t *testing.T) {
	withSize(t, 3)
	loop := uvtest.NewLoop(t)
	var now atomic.Int32
	var all sync.WaitGroup
	all.Add(3)
	for i := range 12 {
		Queue(loop, func() {
			if n := now.Add(1); n > 3 {
				t.Errorf("%d jobs at a time", n)
			}
			if i < 3 {
				all.Done()
				all.Wait() // hangs unless three run at a time
			}
			now.Add(-1)
		}, nil)
	}
	loop.Run(uv.RunDefault)
}

func TestSetSize(t *testing.T) {
	withSize(t, 0)
	for _, n := range []int{0, -1, 1025} {
		if err := SetSize(n); err != uv.EINVAL {
			t.Errorf("%d: %v, want EINVAL", n, err)
		}
	}
	if err := SetSize(7); err != nil || shared.size != 7 {
		t.Errorf("SetSize: %v, size %d", err, shared.size)
	}
	if err := SetSize(8); err != uv.EBUSY {
		t.Errorf("again: %v, want EBUSY", err)
	}
}

func TestSizeFromEnv(t *testing.T) {
	for _, test := range []struct {
		value string
		set   bool
		want  int
	}{{"", false, 4}, {"", true, 1}, {"0", true, 1}, {"x", true, 1}, {"-3", true, 1}, {"7", true, 7}, {"1024", true, 1024}, {"5000", true, 1024}} {
		if got := sizeFromEnv(test.value, test.set); got != test.want {
			t.Errorf("%q, %v: %d, want %d", test.value, test.set, got, test.want)
		}
	}
	withSize(t, 0)
	t.Setenv("UV_THREADPOOL_SIZE", "2")
	loop := uvtest.NewLoop(t)
	Queue(loop, func() {}, nil)
	loop.Run(uv.RunDefault)
	if shared.size != 2 {
		t.Errorf("size %d, want 2", shared.size)
	}
}

// Jobs of several loops share the threads and come back to their own loop.
func TestLoopsShareThePool(t *testing.T) {
	withSize(t, 2)
	loops := [3]*uv.Loop{uvtest.NewLoop(t), uvtest.NewLoop(t), uvtest.NewLoop(t)}
	var running sync.WaitGroup
	var done [3]int
	for i, loop := range loops {
		running.Go(func() {
			for range 100 {
				Queue(loop, func() {}, func(error) { done[i]++ })
			}
			loop.Run(uv.RunDefault)
		})
	}
	running.Wait()
	if done != [3]int{100, 100, 100} {
		t.Errorf("done: %v", done)
	}
}

// A job that ends its goroutine is done all the same, and the pool goes on.
func TestGoexit(t *testing.T) {
	withSize(t, 1)
	loop := uvtest.NewLoop(t)
	Queue(loop, runtime.Goexit, uvtest.Expect(t, 1, func(error) {}))
	Queue(loop, func() {}, uvtest.Expect(t, 1, func(error) {}))
	loop.Run(uv.RunDefault)
}

func TestNoAllocations(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var r Request
	job, after := func() {}, func(error) {}
	run := func() {
		r.Queue(loop, job, after)
		loop.Run(uv.RunDefault)
	}
	for range 10 {
		run()
	}
	if n := testing.AllocsPerRun(100, run); n != 0 {
		t.Errorf("%v allocations per job", n)
	}
}

func TestQueueTwice(t *testing.T) {
	loop := uvtest.NewLoop(t)
	r := Queue(loop, func() {}, nil)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		r.Queue(loop, func() {}, nil)
	}()
	loop.Run(uv.RunDefault)
}

func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	answer := 0
	Queue(loop, func() {
		for range 42 { // in a goroutine of the pool
			answer++
		}
	}, func(err error) {
		fmt.Println(answer, err) // on the loop
	})
	loop.Run(uv.RunDefault)
	loop.Close()
	// Output: 42 <nil>
}

// sum is a Job.
type sum struct {
	Request
	a, b, result int
	after        func(error, int)
}

func (s *sum) Work()           { s.result = s.a + s.b }
func (s *sum) After(err error) { s.after(err, s.result) }

// A value that knows its functions costs what it is, and nothing more.
func TestQueueJob(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s := &sum{a: 2, b: 3}
	s.after = uvtest.Expect(t, 1, func(err error, n int) {
		if err != nil || n != 5 || loop.Phase() != "poll" {
			t.Errorf("%v, %d in phase %s", err, n, loop.Phase())
		}
	})
	s.QueueJob(loop, s)
	loop.Run(uv.RunDefault)

	withSize(t, 1)
	release := make(chan bool)
	Queue(loop, func() { <-release }, nil)
	s.result = 0
	s.after = uvtest.Expect(t, 1, func(err error, n int) {
		if err != uv.ECANCELED || n != 0 {
			t.Errorf("cancelled: %v, %d", err, n)
		}
	})
	s.QueueJob(loop, s)
	if err := s.Cancel(); err != nil {
		t.Error(err)
	}
	close(release)
	loop.Run(uv.RunDefault)

	after := func(error, int) {}
	if n := testing.AllocsPerRun(100, func() {
		s := &sum{after: after}
		s.QueueJob(loop, s)
		loop.Run(uv.RunDefault)
	}); n > 1 && !raceDetector {
		t.Errorf("%v allocations, want that of the value", n)
	}
}
