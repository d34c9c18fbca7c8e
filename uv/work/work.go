// Package work runs functions on libuv's thread pool and calls back on the
// loop when they are done, as uv_queue_work.
//
// The pool is one for all loops. It has 4 threads unless UV_THREADPOOL_SIZE in
// the environment or SetSize say otherwise, so that at most so many jobs run at
// a time; the others wait in line. Its threads are goroutines, and they are
// gone when there is nothing to do.
//
// A panic in a job ends the program, as in any goroutine.
package work

import (
	"github.com/uvgo/uvgo/uv"
)

// Request is a job in the pool, as uv_work_t. The zero Request is ready for
// use; one that has called back may be used again, which saves allocating.
type Request struct {
	uv.Request
	loop  *uv.Loop
	work  func()
	after func(error)
	err   error
	done  func() // r.finish, made once

	// The rest is the pool's.
	state      state
	slow       bool
	seq        uint64
	next, prev *Request
}

type state uint8

const (
	idle state = iota
	queued
	started // or cancelled: what can no longer be cancelled
)

// Queue makes the pool call work and then, in the poll phase, the loop call
// after, as uv_queue_work. after may be nil; its error is nil, or ECANCELED if
// Cancel came before work began. Jobs begin in the order of their queueing and
// call back in the order in which they end.
//
// The request keeps the loop alive until after was called. Loop goroutine only.
func Queue(loop *uv.Loop, work func(), after func(err error)) *Request {
	r := new(Request)
	r.Queue(loop, work, after)
	return r
}

// Queue is the function Queue with a request of the caller's. It panics if the
// request is in flight. Loop goroutine only.
func (r *Request) Queue(loop *uv.Loop, work func(), after func(err error)) {
	r.queue(loop, work, after, false)
}

// QueueSlow is Queue for work that mostly waits for somebody else, such as a
// name server: at most half of the threads, rounded up, run such jobs at a
// time, so that they do not keep the others from running. Loop goroutine only.
func (r *Request) QueueSlow(loop *uv.Loop, work func(), after func(err error)) {
	r.queue(loop, work, after, true)
}

func (r *Request) queue(loop *uv.Loop, work func(), after func(error), slow bool) {
	if work == nil {
		panic("uv/work: Queue without a function to run: pass one")
	}
	r.BeginOffLoop(loop)
	if r.done == nil {
		r.done = r.finish
	}
	r.loop, r.work, r.after, r.err, r.slow = loop, work, after, nil, slow
	shared.add(r)
}

// Cancel takes back a job that has not begun, as uv_cancel: after still runs,
// later, with ECANCELED. EBUSY if the job has begun, or is done already. Loop
// goroutine only.
func (r *Request) Cancel() error {
	if !shared.remove(r) {
		return uv.EBUSY
	}
	r.err = uv.ECANCELED
	r.post()
	return nil
}

// post sends the loop word. It cannot fail: a loop with a request in flight
// does not close.
func (r *Request) post() { _ = r.loop.Post(r.done) }

// finish runs on the loop.
func (r *Request) finish() {
	after, err := r.after, r.err
	r.work, r.after, r.state = nil, nil, idle
	r.End()
	if after != nil {
		after(err)
	}
}
