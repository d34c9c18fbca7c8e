package process_test

import (
	"os/signal"
	"runtime"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// blocking runs the test on a thread that blocks SIGTERM, in a program that
// ignores it.
func blocking(t *testing.T, test func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var set, old unix.Sigset_t
	set.Val[0] = 1 << (syscall.SIGTERM - 1)
	must(t, unix.PthreadSigmask(unix.SIG_BLOCK, &set, &old))
	defer unix.PthreadSigmask(unix.SIG_SETMASK, &old, nil)
	signal.Ignore(syscall.SIGTERM, syscall.SIGHUP)
	defer heed(syscall.SIGTERM, syscall.SIGHUP)
	test()
	var now unix.Sigset_t
	must(t, unix.PthreadSigmask(unix.SIG_BLOCK, nil, &now))
	set.Val[0] |= old.Val[0]
	equal(t, "mask afterwards", now, set)
}

// libuv: kill
func TestSignals_BlockedHere(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		blocking(t, func() {
			p, r := start(t, loop, process.Options{File: "sleep", Args: []string{"sleep", "1000"}})
			must(t, p.Kill(syscall.SIGTERM))
			loop.Run(uv.RunDefault)
			equal(t, "ended", *r, result{0, syscall.SIGTERM})
		})
	})
}

// The system says the same: cat changes nothing of what it was started with.
func TestSignals_Status(t *testing.T) {
	loop := uvtest.NewLoop(t)
	blocking(t, func() {
		status, _ := output(t, loop, process.Options{File: "cat", Args: []string{"cat", "/proc/self/status"}}, 1)
		for _, name := range []string{"SigBlk", "SigIgn", "SigCgt"} {
			equal(t, name, field(status, name), "0000000000000000")
		}
	})
}
