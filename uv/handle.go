package uv

import "fmt"

// Handle is what every handle has, as uv_handle_t. Authors of handles embed
// it, call Init when they make one, and Activate and Deactivate as it starts
// and stops; the other methods are their users'.
//
// A handle is, at any time:
//
//	inactive   not started; does not keep the loop alive
//	active     started; keeps the loop alive if it is ref'd
//	closing    Close was called; keeps the loop alive
//	closed     Close's callback ran or runs; of no more use
type Handle struct {
	loop  *Loop
	kind  *HandleKind
	owner AnyHandle
	state handleState

	link        ring[Handle]
	nextClosing *Handle
	onClose     func()
}

type handleState uint8

const (
	stateActive handleState = 1 << iota
	stateRef
	stateClosing
	stateClosed
)

// AnyHandle is a handle of any kind: whatever embeds Handle.
type AnyHandle interface {
	Loop() *Loop
	Type() HandleType
	KindName() string
	IsActive() bool
	IsClosing() bool
	HasRef() bool
	Ref()
	Unref()
	Close(onClose func())
}

// HandleKind is what all handles of a kind share. One variable per kind.
type HandleKind struct {
	// Name is what uv_handle_type_name says, "timer", "tcp" or "pipe": Type
	// goes by it.
	Name string

	// Closing runs inside Close: it stops the handle, and gives its descriptor
	// back at once. Nil if there is nothing to do but to deactivate it.
	Closing func(owner AnyHandle)

	// Busy tells in the closing phase that the handle cannot be finished yet:
	// it is asked again in the next tick. Nil means it never is.
	Busy func(owner AnyHandle) bool

	// Held tells, inside Close, that the handle must wait for something that
	// another goroutine is busy with: it comes to the closing phase after
	// Finish, and the loop does not spin until then. What is waited for must be
	// a request in flight. Nil means it never is.
	Held func(owner AnyHandle) bool

	// Closed runs in the closing phase, just before the user's callback: here
	// requests still in flight end, with ECANCELED. May be nil.
	Closed func(owner AnyHandle)
}

// Init makes h a ref'd, inactive handle of loop. owner is the value that
// embeds h. It is for authors of handles. Loop goroutine only.
func (h *Handle) Init(loop *Loop, kind *HandleKind, owner AnyHandle) {
	loop.CheckGoroutine()
	if h.loop != nil && h.state&stateClosed == 0 {
		panic("uv: Init of a " + h.kind.Name + " handle that is in use: Close it first and wait for the callback")
	}
	if loop.closed {
		panic("uv: a new " + kind.Name + " handle on a closed loop: make it on a loop that is open")
	}
	*h = Handle{loop: loop, kind: kind, owner: owner, state: stateRef}
	h.link.owner = h
	loop.handles.pushBack(&h.link)
}

// Activate starts the handle in the loop's eyes, as uv__handle_start. It is
// for authors of handles and does nothing if h is active. Loop goroutine only.
func (h *Handle) Activate() {
	h.loop.CheckGoroutine()
	h.activate()
}

func (h *Handle) activate() {
	if h.state&stateClosing != 0 {
		panic("uv: Activate on a closing " + h.kind.Name + " handle: Start and its like must return EINVAL there")
	}
	if h.state&stateActive == 0 {
		h.state |= stateActive
		if h.state&stateRef != 0 {
			h.loop.active++
		}
	}
}

// Deactivate stops the handle in the loop's eyes, as uv__handle_stop. It is
// for authors of handles and does nothing if h is inactive. Loop goroutine
// only.
func (h *Handle) Deactivate() {
	h.loop.CheckGoroutine()
	h.deactivate()
}

func (h *Handle) deactivate() {
	if h.state&stateActive != 0 {
		h.state &^= stateActive
		if h.state&stateRef != 0 {
			h.loop.active--
		}
	}
}

