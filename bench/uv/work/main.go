// Command work [N=500000] [INFLIGHT=64] puts N jobs that do nothing through
// the pool, INFLIGHT at a time. UV_THREADPOOL_SIZE sets the threads.
package main

import (
	"time"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/work"
)

func main() {
	n, inflight := bench.Arg(1, 500_000), bench.Arg(2, 64)
	loop := bench.Loop()
	started, done := 0, 0
	began := time.Now()
	for range min(inflight, n) {
		r := new(work.Request)
		var queue func()
		onDone := func(err error) {
			bench.Check(err)
			done++
			if started < n {
				queue()
			}
		}
		queue = func() {
			started++
			r.Queue(loop, func() {}, onDone)
		}
		queue()
	}
	loop.Run(uv.RunDefault)
	took := time.Since(began)
	if done != n {
		panic("a job was lost")
	}
	bench.End(float64(n), "work jobs=%d jobs_per_s=%.0f us_per_job=%.2f", n, float64(n)/took.Seconds(), float64(took.Microseconds())/float64(n))
}
