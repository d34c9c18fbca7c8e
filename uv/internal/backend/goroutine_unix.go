//go:build (linux && uvgo_portable) || darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"net/netip"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

// What the portable side asks of a Unix system beyond package net. Verbs of one
// call are borrowed from the system's own side.

// native is a descriptor as the system's own side sees it.
func (s *goSocket) native(fd uintptr) *socket {
	family := [...]int{0, Inet4: unix.AF_INET, Inet6: unix.AF_INET6, Unix: unix.AF_UNIX}[s.domain]
	typ := [...]int{0, Stream: unix.SOCK_STREAM, Datagram: unix.SOCK_DGRAM}[s.typ]
	return s.g.native(int(fd), family, typ)
}

func (s *goSocket) setOption(fd uintptr, opt Option, value int) Errno {
	return s.native(fd).Set(opt, value)
}

func (s *goSocket) getOption(fd uintptr, opt Option) (int, Errno) {
	return s.native(fd).Get(opt)
}

// checkOption asks a socket that nobody keeps what it says to an option.
func (s *goSocket) checkOption(opt Option, value int) Errno {
	return s.try(func(fd uintptr) Errno { return s.setOption(fd, opt, value) })
}

func (s *goSocket) try(do func(fd uintptr) Errno) Errno {
	n := s.native(0)
	if n.typ != unix.SOCK_DGRAM {
		return 0
	}
	fd, err := unix.Socket(n.family, n.typ, 0)
	if err != nil {
		return errno(err)
	}
	defer unix.Close(fd)
	return do(uintptr(fd))
}

func (s *goSocket) localAddr(fd uintptr) (Addr, Errno) { return s.native(fd).LocalAddr() }
func (s *goSocket) peerAddr(fd uintptr) (Addr, Errno)  { return s.native(fd).PeerAddr() }

func (s *goSocket) setBacklog(fd uintptr, backlog int) Errno {
	return errno(unix.Listen(int(fd), backlog))
}

func (s *goSocket) connectFD(fd uintptr, to Addr) Errno { return s.native(fd).Connect(to) }
func (s *goSocket) disconnect(fd uintptr) Errno         { return s.native(fd).Connect(Addr{}) }

func (s *goSocket) join(fd uintptr, m Membership) Errno  { return s.native(fd).Join(m) }
func (s *goSocket) leave(fd uintptr, m Membership) Errno { return s.native(fd).Leave(m) }
func (s *goSocket) setInterface(fd uintptr, iface netip.Addr) Errno {
	return s.native(fd).MulticastInterface(iface)
}

func (s *goSocket) report(fd uintptr, p []byte) (Report, Errno) {
	return s.native(fd).Report(p)
}

// dropWaiting accepts and closes all connections that wait.
func (s *goSocket) dropWaiting(fd uintptr) Errno {
	for {
		c, _, err := unix.Accept(int(fd))
		switch err {
		case nil:
			unix.Close(c)
		case unix.EINTR, unix.ECONNABORTED:
		case unix.EAGAIN:
			return 0
		default:
			return errno(err)
		}
	}
}

// translate has nothing to do: the numbers are the system's.
func translate(e Errno) Errno { return e }

// shutdown sends the end of the stream.
func (s *goSocket) shutdown(end endpoint) (no Errno) {
	rc, err := end.SyscallConn()
	if err != nil {
		return errnoOf(err)
	}
	if err := rc.Control(func(fd uintptr) { no = s.native(fd).ShutdownWrite() }); err != nil {
		return errnoOf(err)
	}
	return no
}

// settle lets goroutines fetch what the system has for them by now, so that a
// Wait tells it, as it would elsewhere. They need no more than a thread to run
// on; if they do not get one soon, the next Wait tells it.
func (g *portable) settle() {
	for soon := g.Now() + settleTime; g.owes() && g.Now() < soon; {
		g.mu.Unlock()
		g.wait(settleTime / 20)
		g.mu.Lock()
	}
	if len(g.busy) > 0 {
		// One may have fetched already, and be about to tell.
		g.mu.Unlock()
		runtime.Gosched()
		g.mu.Lock()
	}
}

const settleTime = 20 * time.Millisecond

// owes tells whether a goroutine has something to fetch.
func (g *portable) owes() bool {
	g.polls = g.polls[:0]
	for s := range g.busy {
		if s.wantsToFetch() {
			poll := unix.PollFd{Fd: s.number, Events: unix.POLLIN}
			if s.stream.sawEnd {
				poll.Events = 0 // the hang-up alone
			}
			g.polls = append(g.polls, poll)
		}
	}
	if len(g.polls) == 0 {
		return false
	}
	n, _ := unix.Poll(g.polls, 0)
	return n > 0
}

// wantsToFetch tells whether the goroutine goes on when it finds something.
func (s *goSocket) wantsToFetch() bool {
	switch {
	case s.typ == Datagram:
		return s.wantsPackets()
	case s.listener.of != nil:
		return s.wantsConnection()
	}
	return s.wantsMore()
}

// seesHangup tells whether waitForHangup knows more than the end of the stream.
func (s *goSocket) seesHangup() bool { return true }

// waitForHangup waits, after the end of the stream, until the peer is gone.
func (s *goSocket) waitForHangup(end endpoint) error {
	rc, err := end.SyscallConn()
	if err != nil {
		return err
	}
	var pending int
	err = rc.Read(func(fd uintptr) bool {
		poll := []unix.PollFd{{Fd: int32(fd)}}
		if _, err := unix.Poll(poll, 0); err != nil || poll[0].Revents&(unix.POLLHUP|unix.POLLERR) == 0 {
			return false
		}
		if s.domain != 0 {
			pending, _ = unix.GetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_ERROR)
		}
		return true
	})
	switch {
	case err != nil:
		return err
	case pending != 0:
		return Errno(pending)
	}
	return errHangup
}
