package timer_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// virtual is a loop whose time passes when it waits, or by Advance.
func virtual(t *testing.T) (*uv.Loop, *sim.World) {
	world := sim.New(1, sim.Faults{})
	return uvtest.NewLoop(t, world.Options()), world
}

const ms = time.Millisecond

func start(t *testing.T, tm *timer.Timer, timeout, repeat time.Duration, cb func()) {
	t.Helper()
	if err := tm.Start(timeout, repeat, cb); err != nil {
		t.Fatal(err)
	}
}

func closeAll(loop *uv.Loop) {
	loop.Walk(func(h uv.AnyHandle) { h.Close(nil) })
	loop.Run(uv.RunDefault)
}

// libuv: timer_init
func TestTimerInit(t *testing.T) {
	loop, _ := virtual(t)
	tm := timer.New(loop)
	if tm.IsActive() || tm.Repeat() != 0 || tm.Type() != uv.TypeTimer {
		t.Errorf("a new timer: active %v, repeat %v, type %v", tm.IsActive(), tm.Repeat(), tm.Type())
	}
	closeAll(loop)
}

// libuv: timer
func TestTimer(t *testing.T) {
	loop, _ := virtual(t)
	once := 0
	for i := range time.Duration(10) {
		tm := timer.New(loop)
		due := loop.Now() + i*50*ms
		start(t, tm, i*50*ms, 0, func() {
			once++
			if tm.IsActive() || tm.IsClosing() || loop.Now() != due {
				t.Errorf("timer %d at %v, due %v: active %v, closing %v", i, loop.Now(), due, tm.IsActive(), tm.IsClosing())
			}
			tm.Close(nil)
		})
	}
	repeated, closed := 0, 0
	repeating := timer.New(loop)
	start(t, repeating, 100*ms, 100*ms, func() {
		if !repeating.IsActive() {
			t.Error("a repeating timer is inactive in its callback")
		}
		if repeated++; repeated == 5 {
			repeating.Close(func() { closed++ })
		}
	})
	stopped := timer.New(loop)
	start(t, stopped, 100*ms, 100*ms, func() { t.Error("a stopped timer fired") })
	stopped.Stop()
	stopped.Stop() // nothing to do is no error
	loop.Run(uv.RunDefault)
	if once != 10 || repeated != 5 || closed != 1 {
		t.Errorf("fired %d times once, %d times repeating; %d close callbacks", once, repeated, closed)
	}
	closeAll(loop)
}

// libuv: timer_start_twice
func TestTimerStartTwice(t *testing.T) {
	loop, _ := virtual(t)
	tm := timer.New(loop)
	start(t, tm, 86400*time.Second, 0, func() { t.Error("the first callback ran") })
	start(t, tm, 10*ms, 0, uvtest.Expect(t, 1, func() { tm.Close(nil) }))
	began := loop.Now()
	loop.Run(uv.RunDefault)
	if took := loop.Now() - began; took != 10*ms {
		t.Errorf("fired after %v", took)
	}
}

// Equal deadlines fire in the order of the starts, whichever timer was made
// first and whichever was stopped in between.
//
// libuv: timer_order
func TestTimerOrder(t *testing.T) {
	loop, _ := virtual(t)
	a, b := timer.New(loop), timer.New(loop)
	var order []string
	add := func(name string) func() { return func() { order = append(order, name) } }
	start(t, a, 0, 0, add("a"))
	start(t, b, 0, 0, add("b"))
	loop.Run(uv.RunDefault)
	a.Stop()
	b.Stop()
	start(t, b, 0, 0, add("b"))
	start(t, a, 0, 0, add("a"))
	loop.Run(uv.RunDefault)
	if want := []string{"a", "b", "b", "a"}; !slices.Equal(order, want) {
		t.Errorf("order %q, want %q", order, want)
	}
	closeAll(loop)
}

// libuv: timer_zero_timeout
func TestTimerZeroTimeout(t *testing.T) {
	loop, _ := virtual(t)
	tm := timer.New(loop)
	var cb func()
	cb = uvtest.Expect(t, 1, func() {
		start(t, tm, 0, 0, cb)
		loop.Stop()
	})
	start(t, tm, 0, 0, cb)
	if !loop.Run(uv.RunDefault) {
		t.Error("the timer is armed and the loop not alive")
	}
	closeAll(loop)
}

// libuv: timer_again
func TestTimerAgain(t *testing.T) {
	loop, _ := virtual(t)
	never := timer.New(loop)
	if err := never.Again(); err != uv.EINVAL {
		t.Errorf("Again before Start: %v", err)
	}
	// One timer is put off by another, until that stops doing so.
	putOff, other := timer.New(loop), timer.New(loop)
	began := loop.Now()
	fired := 0
	start(t, putOff, 100*ms, 100*ms, func() {
		switch fired++; {
		case fired == 1 && loop.Now()-began != 350*ms:
			t.Errorf("fired first after %v", loop.Now()-began)
		case fired == 1:
			// The one that is armed already comes, and is the last.
			putOff.SetRepeat(0)
			if putOff.Repeat() != 0 || !putOff.IsActive() {
				t.Errorf("repeat %v, active %v", putOff.Repeat(), putOff.IsActive())
			}
		case fired == 2 && putOff.IsActive():
			t.Error("active in its last callback")
		}
	})
	times := 0
	start(t, other, 50*ms, 50*ms, func() {
		if times++; times == 5 {
			other.Close(nil)
		}
		if err := putOff.Again(); err != nil {
			t.Error(err)
		}
	})
	loop.Run(uv.RunDefault)
	if fired != 2 || loop.Now()-began != 450*ms {
		t.Errorf("fired %d times in %v", fired, loop.Now()-began)
	}
	closeAll(loop)
}

