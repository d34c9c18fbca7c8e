package backend

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// SetBlocking changes what the descriptor stands for, for all who share it.
// Calls that may wait tell the scheduler, so that others go on meanwhile.
func (s *socket) SetBlocking(blocking bool) Errno {
	if err := unix.SetNonblock(s.fd, !blocking); err != nil {
		return errno(err)
	}
	s.blocking = blocking
	return 0
}

func (s *socket) readWaiting(p []byte) (int, Errno) {
	for {
		n, _, errno := unix.Syscall(unix.SYS_READ, uintptr(s.fd), uintptr(pointer(p)), uintptr(len(p)))
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

// writeWaiting writes all of p: a signal may end the system call half-way.
func (s *socket) writeWaiting(p []byte) (int, Errno) {
	for done := 0; ; {
		var n uintptr
		var errno Errno
		left := p[done:]
		if s.plain {
			n, _, errno = unix.Syscall(unix.SYS_WRITE, uintptr(s.fd), uintptr(pointer(left)), uintptr(len(left)))
		} else {
			n, _, errno = unix.Syscall6(unix.SYS_SENDTO, uintptr(s.fd), uintptr(pointer(left)), uintptr(len(left)), unix.MSG_NOSIGNAL, 0, 0)
		}
		switch {
		case errno == unix.EINTR:
			continue
		case errno != 0 && done > 0:
			return done, 0 // the next call meets the error again
		case errno != 0:
			return 0, errno
		}
		if done += int(n); done == len(p) {
			return done, 0
		}
	}
}

func (s *socket) writevWaiting(bufs [][]byte) (int, Errno) {
	done := 0
	for _, p := range bufs {
		n, errno := s.writeWaiting(p)
		done += n
		switch {
		case errno != 0 && done > 0:
			return done, 0
		case errno != 0:
			return 0, errno
		case n < len(p):
			return done, 0
		}
	}
	return done, 0
}

func (s *socket) messageWaiting(call uintptr, msg *unix.Msghdr, flags uintptr) (int, Errno) {
	for {
		n, _, errno := unix.Syscall(call, uintptr(s.fd), uintptr(unsafe.Pointer(msg)), flags)
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}
