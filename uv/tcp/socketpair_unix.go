//go:build unix

package tcp

import (
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// SocketPair makes two descriptors that are connected to each other, as
// uv_socketpair with SOCK_STREAM: non-blocking, in the Unix domain, and not
// inherited by children. Open makes handles of them. Safe from any goroutine.
func SocketPair() ([2]int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return [2]int{-1, -1}, &uv.Error{Code: uv.FromErrno(err.(uv.Errno)), Syscall: "socketpair"}
	}
	for _, fd := range fds {
		unix.CloseOnExec(fd)
		unix.SetNonblock(fd, true) // cannot fail on a new socket
	}
	return fds, nil
}
