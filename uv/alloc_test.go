package uv_test

import (
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// Nothing that happens per event allocates in the steady state.
func TestNoAllocations(t *testing.T) {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		t.Fatal(err)
	}
	check(t, loop.Configure(uv.MetricsIdleTime))
	check(t, loop.Configure(uv.PhaseTimes))
	nop := func() {}
	idle, after, async, tm, w := uv.NewIdle(loop), uv.NewCheck(loop), uv.NewAsync(loop, nop), timer.New(loop), new(uv.Watcher)
	w.Init(loop, nil, func(uv.Events) {})
	idle.Start(nop)
	after.Start(nop)
	tick := func() { loop.Run(uv.RunNoWait) }
	for _, test := range []struct {
		name string
		run  func()
	}{
		{"tick", tick},
		{"hook start and stop", func() { after.Stop(); after.Start(nop) }},
		{"timer start and stop", func() { tm.Start(time.Second, 0, nop); tm.Stop() }},
		{"timer fires", func() { tm.Start(0, 0, nop); tick() }},
		{"async send", func() { async.Send(); tick() }},
		{"post", func() { loop.Post(nop); loop.Post(nop); tick() }},
		{"feed", func() { w.Feed(); tick() }},
		{"an error of a code", func() { _ = uv.FromErrno(uv.Errno(11)).Err() }},
	} {
		for range 10 {
			test.run() // buffers grow to their size
		}
		if n := testing.AllocsPerRun(100, test.run); n != 0 {
			t.Errorf("%s: %v allocations", test.name, n)
		}
	}
}
