package backend

import (
	"encoding/binary"
	"unsafe"

	"golang.org/x/sys/unix"
)

// socket is a descriptor on Linux. Its verbs are raw system calls where they
// are frequent: the descriptor never blocks.
type socket struct {
	e        *epoll
	fd       int
	family   int  // AF_*
	typ      int  // SOCK_*
	plain    bool // a pipe or a terminal: what is for sockets alone fails there
	slow     bool // Close may wait: a linger time is set, or who knows
	blocking bool // reads and writes may wait, too
}

func (e *epoll) NewSocket(domain Domain, typ Type) (Socket, Errno) {
	family := [...]int{Inet4: unix.AF_INET, Inet6: unix.AF_INET6, Unix: unix.AF_UNIX}[domain]
	t := [...]int{Stream: unix.SOCK_STREAM, Datagram: unix.SOCK_DGRAM}[typ]
	fd, _, errno := unix.RawSyscall(unix.SYS_SOCKET, uintptr(family), uintptr(t|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC), 0)
	if errno != 0 {
		return nil, errno
	}
	return &socket{e: e, fd: int(fd), family: family, typ: t}, 0
}

func (e *epoll) Adopt(fd int) (Socket, Errno) {
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return nil, errno(err)
	}
	if e.watches(fd) {
		return nil, unix.EEXIST
	}
	s := &socket{e: e, fd: fd, slow: true}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFSOCK:
		var err error
		if s.family, err = unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DOMAIN); err != nil {
			return nil, errno(err)
		}
		if s.typ, err = unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE); err != nil {
			return nil, errno(err)
		}
	default:
		// The kernel itself knows best: some versions call a pidfd a regular file.
		if errno := e.check(fd); errno != 0 {
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
	if !s.slow {
		_, _, errno := unix.RawSyscall(unix.SYS_CLOSE, uintptr(fd), 0, 0)
		return closed(errno)
	}
	return closed(errno(unix.Close(fd)))
}

// closed is the answer of close: on Linux EINTR has closed the descriptor all
// the same.
func closed(errno Errno) Errno {
	if errno == unix.EINTR {
		return 0
	}
	return errno
}

// zero lends its address to empty buffers.
var zero byte

func pointer(p []byte) unsafe.Pointer {
	if len(p) == 0 {
		return unsafe.Pointer(&zero)
	}
	return unsafe.Pointer(unsafe.SliceData(p))
}

