package uv

// Request is what every request has, as uv_req_t: it keeps the loop alive
// while it is in flight, whether or not its handle is ref'd. Authors of
// requests embed it.
type Request struct {
	loop    *Loop
	offLoop bool
}

// AnyRequest is a request that its caller holds, as uv_req_t: what waits or
// works in the thread pool. Others, such as writes, are known by their callback
// alone.
type AnyRequest interface {
	// Type is the request's kind, as uv_req_get_type.
	Type() RequestType

	// Cancel takes the request back, as uv_cancel, if the pool has not begun
	// with it; otherwise it is EBUSY. The callback comes later all the same,
	// with ECANCELED or, for lookups of names, EAI_CANCELED.
	Cancel() error
}

// Begin puts the request in flight. Loop goroutine only.
func (r *Request) Begin(loop *Loop) {
	loop.CheckGoroutine()
	if r.loop != nil {
		panic("uv: a request was used again while it is in flight: wait for its callback")
	}
	r.loop = loop
	loop.requests++
}

// BeginOffLoop is Begin for a request that another goroutine of this program
// completes, and then tells by Post. A loop with such requests lets other
// goroutines run before it blocks, which multiplies the rate of short jobs.
// Loop goroutine only.
func (r *Request) BeginOffLoop(loop *Loop) {
	r.Begin(loop)
	r.offLoop = true
	loop.offLoop++
}

// End takes the request out of flight. Authors call it just before the
// request's callback, which may use the request again. Loop goroutine only.
func (r *Request) End() {
	if r.loop == nil {
		panic("uv: a request ended twice: its callback must run once")
	}
	r.loop.CheckGoroutine()
	r.loop.requests--
	if r.offLoop {
		r.loop.offLoop--
	}
	r.loop, r.offLoop = nil, false
}

// InFlight tells whether the request's callback is still to come. Loop
// goroutine only.
func (r *Request) InFlight() bool {
	if r.loop == nil {
		return false
	}
	r.loop.CheckGoroutine()
	return true
}
