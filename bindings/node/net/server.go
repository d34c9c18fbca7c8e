package net

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/bindings/node/webclass"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/tcp"
)

// Server is the host of a net.Server, or part of the host of a server of a
// protocol above, as http's.
type Server struct {
	// Take, if not nil, gets each connection in the place of a Socket: see Join.
	Take func(l *Link) error

	emitter events.Emitter
	st      *state
	this    engine.Value // held while it listens
	held    bool

	link        *link // nil if it does not listen
	scope       *env.Scope
	lease       *Lease // what the link is by, in a worker of a cluster
	path        string
	key         string // _connectionKey
	away        []Away // connections that were sent elsewhere
	starting    bool   // listen was called and has not come to its end
	listenings  int    // counts the calls of listen, so that an answer to an old one is known
	connections int
	guests      int
	unrefd      bool
	leaving     bool

	Settings
}

// Settings are what a server gives its connections. The zero Settings are
// Node's defaults.
type Settings struct {
	AllowHalfOpen, PauseOnConnect bool
	NoDelay, KeepAlive            bool
	KeepAliveDelay                int64 // in seconds
	HighWaterMark                 int   // 0 is the stream's own
}

// EventEmitter makes a Server a host of events.
func (sv *Server) EventEmitter() *events.Emitter { return &sv.emitter }

func (st *state) loadServer() (err error) {
	e, eng := st.e, st.eng
	st.server, st.serverPrototype, err = e.Class("Server", 2, events.Class(e), st.constructServer)
	if err != nil {
		return err
	}
	method := func(name string, length int, f func(sv *Server, c *engine.Call) (engine.Value, error)) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			sv, err := st.serverOf(c.This)
			if err != nil {
				return nil, err
			}
			return f(sv, c)
		}}
	}
	err = e.Functions(st.serverPrototype,
		method("listen", 0, func(sv *Server, c *engine.Call) (engine.Value, error) { return c.This, sv.listen(c) }),
		method("address", 0, func(sv *Server, c *engine.Call) (engine.Value, error) {
			if sv.link == nil {
				return eng.Null(), nil
			}
			if l := sv.lease; l != nil && l.Name.IsValid() {
				return st.addressObject(&names{addr: l.Name}), nil
			}
			if sv.link.pipe != nil || sv.link.alive != nil {
				if sv.path == "" { // its handle came from elsewhere
					return eng.Null(), nil
				}
				return eng.String(sv.path), nil
			}
			a, err := sv.link.tcp.SockName()
			if err != nil {
				return nil, e.ThrowError(named(err, "address"))
			}
			return st.addressObject(&names{addr: a}), nil
		}),
		method("getConnections", 1, func(sv *Server, c *engine.Call) (engine.Value, error) {
			return c.This, sv.count(c.Arg(0))
		}),
		method("close", 1, func(sv *Server, c *engine.Call) (engine.Value, error) { return c.This, sv.Close(c.Arg(0)) }),
		method("ref", 0, func(sv *Server, c *engine.Call) (engine.Value, error) {
			if sv.unrefd = false; sv.link != nil {
				sv.link.Ref()
			}
			return c.This, nil
		}),
		method("unref", 0, func(sv *Server, c *engine.Call) (engine.Value, error) {
			if sv.unrefd = true; sv.link != nil {
				sv.link.Unref()
			}
			return c.This, nil
		}),
	)
	if err == nil {
		err = events.OnRejection(e, st.serverPrototype, st.rejected)
	}
	if err != nil {
		return err
	}
	for _, a := range [...]struct {
		name string
		get  func(sv *Server) engine.Value
	}{
		{"listening", func(sv *Server) engine.Value { return eng.Bool(sv.link != nil) }},
		{"_connectionKey", func(sv *Server) engine.Value {
			if sv.key == "" {
				return eng.Undefined()
			}
			return eng.String(sv.key)
		}},
		{"_connections", func(sv *Server) engine.Value { return eng.Number(float64(sv.connections)) }},
		{"_handle", func(sv *Server) engine.Value { return st.handleOf(sv.link, nil, false) }},
		{"allowHalfOpen", func(sv *Server) engine.Value { return eng.Bool(sv.AllowHalfOpen) }},
		{"pauseOnConnect", func(sv *Server) engine.Value { return eng.Bool(sv.PauseOnConnect) }},
		{"noDelay", func(sv *Server) engine.Value { return eng.Bool(sv.NoDelay) }},
		{"keepAlive", func(sv *Server) engine.Value { return eng.Bool(sv.KeepAlive) }},
		{"keepAliveInitialDelay", func(sv *Server) engine.Value { return eng.Number(float64(sv.KeepAliveDelay)) }},
		{"highWaterMark", func(sv *Server) engine.Value {
			if sv.HighWaterMark > 0 {
				return eng.Number(float64(sv.HighWaterMark))
			}
			return eng.Number(float64(stream.HighWaterMark(e)))
		}},
	} {
		err = e.Accessor(st.serverPrototype, a.name, true, func(this engine.Value) (engine.Value, error) {
			if sv, err := st.serverOf(this); err == nil {
				return a.get(sv), nil
			}
			return eng.Undefined(), nil
		}, nil)
		if err != nil {
			return err
		}
	}
	return nil
}

