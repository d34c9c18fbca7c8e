//go:build unix && !linux

package tty

import "golang.org/x/sys/unix"

// reopen does not know the terminal's name here: the system has no call for it
// that all of them share.
func reopen(fd, access int) (int, error) { return -1, unix.ENOTSUP }
