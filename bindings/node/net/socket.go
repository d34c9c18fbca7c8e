package net

import (
	"io"
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	uvstream "github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
)

// Link is the handle under a socket: one of the two. Those of a package that
// takes connections itself are read and written as any uv stream.
type Link = link

type link struct {
	*uvstream.Stream
	tcp  *tcp.TCP
	pipe *pipe.Pipe
	// alive stands in for a handle without a socket, and keeps the loop alive as
	// one that listens does; nil otherwise.
	alive *uv.Async
}

// lent is the link of a server whose connections are brought to it.
func lent(loop *uv.Loop) *link {
	l := overTCP(tcp.New(loop))
	l.alive = uv.NewAsync(loop, nil)
	return l
}

// Ref makes the link keep the loop alive, as it does from the beginning.
func (l *link) Ref() {
	if l.alive != nil {
		l.alive.Ref()
	}
	l.Stream.Ref()
}

// Unref is the other half of Ref.
func (l *link) Unref() {
	if l.alive != nil {
		l.alive.Unref()
	}
	l.Stream.Unref()
}

// Close closes the handle; onClose may be nil.
func (l *link) Close(onClose func()) {
	if l.alive != nil {
		l.alive.Close(nil)
	}
	l.Stream.Close(onClose)
}

func overTCP(t *tcp.TCP) *link    { return &link{Stream: &t.Stream, tcp: t} }
func overPipe(p *pipe.Pipe) *link { return &link{Stream: &p.Stream, pipe: p} }

func (l *link) handle() uv.AnyHandle {
	if l.tcp != nil {
		return l.tcp
	}
	return l.pipe
}

// Socket is the host of a net.Socket.
type Socket struct {
	stream.Stream
	st   *state
	held bool // the object, while there is a link or one is being made

	link       *link      // nil before connect and after the end
	scope      *env.Scope // of the link
	reading    bool
	connecting bool
	wantsRead  bool // ReadMore was called before there was a link
	reset      bool // the end is a reset

	pending      func() // what waits for the connection: a write
	final        func() // and an end
	pendingDone  func(error)
	inFlight     int // bytes of the write under way
	bytesRead    int
	bytesWritten int // bytes given to links

	server *Server          // that accepted it
	owner  Owner            // who reads in the stream's stead, nil for nobody
	tapped bool             // the stream wants the bytes too
	reads  *events.Listener // the owner, for those who count the listeners of 'data'
	shut   bool             // our end was sent by the owner

	came    []byte // what onRead got, for received
	cameErr error
	run     func() error // received
	handle  engine.Value // _handle of a socket that needs no link, kept by its host

	timeout      *timer.Timer
	timeoutAfter float64 // milliseconds; NaN if never set
	queueSize    int     // of the link, when the timeout last looked

	noDelay, keepAlive bool // to set when there is a link
	keepAliveDelay     int64
	unrefd             bool
	pauseOnCreate      bool

	onread       engine.Value // options.onread: its buffer, or what makes one,
	onreadFunc   engine.Value // and its callback; held
	onreadBuffer engine.Value // the buffer a read goes to, held

	host     engine.Value // options.host, held; for what errors and events say
	attempts *attempts
	tried    []string // autoSelectFamilyAttemptedAddresses

	peer, local *names // kept when first seen

	// Protocol is what a protocol above keeps with the socket.
	Protocol any
}

// SocketOf is the host of a net.Socket; nil if v is none. Loop goroutine only.
func SocketOf(e *env.Env, v engine.Value) *Socket {
	if t := e.Engine.TypeOf(v); t != engine.Object {
		return nil
	}
	s, _ := e.Engine.Host(v).(*Socket)
	return s
}

// Connecting tells whether the socket has yet to reach its peer. Loop goroutine
// only.
func (s *Socket) Connecting() bool { return s.connecting }

// names are what getpeername and getsockname said.
type names struct {
	addr netip.AddrPort
	path string
}

// newSocket makes this a socket without a link.
func (st *state) newSocket(this engine.Value) *Socket {
	s := &Socket{st: st, timeoutAfter: -1}
	st.eng.SetHost(this, s)
	s.Init(st.e, this, s)
	s.Loose()
	s.OwnClose()
	s.OnGo(st.e, this, "end", st.onEnd)
	s.NoHalfOpen = true
	return s
}

// hold keeps the object as long as the loop may call.
func (s *Socket) hold() {
	if !s.held {
		s.held = true
		s.Pin()
		s.st.e.Born(s)
	}
}

func (s *Socket) letGo() {
	if s.held {
		s.held = false
		s.st.e.Gone(s)
		s.Unpin()
	}
}

