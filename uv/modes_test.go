package uv_test

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
	"github.com/uvgo/uvgo/uv/work"
)

// Scripts named after libuv's tests that they repeat.
//
// libuv: close_order, run_nowait, loop_stop_before_run, loop_update_time
// libuv: loop_backend_timeout, idle_check, queue_foreach_delete
func TestLibuvScripts(t *testing.T) { tick(t, "libuv-") }

// libuv: run_once
func TestRunOnce_OneTickEach(t *testing.T) {
	loop, _ := newFake(t)
	idle := uv.NewIdle(loop)
	ticks := 0
	check(t, idle.Start(func() {
		if ticks++; ticks == 64 {
			idle.Stop()
		}
	}))
	for run := 1; loop.Run(uv.RunOnce); run++ {
		if ticks != run || run == 64 {
			t.Fatalf("run %d: %d ticks, and it is alive", run, ticks)
		}
	}
	if ticks != 64 {
		t.Errorf("%d ticks", ticks)
	}
}

// libuv: loop_alive
func TestAlive(t *testing.T) {
	loop := uvtest.NewLoop(t)
	alive := func(what string, want bool) {
		t.Helper()
		if loop.Alive() != want {
			t.Errorf("%s: alive %v", what, !want)
		}
	}
	alive("an empty loop", false)
	tm := timer.New(loop)
	check(t, tm.Start(0, 0, func() {}))
	alive("with a timer", true)
	if loop.Run(uv.RunDefault) {
		t.Error("Run says that it is alive after the timer")
	}
	alive("after the timer", false)
	work.Queue(loop, func() {}, uvtest.Expect(t, 1, func(err error) { check(t, err) }))
	alive("with a job", true)
	loop.Run(uv.RunDefault)
	alive("after the job", false)
	closeAll(loop)
}

// libuv: loop_close
func TestLoopClose(t *testing.T) {
	loop := uvtest.NewLoop(t)
	tm := timer.New(loop)
	check(t, tm.Start(0, 0, func() { tm.Close(nil) }))
	if err := loop.Close(); err != uv.EBUSY {
		t.Errorf("with a timer: %v, want EBUSY", err)
	}
	loop.Run(uv.RunDefault)
	check(t, loop.Close())
}

// libuv: loop_stop
func TestStop_GoesOn(t *testing.T) {
	loop, _ := newFake(t)
	const enough = 10
	prepare, tm := uv.NewPrepare(loop), timer.New(loop)
	ticks, fired := 0, 0
	check(t, prepare.Start(func() {
		if ticks++; ticks == enough {
			prepare.Stop()
		}
	}))
	check(t, tm.Start(100*time.Millisecond, 100*time.Millisecond, func() {
		switch fired++; fired {
		case 1:
			loop.Stop()
		case enough:
			tm.Stop()
		}
	}))
	if !loop.Run(uv.RunDefault) || fired != 1 {
		t.Errorf("stopped: fired %d times", fired)
	}
	if !loop.Run(uv.RunNoWait) || ticks < 2 {
		t.Errorf("RunNoWait: %d ticks", ticks)
	}
	if loop.Run(uv.RunDefault) || fired != enough || ticks != enough {
		t.Errorf("to the end: fired %d times, %d ticks", fired, ticks)
	}
}

// libuv: idle_starvation
func TestIdle_TimersGoOn(t *testing.T) {
	loop := uvtest.NewLoop(t) // the real clock
	idle, prepare, after, tm := uv.NewIdle(loop), uv.NewPrepare(loop), uv.NewCheck(loop), timer.New(loop)
	ticks := 0
	check(t, idle.Start(func() { ticks++ }))
	check(t, prepare.Start(func() {}))
	check(t, after.Start(func() {}))
	closed := 0
	check(t, tm.Start(50*time.Millisecond, 0, uvtest.Expect(t, 1, func() {
		loop.Walk(func(h uv.AnyHandle) { h.Close(func() { closed++ }) })
	})))
	loop.Run(uv.RunDefault)
	if ticks == 0 || closed != 4 {
		t.Errorf("%d ticks, %d close callbacks", ticks, closed)
	}
}

