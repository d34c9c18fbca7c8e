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
	wake  int         // an eventfd
	woken atomic.Bool // a wake-up is written and not yet reported
	spare int         // given up for a moment when descriptors run out; -1: none

	slots   []slot // by descriptor
	changed []*Watcher
	events  [MaxReady]unix.EpollEvent
	iovecs  []unix.Iovec // scratch of Writev

	start time.Time
}

// slot is what the kernel has been told about a descriptor.
type slot struct {
	w     *Watcher
	armed uint32 // the mask in the kernel; 0: not in the set
	gen   uint32 // travels with each event, so that those of a former life are known
}

// wakeGen marks events of the eventfd. Slots never reach it: a generation is
// 31 bits wide.
const wakeGen = math.MaxUint32

// New makes the backend of this system.
func New() (Backend, error) {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	wake, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	if err != nil {
		unix.Close(fd)
		return nil, err
	}
	// Edge-triggered: every write is an event of its own, and the counter need
	// never be read back (it holds 2^64-2).
	ev := unix.EpollEvent{Events: unix.EPOLLIN | unix.EPOLLET, Fd: int32(wake), Pad: -1}
	if err := unix.EpollCtl(fd, unix.EPOLL_CTL_ADD, wake, &ev); err != nil {
		unix.Close(wake)
		unix.Close(fd)
		return nil, err
	}
	return &epoll{fd: fd, wake: wake, spare: -1, start: time.Now()}, nil
}

func (e *epoll) Now() time.Duration { return time.Since(e.start) }

func (e *epoll) Close() error {
	if e.spare >= 0 {
		unix.Close(e.spare)
	}
	unix.Close(e.wake)
	return unix.Close(e.fd)
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
	if fd >= len(e.slots) || e.slots[fd].w != w {
		return
	}
	s := &e.slots[fd]
	if s.armed != 0 {
		e.ctl(unix.EPOLL_CTL_DEL, fd, 0, s.gen)
	}
	*s = slot{gen: (s.gen + 1) & math.MaxInt32}
}

// watches tells whether fd has a watcher, libuv's uv__fd_exists.
func (e *epoll) watches(fd int) bool {
	for _, w := range e.changed {
		if s, ok := w.Socket.(*socket); ok && s.fd == fd {
			return true
		}
	}
	return fd < len(e.slots) && e.slots[fd].w != nil
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
	for sock.fd >= len(e.slots) {
		e.slots = append(e.slots, slot{})
	}
	s := &e.slots[sock.fd]
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
		*s = slot{w: w, gen: s.gen}
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
	for i := range e.events[:n] {
		ev := &e.events[i]
		if uint32(ev.Pad) == wakeGen {
			e.woken.Store(false)
			ready = append(ready, Ready{})
			continue
		}
		fd := int(ev.Fd)
		s := &e.slots[fd]
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
	return ready, nil
}

// wait is epoll_pwait. Only one that may block goes past the scheduler: with a
// timeout of 0 its bookkeeping would cost as much as the call.
func (e *epoll) wait(timeout time.Duration) (int, Errno) {
	var n uintptr
	var errno Errno
	if timeout == 0 {
		n, _, errno = unix.RawSyscall6(unix.SYS_EPOLL_PWAIT, uintptr(e.fd), uintptr(unsafe.Pointer(&e.events)), MaxReady, 0, 0, 0)
	} else {
		n, _, errno = unix.Syscall6(unix.SYS_EPOLL_PWAIT, uintptr(e.fd), uintptr(unsafe.Pointer(&e.events)), MaxReady, uintptr(milliseconds(timeout)), 0, 0)
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
