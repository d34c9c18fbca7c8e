//go:build (linux && uvgo_portable) || darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"fmt"
	"os"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// borrowed is a descriptor that the portable side did not get from package net:
// one that came from elsewhere, whose bytes may be somebody else's, and a
// socket of the Unix domain, which knows more names than package net and passes
// descriptors. Its verbs are those of the system's other side. Goroutines only
// wait until it is ready, through Go's own poller.
type borrowed struct {
	*socket
	seat

	// file is a duplicate for Go's poller, which takes a number once. It is
	// there while the socket is watched.
	file    *os.File
	conn    syscall.RawConn
	mask    atomic.Int32 // what the goroutines wait for, as poll takes it
	waiting [2]bool      // they are there: one for reading, one for writing
}

// lend makes the sockets that are borrowed from the beginning.
func (g *portable) lend(domain Domain, typ Type) (Socket, Errno, bool) {
	if domain != Unix {
		return nil, 0, false
	}
	t := [...]int{Stream: unix.SOCK_STREAM, Datagram: unix.SOCK_DGRAM}[typ]
	syscall.ForkLock.RLock()
	fd, err := unix.Socket(unix.AF_UNIX, t, 0)
	if err == nil {
		unix.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, errno(err), true
	}
	unix.SetNonblock(fd, true) // cannot fail on a new socket
	return g.borrow(g.native(fd, unix.AF_UNIX, t)), 0, true
}

func (g *portable) borrow(s *socket) *borrowed { return &borrowed{socket: s, seat: seat{g: g}} }

func (g *portable) Adopt(fd int) (Socket, Errno) {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return nil, errno(err)
	}
	if g.watches(fd) {
		return nil, unix.EEXIST
	}
	s := g.native(fd, 0, 0)
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG, unix.S_IFDIR:
		return nil, unix.EPERM
	case unix.S_IFSOCK:
		typ, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
		if err != nil {
			return nil, errno(err)
		}
		at, err := unix.Getsockname(fd)
		if err != nil {
			return nil, errno(err)
		}
		s = g.native(fd, familyOf(at), typ)
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		return nil, errno(err)
	}
	b := g.borrow(s)
	if s.plain { // does Go's poller take it?
		if errno := b.join(); errno != 0 {
			return nil, errno
		}
		b.part()
	}
	return b, 0
}

func familyOf(at unix.Sockaddr) int {
	switch at.(type) {
	case *unix.SockaddrInet4:
		return unix.AF_INET
	case *unix.SockaddrInet6:
		return unix.AF_INET6
	case *unix.SockaddrUnix:
		return unix.AF_UNIX
	}
	return unix.AF_UNSPEC
}

// watches tells whether fd has a watcher that is started.
func (g *portable) watches(fd int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if b := g.watched[fd]; b != nil && b.w != nil && b.w.Interest != 0 {
		return true
	}
	for _, w := range g.changed {
		if b, ok := w.Socket.(*borrowed); ok && b.fd == fd && w.Interest != 0 {
			return true
		}
	}
	return false
}