// attach puts the socket on a link that is connected.
func (s *Socket) attach(l *link) {
	s.hold()
	s.link = l
	s.scope = s.st.e.Capture()
	if s.unrefd {
		l.Unref()
	}
}

// ReadMore is _read.
func (s *Socket) ReadMore() {
	if s.link == nil || s.connecting {
		s.wantsRead = true
		return
	}
	if s.owner == nil || s.owner.SocketReads() {
		s.startReading()
	}
}

func (s *Socket) startReading() {
	if s.reading || s.link == nil {
		return
	}
	s.reading = true
	var alloc func(int) []byte // the loop's own slab
	if s.onreadFunc != nil {
		alloc = s.alloc
	}
	if err := s.link.ReadStart(alloc, s.onRead); err != nil {
		s.fail(err, "read")
	}
}

func (s *Socket) stopReading() {
	if s.reading && s.link != nil {
		s.reading = false
		s.link.ReadStop()
	}
}

// alloc is where a read goes that options.onread wants to see.
func (s *Socket) alloc(int) []byte {
	v := s.onread
	if s.st.eng.TypeOf(v) == engine.Function {
		s.st.e.CallbackIn(s.scope, func() error {
			made, err := s.st.eng.Call(v, nil)
			if err != nil {
				return err
			}
			if s.onreadBuffer != nil {
				s.st.eng.Release(s.onreadBuffer)
			}
			s.onreadBuffer = s.st.eng.Hold(made)
			return nil
		})
		v = s.onreadBuffer
	}
	if v == nil {
		return nil
	}
	b, _ := buffer.Bytes(s.st.e, v)
	return b
}

func (s *Socket) onRead(err error, data []byte) {
	if s.run == nil {
		s.run = s.received
	}
	s.came, s.cameErr = data, err
	s.st.e.CallbackIn(s.scope, s.run)
	s.came, s.cameErr = nil, nil
}

func (s *Socket) received() error {
	data, err := s.came, s.cameErr
	s.active()
	switch {
	case err == nil && len(data) == 0:
		return nil
	case err == nil:
		s.bytesRead += len(data)
		if s.owner != nil {
			s.st.e.Uncaught(s.owner.SocketRead(data))
			if !s.tapped {
				return nil
			}
		}
		if s.onreadFunc != nil {
			return s.tellRead(len(data))
		}
		if !s.Push(data) {
			s.stopReading()
		}
		return nil
	case err == uv.EOF || err == io.EOF:
		s.stopReading()
		s.PushEnd()
		s.ReadZero()
		if s.owner != nil {
			return s.owner.SocketEnd()
		}
		return nil
	}
	s.fail(err, "read")
	return nil
}

// tellRead calls the callback of options.onread.
func (s *Socket) tellRead(n int) error {
	eng := s.st.eng
	v := s.onreadBuffer
	if v == nil {
		v = s.onread
	}
	goOn, err := eng.Call(s.onreadFunc, s.This(), eng.Number(float64(n)), v)
	if err == nil && eng.TypeOf(goOn) == engine.Boolean && !eng.ToBool(goOn) {
		s.stopReading()
	}
	return err
}

// fail ends the socket with an error of the system.
func (s *Socket) fail(err error, syscall string) {
	s.Destroy(s.st.e.ErrorValue(named(err, syscall)))
}

// named is err with Node's name of the call that failed, and nothing else: Node
// tells addresses where a connection or a listener fails alone.
func named(err error, syscall string) error {
	if code, ok := env.CodeOf(err); ok {
		return &uv.Error{Code: code, Syscall: syscall}
	}
	return err
}

// WriteChunk is _write.
func (s *Socket) WriteChunk(b []byte, done func(error)) { s.WriteChunks([][]byte{b}, done) }

// WriteChunks is _writev.
func (s *Socket) WriteChunks(chunks [][]byte, done func(error)) {
	if s.connecting {
		s.pendingDone = done
		s.pending = func() { s.WriteChunks(chunks, done) }
		return
	}
	if s.link == nil {
		done(s.st.e.Throw(env.Error, "ERR_SOCKET_CLOSED", "Socket is closed"))
		return
	}
	if s.owner != nil {
		s.owner.SocketFlush()
	}
	s.active()
	total := 0
	for _, b := range chunks {
		total += len(b)
	}
	s.bytesWritten += total
	n, err := 0, error(nil)
	if s.link.WriteQueueSize() == 0 {
		if len(chunks) == 1 {
			n, err = s.link.TryWrite(chunks[0])
		} else {
			n, err = s.link.TryWritev(chunks)
		}
		if n == total && err == nil {
			done(nil)
			return
		}
		if err != nil && err != uv.EAGAIN {
			if code, _ := env.CodeOf(err); code != uv.EAGAIN {
				done(s.st.e.ThrowError(named(err, "write")))
				return
			}
		}
	}
	rest := make([][]byte, 0, len(chunks))
	for _, b := range chunks {
		skip := min(max(n, 0), len(b))
		n -= skip
		if skip < len(b) {
			rest = append(rest, b[skip:])
		}
	}
	s.inFlight = total
	s.queueSize = s.link.WriteQueueSize()
	scope := s.st.e.Capture()
	err = s.link.Writev(rest, func(err error) {
		s.st.e.CallbackIn(scope, func() error {
			s.inFlight = 0
			s.active()
			if err != nil {
				err = s.st.e.ThrowError(named(err, "write"))
			}
			if !s.Destroyed() {
				done(err)
			}
			return nil
		})
	})
	if err != nil {
		done(s.st.e.ThrowError(named(err, "write")))
	}
}

