package uv_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// Many timers, started, restarted and stopped at random, fire in the order of
// (due, start): the heap is deep enough here to use all of its branches, and
// grows and shrinks by chunks.
func TestRule08_ManyTimers(t *testing.T) {
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 0))
		loop, _ := newFake(t)
		type state struct {
			t       *timer.Timer
			due     time.Duration
			started int // 0: stopped
		}
		const n = 3000
		all := make([]state, n)
		var fired []int
		for i := range all {
			all[i].t = timer.New(loop)
		}
		for step := 1; step < 4*n; step++ {
			i := random.IntN(n)
			x := &all[i]
			if random.IntN(4) == 0 {
				x.t.Stop()
				x.started = 0
				continue
			}
			x.due, x.started = time.Duration(random.IntN(500))*time.Millisecond, step
			x.t.Start(x.due, 0, func() { fired = append(fired, i) })
		}
		var want []int
		for i := range all {
			if all[i].started > 0 {
				want = append(want, i)
			}
		}
		slices.SortFunc(want, func(a, b int) int {
			if all[a].due != all[b].due {
				return int(all[a].due - all[b].due)
			}
			return all[a].started - all[b].started
		})
		loop.Run(uv.RunDefault)
		if !slices.Equal(fired, want) {
			t.Errorf("seed %d: %d timers fired in the wrong order, or not the right %d", seed, len(fired), len(want))
		}
	}
}
