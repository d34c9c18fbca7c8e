package stream

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Passable is a handle that Write2 can pass to another process: those of
// packages tcp, pipe and udp.
type Passable interface {
	uv.AnyHandle
	// Socket is nil if the handle has none.
	Socket() uv.Socket
}

// Acceptor is a handle that Accept can give a socket to: those of packages tcp,
// pipe and udp.
type Acceptor interface {
	Passable
	// AcceptSocket makes the socket the handle's own. It is EINVAL on a closing
	// handle and for a socket of another kind, EBUSY if the handle has one; the
	// socket then stays the caller's. It is for authors of handles.
	AcceptSocket(sock uv.Socket) error
}

// channel is what a stream has besides if sockets are passed through it.
type channel struct {
	passed []uv.Socket // arrived and not accepted
}

// AllowPassing makes Write2 and the receiving of handles possible, which only a
// socket of the Unix domain is good for. It is for authors of streams. Loop
// goroutine only.
func (s *Stream) AllowPassing() {
	s.Loop().CheckGoroutine()
	s.Trickle() // a read ends where something was passed
	s.channel = new(channel)
}

// Passed are the sockets that arrived and were not accepted, the oldest first.
// It is for authors of streams, who must not change it. Loop goroutine only.
func (s *Stream) Passed() []uv.Socket {
	s.Loop().CheckGoroutine()
	if s.channel == nil {
		return nil
	}
	return s.channel.passed
}

// AcceptSocket makes sock the stream's own, for reading and writing; see
// Acceptor. Loop goroutine only.
func (s *Stream) AcceptSocket(sock uv.Socket) error { return s.Attach(sock, true, true) }

// take gives the oldest socket away; nil if there is none.
func (c *channel) take() (sock uv.Socket) {
	if c == nil || len(c.passed) == 0 {
		return nil
	}
	sock, c.passed[0] = c.passed[0], nil
	if c.passed = c.passed[1:]; len(c.passed) == 0 {
		c.passed = nil
	}
	return sock
}

// close drops what nobody accepted.
func (c *channel) close() {
	for sock := c.take(); sock != nil; sock = c.take() {
		sock.Close()
	}
}

func (s *Stream) receive(buf []byte) (n int, errno uv.Errno) {
	if s.channel == nil {
		return s.Socket().Read(buf)
	}
	n, s.channel.passed, errno = s.Socket().ReadWith(buf, s.channel.passed)
	return n, errno
}

// Write2 is Write that passes a handle along with the first byte, as
// uv_write2. The receiver gets a handle of its own for the same socket, so this
// one may go on, or be closed: once onDone has run, not before.
//
// Write2 is EINVAL without data or on a stream that is no pipe for passing, and
// EBADF if handle has no socket. If handle is closed before its turn comes,
// onDone gets EBADF. Loop goroutine only.
func (s *Stream) Write2(data []byte, handle Passable, onDone func(error)) error {
	if err := s.mayPass(data, handle); err != nil {
		return err
	}
	one := [1][]byte{data}
	w := newWrite(one[:], onDone)
	w.with = handle
	s.enqueue(w, len(data))
	return nil
}

// TryWrite2 is TryWrite that passes a handle along, as uv_try_write2: it is
// passed if any byte was written. Its errors are those of TryWrite and Write2.
// Loop goroutine only.
func (s *Stream) TryWrite2(data []byte, handle Passable) (int, error) {
	if err := s.mayTry(); err != nil {
		return 0, err
	}
	if err := s.mayPass(data, handle); err != nil {
		return 0, err
	}
	one := [1][]byte{data}
	return tried(s.sendWith(one[:], handle))
}

func (s *Stream) mayPass(data []byte, handle Passable) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	switch {
	case s.channel == nil || len(data) == 0 || len(data) > maxWrite:
		return uv.EINVAL
	case handle.Socket() == nil:
		return uv.EBADF
	}
	return nil
}

func (s *Stream) sendWith(bufs [][]byte, handle Passable) (int, uv.Errno) {
	sock := handle.Socket()
	if sock == nil {
		return 0, syscall.EBADF // closed meanwhile
	}
	return s.Socket().WriteWith(bufs, sock)
}
