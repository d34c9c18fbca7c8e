// Command timers [N=1000000] [SPREAD_MS=1000] tells what a timer costs:
//
//	start    N timers with pseudo-random timeouts in 1..SPREAD_MS
//	run      firing all of them, once all are due, so that no waiting counts
//	restart  Start again on each of N active timers, with far timeouts
//	stop     Stop of each, in a shuffled order
//	again    Stop and Start of one timer among N
package main

import (
	"math/rand/v2"
	"time"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

func main() {
	n, spread := bench.Arg(1, 1_000_000), bench.Arg(2, 1000)
	loop := bench.Loop()
	random := rand.New(rand.NewPCG(1, 2))
	order := random.Perm(n)
	timers := make([]*timer.Timer, n)
	timeout := make([]time.Duration, n)
	for i := range timers {
		timers[i] = timer.New(loop)
		timeout[i] = time.Duration(1+random.IntN(spread)) * time.Millisecond
	}
	perTimer := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / float64(n) }
	fired := 0
	onTimer := func() { fired++ }
	start := func(i int, base time.Duration) {
		bench.Check(timers[i].Start(base+timeout[i], 0, onTimer))
	}

	loop.UpdateTime()
	startTook := clock(func() {
		for i := range n {
			start(i, 0)
		}
	})
	time.Sleep(time.Duration(spread+20) * time.Millisecond)
	runTook := clock(func() { loop.Run(uv.RunDefault) })
	if fired != n {
		panic("not every timer fired")
	}
	for i := range n {
		start(i, 1000*time.Second)
	}
	restartTook := clock(func() {
		for _, i := range order {
			start(i, 2000*time.Second)
		}
	})
	againTook := clock(func() {
		for i := range n {
			timers[0].Stop()
			bench.Check(timers[0].Start(2000*time.Second+timeout[i], 0, onTimer))
		}
	})
	stopTook := clock(func() {
		for _, i := range order {
			timers[i].Stop()
		}
	})
	if loop.Alive() {
		panic("a timer is left")
	}
	bench.End(float64(n), "timers n=%d start_ns=%.1f run_ns=%.1f restart_ns=%.1f stop_ns=%.1f again_ns=%.1f", n,
		perTimer(startTook), perTimer(runTook), perTimer(restartTook), perTimer(stopTook), perTimer(againTook))
}

func clock(f func()) time.Duration {
	began := time.Now()
	f()
	return time.Since(began)
}
