package uv

// Idle runs a callback in every tick before Prepare, as uv_idle_t. While one is
// active, ref'd or not, the loop does not block: it is how work is done bit by
// bit between events.
type Idle struct{ hook }

var idleKind = HandleKind{Name: "idle", Closing: func(h AnyHandle) { h.(*Idle).stop() }}

// NewIdle makes an idle handle that is not started, as uv_idle_init. Loop goroutine only.
func NewIdle(loop *Loop) *Idle {
	h := new(Idle)
	h.init(loop, idle, &idleKind, h)
	return h
}

// Start makes cb run in every tick, as uv_idle_start: the most recently
// started handle first, from the next tick on if this phase runs already. On
// an active handle it does nothing and the old callback stays. EINVAL if cb is
// nil or the handle is closing. Loop goroutine only.
func (h *Idle) Start(cb func()) error { return h.start(cb) }

// Stop ends that at once, as uv_idle_stop. Loop goroutine only.
func (h *Idle) Stop() { h.stop() }
