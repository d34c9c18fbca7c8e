package net

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	uvstream "github.com/uvgo/uvgo/uv/stream"
)

// Terminals and standard streams are sockets to a script. Their hosts embed a
// Socket, and say with Become whose it is.

// hosting is a host with a Socket.
type hosting interface{ AsSocket() *Socket }

// AsSocket makes every host that embeds a Socket one. Loop goroutine only.
func (s *Socket) AsSocket() *Socket { return s }

// SocketClass is the class net.Socket. Loop goroutine only.
func SocketClass(e *env.Env) engine.Value { return stateOf(e).socket }

// SocketPrototype is its prototype. Loop goroutine only.
func SocketPrototype(e *env.Env) engine.Value { return stateOf(e).socketPrototype }

// Become makes s the socket of this, without a connection yet; host embeds s
// and may have methods of its own in the place of the Socket's. Loop goroutine
// only.
func (s *Socket) Become(e *env.Env, this engine.Value, host hosting) {
	s.st, s.timeoutAfter = stateOf(e), -1
	e.Engine.SetHost(this, host)
	s.Init(e, this, host)
	s.Loose()
	s.OwnClose()
	s.NoHalfOpen = true
}

// Stand puts s on a stream that is open: from now on it can be read and
// written. Loop goroutine only.
func (s *Socket) Stand(h *uvstream.Stream) { s.attach(&link{Stream: h}) }

// StandOn says that s needs no stream to stand on; handle is what scripts see
// as _handle. The host keeps it. Loop goroutine only.
func (s *Socket) StandOn(handle engine.Value) { s.handle = handle }

// Halt stops reading until ReadMore is called again. Loop goroutine only.
func (s *Socket) Halt() {
	if s.reading {
		s.stopReading()
		s.AskAgain()
	}
}

// Wrote counts bytes that a host has written itself. Loop goroutine only.
func (s *Socket) Wrote(n int) { s.bytesWritten += n }

// Linger is DestroyStream for a host whose descriptor is not its own: only the
// events come. Loop goroutine only.
func (s *Socket) Linger(err engine.Value, done func(engine.Value)) {
	this := s.st.eng.Hold(s.This())
	failed := s.st.eng.Bool(err != nil)
	done(err)
	s.st.e.NextTick(func() error {
		defer s.st.eng.Release(this)
		_, thrown := s.Emit(s.st.e, this, "close", failed)
		return thrown
	})
}
