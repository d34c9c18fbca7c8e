package uv

// Prepare runs a callback in every tick just before the loop polls, as
// uv_prepare_t.
type Prepare struct{ hook }

var prepareKind = HandleKind{Name: "prepare", Closing: func(h AnyHandle) { h.(*Prepare).stop() }}

// NewPrepare makes a prepare handle that is not started, as uv_prepare_init. Loop goroutine only.
func NewPrepare(loop *Loop) *Prepare {
	h := new(Prepare)
	h.init(loop, prepare, &prepareKind, h)
	return h
}

// Start makes cb run in every tick, as uv_prepare_start: the most recently
// started handle first, from the next tick on if this phase runs already. On
// an active handle it does nothing and the old callback stays. EINVAL if cb is
// nil or the handle is closing. Loop goroutine only.
func (h *Prepare) Start(cb func()) error { return h.start(cb) }

// Stop ends that at once, as uv_prepare_stop. Loop goroutine only.
func (h *Prepare) Stop() { h.stop() }
