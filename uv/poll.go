package uv

import (
	"math"
	"runtime"
	"time"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// maxPolls is how often one poll phase asks again while its event buffer comes
// back full, maxPending how many rounds of pending callbacks follow it.
// Together they keep a flood of events from starving timers and checks.
const (
	maxPolls   = 48
	maxPending = 8
)

// longest is the longest wait, as that of libuv, which counts it in a C int.
const longest = math.MaxInt32 * time.Millisecond

// BackendTimeout is how long the next poll would block, as
// uv_backend_timeout: 0 for not at all, negative for ever. Loop goroutine
// only.
func (l *Loop) BackendTimeout() time.Duration {
	l.CheckGoroutine()
	if !l.polled {
		return 0 // Run must tell the backend first what has changed
	}
	return l.timeout()
}

func (l *Loop) timeout() time.Duration {
	if l.stop || l.active == 0 && l.requests == 0 || !l.pending.empty() ||
		!l.hooks[idle].empty() || l.closing != nil {
		return 0
	}
	if l.deadlines.len() == 0 {
		return -1
	}
	return min(max(0, l.deadlines.min().due-l.now), longest)
}

// BackendFD is the descriptor of the system's poller, as uv_backend_fd. It is
// readable when the loop has events, so that another poller can watch it, for
// BackendTimeout at most, and then Run the loop with RunNoWait.
//
// It exists on Linux (epoll) and the BSDs (kqueue). Loops that park and those on
// other backends, the simulated one among them, are ENOTSUP, and a closed loop
// is EBADF. Loop goroutine only.
func (l *Loop) BackendFD() (int, error) {
	l.CheckGoroutine()
	if l.closed {
		return -1, EBADF
	}
	if b, ok := l.backend.(interface{ FD() int }); ok && b.FD() >= 0 {
		return b.FD(), nil
	}
	return -1, ENOTSUP
}

func (l *Loop) runPoll() {
	l.metrics.LoopCount++
	var timeout time.Duration
	if l.mayBlock {
		timeout = l.timeout()
	}
	if l.idleTime.Load() == nil || !l.look() && timeout != 0 {
		l.poll(timeout)
	}
	for range maxPending {
		if l.pending.empty() {
			break
		}
		l.runPending()
	}
}

// look polls without waiting and counts what was there.
func (l *Loop) look() (called bool) {
	before := l.metrics.Events
	called = l.poll(0)
	l.metrics.EventsWaiting += l.metrics.Events - before
	return called
}

// slice is how long a loop goes on without giving way. Go takes 10 ms for too
// long, and what it does then costs more than giving way: it signals the thread,
// takes its processor and looks after it every 20 µs for a while.
const slice = 5 * time.Millisecond

// poll waits and dispatches, and tells whether there was anything. When nothing
// came that anybody wants (the wait was interrupted, the events were stale), it
// waits again for what is left of timeout.
func (l *Loop) poll(timeout time.Duration) (called bool) {
	until := l.now + timeout
	for polls := 1; ; polls++ {
		if timeout != 0 && (l.offLoop > 0 || l.oneProc) {
			// Before this goroutine blocks its thread, let those that work for
			// it go on: they may be done by the time the poll would begin.
			// Otherwise yielding only costs: it makes an echo server half as
			// fast.
			runtime.Gosched()
		} else if l.now-l.yielded > slice {
			l.yielded = l.now
			runtime.Gosched()
		}
		ready, err := l.wait(timeout)
		l.ready = ready
		if err != nil {
			panic("uv: waiting for events failed: " + err.Error())
		}
		l.polled = true
		l.updateTime()
		called = l.dispatch(ready) || called
		// Signals and exits of children come after all else, and end the poll.
		if l.runLast() {
			return true
		}
		switch {
		case called && len(ready) == backend.MaxReady && polls < maxPolls:
			timeout = 0
		case called:
			return true
		case timeout > 0:
			timeout = max(0, until-l.now)
		}
		if timeout == 0 && !called {
			return false
		}
	}
}

// wait asks the backend, and takes the time if anybody wants to know.
func (l *Loop) wait(timeout time.Duration) ([]backend.Ready, error) {
	meter := l.idleTime.Load()
	if meter == nil || timeout == 0 {
		return l.backend.Wait(timeout, l.ready[:0])
	}
	began := l.backend.Now()
	meter.begin()
	ready, err := l.backend.Wait(timeout, l.ready[:0])
	meter.end(l.backend.Now() - began)
	return ready, err
}

// dispatch calls back what is ready and tells whether there was anything.
func (l *Loop) dispatch(ready []backend.Ready) (called bool) {
	l.dispatching = true
	for i := range ready {
		r := &ready[i]
		if r.W == nil {
			called = true
			l.answerDoor()
		} else if ev := r.Current(); ev != 0 {
			called = true
			l.metrics.Events++
			r.W.OnReady(ev)
		}
	}
	l.dispatching = false
	return called
}
