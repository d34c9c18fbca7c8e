package net

import (
	"math"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/bindings/node/webclass"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/tcp"
)

func (st *state) loadSocket() (err error) {
	e, eng := st.e, st.eng
	st.socket, st.socketPrototype, err = e.Class("Socket", 1, stream.Class(e, stream.Duplex), st.construct)
	if err != nil {
		return err
	}
	// method gives back the socket, as most do.
	method := func(name string, length int, f func(s *Socket, c *engine.Call) error) env.Method {
		return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
			s, err := st.socketOf(c.This)
			if err != nil {
				return nil, err
			}
			defer s.Part(s.Meet(c.This))
			return c.This, f(s, c)
		}}
	}
	err = e.Functions(st.socketPrototype,
		method("setTimeout", 2, func(s *Socket, c *engine.Call) error { return s.SetTimeout(c.Arg(0), c.Arg(1)) }),
		method("_onTimeout", 0, func(s *Socket, c *engine.Call) error { s.onTimeout(); return nil }),
		method("_unrefTimer", 0, func(s *Socket, c *engine.Call) error { s.active(); return nil }),
		method("setNoDelay", 1, func(s *Socket, c *engine.Call) error {
			on := len(c.Args) == 0 || eng.TypeOf(c.Arg(0)) == engine.Undefined || eng.ToBool(c.Arg(0))
			if s.noDelay = on; s.link != nil && s.link.tcp != nil && !s.connecting {
				s.link.tcp.NoDelay(on)
			}
			return nil
		}),
		method("setKeepAlive", 2, func(s *Socket, c *engine.Call) error {
			ms, err := eng.ToNumber(c.Arg(1))
			if err != nil || math.IsNaN(ms) {
				ms = 0
			}
			s.keepAlive, s.keepAliveDelay = eng.ToBool(c.Arg(0)), int64(ms/1000)
			if s.link != nil && s.link.tcp != nil && !s.connecting {
				s.link.tcp.KeepAlive(s.keepAlive, keepAliveDelay(s.keepAliveDelay))
			}
			return nil
		}),
		env.Method{Name: "address", Func: func(c *engine.Call) (engine.Value, error) {
			s, err := st.socketOf(c.This)
			if err != nil {
				return nil, err
			}
			defer s.Part(s.Meet(c.This))
			if n := s.localOf(s.link); n != nil && s.link != nil && n.addr.IsValid() {
				return st.addressObject(n), nil
			}
			return eng.NewObject(nil), nil
		}},
		method("resetAndDestroy", 0, func(s *Socket, c *engine.Call) error {
			switch {
			case s.link == nil:
				s.Destroy(e.NewError(env.Error, "ERR_SOCKET_CLOSED", "Socket is closed"))
			case s.link.tcp == nil:
				return e.Throw(env.TypeError, "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent")
			case s.connecting:
				_, err := s.OnceGo(e, s.This(), "connect", func(engine.Value, []engine.Value) error {
					s.reset = true
					s.Destroy(nil)
					return nil
				})
				return err
			default:
				s.reset = true
				s.Destroy(nil)
			}
			return nil
		}),
		method("destroySoon", 0, func(s *Socket, c *engine.Call) error { return s.DestroySoon() }),
		method("pause", 0, func(s *Socket, c *engine.Call) error {
			if s.onreadFunc != nil && !s.connecting {
				s.stopReading()
			}
			if s.owner != nil {
				s.owner.SocketPause(true)
			}
			return s.Pause()
		}),
		method("resume", 0, func(s *Socket, c *engine.Call) error {
			if s.onreadFunc != nil && !s.connecting && s.link != nil {
				s.startReading()
			}
			if s.owner != nil {
				s.owner.SocketPause(false)
			}
			s.Resume()
			return nil
		}),
		method("connect", 0, func(s *Socket, c *engine.Call) error {
			options, callback, err := st.connectArgs(c.Args)
			if err == nil && len(c.Args) == 1 && eng.Class(c.Arg(0)) == "Array" {
				// What _normalizeArgs made.
				if options, err = eng.Get(c.Arg(0), 0); err == nil {
					callback, err = eng.Get(c.Arg(0), 1)
				}
			}
			if err != nil {
				return err
			}
			return s.connect(options, callback)
		}),
		method("ref", 0, func(s *Socket, c *engine.Call) error {
			if s.unrefd = false; s.link != nil {
				s.link.Ref()
			}
			return nil
		}),
		method("unref", 0, func(s *Socket, c *engine.Call) error {
			if s.unrefd = true; s.link != nil {
				s.link.Unref()
			}
			return nil
		}),
	)
	if err != nil {
		return err
	}
	return st.socketAccessors()
}

// keepAliveDelay is in seconds, at least one where keep-alive is on.
func keepAliveDelay(seconds int64) time.Duration { return time.Duration(max(seconds, 1)) * time.Second }

