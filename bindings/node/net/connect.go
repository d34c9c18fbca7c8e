package net

import (
	"net/netip"
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/dns"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/tcp"
)

// connect begins; what the options say wrong is thrown.
func (s *Socket) connect(options, callback engine.Value) error {
	e, eng := s.st.e, s.st.eng
	if s.Destroyed() {
		s.Reopen()
		s.peer, s.local = nil, nil
		s.bytesRead, s.bytesWritten = 0, 0
	}
	t, err := s.target(options)
	if err != nil {
		return err
	}
	if eng.TypeOf(callback) == engine.Function {
		if err := s.Once(e, s.This(), "connect", callback); err != nil {
			return err
		}
	}
	s.hold()
	s.active()
	s.connecting = true
	if s.host != nil {
		eng.Release(s.host)
		s.host = nil
	}
	if t.path == "" {
		s.attach(overTCP(tcp.New(e.Loop)))
	}
	switch {
	case t.path != "":
		s.toPath(t.path)
	case version(t.host) != 0:
		s.host = eng.Hold(eng.String(t.host))
		e.NextTick(func() error {
			if s.connecting {
				s.toAddress(netip.AddrPortFrom(netip.MustParseAddr(t.host), t.port), t)
			}
			return nil
		})
	case t.lookup != nil:
		s.host = eng.Hold(eng.String(t.host))
		return s.lookUp(t)
	default:
		s.host = eng.Hold(eng.String(t.host))
		dns.Lookup(e, t.host, dns.Options{Family: t.family, Hints: t.hints}, func(failed engine.Value, addrs []netip.Addr) error {
			return s.found(t, failed, addrs)
		})
	}
	return nil
}

// lookUp asks the script's own resolver.
func (s *Socket) lookUp(t target) error {
	eng := s.st.eng
	options := eng.NewObject(nil)
	many := t.selecting && t.family == 0 && !t.localAddr.IsValid()
	eng.Set(options, "family", t.familyArg)
	eng.Set(options, "hints", eng.Number(float64(t.hints)))
	if many {
		eng.Set(options, "all", eng.Bool(true))
	}
	answered := false
	done := eng.NewFunc("", 3, func(c *engine.Call) (engine.Value, error) {
		if answered {
			return c.Undefined, nil
		}
		answered = true
		if eng.ToBool(c.Arg(0)) {
			return c.Undefined, s.found(t, c.Arg(0), nil)
		}
		return c.Undefined, s.answered(t, many, c)
	})
	_, err := eng.Call(t.lookup, nil, eng.String(t.host), options, done)
	if err != nil {
		s.connecting = false
	}
	return err
}

// answered goes on with what a resolver of the script's has found: one address
// with its family, or, if many were asked for, a list of them. Those that are none
// are passed over as long as another is left.
func (s *Socket) answered(t target, many bool, c *engine.Call) error {
	e, eng := s.st.e, s.st.eng
	var addrs []netip.Addr
	var failed engine.Value
	take := func(ip, family engine.Value) error {
		_, thrown := s.Emit(e, s.This(), "lookup", c.Arg(0), ip, family, eng.String(t.host))
		addr, none := netip.ParseAddr(e.Text(ip))
		switch f, _ := eng.ToNumber(family); {
		case thrown != nil:
		case none != nil || !many && eng.TypeOf(ip) != engine.String:
			if failed == nil {
				failed = e.NewError(env.TypeError, "ERR_INVALID_IP_ADDRESS", "Invalid IP address: "+e.Text(ip))
			}
		case eng.TypeOf(family) != engine.Number || f != 4 && f != 6:
			if failed == nil {
				failed = s.st.invalidFamily(e.Text(family), t)
			}
		case !slices.Contains(addrs, addr):
			addrs = append(addrs, addr)
		}
		return thrown
	}
	if !many {
		if err := take(c.Arg(1), c.Arg(2)); err != nil {
			return err
		}
	}
	for i := 0; many && i < lang.Length(e, c.Arg(1)) && s.connecting; i++ {
		item, err := eng.Get(c.Arg(1), i)
		if err != nil {
			return err
		}
		ip, err := eng.Get(item, "address")
		if err != nil {
			return err
		}
		family, err := eng.Get(item, "family")
		if err == nil {
			err = take(ip, family)
		}
		if err != nil {
			return err
		}
	}
	if len(addrs) > 0 {
		return s.reach(t, addrs)
	}
	if failed == nil {
		failed = dns.NotFound(e, t.host)
	}
	s.failLater(failed)
	return nil
}

