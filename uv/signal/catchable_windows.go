package signal

import "syscall"

func catchable(sig syscall.Signal) bool {
	return sig > 0 && sig < 32 && sig != syscall.SIGKILL
}
