package timer_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// The order and the repeats of timers are tested in virtual time, by the
// scripts of package uv (rules 7 to 9).

// libuv: timer_is_closing, timer_null_callback
func TestStartInvalid(t *testing.T) {
	loop := uvtest.NewLoop(t)
	tm := timer.New(loop)
	if err := tm.Start(0, 0, nil); err != uv.EINVAL {
		t.Errorf("without a callback: %v, want EINVAL", err)
	}
	if tm.Again() != uv.EINVAL {
		t.Error("Again of a timer that was never started is no EINVAL")
	}
	tm.Close(nil)
	if err := tm.Start(0, 0, func() {}); err != uv.EINVAL {
		t.Errorf("closing: %v, want EINVAL", err)
	}
	loop.Run(uv.RunDefault)
}

// Durations are whole milliseconds, rounded up; the longest do not wrap round.
func TestDurations(t *testing.T) {
	loop := uvtest.NewLoop(t)
	tm := timer.New(loop)
	for _, test := range []struct{ in, due, repeat time.Duration }{
		{-5, 0, 0},
		{0, 0, 0},
		{1, time.Millisecond, time.Millisecond},
		{time.Millisecond, time.Millisecond, time.Millisecond},
		{1500 * time.Microsecond, 2 * time.Millisecond, 2 * time.Millisecond},
		{math.MaxInt64, uv.Forever - loop.Now(), uv.Forever},
		{math.MaxInt64 - 1, uv.Forever - loop.Now(), uv.Forever},
	} {
		if err := tm.Start(test.in, test.in, func() {}); err != nil {
			t.Fatal(err)
		}
		if tm.DueIn() != test.due || tm.Repeat() != test.repeat {
			t.Errorf("%v: due in %v, repeat %v; want %v, %v", test.in, tm.DueIn(), tm.Repeat(), test.due, test.repeat)
		}
	}
	// One that never comes does not keep others from coming.
	soon := timer.New(loop)
	soon.Start(0, 0, uvtest.Expect(t, 1, func() {
		tm.Close(nil)
		soon.Close(nil)
	}))
	loop.Run(uv.RunDefault)
}

// The real clock: a timer does not fire before its time.
//
// libuv: timer_early_check
func TestNotEarly(t *testing.T) {
	loop := uvtest.NewLoop(t)
	tm := timer.New(loop)
	loop.UpdateTime()
	began, firings := loop.Now(), time.Duration(0)
	tm.Start(3*time.Millisecond, 2*time.Millisecond, func() {
		if took := loop.Now() - began; took < (3+2*firings)*time.Millisecond {
			t.Errorf("firing %d after %v", firings, took)
		}
		if firings++; firings == 3 {
			tm.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
}

func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	t := timer.New(loop)
	ticks := 0
	t.Start(5*time.Millisecond, time.Millisecond, func() {
		ticks++
		fmt.Println("tick", ticks)
		if ticks == 3 {
			t.Close(func() { fmt.Println("closed") })
		}
	})
	loop.Run(uv.RunDefault)
	loop.Close()
	// Output:
	// tick 1
	// tick 2
	// tick 3
	// closed
}
