// Package stream is what all byte streams share, as uv_stream_t: TCP
// connections, pipes, terminals.
//
// # Usage
//
// A stream is read by starting it and written by handing it bytes; both call
// back, from the loop, never from inside the call that asked:
//
//	s.ReadStart(nil, func(err error, data []byte) { ... })
//	s.Write(data, func(err error) { ... })
//	s.Shutdown(func(err error) { s.Close(nil) })
//
// Most programs meet streams through package tcp. Open makes one of a
// descriptor that is there already, such as standard input.
//
// # Errors
//
// What the system refused is a *uv.Error that names the call. What a stream
// itself refuses is a bare uv.Code, and so are uv.EOF and uv.ECANCELED.
//
// # Memory
//
// A stream that waits for data has no buffer: one is asked for when there is
// something to read. Reads and writes in the steady state allocate nothing.
package stream

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Stream is a connected or listening byte stream, as uv_stream_t. It is made
// by packages such as tcp, which embed it, or by Open.
type Stream struct {
	uv.Handle
	watcher uv.Watcher
	state   state

	alloc  func(suggested int) []byte
	onRead func(error, []byte)

	queue  writeList // to be written
	done   writeList // written or failed; callbacks to come
	queued int       // bytes in both: all of queue's, and those that failed

	connect    uv.Request
	onConnect  func(uv.Errno)
	failed     uv.Errno // of the connect that is in flight, if known beforehand
	shutdown   uv.Request
	onShutdown func(error)

	onConnection func(error) // not nil: the stream listens
	accepted     uv.Socket   // waits for Accept

	channel *channel // not nil: sockets may be passed
}

type state uint8

const (
	readable state = 1 << iota
	writable
	reading // between ReadStart and ReadStop
	partial // the last read pass left nothing behind
	ended   // end of file was told
	shut    // the system knows that we write no more
	trickle // a short read says nothing
	waits   // the descriptor is in blocking mode
)

func (s *Stream) is(st state) bool { return s.state&st != 0 }

// Kind makes the kind of a family of streams, one variable each. It is for
// authors of streams. Safe from any goroutine.
func Kind(name string) *uv.HandleKind {
	return &uv.HandleKind{Name: name, Closing: closing, Closed: closed}
}

// Init makes s a stream without socket. owner is the value that embeds s. It
// is for authors of streams. Loop goroutine only.
func (s *Stream) Init(loop *uv.Loop, kind *uv.HandleKind, owner uv.AnyHandle) {
	loop.CheckGoroutine()
	*s = Stream{}
	s.Handle.Init(loop, kind, owner)
}

// Attach gives s its socket and says what it may be used for; both may be
// false for one that is to listen or connect yet. It is EBUSY if s has a
// socket, EINVAL if s is closing; the socket then stays the caller's. It is
// for authors of streams. Loop goroutine only.
func (s *Stream) Attach(sock uv.Socket, forReading, forWriting bool) error {
	if s.IsClosing() {
		return uv.EINVAL
	}
	if s.Socket() != nil {
		return uv.EBUSY
	}
	s.allow(forReading, forWriting)
	s.watcher.Init(s.Loop(), sock, s.onReady)
	return nil
}

func (s *Stream) allow(forReading, forWriting bool) {
	if forReading {
		s.state |= readable
	}
	if forWriting {
		s.state |= writable
	}
}

// Trickle tells that a read may not fill its buffer and leave something behind
// all the same, as those of terminals do: a hang-up then is not the end before
// a read says so. It is for authors of streams. Loop goroutine only.
func (s *Stream) Trickle() {
	s.Loop().CheckGoroutine()
	s.state |= trickle
}

// Socket is what s moves its bytes through; nil before Attach and after Close.
// It is for authors of streams. Loop goroutine only.
func (s *Stream) Socket() uv.Socket {
	s.Loop().CheckGoroutine()
	return s.watcher.Socket()
}

// IsReadable tells whether the stream may be read, as uv_is_readable. It may
// after end of file, too; not after an error. Loop goroutine only.
func (s *Stream) IsReadable() bool {
	s.Loop().CheckGoroutine()
	return s.is(readable)
}

// IsWritable tells whether the stream may be written, as uv_is_writable: not
// from the moment that Shutdown is called, nor after a read error. Loop
// goroutine only.
func (s *Stream) IsWritable() bool {
	s.Loop().CheckGoroutine()
	return s.is(writable)
}

// Fileno is the stream's descriptor, as uv_fileno: EBADF if it has none yet or
// is closing, ENOTSUP on a loop without descriptors. It stays the stream's.
// Loop goroutine only.
func (s *Stream) Fileno() (int, error) {
	if s.Socket() == nil {
		return -1, uv.EBADF
	}
	fd, ok := s.Socket().FD()
	if !ok {
		return -1, uv.ENOTSUP
	}
	return fd, nil
}