// join makes what Go's poller knows the descriptor by.
func (b *borrowed) join() Errno {
	fd, err := unix.FcntlInt(uintptr(b.fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return errno(err)
	}
	// Go's poller takes what does not block. That is for all duplicates, so it
	// is taken back.
	flags, _ := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	unix.SetNonblock(fd, true)
	b.file = os.NewFile(uintptr(fd), "borrowed")
	if flags&unix.O_NONBLOCK == 0 {
		unix.SetNonblock(fd, false)
	}
	if err := b.file.SetReadDeadline(time.Time{}); err != nil {
		b.part()
		return unix.EPERM // it cannot be waited for
	}
	b.conn, _ = b.file.SyscallConn() // cannot fail on a file that is open
	return 0
}

// part ends the goroutines, too.
func (b *borrowed) part() {
	if b.file != nil {
		b.file.Close()
		b.file = nil
	}
}

func (b *borrowed) want() {
	if b.fd < 0 {
		return
	}
	b.mask.Store(pollMask(b.interest))
	if b.w == nil {
		b.part()
		if b.g.watched[b.fd] == b {
			delete(b.g.watched, b.fd)
		}
		return
	}
	if b.interest == 0 {
		return
	}
	if other := b.g.watched[b.fd]; other != nil && other != b && other.w != nil && other.w.Interest != 0 {
		panic(fmt.Sprintf("uv: descriptor %d is watched by two handles: stop one before the other starts", b.fd))
	}
	b.g.watch(b)
	if b.file == nil && b.join() == unix.EBADF {
		panic(fmt.Sprintf("uv: descriptor %d is watched and not open: was it closed behind the loop's back?", b.fd))
	}
}

// look makes a Wait see what is ready already, as it would elsewhere: the
// goroutines only end waits that have begun.
func (g *portable) look() {
	for _, b := range g.watched {
		if b.interest != 0 && !b.isHot {
			b.isHot = true
			g.hot = append(g.hot, b)
		}
	}
}

// shortage is how often a descriptor is looked at for which Go's poller has no
// duplicate, because there is no descriptor left.
const shortage = 10 * time.Millisecond

func (g *portable) sooner(timeout time.Duration) time.Duration {
	for _, b := range g.watched {
		if b.interest != 0 && b.file == nil && (timeout < 0 || timeout > shortage) {
			return shortage
		}
	}
	return timeout
}

func (g *portable) watch(b *borrowed) {
	if g.watched == nil {
		g.watched = make(map[int]*borrowed)
	}
	g.watched[b.fd] = b
}

func (b *borrowed) state() Events {
	if b.fd < 0 {
		return 0
	}
	return polled(b.fd, b.mask.Load())
}

// polled asks the system what a descriptor is ready for.
func polled(fd int, mask int32) (ev Events) {
	poll := [1]unix.PollFd{{Fd: int32(fd), Events: int16(mask)}}
	for {
		if _, err := unix.Poll(poll[:], 0); err != unix.EINTR {
			break
		}
	}
	for _, c := range conditions {
		if poll[0].Revents&c.mask != 0 {
			ev |= c.ev
		}
	}
	return ev
}

var conditions = [...]struct {
	ev   Events
	mask int16
}{
	{Readable, unix.POLLIN}, {Writable, unix.POLLOUT}, {Disconnect, pollPeerShut}, {Priority, unix.POLLPRI},
	{Errored, unix.POLLERR}, {Hangup, unix.POLLHUP},
}

func pollMask(ev Events) (mask int32) {
	for _, c := range conditions[:4] {
		if ev&c.ev != 0 {
			mask |= int32(c.mask)
		}
	}
	return mask
}

// rest starts the goroutines that wait.
func (b *borrowed) rest() {
	if b.file == nil && b.interest != 0 {
		b.join()
	}
	for i, on := range [...]Events{Readable | Disconnect | Priority, Writable} {
		if b.interest&on != 0 && !b.waiting[i] && b.file != nil {
			b.waiting[i] = true
			wait := b.conn.Read
			if on == Writable {
				wait = b.conn.Write
			}
			go b.wait(i, wait)
		}
	}
}

// wait is such a goroutine. It asks the system itself: what Go's poller says is
// only that something has changed.
func (b *borrowed) wait(i int, until func(func(fd uintptr) bool) error) {
	err := until(func(fd uintptr) bool { return polled(int(fd), b.mask.Load()) != 0 })
	b.g.mu.Lock()
	defer b.g.mu.Unlock()
	b.waiting[i] = false
	if err == nil || b.file != nil { // it may have been joined again meanwhile
		b.g.stir(b)
	}
}

func (b *borrowed) Accept() (Socket, Errno) {
	s, errno := b.socket.Accept()
	if errno != 0 {
		return nil, errno
	}
	return b.g.borrow(s.(*socket)), 0
}

func (b *borrowed) ReadWith(p []byte, passed []Socket) (n int, _ []Socket, no Errno) {
	control := b.g.control()
	var came []int
	var cut bool
	if len(p) == 0 {
		return 0, passed, 0
	}
	for no = unix.EINTR; no == unix.EINTR; {
		// Where the system cannot set close-on-exec by itself, nobody may fork
		// before we do. Nobody may wait under this lock either.
		locked := recvFlags == 0 && !b.blocking
		if locked {
			syscall.ForkLock.RLock()
		}
		read, size, flags, _, err := unix.Recvmsg(b.fd, p, control, recvFlags)
		if err == nil {
			came, cut = rights(control[:size]), flags&unix.MSG_CTRUNC != 0
			for _, fd := range came {
				unix.CloseOnExec(fd)
			}
		}
		if locked {
			syscall.ForkLock.RUnlock()
		}
		n, no = max(read, 0), errno(err)
	}
	for _, fd := range came {
		if s, no := b.g.Adopt(fd); no == 0 {
			passed = append(passed, s)
		} else {
			unix.Close(fd) // no handle has a use for it
		}
	}
	if no == 0 && cut {
		no = unix.EMFILE // something passed found no descriptor
	}
	return n, passed, no
}

// control is room for what comes with a message, no kernel sends more.
func (g *portable) control() []byte {
	if g.room == nil {
		g.room = make([]byte, 1024+64)
	}
	return g.room
}

func (b *borrowed) Close() Errno {
	b.g.mu.Lock()
	b.w = nil
	b.interest = 0
	b.want()
	b.g.mu.Unlock()
	return b.socket.Close()
}
