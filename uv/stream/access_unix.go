//go:build unix

package stream

import (
	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// access tells what fd was opened for.
func access(fd int) (forReading, forWriting bool, err error) {
	mode, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if err != nil {
		return false, false, fail(err.(uv.Errno), "open")
	}
	mode &= unix.O_ACCMODE
	return mode != unix.O_WRONLY, mode != unix.O_RDONLY, nil
}
