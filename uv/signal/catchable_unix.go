//go:build unix

package signal

import "syscall"

func catchable(sig syscall.Signal) bool {
	return sig > 0 && sig <= 64 && sig != syscall.SIGKILL && sig != syscall.SIGSTOP
}
