package stream

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Listen makes onConnection run for each connection, as uv_listen. It runs
// once per connection, which Accept then takes, from inside the callback or
// later; until then no further one is announced. backlog is how many the
// system lets wait.
//
// When the process runs out of descriptors, waiting connections are accepted
// and dropped, and onConnection hears nothing of them. An error reaches it
// only if that cannot help.
//
// Listen is EINVAL without onConnection, or if the stream is closing or bound
// to nothing, or a *uv.Error of the system. A second Listen replaces
// onConnection. Loop goroutine only.
func (s *Stream) Listen(backlog int, onConnection func(err error)) error {
	if onConnection == nil || s.IsClosing() || s.Socket() == nil {
		return uv.EINVAL
	}
	if errno := s.Socket().Listen(backlog); errno != 0 {
		return fail(errno, "listen")
	}
	s.onConnection = onConnection
	if s.accepted == nil {
		s.watcher.Start(uv.Readable)
	}
	s.Activate()
	return nil
}

// announce takes one connection and tells of it. One per event: other
// processes that share the socket get their turn.
func (s *Stream) announce() {
	conn, errno := s.Socket().Accept()
	if errno == syscall.EMFILE || errno == syscall.ENFILE {
		if errno = s.Socket().Shed(); errno == 0 {
			return
		}
	}
	if errno == syscall.EAGAIN || errno == syscall.ECONNABORTED {
		return // it was there, and is no more
	}
	if errno != 0 {
		// Differs from libuv, which says nothing and is called again at once.
		s.onConnection(fail(errno, "accept"))
		return
	}
	s.accepted = conn
	s.onConnection(nil)
	if s.accepted != nil {
		s.watcher.Stop(uv.Readable)
	}
}

// Accept gives the connection that was announced, or the handle that was
// passed first, to client, as uv_accept; a stream can be read and written then.
// It is EAGAIN if there is none. If client has a socket (EBUSY), is closing or
// of another kind (EINVAL), the connection or passed handle is dropped.
//
// Differs from libuv: it looks at the kind, and the listener goes on after such
// an error, too. Loop goroutine only.
func (s *Stream) Accept(client Acceptor) error {
	s.Loop().CheckGoroutine()
	if client.Loop() != s.Loop() {
		panic("uv: Accept into a stream of another loop: make the client on the listener's loop")
	}
	s.Loop().CheckGoroutine()
	sock := s.accepted
	if sock != nil {
		s.accepted = nil
		s.watcher.Start(uv.Readable)
	} else if sock = s.channel.take(); sock == nil {
		return uv.EAGAIN
	}
	err := client.AcceptSocket(sock)
	if err != nil {
		sock.Close()
	}
	return err
}
