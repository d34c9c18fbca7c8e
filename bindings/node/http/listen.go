package http

import (
	"context"
	"errors"
	"math"
	"net"
	"net/netip"
	"strings"

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
	e.Born(s)
	if p.fd >= 0 {
		return s.start(func() error { return s.adopt(p) })
	}
	if p.host == "" {
		return s.start(func() error { return s.listenAny(p) })
	}
	if addr, err := netip.ParseAddr(p.host); err == nil {
		// Node asks its resolver even for an address, which answers in the
		// next tick.
		s.hold()
		e.NextTick(func() error {
			defer s.letGo()
			return s.start(func() error { return s.listenAt(addr, p) })
		})
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
		return s.placeOf(first, p)
	case engine.Undefined, engine.Null:
	default:
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

// placeOf reads an options object.
func (s *Server) placeOf(opts engine.Value, p place) (place, error) {
	e, eng := s.env, s.env.Engine
	var failed error
	// get calls use with a property that is neither undefined nor null.
	get := func(name string, use func(v engine.Value) error) (has bool) {
		if failed != nil {
			return false
		}
		var v engine.Value
		if v, failed = eng.Get(opts, name); failed != nil {
			return false
		}
		t := eng.TypeOf(v)
		if has = t != engine.Undefined && t != engine.Null; has {
			failed = use(v)
		}
		return has
	}
	get("fd", func(v engine.Value) (err error) {
		if eng.TypeOf(v) == engine.Number {
			p.fd, err = e.Int(v)
		}
		return err
	})
	if failed != nil || p.fd >= 0 {
		return p, failed
	}
	get("backlog", func(v engine.Value) (err error) { p.backlog, err = e.Int(v); return err })
	get("ipv6Only", func(v engine.Value) error { p.v6only = eng.ToBool(v); return nil })
	get("reusePort", func(v engine.Value) error { p.reuse = eng.ToBool(v); return nil })
	get("host", func(v engine.Value) (err error) { p.host, err = e.StringArg("hostname", v); return err })
	hasPort := get("port", func(v engine.Value) (err error) {
		if t := eng.TypeOf(v); t != engine.Number && t != engine.String {
			return e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The argument 'options' is invalid. Received "+e.Inspect(opts))
		}
		p.port, err = s.checkPort(v)
		return err
	})
	if hasPort || failed != nil {
		return p, failed
	}
	if get("path", func(engine.Value) error { return s.noPipes() }); failed != nil {
		return p, failed
	}
	// A port that is there but null or undefined is any port; Node writes it in.
	keys, err := eng.Keys(opts, false)
	if err != nil {
		return p, err
	}
	for _, k := range keys {
		if k == "port" {
			return p, eng.Set(opts, "port", eng.Number(0))
		}
	}
	return p, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE",
		`The argument 'options' must have the property "port" or "path". Received `+e.Inspect(opts))
}

func (s *Server) noPipes() error {
	return s.env.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
		"listening on a path is not built yet: listen on a port")
}

// port reads listen's first argument, which is no object.
func (s *Server) port(v engine.Value) (uint16, error) {
	e, eng := s.env, s.env.Engine
	switch eng.TypeOf(v) {
	case engine.String:
		if f, err := eng.ToNumber(v); err != nil || !(f >= 0) {
			return 0, s.noPipes()
		}
	case engine.Number:
	default:
		return 0, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The argument 'options' is invalid. Received { port: "+e.Inspect(v)+" }")
	}
	return s.checkPort(v)
}

// checkPort checks a number or string as Node's validatePort does.
func (s *Server) checkPort(v engine.Value) (uint16, error) {
	e, eng := s.env, s.env.Engine
	kind := "number"
	blank := false
	if eng.TypeOf(v) == engine.String {
		kind, blank = "string", strings.TrimSpace(e.Text(v)) == ""
	}
	f, err := eng.ToNumber(v)
	if err != nil {
		return 0, err
	}
	if f == math.Trunc(f) && f >= 0 && f < 65536 && !blank {
		return uint16(f), nil
	}
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
	s.hold()
	err := listen()
	e.NextTick(func() error {
		defer s.letGo()
		if err != nil {
			v := e.ErrorValue(err)
			_, err := s.emit("error", v)
			return err
		}
		if s.listener == nil {
			return nil // closed in between
		}
		_, err := s.emit("listening")
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
	s.hold()
	req.QueueSlow(e.Loop, func() {
		addrs, failure = net.DefaultResolver.LookupNetIP(context.Background(), "ip", p.host)
	}, func(err error) {
		e.Callback(func() error {
			defer s.letGo()
			if err == nil {
				err = failure
			}
			if err != nil {
				return s.start(func() error { return s.lookupError(err, p.host) })
			}
			return s.start(func() error { return s.listenAt(addrs[0].Unmap(), p) })
		})
	})
}

// lookupError is err in Node's words: a name that does not exist is ENOTFOUND.
func (s *Server) lookupError(err error, host string) error {
	e, eng := s.env, s.env.Engine
	code, name := uv.EAI_NONAME, "ENOTFOUND"
	var dns *net.DNSError
	if errors.As(err, &dns) && !dns.IsNotFound {
		code, name = uv.EAI_AGAIN, "EAI_AGAIN"
	}
	v := e.NewError(env.Error, "", "getaddrinfo "+name+" "+host)
	eng.Set(v, "errno", eng.Number(float64(code)))
	eng.Set(v, "code", eng.String(name))
	eng.Set(v, "syscall", eng.String("getaddrinfo"))
	eng.Set(v, "hostname", eng.String(host))
	return e.ThrowValue(v)
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
