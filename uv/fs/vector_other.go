//go:build !(linux || darwin || openbsd)

package fs

import "slices"

// maxVec is how many buffers are joined to one.
const maxVec = 1024

// readv reads once, because a second read of a pipe might wait.
func readv(fd int, bufs [][]byte, offset int64) (int, error) {
	length := 0
	for _, b := range bufs {
		length += min(len(b), maxIO-length)
	}
	joint := make([]byte, length)
	n, err := read(fd, joint, offset)
	rest := joint[:max(n, 0)]
	for _, b := range bufs {
		rest = rest[copy(b, rest):]
	}
	return n, err
}

// writev writes once, so that what is appended stays together.
func writev(fd int, bufs [][]byte, offset int64) (int, error) {
	return write(fd, slices.Concat(bufs...), offset)
}
