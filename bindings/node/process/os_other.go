//go:build !unix

package process

import (
	"os"
	"syscall"
	"time"
)

const hasUmask = false

func umask(int) int { return 0 }

// killProcess ends a process: elsewhere than on Unix that is all a signal can
// do. Signal 0 asks whether there is one.
func killProcess(pid, sig int) error {
	found, err := os.FindProcess(pid)
	if err != nil {
		return syscall.Errno(3) // ESRCH
	}
	defer found.Release()
	if sig == 0 {
		return nil
	}
	return found.Kill()
}

type resources struct {
	user, system                     time.Duration
	maxRSS, minorFaults, majorFaults float64
	fsReads, fsWrites, voluntary     float64
	involuntary                      float64
}

func usage() resources { return resources{} }

func keepBlocking(int) (restore func()) { return func() {} }

var signalNumbers = map[string]int{"SIGHUP": 1, "SIGINT": 2, "SIGILL": 4, "SIGABRT": 22, "SIGFPE": 8, "SIGKILL": 9, "SIGSEGV": 11, "SIGTERM": 15, "SIGBREAK": 21, "SIGWINCH": 28}
