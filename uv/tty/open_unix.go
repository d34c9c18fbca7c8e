//go:build unix

package tty

import (
	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

func open(loop *uv.Loop, fd int) (*TTY, error) {
	if _, err := unix.IoctlGetTermios(fd, getTermios); err != nil {
		return nil, uv.EINVAL
	}
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if err != nil {
		return nil, fail(err, "open")
	}
	access := flags & unix.O_ACCMODE
	forReading, forWriting := access != unix.O_WRONLY, access != unix.O_RDONLY

	own, err := reopen(fd, access)
	shared := err != nil
	if shared {
		own, err = duplicate(fd)
	}
	if err != nil {
		return nil, fail(err, "open")
	}
	sock, errno := loop.Adopt(own)
	if errno != 0 {
		unix.Close(own)
		return nil, fail(errno, "open")
	}
	if shared && forWriting {
		if errno := sock.SetBlocking(true); errno != 0 {
			sock.Close()
			return nil, fail(errno, "open")
		}
	}
	t := new(TTY)
	t.Init(loop, kind, t)
	t.Trickle()
	return t, t.Attach(sock, forReading, forWriting)
}

// duplicate is another descriptor of what fd stands for. It is none of the
// standard streams, which a stream never closes.
func duplicate(fd int) (int, error) {
	return unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 3)
}

func fail(err error, call string) error {
	return &uv.Error{Code: uv.FromErrno(err.(uv.Errno)), Syscall: call}
}
