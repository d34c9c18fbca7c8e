package backend

import (
	"bytes"
	"unsafe"

	"golang.org/x/sys/unix"
)

// withName binds or connects to a name of the Unix domain. x/sys would read a
// path that begins with @ as an abstract name, and end those at a zero byte.
// The empty name is one that the system chooses. Paths may be on a disk that is
// slow, so the scheduler knows of the call.
func (s *socket) withName(call uintptr, name string) Errno {
	var raw unix.RawSockaddrUnix
	if len(name) > len(raw.Path) {
		return unix.EINVAL
	}
	raw.Family = unix.AF_UNIX
	copy(pathOf(&raw), name)
	size := unsafe.Offsetof(raw.Path) + uintptr(len(name))
	for {
		_, _, errno := unix.Syscall(call, uintptr(s.fd), uintptr(unsafe.Pointer(&raw)), size)
		if errno != unix.EINTR {
			return errno
		}
	}
}

// name is what getsockname or getpeername says in the Unix domain.
func (s *socket) name(call uintptr) (Addr, Errno) {
	var raw unix.RawSockaddrUnix
	size := uint32(unsafe.Sizeof(raw))
	if _, _, errno := unix.RawSyscall(call, uintptr(s.fd), uintptr(unsafe.Pointer(&raw)), uintptr(unsafe.Pointer(&size))); errno != 0 {
		return Addr{}, errno
	}
	return Addr{Path: nameOf(&raw, size)}, 0
}

// nameOf is the name in raw, of which the kernel wrote size bytes: a path ends
// at its zero byte, an abstract name where the kernel says.
func nameOf(raw *unix.RawSockaddrUnix, size uint32) string {
	path := pathOf(raw)
	path = path[:min(len(path), max(0, int(size)-int(unsafe.Offsetof(raw.Path))))]
	if len(path) > 0 && path[0] != 0 {
		path, _, _ = bytes.Cut(path, []byte{0})
	}
	return string(path)
}

// pathOf is where the name is in raw, whose bytes are signed on some machines.
func pathOf(raw *unix.RawSockaddrUnix) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&raw.Path)), len(raw.Path))
}
