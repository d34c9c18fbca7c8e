package uv

// Indexes of Loop.hooks.
const (
	idle = iota
	prepare
	check
)

// hook is what Idle, Prepare and Check share: a callback in every tick.
type hook struct {
	Handle
	list *hookList
	cb   func()
	link ring[hook]
}

// hookList keeps the hooks of one phase, most recently started first.
type hookList struct{ all, now ring[hook] }

func (q *hookList) init() {
	q.all.init()
	q.now.init()
}

func (q *hookList) empty() bool { return q.all.empty() && q.now.empty() }

// run calls each hook that was started before this round. Each moves to the
// list's end before its turn, so that the order stays as it is and hooks that
// are started meanwhile come first in the next tick.
func (q *hookList) run() {
	q.all.moveTo(&q.now)
	for !q.now.empty() {
		m := q.now.next
		m.remove()
		q.all.pushBack(m)
		m.owner.cb()
	}
}

func (l *Loop) runIdle()    { l.hooks[idle].run() }
func (l *Loop) runPrepare() { l.hooks[prepare].run() }
func (l *Loop) runCheck()   { l.hooks[check].run() }

func (h *hook) init(loop *Loop, phase int, kind *HandleKind, owner AnyHandle) {
	h.Init(loop, kind, owner)
	h.list = &loop.hooks[phase]
	h.link.owner = h
}

func (h *hook) start(cb func()) error {
	switch {
	case h.IsActive():
		return nil // and the old callback stays, whatever cb is
	case cb == nil || h.IsClosing():
		return EINVAL
	}
	h.cb = cb
	h.list.all.pushFront(&h.link)
	h.activate()
	return nil
}

func (h *hook) stop() {
	if h.IsActive() {
		h.link.remove()
		h.deactivate()
	}
}
