//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package tty

import "golang.org/x/sys/unix"

// The requests behind tcgetattr and tcsetattr with TCSANOW.
const (
	getTermios = unix.TIOCGETA
	setTermios = unix.TIOCSETA
)
