package dgram

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/dns"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/eventtarget"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv/udp"
)

// Socket is the host of a dgram.Socket.
type Socket struct {
	emitter events.Emitter
	st      *state
	this    engine.Value // held while there is a handle, or a lookup for one
	held    bool

	scope  *env.Scope // of udp
	udp    *udp.UDP   // nil before it is needed and after close
	closed bool
	unrefd bool
	six    bool

	exclusive bool       // a worker of a cluster binds itself
	leased    *net.Lease // what the primary of one lent

	ownLookup      bool // the script gave one, which the object keeps for us
	bound          bindState
	peer           connectState
	queue          []queued // what waits for 'listening'
	queueing       bool
	onListening    *events.Listener // that runs the queue
	reuse, only6   bool
	recvSize, size int64 // of the system's buffers; 0 leaves them alone

	incoming  // a datagram on its way to the script
	received  func() error
	addressee string // the address that rinfo told last, as text
}

type (
	bindState    uint8
	connectState uint8
)

const (
	unbound bindState = iota
	binding
	bound
)

const (
	disconnected connectState = iota
	connecting
	connected
)

// hiddenLookup is the property that keeps options.lookup.
const hiddenLookup = "__lookup"

// EventEmitter makes a Socket a host of events.
func (s *Socket) EventEmitter() *events.Emitter { return &s.emitter }

// construct is new dgram.Socket(type or options, listener), and
// dgram.Socket.call(this, ...) of an heir's constructor.
func (st *state) construct(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	this := c.This
	if c.NewTarget == nil && (!lang.IsObject(e, this) || !lang.InstanceOf(e, this, st.socket)) {
		this = eng.NewObject(st.prototype)
	}
	typ, options := c.Arg(0), eng.Undefined()
	if lang.IsObject(e, typ) && eng.TypeOf(typ) == engine.Object {
		options = typ
	}
	var err error
	get := func(name string) engine.Value {
		v := eng.Undefined()
		if err == nil && eng.TypeOf(options) == engine.Object {
			if v, err = eng.Get(options, name); err != nil {
				v = eng.Undefined()
			}
		}
		return v
	}
	if eng.TypeOf(options) == engine.Object {
		typ = get("type")
	}
	s := &Socket{st: st, this: this}
	s.received = s.tell
	lookup := get("lookup")
	sizes := [...]struct {
		name string
		to   *int64
	}{{"recvBufferSize", &s.recvSize}, {"sendBufferSize", &s.size}}
	for _, o := range sizes {
		if v := get(o.name); err == nil && eng.ToBool(v) {
			*o.to, err = e.IntArg("options."+o.name, v, 0, math.MaxUint32)
		}
	}
	if err == nil && eng.TypeOf(lookup) != engine.Undefined {
		err = e.Func("lookup", lookup)
	}
	if err != nil {
		return nil, err
	}
	if eng.TypeOf(typ) != engine.String || e.Text(typ) != "udp4" && e.Text(typ) != "udp6" {
		return nil, e.Throw(env.TypeError, "ERR_SOCKET_BAD_TYPE", "Bad socket type specified. Valid types are: udp4, udp6")
	}
	s.six = e.Text(typ) == "udp6"
	s.reuse, s.only6 = eng.ToBool(get("reuseAddr")), eng.ToBool(get("ipv6Only"))
	signal := get("signal")
	if err != nil {
		return nil, err
	}
	eng.SetHost(this, s)
	if patched := dns.Patched(e); patched != nil && eng.TypeOf(lookup) == engine.Undefined {
		lookup = patched
	}
	if eng.TypeOf(lookup) == engine.Function {
		s.ownLookup = true
		if err := eng.Define(this, hiddenLookup, engine.Property{Value: lookup}); err != nil {
			return nil, err
		}
	}
	if err := eng.Set(this, "type", typ); err != nil {
		return nil, err
	}
	if _, err := eng.Call(events.Class(e), this); err != nil {
		return nil, err
	}
	if eng.TypeOf(c.Arg(1)) == engine.Function {
		if err := s.emitter.On(e, this, "message", c.Arg(1)); err != nil {
			return nil, err
		}
	}
	return this, s.obey(signal)
}

// obey closes the socket when the signal says so.
func (s *Socket) obey(signal engine.Value) error {
	e := s.st.e
	if err := eventtarget.CheckSignal(e, "options.signal", signal); err != nil {
		return err
	}
	onAbort := func() error {
		if s.closed {
			return nil
		}
		return s.close(s.st.eng.Undefined())
	}
	if eventtarget.Aborted(e, signal) {
		return onAbort()
	}
	if s.st.eng.TypeOf(signal) == engine.Undefined {
		return nil
	}
	s.hold() // the signal may be all that knows of the socket
	stop, err := eventtarget.OnAbort(e, signal, onAbort)
	if err != nil {
		return err
	}
	_, err = s.emitter.OnceGo(e, s.this, "close", func(engine.Value, []engine.Value) error {
		stop()
		return nil
	})
	return err
}

// handle is the handle, made when it is first needed: a socket that nobody uses
// goes as other objects do.
func (s *Socket) handle() *udp.UDP {
	if s.udp == nil && !s.closed {
		s.hold()
		s.udp, s.scope = udp.New(s.st.e.Loop), s.st.e.Capture()
		if s.unrefd {
			s.udp.Unref()
		}
	}
	return s.udp
}

// hold keeps the object as long as the loop may call.
func (s *Socket) hold() {
	if !s.held {
		s.held = true
		s.this = s.st.eng.Hold(s.this)
		s.st.open[s] = struct{}{}
		s.st.e.Born(s)
	}
}

func (s *Socket) letGo() {
	if s.held {
		s.held = false
		delete(s.st.open, s)
		s.st.e.Gone(s)
		s.st.eng.Release(s.this)
	}
}

func (s *Socket) emit(name string, args ...engine.Value) error {
	return events.EmitMethod(s.st.e, s.this, name, args...)
}

// running is Node's health check.
func (s *Socket) running() error {
	if s.closed {
		return s.st.e.Throw(env.Error, "ERR_SOCKET_DGRAM_NOT_RUNNING", "Not running")
	}
	return nil
}

// close is socket.close(callback): it waits for what waits for 'listening'.
func (s *Socket) close(callback engine.Value) error {
	e, eng := s.st.e, s.st.eng
	if eng.TypeOf(callback) == engine.Function {
		if err := s.emitter.On(e, s.this, "close", callback); err != nil {
			return err
		}
	}
	if s.queueing {
		s.queue = append(s.queue, queued{run: func() error { return s.close(eng.Undefined()) }})
		return nil
	}
	if err := s.running(); err != nil {
		return err
	}
	s.hold()
	s.shut()
	e.NextTick(func() error {
		defer s.letGo()
		return s.emit("close")
	})
	return nil
}

// shut closes the handle.
func (s *Socket) shut() {
	s.closed = true
	if l := s.leased; l != nil {
		s.leased = nil
		l.Return()
	}
	if u := s.udp; u != nil {
		s.udp = nil
		u.Close(nil)
	}
}
