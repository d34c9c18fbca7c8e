// Package timer has libuv's timers, uv_timer_t: they call back once, or again
// and again, on their loop's goroutine.
//
// Time is Loop.Now, which stands still while callbacks run: a timer that is
// started at the end of a slow callback fires early by as much as the callback
// took, unless Loop.UpdateTime is called first. Durations count in whole
// milliseconds, parts of one as a whole; negative ones are 0.
//
// Timers fire in the order of their deadlines, and equal ones in the order in
// which they were started.
package timer

import (
	"time"

	"github.com/uvgo/uvgo/uv"
)

// Timer is a handle that calls back when its time has come, as uv_timer_t.
type Timer struct {
	uv.Handle
	deadline uv.Deadline
	repeat   time.Duration
	cb       func()
}

var kind = uv.HandleKind{Name: "timer", Closing: func(h uv.AnyHandle) { h.(*Timer).Stop() }}

// New makes a timer that is not started, as uv_timer_init. Loop goroutine only.
func New(loop *uv.Loop) *Timer {
	t := new(Timer)
	t.Init(loop, &kind, t)
	t.deadline.Init(&t.Handle, t.fire)
	return t
}

// Start makes cb run when timeout has passed and then, unless repeat is 0,
// every repeat, as uv_timer_start. A timer that is started already starts
// afresh. A timeout of 0 fires in the next timers phase, never in the one that
// runs; one too long to count never fires.
//
// A timer that repeats is armed again just before its callback, counting from
// Loop.Now: intervals that were missed are not made up for. One that does not
// is inactive in its callback.
//
// EINVAL if cb is nil or the timer is closing. Loop goroutine only.
func (t *Timer) Start(timeout, repeat time.Duration, cb func()) error {
	if t.IsClosing() || cb == nil {
		return uv.EINVAL
	}
	t.cb = cb
	t.repeat = whole(repeat)
	t.deadline.ArmIn(whole(timeout))
	return nil
}

// Stop makes the timer inactive, as uv_timer_stop: it does not fire any more,
// not even if its time has come and only an earlier callback of the same
// timers phase called Stop. Loop goroutine only.
func (t *Timer) Stop() { t.deadline.Disarm() }

// Again restarts a repeating timer with its repeat value as the timeout, as
// uv_timer_again. A timer without repeat is left as it is: libuv's manual says
// that it stops, its code leaves it running, and we follow the code.
//
// EINVAL if the timer was never started, or is closing. Loop goroutine only.
func (t *Timer) Again() error {
	if t.IsClosing() || t.cb == nil {
		return uv.EINVAL
	}
	if t.repeat > 0 {
		t.deadline.ArmIn(t.repeat)
	}
	return nil
}

// SetRepeat changes the interval, as uv_timer_set_repeat; 0 is none. It counts
// from the next time the timer is armed: what is armed already stays as it is,
// and so, in a callback of the timer, does the firing after it. Loop goroutine
// only.
func (t *Timer) SetRepeat(repeat time.Duration) {
	t.Loop().CheckGoroutine()
	t.repeat = whole(repeat)
}

// Repeat is the interval, 0 if there is none, as uv_timer_get_repeat. Loop
// goroutine only.
func (t *Timer) Repeat() time.Duration {
	t.Loop().CheckGoroutine()
	return t.repeat
}

// DueIn is how long it is until the timer fires, counting from Loop.Now, as
// uv_timer_get_due_in; 0 if that time has come. Of a stopped timer it means
// nothing. Loop goroutine only.
func (t *Timer) DueIn() time.Duration {
	return max(0, t.deadline.Due()-t.Loop().Now())
}

func (t *Timer) fire() {
	if t.repeat > 0 {
		t.deadline.ArmIn(t.repeat)
	}
	t.cb()
}

// whole rounds up to milliseconds.
func whole(d time.Duration) time.Duration {
	if d <= 0 {
		return 0
	}
	if up := d + time.Millisecond - 1; up > 0 {
		return up.Truncate(time.Millisecond)
	}
	return uv.Forever
}
