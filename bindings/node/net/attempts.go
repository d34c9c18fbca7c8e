package net

import (
	"net/netip"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
)

// attempts is a connection to a name with several addresses (RFC 8305, as Node
// reads it): one after the other, each with a time of its own.
type attempts struct {
	s      *Socket
	t      target
	left   []netip.Addr
	timer  *timer.Timer
	errors []engine.Value // held
}

// interleave takes turns between the families, the first address's first.
func interleave(addrs []netip.Addr) []netip.Addr {
	var first, second, list []netip.Addr
	for _, a := range addrs {
		if a.Is4() == addrs[0].Is4() {
			first = append(first, a)
		} else {
			second = append(second, a)
		}
	}
	for i := range max(len(first), len(second)) {
		if i < len(first) {
			list = append(list, first[i])
		}
		if i < len(second) {
			list = append(list, second[i])
		}
	}
	return list
}

func (s *Socket) attempt(list []netip.Addr, t target) {
	s.attempts = &attempts{s: s, t: t, left: list}
	s.tried = []string{}
	s.attempts.next()
}

// stop lets go of what the attempts needed.
func (a *attempts) stop() {
	if a.timer != nil {
		a.timer.Close(nil)
		a.timer = nil
	}
	for _, err := range a.errors {
		a.s.st.eng.Release(err)
	}
	a.errors = nil
}

// missed keeps an error, and takes a fresh link.
func (a *attempts) missed(failed engine.Value) {
	s := a.s
	a.errors = append(a.errors, s.st.eng.Hold(failed))
	s.link.Close(nil)
	s.link = nil
	s.attach(overTCP(tcp.New(s.st.e.Loop)))
}

func (a *attempts) next() {
	s, e, eng := a.s, a.s.st.e, a.s.st.eng
	for s.attempts == a {
		if len(a.left) == 0 {
			failed := eng.Hold(a.failure())
			defer eng.Release(failed)
			s.Destroy(failed)
			return
		}
		addr := netip.AddrPortFrom(a.left[0], a.t.port)
		a.left = a.left[1:]
		s.tried = append(s.tried, addr.Addr().String()+":"+portText(addr))
		failed := s.dial(addr, a.t, func(err error) error {
			if err == nil {
				s.attempts = nil
				a.stop()
				return s.connected()
			}
			failed := eng.Hold(s.connectError(err, addr, a.t))
			defer eng.Release(failed)
			a.missed(failed)
			e.Uncaught(s.tellAttempt("connectionAttemptFailed", addr, failed))
			a.next()
			return nil
		})
		if failed != nil {
			a.missed(failed)
			continue
		}
		if s.attempts == a {
			a.limit(addr)
		}
		return
	}
}

// limit gives the attempt that is under way its time, unless it is the last.
func (a *attempts) limit(addr netip.AddrPort) {
	s, e := a.s, a.s.st.e
	if len(a.left) == 0 {
		if a.timer != nil {
			a.timer.Stop()
		}
		return
	}
	if a.timer == nil {
		a.timer = timer.New(e.Loop)
		a.timer.Unref()
	}
	a.timer.Start(time.Duration(a.t.timeout*float64(time.Millisecond)), 0, func() {
		e.CallbackIn(s.scope, func() error {
			if s.attempts != a {
				return nil
			}
			a.missed(s.st.errorAt(uv.ETIMEDOUT, "connect", addr.Addr().String(), portText(addr), ""))
			e.Uncaught(s.tellAttempt("connectionAttemptTimeout", addr))
			a.next()
			return nil
		})
	})
}

// failure is all the errors in one: an AggregateError, where there are any.
func (a *attempts) failure() engine.Value {
	st, eng := a.s.st, a.s.st.eng
	list := eng.NewArray(a.errors...)
	code, err := eng.Get(a.errors[0], "code")
	if err != nil {
		code = eng.Undefined()
	}
	var v engine.Value
	if class, err := eng.Get(eng.Global(), "AggregateError"); err == nil && eng.TypeOf(class) == engine.Function {
		v, _ = eng.Construct(class, list)
	}
	if v == nil {
		v = st.e.NewError(env.Error, "", "")
		eng.Define(v, "errors", engine.Property{Value: list, Writable: true, Configurable: true})
	}
	eng.Set(v, "code", code)
	return v
}
