package env

import "github.com/uvgo/uvgo/bindings/node/engine"

// Scope is what Node calls an async resource, as far as it matters for what
// runs in it: its number, the number of the scope it was made in, and what every
// AsyncLocalStorage has there. What a script starts now and hears of later
// (a timer, a request, a socket, a tick) captures a Scope when it starts and is
// told within it.
//
// Nothing of this is there until a script asks for async_hooks: Capture then
// gives nil, and Within only runs its function.
type Scope struct {
	ID, Trigger int64
	Stores      *Stores
	// Resource is the object that the scope belongs to, nil if none; it is
	// held.
	Resource engine.Value
}

// Stores is what AsyncLocalStorages have, the one set last first. A list is
// never changed: a scope gets another.
type Stores struct {
	Of    any
	Value engine.Value // held
	Next  *Stores
}

// scopes is what an Env has of them once they are wanted.
type scopes struct {
	current *Scope
	idle    *Scope // where nobody has captured anything
	last    int64
}

// TrackScopes has scopes captured from now on; what runs now runs in the first.
// Loop goroutine only.
func (e *Env) TrackScopes() {
	if e.scopes != nil {
		return
	}
	e.scopes = &scopes{current: &Scope{ID: 1}, idle: &Scope{}, last: 1}
	if tracker, ok := e.Engine.(engine.JobScopes); ok {
		tracker.TrackJobs(jobScopes{e})
	}
}

// Scope is the one that runs now, nil if none is kept. Loop goroutine only.
func (e *Env) Scope() *Scope {
	if e.scopes == nil {
		return nil
	}
	return e.scopes.current
}

// Capture makes a scope for what begins now, with what the present one has; nil
// if none is kept. Loop goroutine only.
func (e *Env) Capture() *Scope {
	if e.scopes == nil {
		return nil
	}
	e.scopes.last++
	now := e.scopes.current
	return &Scope{ID: e.scopes.last, Trigger: now.ID, Stores: now.Stores}
}

// Outside is a scope for what no script began, without stores; nil if none is
// kept. Loop goroutine only.
func (e *Env) Outside() *Scope {
	s := e.Capture()
	if s != nil {
		s.Stores = nil
	}
	return s
}

// Within runs f in s. A nil s is no scope of its own: f just runs. Loop
// goroutine only.
func (e *Env) Within(s *Scope, f func() error) error {
	if s == nil {
		return f()
	}
	before := e.scopes.current
	e.scopes.current = s
	defer func() { e.scopes.current = before }()
	return f()
}

// CallbackIn is Callback with f in s, and with s for those who hear that f has
// failed. Loop goroutine only.
func (e *Env) CallbackIn(s *Scope, f func() error) {
	if s == nil {
		e.Callback(f)
		return
	}
	e.Callback(e.caught(s, f))
}

// bound is f, to be run later in a scope that is captured now.
func (e *Env) bound(f func() error) func() error {
	s := e.Capture()
	if s == nil {
		return f
	}
	return e.caught(s, f)
}

func (e *Env) caught(s *Scope, f func() error) func() error {
	return func() error {
		return e.Within(s, func() error {
			e.Uncaught(f())
			return nil
		})
	}
}

// jobScopes gives promise jobs the scope in which their reaction was made.
type jobScopes struct{ e *Env }

func (j jobScopes) Grab() any { return j.e.Capture() }

func (j jobScopes) Resumed(scope any) {
	if s, ok := scope.(*Scope); ok && s != nil {
		j.e.scopes.current = s
	}
}

func (j jobScopes) Exited() { j.e.scopes.current = j.e.scopes.idle }
