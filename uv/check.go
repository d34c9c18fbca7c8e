package uv

// Check runs a callback in every tick just after the loop polled, as
// uv_check_t. Node's setImmediate lives here.
type Check struct{ hook }

var checkKind = HandleKind{Name: "check", Closing: func(h AnyHandle) { h.(*Check).stop() }}

// NewCheck makes a check handle that is not started, as uv_check_init. Loop goroutine only.
func NewCheck(loop *Loop) *Check {
	h := new(Check)
	h.init(loop, check, &checkKind, h)
	return h
}

// Start makes cb run in every tick, as uv_check_start: the most recently
// started handle first, from the next tick on if this phase runs already. On
// an active handle it does nothing and the old callback stays. EINVAL if cb is
// nil or the handle is closing. Loop goroutine only.
func (h *Check) Start(cb func()) error { return h.start(cb) }

// Stop ends that at once, as uv_check_stop. Loop goroutine only.
func (h *Check) Stop() { h.stop() }
