// Package sim is a simulated world to test programs of the loop in: a clock
// that jumps and a network that fails on demand, both repeatable.
//
// # Usage
//
// A test makes a world and works on its loop; nothing else changes. Helpers of
// package uvtest take one too:
//
//	world := sim.New(seed, sim.Faults{Latency: 20 * time.Millisecond})
//	loop := uvtest.NewLoop(t, world.Options())
//
// # Time
//
// The clock stands still while callbacks run. Whenever the loop would wait, the
// clock jumps to the next thing that is due: a timer, or bytes that arrive. An
// hour passes at once. A callback that is to take long calls Advance. If the
// loop waits for something that cannot come from within the world, it really
// waits, for Post, Async.Send and threads of a pool: what those do is as little
// repeatable as ever.
//
// # One seed, one history
//
// Nothing in a world depends on anything but its seed and the calls it gets. A
// test that tries many seeds should print the one that fails: with it, the
// failure comes back as often as it is wanted.
//
// # Faults
//
// Without faults a world is perfect: what is written has arrived, a connect
// succeeds if somebody listens. Faults make it as bad as real ones get, or
// worse: latency, short reads and writes, readiness that turns out to be
// nothing, resets, refused connections, few descriptors, small buffers,
// datagrams that are lost, doubled or overtaken.
//
// # What is simulated
//
// TCP over IPv4 and IPv6 on one machine, with its loopback addresses; all others
// are unreachable. Its manners are those of Linux: what is full, refused, reset
// or half-closed answers as there, and a connect that finds the queue of a
// listener full tries again after a second.
//
// Pipes of the Unix domain, by path and by abstract name, and the passing of
// handles through them. There is no file system: a path is just a name, gone
// with the pipe that was bound to it, and all its folders exist.
//
// UDP, over the same addresses as TCP. A datagram that finds nobody comes back
// to a connected sender as ECONNREFUSED, one that finds no room is lost. There
// is no multicast: joining a group is ENOTSUP.
//
// Descriptors are not simulated, nor datagrams of the Unix domain, nor several
// loops in one network: a world has one loop.
package sim

import (
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend"
)

// Faults say how bad a world is; the zero value is a perfect one. Chances are
// between 0 and 1.
type Faults struct {
	// Latency is how long bytes and connections are under way at most. Each
	// takes a random part of it; a connection's bytes keep their order.
	Latency time.Duration
	// Short is the chance that a read or a write moves fewer bytes than it
	// could, Again that it moves none, though it was announced.
	Short, Again float64
	// Reset is the chance that a write finds its connection reset: ECONNRESET,
	// for the peer too. Refuse is the chance that a connect is ECONNREFUSED,
	// though somebody listens.
	Reset, Refuse float64
	// Descriptors bounds how many sockets are open at a time; one more is
	// EMFILE. 0 is no bound.
	Descriptors int
	// Buffer is how many bytes a connection holds in one direction before
	// writes are EAGAIN, how many may be under way from a datagram socket before
	// sends are, and how many may wait in one before more are lost. 0 is 64 KiB.
	Buffer int
	// Loss is the chance that a datagram never arrives, Duplicate that it
	// arrives twice, Reorder that later ones overtake it. Their latency is that
	// of bytes; otherwise they keep the order in which a socket sent them.
	Loss, Duplicate, Reorder float64
}

// World is a simulated system with one loop. All of it belongs to the goroutine
// of that loop.
type World struct {
	system *backend.Sim
	loop   *uv.Loop
}

// New makes a world. Loop goroutine only.
func New(seed uint64, faults Faults) *World {
	return &World{system: backend.NewSim(seed, backend.Faults(faults))}
}

// Options are those of a loop on this world, for uv.New and uvtest.NewLoop. A
// world has one loop: use either Options or Loop, once. Loop goroutine only.
func (w *World) Options() uv.Options { return uv.Options{Backend: w.system} }

// Loop is the world's loop, made by the first call. Its Close fails, too, if
// sockets are open that no handle owns. Loop goroutine only.
func (w *World) Loop() *uv.Loop {
	if w.loop == nil {
		loop, err := uv.New(w.Options())
		if err != nil {
			panic(err) // only a real system can refuse
		}
		w.loop = loop
	}
	return w.loop
}

// Advance moves the clock, as if the callback that runs took so long. The loop
// sees it at its next look at the clock, or with Loop.UpdateTime. Loop
// goroutine only.
func (w *World) Advance(d time.Duration) { w.system.Advance(d) }

// Open counts the sockets that are open, listening ones too; a connection has
// one at each end. Loop goroutine only.
func (w *World) Open() int { return w.system.Open() }
