package stream

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// BeginConnect makes onConnect run when the socket's connect, which the caller
// has started, is over: with 0, with what the system says, or with ECANCELED
// if the stream is closed before. With failed not 0 it is over already and
// onConnect gets just that; then there need not be a socket. Until then writes
// wait. It is for authors of streams. Loop goroutine only.
func (s *Stream) BeginConnect(failed uv.Errno, onConnect func(uv.Errno)) error {
	s.Loop().CheckGoroutine()
	if s.connect.InFlight() {
		return uv.EALREADY
	}
	if s.Socket() == nil {
		if failed == 0 {
			return uv.EBADF
		}
		s.watcher.Init(s.Loop(), nil, s.onReady)
	} else {
		s.watcher.Start(uv.Writable)
	}
	s.connect.Begin(s.Loop())
	s.failed, s.onConnect = failed, onConnect
	if failed != 0 {
		s.watcher.Feed()
	} else {
		s.allow(true, true)
	}
	return nil
}

// IsConnecting tells whether a connect is in flight. Loop goroutine only.
func (s *Stream) IsConnecting() bool {
	s.Loop().CheckGoroutine()
	return s.connect.InFlight()
}

// connected ends the connect that is in flight.
func (s *Stream) connected() {
	errno := s.failed
	s.failed = 0
	if errno == 0 {
		errno = s.Socket().Error()
	}
	if errno == syscall.EINPROGRESS {
		return
	}
	if errno != 0 {
		s.cancelWrites() // their callbacks come after the connect's
	}
	if s.queue.empty() {
		s.watcher.Stop(uv.Writable)
	}
	onConnect := s.onConnect
	s.onConnect = nil
	s.connect.End()
	onConnect(errno)
	if s.Socket() == nil {
		return // the callback closed the stream
	}
	s.callBack()
	if s.queue.empty() && s.shutdown.InFlight() && !s.connect.InFlight() {
		s.watcher.Feed()
	}
}
