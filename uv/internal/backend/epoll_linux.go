package backend

import (
	"fmt"
	"math"
	"sync/atomic"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// epoll is the side for Linux. Calls that cannot block go through RawSyscall:
// the Go scheduler need not know of them, which is worth a fifth of the speed
// of small reads and writes. Only a wait that may block tells the scheduler.
type epoll struct {
	fd    int
	wake  int         // an eventfd; -1: woken in another way
	woken atomic.Bool // a wake-up is written and not yet reported
	spare int         // given up for a moment when descriptors run out; -1: none

	pages   []*page // of slots, by descriptor
	changed []*Watcher
	events  *eventBuffer
	iovecs  []unix.Iovec // scratch of Writev
	control control      // scratch of WriteWith, ReadWith and Report
	grams   *datagrams   // scratch of Send and Receive

	start time.Time
}

// slot is what the kernel has been told about a descriptor.
type slot struct {
	w     *Watcher
	armed uint32 // the mask in the kernel; 0: not in the set
	gen   uint32 // travels with each event, so that those of a former life are known
}

// page is the slots of descriptors that are neighbours. A loop that has a few
// sockets in a process with very many then holds a few pages.
type page [64]slot

// slot is nil for a descriptor that no watcher had yet.
func (e *epoll) slot(fd int) *slot {
	if i := uint(fd) / uint(len(page{})); i < uint(len(e.pages)) && e.pages[i] != nil {
		return &e.pages[i][uint(fd)%uint(len(page{}))]
	}
	return nil
}

func (e *epoll) makeSlot(fd int) *slot {
	i := fd / len(page{})
	if i >= len(e.pages) {
		e.pages = append(e.pages, make([]*page, i+1-len(e.pages))...)
	}
	if e.pages[i] == nil {
		e.pages[i] = new(page)
	}
	return e.slot(fd)
}

// eventBuffer is what the kernel fills in one wait.
type eventBuffer [MaxReady]unix.EpollEvent

// wakeGen marks events of the eventfd. Slots never reach it: a generation is
// 31 bits wide.
const wakeGen = math.MaxUint32

func openEpoll() (*epoll, error) {
	e, err := newEpoll(new(eventBuffer))
	if err != nil {
		return nil, err
	}
	e.wake, err = unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		e.Close()
		return nil, err
	}
	// Edge-triggered: every write is an event of its own, and the counter need
	// never be read back (it holds 2^64-2).
	ev := unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLET, Fd: int32(e.wake), Pad: -1}
	if err := unix.EpollCtl(e.fd, unix.EPOLL_CTL_ADD, e.wake, &ev); err != nil {
		e.Close()
		return nil, err
	}
	return e, nil
}

// newEpoll is one that nothing wakes up yet.
func newEpoll(events *eventBuffer) (*epoll, error) {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	return &epoll{fd: fd, wake: -1, spare: -1, events: events, start: time.Now()}, nil
}

func (e *epoll) Now() time.Duration { return time.Since(e.start) }

func (e *epoll) Close() error {
	e.closeSpare()
	if e.wake >= 0 {
		unix.Close(e.wake)
	}
	return unix.Close(e.fd)
}

func (e *epoll) closeSpare() {
	if e.spare >= 0 {
		unix.Close(e.spare)
		e.spare = -1
	}
}

// one is what a wake-up adds to the eventfd's counter.
var one uint64 = 1

func (e *epoll) Wake() {
	if e.woken.CompareAndSwap(false, true) {
		// It cannot fail: the counter would have to overflow first.
		unix.RawSyscall(unix.SYS_WRITE, uintptr(e.wake), uintptr(unsafe.Pointer(&one)), 8)
	}
}

func (e *epoll) Update(w *Watcher) {
	if !w.changed {
		w.changed = true
		e.changed = append(e.changed, w)
	}
}

func (e *epoll) Forget(w *Watcher) {
	w.forget()
	fd := w.Socket.(*socket).fd
	s := e.slot(fd)
	if s == nil || s.w != w {
		return
	}
	if s.armed != 0 {
		e.ctl(unix.EPOLL_CTL_DEL, fd, 0, s.gen)
	}
	*s = slot{gen: (s.gen + 1) & math.MaxInt32}
}

// watches tells whether fd has a watcher that is started, libuv's
// uv__fd_exists.
func (e *epoll) watches(fd int) bool {
	for _, w := range e.changed {
		if s, ok := w.Socket.(*socket); ok && s.fd == fd && w.Interest != 0 {
			return true
		}
	}
	s := e.slot(fd)
	return s != nil && s.w != nil && s.w.Interest != 0
}

// check asks the kernel whether fd can be waited for, as uv__io_check_fd: it
// is EPERM for /dev/null, EINVAL for the epoll set itself, ELOOP for one that
// holds it.
func (e *epoll) check(fd int) Errno {
	errno := e.ctl(unix.EPOLL_CTL_ADD, fd, 0, 0)
	switch errno {
	case 0:
		return e.ctl(unix.EPOLL_CTL_DEL, fd, 0, 0)
	case unix.EEXIST: // a stopped watcher's
		return 0
	}
	return errno
}

// apply tells the kernel which interests have changed.
func (e *epoll) apply() {
	for i, w := range e.changed {
		w.changed = false
		e.changed[i] = nil
		e.arm(w)
	}
	e.changed = e.changed[:0]
}

