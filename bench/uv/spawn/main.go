// spawn [N=2000] [BALLAST_MB=0]: process.Spawn of /bin/true, N times, one after
// the other; BALLAST_MB of touched memory in the parent shows what a copying
// fork costs.
package main

import (
	"syscall"
	"time"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/process"
)

func main() {
	n, ballast := bench.Arg(1, 2000), make([]byte, bench.Arg(2, 0)<<20)
	for i := 0; i < len(ballast); i += 4096 {
		ballast[i] = 1
	}
	loop := bench.Loop()
	done := 0
	var p *process.Process
	var next func()
	onClosed := func() {
		if done++; done < n {
			next()
		}
	}
	onExit := func(status int64, signal syscall.Signal) {
		if status != 0 || signal != 0 {
			panic("the child failed")
		}
		p.Close(onClosed)
	}
	next = func() {
		var err error
		p, err = process.Spawn(loop, process.Options{File: "/bin/true", Args: []string{"/bin/true"}, OnExit: onExit})
		bench.Check(err)
	}
	began := time.Now()
	next()
	loop.Run(uv.RunDefault)
	took := time.Since(began)
	if len(ballast) > 0 && ballast[0] != 1 {
		panic("the ballast is gone")
	}
	bench.End(float64(done), "spawn spawns=%d spawns_per_s=%.0f us_per_spawn=%.1f", done, float64(done)/took.Seconds(), float64(took.Microseconds())/float64(done))
}
