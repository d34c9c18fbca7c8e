// Command async [N=200000] plays ping-pong with Async.Send between two loops
// on two goroutines, N round trips.
package main

import (
	"time"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
)

type player struct {
	loop  *uv.Loop
	async *uv.Async
	count int
}

func main() {
	n := bench.Arg(1, 200_000)
	var players [2]player
	for i := range players {
		me, other := &players[i], &players[1-i]
		me.loop = bench.Loop()
		me.async = uv.NewAsync(me.loop, func() {
			me.count++
			if i == 1 || me.count < n {
				bench.Check(other.async.Send())
			}
			if me.count == n {
				me.async.Close(nil)
			}
		})
	}
	done := make(chan struct{})
	go func() {
		players[1].loop.Run(uv.RunDefault)
		close(done)
	}()
	began := time.Now()
	bench.Check(players[1].async.Send())
	players[0].loop.Run(uv.RunDefault)
	took := time.Since(began)
	<-done
	if players[0].count != n || players[1].count != n {
		panic("a ball was lost")
	}
	bench.End(float64(n), "async round_trips=%d rt_per_s=%.0f us_per_rt=%.2f", n, float64(n)/took.Seconds(), float64(took.Microseconds())/float64(n))
}
