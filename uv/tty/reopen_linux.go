package tty

import (
	"strconv"

	"golang.org/x/sys/unix"
)

// reopen opens the terminal behind fd anew. It fails for the master side of a
// pseudo terminal: opening /dev/ptmx again would make another pair.
func reopen(fd, access int) (int, error) {
	if _, err := unix.IoctlGetUint32(fd, unix.TIOCGPTN); err == nil {
		return -1, unix.EINVAL // masters alone have a number
	}
	// This leads to the device even if its name means nothing in our mount
	// namespace. A serial line without carrier would block the open.
	const flags = unix.O_NOCTTY | unix.O_NONBLOCK | unix.O_CLOEXEC
	own, err := unix.Open("/proc/self/fd/"+strconv.Itoa(fd), access|flags, 0)
	if err != nil || own > 2 {
		return own, err
	}
	defer unix.Close(own)
	return duplicate(own)
}
