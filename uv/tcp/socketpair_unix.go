//go:build unix

package tcp

import (
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// SocketPair makes two sockets of the Unix domain that are connected to each
// other, as uv_socketpair: uv.StreamSocket or uv.DatagramSocket, else EINVAL.
// Each is non-blocking if its flags say so, and children do not inherit it. Open
// of a TCP or, rather, of a pipe.Pipe makes handles of them. Safe from any
// goroutine.
func SocketPair(typ uv.SocketType, first, second PairFlags) ([2]int, error) {
	types := map[uv.SocketType]int{uv.StreamSocket: unix.SOCK_STREAM, uv.DatagramSocket: unix.SOCK_DGRAM}
	if types[typ] == 0 {
		return [2]int{-1, -1}, uv.EINVAL
	}
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fds, err := unix.Socketpair(unix.AF_UNIX, types[typ], 0)
	if err != nil {
		return [2]int{-1, -1}, &uv.Error{Code: uv.FromErrno(err.(uv.Errno)), Syscall: "socketpair"}
	}
	for i, flags := range [2]PairFlags{first, second} {
		unix.CloseOnExec(fds[i])
		if flags&Nonblock != 0 {
			unix.SetNonblock(fds[i], true) // cannot fail on a new socket
		}
	}
	return fds, nil
}
