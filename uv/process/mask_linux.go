package process

import (
	"runtime"

	"golang.org/x/sys/unix"
)

// withNoneBlocked calls fork on a thread that blocks no signal. Usually that is
// so already; but what this program was started with stays blocked in it, and
// Go would hand it on.
func withNoneBlocked(fork func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var mask, none unix.Sigset_t
	unix.PthreadSigmask(unix.SIG_SETMASK, nil, &mask)
	if mask != none {
		unix.PthreadSigmask(unix.SIG_SETMASK, &none, nil)
		defer unix.PthreadSigmask(unix.SIG_SETMASK, &mask, nil)
	}
	fork()
}
