package net

import (
	"errors"
	"net/netip"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/dns"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
)

// place is where a server is to listen.
type place struct {
	port    uint16
	host    string
	path    string
	backlog int
	v6only  bool
	reuse   bool
	// exclusive keeps a worker of a cluster from asking its primary.
	exclusive bool
	fd        int // adopt this descriptor; -1 for none
	handle    stream.Passable
	modes     uv.Events
}

// defaultBacklog is Node's.
const defaultBacklog = 511

// listen is server.listen in all its forms.
func (sv *Server) listen(c *engine.Call) error {
	st, e, eng := sv.st, sv.st.e, sv.st.eng
	if sv.link != nil || sv.starting {
		return e.Throw(env.Error, "ERR_SERVER_ALREADY_LISTEN", "Listen method has been called more than once without closing.")
	}
	options, callback, err := st.connectArgs(c.Args)
	if err != nil {
		return err
	}
	if eng.TypeOf(callback) == engine.Function {
		if err := sv.emitter.Once(e, sv.this, "listening", callback); err != nil {
			return err
		}
	}
	p, signal, err := st.place(c.Args, options)
	if err != nil {
		return err
	}
	if signal != nil {
		if err := sv.closeOnAbort(signal); err != nil {
			return err
		}
	}
	sv.hold()
	sv.scope = sv.st.e.Capture()
	sv.listenings++
	switch {
	case p.handle != nil:
		sv.key = key(-1, "null", -1)
		sv.listenOn(p.handle, p.backlog)
		return nil
	case p.fd >= 0:
		sv.key = key(-1, "null", -1)
		return sv.begin(p, Query{FD: p.fd}, func() error { return sv.adopt(p) })
	case p.path != "":
		return sv.begin(p, Query{Address: p.path, Port: -1, Type: "-1", FD: -1}, func() error { return sv.onPath(p) })
	case p.host == "":
		return sv.begin(p, Query{Port: int(p.port), Type: "4", FD: -1}, func() error { return sv.everywhere(p) })
	default:
		sv.resolve(p)
	}
	return nil
}

// closeOnAbort closes the server when a signal aborts.
func (sv *Server) closeOnAbort(signal engine.Value) error {
	eng := sv.st.eng
	aborted, err := eng.Get(signal, "aborted")
	if err != nil {
		return err
	}
	on := eng.NewFunc("onAborted", 0, func(c *engine.Call) (engine.Value, error) { return c.Undefined, sv.Close(eng.Undefined()) })
	if eng.ToBool(aborted) {
		held := eng.Hold(on)
		sv.st.e.NextTick(func() error {
			defer eng.Release(held)
			_, err := eng.Call(held, nil)
			return err
		})
		return nil
	}
	add, err := eng.Get(signal, "addEventListener")
	if err == nil {
		_, err = eng.Call(add, signal, eng.String("abort"), on)
	}
	return err
}

