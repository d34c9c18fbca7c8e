package env

import (
	"net/netip"
	"os"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv"
)

// Resource is one thing that keeps the loop alive.
type Resource struct {
	// Kind is "Timeout", "Immediate", "promise", or a handle's kind: "tcp".
	Kind string
	// Detail tells it from its like: "1000 ms", "127.0.0.1:80".
	Detail string
	// Key is what Born was given.
	Key any
	// Handles are those that it lives by, which are not listed again.
	Handles []uv.AnyHandle
}

// OnPending registers what lists the resources of a module that keep the loop
// alive now.
func (e *Env) OnPending(list func(add func(Resource))) { e.listers = append(e.listers, list) }

// Pending lists what keeps the loop alive: what modules know of, then the
// handles that none of them has named.
func (e *Env) Pending() []Resource {
	var all []Resource
	named := make(map[uv.AnyHandle]bool)
	for _, list := range e.listers {
		list(func(r Resource) {
			for _, h := range r.Handles {
				named[h] = true
			}
			if r.Kind != "" {
				all = append(all, r)
			}
		})
	}
	e.Loop.Walk(func(h uv.AnyHandle) {
		if h.IsActive() && h.HasRef() && !h.IsClosing() && !named[h] {
			all = append(all, Resource{Kind: h.KindName(), Detail: address(h), Key: h})
		}
	})
	return all
}

// address is where a socket is bound, for one that can tell.
func address(h uv.AnyHandle) string {
	socket, ok := h.(interface {
		SockName() (netip.AddrPort, error)
	})
	if !ok {
		return ""
	}
	addr, err := socket.SockName()
	if err != nil {
		return ""
	}
	return addr.String()
}

// Born remembers where in the script x is made, if Tracing is on; x is a
// pointer. Gone forgets it.
func (e *Env) Born(x any) {
	if !e.Tracing {
		return
	}
	if e.births == nil {
		e.births = make(map[any][]engine.Frame)
	}
	e.births[x] = e.Engine.Trace(nil)
}

// Inherit makes x have been made where from was, for what comes of it later.
func (e *Env) Inherit(x, from any) {
	if e.births != nil {
		e.births[x] = e.births[from]
	}
}

// Gone forgets what Born remembers of x.
func (e *Env) Gone(x any) {
	if e.births != nil {
		delete(e.births, x)
	}
}

// Birth is where x was made, innermost frame first, nil if that is not known.
func (e *Env) Birth(x any) []engine.Frame { return e.births[x] }

// Now is the time of day as scripts are told it.
func (e *Env) Now() time.Time {
	if e.Clock != nil {
		return e.Clock()
	}
	return time.Now()
}

// Getenv is a variable of the environment as the program began.
func (e *Env) Getenv(name string) (value string, ok bool) {
	if e.LookupEnv != nil {
		return e.LookupEnv(name)
	}
	return os.LookupEnv(name)
}
