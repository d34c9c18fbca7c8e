package timers

import (
	"math"
	"time"

	"github.com/uvgo/uvgo/uv/timer"
)

const never = math.MaxInt64

// list is the timers of one duration, first come first due.
type list struct {
	msecs  int64
	expiry int64 // when the first is due, or earlier
	id     int64 // lists due at once run in the order of their making
	at     int   // in the heap

	first, last *Timeout
}

func (l *list) append(t *Timeout) {
	t.list, t.prev, t.next = l, l.last, nil
	if l.last == nil {
		l.first = t
	} else {
		l.last.next = t
	}
	l.last = t
}

func (l *list) remove(t *Timeout) {
	if t.prev == nil {
		l.first = t.next
	} else {
		t.prev.next = t.next
	}
	if t.next == nil {
		l.last = t.prev
	} else {
		t.next.prev = t.prev
	}
	t.list, t.prev, t.next = nil, nil, nil
}

// now is the loop's clock, read afresh as Node does: a timer that a slow
// callback starts counts from its start.
func (st *state) now() int64 {
	st.e.Loop.UpdateTime()
	return st.e.Loop.Now().Milliseconds()
}

// insert puts t at the end of the list of its duration.
func (st *state) insert(t *Timeout, start int64) {
	msecs := int64(t.after)
	t.start = start
	l := st.lists[msecs]
	if l == nil {
		l = &list{msecs: msecs, expiry: start + msecs, id: st.made}
		st.made++
		st.lists[msecs] = l
		st.queue.push(l)
		if l.expiry < st.next {
			st.schedule(msecs)
			st.next = l.expiry
		}
	}
	if t.list != nil {
		t.list.remove(t)
	}
	l.append(t)
}

func (st *state) schedule(msecs int64) {
	if st.handle == nil {
		st.handle = timer.New(st.e.Loop)
		if st.refs == 0 {
			st.handle.Unref()
		}
	}
	// Start refuses only a closing handle, and ours closes when all is over.
	_ = st.handle.Start(time.Duration(msecs)*time.Millisecond, 0, st.fire)
}

func (st *state) addRef() {
	if st.refs++; st.refs == 1 && st.handle != nil {
		st.handle.Ref()
	}
}

func (st *state) dropRef() {
	if st.refs--; st.refs == 0 && st.handle != nil {
		st.handle.Unref()
	}
}

// fire runs every list that is due and arms the handle for the next one.
func (st *state) fire() {
	now := st.now()
	st.next = never
	defer st.rearm() // after a panic too
	for l := st.queue.min(); l != nil && l.expiry <= now && !st.e.Exiting() && !st.e.Halted; l = st.queue.min() {
		st.runList(l, now)
	}
}

func (st *state) rearm() {
	if l := st.queue.min(); l != nil && !st.e.Exiting() {
		st.next = l.expiry
		st.schedule(max(1, l.expiry-st.now()))
	}
}

func (st *state) runList(l *list, now int64) {
	for t := l.first; t != nil && !st.e.Exiting() && !st.e.Halted; t = l.first {
		if now-t.start < l.msecs {
			// The rest of the list was started later.
			l.expiry = max(t.start+l.msecs, now+1)
			l.id = st.made
			st.made++
			st.queue.fix(l)
			return
		}
		l.remove(t)
		st.runningList, st.runningAt = l, now
		st.runOne(t)
	}
	if st.lists[l.msecs] == l && l.first == nil {
		delete(st.lists, l.msecs)
		st.queue.remove(l)
	}
}

func (st *state) runOne(t *Timeout) {
	st.firing = t
	start := int64(never)
	if t.repeat > 0 {
		start = st.now()
	}
	defer func() {
		st.firing = nil
		switch {
		case t.destroyed:
		case t.repeat > 0 && t.after >= 0:
			t.after = t.repeat
			if start == never { // it has become an interval meanwhile
				start = st.now()
			}
			if t.list == nil {
				st.insert(t, start)
			}
		case t.list == nil: // refresh puts it into one again
			st.finish(t)
		}
	}()
	st.e.CallbackOf(t.scope, st.runTimer, st.moreTimers)
}

// anotherTimer tells whether the list that is being run has one more for now.
func (st *state) anotherTimer() bool {
	next := st.runningList.first
	return next != nil && st.runningAt-next.start >= st.runningList.msecs
}

func (st *state) callTimer() error {
	t := st.firing
	if t.goFunc != nil {
		return t.goFunc()
	}
	_, err := st.e.Engine.Call(t.fn, t.object, t.args...)
	return err
}

// listHeap is lists by expiry, then by making.
type listHeap []*list

func (a *list) before(b *list) bool {
	return a.expiry < b.expiry || a.expiry == b.expiry && a.id < b.id
}

func (h listHeap) min() *list {
	if len(h) == 0 {
		return nil
	}
	return h[0]
}

func (h *listHeap) push(l *list) {
	*h = append(*h, l)
	l.at = len(*h) - 1
	h.up(l.at)
}

func (h *listHeap) remove(l *list) {
	last := len(*h) - 1
	i := l.at
	h.swap(i, last)
	(*h)[last] = nil
	*h = (*h)[:last]
	if i < last {
		h.fix((*h)[i])
	}
}

// fix moves l to its place after its expiry changed.
func (h listHeap) fix(l *list) {
	h.up(l.at)
	h.down(l.at)
}

func (h listHeap) swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].at, h[j].at = i, j
}

func (h listHeap) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h[i].before(h[parent]) {
			return
		}
		h.swap(i, parent)
		i = parent
	}
}

func (h listHeap) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h[child+1].before(h[child]) {
			child++
		}
		if !h[child].before(h[i]) {
			return
		}
		h.swap(i, child)
		i = child
	}
}
