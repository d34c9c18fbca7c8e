package dgram

import (
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/udp"
)

// Bind makes the socket for datagrams that a net.Query names. Its errors are the
// system's. Loop goroutine only.
func Bind(loop *uv.Loop, q net.Query) (stream.Acceptor, error) {
	u := udp.New(loop)
	err := error(nil)
	if q.FD >= 0 {
		err = u.Open(q.FD)
	} else {
		var addr netip.Addr
		if addr, err = netip.ParseAddr(q.Address); err == nil {
			err = u.Bind(netip.AddrPortFrom(addr, uint16(q.Port)), udp.Flags(q.Flags)&(udp.IPv6Only|udp.ReuseAddr|udp.ReusePort))
		} else {
			err = uv.EINVAL
		}
	}
	if err != nil {
		u.Close(nil)
		return nil, err
	}
	return u, nil
}

// tenancy is a socket of a worker of a cluster.
type tenancy struct {
	s *Socket
	q net.Query
}

// lease has the primary bind, and tells whether there is one.
func (s *Socket) lease(q net.Query) (asked bool, err error) {
	primary := net.PrimaryOf(s.st.e)
	if primary == nil {
		return false, nil
	}
	s.hold()
	q.Type = s.Type()
	return true, primary.Lease(q, &tenancy{s, q})
}

func (t *tenancy) Leased(l *net.Lease, failed uv.Code) error {
	s := t.s
	if failed != 0 {
		if s.closed {
			return nil
		}
		s.bound = unbound
		if t.q.FD >= 0 {
			return s.failListening(s.st.errorOf(failed, "open"))
		}
		return s.failListening(s.st.errorAt(failed, "bind", s.st.eng.String(t.q.Address), t.q.Port))
	}
	u, ok := l.Handle.(*udp.UDP)
	if s.closed || !ok {
		l.Return()
		if l.Handle != nil {
			l.Handle.Close(nil)
		}
		return nil
	}
	// What a script set before, as ref, it set on a handle that gives way.
	if s.udp != nil {
		s.udp.Close(nil)
	}
	s.leased = l
	return s.take(u)
}

func (t *tenancy) Full() (bool, error)           { return true, nil }
func (t *tenancy) Deliver(stream.Acceptor) error { return nil } // never: a socket for datagrams is always shared

func (t *tenancy) Leave(then func() error) error {
	s := t.s
	_, err := s.emitter.OnceGo(s.st.e, s.this, "close", func(engine.Value, []engine.Value) error { return then() })
	if err != nil {
		return err
	}
	closing, err := s.st.eng.Get(s.this, "close")
	if err == nil {
		_, err = s.st.eng.Call(closing, s.this)
	}
	return err
}

func (t *tenancy) Emitter() (*events.Emitter, engine.Value) { return &t.s.emitter, t.s.this }

func (t *tenancy) Port() int {
	if u := t.s.udp; u != nil {
		if name, err := u.SockName(); err == nil {
			return int(name.Port())
		}
	}
	return t.q.Port
}
