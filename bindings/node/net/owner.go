package net

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// A protocol above, as http, need not pay for a Socket per connection: its
// server's Take gets the link, reads and writes it as it likes, and tells Left
// when it has closed it. The first time a script wants to see the socket, Join
// makes one, which reads from then on, for its Owner.

// Owner is a protocol on a Socket. Its methods run inside a Callback. Loop
// goroutine only.
type Owner interface {
	// SocketRead gets what was read; b is only lent.
	SocketRead(b []byte) error
	// SocketEnd hears that the peer sends no more.
	SocketEnd() error
	// SocketReads tells whether the link may be read now.
	SocketReads() bool
	// SocketFlush sends what the owner has gathered: a script's bytes, or its
	// end, are to go behind.
	SocketFlush()
	// SocketPause hears of socket.pause and socket.resume.
	SocketPause(paused bool)
	// SocketTimeout hears of a 'timeout' before the script does.
	SocketTimeout()
	// SocketDestroyed hears that the socket is being destroyed, SocketClosed that it
	// has closed, before the script does.
	SocketDestroyed()
	SocketClosed() error
}

// Serving is a host with a Server.
type Serving interface {
	NetServer() *Server
}

// NetServer makes every host that embeds a Server Serving.
func (sv *Server) NetServer() *Server { return sv }

// ServerClass is the class net.Server. Loop goroutine only.
func ServerClass(e *env.Env) engine.Value { return stateOf(e).server }

// Meet tells what the server's object is in this call. Loop goroutine only.
func (sv *Server) Meet(this engine.Value) {
	if !sv.held {
		sv.this = this // hold makes it last
	}
}

// This is the server's object.
func (sv *Server) This() engine.Value { return sv.this }

// Listening is server.listening.
func (sv *Server) Listening() bool { return sv.link != nil }

// Left says that a connection has gone that Take took and no Socket was made
// of. Loop goroutine only.
func (sv *Server) Left() {
	sv.connections--
	sv.closeIfDrained()
}

// Guest says that a connection came from elsewhere, GuestLeft that it has gone:
// the server's object lasts that long. Loop goroutine only.
func (sv *Server) Guest() {
	sv.guests++
	sv.hold()
}

// GuestLeft is the other half of Guest. Loop goroutine only.
func (sv *Server) GuestLeft() {
	sv.guests--
	sv.letGoIfIdle()
}

// Join makes the Socket of a connection that Take took; it does not read yet.
// One that has closed meanwhile is nil, and so is one that never was. Loop
// goroutine only.
func (sv *Server) Join(client *Link, owner Owner) *Socket {
	s := sv.socket(client)
	if client == nil {
		s.server = nil
		return s
	}
	s.owner = owner
	s.SetFlowing(true) // into the owner, who is shown as a listener
	s.reads, _ = s.OnGo(s.st.e, s.This(), "data", func(engine.Value, []engine.Value) error { return nil })
	s.Watch = s
	return s
}

// Owned tells whether a protocol reads the socket.
func (s *Socket) Owned() bool { return s.owner != nil }

// Disown makes the socket the script's alone: what comes is kept for whoever
// will read. Loop goroutine only.
func (s *Socket) Disown() {
	s.owner = nil
	s.Watch = &s.Stream
	s.OffGo(s.st.e, s.This(), "data", s.reads)
	s.SetFlowing(false)
	s.AskAgain()
	s.startReading()
}

// ListenerAdded sees a script that wants the bytes which the owner gets.
func (s *Socket) ListenerAdded(e *env.Env, this engine.Value, name string) error {
	if name == "data" || name == "readable" {
		s.tapped = true
	}
	return s.Stream.ListenerAdded(e, this, name)
}

// ReadStart and ReadStop let the owner say when the link is read. Loop goroutine
// only.
func (s *Socket) ReadStart() { s.startReading() }

// ReadStop is the other half of ReadStart. Loop goroutine only.
func (s *Socket) ReadStop() { s.stopReading() }

// Link is the handle, nil once the socket is destroyed.
func (s *Socket) Link() *Link { return s.link }

// Count adds bytes that the owner has read or written itself, which is a sign of
// life. Loop goroutine only.
func (s *Socket) Count(read, written int) {
	s.bytesRead += read
	s.bytesWritten += written
	s.active()
}

// Timed tells whether a timeout is set. Loop goroutine only.
func (s *Socket) Timed() bool { return s.timeoutAfter > 0 }

// Backlog is how much of what was written has not been given to the link. Loop
// goroutine only.
func (s *Socket) Backlog() int { return s.Length() - s.inFlight }

// Shut says that the owner has sent our end. Loop goroutine only.
func (s *Socket) Shut() { s.shut = true }

// Broken destroys the socket with an error of the system that a call of the
// owner met. Loop goroutine only.
func (s *Socket) Broken(err error, syscall string) { s.fail(err, syscall) }

// DestroySoon is socket.destroySoon: the end when everything is written. Loop
// goroutine only.
func (s *Socket) DestroySoon() error {
	if !s.Ending() {
		s.End()
	}
	if s.Finished() {
		s.Destroy(nil)
		return nil
	}
	_, err := s.OnceGo(s.st.e, s.This(), "finish", func(engine.Value, []engine.Value) error {
		s.Destroy(nil)
		return nil
	})
	return err
}
