//go:build unix

package signal

import (
	"runtime"
	"syscall"
)

// catchable tells whether a program can hear of sig. Three numbers are the
// threads' own on Linux, and Go leaves them to C.
func catchable(sig syscall.Signal) bool {
	if runtime.GOOS == "linux" && 32 <= sig && sig <= 34 {
		return false
	}
	return sig > 0 && sig <= 64 && sig != syscall.SIGKILL && sig != syscall.SIGSTOP
}
