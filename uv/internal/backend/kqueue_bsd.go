//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"fmt"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// kqueue is the side for macOS and the BSDs. It goes through the functions of
// x/sys, because macOS and OpenBSD take system calls from their own libc alone.
//
// It compiles and vets for all of them, and nobody has run it yet: the machines
// that test this project run Linux. Known gaps are those of the kernels:
// macOS cannot wait for terminals in a kqueue.
type kqueue struct {
	fd     int
	wakeup [2]int // a pipe: OpenBSD and NetBSD have no EVFILT_USER to rely on
	woken  atomic.Bool
	spare  int // given up for a moment when descriptors run out; -1: none

	slots   []slot // by descriptor
	changed []*Watcher
	events  [MaxReady]unix.Kevent_t
	waits   int // counts calls of Wait

	start time.Time
}

// slot is what the kernel has been told about a descriptor. A filter goes when
// its descriptor is closed, whoever else holds what it stood for, so that no
// event comes under a former owner's number.
type slot struct {
	w     *Watcher
	armed Events

	// A descriptor's filters report one by one, and are put together: in
	// which Wait it was met last, and at which place.
	wait, place int
}

func openKqueue() (*kqueue, error) {
	fd, err := unix.Kqueue()
	if err != nil {
		return nil, err
	}
	unix.CloseOnExec(fd) // it is not inherited by fork anyway
	k := &kqueue{fd: fd, spare: -1, start: time.Now()}
	if err := k.openWakeup(); err != nil {
		unix.Close(fd)
		return nil, err
	}
	return k, nil
}

func (k *kqueue) openWakeup() error {
	syscall.ForkLock.RLock()
	err := unix.Pipe(k.wakeup[:])
	if err == nil {
		unix.CloseOnExec(k.wakeup[0])
		unix.CloseOnExec(k.wakeup[1])
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return err
	}
	unix.SetNonblock(k.wakeup[0], true) // cannot fail on a new pipe
	unix.SetNonblock(k.wakeup[1], true)
	if errno := k.change(k.wakeup[0], unix.EVFILT_READ, unix.EV_ADD, 0); errno != 0 {
		unix.Close(k.wakeup[0])
		unix.Close(k.wakeup[1])
		return errno
	}
	return nil
}

func (k *kqueue) Now() time.Duration { return time.Since(k.start) }

// FD is the poller's descriptor, for those who watch it with another poller.
func (k *kqueue) FD() int { return k.fd }

func (k *kqueue) Close() error {
	k.closeSpare()
	unix.Close(k.wakeup[0])
	unix.Close(k.wakeup[1])
	return unix.Close(k.fd)
}

func (k *kqueue) closeSpare() {
	if k.spare >= 0 {
		unix.Close(k.spare)
		k.spare = -1
	}
}

func (k *kqueue) Wake() {
	if k.woken.CompareAndSwap(false, true) {
		for {
			// It cannot be full: one byte is in it at most.
			if _, err := unix.Write(k.wakeup[1], []byte{0}); err != unix.EINTR {
				return
			}
		}
	}
}

// answer takes the byte of Wake out of the pipe.
func (k *kqueue) answer() {
	var buf [8]byte
	for {
		if _, err := unix.Read(k.wakeup[0], buf[:]); err != unix.EINTR {
			break
		}
	}
	k.woken.Store(false)
}

func (k *kqueue) Update(w *Watcher) {
	if !w.changed {
		w.changed = true
		k.changed = append(k.changed, w)
	}
}

func (k *kqueue) Forget(w *Watcher) {
	w.forget()
	fd := w.Socket.(*socket).fd
	if fd < len(k.slots) && k.slots[fd].w == w {
		k.arm(fd, 0)
		k.slots[fd].w = nil
	}
}

// watches tells whether fd has a watcher that is started.
func (k *kqueue) watches(fd int) bool {
	for _, w := range k.changed {
		if s, ok := w.Socket.(*socket); ok && s.fd == fd && w.Interest != 0 {
			return true
		}
	}
	return fd < len(k.slots) && k.slots[fd].w != nil && k.slots[fd].w.Interest != 0
}

