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
	"sync"

	"github.com/uvgo/uvgo/uv"
)

// Request is a job in the pool, as uv_work_t. The zero Request is ready for
// use; one that has called back may be used again, which saves allocating.
type Request struct {
	uv.Request
	loop  *uv.Loop
	job   Job
	work  func() // of Queue, whose job is the request itself
	after func(error)
	err   error
	word  *word // while in flight

	// The rest is the pool's.
	state      state
	slow       bool
	seq        uint64
	next, prev *Request
}

// Job is a function for the pool and one for the loop in a single value:
// kinds of requests built on this package save two closures by it.
type Job interface {
	Work()           // in the pool
	After(err error) // on the loop; nil, or ECANCELED without Work
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
// The request keeps the loop alive until after was called. Without work it is
// not in flight, and nothing runs. Loop goroutine only.
func Queue(loop *uv.Loop, work func(), after func(err error)) *Request {
	r := new(Request)
	_ = r.Queue(loop, work, after)
	return r
}

// Queue is the function Queue with a request of the caller's. It is EINVAL
// without work, and panics if the request is in flight. Loop goroutine only.
func (r *Request) Queue(loop *uv.Loop, work func(), after func(err error)) error {
	return r.queue(loop, work, after, false)
}

// QueueSlow is Queue for work that mostly waits for somebody else, such as a
// name server: at most half of the threads, rounded up, run such jobs at a
// time, so that they do not keep the others from running. Loop goroutine only.
func (r *Request) QueueSlow(loop *uv.Loop, work func(), after func(err error)) error {
	return r.queue(loop, work, after, true)
}

func (r *Request) queue(loop *uv.Loop, work func(), after func(error), slow bool) error {
	if work == nil {
		return uv.EINVAL
	}
	r.begin(loop, (*functions)(r), slow)
	r.work, r.after = work, after
	shared.add(r)
	return nil
}

// QueueJob is Queue for a value that knows both its functions. Loop goroutine
// only.
func (r *Request) QueueJob(loop *uv.Loop, job Job) {
	r.begin(loop, job, false)
	shared.add(r)
}

func (r *Request) begin(loop *uv.Loop, job Job, slow bool) {
	r.BeginOffLoop(loop)
	if r.word, _ = words.Get().(*word); r.word == nil {
		r.word = newWord()
	}
	r.word.of = r
	r.loop, r.job, r.err, r.slow = loop, job, nil, slow
}

// functions is a Request that is its own Job.
type functions Request

func (f *functions) Work() { f.work() }

func (f *functions) After(err error) {
	after := f.after
	f.work, f.after = nil, nil
	if after != nil {
		after(err)
	}
}

// Cancel takes back a job that has not begun, as uv_cancel: after still runs,
// later, with ECANCELED. EBUSY if the job has begun, or is done already. Loop
// goroutine only.
func (r *Request) Cancel() error {
	// InFlight makes sure that this is the loop's goroutine.
	if !r.InFlight() || !shared.remove(r) {
		return uv.EBUSY
	}
	r.err = uv.ECANCELED
	r.post()
	return nil
}

// post sends the loop word. It cannot fail: a loop with a request in flight
// does not close.
func (r *Request) post() { _ = r.loop.Post(r.word.say) }

// word is what the pool posts about a request. Words are kept, so that a
// request that is used once does not pay for a function value.
type word struct {
	of  *Request
	say func()
}

var words sync.Pool

func newWord() *word {
	w := new(word)
	w.say = func() { w.of.finish() }
	return w
}

// finish runs on the loop.
func (r *Request) finish() {
	job, err, w := r.job, r.err, r.word
	w.of = nil
	words.Put(w)
	r.job, r.word, r.state = nil, nil, idle
	r.End()
	job.After(err)
}