func (e *epoll) arm(w *Watcher) {
	sock, ok := w.Socket.(*socket)
	if !ok || sock.fd < 0 {
		return
	}
	s := e.slot(sock.fd)
	if s == nil {
		s = e.makeSlot(sock.fd)
	}
	want := mask(w.Interest)
	if want == 0 {
		// Stopped. What is armed for reading alone stays so until something
		// arrives: most readers that stop start again before that. A writable
		// socket would report at once.
		if s.w == w && s.armed&unix.EPOLLOUT != 0 {
			e.disarm(s, sock.fd)
		}
		return
	}
	if s.w != w {
		if s.w != nil && s.w.Interest != 0 {
			panic(fmt.Sprintf("uv: descriptor %d is watched by two handles: stop one before the other starts", sock.fd))
		}
		s.w = w // the former one was stopped; what is armed stays so
	}
	if s.armed == want {
		return
	}
	op := unix.EPOLL_CTL_MOD
	if s.armed == 0 {
		op = unix.EPOLL_CTL_ADD
	}
	errno := e.ctl(op, sock.fd, want, s.gen)
	if errno != 0 {
		panic(fmt.Sprintf("uv: epoll_ctl of descriptor %d: %v: was it closed behind the loop's back?", sock.fd, errno))
	}
	s.armed = want
}

func (e *epoll) disarm(s *slot, fd int) {
	e.ctl(unix.EPOLL_CTL_DEL, fd, 0, s.gen)
	s.armed = 0
}

func (e *epoll) ctl(op, fd int, mask, gen uint32) Errno {
	ev := unix.EpollEvent{Events: mask, Fd: int32(fd), Pad: int32(gen)}
	_, _, errno := unix.RawSyscall6(unix.SYS_EPOLL_CTL, uintptr(e.fd), uintptr(op), uintptr(fd), uintptr(unsafe.Pointer(&ev)), 0, 0)
	return errno
}

func (e *epoll) Wait(timeout time.Duration, ready []Ready) ([]Ready, error) {
	e.apply()
	n, errno := e.wait(timeout)
	if errno == unix.EINTR {
		return ready, nil // early, with nothing: the loop knows what is left
	}
	if errno != 0 {
		return ready, errno
	}
	return e.collect(n, ready), nil
}

// collect appends the first n events of the buffer.
func (e *epoll) collect(n int, ready []Ready) []Ready {
	for i := range e.events[:n] {
		ev := &e.events[i]
		if uint32(ev.Pad) == wakeGen {
			e.woken.Store(false)
			ready = append(ready, Ready{})
			continue
		}
		fd := int(ev.Fd)
		s := e.slot(fd)
		switch {
		case s.gen != uint32(ev.Pad):
			// The descriptor was closed here, but what it stood for lives on in
			// another process and still reports under the old number. Forget
			// deleted it from the set, so this was fetched before.
		case s.w.Interest == 0:
			e.disarm(s, fd)
		default:
			ready = append(ready, s.w.ready(events(ev.Events)))
		}
	}
	return ready
}

// wait is epoll_pwait. Only one that may block goes past the scheduler: with a
// timeout of 0 its bookkeeping would cost as much as the call.
func (e *epoll) wait(timeout time.Duration) (int, Errno) {
	var n uintptr
	var errno Errno
	if timeout == 0 {
		n, _, errno = unix.RawSyscall6(unix.SYS_EPOLL_PWAIT, uintptr(e.fd), uintptr(unsafe.Pointer(e.events)), MaxReady, 0, 0, 0)
	} else {
		n, _, errno = unix.Syscall6(unix.SYS_EPOLL_PWAIT, uintptr(e.fd), uintptr(unsafe.Pointer(e.events)), MaxReady, uintptr(milliseconds(timeout)), 0, 0)
	}
	return int(n), errno
}

func milliseconds(d time.Duration) int {
	switch {
	case d < 0:
		return -1
	case d > math.MaxInt32*time.Millisecond:
		return math.MaxInt32
	}
	// Round up: a 0.3 ms timeout cut to 0 would spin until the timer is due.
	return int((d + time.Millisecond - 1) / time.Millisecond)
}

// EPOLLRDHUP and EPOLLPRI are reported only when asked for; EPOLLERR and
// EPOLLHUP always.
func mask(ev Events) (m uint32) {
	if ev&Readable != 0 {
		m |= unix.EPOLLIN
	}
	if ev&Writable != 0 {
		m |= unix.EPOLLOUT
	}
	if ev&Disconnect != 0 {
		m |= unix.EPOLLRDHUP
	}
	if ev&Priority != 0 {
		m |= unix.EPOLLPRI
	}
	return m
}

func events(m uint32) (ev Events) {
	if m&unix.EPOLLIN != 0 {
		ev |= Readable
	}
	if m&unix.EPOLLOUT != 0 {
		ev |= Writable
	}
	if m&unix.EPOLLRDHUP != 0 {
		ev |= Disconnect
	}
	if m&unix.EPOLLPRI != 0 {
		ev |= Priority
	}
	if m&unix.EPOLLERR != 0 {
		ev |= Errored
	}
	if m&unix.EPOLLHUP != 0 {
		ev |= Hangup
	}
	return ev
}