// Final is _final: the end of what we send.
func (s *Socket) Final(done func(error)) {
	if s.connecting {
		s.final = func() { s.Final(done) }
		return
	}
	if s.owner != nil {
		s.owner.SocketFlush()
	}
	if s.link == nil || s.shut {
		done(nil)
		return
	}
	scope := s.st.e.Capture()
	err := s.link.Shutdown(func(err error) {
		s.st.e.CallbackIn(scope, func() error {
			if s.Destroyed() {
				return nil
			}
			if code, ok := env.CodeOf(err); ok && code != uv.ENOTCONN && code != uv.ECANCELED {
				done(s.st.e.ThrowError(named(err, "shutdown")))
				return nil
			}
			done(nil)
			return nil
		})
	})
	if err == nil {
		return
	}
	if code, _ := env.CodeOf(err); code == uv.ENOTCONN {
		done(nil)
		return
	}
	done(s.st.e.ThrowError(named(err, "shutdown")))
}

// DestroyStream is _destroy.
func (s *Socket) DestroyStream(err engine.Value, done func(engine.Value)) {
	s.connecting = false
	if s.owner != nil {
		s.owner.SocketDestroyed()
	}
	if s.timeout != nil {
		s.timeout.Close(nil)
		s.timeout = nil
	}
	if s.attempts != nil {
		s.attempts.stop()
		s.attempts = nil
	}
	s.hold()
	emit := func(args ...engine.Value) error {
		defer s.letGo()
		if s.owner != nil {
			s.st.e.Uncaught(s.owner.SocketClosed())
		}
		_, thrown := s.Emit(s.st.e, s.This(), "close", args...)
		s.cutPending()
		return thrown
	}
	if l := s.link; l != nil {
		s.link = nil
		failed := s.st.eng.Bool(err != nil)
		onClose := func() { s.st.e.CallbackIn(s.scope, func() error { return emit(failed) }) }
		if !s.reset || l.tcp == nil || l.tcp.CloseReset(onClose) != nil {
			l.Close(onClose)
		}
		s.reading = false
		done(err)
	} else {
		done(err)
		s.st.e.NextTick(func() error { return emit() })
	}
	if sv := s.server; sv != nil {
		sv.connections--
		sv.closeIfDrained()
	}
	if s.onreadFunc != nil {
		s.st.eng.Release(s.onreadFunc)
		s.st.eng.Release(s.onread)
		s.onreadFunc = nil
	}
}

// cutPending fails what waited for a connection: Node's write does so behind the
// listeners of 'close'.
func (s *Socket) cutPending() {
	done := s.pendingDone
	s.pending, s.pendingDone, s.final = nil, nil, nil
	if done != nil {
		done(s.st.e.Throw(env.Error, "ERR_SOCKET_CLOSED_BEFORE_CONNECTION", "Socket closed before the connection was established"))
	}
}

// peerOf is the peer's names, kept when first asked for.
func (s *Socket) peerOf(l *link) *names {
	if s.peer == nil && l != nil && !s.connecting {
		if l.tcp != nil {
			if a, err := l.tcp.PeerName(); err == nil {
				s.peer = &names{addr: a}
			}
		} else if l.pipe != nil {
			p, err := l.pipe.PeerName()
			if err == nil {
				s.peer = &names{path: p}
			}
		}
	}
	return s.peer
}

func (s *Socket) localOf(l *link) *names {
	if s.local == nil && l != nil {
		if l.tcp != nil {
			if a, err := l.tcp.SockName(); err == nil {
				s.local = &names{addr: a}
			}
		} else if l.pipe != nil {
			p, err := l.pipe.SockName()
			if err == nil {
				s.local = &names{path: p}
			}
		}
	}
	return s.local
}

// written is socket.bytesWritten: what was sent, and what waits.
func (s *Socket) written() int {
	return s.bytesWritten + s.Length() - s.inFlight
}