// rejected is for a listener of a server that is an async function and has failed:
// its connection ends, or the server has an error.
func (st *state) rejected(c *engine.Call) error {
	if st.eng.TypeOf(c.Arg(1)) == engine.String && st.e.Text(c.Arg(1)) == "connection" && lang.IsObject(st.e, c.Arg(2)) {
		destroy, err := st.eng.Get(c.Arg(2), "destroy")
		if err == nil {
			_, err = st.eng.Call(destroy, c.Arg(2), c.Arg(0))
		}
		return err
	}
	return events.EmitMethod(st.e, c.This, "error", c.Arg(0))
}

func (st *state) serverOf(this engine.Value) (*Server, error) {
	if lang.IsObject(st.e, this) {
		if h, ok := st.eng.Host(this).(Serving); ok {
			sv := h.NetServer()
			sv.Meet(this)
			return sv, nil
		}
	}
	return nil, webclass.InvalidThis(st.e, "Server")
}

// constructServer is new net.Server([options], [listener]), and the same
// without new.
func (st *state) constructServer(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	this := c.This
	if c.NewTarget == nil && (!lang.IsObject(e, this) || !lang.InstanceOf(e, this, st.server)) {
		this = eng.NewObject(st.serverPrototype)
	}
	options, listener := c.Arg(0), c.Arg(1)
	switch {
	case eng.TypeOf(options) == engine.Function:
		options, listener = eng.Undefined(), options
	case lang.IsNullish(e, options) || eng.TypeOf(options) == engine.Object:
	default:
		return nil, e.InvalidArgType("options", "of type object", options)
	}
	sv := new(Server)
	eng.SetHost(this, sv)
	sv.Init(e, this)
	if eng.TypeOf(options) == engine.Object {
		if err := sv.Read(e, options); err != nil {
			return nil, err
		}
	}
	if eng.TypeOf(listener) == engine.Function {
		return this, sv.emitter.On(e, this, "connection", listener)
	}
	return this, nil
}

// Init makes sv the server of this, with its Settings as they are. Loop
// goroutine only.
func (sv *Server) Init(e *env.Env, this engine.Value) { sv.st, sv.this = stateOf(e), this }

