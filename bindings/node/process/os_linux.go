package process

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"unsafe"
)

func init() {
	signalNumbers["SIGSTKFLT"] = int(syscall.SIGSTKFLT)
	signalNumbers["SIGPOLL"] = int(syscall.SIGPOLL)
	signalNumbers["SIGPWR"] = int(syscall.SIGPWR)
}

// abort dies of SIGABRT by the system's default, not by Go's handler, which
// would print every goroutine.
func abort() {
	var defaultAction [64]byte // struct sigaction of SIG_DFL, all zero
	syscall.RawSyscall6(syscall.SYS_RT_SIGACTION, uintptr(syscall.SIGABRT), uintptr(unsafe.Pointer(&defaultAction)), 0, 8, 0, 0)
	syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(os.Getpid()), uintptr(syscall.Gettid()), uintptr(syscall.SIGABRT))
	os.Exit(134)
}

// raise sends a signal to the thread it runs on. One that is sent to the
// process may go to a thread that has yet to wake, and we would run on.
func raise(sig int) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	_, _, errno := syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(os.Getpid()), uintptr(syscall.Gettid()), uintptr(sig))
	if errno != 0 {
		return errno
	}
	return nil
}

// residentSize is how much memory the process has, in bytes.
func residentSize(*runtime.MemStats) float64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseFloat(fields[1], 64)
	return pages * float64(os.Getpagesize())
}
