package uv

import (
	"context"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/uvgo/uvgo/uv/internal/backend"
)

// A Loop waits for events and calls back, one callback at a time, as
// uv_loop_t. It belongs to one goroutine at a time: the one that runs it.
// Only Post and Async.Send may be called from elsewhere.
type Loop struct {
	backend backend.Backend
	options Options

	now      time.Duration // cached, whole milliseconds
	stop     bool
	mayBlock bool // this tick's poll may, as decided when the tick began
	phase    int  // index into phases, while running
	yielded  time.Duration
	oneProc  bool // no goroutine runs beside this one
	halfway  bool // Run did not return: it runs, or a callback panicked

	running atomic.Bool
	runner  atomic.Uintptr // the goroutine that runs it, if that can be told; else 0
	closed  bool
	cancel  *atomic.Bool // set when the context of RunContext ended

	handles  ring[Handle] // all that are not closed, for Walk and Close
	active   int          // handles that are active and ref'd
	requests int          // requests in flight
	offLoop  int          // those of them that other goroutines work on

	pending, pendingNow ring[Watcher]
	hooks               [3]hookList // idle, prepare, check
	closing, closingNow *Handle
	asyncs, asyncsNow   ring[Async]
	deadlines           deadlineHeap
	ready               []backend.Ready
	polled              bool // no interest has changed since the last wait
	dispatching         bool // the end of the poll batch is still to come
	door                door
	slab                []byte

	metrics    Metrics
	idleTime   atomic.Pointer[idleTime] // nil: nobody wants to know
	phaseTimes []time.Duration          // likewise; by index into phases
}

// Options configure a loop. The zero value is a loop of this system.
type Options struct {
	// Backend replaces the operating system: package sim has one. Nil means
	// the system's own.
	Backend backend.Backend

	// LockOSThread wires the goroutine that runs the loop to its thread while
	// it runs. Other goroutines then never run on that thread, and a blocked
	// loop wakes up without the scheduler's help. False is right for nearly
	// everybody, and needed where many loops share few threads.
	LockOSThread bool

	// Park makes a loop that waits hold no thread, only a goroutine: it parks
	// in Go's own poller. Ten thousand idle loops then share a handful of
	// threads, and Post and Async.Send wake one up without a system call. A
	// busy loop is slower for it, so false is right for few loops. Outside of
	// Linux it means the portable backend, which always parks. It says nothing
	// beside Backend.
	//
	// Differs from libuv, where each loop that runs has a thread.
	Park bool
}

// RunMode tells Run when to return, as uv_run_mode.
type RunMode int

const (
	RunDefault RunMode = iota // UV_RUN_DEFAULT: until nothing is left to wait for, or Stop
	RunOnce                   // UV_RUN_ONCE: one tick, which may block for its events
	RunNoWait                 // UV_RUN_NOWAIT: one tick that does not block
)

// SlabSize is the size of the buffer that Loop.Slab lends, the size that libuv
// suggests for reads.
const SlabSize = 64 << 10

// New makes a loop, as uv_loop_init. EMFILE, ENFILE or ENOMEM if the system has
// no room for one; another error on systems that have no backend yet. Safe from
// any goroutine.
func New(options Options) (*Loop, error) {
	b := options.Backend
	if b == nil {
		var err error
		open := backend.New
		if options.Park {
			open = backend.NewParked
		}
		if b, err = open(); err != nil {
			if errno, ok := err.(Errno); ok {
				err = FromErrno(errno).Err()
			}
			return nil, err
		}
	}
	l := &Loop{backend: b, options: options}
	l.handles.init()
	l.pending.init()
	l.pendingNow.init()
	l.asyncs.init()
	l.asyncsNow.init()
	for i := range l.hooks {
		l.hooks[i].init()
	}
	l.updateTime()
	return l, nil
}

// One tick, in the order of uv_run since libuv 1.45.
var phases = [...]struct {
	name string
	run  func(*Loop)
}{
	{"pending", (*Loop).runPending},
	{"idle", (*Loop).runIdle},
	{"prepare", (*Loop).runPrepare},
	{"poll", (*Loop).runPoll},
	{"check", (*Loop).runCheck},
	{"closing", (*Loop).runClosing},
	{"timers", (*Loop).runTimers},
}

// Run ticks, as uv_run, and tells whether the loop is still alive: it is after
// Stop, or when a RunOnce or RunNoWait left something to wait for.
//
// RunDefault runs due timers before its first tick too, because libuv ran
// timers first before 1.45 and programs count on that.
//
// A panic of a callback goes through Run, and Run may be called again. Run
// from inside a callback panics. Loop goroutine only.
func (l *Loop) Run(mode RunMode) bool {
	if l.closed {
		panic("uv: Run on a closed loop: make a new one with uv.New")
	}
	if !l.running.CompareAndSwap(false, true) {
		panic("uv: Run while the loop runs already: a callback must not call Run, and a loop has one goroutine")
	}
	if l.options.LockOSThread {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
	}
	before := l.runner.Swap(goroutine())
	defer func() {
		l.runner.Store(before)
		l.running.Store(false)
	}()
	l.oneProc = runtime.GOMAXPROCS(0) == 1
	if l.halfway {
		l.resume()
	}
	l.halfway = true

	alive := l.alive()
	if !alive {
		l.updateTime()
	}
	if mode == RunDefault && alive && !l.stop {
		l.runPhase(len(phases) - 1)
	}
	for alive && !l.stop {
		l.mayBlock = mode == RunDefault || mode == RunOnce && l.pending.empty() && l.hooks[idle].empty()
		if l.phaseTimes != nil {
			for i := range phases {
				l.runPhase(i)
			}
		} else {
			for i := range phases {
				l.phase = i
				phases[i].run(l)
			}
		}
		alive = l.alive()
		if mode != RunDefault {
			break
		}
	}
	l.stop, l.halfway = false, false
	return alive
}