// place reads the arguments of listen; options are those of connectArgs.
func (st *state) place(args []engine.Value, options engine.Value) (p place, signal engine.Value, err error) {
	e, eng := st.e, st.eng
	p.backlog, p.fd = defaultBacklog, -1
	get := st.reader(options, &err)
	p.exclusive = eng.ToBool(get("exclusive"))
	for _, v := range [...]engine.Value{options, get("_handle"), get("handle")} {
		if p.handle = HandleOf(e, v); p.handle != nil {
			return p, nil, err
		}
	}
	if fd := get("fd"); eng.TypeOf(fd) == engine.Number {
		n, ferr := e.Int(fd)
		if ferr == nil && n >= 0 {
			p.fd = n
			p.exclusive = false // it is the primary's, whatever was asked for
			return p, nil, err
		}
	}
	backlog, port, host, path := get("backlog"), get("port"), get("host"), get("path")
	p.v6only, p.reuse = eng.ToBool(get("ipv6Only")), eng.ToBool(get("reusePort"))
	if eng.ToBool(get("readableAll")) {
		p.modes |= uv.Readable
	}
	if eng.ToBool(get("writableAll")) {
		p.modes |= uv.Writable
	}
	if v := get("signal"); err == nil && eng.TypeOf(v) != engine.Undefined {
		signal, err = v, eventtarget.CheckSignal(e, "options.signal", v)
	}
	if err != nil {
		return p, nil, err
	}
	if b, berr := eng.ToNumber(backlog); berr == nil && b > 0 {
		p.backlog = int(b)
	} else if n := len(args); n > 0 && !lang.IsObject(e, args[0]) {
		// listen(port, host, backlog) and listen(path, backlog).
		for _, v := range args[1:] {
			if eng.TypeOf(v) == engine.Number || eng.TypeOf(v) == engine.String && isPort(e.Text(v)) {
				if b, berr := eng.ToNumber(v); berr == nil && b > 0 {
					p.backlog = int(b)
				}
			}
		}
	}
	hasPort, perr := eng.Has(options, "port")
	if perr != nil {
		return p, nil, perr
	}
	switch t := eng.TypeOf(port); {
	case t == engine.Number || t == engine.String:
		p.port, err = st.port("options.port", port)
	case len(args) == 0 || eng.TypeOf(args[0]) == engine.Function,
		hasPort && lang.IsNullish(e, port) && (!eng.ToBool(path) || t == engine.Undefined):
		// Any port, which Node writes in.
		if hasPort && err == nil {
			err = eng.Set(options, "port", eng.Number(0))
		}
	case eng.ToBool(path) && eng.TypeOf(path) == engine.String:
		p.path = e.Text(path)
		return p, signal, nil
	case !hasPort && (eng.TypeOf(path) == engine.Undefined || eng.TypeOf(path) == engine.Null):
		return p, nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", `The argument 'options' must have the property "port" or "path". Received `+e.Inspect(options))
	default:
		return p, nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The argument 'options' is invalid. Received "+e.Inspect(options))
	}
	if err == nil && eng.ToBool(host) {
		p.host, err = e.StringArg("hostname", host)
	}
	return p, signal, err
}

// start listens; 'listening' or 'error' come in the next tick.
func (sv *Server) start(listen func() error) {
	e, eng := sv.st.e, sv.st.eng
	sv.starting = false
	round := sv.listenings
	err := listen()
	if err != nil {
		sv.link = nil
		failed := eng.Hold(e.ErrorValue(err))
		e.NextTick(func() error {
			e.Uncaught(sv.emit("error", failed)) // before it is let go
			eng.Release(failed)
			sv.letGoIfIdle()
			return nil
		})
		return
	}
	if sv.unrefd {
		sv.link.Unref()
	}
	e.Inherit(sv.link.handle(), sv)
	e.NextTick(func() error {
		if sv.link == nil || sv.listenings != round {
			return nil // closed in between
		}
		return sv.emit("listening")
	})
}

func (sv *Server) letGoIfIdle() {
	if sv.link == nil && sv.connections == 0 && sv.guests == 0 && !sv.starting {
		sv.letGo()
	}
}

// failed is an error of listen, as Node tells it.
func (sv *Server) failed(err error, address, port string) error {
	code, ok := env.CodeOf(err)
	if !ok {
		return err
	}
	return sv.st.e.ThrowValue(sv.st.errorAt(code, "listen", address, port, ""))
}

func (sv *Server) at(addr netip.Addr, p place) error {
	t, err := sv.listenTCP(addr, p)
	return sv.took(t, err, addr, p)
}

// took makes a handle that listens the server's own.
func (sv *Server) took(t *tcp.TCP, err error, addr netip.Addr, p place) error {
	if err != nil {
		return sv.failed(err, addr.String(), strconv.Itoa(int(p.port)))
	}
	family := 4
	if addr.Is6() {
		family = 6
	}
	sv.link, sv.key = overTCP(t), key(family, addr.String(), int(p.port))
	return nil
}

func (sv *Server) listenTCP(addr netip.Addr, p place) (*tcp.TCP, error) {
	t := tcp.New(sv.st.e.Loop)
	var flags tcp.BindFlags
	if p.v6only && addr.Is6() {
		flags |= tcp.IPv6Only
	}
	if p.reuse {
		flags |= tcp.ReusePort
	}
	err := t.Bind(netip.AddrPortFrom(addr, p.port), flags)
	if err == nil {
		err = t.Listen(p.backlog, sv.onConnection)
	}
	if err != nil {
		t.Close(nil)
		return nil, err
	}
	return t, nil
}