// libuv: timer_huge_timeout
func TestTimerHugeTimeout(t *testing.T) {
	loop, _ := virtual(t)
	short := timer.New(loop)
	for _, timeout := range []time.Duration{100 * 365 * 24 * time.Hour, math.MaxInt64 - ms, math.MaxInt64} {
		tm := timer.New(loop)
		start(t, tm, timeout, 0, func() { t.Errorf("%v have passed", timeout) })
		if tm.DueIn() < timeout-loop.Now()-ms {
			t.Errorf("a timeout of %v is due in %v", timeout, tm.DueIn())
		}
	}
	start(t, short, ms, 0, uvtest.Expect(t, 1, func() {
		loop.Walk(func(h uv.AnyHandle) { h.Close(nil) })
	}))
	loop.Run(uv.RunDefault)
}

// libuv: timer_huge_repeat
func TestTimerHugeRepeat(t *testing.T) {
	loop, _ := virtual(t)
	tiny, huge, last := timer.New(loop), timer.New(loop), timer.New(loop)
	start(t, tiny, 2*ms, 2*ms, uvtest.Expect(t, 5, func() {}))
	start(t, huge, ms, math.MaxInt64, uvtest.Expect(t, 1, func() {}))
	start(t, last, 11*ms, 0, uvtest.Expect(t, 1, func() { loop.Walk(func(h uv.AnyHandle) { h.Close(nil) }) }))
	loop.Run(uv.RunDefault)
}

// libuv: timer_run_once
func TestTimerRunOnce(t *testing.T) {
	loop, _ := virtual(t)
	tm := timer.New(loop)
	for _, timeout := range []time.Duration{0, ms} {
		fired := 0
		start(t, tm, timeout, 0, func() { fired++ })
		if loop.Run(uv.RunOnce) || fired != 1 {
			t.Errorf("%v: fired %d times in one RunOnce", timeout, fired)
		}
	}
	closeAll(loop)
}

// libuv: timer_from_check
func TestTimerFromCheck(t *testing.T) {
	loop, _ := virtual(t)
	tm, prepare, check := timer.New(loop), uv.NewPrepare(loop), uv.NewCheck(loop)
	var order []string
	began := loop.Now()
	fire := func() {
		order = append(order, "timer")
		tm.Stop()
		prepare.Close(nil)
	}
	prepare.Start(func() { order = append(order, "prepare") })
	check.Start(func() {
		order = append(order, "check")
		check.Close(nil)
		start(t, tm, 50*ms, 0, fire)
	})
	start(t, tm, 0, 0, func() { t.Error("the timer that was restarted fired in its old time") })
	tm.Stop()
	idle := uv.NewIdle(loop) // the first tick does not wait
	idle.Start(func() { idle.Close(nil) })
	loop.Run(uv.RunDefault)
	if want := []string{"prepare", "check", "prepare", "timer"}; !slices.Equal(order, want) || loop.Now()-began != 50*ms {
		t.Errorf("%q after %v, want %q", order, loop.Now()-began, want)
	}
	closeAll(loop)
}

// An overdue timer that repeats fires once in a run of one tick.
//
// libuv: timer_no_double_call_once, timer_no_double_call_nowait
func TestTimerNoDoubleCall(t *testing.T) {
	for _, mode := range []uv.RunMode{uv.RunOnce, uv.RunNoWait} {
		loop, world := virtual(t)
		tm := timer.New(loop)
		fired := 0
		start(t, tm, 10*ms, 10*ms, func() { fired++ })
		world.Advance(15 * ms)
		if !loop.Run(mode) || fired != 1 {
			t.Errorf("mode %v: fired %d times", mode, fired)
		}
		closeAll(loop)
	}
}

// libuv: timer_no_run_on_unref, timer_ref, timer_ref2
func TestTimerUnref(t *testing.T) {
	loop, _ := virtual(t)
	began := loop.Now()
	inactive, active, due := timer.New(loop), timer.New(loop), timer.New(loop)
	inactive.Unref()
	if loop.Run(uv.RunDefault) {
		t.Error("an inactive timer keeps the loop alive")
	}
	never := func() { t.Error("an unref'd timer fired") }
	start(t, active, 42*ms, 42*ms, never)
	active.Unref()
	start(t, due, 0, 0, never)
	due.Unref()
	if loop.Run(uv.RunDefault) || loop.Now() != began {
		t.Errorf("unref'd timers kept the loop for %v", loop.Now()-began)
	}
	closeAll(loop)
}