// libuv: walk_handles
func TestWalk_TheOneThatIsOpen(t *testing.T) {
	loop := uvtest.NewLoop(t)
	tm := timer.New(loop)
	walk := func() (seen []uv.AnyHandle) {
		loop.Walk(func(h uv.AnyHandle) { seen = append(seen, h) })
		return seen
	}
	check(t, tm.Start(time.Millisecond, 0, func() {
		if got := walk(); len(got) != 1 || got[0] != uv.AnyHandle(tm) {
			t.Errorf("visited %v", got)
		}
		tm.Close(nil)
	}))
	if got := walk(); len(got) != 1 {
		t.Errorf("before the run: visited %v", got)
	}
	loop.Run(uv.RunDefault)
	if got := walk(); len(got) != 0 {
		t.Errorf("after the close callback: visited %v", got)
	}
}

// A prepare handle that stays, check handles that stop and close themselves
// and others, idle handles that are started by one another: for 21 ticks each
// runs when it must, and no other time.
//
// libuv: loop_handles
func TestLoopHandles(t *testing.T) {
	loop, _ := newFake(t)
	const ticks = 21
	prepare1, prepare2, checks := uv.NewPrepare(loop), uv.NewPrepare(loop), uv.NewCheck(loop)
	idle1 := uv.NewIdle(loop)
	var idle2 *uv.Idle // made and closed again and again
	var prepares1, prepares2, checked, idled1, idled2, made, closed int
	closes := func() { closed++ }
	check(t, prepare1.Start(func() {
		if prepares1%2 == 0 {
			check(t, prepare2.Start(func() {
				// It was started in this phase, so it runs from the next tick
				// on, and then first.
				if prepares2++; prepares1 != 2*prepares2-1 {
					t.Errorf("prepare 2 runs for the %d. time after %d runs of prepare 1", prepares2, prepares1)
				}
				prepare2.Stop()
			}))
		}
		prepares1++
	}))
	check(t, idle1.Start(func() {
		idled1++
		if idle2 == nil {
			idle2 = uv.NewIdle(loop)
			made++
			at := idled1
			check(t, idle2.Start(func() {
				if idled2++; idled1 != at {
					t.Errorf("idle 2 was started in tick %d and runs after idle 1 in tick %d", at, idled1)
				}
				idle2.Close(func() { closed++; idle2 = nil })
			}))
		}
	}))
	check(t, checks.Start(func() {
		if checked++; checked < ticks {
			return
		}
		for _, h := range []uv.AnyHandle{prepare1, prepare2, checks, idle1} {
			h.Close(closes)
		}
		if idle2 != nil && !idle2.IsClosing() {
			idle2.Close(closes)
		}
	}))
	if loop.Run(uv.RunDefault) {
		t.Error("still alive")
	}
	want := []int{ticks, ticks / 2, ticks, ticks, ticks / 2, 4 + made}
	if got := []int{prepares1, prepares2, checked, idled1, idled2, closed}; !slices.Equal(got, want) {
		t.Errorf("prepare 1, prepare 2, check, idle 1, idle 2, closed: %v, want %v", got, want)
	}
}

// libuv: default_loop_close
func TestDefaultLoop_Works(t *testing.T) {
	for range 2 {
		loop, err := uv.DefaultLoop()
		check(t, err)
		fired := 0
		tm := timer.New(loop)
		check(t, tm.Start(time.Millisecond, 0, func() { fired++; tm.Close(nil) }))
		loop.Run(uv.RunDefault)
		if fired != 1 {
			t.Errorf("fired %d times", fired)
		}
		check(t, loop.Close())
	}
}

// A process that ends with a job under way ends as it wants to.
//
// libuv: loop_instant_close
func TestLoopInstantClose(t *testing.T) {
	if os.Getenv("UVGO_INSTANT_CLOSE") != "" {
		loop, err := uv.New(uv.Options{})
		check(t, err)
		work.Queue(loop, func() {}, func(error) {})
		fmt.Println("leaving")
		os.Exit(0)
	}
	for range 5 {
		c := exec.Command(os.Args[0], "-test.run=^TestLoopInstantClose$")
		c.Env = append(os.Environ(), "UVGO_INSTANT_CLOSE=1")
		if out, err := c.CombinedOutput(); err != nil || string(out) != "leaving\n" {
			t.Errorf("%v: %s", err, out)
		}
	}
}
