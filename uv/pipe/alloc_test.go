package pipe_test

import (
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
)

// Neither reads nor writes allocate in the steady state; on a pipe for ipc no
// more as long as nothing is passed.
func TestNoAllocations(t *testing.T) {
	for _, ipc := range []bool{false, true} {
		if ipc {
			backendtest.NotPortable(t, "it counts allocations")
		}
		loop := worlds[0].loop(t)
		a, b := pair(t, loop, ipc)
		got := 0
		must(t, b.ReadStart(nil, func(err error, data []byte) { got += len(data) }))
		data := []byte("hello")
		done := func(error) {}
		n := testing.AllocsPerRun(1000, func() {
			a.Write(data, done)
			before := got
			for got == before {
				loop.Run(uv.RunNoWait)
			}
		})
		if n > 0 {
			t.Errorf("ipc %v: %v allocations", ipc, n)
		}
		closeAll(loop)
	}
}
