//go:build unix

package signal_test

import (
	"fmt"
	"os"
	"slices"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/signal"
	"github.com/uvgo/uvgo/uv/uvtest"
)

func raise(t testing.TB, sig syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		t.Fatal(err)
	}
}

func TestInvalid(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s := signal.New(loop)
	nop := func(syscall.Signal) {}
	for _, sig := range []syscall.Signal{0, -1, 33, 65, syscall.SIGKILL, syscall.SIGSTOP} {
		if err := s.Start(sig, nop); err != uv.EINVAL {
			t.Errorf("signal %d: %v, want EINVAL", sig, err)
		}
	}
	if err := s.Start(syscall.SIGUSR1, nil); err != uv.EINVAL {
		t.Errorf("without a callback: %v, want EINVAL", err)
	}
	s.Close(nil)
	if err := s.Start(syscall.SIGUSR1, nop); err != uv.EINVAL {
		t.Errorf("closing: %v, want EINVAL", err)
	}
	loop.Run(uv.RunDefault)
}

// Every handle that watches a signal is told, on every loop.
func TestRule17_EachHandle(t *testing.T) {
	loops := [2]*uv.Loop{uvtest.NewLoop(t), uvtest.NewLoop(t)}
	var told []string
	for i, loop := range loops {
		for j := range 2 {
			s := signal.New(loop)
			s.Start(syscall.SIGUSR1, func(sig syscall.Signal) {
				told = append(told, fmt.Sprint(i, j, sig))
				s.Close(nil)
			})
		}
	}
	raise(t, syscall.SIGUSR1)
	for _, loop := range loops {
		loop.Run(uv.RunDefault)
	}
	want := []string{"0 0 user defined signal 1", "0 1 user defined signal 1", "1 0 user defined signal 1", "1 1 user defined signal 1"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q", told)
	}
}

// A oneshot handle stops after its callback; a plain one on the same signal
// goes on, and is told first.
func TestRule17_Oneshot(t *testing.T) {
	loop := uvtest.NewLoop(t)
	once, plain := signal.New(loop), signal.New(loop)
	times := 0
	once.StartOneshot(syscall.SIGUSR1, uvtest.Expect(t, 1, func(syscall.Signal) {
		if !once.IsActive() || times != 1 {
			t.Errorf("in its callback: active %v; the plain one was told %d times", once.IsActive(), times)
		}
	}))
	plain.Start(syscall.SIGUSR1, func(syscall.Signal) {
		if times++; times == 3 {
			plain.Close(nil)
			if once.IsActive() || once.Signum() != 0 {
				t.Error("the oneshot handle is still active")
			}
			once.Close(nil)
			return
		}
		raise(t, syscall.SIGUSR1)
	})
	raise(t, syscall.SIGUSR1)
	loop.Run(uv.RunDefault)
}

// What was caught for a handle that is stopped, or watches another signal now,
// is dropped; one that is closed is finished only when nothing is left to drop.
func TestRule17_StoppedMeanwhile(t *testing.T) {
	loop := uvtest.NewLoop(t)
	never := func(sig syscall.Signal) { t.Errorf("told of %v", sig) }
	// Signals are passed on in the order of the starts: once the handle on the
	// other loop is told, they wait for all three here.
	stopped, retargeted, closing := signal.New(loop), signal.New(loop), signal.New(loop)
	for _, s := range []*signal.Signal{stopped, retargeted, closing} {
		s.Start(syscall.SIGUSR1, never)
	}
	other := uvtest.NewLoop(t)
	told := signal.New(other)
	told.Start(syscall.SIGUSR1, uvtest.Expect(t, 1, func(syscall.Signal) { told.Close(nil) }))
	raise(t, syscall.SIGUSR1)
	other.Run(uv.RunDefault)

	stopped.Stop()
	retargeted.Start(syscall.SIGUSR2, never)
	closing.Close(uvtest.Expect(t, 1, func() {
		stopped.Close(nil)
		retargeted.Close(nil)
	}))
	loop.Run(uv.RunDefault)
}

// Starting again on the same signal swaps the callback.
func TestSwapCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	s := signal.New(loop)
	s.StartOneshot(syscall.SIGUSR1, func(syscall.Signal) { t.Error("the old callback") })
	s.Start(syscall.SIGUSR1, uvtest.Expect(t, 1, func(syscall.Signal) { s.Close(nil) }))
	raise(t, syscall.SIGUSR1)
	loop.Run(uv.RunDefault)
}

func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	hup := signal.New(loop)
	hup.Start(syscall.SIGHUP, func(sig syscall.Signal) {
		fmt.Println(sig)
		hup.Close(nil)
	})
	syscall.Kill(os.Getpid(), syscall.SIGHUP)
	loop.Run(uv.RunDefault)
	loop.Close()
	// Output: hangup
}
