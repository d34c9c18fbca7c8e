package pipe_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// TestSwarm passes handles among bytes in random worlds. A handle comes with its
// byte or, with no descriptor left, an error does; every write calls back, and
// nothing is left open, in the pipe neither.
func TestSwarm(t *testing.T) {
	var came, lost, failed, never int
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 2))
		perhaps := func(most float64) float64 { return float64(random.IntN(2)) * most * random.Float64() }
		world := sim.New(seed, sim.Faults{
			Latency:     time.Duration(random.IntN(3)) * time.Millisecond,
			Short:       perhaps(0.5),
			Again:       perhaps(0.3),
			Reset:       perhaps(0.02),
			Descriptors: random.IntN(2) * (6 + random.IntN(10)),
			Buffer:      random.IntN(2) * (1 + random.IntN(300)),
		})
		loop := uvtest.NewLoop(t, world.Options())
		a, b := pair(t, loop, true)
		marks := map[int]bool{} // the bytes that a handle goes with
		sent, got, asked, told := 0, 0, 0, 0
		onDone := func(err error) {
			told++
			if err != nil {
				failed++
			}
		}
		over := false
		must(t, b.ReadStart(nil, func(err error, data []byte) {
			marked := 0
			for range data {
				if marks[got] {
					marked++
				}
				got++
			}
			switch {
			case err != nil && len(data) == 0:
				over = true
			case err != nil:
				want(t, err, uv.EMFILE)
				lost++
				marked--
				fallthrough
			default:
				if marked < 0 || marked > 1 || err == nil && marked == 1 && b.PendingCount() == 0 {
					t.Errorf("seed %d: %d of its handles are missing, %d are there", seed, marked, b.PendingCount())
				}
				came += marked
			}
			if b.PendingCount() > 0 && random.IntN(3) > 0 {
				h := tcp.New(loop)
				must(t, b.Accept(h))
				h.Close(nil)
			}
		}))
		for range 30 {
			var err error
			size := 1 + random.IntN(200)
			if random.IntN(2) == 0 {
				err = a.Write(make([]byte, size), onDone)
			} else if h, errSocket := tcp.NewSocket(loop, uv.Inet4); errSocket == nil {
				if err = a.Write2(make([]byte, size), h, func(err error) { onDone(err); h.Close(nil) }); err == nil {
					marks[sent] = true
				}
			} else {
				continue
			}
			must(t, err)
			asked++
			sent += size
			if random.IntN(4) == 0 {
				loop.Run(uv.RunNoWait)
			}
			if random.IntN(100) == 0 {
				b.ReadStop()
				break
			}
		}
		if !b.IsActive() {
			b.Close(nil)
			over = true
			never++
		}
		must(t, a.Shutdown(nil))
		until(loop, func() bool { return over && told == asked })
		never += b.PendingCount()
		closeAll(loop)
		if world.Open() != 0 {
			t.Errorf("seed %d: %d sockets are left", seed, world.Open())
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d handles came, %d were lost, %d writes failed, %d handles were never accepted", came, lost, failed, never)
	if came == 0 || lost == 0 || failed == 0 || never == 0 {
		t.Error("some kind of thing never happened")
	}
}
