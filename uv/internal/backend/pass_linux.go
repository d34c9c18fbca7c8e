package backend

import (
	"encoding/binary"
	"unsafe"

	"golang.org/x/sys/unix"
)

// control holds what comes with a message: the 253 descriptors that the kernel
// allows, and whatever else the socket was told to ask for. Its words keep the
// headers aligned.
type control [256]uint64

func (s *socket) WriteWith(bufs [][]byte, passed Socket) (int, Errno) {
	fd, _ := passed.FD()
	if fd < 0 {
		return 0, unix.EBADF
	}
	iov := s.e.gather(bufs)
	h := (*unix.Cmsghdr)(unsafe.Pointer(&s.e.control))
	h.Level, h.Type = unix.SOL_SOCKET, unix.SCM_RIGHTS
	h.SetLen(unix.CmsgLen(4))
	*(*int32)(unsafe.Add(unsafe.Pointer(h), unix.CmsgLen(0))) = int32(fd)
	msg := unix.Msghdr{Iov: unsafe.SliceData(iov), Control: (*byte)(unsafe.Pointer(h))}
	msg.SetIovlen(len(iov))
	msg.SetControllen(unix.CmsgSpace(4))
	var n int
	var errno Errno
	if s.blocking {
		n, errno = s.messageWaiting(unix.SYS_SENDMSG, &msg, unix.MSG_NOSIGNAL)
	} else {
		n, errno = s.sendmsg(&msg)
	}
	clear(iov)
	return n, errno
}

func (s *socket) ReadWith(p []byte, passed []Socket) (int, []Socket, Errno) {
	iov := unix.Iovec{Base: (*byte)(pointer(p))}
	iov.SetLen(len(p))
	msg := unix.Msghdr{Iov: &iov, Control: (*byte)(unsafe.Pointer(&s.e.control))}
	msg.SetIovlen(1)
	msg.SetControllen(int(unsafe.Sizeof(s.e.control)))
	var n int
	var errno Errno
	if s.blocking {
		n, errno = s.messageWaiting(unix.SYS_RECVMSG, &msg, unix.MSG_CMSG_CLOEXEC)
	} else {
		n, errno = s.recvmsg(&msg)
	}
	if errno != 0 {
		return 0, passed, errno
	}
	if msg.Controllen > 0 {
		all := unsafe.Slice((*byte)(unsafe.Pointer(&s.e.control)), unsafe.Sizeof(s.e.control))
		passed = s.e.receive(all[:msg.Controllen], passed)
	}
	if msg.Flags&unix.MSG_CTRUNC != 0 {
		// There is room for all that can come, so the kernel ran into the
		// limit of descriptors. What did not fit is closed already.
		errno = unix.EMFILE
	}
	return n, passed, errno
}

func (s *socket) recvmsg(msg *unix.Msghdr) (int, Errno) {
	for {
		n, _, errno := unix.RawSyscall(unix.SYS_RECVMSG, uintptr(s.fd), uintptr(unsafe.Pointer(msg)), unix.MSG_CMSG_CLOEXEC)
		if errno == 0 {
			return int(n), 0
		}
		if errno != unix.EINTR {
			return 0, errno
		}
	}
}

// receive makes sockets of the descriptors in control. What a loop cannot wait
// for, such as a file, is of no use to any handle and closed.
func (e *epoll) receive(control []byte, passed []Socket) []Socket {
	for _, fd := range rights(control) {
		s, errno := e.Adopt(fd)
		if errno != 0 {
			unix.Close(fd)
			continue
		}
		passed = append(passed, s)
	}
	return passed
}

// rights finds the descriptors among whatever came with a message.
func rights(control []byte) (fds []int) {
	for len(control) >= unix.CmsgLen(0) {
		h, data, rest, err := unix.ParseOneSocketControlMessage(control)
		if err != nil {
			break
		}
		control = rest
		if h.Level != unix.SOL_SOCKET || h.Type != unix.SCM_RIGHTS {
			continue
		}
		for ; len(data) >= 4; data = data[4:] {
			fds = append(fds, int(int32(binary.NativeEndian.Uint32(data))))
		}
	}
	return fds
}