// SendBufferSize is the size of the system's send buffer in bytes, as
// uv_send_buffer_size with 0. Loop goroutine only.
func (s *Stream) SendBufferSize() (int, error) { return s.option(uv.SendBuffer) }

// RecvBufferSize is the size of the system's receive buffer in bytes, as
// uv_recv_buffer_size with 0. Loop goroutine only.
func (s *Stream) RecvBufferSize() (int, error) { return s.option(uv.RecvBuffer) }

// SetSendBufferSize sets it, as uv_send_buffer_size. Linux makes it twice as
// large. Loop goroutine only.
func (s *Stream) SetSendBufferSize(bytes int) error { return s.setOption(uv.SendBuffer, bytes) }

// SetRecvBufferSize sets it, as uv_recv_buffer_size. Linux makes it twice as
// large. Loop goroutine only.
func (s *Stream) SetRecvBufferSize(bytes int) error { return s.setOption(uv.RecvBuffer, bytes) }

func (s *Stream) option(o uv.Option) (int, error) {
	if s.Socket() == nil {
		return 0, uv.EBADF
	}
	n, errno := s.Socket().Get(o)
	return n, fail(errno, "getsockopt")
}

func (s *Stream) setOption(o uv.Option, value int) error {
	if s.Socket() == nil {
		return uv.EBADF
	}
	return fail(s.Socket().Set(o, value), "setsockopt")
}

// SetBlocking makes writes wait until the system has taken them, as
// uv_stream_set_blocking, and with them the loop and all that is on it. Their
// callbacks still come later. It holds for all who share the descriptor. What
// is queued already is written as before. EBADF without a socket, ENOTSUP where
// nothing can wait, such as a simulated world. Loop goroutine only.
func (s *Stream) SetBlocking(blocking bool) error {
	if s.Socket() == nil {
		return uv.EBADF
	}
	if errno := s.Socket().SetBlocking(blocking); errno != 0 {
		return fail(errno, "fcntl")
	}
	s.state &^= waits
	if blocking {
		s.state |= waits
	}
	return nil
}

// fail makes an error of what a verb of the socket answered; nil of 0.
func fail(errno uv.Errno, call string) error {
	if errno == 0 {
		return nil
	}
	return &uv.Error{Code: uv.FromErrno(errno), Syscall: call}
}

// onReady is told what the socket is ready for.
func (s *Stream) onReady(ev uv.Events) {
	switch {
	case s.onConnection != nil:
		s.announce()
		return
	case s.connect.InFlight():
		s.connected()
		return
	}
	// After a hang-up there may be data still: it is read like anything else.
	if ev&(uv.Readable|uv.Errored|uv.Hangup) != 0 {
		s.read()
		// A hang-up whose data was read to the last byte is the end, even if
		// no read said so.
		if ev&uv.Hangup != 0 && s.state&(reading|partial|ended) == reading|partial {
			s.end(nil)
		}
		// Where a short read says nothing, only another one finds the end.
		for n := 1; n < readsPerEvent && ev&uv.Hangup != 0 && s.state&(reading|trickle|ended) == reading|trickle; n++ {
			s.read()
		}
	}
	if s.Socket() == nil {
		return // a callback closed the stream
	}
	if ev&(uv.Writable|uv.Errored|uv.Hangup) != 0 {
		s.flush()
		s.callBack()
		if s.queue.empty() {
			s.drain()
		}
	}
}

// inside finds the Stream in whatever embeds it.
func (s *Stream) inside() *Stream { return s }

type hasStream interface{ inside() *Stream }

// closing is the first half of Close.
func closing(owner uv.AnyHandle) {
	s := owner.(hasStream).inside()
	s.ReadStop()
	s.state &^= readable | writable
	standard := false
	if s.Socket() != nil {
		fd, ok := s.Socket().FD()
		standard = ok && fd <= 2
	}
	if standard {
		s.watcher.Detach() // nothing good comes of closing standard streams
	} else {
		s.watcher.Close()
	}
	if s.accepted != nil {
		s.accepted.Close()
		s.accepted = nil
	}
	s.channel.close()
}

// closed ends the requests in flight: connect, then writes, then shutdown.
func closed(owner uv.AnyHandle) {
	s := owner.(hasStream).inside()
	if s.connect.InFlight() {
		onConnect := s.onConnect
		s.onConnect = nil
		s.connect.End()
		onConnect(syscall.ECANCELED)
	}
	s.cancelWrites()
	s.callBack()
	s.drain()
}
