//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// socket is a descriptor on macOS and the BSDs.
type socket struct {
	k        *kqueue
	fd       int
	family   int  // AF_*
	typ      int  // SOCK_*
	plain    bool // a pipe or a terminal: what is for sockets alone fails there
	blocking bool // reads and writes may wait
}

func (k *kqueue) NewSocket(domain Domain, typ Type) (Socket, Errno) {
	family := [...]int{Inet4: unix.AF_INET, Inet6: unix.AF_INET6, Unix: unix.AF_UNIX}[domain]
	t := [...]int{Stream: unix.SOCK_STREAM, Datagram: unix.SOCK_DGRAM}[typ]
	syscall.ForkLock.RLock()
	fd, err := unix.Socket(family, t, 0)
	if err == nil {
		unix.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, errno(err)
	}
	return k.fresh(fd, family, t)
}

// fresh makes a socket of a descriptor that is new.
func (k *kqueue) fresh(fd, family, typ int) (Socket, Errno) {
	err := unix.SetNonblock(fd, true)
	if err == nil && noSigpipe != 0 {
		err = unix.SetsockoptInt(fd, unix.SOL_SOCKET, noSigpipe, 1)
		if err == unix.EINVAL {
			err = nil // macOS says so of one whose peer is gone already
		}
	}
	if err != nil {
		unix.Close(fd)
		return nil, errno(err)
	}
	return &socket{k: k, fd: fd, family: family, typ: typ}, 0
}

func (k *kqueue) Adopt(fd int) (Socket, Errno) {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return nil, errno(err)
	}
	if k.watches(fd) {
		return nil, unix.EEXIST
	}
	s := &socket{k: k, fd: fd}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG, unix.S_IFDIR:
		return nil, unix.EPERM
	case unix.S_IFSOCK:
		sa, err := unix.Getsockname(fd) // not all of them have SO_DOMAIN
		if err != nil {
			return nil, errno(err)
		}
		switch sa.(type) {
		case *unix.SockaddrInet4:
			s.family = unix.AF_INET
		case *unix.SockaddrInet6:
			s.family = unix.AF_INET6
		case *unix.SockaddrUnix:
			s.family = unix.AF_UNIX
		}
		if s.typ, err = unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE); err != nil {
			return nil, errno(err)
		}
		if noSigpipe != 0 {
			unix.SetsockoptInt(fd, unix.SOL_SOCKET, noSigpipe, 1)
		}
	default:
		if errno := k.check(fd); errno != 0 {
			return nil, errno
		}
		s.plain = true
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		return nil, errno(err)
	}
	return s, 0
}

func (s *socket) FD() (int, bool) { return s.fd, s.fd >= 0 }

func (s *socket) Close() Errno {
	fd := s.fd
	s.fd = -1
	if err := unix.Close(fd); err != unix.EINTR {
		return errno(err)
	}
	return 0
}

func (s *socket) SetBlocking(blocking bool) Errno {
	if err := unix.SetNonblock(s.fd, !blocking); err != nil {
		return errno(err)
	}
	s.blocking = blocking
	return 0
}

// again calls a verb until no signal interrupts it.
func again(call func() (int, error)) (int, Errno) {
	for {
		n, err := call()
		if err == nil {
			return n, 0
		}
		if err != unix.EINTR {
			return 0, errno(err)
		}
	}
}

func (s *socket) Read(p []byte) (int, Errno) {
	return again(func() (int, error) { return unix.Read(s.fd, p) })
}

// Write writes all of p if it may wait.
func (s *socket) Write(p []byte) (done int, _ Errno) {
	for {
		n, errno := again(func() (int, error) { return s.write(p[done:]) })
		done += n
		switch {
		case errno != 0 && done > 0:
			return done, 0 // the next call meets the error again
		case errno != 0 || done == len(p) || !s.blocking:
			return done, errno
		}
	}
}

func (s *socket) write(p []byte) (int, error) {
	if s.plain || noSigpipe != 0 {
		return unix.Write(s.fd, p)
	}
	return unix.SendmsgN(s.fd, p, nil, nil, unix.MSG_NOSIGNAL)
}

