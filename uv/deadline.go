package uv

import (
	"math"
	"time"
)

// Deadline is a handle's place on the loop's clock. It is for authors of
// handles: package timer is made of it. While it is armed its handle is
// active.
type Deadline struct {
	handle *Handle
	fn     func()
	due    time.Duration
	index  int // see below
}

// Values of Deadline.index: from 0 on it is the place in the heap, from
// firstFiring down the place among those that fire in this pass.
const (
	notArmed    = -1
	firstFiring = -2
)

// Init makes d a deadline of h that calls fn. Loop goroutine only.
func (d *Deadline) Init(h *Handle, fn func()) {
	h.loop.CheckGoroutine()
	*d = Deadline{handle: h, fn: fn, index: notArmed}
}

// Arm makes fn run in the first timers phase in which Loop.Now has reached
// due; of equal deadlines the one armed first goes first. If d is armed
// already, that is taken back before. Loop goroutine only.
func (d *Deadline) Arm(due time.Duration) {
	d.handle.loop.CheckGoroutine()
	d.arm(due)
}

// ArmIn is Arm with what is due in timeout, counting from Loop.Now. A timeout
// too long to count is Forever. Loop goroutine only.
func (d *Deadline) ArmIn(timeout time.Duration) {
	d.handle.loop.CheckGoroutine()
	due := d.handle.loop.now + timeout
	if due < 0 { // overflow
		due = Forever
	}
	d.arm(due)
}

func (d *Deadline) arm(due time.Duration) {
	d.take()
	d.due = due
	d.handle.loop.deadlines.push(d)
	d.handle.activate()
}

// Disarm takes d off the clock, even if it is among those that fire in this
// pass. Loop goroutine only.
func (d *Deadline) Disarm() {
	d.handle.loop.CheckGoroutine()
	d.take()
	d.handle.deactivate()
}

func (d *Deadline) take() {
	l := d.handle.loop
	switch {
	case d.index >= 0:
		l.deadlines.remove(d.index)
	case d.index <= firstFiring:
		l.deadlines.firing[firstFiring-d.index] = nil
	}
	d.index = notArmed
}

// Due is when d fires, or fired last, on Loop.Now. Loop goroutine only.
func (d *Deadline) Due() time.Duration {
	d.handle.loop.CheckGoroutine()
	return d.due
}

// runTimers calls all deadlines that are due by now. They are collected
// first: what a callback arms waits for the next pass, and what it disarms
// does not fire in this one.
func (l *Loop) runTimers() {
	l.updateTime()
	h := &l.deadlines
	for h.len() > 0 && h.min().due <= l.now {
		d := h.pop()
		d.index = firstFiring - len(h.firing)
		h.firing = append(h.firing, d)
		d.handle.deactivate()
	}
	for h.fired < len(h.firing) {
		d := h.firing[h.fired]
		h.firing[h.fired] = nil
		h.fired++
		if d != nil {
			d.index = notArmed
			d.fn()
		}
	}
	h.firing, h.fired = h.firing[:0], 0
	if cap(h.firing) > keptFiring {
		h.firing = nil // it was a rush, and is over
	}
}

// deadlineHeap orders deadlines by (due, when they were armed). It is a 4-ary
// heap, which is half as deep as a binary one, and its entries carry what is
// compared, so that sifting touches no Deadline but the ones it moves. It
// grows by chunks: doubling would copy a million entries at a stroke.
type deadlineHeap struct {
	chunks []*[entriesPerChunk]entry
	n      int
	seq    uint64

	firing []*Deadline // of the pass that runs; nil where disarmed
	fired  int
}

type entry struct {
	due time.Duration
	seq uint64
	d   *Deadline
}

const (
	entriesPerChunk = 256
	keptFiring      = 16 << 10
)

func (e *entry) before(o *entry) bool {
	return e.due < o.due || e.due == o.due && e.seq < o.seq
}

func (h *deadlineHeap) len() int { return h.n }

func (h *deadlineHeap) at(i int) *entry {
	return &h.chunks[uint(i)/entriesPerChunk][uint(i)%entriesPerChunk]
}

func (h *deadlineHeap) min() *entry { return h.at(0) }

func (h *deadlineHeap) push(d *Deadline) {
	if h.n == len(h.chunks)*entriesPerChunk {
		h.chunks = append(h.chunks, new([entriesPerChunk]entry))
	}
	h.seq++
	h.n++
	h.up(h.n-1, entry{d.due, h.seq, d})
}

func (h *deadlineHeap) pop() *Deadline {
	d := h.min().d
	h.remove(0)
	return d
}

func (h *deadlineHeap) remove(i int) {
	h.n--
	last := *h.at(h.n)
	h.at(h.n).d = nil
	if i != h.n {
		if i > 0 && last.before(h.at((i-1)/4)) {
			h.up(i, last)
		} else {
			h.down(i, last)
		}
	}
	// One spare chunk stays, so that a heap at the brink does not allocate.
	if n := len(h.chunks); h.n+2*entriesPerChunk <= n*entriesPerChunk {
		h.chunks[n-1] = nil
		h.chunks = h.chunks[:n-1]
	}
}

// up and down put e at i or nearer to, or farther from, the top.
func (h *deadlineHeap) up(i int, e entry) {
	for i > 0 {
		parent := (i - 1) / 4
		p := h.at(parent)
		if !e.before(p) {
			break
		}
		h.set(i, *p)
		i = parent
	}
	h.set(i, e)
}

func (h *deadlineHeap) down(i int, e entry) {
	for {
		first := 4*i + 1
		if first >= h.n {
			break
		}
		least := first
		for c := first + 1; c < min(first+4, h.n); c++ {
			if h.at(c).before(h.at(least)) {
				least = c
			}
		}
		if !h.at(least).before(&e) {
			break
		}
		h.set(i, *h.at(least))
		i = least
	}
	h.set(i, e)
}

func (h *deadlineHeap) set(i int, e entry) {
	*h.at(i) = e
	e.d.index = i
}

// Forever is later than any Loop.Now: a deadline that does not come.
const Forever = time.Duration(math.MaxInt64)