// resume takes up what a panic of a callback left half-way, so that nothing is
// lost. Timers and posted calls keep their own place.
func (l *Loop) resume() {
	l.pending.moveTo(&l.pendingNow)
	l.pendingNow.moveTo(&l.pending)
	for h := l.closingNow; h != nil; h = l.closingNow {
		l.closingNow = h.nextClosing
		l.finishLater(h)
	}
	l.dispatching = false
	l.backend.Wake() // the wake-up of what other goroutines sent is used up
}

// RunContext is Run that ends when ctx is done too, after the tick it is in,
// and then returns the context's error. Loop goroutine only.
func (l *Loop) RunContext(ctx context.Context, mode RunMode) (alive bool, err error) {
	l.CheckGoroutine()
	if err := ctx.Err(); err != nil {
		return l.alive(), err
	}
	var cancelled atomic.Bool
	woken := make(chan struct{})
	undo := context.AfterFunc(ctx, func() {
		cancelled.Store(true)
		l.backend.Wake()
		close(woken)
	})
	l.cancel = &cancelled
	defer func() {
		l.cancel = nil
		if !undo() {
			<-woken // the backend must not be closed under its Wake
		}
	}()
	alive = l.Run(mode)
	if cancelled.Load() {
		err = ctx.Err()
	}
	return alive, err
}

// Stop makes Run return after the tick it is in, which does not block any
// more, as uv_stop. Called before Run, it makes Run do nothing at all, once.
// From elsewhere use Post(loop.Stop). Loop goroutine only.
func (l *Loop) Stop() {
	l.CheckGoroutine()
	l.stop = true
}

// Alive tells whether Run has something to wait for, as uv_loop_alive: an
// active and ref'd handle, a request in flight, a pending callback, a handle
// that is closing, or a posted call. Loop goroutine only.
func (l *Loop) Alive() bool {
	l.CheckGoroutine()
	return l.alive()
}

func (l *Loop) alive() bool {
	return l.active > 0 || l.requests > 0 || !l.pending.empty() ||
		l.closing != nil || l.door.waiting()
}

// Now is the loop's clock: monotonic time from some fixed point in whole
// milliseconds, as uv_now. It is read after each poll and before timers run,
// and stands still between callbacks. Loop goroutine only.
func (l *Loop) Now() time.Duration {
	l.CheckGoroutine()
	return l.now
}

// UpdateTime reads the clock, as uv_update_time. It is of use after a callback
// that took long, before timers are started. Loop goroutine only.
func (l *Loop) UpdateTime() {
	l.CheckGoroutine()
	l.updateTime()
}

func (l *Loop) updateTime() { l.now = l.backend.Now().Truncate(time.Millisecond) }

// Slab lends the loop's one buffer for reads, SlabSize bytes. Whoever asked
// owns it until the callback in which it asked returns. Loop goroutine only.
func (l *Loop) Slab() []byte {
	l.CheckGoroutine()
	if l.slab == nil {
		l.slab = make([]byte, SlabSize)
	}
	return l.slab
}

// Phase names the phase that runs, in the words of the package comment; "" if
// the loop does not run. It is meant for traces. Loop goroutine only.
func (l *Loop) Phase() string {
	l.CheckGoroutine()
	if !l.running.Load() {
		return ""
	}
	return phases[l.phase].name
}

// Walk calls visit for each handle of the loop, in the order of their making,
// inactive and closing ones too, as uv_walk. What visit gets is the handle's
// own type, such as *timer.Timer. It may close and make handles; those made
// meanwhile are not visited. Loop goroutine only.
func (l *Loop) Walk(visit func(AnyHandle)) {
	l.CheckGoroutine()
	var all []AnyHandle
	for m := l.handles.next; m != &l.handles; m = m.next {
		all = append(all, m.owner.owner)
	}
	for _, h := range all {
		visit(h)
	}
}

// Close gives the loop's resources back, as uv_loop_close. It is EBUSY while
// the loop runs or anything is left: a request in flight, a posted call, a
// handle whose close is not finished. To close in earnest, Walk and Close all
// handles, Run once more, and Close.
//
// A second Close is EBADF. Loop goroutine only.
func (l *Loop) Close() error {
	l.CheckGoroutine()
	switch {
	case l.closed:
		return EBADF
	case l.running.Load(), l.requests > 0, !l.handles.empty(), !l.door.shut():
		return EBUSY
	}
	l.closed = true
	for l.door.senders.Load() > 0 {
		runtime.Gosched() // somebody is just waking us up
	}
	err := l.backend.Close()
	if errno, ok := err.(Errno); ok {
		return FromErrno(errno).Err()
	}
	return err
}