func (st *state) invalidFamily(family string, t target) engine.Value {
	v := st.e.NewError(env.RangeError, "ERR_INVALID_ADDRESS_FAMILY",
		"Invalid address family: "+family+" "+t.host+":"+strconv.Itoa(int(t.port)))
	st.eng.Set(v, "host", st.eng.String(t.host))
	st.eng.Set(v, "port", st.eng.Number(float64(t.port)))
	return v
}

// failLater destroys a socket that has no address to go to, in the next tick.
func (s *Socket) failLater(failed engine.Value) {
	if !s.connecting {
		return
	}
	failed = s.st.eng.Hold(failed)
	s.st.e.NextTick(func() error {
		defer s.st.eng.Release(failed)
		s.Destroy(failed)
		return nil
	})
}

// found goes on with the addresses of a name.
func (s *Socket) found(t target, failed engine.Value, addrs []netip.Addr) error {
	e, eng := s.st.e, s.st.eng
	emit := func(err, addr, family engine.Value) error {
		_, thrown := s.Emit(e, s.This(), "lookup", err, addr, family, eng.String(t.host))
		return thrown
	}
	if failed == nil && len(addrs) == 0 {
		failed = dns.NotFound(s.st.e, t.host)
	}
	if failed != nil {
		if !s.connecting && s.Destroyed() {
			return nil
		}
		if err := emit(failed, eng.Undefined(), eng.Undefined()); err != nil {
			return err
		}
		s.failLater(failed)
		return nil
	}
	if !t.selecting || t.family != 0 || t.localAddr.IsValid() {
		addrs = addrs[:1]
	}
	for _, a := range addrs {
		family := 6.0
		if a.Is4() {
			family = 4
		}
		if err := emit(eng.Null(), eng.String(a.String()), eng.Number(family)); err != nil {
			return err
		}
	}
	return s.reach(t, addrs)
}

// reach connects to one of these addresses.
func (s *Socket) reach(t target, addrs []netip.Addr) error {
	if !s.connecting {
		return nil
	}
	s.active()
	if list := interleave(addrs); len(list) > 1 {
		s.attempt(list, t)
		return nil
	}
	s.toAddress(netip.AddrPortFrom(addrs[0], t.port), t)
	return nil
}

// toAddress connects to one address.
func (s *Socket) toAddress(addr netip.AddrPort, t target) {
	e, eng := s.st.e, s.st.eng
	failed := s.dial(addr, t, func(err error) error {
		if err == nil {
			return s.connected()
		}
		failed := eng.Hold(s.connectError(err, addr, t))
		defer eng.Release(failed)
		e.Uncaught(s.tellAttempt("connectionAttemptFailed", addr, failed))
		s.Destroy(failed)
		return nil
	})
	if failed != nil {
		s.Destroy(failed)
	}
}

