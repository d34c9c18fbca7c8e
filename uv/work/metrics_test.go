package work

import (
	"runtime"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Jobs that are done before the loop polls are counted as waiting, all of them
// although they come by one wake-up; a job that is done while it waits is not.
//
// libuv: metrics_pool_events
func TestMetricsOfJobs(t *testing.T) {
	withSize(t, 1)
	loop := uvtest.NewLoop(t)
	if err := loop.Configure(uv.MetricsIdleTime); err != nil {
		t.Fatal(err)
	}
	var seen []uv.Metrics
	note := func(error) { seen = append(seen, loop.MetricsInfo()) }
	begun := make(chan bool)
	Queue(loop, func() {}, note)
	Queue(loop, func() {}, note)
	Queue(loop, func() {
		close(begun) // by now the one thread has told the loop of the others
		for loop.MetricsIdleTime() == 0 {
			runtime.Gosched()
		}
	}, note)
	<-begun
	loop.Run(uv.RunDefault)
	want := uv.Metrics{LoopCount: 2, Events: 3, EventsWaiting: 2}
	if got := loop.MetricsInfo(); got != want || len(seen) != 3 {
		t.Errorf("%+v in the end, want %+v; seen %+v", got, want, seen)
	}
	if len(seen) == 3 && (seen[1] != uv.Metrics{LoopCount: 1, Events: 2} || seen[2] != uv.Metrics{LoopCount: 2, Events: 3, EventsWaiting: 2}) {
		t.Errorf("seen in the callbacks: %+v", seen)
	}
}