// maxIovecs is IOV_MAX.
const maxIovecs = 1024

// Writev writes the buffers of a pipe one by one: x/sys has no writev for most
// of these systems.
func (s *socket) Writev(bufs [][]byte) (done int, _ Errno) {
	if !s.plain && !s.blocking {
		return s.sendmsg(bufs, nil)
	}
	for _, p := range bufs {
		n, errno := s.Write(p)
		done += n
		switch {
		case errno != 0 && done > 0:
			return done, 0
		case errno != 0 || n < len(p):
			return done, errno
		}
	}
	return done, 0
}

func (s *socket) sendmsg(bufs [][]byte, rights []byte) (int, Errno) {
	return again(func() (int, error) {
		return unix.SendmsgBuffers(s.fd, bufs[:min(len(bufs), maxIovecs)], rights, nil, sendFlags)
	})
}

func (s *socket) Accept() (Socket, Errno) {
	for {
		fd, errno := s.accept()
		switch errno {
		case 0:
			sock, errno := s.k.fresh(fd, s.family, s.typ)
			if errno == unix.EINVAL {
				continue // gone before we came
			}
			return sock, errno
		case unix.EINTR, unix.ECONNABORTED:
		default:
			return nil, errno
		}
	}
}

// accept does without accept4, which macOS has not.
func (s *socket) accept() (int, Errno) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, _, err := unix.Accept(s.fd)
	if err == nil {
		unix.CloseOnExec(fd)
	}
	return fd, errno(err)
}

func (s *socket) Shed() Errno {
	if s.k.spare < 0 {
		return unix.EMFILE
	}
	unix.Close(s.k.spare)
	s.k.spare = -1
	var errno Errno
	for errno == 0 {
		var fd int
		if fd, errno = s.accept(); errno == 0 {
			unix.Close(fd)
		}
		if errno == unix.EINTR || errno == unix.ECONNABORTED {
			errno = 0
		}
	}
	s.k.keepSpare()
	if errno == unix.EAGAIN {
		return 0
	}
	return errno
}

// keepSpare holds a descriptor back for Shed.
func (k *kqueue) keepSpare() {
	if k.spare < 0 {
		k.spare, _ = unix.Open("/", unix.O_RDONLY|unix.O_CLOEXEC, 0) // -1 on error
	}
}

func (s *socket) Connect(to Addr) Errno {
	if s.typ == unix.SOCK_DGRAM && to == (Addr{}) {
		return s.disconnect()
	}
	sa, no := s.place(to)
	if no != 0 {
		return no
	}
	return errno(unix.Connect(s.fd, sa))
}

// disconnect connects to nowhere, which dissolves what was before, and fails.
func (s *socket) disconnect() Errno {
	if _, err := unix.Getpeername(s.fd); err != nil {
		return errno(err)
	}
	var nowhere unix.Sockaddr = new(unix.SockaddrInet4)
	if s.family == unix.AF_INET6 {
		nowhere = new(unix.SockaddrInet6)
	}
	unix.Connect(s.fd, nowhere)
	if _, err := unix.Getpeername(s.fd); err == nil {
		return unix.EINVAL
	}
	return 0
}

func (s *socket) Bind(to Addr) Errno {
	sa, no := s.ownPlace(to)
	if no != 0 {
		return no
	}
	return errno(unix.Bind(s.fd, sa))
}

func (s *socket) Listen(backlog int) Errno {
	s.k.keepSpare()
	return errno(unix.Listen(s.fd, backlog))
}

func (s *socket) ShutdownWrite() Errno { return errno(unix.Shutdown(s.fd, unix.SHUT_WR)) }

func (s *socket) Error() Errno {
	pending, err := unix.GetsockoptInt(s.fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err != nil {
		return errno(err)
	}
	return Errno(pending)
}

func (s *socket) LocalAddr() (Addr, Errno) {
	sa, err := unix.Getsockname(s.fd)
	return addr(sa), errno(err)
}

func (s *socket) PeerAddr() (Addr, Errno) {
	sa, err := unix.Getpeername(s.fd)
	return addr(sa), errno(err)
}
