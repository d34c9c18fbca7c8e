package uv

import (
	"sync"
	"sync/atomic"
)

// door is where other goroutines meet the loop.
type door struct {
	// senders counts goroutines that are about to wake the backend up, so that
	// Loop.Close does not close it under them.
	senders atomic.Int32

	// queued counts posted calls that did not run yet.
	queued atomic.Int32

	mu     sync.Mutex
	posted [2][]func() // by when they run: in their turn, or last
	closed bool

	// now and next are the loop's: the calls of this round, and how many of
	// them ran.
	now  [2][]func()
	next [2]int
}

// When a posted call runs.
const (
	inTurn = iota
	last
)

// Post makes the loop call fn, in the poll phase. Every call runs, once, in
// the order of the posts; unlike Async.Send, none is merged with another. A
// call that is waiting keeps the loop alive. Memory written before Post is
// seen by fn.
//
// Post is ECANCELED on a closed loop. It never blocks. Safe from any
// goroutine.
func (l *Loop) Post(fn func()) error { return l.post(inTurn, fn) }

// PostLast is Post for what must come after all other events of the poll
// batch it arrived with, as libuv delivers signals and exits of children. Safe
// from any goroutine.
func (l *Loop) PostLast(fn func()) error { return l.post(last, fn) }

// Last is PostLast for a Watcher's callback that is told of an event: fn runs
// at the end of the poll batch that is being dispatched, and nothing needs to
// be woken up for it. It is for authors of handles. Loop goroutine only.
func (l *Loop) Last(fn func()) {
	l.CheckGoroutine()
	if !l.dispatching {
		l.post(last, fn) // cannot fail: the loop is open
		return
	}
	d := &l.door
	d.mu.Lock()
	d.posted[last] = append(d.posted[last], fn)
	d.queued.Add(1)
	d.mu.Unlock()
}

func (l *Loop) post(when int, fn func()) error {
	d := &l.door
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return ECANCELED
	}
	d.posted[when] = append(d.posted[when], fn)
	first := len(d.posted[when]) == 1
	d.queued.Add(1)
	d.senders.Add(1)
	d.mu.Unlock()
	if first {
		l.backend.Wake() // not under the lock: the loop wants it at once
	}
	d.senders.Add(-1)
	return nil
}

func (d *door) waiting() bool { return d.queued.Load() > 0 }

// shut makes Post fail from now on, unless a call is waiting.
func (d *door) shut() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.waiting() {
		return false
	}
	d.closed = true
	return true
}

// answerDoor follows a wake-up.
func (l *Loop) answerDoor() {
	if l.cancel != nil && l.cancel.Load() {
		l.stop = true
	}
	l.runPosted(inTurn)
	l.runAsyncs()
}

func (l *Loop) runLast() bool { return l.door.waiting() && l.runPosted(last) }

// runPosted runs the calls posted before this round and tells whether there
// were any. What they post in turn waits for the next wake-up.
func (l *Loop) runPosted(when int) bool {
	d := &l.door
	finished := false
	defer func() {
		if !finished {
			l.backend.Wake() // a call panicked: the rest is still due
		}
	}()
	called := l.runRound(when) // what such a panic left
	// The two slices change places, so that steady posting allocates nothing.
	d.mu.Lock()
	d.posted[when], d.now[when] = d.now[when][:0], d.posted[when]
	d.mu.Unlock()
	d.next[when] = 0
	called = l.runRound(when) || called
	finished = true
	return called
}

func (l *Loop) runRound(when int) (called bool) {
	d := &l.door
	for d.next[when] < len(d.now[when]) {
		fn := d.now[when][d.next[when]]
		d.now[when][d.next[when]] = nil
		d.next[when]++
		d.queued.Add(-1)
		called = true
		l.metrics.Events++
		fn()
	}
	return called
}
