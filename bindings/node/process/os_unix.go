//go:build unix

package process

import (
	"os"
	"syscall"
	"time"
)

const hasUmask = true

func umask(mask int) int { return syscall.Umask(mask) }

// killProcess is kill(2). A signal to ourselves has done its work when it comes
// back, as in a program of one thread: what it kills runs no further.
func killProcess(pid, sig int) error {
	if pid == os.Getpid() {
		return raise(sig)
	}
	return syscall.Kill(pid, syscall.Signal(sig))
}

// resources is what getrusage tells.
type resources struct {
	user, system                     time.Duration
	maxRSS, minorFaults, majorFaults float64
	fsReads, fsWrites, voluntary     float64
	involuntary                      float64
}

func usage() resources {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return resources{}
	}
	return resources{
		user: time.Duration(u.Utime.Nano()), system: time.Duration(u.Stime.Nano()), maxRSS: float64(u.Maxrss),
		minorFaults: float64(u.Minflt), majorFaults: float64(u.Majflt), fsReads: float64(u.Inblock), fsWrites: float64(u.Oublock),
		voluntary: float64(u.Nvcsw), involuntary: float64(u.Nivcsw),
	}
}

// keepBlocking gives a function that makes a descriptor blocking again if it is
// so now: it is shared with whoever started us.
func keepBlocking(fd int) (restore func()) {
	flags, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_GETFL, 0)
	if errno != 0 || flags&syscall.O_NONBLOCK != 0 {
		return func() {}
	}
	return func() { _ = syscall.SetNonblock(fd, false) }
}

// signalNumbers are the signals that every Unix has; more are in
// signals_linux.go.
var signalNumbers = map[string]int{
	"SIGHUP": int(syscall.SIGHUP), "SIGINT": int(syscall.SIGINT), "SIGQUIT": int(syscall.SIGQUIT),
	"SIGILL": int(syscall.SIGILL), "SIGTRAP": int(syscall.SIGTRAP), "SIGABRT": int(syscall.SIGABRT),
	"SIGIOT": int(syscall.SIGABRT), "SIGBUS": int(syscall.SIGBUS), "SIGFPE": int(syscall.SIGFPE),
	"SIGKILL": int(syscall.SIGKILL), "SIGUSR1": int(syscall.SIGUSR1), "SIGSEGV": int(syscall.SIGSEGV),
	"SIGUSR2": int(syscall.SIGUSR2), "SIGPIPE": int(syscall.SIGPIPE), "SIGALRM": int(syscall.SIGALRM),
	"SIGTERM": int(syscall.SIGTERM), "SIGCHLD": int(syscall.SIGCHLD), "SIGCONT": int(syscall.SIGCONT),
	"SIGSTOP": int(syscall.SIGSTOP), "SIGTSTP": int(syscall.SIGTSTP), "SIGTTIN": int(syscall.SIGTTIN),
	"SIGTTOU": int(syscall.SIGTTOU), "SIGURG": int(syscall.SIGURG), "SIGXCPU": int(syscall.SIGXCPU),
	"SIGXFSZ": int(syscall.SIGXFSZ), "SIGVTALRM": int(syscall.SIGVTALRM), "SIGPROF": int(syscall.SIGPROF),
	"SIGWINCH": int(syscall.SIGWINCH), "SIGIO": int(syscall.SIGIO), "SIGSYS": int(syscall.SIGSYS),
}
