package http

import (
	"context"
	"errors"
	"math"
	"net"
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/work"
)

// place is what listen was asked for.
type place struct {
	port    uint16
	host    string
	backlog int
	v6only  bool
	reuse   bool
	fd      int // adopt this descriptor; -1: none
}

// listenArgs is server.listen in all its forms: (port, host, backlog,
// callback), each optional, ({port, host, backlog, ipv6Only, fd}, callback).
func (s *Server) listenArgs(c *engine.Call) error {
	e, eng := s.env, s.env.Engine
	if s.listener != nil || s.closing {
		return e.Throw(env.Error, "ERR_SERVER_ALREADY_LISTEN", "Listen method has been called more than once without closing.")
	}
	args := c.Args
	if n := len(args); n > 0 && eng.TypeOf(args[n-1]) == engine.Function {
		if err := s.emitter.Once(e, c.This, "listening", args[n-1]); err != nil {
			return err
		}
		args = args[:n-1]
	}
	p, err := s.place(args)
	if err != nil {
		return err
	}
	if p.fd >= 0 {
		return s.start(func() error { return s.adopt(p) })
	}
	if p.host == "" {
		return s.start(func() error { return s.listenAny(p) })
	}
	if addr, err := netip.ParseAddr(p.host); err == nil {
		// Node asks its resolver even for an address, which answers in the
		// next tick.
		e.NextTick(func() error { return s.start(func() error { return s.listenAt(addr, p) }) })
		return nil
	}
	s.resolve(p)
	return nil
}

// place reads listen's arguments without the callback.
func (s *Server) place(args []engine.Value) (p place, err error) {
	e, eng := s.env, s.env.Engine
	p.backlog, p.fd = 511, -1
	arg := func(i int) engine.Value {
		if i < len(args) {
			return args[i]
		}
		return eng.Undefined()
	}
	first := arg(0)
	switch eng.TypeOf(first) {
	case engine.Object:
		if p, ok, err := s.placeOf(first, p); ok || err != nil {
			return p, err
		}
		return p, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE",
			`The argument 'options' must have the property "port" or "path". Received `+e.Inspect(first))
	case engine.Undefined, engine.Null:
	default:
		if text := e.Text(first); eng.TypeOf(first) == engine.String && !isNumeric(text) {
			return p, s.noPipes()
		}
		if p.port, err = s.port(first); err != nil {
			return p, err
		}
	}
	rest := args[min(1, len(args)):]
	if len(rest) > 0 && eng.TypeOf(rest[0]) == engine.String && !isNumeric(e.Text(rest[0])) {
		p.host = e.Text(rest[0])
		rest = rest[1:]
	} else if len(rest) > 0 && (eng.TypeOf(rest[0]) == engine.Undefined || eng.TypeOf(rest[0]) == engine.Null) {
		rest = rest[1:]
	}
	if len(rest) > 0 && eng.TypeOf(rest[0]) == engine.Number {
		n, err := e.Int(rest[0])
		if err != nil {
			return p, err
		}
		p.backlog = n
	}
	return p, nil
}

// placeOf reads an options object; ok is false if it names no place.
func (s *Server) placeOf(opts engine.Value, p place) (place, bool, error) {
	e, eng := s.env, s.env.Engine
	get := func(name string) (engine.Value, bool, error) {
		v, err := eng.Get(opts, name)
		if err != nil {
			return nil, false, err
		}
		t := eng.TypeOf(v)
		return v, t != engine.Undefined && t != engine.Null, nil
	}
	fd, has, err := get("fd")
	if err != nil {
		return p, false, err
	}
	if has && eng.TypeOf(fd) == engine.Number {
		n, err := e.Int(fd)
		if err == nil && n >= 0 {
			p.fd = n
			return p, true, nil
		}
	}
	if backlog, has, err := get("backlog"); err != nil {
		return p, false, err
	} else if has {
		if p.backlog, err = e.Int(backlog); err != nil {
			return p, false, err
		}
	}
	if v, has, err := get("ipv6Only"); err != nil {
		return p, false, err
	} else if has {
		p.v6only = eng.ToBool(v)
	}
	if v, has, err := get("reusePort"); err != nil {
		return p, false, err
	} else if has {
		p.reuse = eng.ToBool(v)
	}
	if v, has, err := get("host"); err != nil {
		return p, false, err
	} else if has {
		if p.host, err = e.StringArg("options.host", v); err != nil {
			return p, false, err
		}
	}
	port, has, err := get("port")
	if err != nil {
		return p, false, err
	}
	if has {
		p.port, err = s.port(port)
		return p, true, err
	}
	if _, has, err := get("path"); err != nil || has {
		if err == nil {
			err = s.noPipes()
		}
		return p, false, err
	}
	return p, false, nil
}

