package dgram

import (
	"net/netip"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/dns"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/udp"
)

// queued is a call that waits until the socket is bound. drop lets go of what it
// held, if it never comes to that.
type queued struct {
	run  func() error
	drop func()
}

// enqueue has a call wait for 'listening'; an error drops it.
func (s *Socket) enqueue(q queued) (err error) {
	if !s.queueing {
		s.queueing = true
		s.onListening, err = s.emitter.OnceGo(s.st.e, s.this, "listening", func(engine.Value, []engine.Value) error {
			queue := s.queue
			s.queue, s.queueing = nil, false
			for i, q := range queue {
				if err := q.run(); err != nil {
					drop(queue[i+1:])
					return err
				}
			}
			return nil
		})
	}
	s.queue = append(s.queue, q)
	return err
}

func drop(queue []queued) {
	for _, q := range queue {
		if q.drop != nil {
			q.drop()
		}
	}
}

func (s *Socket) dropQueue() {
	queue := s.queue
	s.queue, s.queueing = nil, false
	drop(queue)
}

// resolve gives the address of a name as text, "" for this machine. It never
// answers before it returns, unless the script's own lookup does.
func (s *Socket) resolve(name string, done func(failed engine.Value, address string) error) error {
	e, eng := s.st.e, s.st.eng
	family := 4
	if s.six {
		family = 6
	}
	if name == "" {
		name = map[int]string{4: "127.0.0.1", 6: "::1"}[family]
	}
	if !s.ownLookup {
		if _, err := netip.ParseAddr(name); err == nil {
			e.NextTick(func() error { return done(nil, name) })
			return nil
		}
		dns.Lookup(e, name, dns.Options{Family: family}, func(failed engine.Value, found []netip.Addr) error {
			if failed != nil {
				return done(failed, "")
			}
			return done(nil, found[0].String())
		})
		return nil
	}
	callback := eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		if eng.ToBool(c.Arg(0)) {
			return c.Undefined, done(c.Arg(0), "")
		}
		return c.Undefined, done(nil, e.Text(c.Arg(1)))
	})
	lookup, err := eng.Get(s.this, hiddenLookup)
	if err == nil {
		_, err = eng.Call(lookup, nil, eng.String(name), eng.Number(float64(family)), callback)
	}
	return err
}

// parse reads an address of the socket's family; the zero Addr is none.
func (s *Socket) parse(address string) netip.Addr {
	addr, err := netip.ParseAddr(address)
	if err != nil || addr.Is6() != s.six {
		return netip.Addr{}
	}
	return addr
}

// bind is socket.bind([port], [address], [callback]), of an object of options,
// or of one with a descriptor.
func (s *Socket) bind(c *engine.Call) error {
	e, eng := s.st.e, s.st.eng
	if err := s.running(); err != nil {
		return err
	}
	if s.bound != unbound {
		return e.Throw(env.Error, "ERR_SOCKET_ALREADY_BOUND", "Socket is already bound")
	}
	s.bound, s.exclusive = binding, false
	if n := len(c.Args); n > 0 && eng.TypeOf(c.Args[n-1]) == engine.Function {
		if err := s.onceListening(c.Args[n-1]); err != nil {
			return err
		}
	}
	port, address := c.Arg(0), c.Arg(1)
	switch {
	case eng.TypeOf(port) == engine.Object:
		options := port
		if u, ok := net.HandleOf(e, port).(*udp.UDP); ok {
			return s.take(u)
		}
		fd, err := eng.Get(options, "fd")
		if err != nil {
			return err
		}
		v, err := eng.Get(options, "exclusive")
		if err != nil {
			return err
		}
		s.exclusive = eng.ToBool(v)
		if f, _ := eng.ToNumber(fd); eng.TypeOf(fd) == engine.Number && f > 0 && f == float64(int32(f)) {
			if !s.exclusive {
				if asked, err := s.lease(net.Query{FD: int(f)}); asked {
					return err
				}
			}
			return s.adopt(int(f))
		}
		if address, err = eng.Get(options, "address"); err != nil {
			return err
		}
		if port, err = eng.Get(options, "port"); err != nil {
			return err
		}
	case eng.TypeOf(address) == engine.Function:
		address = eng.Undefined()
	}
	name := "0.0.0.0"
	if s.six {
		name = "::"
	}
	if eng.ToBool(address) {
		name = e.Text(address)
	}
	number, err := s.portNumber(port)
	if err != nil {
		return err
	}
	return s.bindTo(name, number)
}

// portNumber reads a port as the handle of Node does: its lowest bits.
func (s *Socket) portNumber(v engine.Value) (int, error) {
	if !s.st.eng.ToBool(v) {
		return 0, nil
	}
	return s.st.e.Int(v)
}

// onceListening calls back when the socket is bound, if that comes first.
func (s *Socket) onceListening(callback engine.Value) (err error) {
	e, eng := s.st.e, s.st.eng
	callback = eng.Hold(callback)
	var onError, onListening *events.Listener
	remove := func() error {
		eng.Release(callback)
		if err := s.emitter.OffGo(e, s.this, "error", onError); err != nil {
			return err
		}
		return s.emitter.OffGo(e, s.this, "listening", onListening)
	}
	onError, err = s.emitter.OnGo(e, s.this, "error", func(engine.Value, []engine.Value) error { return remove() })
	if err != nil {
		return err
	}
	onListening, err = s.emitter.OnGo(e, s.this, "listening", func(engine.Value, []engine.Value) error {
		f := eng.Hold(callback)
		defer eng.Release(f)
		if err := remove(); err != nil {
			return err
		}
		_, err := eng.Call(f, s.this)
		return err
	})
	return err
}

