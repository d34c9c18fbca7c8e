package uv_test

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
	"github.com/uvgo/uvgo/uv/work"
)

func TestConfigure(t *testing.T) {
	loop := uvtest.NewLoop(t)
	for option, want := range map[uv.LoopOption]error{
		uv.MetricsIdleTime: nil, uv.PhaseTimes: nil,
		uv.BlockSignal: uv.ENOSYS, uv.UseIOUringSQPoll: uv.ENOSYS, -1: uv.ENOSYS, 1000: uv.ENOSYS,
	} {
		for range 2 {
			if err := loop.Configure(option); err != want {
				t.Errorf("option %d: %v, want %v", option, err, want)
			}
		}
	}
}

// idleOf runs a loop whose timer fires after a second, in a callback that takes
// 600 ms, and tells its idle time. The time is virtual.
func idleOf(t *testing.T, options ...uv.LoopOption) time.Duration {
	loop, fake := newFake(t)
	for _, o := range options {
		check(t, loop.Configure(o))
	}
	tm := timer.New(loop)
	check(t, tm.Start(time.Second, 0, func() {
		fake.advance(600 * time.Millisecond)
		tm.Close(nil)
	}))
	loop.Run(uv.RunDefault)
	return loop.MetricsIdleTime()
}

// libuv: metrics_idle_time
func TestMetricsIdleTime(t *testing.T) {
	if got := idleOf(t, uv.MetricsIdleTime); got != time.Second {
		t.Errorf("idle for %v", got)
	}
	if got := idleOf(t); got != 0 {
		t.Errorf("idle for %v, though nobody wants to know", got)
	}
}

// libuv: metrics_idle_time_thread
func TestMetricsIdleTime_OfEachLoop(t *testing.T) {
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() {
			if got := idleOf(t, uv.MetricsIdleTime); got != time.Second {
				t.Errorf("idle for %v", got)
			}
		})
	}
	all.Wait()
}

// libuv: metrics_idle_time_zero
func TestMetricsIdleTime_Zero(t *testing.T) {
	loop, _ := newFake(t)
	check(t, loop.Configure(uv.MetricsIdleTime))
	tm := timer.New(loop)
	check(t, tm.Start(0, 0, func() {}))
	loop.Run(uv.RunDefault)
	if idle, m := loop.MetricsIdleTime(), loop.MetricsInfo(); idle != 0 || m != (uv.Metrics{LoopCount: 1}) {
		t.Errorf("idle for %v, %+v", idle, m)
	}
}

// The wait that goes on counts, and can be read from elsewhere.
func TestMetricsIdleTime_MeanwhileFromElsewhere(t *testing.T) {
	loop := uvtest.NewLoop(t)
	check(t, loop.Configure(uv.MetricsIdleTime))
	async := uv.NewAsync(loop, nil)
	go func() {
		for loop.MetricsIdleTime() < time.Millisecond {
			runtime.Gosched()
		}
		loop.Post(func() { async.Close(nil) })
	}()
	loop.Run(uv.RunDefault) // hangs if the wait does not count
	if got := loop.MetricsIdleTime(); got < time.Millisecond {
		t.Errorf("idle for %v in the end", got)
	}
}

// One job after another: one tick each, and one event. libuv's test takes file
// requests, which are jobs there and here.
//
// libuv: metrics_info_check
func TestMetricsInfo_Chain(t *testing.T) {
	loop := uvtest.NewLoop(t)
	const jobs = 5
	var first uv.Metrics
	var next func(n uint64)
	next = func(n uint64) {
		work.Queue(loop, func() {}, func(err error) {
			check(t, err)
			m := loop.MetricsInfo()
			if n == 0 {
				first = m
			}
			if m.LoopCount != first.LoopCount+n || m.Events != first.Events+n || m.Events == 0 {
				t.Errorf("job %d: %+v, job 0: %+v", n, m, first)
			}
			if n+1 < jobs {
				next(n + 1)
			}
		})
	}
	next(0)
	loop.Run(uv.RunDefault)
	if m := loop.MetricsInfo(); m != (uv.Metrics{LoopCount: jobs, Events: jobs}) {
		t.Errorf("in the end: %+v", m)
	}
}

// Sends that coalesce are one event; posted calls are one each, late ones too.
func TestMetricsInfo_Events(t *testing.T) {
	loop := uvtest.NewLoop(t)
	a, b := uv.NewAsync(loop, func() {}), uv.NewAsync(loop, nil)
	events := func(what string, want uint64, do func()) {
		t.Helper()
		before := loop.MetricsInfo()
		do()
		loop.Run(uv.RunNoWait)
		after := loop.MetricsInfo()
		if after.Events-before.Events != want || after.LoopCount != before.LoopCount+1 || after.EventsWaiting != 0 {
			t.Errorf("%s: %+v, then %+v, want %d events", what, before, after, want)
		}
	}
	events("nothing", 0, func() {})
	events("sends", 1, func() { a.Send(); a.Send(); b.Send() })
	events("a send to nobody", 1, func() { b.Send() })
	events("posts", 3, func() {
		loop.Post(func() {})
		loop.Post(func() {})
		loop.PostLast(func() {})
	})
	events("both", 2, func() { a.Send(); loop.Post(func() {}) })
	closeAll(loop)
}

// The time in each phase adds up, waits included.
func TestPhaseTimes(t *testing.T) {
	loop, fake := newFake(t)
	if got := loop.PhaseTimes(); got != nil {
		t.Errorf("without the option: %v", got)
	}
	check(t, loop.Configure(uv.PhaseTimes))
	take := func(ms int) func() { return func() { fake.advance(time.Duration(ms) * time.Millisecond) } }
	idle, prepare, after, tm := uv.NewIdle(loop), uv.NewPrepare(loop), uv.NewCheck(loop), timer.New(loop)
	check(t, idle.Start(take(1)))
	check(t, prepare.Start(take(2)))
	check(t, after.Start(take(3)))
	check(t, tm.Start(0, 0, take(4))) // before the first tick
	check(t, loop.Post(func() {
		take(5)()
		idle.Close(take(6))
		prepare.Close(nil)
		after.Stop()
		check(t, tm.Start(100*time.Millisecond, 0, take(7)))
	}))
	loop.Run(uv.RunDefault)
	want := []uv.PhaseTime{{"pending", 0}, {"idle", 1e6}, {"prepare", 2e6}, {"poll", 5e6}, {"check", 0}, {"closing", 6e6}, {"timers", 11e6}}
	got := loop.PhaseTimes()
	waited := fake.waits[len(fake.waits)-1] // for the timer
	want[3].Time += waited
	if !slices.Equal(got, want) || waited <= 0 {
		t.Errorf("waited %v\n got %v\nwant %v", waited, got, want)
	}
	closeAll(loop)
}

// What a loop did with its time.
func ExampleLoop_PhaseTimes() {
	loop := newLoop()
	loop.Configure(uv.PhaseTimes)
	loop.Configure(uv.MetricsIdleTime)
	t := timer.New(loop)
	t.Start(3*time.Second, 0, func() {})
	loop.Run(uv.RunDefault)
	for _, p := range loop.PhaseTimes() {
		if p.Time > 0 {
			fmt.Println(p.Phase, p.Time)
		}
	}
	fmt.Println("of that idle:", loop.MetricsIdleTime())
	// Output:
	// poll 3s
	// of that idle: 3s
}