// dial has the link connect, and tells that there is an attempt. failed says why
// there is none; onConnect is not called if the link is gone by then.
func (s *Socket) dial(addr netip.AddrPort, t target, onConnect func(err error) error) (failed engine.Value) {
	l := s.link
	if t.localAddr.IsValid() || t.localPort != 0 {
		local := t.localAddr
		if !local.IsValid() {
			local = netip.IPv4Unspecified()
			if addr.Addr().Is6() {
				local = netip.IPv6Unspecified()
			}
		}
		if err := l.tcp.Bind(netip.AddrPortFrom(local, t.localPort), 0); err != nil {
			code, _ := env.CodeOf(err)
			port := ""
			if t.localPort != 0 {
				port = strconv.Itoa(int(t.localPort))
			}
			return s.st.errorAt(code, "bind", local.String(), port, "")
		}
	}
	s.st.e.Uncaught(s.tellAttempt("connectionAttempt", addr))
	if s.link != l {
		return nil
	}
	scope := s.st.e.Capture()
	err := l.tcp.Connect(addr, func(err error) {
		s.st.e.CallbackIn(scope, func() error {
			if s.link != l {
				return nil
			}
			return onConnect(err)
		})
	})
	if err != nil {
		return s.connectError(err, addr, t)
	}
	return nil
}

func (s *Socket) connectError(err error, addr netip.AddrPort, t target) engine.Value {
	code, _ := env.CodeOf(err)
	detail := ""
	if t.localAddr.IsValid() && t.localPort != 0 {
		detail = t.localAddr.String() + ":" + strconv.Itoa(int(t.localPort))
	}
	return s.st.errorAt(code, "connect", addr.Addr().String(), portText(addr), detail)
}

func (s *Socket) tellAttempt(event string, addr netip.AddrPort, more ...engine.Value) error {
	eng := s.st.eng
	family := 6.0
	if addr.Addr().Is4() {
		family = 4
	}
	args := append([]engine.Value{eng.String(addr.Addr().String()), eng.Number(float64(addr.Port())), eng.Number(family)}, more...)
	_, err := s.Emit(s.st.e, s.This(), event, args...)
	return err
}

// toPath connects to a Unix socket.
func (s *Socket) toPath(path string) {
	e, eng := s.st.e, s.st.eng
	l := overPipe(pipe.New(e.Loop, false))
	s.attach(l)
	fail := func(err error) error {
		if s.link != l || s.Destroyed() {
			return nil
		}
		code, _ := env.CodeOf(err)
		failed := eng.Hold(s.st.errorAt(code, "connect", path, "", ""))
		defer eng.Release(failed)
		_, thrown := s.Emit(e, s.This(), "connectionAttemptFailed", eng.String(path), eng.Undefined(), eng.Undefined(), failed)
		e.Uncaught(thrown)
		s.Destroy(failed)
		return nil
	}
	scope := e.Capture()
	err := l.pipe.Connect(path, func(err error) {
		e.CallbackIn(scope, func() error {
			if err != nil {
				return fail(err)
			}
			if s.link != l || s.Destroyed() {
				return nil
			}
			return s.connected()
		})
	})
	if err != nil {
		e.NextTick(func() error { return fail(err) })
	}
}

// connected follows a connection that stands.
func (s *Socket) connected() error {
	e := s.st.e
	s.connecting = false
	s.active()
	if t := s.link.tcp; t != nil {
		if s.noDelay {
			t.NoDelay(true)
		}
		if s.keepAlive {
			t.KeepAlive(true, keepAliveDelay(s.keepAliveDelay))
		}
	}
	if _, err := s.Emit(e, s.This(), "connect"); err != nil {
		e.Uncaught(err)
	}
	// What waited goes now. In Node these listen to 'connect', behind the
	// script's own listeners as a rule, and before 'ready'.
	pending, final := s.pending, s.final
	s.pending, s.pendingDone, s.final = nil, nil, nil
	if pending != nil {
		pending()
	}
	if final != nil && s.link != nil {
		final()
	}
	if _, err := s.Emit(e, s.This(), "ready"); err != nil {
		e.Uncaught(err)
	}
	if s.link == nil {
		return nil
	}
	if s.wantsRead {
		s.wantsRead = false
		s.startReading()
	} else if !s.Paused() {
		s.ReadZero()
	}
	return nil
}