// apply tells the kernel which interests have changed.
func (k *kqueue) apply() {
	for i, w := range k.changed {
		w.changed = false
		k.changed[i] = nil
		sock, ok := w.Socket.(*socket)
		if !ok || sock.fd < 0 {
			continue
		}
		for sock.fd >= len(k.slots) {
			k.slots = append(k.slots, slot{})
		}
		s := &k.slots[sock.fd]
		switch {
		case s.w == w:
		case w.Interest == 0:
			continue // what is armed there is another's
		case s.w != nil && s.w.Interest != 0:
			panic(fmt.Sprintf("uv: descriptor %d is watched by two handles: stop one before the other starts", sock.fd))
		}
		s.w = w
		if errno := k.arm(sock.fd, w.Interest); errno != 0 {
			panic(fmt.Sprintf("uv: kevent of descriptor %d: %v: was it closed behind the loop's back?", sock.fd, errno))
		}
	}
	k.changed = k.changed[:0]
}

// filters are what a kqueue calls the conditions that may be asked for. The
// end of what the peer sends is told by the one for reading.
var filters = [...]struct {
	when   Events
	filter int
	fflags int
}{
	{Readable | Disconnect, unix.EVFILT_READ, 0},
	{Writable, unix.EVFILT_WRITE, 0},
	{Priority, outOfBand, outOfBandNote},
}

// arm adds and deletes the filters of fd that want asks for. A call for each:
// a list of changes does not tell which of them failed.
func (k *kqueue) arm(fd int, want Events) (first Errno) {
	s := &k.slots[fd]
	for _, f := range filters {
		has, wants := s.armed&f.when != 0, want&f.when != 0
		if has == wants || f.when == Priority && !hasOutOfBand {
			continue
		}
		op := unix.EV_DELETE
		if wants {
			op = unix.EV_ADD
		}
		if errno := k.change(fd, f.filter, op, f.fflags); errno != 0 && wants && first == 0 {
			first = errno
		}
	}
	s.armed = want
	return first
}

func (k *kqueue) change(fd, filter, op, fflags int) Errno {
	var ev [1]unix.Kevent_t
	unix.SetKevent(&ev[0], fd, filter, op)
	ev[0].Fflags = uint32(fflags)
	if _, err := unix.Kevent(k.fd, ev[:], nil, nil); err != unix.EINTR { // then it is made all the same
		return errno(err)
	}
	return 0
}

// check asks the kernel whether fd can be waited for.
func (k *kqueue) check(fd int) Errno {
	if fd < len(k.slots) && k.slots[fd].armed != 0 {
		return 0 // a stopped watcher's
	}
	errno := k.change(fd, unix.EVFILT_READ, unix.EV_ADD, 0)
	if errno == 0 {
		k.change(fd, unix.EVFILT_READ, unix.EV_DELETE, 0)
	}
	return errno
}

func (k *kqueue) Wait(timeout time.Duration, ready []Ready) ([]Ready, error) {
	k.apply()
	var until *unix.Timespec
	if timeout >= 0 {
		ts := unix.NsecToTimespec(int64(timeout))
		until = &ts
	}
	n, err := unix.Kevent(k.fd, nil, k.events[:], until)
	if err == unix.EINTR {
		return ready, nil // early, with nothing: the loop knows what is left
	}
	if err != nil {
		return ready, err
	}
	k.waits++
	for i := range k.events[:n] {
		ev := &k.events[i]
		fd := int(ev.Ident)
		if fd == k.wakeup[0] {
			k.answer()
			ready = append(ready, Ready{})
			continue
		}
		s := &k.slots[fd]
		if s.w == nil || s.w.Interest == 0 {
			continue
		}
		if s.wait != k.waits {
			s.wait, s.place = k.waits, len(ready)
			ready = append(ready, s.w.ready(0))
		}
		ready[s.place].Events |= events(ev)
	}
	return ready, nil
}

// events are what one filter reports. At the end of file, fflags hold the
// socket's error; that of the writing half means that nothing moves any more.
func events(ev *unix.Kevent_t) (e Events) {
	end := int(ev.Flags)&unix.EV_EOF != 0
	switch filter := int(ev.Filter); {
	case filter == unix.EVFILT_READ:
		e = Readable
		if end {
			e |= Disconnect
		}
	case filter == unix.EVFILT_WRITE:
		e = Writable
		if end {
			e |= Hangup
		}
	default:
		return Priority
	}
	if end && ev.Fflags != 0 {
		e |= Errored | Hangup
	}
	if int(ev.Flags)&unix.EV_ERROR != 0 {
		e |= Errored
	}
	return e
}
