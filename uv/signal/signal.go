// Package signal has libuv's signal handles, uv_signal_t: they call back on
// their loop's goroutine when the process catches a signal.
//
// Any number of handles, on any number of loops, may watch the same signal,
// and each is told of every one that is caught. While at least one does, the
// signal has no other effect; then it regains what Go programs do by default.
//
// Signals come by way of package os/signal, and both may be used for the same
// one: each hears of it. Its rules hold here too. Signals that the program
// causes by itself (SIGSEGV, SIGFPE, SIGBUS) are panics; SIGURG comes from Go's
// own scheduler as well; signal.Reset and signal.Ignore take a signal from
// handles, too; and on Windows there is little but os.Interrupt. SIGCHLD and
// SIGPIPE are free for any use: no package of this library needs them.
//
// Differs from libuv: signals of one number that follow each other faster than
// Go takes them up count as one.
package signal

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Signal is a handle that watches one signal at a time, as uv_signal_t.
type Signal struct {
	uv.Handle
	signum  syscall.Signal // 0: none
	cb      func(syscall.Signal)
	oneshot bool

	caught     int // guarded by watched.mu
	dispatched int
}

var kind = uv.HandleKind{
	Name:    "signal",
	Closing: func(h uv.AnyHandle) { h.(*Signal).Stop() },
	Busy:    func(h uv.AnyHandle) bool { return h.(*Signal).undelivered() },
}

// New makes a signal handle that is not started, as uv_signal_init. Loop
// goroutine only.
func New(loop *uv.Loop) *Signal {
	s := new(Signal)
	s.Init(loop, &kind, s)
	return s
}

// Start makes cb run for each sig that is caught from now on, as
// uv_signal_start, after all other events of the poll it arrives with. A handle
// that watches sig already gets the new callback; one that watches another
// signal changes over.
//
// Differs from libuv: a oneshot handle that is started so is one no more.
//
// EINVAL if cb is nil, the handle is closing, or sig cannot be caught. Loop
// goroutine only.
func (s *Signal) Start(sig syscall.Signal, cb func(syscall.Signal)) error {
	return s.start(sig, cb, false)
}

// StartOneshot is Start for the next sig only, as uv_signal_start_oneshot: the
// handle stops after the callback. Handles that are not oneshots are told
// before those that are. Loop goroutine only.
func (s *Signal) StartOneshot(sig syscall.Signal, cb func(syscall.Signal)) error {
	return s.start(sig, cb, true)
}

func (s *Signal) start(sig syscall.Signal, cb func(syscall.Signal), oneshot bool) error {
	if cb == nil || s.IsClosing() || !catchable(sig) {
		return uv.EINVAL
	}
	if s.signum == sig {
		watched.change(s, oneshot)
	} else {
		s.Stop()
		s.signum, s.oneshot = sig, oneshot
		watched.add(s)
	}
	s.cb = cb
	s.Activate()
	return nil
}

// Stop ends the watching, as uv_signal_stop. Signals that were caught and not
// yet delivered are dropped. Loop goroutine only.
func (s *Signal) Stop() {
	s.Loop().CheckGoroutine()
	if s.signum != 0 {
		watched.remove(s)
		s.signum = 0
		s.Deactivate()
	}
}

// Signum is the signal that is watched, 0 if none. Loop goroutine only.
func (s *Signal) Signum() syscall.Signal {
	s.Loop().CheckGoroutine()
	return s.signum
}

// deliver runs on the loop, once for each signal caught.
func (s *Signal) deliver(sig syscall.Signal) {
	s.dispatched++
	if s.signum != sig {
		return // stopped, or watches another one now
	}
	s.cb(sig)
	if s.oneshot && s.signum == sig {
		s.Stop()
	}
}

func (s *Signal) undelivered() bool {
	watched.mu.Lock()
	defer watched.mu.Unlock()
	return s.caught > s.dispatched
}