// Read takes the settings from a script's options. Loop goroutine only.
func (o *Settings) Read(e *env.Env, options engine.Value) error {
	eng := e.Engine
	for _, f := range [...]struct {
		name string
		to   *bool
	}{{"allowHalfOpen", &o.AllowHalfOpen}, {"pauseOnConnect", &o.PauseOnConnect}, {"noDelay", &o.NoDelay}, {"keepAlive", &o.KeepAlive}} {
		v, err := eng.Get(options, f.name)
		if err != nil {
			return err
		}
		*f.to = eng.ToBool(v)
	}
	for _, n := range [...]struct {
		name string
		use  func(n int)
	}{
		{"keepAliveInitialDelay", func(ms int) { o.KeepAliveDelay = int64(max(ms, 0) / 1000) }},
		{"highWaterMark", func(n int) { o.HighWaterMark = max(n, 0) }},
	} {
		v, err := eng.Get(options, n.name)
		if err != nil {
			return err
		}
		switch eng.TypeOf(v) {
		case engine.Undefined:
		case engine.Number:
			number, _ := e.Int(v)
			n.use(number)
		default:
			return e.InvalidArgType("options."+n.name, "of type number", v)
		}
	}
	return nil
}

func (sv *Server) hold() {
	if !sv.held {
		sv.held = true
		sv.this = sv.st.eng.Hold(sv.this)
		sv.st.e.Born(sv)
	}
}

func (sv *Server) letGo() {
	if sv.held {
		sv.held = false
		sv.st.e.Gone(sv)
		sv.st.eng.Release(sv.this)
	}
}

// emit goes through the script's own emit if an heir has one.
func (sv *Server) emit(name string, args ...engine.Value) error {
	return events.EmitMethod(sv.st.e, sv.this, name, args...)
}

// Close is server.close(callback): no new connections; 'close' comes when the
// last one has ended. Loop goroutine only.
func (sv *Server) Close(callback engine.Value) error {
	e, eng := sv.st.e, sv.st.eng
	if eng.TypeOf(callback) == engine.Function {
		var err error
		if sv.link == nil {
			held := eng.Hold(callback)
			_, err = sv.emitter.OnceGo(e, sv.this, "close", func(engine.Value, []engine.Value) error {
				defer eng.Release(held)
				_, err := eng.Call(held, sv.this, e.NewError(env.Error, "ERR_SERVER_NOT_RUNNING", "Server is not running."))
				return err
			})
		} else {
			err = sv.emitter.Once(e, sv.this, "close", callback)
		}
		if err != nil {
			return err
		}
	}
	sv.hold()
	sv.listenings++
	sv.starting = false
	if l := sv.lease; l != nil {
		sv.lease = nil
		l.Return()
	}
	if l := sv.link; l != nil {
		sv.link = nil
		e.Gone(l.handle())
		if !l.IsClosing() { // nor has the Env been closed
			l.Close(nil)
		}
	}
	return sv.drain()
}