// Loop is the loop the handle was made on, as uv_handle_get_loop. Safe from
// any goroutine.
func (h *Handle) Loop() *Loop { return h.loop }

// KindName is the name of the handle's kind, such as "timer", whether libuv has
// such a kind or not. Safe from any goroutine.
func (h *Handle) KindName() string { return h.kind.Name }

// IsActive tells whether the handle is started, as uv_is_active. Loop
// goroutine only.
func (h *Handle) IsActive() bool { return h.is(stateActive) }

// IsClosing tells whether Close was called, ever, as uv_is_closing. Loop
// goroutine only.
func (h *Handle) IsClosing() bool { return h.is(stateClosing) }

// HasRef tells whether the handle keeps the loop alive while it is active, as
// uv_has_ref. Loop goroutine only.
func (h *Handle) HasRef() bool { return h.is(stateRef) }

func (h *Handle) is(st handleState) bool {
	h.loop.CheckGoroutine()
	return h.state&st != 0
}

// Ref makes the handle keep the loop alive while it is active, as uv_ref; so
// every handle begins. It is a mark, not a count. Loop goroutine only.
func (h *Handle) Ref() {
	h.loop.CheckGoroutine()
	if h.state&(stateRef|stateClosed) == 0 {
		h.state |= stateRef
		if h.state&stateActive != 0 {
			h.loop.active++
		}
	}
}

// Unref lets the loop end while the handle is active, as uv_unref. It does not
// touch requests on the handle, and a closing handle keeps the loop alive all
// the same. Loop goroutine only.
func (h *Handle) Unref() {
	h.loop.CheckGoroutine()
	h.unref()
}

func (h *Handle) unref() {
	if h.state&stateRef != 0 {
		h.state &^= stateRef
		if h.state&stateActive != 0 {
			h.loop.active--
		}
	}
}

// Close ends the handle, as uv_close. It is inactive and its descriptor is
// given back at once; onClose, which may be nil, runs in the next closing
// phase, after requests on the handle have called back with ECANCELED. No
// other callback of the handle runs after Close. Handles closed in one tick
// call back in reverse order, as libuv's do.
//
// A second Close panics; IsClosing tells. Loop goroutine only.
func (h *Handle) Close(onClose func()) {
	h.loop.CheckGoroutine()
	if h.state&stateClosing != 0 {
		panic(fmt.Sprintf("uv: Close called twice on a %s handle: ask IsClosing first", h.kind.Name))
	}
	h.state |= stateClosing
	h.onClose = onClose
	if h.kind.Closing != nil {
		h.kind.Closing(h.owner)
	}
	h.deactivate()
	if h.kind.Held == nil || !h.kind.Held(h.owner) {
		h.loop.finishLater(h)
	}
}

// Finish lets a handle go on to its close callback that was Held when Close
// was called. It is for authors of handles, who call it once. Loop goroutine
// only.
func (h *Handle) Finish() {
	h.loop.CheckGoroutine()
	if h.state&stateClosing == 0 {
		panic("uv: Finish of a " + h.kind.Name + " handle that is not closing: it is for those that were Held")
	}
	h.loop.finishLater(h)
}

func (l *Loop) finishLater(h *Handle) { h.nextClosing, l.closing = l.closing, h }

// runClosing finishes handles. The list is detached first: what is closed by a
// close callback is finished in the next tick.
func (l *Loop) runClosing() {
	l.closingNow, l.closing = l.closing, nil
	for l.closingNow != nil {
		h := l.closingNow
		l.closingNow, h.nextClosing = h.nextClosing, nil
		if h.kind.Busy != nil && h.kind.Busy(h.owner) {
			l.finishLater(h)
			continue
		}
		if h.kind.Closed != nil {
			h.kind.Closed(h.owner)
		}
		h.state |= stateClosed
		h.unref()
		h.link.remove()
		if onClose := h.onClose; onClose != nil {
			h.onClose = nil
			onClose()
		}
	}
}
