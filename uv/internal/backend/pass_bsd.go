//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package backend

import (
	"syscall"

	"golang.org/x/sys/unix"
)

func (s *socket) WriteWith(bufs [][]byte, passed Socket) (int, Errno) {
	fd, _ := passed.FD()
	if fd < 0 {
		return 0, unix.EBADF
	}
	return s.sendmsg(bufs, unix.UnixRights(fd))
}

// controlSize holds what comes with a message: 253 descriptors are more than
// any of these kernels sends at once.
const controlSize = 1024 + 64

func (s *socket) ReadWith(p []byte, passed []Socket) (int, []Socket, Errno) {
	control := make([]byte, controlSize)
	var came []int
	var lost bool
	n, errno := again(func() (int, error) {
		// Where the kernel cannot set close-on-exec by itself, nobody may fork
		// before we do. Nobody may wait under this lock either.
		if recvFlags == 0 && !s.blocking {
			syscall.ForkLock.RLock()
			defer syscall.ForkLock.RUnlock()
		}
		n, size, flags, _, err := unix.RecvmsgBuffers(s.fd, [][]byte{p}, control, recvFlags)
		if err == nil {
			came, lost = rights(control[:size]), flags&unix.MSG_CTRUNC != 0
		}
		return n, err
	})
	if errno != 0 {
		return 0, passed, errno
	}
	for _, fd := range came {
		unix.CloseOnExec(fd)
		sock, errno := s.k.Adopt(fd)
		if errno != 0 {
			unix.Close(fd) // no handle has a use for it
			continue
		}
		passed = append(passed, sock)
	}
	if lost {
		return n, passed, unix.EMFILE
	}
	return n, passed, 0
}

// rights finds the descriptors among whatever came with a message.
func rights(control []byte) (fds []int) {
	messages, err := unix.ParseSocketControlMessage(control)
	if err != nil {
		return nil
	}
	for i := range messages {
		if got, err := unix.ParseUnixRights(&messages[i]); err == nil {
			fds = append(fds, got...)
		}
	}
	return fds
}