func (s *socket) Read(p []byte) (int, Errno) {
	if s.blocking {
		return s.readWaiting(p)
	}
	for {
		n, _, errno := unix.RawSyscall(unix.SYS_READ, uintptr(s.fd), uintptr(pointer(p)), uintptr(len(p)))
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

// Write sends with MSG_NOSIGNAL. The Go runtime survives SIGPIPE of any
// descriptor but 1 and 2 anyway, yet a program that asked for the signal
// should not hear of our broken connections.
func (s *socket) Write(p []byte) (int, Errno) {
	if s.blocking {
		return s.writeWaiting(p)
	}
	for {
		var n uintptr
		var errno Errno
		if s.plain {
			n, _, errno = unix.RawSyscall(unix.SYS_WRITE, uintptr(s.fd), uintptr(pointer(p)), uintptr(len(p)))
		} else {
			n, _, errno = unix.RawSyscall6(unix.SYS_SENDTO, uintptr(s.fd), uintptr(pointer(p)), uintptr(len(p)), unix.MSG_NOSIGNAL, 0, 0)
		}
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

// maxIovecs is IOV_MAX.
const maxIovecs = 1024

func (s *socket) Writev(bufs [][]byte) (int, Errno) {
	if s.blocking {
		return s.writevWaiting(bufs)
	}
	iov := s.e.gather(bufs)
	n, errno := s.writev(iov)
	clear(iov) // pins no buffers
	return n, errno
}

// gather is bufs as the kernel wants them, in the loop's scratch.
func (e *epoll) gather(bufs [][]byte) []unix.Iovec {
	iov := e.iovecs[:0]
	for _, p := range bufs[:min(len(bufs), maxIovecs)] {
		v := unix.Iovec{Base: (*byte)(pointer(p))}
		v.SetLen(len(p))
		iov = append(iov, v)
	}
	e.iovecs = iov
	return iov
}

func (s *socket) writev(iov []unix.Iovec) (int, Errno) {
	if !s.plain {
		var msg unix.Msghdr
		msg.Iov = unsafe.SliceData(iov)
		msg.SetIovlen(len(iov))
		return s.sendmsg(&msg)
	}
	for {
		n, _, errno := unix.RawSyscall(unix.SYS_WRITEV, uintptr(s.fd), uintptr(unsafe.Pointer(unsafe.SliceData(iov))), uintptr(len(iov)))
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

func (s *socket) sendmsg(msg *unix.Msghdr) (int, Errno) {
	for {
		n, _, errno := unix.RawSyscall(unix.SYS_SENDMSG, uintptr(s.fd), uintptr(unsafe.Pointer(msg)), unix.MSG_NOSIGNAL)
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

func (s *socket) Accept() (Socket, Errno) {
	for {
		fd, _, errno := unix.RawSyscall6(unix.SYS_ACCEPT4, uintptr(s.fd), 0, 0, unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0, 0)
		switch errno {
		case 0:
			return &socket{e: s.e, fd: int(fd), family: s.family, typ: s.typ, slow: s.slow}, 0 // a linger time is inherited
		case unix.EINTR, unix.ECONNABORTED: // gone before we came: the next one, please
		default:
			return nil, errno
		}
	}
}

func (s *socket) Shed() Errno {
	if s.e.spare < 0 {
		return unix.EMFILE
	}
	unix.Close(s.e.spare)
	s.e.spare = -1
	var errno Errno
	for errno == 0 {
		var fd uintptr
		fd, _, errno = unix.RawSyscall6(unix.SYS_ACCEPT4, uintptr(s.fd), 0, 0, unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0, 0)
		if errno == 0 {
			unix.Close(int(fd))
		}
		if errno == unix.EINTR || errno == unix.ECONNABORTED {
			errno = 0
		}
	}
	s.e.keepSpare()
	if errno == unix.EAGAIN {
		return 0
	}
	return errno
}

// keepSpare holds a descriptor back for Shed.
func (e *epoll) keepSpare() {
	if e.spare < 0 {
		e.spare, _ = unix.Open("/", unix.O_RDONLY|unix.O_CLOEXEC, 0) // -1 on error
	}
}

func (s *socket) Connect(to Addr) Errno {
	if s.family == unix.AF_UNIX {
		return s.withName(unix.SYS_CONNECT, to.Path)
	}
	var raw unix.RawSockaddrInet6
	size, no := s.rawAddr(&raw, to)
	if s.typ == unix.SOCK_DGRAM && !to.IsValid() {
		raw.Family = unix.AF_UNSPEC // takes the peer away
		size, no = unix.SizeofSockaddrInet6, 0
	}
	if no != 0 {
		return no
	}
	_, _, errno := unix.RawSyscall(unix.SYS_CONNECT, uintptr(s.fd), uintptr(unsafe.Pointer(&raw)), size)
	return errno
}

// rawAddr writes to as the kernel wants it; the IPv4 form is the shorter one.
// Datagrams go from IPv6 to IPv4 as they are, streams must ask for it.
func (s *socket) rawAddr(raw *unix.RawSockaddrInet6, to Addr) (size uintptr, _ Errno) {
	ip := to.AddrPort.Addr()
	raw.Family = uint16(s.family)
	binary.BigEndian.PutUint16((*[2]byte)(unsafe.Pointer(&raw.Port))[:], to.Port())
	switch {
	case s.family == unix.AF_INET && ip.Unmap().Is4():
		(*unix.RawSockaddrInet4)(unsafe.Pointer(raw)).Addr = ip.As4()
		return unix.SizeofSockaddrInet4, 0
	case s.family == unix.AF_INET6 && (ip.Is6() || ip.Is4() && s.typ == unix.SOCK_DGRAM):
		raw.Addr, raw.Scope_id = ip.As16(), zoneID(ip.Zone())
		return unix.SizeofSockaddrInet6, 0
	}
	return 0, unix.EAFNOSUPPORT
}

func (s *socket) Bind(to Addr) Errno {
	if s.family == unix.AF_UNIX {
		return s.withName(unix.SYS_BIND, to.Path)
	}
	sa, no := s.sockaddr(to)
	if no != 0 {
		return no
	}
	return errno(unix.Bind(s.fd, sa))
}

func (s *socket) Listen(backlog int) Errno {
	s.e.keepSpare()
	return errno(unix.Listen(s.fd, backlog))
}

func (s *socket) ShutdownWrite() Errno { return errno(unix.Shutdown(s.fd, unix.SHUT_WR)) }

func (s *socket) Error() Errno {
	var pending int32
	size := uint32(4)
	_, _, errno := unix.RawSyscall6(unix.SYS_GETSOCKOPT, uintptr(s.fd), unix.SOL_SOCKET, unix.SO_ERROR,
		uintptr(unsafe.Pointer(&pending)), uintptr(unsafe.Pointer(&size)), 0)
	if errno != 0 {
		return errno
	}
	return Errno(pending)
}

func (s *socket) LocalAddr() (Addr, Errno) {
	if s.family == unix.AF_UNIX {
		return s.name(unix.SYS_GETSOCKNAME)
	}
	sa, err := unix.Getsockname(s.fd)
	return addr(sa), errno(err)
}

func (s *socket) PeerAddr() (Addr, Errno) {
	if s.family == unix.AF_UNIX {
		return s.name(unix.SYS_GETPEERNAME)
	}
	sa, err := unix.Getpeername(s.fd)
	return addr(sa), errno(err)
}
