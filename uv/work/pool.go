package work

import (
	"os"
	"strconv"
	"sync"

	"github.com/uvgo/uvgo/uv"
)

const (
	defaultSize = 4
	maxSize     = 1024
)

// pool is what all loops share.
type pool struct {
	mu      sync.Mutex
	size    int // 0: not known before the first job
	threads int // goroutines that run
	slow    int // those of them that run slow jobs
	seq     uint64

	fastQueue, slowQueue queue
}

var shared pool

// SetSize sets how many jobs run at a time, from 1 to 1024 (libuv's limit). It
// goes before UV_THREADPOOL_SIZE. EINVAL for another number; EBUSY if a job
// was queued already. Safe from any goroutine.
func SetSize(n int) error {
	if n < 1 || n > maxSize {
		return uv.EINVAL
	}
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if shared.size != 0 {
		return uv.EBUSY
	}
	shared.size = n
	return nil
}

// sizeFromEnv reads UV_THREADPOOL_SIZE like libuv: what is no number counts as
// 0, and 0 as 1.
func sizeFromEnv(value string, set bool) int {
	if !set {
		return defaultSize
	}
	n, _ := strconv.Atoi(value)
	return min(max(n, 1), maxSize)
}

func (p *pool) add(r *Request) {
	p.mu.Lock()
	if p.size == 0 {
		p.size = sizeFromEnv(os.LookupEnv("UV_THREADPOOL_SIZE"))
	}
	p.seq++
	r.seq = p.seq
	r.state = queued
	p.queueOf(r).push(r)
	grow := p.threads < p.size && p.runnable() != nil
	if grow {
		p.threads++
	}
	p.mu.Unlock()
	if grow {
		go thread()
	}
}

// remove takes r back, if it did not start.
func (p *pool) remove(r *Request) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r.state != queued {
		return false
	}
	p.queueOf(r).remove(r)
	r.state = started
	return true
}

func (p *pool) queueOf(r *Request) *queue {
	if r.slow {
		return &p.slowQueue
	}
	return &p.fastQueue
}

// runnable is the job that was queued first, leaving slow ones alone while
// half of the threads run such.
func (p *pool) runnable() *Request {
	fast, slow := p.fastQueue.head, p.slowQueue.head
	if slow == nil || p.slow >= (p.size+1)/2 || fast != nil && fast.seq < slow.seq {
		return fast
	}
	return slow
}

// thread runs jobs until there is none. It is no method, because starting one
// would allocate.
func thread() {
	for r := shared.take(); r != nil; r = shared.take() {
		shared.run(r)
	}
}

// take starts the next job; without one the thread is no longer counted.
func (p *pool) take() *Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	r := p.runnable()
	if r == nil {
		p.threads--
		return nil
	}
	p.queueOf(r).remove(r)
	r.state = started
	if r.slow {
		p.slow++
	}
	return r
}

func (p *pool) run(r *Request) {
	returned := false
	defer func() {
		if r.slow {
			p.mu.Lock()
			p.slow--
			p.mu.Unlock()
		}
		if !returned {
			// The job called runtime.Goexit: it is done, but its thread is lost
			// and another takes its place. (After a panic this does not matter.)
			go thread()
		}
		r.post()
	}()
	r.job.Work()
	returned = true
}

// queue is a list threaded through requests.
type queue struct{ head, tail *Request }

func (q *queue) push(r *Request) {
	r.prev = q.tail
	if q.tail == nil {
		q.head = r
	} else {
		q.tail.next = r
	}
	q.tail = r
}

func (q *queue) remove(r *Request) {
	if r.prev == nil {
		q.head = r.next
	} else {
		r.prev.next = r.next
	}
	if r.next == nil {
		q.tail = r.prev
	} else {
		r.next.prev = r.prev
	}
	r.next, r.prev = nil, nil
}