// drain waits for the connections that are elsewhere, and for our own.
func (sv *Server) drain() error {
	if len(sv.away) == 0 {
		sv.closeIfDrained()
		return nil
	}
	// What closes meanwhile here is not the last.
	sv.connections++
	left := len(sv.away)
	for _, a := range sv.away {
		err := a.Empty(func() error {
			if left--; left == 0 {
				sv.connections--
				sv.closeIfDrained()
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// count is getConnections: those here, and those that are elsewhere.
func (sv *Server) count(callback engine.Value) error {
	e, eng := sv.st.e, sv.st.eng
	callback = eng.Hold(callback)
	answer := func(args ...engine.Value) {
		for _, v := range args {
			eng.Hold(v)
		}
		e.NextTick(func() error {
			defer lang.Release(e, args, []engine.Value{callback})
			_, err := eng.Call(callback, nil, args...)
			return err
		})
	}
	total, left := sv.connections, len(sv.away)
	if left == 0 {
		answer(eng.Null(), eng.Number(float64(total)))
	}
	for _, a := range sv.away {
		err := a.Count(func(n int, failed engine.Value) error {
			total += n
			switch left--; {
			case left < 0: // it has failed
			case failed != nil:
				left = 0
				answer(failed)
			case left == 0:
				answer(eng.Null(), eng.Number(float64(total)))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (sv *Server) closeIfDrained() {
	if sv.link != nil || sv.connections > 0 || sv.starting {
		return
	}
	sv.hold()
	sv.st.e.NextTick(func() error {
		defer sv.letGoIfIdle()
		return sv.emit("close")
	})
}

// onConnection takes a peer in, or drops it.
func (sv *Server) onConnection(err error) {
	e, st := sv.st.e, sv.st
	e.CallbackIn(sv.scope, func() error {
		l := sv.link
		if l == nil {
			return nil
		}
		if err != nil {
			code, _ := env.CodeOf(err)
			return sv.emit("error", st.e.ErrorValue(named(code, "accept")))
		}
		var client *link
		if l.tcp != nil {
			client = overTCP(tcp.New(e.Loop))
			err = l.tcp.Accept(client.tcp)
		} else {
			client = overPipe(pipe.New(e.Loop, false))
			err = l.pipe.Accept(client.pipe)
		}
		if err != nil {
			client.Close(nil)
			if code, _ := env.CodeOf(err); code.Name() == "EAGAIN" {
				return nil
			}
			return sv.emit("error", st.e.ErrorValue(named(err, "accept")))
		}
		dropped, err := sv.full()
		if err != nil {
			client.Close(nil)
			return err
		}
		if dropped {
			return sv.drop(client)
		}
		return sv.take(client)
	})
}

// full tells whether there are maxConnections.
func (sv *Server) full() (bool, error) {
	eng := sv.st.eng
	v, err := eng.Get(sv.this, "maxConnections")
	if err != nil || lang.IsNullish(sv.st.e, v) {
		return false, err
	}
	most, err := eng.ToNumber(v)
	return err == nil && float64(sv.connections) >= most, err
}

func (sv *Server) drop(client *link) error {
	eng := sv.st.eng
	data := eng.Undefined()
	if client.tcp != nil {
		local, lerr := client.tcp.SockName()
		peer, perr := client.tcp.PeerName()
		if lerr == nil && perr == nil {
			data = eng.NewObject(nil)
			for _, f := range [...]struct {
				name  string
				value engine.Value
			}{
				{"localAddress", eng.String(local.Addr().String())}, {"localPort", eng.Number(float64(local.Port()))}, {"localFamily", eng.String(familyName(local.Addr()))},
				{"remoteAddress", eng.String(peer.Addr().String())}, {"remotePort", eng.Number(float64(peer.Port()))}, {"remoteFamily", eng.String(familyName(peer.Addr()))},
			} {
				eng.Set(data, f.name, f.value)
			}
		}
	}
	client.Close(nil)
	return sv.emit("drop", data)
}

// take makes a socket of a peer, unless somebody else takes it.
func (sv *Server) take(client *link) error {
	sv.connections++
	if client.tcp != nil {
		if sv.NoDelay {
			client.tcp.NoDelay(true)
		}
		if sv.KeepAlive {
			client.tcp.KeepAlive(true, keepAliveDelay(sv.KeepAliveDelay))
		}
	}
	if sv.Take != nil {
		return sv.Take(client)
	}
	return sv.Admit(client)
}

// Admit makes a socket of a connection and emits 'connection'. Loop goroutine
// only.
func (sv *Server) Admit(client *Link) error {
	s := sv.socket(client)
	s.pauseOnCreate = sv.PauseOnConnect
	if err := s.begin(false); err != nil {
		return err
	}
	return sv.emit("connection", s.This())
}

// socket is the net.Socket of a connection.
func (sv *Server) socket(client *link) *Socket {
	s := sv.st.newSocket(sv.st.eng.NewObject(sv.st.socketPrototype))
	s.NoHalfOpen = !sv.AllowHalfOpen
	s.ReadMark, s.WriteMark = sv.HighWaterMark, sv.HighWaterMark
	s.noDelay, s.keepAlive, s.keepAliveDelay = sv.NoDelay, sv.KeepAlive, sv.KeepAliveDelay
	s.server = sv
	if client != nil {
		s.attach(client)
		s.scope = s.st.e.Outside() // it is the network that made it
	}
	return s
}
