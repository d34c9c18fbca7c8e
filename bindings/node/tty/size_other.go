//go:build !linux

package tty

import "os"

// Size guesses: a character device is a terminal of the usual size. Safe from
// any goroutine.
func Size(fd int) (columns, rows int, ok bool) {
	terminals := [...]*os.File{os.Stdin, os.Stdout, os.Stderr}
	if fd < 0 || fd >= len(terminals) {
		return 0, 0, false
	}
	info, err := terminals[fd].Stat()
	return 80, 24, err == nil && info.Mode()&os.ModeCharDevice != 0
}