func (s *Server) noPipes() error {
	return s.env.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
		"listening on a path is not built yet: listen on a port")
}

// port checks a port as validatePort does.
func (s *Server) port(v engine.Value) (uint16, error) {
	e, eng := s.env, s.env.Engine
	t := eng.TypeOf(v)
	if t == engine.Number || t == engine.String && isNumeric(e.Text(v)) {
		f, err := eng.ToNumber(v)
		if err != nil {
			return 0, err
		}
		if f == math.Trunc(f) && f >= 0 && f < 65536 {
			return uint16(f), nil
		}
	} else if t != engine.String {
		return 0, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The argument 'options' must have the property \"port\" or \"path\". Received "+e.Inspect(v))
	}
	kind := map[engine.Type]string{engine.Number: "number", engine.String: "string"}[t]
	return 0, e.Throw(env.RangeError, "ERR_SOCKET_BAD_PORT", "options.port should be >= 0 and < 65536. Received type "+kind+" ("+e.Inspect(v)+").")
}

func isNumeric(s string) bool {
	if s == "" {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// start runs listen; 'listening' or 'error' come in the next tick.
func (s *Server) start(listen func() error) error {
	e := s.env
	err := listen()
	e.NextTick(func() error {
		if err != nil {
			v := e.ErrorValue(err)
			_, err := s.emitter.Emit(e, s.this, "error", v)
			return err
		}
		if s.listener == nil {
			return nil // closed in between
		}
		_, err := s.emitter.Emit(e, s.this, "listening")
		return err
	})
	return nil
}

func (s *Server) listenAt(addr netip.Addr, p place) error {
	if s.listener != nil {
		return nil
	}
	var flags tcp.BindFlags
	if p.v6only && addr.Is6() {
		flags |= tcp.IPv6Only
	}
	if p.reuse {
		flags |= tcp.ReusePort
	}
	return s.listen(netip.AddrPortFrom(addr, p.port), flags, p.backlog)
}

// listenAny listens on all addresses: of both families where there is IPv6.
func (s *Server) listenAny(p place) error {
	err := s.listenAt(netip.IPv6Unspecified(), p)
	if errors.Is(err, uv.EINVAL) || errors.Is(err, uv.EAFNOSUPPORT) || errors.Is(err, uv.EADDRNOTAVAIL) {
		return s.listenAt(netip.IPv4Unspecified(), p)
	}
	return err
}

func (s *Server) adopt(p place) error {
	t := tcp.New(s.env.Loop)
	err := t.Open(p.fd)
	if err == nil {
		err = t.Listen(p.backlog, s.onConnection)
	}
	if err != nil {
		t.Close(nil)
		return err
	}
	s.listening(t)
	return nil
}

// resolve looks a host name up on the thread pool.
func (s *Server) resolve(p place) {
	e := s.env
	var addrs []netip.Addr
	var failure error
	var req work.Request
	req.QueueSlow(e.Loop, func() {
		addrs, failure = net.DefaultResolver.LookupNetIP(context.Background(), "ip", p.host)
	}, func(err error) {
		e.Callback(func() error {
			if err == nil {
				err = failure
			}
			if err != nil {
				return s.start(func() error { return &uv.Error{Code: uv.EAI_NONAME, Syscall: "getaddrinfo", Addr: p.host} })
			}
			return s.start(func() error { return s.listenAt(addrs[0].Unmap(), p) })
		})
	})
}

// asListenError is err in Node's words: whatever bind or listen met, the
// call was listen, and the address is the one that was asked for.
func asListenError(err error, addr netip.AddrPort) error {
	var sys *uv.Error
	var code uv.Code
	switch {
	case errors.As(err, &sys):
		code = sys.Code
	case errors.As(err, &code):
	default:
		return err
	}
	return &uv.Error{Code: code, Syscall: "listen", Addr: addr.Addr().String(), Port: int(addr.Port())}
}
