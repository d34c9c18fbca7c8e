//go:build linux || darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"io"
	"net"
	"net/netip"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// What the portable side asks of a Unix system beyond package net. Verbs of one
// call are borrowed from the system's own side.

// native is a descriptor as the system's own side sees it.
func (s *goSocket) native(fd uintptr) *socket {
	n := &socket{fd: int(fd)}
	n.family = [...]int{0, Inet4: unix.AF_INET, Inet6: unix.AF_INET6, Unix: unix.AF_UNIX}[s.domain]
	n.typ = [...]int{0, Stream: unix.SOCK_STREAM, Datagram: unix.SOCK_DGRAM}[s.typ]
	n.plain = s.domain == 0
	return n
}

// begin makes the descriptor of a socket of the Unix domain, whose names
// package net does not all know.
func (s *goSocket) begin() Errno {
	if s.domain != Unix {
		return 0
	}
	if s.typ != Stream {
		return unix.EAFNOSUPPORT
	}
	syscall.ForkLock.RLock()
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err == nil {
		unix.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return errno(err)
	}
	f, no := s.file(fd)
	if no == 0 {
		s.bare = f
	}
	return no
}

func (s *goSocket) setOption(fd uintptr, opt Option, value int) Errno {
	return s.native(fd).Set(opt, value)
}

func (s *goSocket) getOption(fd uintptr, opt Option) (int, Errno) {
	return s.native(fd).Get(opt)
}

// checkOption asks a socket that nobody keeps.
func (s *goSocket) checkOption(opt Option, value int) Errno {
	n := s.native(0)
	if n.typ != unix.SOCK_DGRAM {
		return 0
	}
	fd, err := unix.Socket(n.family, n.typ, 0)
	if err != nil {
		return errno(err)
	}
	defer unix.Close(fd)
	return s.setOption(uintptr(fd), opt, value)
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
	n := s.native(fd)
	n.lendScratch()
	return n.Report(p)
}

func zoneNumber(zone string) string { return strconv.FormatUint(uint64(zoneID(zone)), 10) }

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

// number is the descriptor: that which came from elsewhere, or the one in use.
func (s *goSocket) number() (fd int, ok bool) {
	if s.original >= 0 {
		return s.original, true
	}
	fd = -1
	s.control(func(n uintptr) Errno {
		fd = int(n)
		return 0
	})
	return fd, fd >= 0
}