// bindTo looks the address up, if it is a name, and binds.
func (s *Socket) bindTo(name string, port int) error {
	s.hold()
	return s.resolve(name, func(failed engine.Value, address string) error {
		if s.closed {
			return nil
		}
		if failed == nil {
			var flags udp.Flags
			if s.reuse {
				flags |= udp.ReuseAddr
			}
			if s.only6 {
				flags |= udp.IPv6Only
			}
			if !s.exclusive {
				if asked, err := s.lease(net.Query{Address: address, Port: port, FD: -1, Flags: int(flags)}); asked {
					return err
				}
			}
			err := s.handle().Bind(netip.AddrPortFrom(s.parse(address), uint16(port)), flags)
			if err == nil {
				return s.listen()
			}
			failed = s.st.errorAt(err, "bind", s.st.eng.String(address), port)
		}
		s.bound = unbound
		return s.failListening(failed)
	})
}

// failListening drops what waits, and tells of the error.
func (s *Socket) failListening(failed engine.Value) error {
	if s.queueing {
		s.dropQueue()
		if err := s.emitter.OffGo(s.st.e, s.this, "listening", s.onListening); err != nil {
			return err
		}
	}
	return s.emit("error", failed)
}

// implicit binds to a free port, for who sends or connects first.
func (s *Socket) implicit() error {
	s.bound = binding
	s.exclusive = true
	name := "0.0.0.0"
	if s.six {
		name = "::"
	}
	return s.bindTo(name, 0)
}

// adopt takes a descriptor.
func (s *Socket) adopt(fd int) error {
	if t := uv.GuessHandle(fd); t != uv.TypeUDP {
		return s.st.e.Throw(env.TypeError, "ERR_INVALID_FD_TYPE", "Unsupported fd type: "+strings.ToUpper(t.String()))
	}
	if err := s.handle().Open(fd); err != nil {
		return s.st.throwCall(err, "open")
	}
	return s.listen()
}

// listen begins to receive.
func (s *Socket) listen() error {
	s.handle().RecvStart(nil, s.onRecv)
	s.bound = bound
	if s.recvSize != 0 {
		if err := s.setBuffer(int(s.recvSize), true); err != nil {
			return err
		}
	}
	if s.size != 0 {
		if err := s.setBuffer(int(s.size), false); err != nil {
			return err
		}
	}
	return s.emit("listening")
}

// connect is socket.connect(port, [address], [callback]).
func (s *Socket) connect(c *engine.Call) error {
	e, eng := s.st.e, s.st.eng
	port, err := e.PortArg("Port", c.Arg(0), false)
	if err != nil {
		return err
	}
	address, callback := c.Arg(1), c.Arg(2)
	name := ""
	switch eng.TypeOf(address) {
	case engine.Function:
		callback = address
	case engine.Undefined:
	default:
		if name, err = e.StringArg("address", address); err != nil {
			return err
		}
	}
	if s.peer != disconnected {
		return s.isConnected()
	}
	s.peer = connecting
	if s.bound == unbound {
		if err := s.running(); err != nil {
			return err
		}
		if err := s.implicit(); err != nil {
			return err
		}
	}
	callback = eng.Hold(callback)
	if s.bound != bound {
		return s.enqueue(queued{
			run:  func() error { return s.connectTo(name, port, callback) },
			drop: func() { eng.Release(callback) },
		})
	}
	return s.connectTo(name, port, callback)
}

func (s *Socket) isConnected() error {
	return s.st.e.Throw(env.Error, "ERR_SOCKET_DGRAM_IS_CONNECTED", "Already connected")
}

func (s *Socket) notConnected() error {
	return s.st.e.Throw(env.Error, "ERR_SOCKET_DGRAM_NOT_CONNECTED", "Not connected")
}

// connectTo looks the address up and connects. callback is held.
func (s *Socket) connectTo(name string, port uint16, callback engine.Value) error {
	e, eng := s.st.e, s.st.eng
	calls := eng.TypeOf(callback) == engine.Function
	if calls {
		if err := s.emitter.Once(e, s.this, "connect", callback); err != nil {
			return err
		}
	}
	return s.resolve(name, func(failed engine.Value, address string) error {
		if s.closed {
			eng.Release(callback)
			return nil
		}
		if failed == nil {
			err := s.handle().Connect(netip.AddrPortFrom(s.parse(address), port))
			if err == nil {
				s.peer = connected
				eng.Release(callback)
				e.NextTick(func() error { return s.emit("connect") })
				return nil
			}
			failed = s.st.errorAt(err, "connect", eng.String(name), int(port))
		}
		s.peer = disconnected
		failed = eng.Hold(failed)
		e.NextTick(func() error {
			defer lang.Release(e, []engine.Value{failed, callback})
			if !calls {
				return s.emit("error", failed)
			}
			if err := s.emitter.Off(e, s.this, "connect", callback); err != nil {
				return err
			}
			_, err := eng.Call(callback, nil, failed)
			return err
		})
		return nil
	})
}
