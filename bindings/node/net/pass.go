package net

import (
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv/pipe"
	uvstream "github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
)

// Sockets and servers move from one process to another over a channel of
// package ipc. What moves is the handle underneath: here it is taken from what
// a script has, and put under something new at the other end.

// passable is the handle of a link; nil for none that can be passed.
func (l *link) passable() uvstream.Passable {
	switch {
	case l == nil:
		return nil
	case l.tcp != nil:
		return l.tcp
	case l.pipe != nil:
		return l.pipe
	}
	return nil
}

// linkOver is the link of a handle; nil for what is no stream.
func linkOver(h uvstream.Passable) *link {
	switch h := h.(type) {
	case *tcp.TCP:
		return overTCP(h)
	case *pipe.Pipe:
		return overPipe(h)
	}
	return nil
}

// Passable is the handle under the socket; nil if it has none, or none that can
// be passed. Loop goroutine only.
func (s *Socket) Passable() uvstream.Passable { return s.link.passable() }

// Passable is the handle that the server listens by; nil if it does not. Loop
// goroutine only.
func (sv *Server) Passable() uvstream.Passable { return sv.link.passable() }

// Surrender takes the handle from the socket, for whoever got it of Passable,
// who closes it. The socket is as one that was never connected, its server has
// a connection less, and no event tells of it. Loop goroutine only.
func (s *Socket) Surrender() {
	s.stopReading()
	s.link = nil
	if s.timeout != nil {
		s.timeout.Close(nil)
		s.timeout = nil
	}
	s.letGo()
	if sv := s.server; sv != nil {
		s.server = nil
		sv.connections--
		sv.closeIfDrained()
	}
}

// Server is the server that accepted the socket; nil if none did. Loop goroutine
// only.
func (s *Socket) Server() *Server { return s.server }

// Adopt makes a net.Socket of a connection that was passed, as new
// net.Socket({handle}) does, and starts to read it. An error is a script's, and
// leaves h the caller's. Loop goroutine only.
func Adopt(e *env.Env, h uvstream.Passable) (engine.Value, error) {
	st := stateOf(e)
	l := linkOver(h)
	if l == nil {
		return nil, st.badHandle()
	}
	s := st.newSocket(e.Engine.NewObject(st.socketPrototype))
	s.attach(l)
	this := s.This()
	return this, s.begin(false)
}

// badHandle is what Node says of a handle that is none for a socket or server.
func (st *state) badHandle() error {
	return st.e.Throw(env.TypeError, "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent")
}

// Serve makes a net.Server of a socket that listens and was passed, as
// server.listen(handle) does, and calls then behind the listeners of
// 'listening'. An error is a script's, and leaves h the caller's. Loop goroutine
// only.
func Serve(e *env.Env, h uvstream.Passable, then func(server engine.Value) error) error {
	st := stateOf(e)
	if linkOver(h) == nil {
		return st.badHandle()
	}
	this, err := e.Engine.Construct(st.server)
	if err != nil {
		return err
	}
	sv, err := st.serverOf(this)
	if err != nil {
		return err
	}
	_, err = sv.emitter.OnceGo(e, this, "listening", func(this engine.Value, _ []engine.Value) error { return then(this) })
	if err == nil {
		sv.listenOn(h, defaultBacklog)
	}
	return err
}

// listenOn listens on a handle that is bound, or listens already elsewhere.
func (sv *Server) listenOn(h uvstream.Passable, backlog int) {
	sv.hold()
	sv.listenings++
	sv.start(func() error {
		l := linkOver(h)
		if l == nil {
			return sv.st.badHandle()
		}
		err := l.Listen(backlog, sv.onConnection)
		if err != nil {
			return sv.failed(err, "null", "")
		}
		sv.link = l
		return nil
	})
}

// ConnectionKey is server._connectionKey: where the server was told to listen.
// Loop goroutine only.
func (sv *Server) ConnectionKey() string { return sv.key }

// key is the _connectionKey of a place.
func key(family int, address string, port int) string {
	return strconv.Itoa(family) + ":" + address + ":" + strconv.Itoa(port)
}

// Away stands for the connections that a server has accepted and sent to
// another process.
type Away interface {
	// Count asks how many there are; failed is a script's error.
	Count(done func(n int, failed engine.Value) error) error
	// Empty asks to be told when there is none left.
	Empty(done func() error) error
}

// Send has the server wait for connections elsewhere when it closes, and ask for
// their number. Loop goroutine only.
func (sv *Server) Send(a Away) { sv.away = append(sv.away, a) }

// Return ends what Send began: the process is no more. Loop goroutine only.
func (sv *Server) Return(a Away) {
	for i, b := range sv.away {
		if a == b {
			sv.away = append(sv.away[:i:i], sv.away[i+1:]...)
			return
		}
	}
}