// everywhere listens on all addresses, of both families where there is IPv6.
func (sv *Server) everywhere(p place) error {
	t, err := sv.listenTCP(netip.IPv6Unspecified(), p)
	if errors.Is(err, uv.EINVAL) || errors.Is(err, uv.EAFNOSUPPORT) || errors.Is(err, uv.EADDRNOTAVAIL) {
		return sv.at(netip.IPv4Unspecified(), p)
	}
	return sv.took(t, err, netip.IPv6Unspecified(), p)
}

func (sv *Server) onPath(p place) error {
	l := pipe.New(sv.st.e.Loop, false)
	err := l.Bind(p.path)
	if err == nil {
		err = l.Listen(p.backlog, sv.onConnection)
	}
	if err != nil {
		l.Close(nil)
		return sv.failed(err, p.path, "")
	}
	if p.modes != 0 {
		if err := l.Chmod(p.modes); err != nil {
			l.Close(nil)
			return sv.st.e.ThrowError(named(err, "uv_pipe_chmod"))
		}
	}
	sv.link, sv.path, sv.key = overPipe(l), p.path, key(-1, p.path, -1)
	return nil
}

func (sv *Server) adopt(p place) error {
	loop := sv.st.e.Loop
	var l *link
	var err error
	switch uv.GuessHandle(p.fd) {
	case uv.TypeTCP:
		l = overTCP(tcp.New(loop))
		if err = l.tcp.Open(p.fd); err == nil {
			err = l.tcp.Listen(p.backlog, sv.onConnection)
		}
	case uv.TypeNamedPipe:
		l = overPipe(pipe.New(loop, false))
		if err = l.pipe.Open(p.fd); err == nil {
			sv.path, _ = l.pipe.SockName()
			err = l.pipe.Listen(p.backlog, sv.onConnection)
		}
	default:
		return sv.failed(uv.EINVAL, "null", "")
	}
	if err != nil {
		l.Close(nil)
		return sv.failed(err, "null", "")
	}
	sv.link = l
	return nil
}

// resolve looks a host up; Node asks even for an address, which answers in the
// next tick.
func (sv *Server) resolve(p place) {
	e := sv.st.e
	sv.starting = true
	round := sv.listenings
	found := func(failed engine.Value, addrs []netip.Addr) error {
		if sv.listenings != round {
			return nil
		}
		if failed != nil {
			sv.starting = false
			defer sv.letGoIfIdle()
			return sv.emit("error", failed)
		}
		q := Query{Address: addrs[0].String(), Port: int(p.port), Type: "4", FD: -1}
		if addrs[0].Is6() {
			q.Type = "6"
		}
		if p.v6only {
			q.Flags = 1
		}
		return sv.begin(p, q, func() error { return sv.at(addrs[0], p) })
	}
	if lookup := dns.Patched(e); lookup != nil {
		e.Uncaught(sv.ask(lookup, p.host, found))
		return
	}
	if addr, err := netip.ParseAddr(p.host); err == nil {
		e.NextTick(func() error { return found(nil, []netip.Addr{addr}) })
		return
	}
	dns.Lookup(e, p.host, dns.Options{}, found)
}

// ask asks what a script has put in the place of dns.lookup.
func (sv *Server) ask(lookup engine.Value, host string, found func(failed engine.Value, addrs []netip.Addr) error) error {
	e, eng := sv.st.e, sv.st.eng
	done := eng.NewFunc("", 3, func(c *engine.Call) (engine.Value, error) {
		if eng.ToBool(c.Arg(0)) {
			return c.Undefined, found(c.Arg(0), nil)
		}
		addr, err := netip.ParseAddr(e.Text(c.Arg(1)))
		if err != nil {
			return c.Undefined, found(dns.NotFound(e, host), nil)
		}
		return c.Undefined, found(nil, []netip.Addr{addr})
	})
	_, err := eng.Call(lookup, nil, eng.String(host), done)
	return err
}
