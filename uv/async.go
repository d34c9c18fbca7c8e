package uv

import "sync/atomic"

// Async wakes its loop up from any goroutine and runs a callback there, as
// uv_async_t. Several sends may count as one; for calls that each must run,
// there is Loop.Post. It is active, and so keeps the loop alive, until it is
// closed; Unref changes that.
type Async struct {
	Handle
	cb    func()
	state atomic.Uint32
	link  ring[Async]
}

// States of an Async.
const (
	asyncQuiet = iota
	asyncSent
	asyncClosed
)

var asyncKind = HandleKind{Name: "async", Closing: func(h AnyHandle) { h.(*Async).close() }}

// NewAsync makes an active async handle, as uv_async_init. cb runs in the poll
// phase; nil makes it a mere wake-up. Loop goroutine only.
func NewAsync(loop *Loop, cb func()) *Async {
	a := &Async{cb: cb}
	a.Init(loop, &asyncKind, a)
	a.link.owner = a
	loop.asyncs.pushBack(&a.link)
	a.Activate()
	return a
}

// Send makes the callback run once more on the loop, as uv_async_send. Sends
// before it has begun to run count as one, a send while it runs makes it run
// again. Memory written before Send is seen by the callback.
//
// Send is ECANCELED once the handle is closing. It neither blocks nor
// allocates. Safe from any goroutine.
func (a *Async) Send() error {
	switch a.state.Load() {
	case asyncSent:
		return nil // the common case in a burst
	case asyncClosed:
		return ECANCELED
	}
	d := &a.loop.door
	d.senders.Add(1) // from here on Loop.Close waits for us
	defer d.senders.Add(-1)
	if a.state.CompareAndSwap(asyncQuiet, asyncSent) {
		a.loop.backend.Wake()
	} else if a.state.Load() == asyncClosed {
		return ECANCELED
	}
	return nil
}

func (a *Async) close() {
	a.state.Store(asyncClosed)
	a.link.remove()
}

// runAsyncs calls the handles that were sent to, in the order of their making,
// each once.
func (l *Loop) runAsyncs() {
	l.asyncs.moveTo(&l.asyncsNow)
	sent := false
	for !l.asyncsNow.empty() {
		m := l.asyncsNow.next
		m.remove()
		l.asyncs.pushBack(m)
		a := m.owner
		// The mark goes before the callback: a send during it counts anew.
		if !a.state.CompareAndSwap(asyncSent, asyncQuiet) {
			continue
		}
		if !sent { // however many there are, they are one event
			sent = true
			l.metrics.Events++
		}
		if a.cb != nil {
			a.cb()
		}
	}
}
