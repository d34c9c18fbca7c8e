//go:build unix

package module

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// readFile is os.ReadFile without Go's network poller: opening a file with
// package os starts it, and from then on the Go runtime looks after a second
// epoll descriptor, in an idle server too.
func readFile(name string) ([]byte, error) {
	fd, err := open(name)
	if err != nil {
		return nil, &uv.Error{Code: codeOf(err), Syscall: "open", Path: name}
	}
	defer syscall.Close(fd)
	var stat syscall.Stat_t
	size := 0
	if syscall.Fstat(fd, &stat) == nil {
		size = int(stat.Size)
	}
	// One byte more than there is: the read that fills less has met the end.
	text := make([]byte, 0, size+1)
	for {
		n, err := syscall.Read(fd, text[len(text):cap(text)])
		switch {
		case err == syscall.EINTR:
			continue
		case err != nil:
			return nil, &uv.Error{Code: codeOf(err), Syscall: "read"}
		}
		text = text[:len(text)+n]
		if n == 0 || len(text) == size {
			return text, nil
		}
		if len(text) == cap(text) {
			text = append(text, 0)[:len(text)]
		}
	}
}

func open(name string) (fd int, err error) {
	for {
		fd, err = syscall.Open(name, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if err != syscall.EINTR {
			return fd, err
		}
	}
}

func codeOf(err error) uv.Code {
	errno, _ := err.(syscall.Errno)
	return uv.FromErrno(errno)
}
