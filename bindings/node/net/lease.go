package net

import (
	"net/netip"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
)

// A worker of a cluster does not bind: it asks its primary, which lends it a
// socket that all workers have, or connections one by one.

// Query says where a socket is to be bound. Types are Node's addressType: "4",
// "6", "udp4", "udp6", "-1" for a path, and "" for a descriptor.
type Query struct {
	Address string // a path too; "" is none
	Port    int    // -1 for a path
	Type    string
	FD      int // of the primary; -1 for none
	Flags   int // what the libuv of Node has: 1 is IPv6Only, 4 is ReuseAddr of UDP
	Backlog int // 0 is Node's own
	Modes   uv.Events
}

// Lease is what the primary lends.
type Lease struct {
	// Handle is the socket; nil if connections come one by one.
	Handle stream.Acceptor
	// Name is where the socket of the primary is bound, the zero AddrPort if
	// that is a path.
	Name netip.AddrPort
	// Return gives it back. Never nil.
	Return func()
}

// Tenant is what leases: a server, or a socket for datagrams. Its methods run
// inside a Callback.
type Tenant interface {
	// Leased brings the Lease, or the error code of the system.
	Leased(l *Lease, failed uv.Code) error
	// Full says that no connection can be taken now.
	Full() (bool, error)
	// Deliver brings a connection.
	Deliver(connection stream.Acceptor) error
	// Leave closes the tenant as its script would; then runs at 'close'.
	Leave(then func() error) error
	// Emitter is of the tenant's object, which comes along: 'listening' tells
	// the primary that the tenant works, on the port given back.
	Emitter() (*events.Emitter, engine.Value)
	Port() int
}

// Primary is who lends.
type Primary interface {
	// Lease asks for a socket; the tenant hears later.
	Lease(q Query, t Tenant) error
}

type primaryKey struct{}

type primaryState struct{ primary Primary }

// SetPrimary makes every listen and bind that is not exclusive ask p. Loop
// goroutine only.
func SetPrimary(e *env.Env, p Primary) {
	env.State(e, primaryKey{}, func() *primaryState { return new(primaryState) }).primary = p
}

// PrimaryOf is what SetPrimary has set; nil is nobody. Loop goroutine only.
func PrimaryOf(e *env.Env) Primary {
	return env.State(e, primaryKey{}, func() *primaryState { return new(primaryState) }).primary
}

// tenancy is a Server that leases.
type tenancy struct {
	*Server
	q     Query
	round int
}

// begin listens: by listen, or by a lease.
func (sv *Server) begin(p place, q Query, listen func() error) error {
	primary := PrimaryOf(sv.st.e)
	if primary == nil || p.exclusive {
		sv.start(listen)
		return nil
	}
	if p.backlog != defaultBacklog {
		q.Backlog = p.backlog
	}
	q.Modes = p.modes
	sv.starting = true
	return primary.Lease(q, &tenancy{sv, q, sv.listenings})
}

func (t *tenancy) Leased(l *Lease, failed uv.Code) error {
	sv := t.Server
	if sv.listenings != t.round {
		if l != nil {
			l.Return()
		}
		return nil
	}
	if l != nil && l.Handle != nil && failed == 0 && t.q.Port > 0 {
		// The system may tell only who listens that the port is taken.
		if h, ok := l.Handle.(*tcp.TCP); ok {
			if name, err := h.SockName(); err != nil || int(name.Port()) != t.q.Port {
				failed = uv.EADDRINUSE
			}
		}
	}
	if failed != 0 {
		sv.starting = false
		if l != nil {
			l.Return()
		}
		defer sv.letGoIfIdle()
		return sv.emit("error", t.bindError(failed))
	}
	sv.lease = l
	sv.start(func() error {
		if l.Handle == nil {
			sv.link = lent(sv.st.e.Loop)
			sv.settle(t.q)
			return nil
		}
		backlog := t.q.Backlog
		if backlog == 0 {
			backlog = defaultBacklog
		}
		link := linkOver(l.Handle)
		if err := link.Listen(backlog, sv.onConnection); err != nil {
			sv.lease = nil
			l.Return()
			return sv.failed(err, t.address(), t.port())
		}
		sv.link = link
		sv.settle(t.q)
		return nil
	})
	return nil
}

// settle remembers where a server that leases listens.
func (sv *Server) settle(q Query) {
	t := &tenancy{Server: sv, q: q}
	if q.Port < 0 {
		sv.path = q.Address
	}
	typ := q.Type
	if typ == "" {
		typ = "null"
	}
	sv.key = typ + ":" + t.address() + ":" + strconv.Itoa(q.Port)
}

func (t *tenancy) address() string {
	if t.q.Address == "" {
		return "null"
	}
	return t.q.Address
}

// port is "" for a path, as errorAt has it.
func (t *tenancy) port() string {
	if t.q.Port < 0 {
		return ""
	}
	return strconv.Itoa(t.q.Port)
}

func (t *tenancy) bindError(code uv.Code) engine.Value {
	eng := t.st.eng
	address := t.address()
	if t.q.Port == 0 && t.q.Address == "" {
		address = "" // a descriptor has none to be told
	}
	v := t.st.errorAt(code, "bind", address, t.port(), "")
	if t.q.Address == "" {
		eng.Set(v, "address", eng.Null())
	}
	if t.q.Port < 0 {
		eng.Set(v, "port", eng.Number(-1))
	}
	return v
}

func (t *tenancy) Full() (bool, error) {
	if t.Server.link == nil {
		return true, nil
	}
	return t.full()
}

func (t *tenancy) Deliver(connection stream.Acceptor) error { return t.take(linkOver(connection)) }

func (t *tenancy) Leave(then func() error) error {
	_, err := t.emitter.OnceGo(t.st.e, t.this, "close", func(engine.Value, []engine.Value) error { return then() })
	if err != nil {
		return err
	}
	t.Server.leaving = true
	closing, err := t.st.eng.Get(t.this, "close") // the script's, or an heir's
	if err == nil {
		_, err = t.st.eng.Call(closing, t.this)
	}
	return err
}

// Leaving tells whether the server was closed because its worker leaves a
// cluster. A client that never rests would hold the worker by a connection that
// is kept alive, so none is, where Node waits for the client. Loop goroutine
// only.
func (sv *Server) Leaving() bool { return sv.leaving }

func (t *tenancy) Emitter() (*events.Emitter, engine.Value) { return &t.emitter, t.this }

func (t *tenancy) Port() int {
	sv := t.Server
	switch {
	case sv.lease != nil && sv.lease.Name.IsValid():
		return int(sv.lease.Name.Port())
	case sv.link != nil && sv.link.tcp != nil:
		if name, err := sv.link.tcp.SockName(); err == nil {
			return int(name.Port())
		}
	}
	return t.q.Port
}
