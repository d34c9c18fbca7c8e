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

func (l *Loop) runPoll() {
	var timeout time.Duration
	if l.mayBlock {
		timeout = l.timeout()
	}
	l.poll(timeout)
	for range maxPending {
		if l.pending.empty() {
			break
		}
		l.runPending()
	}
}

// poll waits and dispatches. When nothing came that anybody wants (the wait was
// interrupted, the events were stale), it waits again for what is left of
// timeout.
func (l *Loop) poll(timeout time.Duration) {
	until := l.now + timeout
	for polls := 1; ; polls++ {
		if timeout != 0 && (l.offLoop > 0 || l.oneProc) {
			// Before this goroutine blocks its thread, let those that work for
			// it go on: they may be done by the time the poll would begin.
			// Otherwise yielding only costs: it makes an echo server half as
			// fast.
			runtime.Gosched()
		}
		ready, err := l.backend.Wait(timeout, l.ready[:0])
		l.ready = ready
		if err != nil {
			panic("uv: waiting for events failed: " + err.Error())
		}
		l.polled = true
		l.UpdateTime()
		called := l.dispatch(ready)
		// Signals and exits of children come after all else, and end the poll.
		if l.runLast() {
			return
		}
		switch {
		case called && len(ready) == backend.MaxReady && polls < maxPolls:
			timeout = 0
		case called:
			return
		case timeout > 0:
			timeout = max(0, until-l.now)
		}
		if timeout == 0 && !called {
			return
		}
	}
}

// dispatch calls back what is ready and tells whether there was anything.
func (l *Loop) dispatch(ready []backend.Ready) (called bool) {
	for i := range ready {
		r := &ready[i]
		if r.W == nil {
			called = true
			l.answerDoor()
		} else if ev := r.Current(); ev != 0 {
			called = true
			r.W.OnReady(ev)
		}
	}
	return called
}
