//go:build linux || darwin || openbsd

package fs

import "golang.org/x/sys/unix"

// maxVec is how many buffers the system takes at once: IOV_MAX.
const maxVec = 1024

func readv(fd int, bufs [][]byte, offset int64) (int, error) {
	return againN(func() (int, error) {
		if offset < 0 {
			return unix.Readv(fd, bufs)
		}
		return unix.Preadv(fd, bufs, offset)
	})
}

func writev(fd int, bufs [][]byte, offset int64) (int, error) {
	return againN(func() (int, error) {
		if offset < 0 {
			return unix.Writev(fd, bufs)
		}
		return unix.Pwritev(fd, bufs, offset)
	})
}
