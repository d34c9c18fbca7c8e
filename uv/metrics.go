package uv

import (
	"sync"
	"time"
)

// LoopOption is what Configure turns on, as uv_loop_option.
type LoopOption int

const (
	// BlockSignal, UV_LOOP_BLOCK_SIGNAL, keeps SIGPROF from interrupting the
	// wait. It is ENOSYS: the signal mask belongs to the Go runtime.
	BlockSignal LoopOption = iota
	// MetricsIdleTime, UV_METRICS_IDLE_TIME, makes the loop count what
	// Loop.MetricsIdleTime and Metrics.EventsWaiting tell. It costs a second
	// system call in each tick that waits.
	MetricsIdleTime
	// UseIOUringSQPoll, UV_LOOP_USE_IO_URING_SQPOLL, is ENOSYS: files go
	// through the pool.
	UseIOUringSQPoll
	// PhaseTimes makes the loop count what Loop.PhaseTimes tells, at the cost
	// of two looks at the clock for each phase. libuv has no such thing.
	PhaseTimes
)

// Configure turns an option on, as uv_loop_configure; there is no turning off.
// It is ENOSYS for options that this loop does not have. It belongs before the
// first Run; called later, it holds from the next tick on. Loop goroutine only.
func (l *Loop) Configure(option LoopOption) error {
	l.CheckGoroutine()
	switch option {
	case MetricsIdleTime:
		if l.idleTime.Load() == nil {
			l.idleTime.Store(new(idleTime))
		}
	case PhaseTimes:
		if l.phaseTimes == nil {
			l.phaseTimes = make([]time.Duration, len(phases))
		}
	default:
		return ENOSYS
	}
	return nil
}

// Metrics is what the loop counts, as uv_metrics_t.
type Metrics struct {
	// LoopCount is how many ticks came as far as to the poll phase.
	LoopCount uint64
	// Events is how many events were called back in that phase: sockets that
	// were ready, posted calls, among them finished work and signals, and
	// wake-ups by Async.Send.
	Events uint64
	// EventsWaiting is how many of them were there already when the poll
	// began. It stays 0 without the option MetricsIdleTime.
	EventsWaiting uint64
}

// MetricsInfo is what the loop has counted so far, as uv_metrics_info. The
// numbers belong together in a Prepare callback; in the poll phase they go up.
// Loop goroutine only.
func (l *Loop) MetricsInfo() Metrics {
	l.CheckGoroutine()
	return l.metrics
}

// MetricsIdleTime is how long the loop was blocked, waiting for events, since
// the option MetricsIdleTime was set, as uv_metrics_idle_time. The wait that
// goes on counts as far as it got. 0 without the option. Safe from any
// goroutine.
func (l *Loop) MetricsIdleTime() time.Duration {
	if t := l.idleTime.Load(); t != nil {
		return t.soFar()
	}
	return 0
}

// idleTime adds up waits. Those that are over count on the loop's clock, which
// only the loop's goroutine may read; the one that goes on counts on the real
// one.
type idleTime struct {
	mu      sync.Mutex
	total   time.Duration
	waiting bool
	began   time.Time
}

func (t *idleTime) begin() {
	t.mu.Lock()
	t.waiting, t.began = true, time.Now()
	t.mu.Unlock()
}

func (t *idleTime) end(took time.Duration) {
	t.mu.Lock()
	t.waiting = false
	t.total += took
	t.mu.Unlock()
}

func (t *idleTime) soFar() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.waiting {
		return t.total + time.Since(t.began)
	}
	return t.total
}

// PhaseTime is how long all runs of a phase took together.
type PhaseTime struct {
	Phase string // in the words of the package comment
	Time  time.Duration
}

// PhaseTimes is how long the loop was in each phase since the option PhaseTimes
// was set, in the order of a tick. The poll phase includes the waits, which
// MetricsIdleTime tells apart. nil without the option. Loop goroutine only.
func (l *Loop) PhaseTimes() []PhaseTime {
	l.CheckGoroutine()
	if l.phaseTimes == nil {
		return nil
	}
	times := make([]PhaseTime, len(phases))
	for i := range phases {
		times[i] = PhaseTime{phases[i].name, l.phaseTimes[i]}
	}
	return times
}

func (l *Loop) runPhase(i int) {
	l.phase = i
	if l.phaseTimes == nil {
		phases[i].run(l)
		return
	}
	began := l.backend.Now()
	phases[i].run(l)
	l.phaseTimes[i] += l.backend.Now() - began
}