func (st *state) socketOf(this engine.Value) (*Socket, error) {
	if lang.IsObject(st.e, this) {
		if h, ok := st.eng.Host(this).(hosting); ok {
			return h.AsSocket(), nil
		}
	}
	return nil, webclass.InvalidThis(st.e, "Socket")
}

func (st *state) socketAccessors() (err error) {
	e, eng := st.e, st.eng
	get := func(name string, enumerable bool, f func(s *Socket) engine.Value) {
		if err == nil {
			err = e.Accessor(st.socketPrototype, name, enumerable, func(this engine.Value) (engine.Value, error) {
				if s, err := st.socketOf(this); err == nil {
					return f(s), nil
				}
				return eng.Undefined(), nil
			}, nil)
		}
	}
	number := func(n int) engine.Value { return eng.Number(float64(n)) }
	connecting := func(s *Socket) engine.Value { return eng.Bool(s.connecting) }
	get("connecting", true, connecting)
	get("_connecting", false, connecting)
	get("pending", false, func(s *Socket) engine.Value { return eng.Bool(s.connecting || s.link == nil && s.handle == nil) })
	get("readyState", false, func(s *Socket) engine.Value {
		readable, writable := !s.Destroyed() && !s.Ended(), !s.Destroyed() && !s.Ending()
		switch {
		case s.connecting:
			return eng.String("opening")
		case readable && writable:
			return eng.String("open")
		case readable:
			return eng.String("readOnly")
		case writable:
			return eng.String("writeOnly")
		}
		return eng.String("closed")
	})
	get("bufferSize", false, func(s *Socket) engine.Value {
		if s.link == nil {
			return eng.Undefined()
		}
		return number(s.Length())
	})
	get("bytesRead", true, func(s *Socket) engine.Value { return number(s.bytesRead) })
	get("bytesWritten", true, func(s *Socket) engine.Value {
		if s.owner != nil { // what it has gathered counts
			s.owner.SocketFlush()
		}
		return number(s.written())
	})
	get("_bytesDispatched", true, func(s *Socket) engine.Value { return number(s.bytesWritten) })
	get("allowHalfOpen", true, func(s *Socket) engine.Value { return eng.Bool(!s.NoHalfOpen) })
	get("autoSelectFamilyAttemptedAddresses", true, func(s *Socket) engine.Value {
		if s.tried == nil {
			return eng.Undefined()
		}
		list := make([]engine.Value, len(s.tried))
		for i, text := range s.tried {
			list[i] = eng.String(text)
		}
		return eng.NewArray(list...)
	})
	get("_host", true, func(s *Socket) engine.Value {
		if s.host == nil {
			return eng.Null()
		}
		return s.host
	})
	get("_handle", false, func(s *Socket) engine.Value {
		if s.handle != nil && !s.Destroyed() {
			return s.handle
		}
		return st.handleOf(s.link, s, false)
	})
	side := func(prefix string, of func(s *Socket) *names) {
		part := func(name string, f func(n *names) engine.Value) {
			get(prefix+name, true, func(s *Socket) engine.Value {
				if n := of(s); n != nil && n.path == "" && n.addr.IsValid() {
					return f(n)
				}
				return eng.Undefined()
			})
		}
		part("Address", func(n *names) engine.Value { return eng.String(n.addr.Addr().String()) })
		part("Family", func(n *names) engine.Value { return eng.String(familyName(n.addr.Addr())) })
		part("Port", func(n *names) engine.Value { return number(int(n.addr.Port())) })
	}
	side("remote", func(s *Socket) *names { return s.peerOf(s.link) })
	side("local", func(s *Socket) *names { return s.localOf(s.link) })
	if err != nil {
		return err
	}
	// A script may write it, which sets no timer.
	err = e.Accessor(st.socketPrototype, "timeout", true, func(this engine.Value) (engine.Value, error) {
		if s, err := st.socketOf(this); err == nil && s.timeoutAfter >= 0 {
			return eng.Number(s.timeoutAfter), nil
		}
		return eng.Undefined(), nil
	}, func(this, v engine.Value) error {
		s, err := st.socketOf(this)
		if f, bad := eng.ToNumber(v); err == nil && bad == nil && f >= 0 {
			s.timeoutAfter = f
			return nil
		}
		return eng.Define(this, "timeout", engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
	})
	if err != nil {
		return err
	}
	for _, name := range [...]string{"server", "_server"} {
		err = e.Accessor(st.socketPrototype, name, true, func(this engine.Value) (engine.Value, error) {
			if s, err := st.socketOf(this); err == nil && s.server != nil {
				return s.server.this, nil
			}
			return eng.Null(), nil
		}, func(this, v engine.Value) error {
			return eng.Define(this, name, engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// addressObject is what address() gives; a text for a path.
func (st *state) addressObject(n *names) engine.Value {
	eng := st.eng
	if !n.addr.IsValid() {
		return eng.String(n.path)
	}
	obj := eng.NewObject(nil)
	eng.Set(obj, "address", eng.String(n.addr.Addr().String()))
	eng.Set(obj, "family", eng.String(familyName(n.addr.Addr())))
	eng.Set(obj, "port", eng.Number(float64(n.addr.Port())))
	return obj
}

// construct is new net.Socket(options), and the same without new.
func (st *state) construct(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	this := c.This
	if c.NewTarget == nil && (!lang.IsObject(e, this) || !lang.InstanceOf(e, this, st.socket)) {
		this = eng.NewObject(st.socketPrototype)
	}
	options := c.Arg(0)
	if eng.TypeOf(options) == engine.Number {
		options = eng.NewObject(nil)
		if err := eng.Set(options, "fd", c.Arg(0)); err != nil {
			return nil, err
		}
	}
	var err error
	get := st.reader(options, &err)
	for _, name := range [...]string{"objectMode", "readableObjectMode", "writableObjectMode"} {
		if v := get(name); eng.ToBool(v) {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_ARG_VALUE", "The property 'options."+name+"' is not supported. Received "+e.Inspect(v))
		}
	}
	fd := int64(-1)
	if v := get("fd"); err == nil && eng.TypeOf(v) != engine.Undefined {
		if fd, err = e.IntArg("fd", v, 0, math.MaxInt32); err != nil {
			return nil, err
		}
	}
	s := st.newSocket(this)
	half, noDelay, keepAlive, delay := get("allowHalfOpen"), get("noDelay"), get("keepAlive"), get("keepAliveInitialDelay")
	mark := get("highWaterMark")
	if err != nil {
		return nil, err
	}
	s.NoHalfOpen = !eng.ToBool(half)
	s.noDelay, s.keepAlive = eng.ToBool(noDelay), eng.ToBool(keepAlive)
	if ms, nerr := eng.ToNumber(delay); nerr == nil && !math.IsNaN(ms) {
		s.keepAliveDelay = int64(ms / 1000)
	}
	if eng.TypeOf(mark) == engine.Number {
		n, _ := e.Int(mark)
		s.ReadMark, s.WriteMark = n, n
	}
	if v := get("readable"); eng.TypeOf(v) == engine.Boolean && !eng.ToBool(v) {
		s.NotReadable()
	}
	if v := get("writable"); eng.TypeOf(v) == engine.Boolean && !eng.ToBool(v) {
		s.NotWritable()
	}
	if onread := get("onread"); lang.IsObject(e, onread) {
		if err := s.setOnread(onread); err != nil {
			return nil, err
		}
	}
	l := linkOver(HandleOf(e, get("handle")))
	if fd >= 0 && l == nil {
		if l, err = st.open(int(fd)); err != nil {
			return nil, err
		}
	}
	if l != nil {
		s.attach(l)
		readable := get("readable")
		s.pauseOnCreate = eng.ToBool(get("pauseOnCreate"))
		manual := eng.ToBool(get("manualStart"))
		if err == nil && !(eng.TypeOf(readable) == engine.Boolean && !eng.ToBool(readable)) {
			err = s.begin(manual)
		}
	}
	if signal := get("signal"); err == nil && eng.ToBool(signal) {
		err = st.addAbortSignal(signal, this)
	}
	return this, err
}

// begin starts to read, unless the creator wants it otherwise.
func (s *Socket) begin(manual bool) error {
	switch {
	case s.pauseOnCreate:
		return s.Pause()
	case !manual:
		s.ReadZero()
	}
	return nil
}

func (st *state) addAbortSignal(signal, this engine.Value) error {
	module, err := st.e.Require("stream")
	if err != nil {
		return err
	}
	f, err := st.eng.Get(module, "addAbortSignal")
	if err != nil {
		return err
	}
	_, err = st.eng.Call(f, module, signal, this)
	return err
}

func (s *Socket) setOnread(onread engine.Value) error {
	eng := s.st.eng
	buf, err := eng.Get(onread, "buffer")
	if err != nil {
		return err
	}
	f, err := eng.Get(onread, "callback")
	if err != nil {
		return err
	}
	if eng.TypeOf(f) == engine.Function && lang.IsObject(s.st.e, buf) {
		s.onread, s.onreadFunc = eng.Hold(buf), eng.Hold(f)
	}
	return nil
}

// open adopts a descriptor: of a TCP socket, or of a pipe or Unix socket.
func (st *state) open(fd int) (*link, error) {
	loop := st.e.Loop
	var l *link
	var err error
	switch uv.GuessHandle(fd) {
	case uv.TypeTCP:
		l = overTCP(tcp.New(loop))
		err = l.tcp.Open(fd)
	case uv.TypeNamedPipe:
		l = overPipe(pipe.New(loop, false))
		err = l.pipe.Open(fd)
	default:
		return nil, st.e.Throw(env.TypeError, "ERR_INVALID_FD_TYPE", "Unsupported fd type: "+uv.GuessHandle(fd).String())
	}
	if err != nil {
		l.Close(nil)
		return nil, st.e.ThrowError(named(err, "open"))
	}
	return l, nil
}