func (s *goSocket) closeOriginal() {
	if s.original >= 0 {
		unix.Close(s.original)
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

// readWith reads, in the Unix domain also what comes along.
func (s *goSocket) readWith(end endpoint, p []byte) (n int, with []passing, err error) {
	if s.domain != Unix {
		n, err = end.Read(p)
		return max(n, 0), nil, err
	}
	rc, err := end.SyscallConn()
	if err != nil {
		return 0, nil, err
	}
	var control [1024 + 64]byte
	var size, flags int
	var failed error
	err = rc.Read(func(fd uintptr) bool {
		for {
			syscall.ForkLock.RLock()
			n, size, flags, _, failed = unix.Recvmsg(int(fd), p, control[:], 0)
			if failed == nil {
				for _, fd := range rights(control[:size]) {
					unix.CloseOnExec(fd)
					with = append(with, passing(fd))
				}
			}
			syscall.ForkLock.RUnlock()
			if failed != unix.EINTR {
				return failed != unix.EAGAIN
			}
		}
	})
	switch {
	case err != nil:
		return 0, nil, err
	case failed != nil:
		return 0, nil, failed
	case flags&unix.MSG_CTRUNC != 0:
		with = append(with, lost)
	}
	if n == 0 {
		return 0, with, io.EOF
	}
	return n, with, nil
}

// writeAll writes all of p, and what goes along with parts of it.
func (s *goSocket) writeAll(end endpoint, p []byte, sends []parcel) error {
	done := 0
	for _, send := range sends {
		if _, err := end.Write(p[done:send.begin]); err != nil {
			drop(send.with)
			return err
		}
		n, err := sendWith(end, p[send.begin:send.end], send.with)
		drop(send.with)
		if err != nil {
			return err
		}
		done = send.begin + n
	}
	_, err := end.Write(p[done:])
	return err
}

// sendWith writes once.
func sendWith(end endpoint, p []byte, with []passing) (n int, err error) {
	rc, err := end.SyscallConn()
	if err != nil {
		return 0, err
	}
	fds := make([]int, len(with))
	for i, w := range with {
		fds[i] = int(w)
	}
	var failed error
	err = rc.Write(func(fd uintptr) bool {
		for {
			n, failed = unix.SendmsgN(int(fd), p, unix.UnixRights(fds...), nil, 0)
			if failed != unix.EINTR {
				return failed != unix.EAGAIN
			}
		}
	})
	if err == nil {
		err = failed
	}
	return max(n, 0), err
}

func duplicate(fd uintptr) (passing, Errno) {
	n, err := unix.FcntlInt(fd, unix.F_DUPFD_CLOEXEC, 0)
	return passing(n), errno(err)
}

func closePassing(p passing) { unix.Close(int(p)) }

// receive makes a socket of a descriptor that was passed.
func (g *portable) receive(p passing) (Socket, Errno) {
	s, no := g.inspect(int(p))
	if no != 0 {
		closePassing(p)
		return nil, no
	}
	if no = s.give(int(p)); no != 0 {
		return nil, no
	}
	g.keep(s)
	return s, 0
}

func (g *portable) Adopt(fd int) (Socket, Errno) {
	s, no := g.inspect(fd)
	if no != 0 {
		return nil, no
	}
	if g.watches(fd) {
		return nil, unix.EEXIST
	}
	// A descriptor of our own: Go's poller takes one number once, and would
	// close the standard streams when nobody holds them any more.
	own, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, errno(err)
	}
	if no := s.give(own); no != 0 {
		return nil, no
	}
	s.original = fd
	g.keep(s)
	return s, 0
}

// watches tells whether fd has a watcher that is started.
func (g *portable) watches(fd int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for s := range g.open {
		if n, ok := s.number(); ok && n == fd && s.w != nil && s.w.Interest != 0 {
			return true
		}
	}
	return false
}

// inspect makes a socket of what kind fd is.
func (g *portable) inspect(fd int) (*goSocket, Errno) {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return nil, errno(err)
	}
	s := g.socket(0, 0)
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG, unix.S_IFDIR:
		return nil, unix.EPERM
	case unix.S_IFSOCK:
	default:
		return s, 0
	}
	typ, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	if err != nil {
		return nil, errno(err)
	}
	at, err := unix.Getsockname(fd)
	if err != nil {
		return nil, errno(err)
	}
	switch at.(type) {
	case *unix.SockaddrInet4:
		s.domain = Inet4
	case *unix.SockaddrInet6:
		s.domain = Inet6
	case *unix.SockaddrUnix:
		s.domain = Unix
	}
	switch typ {
	case unix.SOCK_STREAM:
		s.typ = Stream
	case unix.SOCK_DGRAM:
		s.typ = Datagram
	}
	if s.domain == 0 || s.typ == 0 || s.typ == Datagram && s.domain == Unix {
		return nil, unix.EAFNOSUPPORT
	}
	return s, 0
}

// give makes own the socket's descriptor, or closes it.
func (s *goSocket) give(own int) Errno {
	if s.typ == Datagram {
		return s.givePackets(own)
	}
	f, no := s.file(own)
	if no != 0 {
		return no
	}
	listens, _ := unix.GetsockoptInt(own, unix.SOL_SOCKET, unix.SO_ACCEPTCONN)
	_, unconnected := unix.Getpeername(own)
	switch {
	case s.domain == 0:
		s.connected(f)
		mode, err := unix.FcntlInt(uintptr(own), unix.F_GETFL, 0)
		s.stream.noReading = err == nil && mode&unix.O_ACCMODE == unix.O_WRONLY
	case listens != 0:
		s.bound = true
		s.listener = listening{of: f, on: true}
	case unconnected != nil:
		s.bare = f
	default:
		s.connected(f)
	}
	return 0
}

func (s *goSocket) givePackets(own int) Errno {
	f := os.NewFile(uintptr(own), "socket")
	defer f.Close() // package net has one of its own
	conn, err := net.FilePacketConn(f)
	if err != nil {
		return errnoOf(err)
	}
	_, err = unix.Getpeername(own)
	s.packets.conn = conn.(*net.UDPConn)
	s.packets.connected = err == nil
	s.bound = true
	return 0
}
