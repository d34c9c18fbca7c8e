package tty

import (
	"syscall"
	"unsafe"
)

// Size is the size of a terminal in characters; ok is false for anything that
// is none. Safe from any goroutine.
func Size(fd int) (columns, rows int, ok bool) {
	var size struct{ rows, columns, width, height uint16 }
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), syscall.TIOCGWINSZ, uintptr(unsafe.Pointer(&size)))
	return int(size.columns), int(size.rows), errno == 0
}
