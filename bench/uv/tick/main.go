// Command tick [N=5000000] runs N ticks of a loop with one idle, one prepare
// and one check handle.
package main

import (
	"time"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
)

func main() {
	n := bench.Arg(1, 5_000_000)
	loop := bench.Loop()
	idle, prepare, check := uv.NewIdle(loop), uv.NewPrepare(loop), uv.NewCheck(loop)
	var idles, prepares, checks int
	bench.Check(idle.Start(func() { idles++ }))
	bench.Check(prepare.Start(func() { prepares++ }))
	bench.Check(check.Start(func() {
		if checks++; checks == n {
			idle.Close(nil)
			prepare.Close(nil)
			check.Close(nil)
		}
	}))
	began := time.Now()
	loop.Run(uv.RunDefault)
	took := time.Since(began)
	if idles != n || prepares != n || checks != n {
		panic("a callback was missed")
	}
	bench.Check(loop.Close())
	bench.End(float64(n), "tick iterations=%d iter_per_s=%.0f ns_per_iter=%.1f", n, float64(n)/took.Seconds(), float64(took.Nanoseconds())/float64(n))
}
