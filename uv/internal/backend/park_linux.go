package backend

import (
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// parked is epoll for a loop that holds no thread while it waits: the epoll
// set is registered with Go's own poller, and the goroutine parks until the
// set has something. It needs one descriptor where epoll needs two, because
// a parked goroutine is woken by its deadline, without a system call.
type parked struct {
	*epoll
	file *os.File // owns the descriptor of the set
	conn syscall.RawConn

	look  func(fd uintptr) bool // fetches events: p.fetch, made once
	found int                   // what it found
	errno Errno

	// until is when the deadline of file is, on the clock of Now. It may be
	// earlier than the timeout: waking up too early now and then is cheaper
	// than a new deadline for each wait.
	until   time.Duration
	waiting atomic.Bool // Wake must pull the deadline
}

// Values of parked.until.
const (
	never = time.Duration(1<<63 - 1)
	past  = time.Duration(-1)
)

// eventBuffers are shared by all that are parked: a loop needs one only while
// it looks.
var eventBuffers = sync.Pool{New: func() any { return new(eventBuffer) }}

// NewParked is New for loops that are many and mostly idle. The kernel lets no
// more than 500 of them watch one and the same socket, as processes that share
// a listener do: theirs is a set in a set.
func NewParked() (Backend, error) {
	e, err := newEpoll(nil)
	if err != nil {
		return nil, err
	}
	// Only a descriptor that does not block is given to Go's poller.
	if err := unix.SetNonblock(e.fd, true); err != nil {
		e.Close()
		return nil, err
	}
	p := &parked{epoll: e, file: os.NewFile(uintptr(e.fd), "epoll"), until: never}
	p.look = p.fetch
	if p.conn, err = p.file.SyscallConn(); err == nil {
		err = p.file.SetReadDeadline(time.Time{}) // fails if Go does not poll it
	}
	if err != nil {
		p.file.Close()
		return nil, err
	}
	return p, nil
}

// FD is -1: a wake-up does not make the set readable.
func (p *parked) FD() int { return -1 }

func (p *parked) Close() error {
	p.closeSpare()
	return p.file.Close()
}

func (p *parked) Wake() {
	if p.woken.CompareAndSwap(false, true) && p.waiting.Load() {
		p.file.SetReadDeadline(longAgo)
	}
}

func (p *parked) Wait(timeout time.Duration, ready []Ready) ([]Ready, error) {
	p.apply()
	p.found, p.errno = 0, 0
	if timeout == 0 || p.woken.Load() {
		p.fetch(uintptr(p.fd))
	} else {
		p.park(timeout)
	}
	woken := p.woken.Load()
	if woken {
		p.woken.Store(false)
		ready = append(ready, Ready{})
	}
	if p.found > 0 {
		if woken && p.found == MaxReady {
			p.found-- // the wake-up takes its place; the kernel tells it again
		}
		ready = p.collect(p.found, ready)
		p.release()
	}
	if p.errno != 0 {
		return ready, p.errno
	}
	return ready, nil
}

// park looks for events and, while there are none, parks. It may return early
// with nothing, as a Wait may.
func (p *parked) park(timeout time.Duration) {
	// Whoever calls Wake after this pulls the deadline; whoever called it
	// before is seen below.
	p.waiting.Store(true)
	defer p.waiting.Store(false)
	p.setDeadline(timeout)
	if p.woken.Load() {
		p.fetch(uintptr(p.fd))
		return
	}
	if err := p.conn.Read(p.look); err != nil {
		// The deadline has passed, or Wake has pulled it.
		p.until = past
	}
}

// setDeadline sees to it that a wait ends after timeout at the latest.
func (p *parked) setDeadline(timeout time.Duration) {
	now := p.Now()
	until := never
	if timeout > 0 && timeout < never-now {
		until = now + timeout
	}
	if now < p.until && p.until <= until {
		return
	}
	var at time.Time
	if until != never {
		at = time.Now().Add(timeout)
	}
	p.file.SetReadDeadline(at)
	p.until = until
}

// fetch asks the set for events, without waiting, and tells whether parking is
// over.
func (p *parked) fetch(uintptr) bool {
	p.events = eventBuffers.Get().(*eventBuffer)
	p.found, p.errno = p.wait(0)
	if p.errno == unix.EINTR {
		p.errno = 0
	}
	if p.found == 0 {
		p.release()
	}
	return p.found > 0 || p.errno != 0
}

// release gives the buffer back: a parked loop holds none.
func (p *parked) release() {
	eventBuffers.Put(p.events)
	p.events = nil
}
