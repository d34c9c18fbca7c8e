package node

import (
	"context"
	"errors"
	"runtime"
	"runtime/metrics"
	"sync"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Limits end scripts that take too much; zero is no limit. What is over a limit
// is stopped as by Interrupt: no catch and no finally of the script sees it.
//
// A script is stopped between two steps of its own. What the engine or Go does
// in a single step, such as sorting an array or matching a pattern, is finished
// first. Time is real time, in a simulated world too.
type Limits struct {
	// Callback is how long the script may run at a stretch before it lets the
	// loop go on: ErrCallbackTime.
	Callback time.Duration
	// Run is how long one call of Eval, Require, Value.Call, Await, Wait,
	// RunFile or RunString may take in all, waiting included: ErrRunTime.
	Run time.Duration
	// Memory is by how many bytes the heap may grow during such a call:
	// ErrMemory. Go does not know whose memory is whose: the heap is that of
	// the whole process, it is looked at every few milliseconds, and one step
	// of a script that asks for very much is not stopped. It ends scripts that
	// hoard. What must hold against scripts that attack is a limit of the
	// process, set by the system.
	Memory uint64
}

// Why a script was stopped, or cannot run: the reasons inside the
// *engine.Termination that calls return, for errors.Is.
var (
	ErrCallbackTime = errors.New("the script ran too long without a pause")
	ErrRunTime      = errors.New("the script took too long")
	ErrMemory       = errors.New("the script took too much memory")
	ErrInterrupted  = errors.New("the script was interrupted")
)

// Interrupt stops the script that runs, in the midst of a loop or a callback:
// the call that runs it (Eval, Wait, ...) returns a *engine.Termination with
// reason, or RunFile reports it and gives code 1. If nothing runs it stops the
// next one. A nil reason is ErrInterrupted. What the script was about is left
// half-done; timers and sockets stay as they are, and Wait goes on with them.
//
// Safe from any goroutine.
func (r *Runtime) Interrupt(reason error) {
	if reason == nil {
		reason = ErrInterrupted
	}
	r.guard.interrupt(0, reason)
}

// memoryEvery is how often the heap is looked at.
const memoryEvery = 5 * time.Millisecond

// guard stops scripts.
type guard struct {
	r      *Runtime
	limits Limits
	stops  []func() // end what watches this run

	mu       sync.Mutex
	run      uint64 // number of this run; what was meant for another is too late
	reason   error  // why this run, or the next, is stopped
	inTurn   bool
	due      time.Time // when this turn has lasted too long
	watchdog *time.Timer
	closed   bool
}

func (g *guard) init(r *Runtime, limits Limits) {
	g.r, g.limits = r, limits
	if limits.Callback > 0 {
		r.Env.OnTurn = g.turn
	}
}

// begin starts to watch a run.
func (g *guard) begin(ctx context.Context) {
	g.mu.Lock()
	g.run++
	run := g.run
	g.mu.Unlock()
	if ctx.Done() != nil {
		stop := context.AfterFunc(ctx, func() { g.interrupt(run, context.Cause(ctx)) })
		g.stops = append(g.stops, func() { stop() })
	}
	if g.limits.Run > 0 {
		t := time.AfterFunc(g.limits.Run, func() { g.interrupt(run, ErrRunTime) })
		g.stops = append(g.stops, func() { t.Stop() })
	}
	if g.limits.Memory > 0 {
		g.stops = append(g.stops, g.watchMemory(run))
	}
}

// end stops watching and gives what has stopped the run, nil if nothing did.
func (g *guard) end() error {
	for _, stop := range g.stops {
		stop()
	}
	g.stops = g.stops[:0]
	g.mu.Lock()
	defer g.mu.Unlock()
	g.run++
	reason := g.reason
	g.reason = nil
	if reason == nil {
		return nil
	}
	g.r.Env.Engine.ClearInterrupt()
	return &engine.Termination{Reason: reason}
}

// interrupt stops a run; 0 is whichever it is.
func (g *guard) interrupt(run uint64, reason error) {
	g.mu.Lock()
	if g.closed || run != 0 && run != g.run {
		g.mu.Unlock()
		return
	}
	if g.reason == nil {
		g.reason = reason
		g.r.Env.Engine.Interrupt(reason)
	}
	g.mu.Unlock()
	g.r.Env.Loop.Post(g.wake) // it may wait
}

// stopping tells whether this run is being stopped.
func (g *guard) stopping() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.reason != nil || g.r.Env.Exiting()
}

// wake ends a run whose loop waited.
func (g *guard) wake() {
	g.mu.Lock()
	reason := g.reason
	g.mu.Unlock()
	if reason != nil && g.r.entered {
		g.r.Env.Uncaught(&engine.Termination{Reason: reason})
	}
}

// turn winds up a watchdog while the script runs.
func (g *guard) turn(entered bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.inTurn = entered; !entered {
		g.watchdog.Stop()
		return
	}
	g.due = time.Now().Add(g.limits.Callback)
	switch {
	case g.watchdog == nil:
		g.watchdog = time.AfterFunc(g.limits.Callback, g.bark)
	default:
		g.watchdog.Reset(g.limits.Callback)
	}
}

func (g *guard) bark() {
	g.mu.Lock()
	run := g.run
	if !g.inTurn || time.Now().Before(g.due) { // the script has just been left
		run = 0
	}
	g.mu.Unlock()
	if run != 0 {
		g.interrupt(run, ErrCallbackTime)
	}
}

// watchMemory looks at the heap until it is told to stop.
func (g *guard) watchMemory(run uint64) (stop func()) {
	before := heap()
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		ticker := time.NewTicker(memoryEvery)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
			}
			if over(before, g.limits.Memory) {
				g.interrupt(run, ErrMemory)
				return
			}
		}
	}()
	return func() { close(done); <-gone }
}

// over tells whether the heap has grown by more than limit. Garbage does not
// count: before it says so it collects.
func over(before, limit uint64) bool {
	if heap() <= before+limit {
		return false
	}
	runtime.GC()
	return heap() > before+limit
}

func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
