package stream

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// readsPerEvent keeps a sender that is as fast as we are from starving the
// rest of the loop.
const readsPerEvent = 32

// ReadStart makes onRead run for what arrives, as uv_read_start:
//
//	nil, data     bytes arrived
//	nil, empty    nothing there after all; not the end
//	uv.EOF        the peer wrote its last; reading has stopped, writing may go on
//	uv.ENOBUFS    alloc gave no room; reading goes on
//	EMFILE, data  bytes arrived, but a handle that was passed with them found no
//	              free descriptor and is lost; reading goes on
//	a *uv.Error   the stream is broken, neither readable nor writable; Close it
//
// alloc is asked for a buffer before each read; the suggested size is that of
// libuv, 64 KiB. nil is the loop's own buffer, whose bytes are good until
// onRead returns. Whatever alloc gave comes back to onRead, cut to what was
// read.
//
// ReadStart is EINVAL without onRead or on a closing stream, EALREADY if it
// reads already, ENOTCONN if it is not readable. Loop goroutine only.
func (s *Stream) ReadStart(alloc func(suggested int) []byte, onRead func(err error, data []byte)) error {
	switch {
	case onRead == nil || s.IsClosing():
		return uv.EINVAL
	case s.is(reading):
		return uv.EALREADY
	case !s.is(readable):
		return uv.ENOTCONN
	}
	s.state = s.state&^ended | reading
	s.alloc, s.onRead = alloc, onRead
	s.watcher.Start(uv.Readable)
	s.Activate()
	return nil
}

// ReadStop ends what ReadStart began, as uv_read_stop: onRead runs no more.
// Data that arrives waits in the system, up to its limit. Stopping what does
// not read does nothing. Loop goroutine only.
func (s *Stream) ReadStop() {
	s.Loop().CheckGoroutine()
	if s.is(reading) {
		s.stopReading()
		s.alloc, s.onRead = nil, nil
	}
}

func (s *Stream) stopReading() {
	s.state &^= reading
	s.watcher.Stop(uv.Readable)
	s.Deactivate()
}

// read is one pass of reads. A read that does not fill its buffer ends it:
// another would only hear that nothing is left.
func (s *Stream) read() {
	s.state &^= partial
	for i := 0; i < readsPerEvent && s.is(reading); i++ {
		buf := s.buffer()
		if !s.is(reading) {
			return // alloc stopped the stream
		}
		if len(buf) == 0 {
			s.onRead(uv.ENOBUFS, buf)
			return
		}
		n, errno := s.receive(buf)
		var lost error
		if errno == syscall.EMFILE && n > 0 {
			// Differs from libuv, which says nothing.
			lost, errno = fail(errno, "read"), 0
		}
		switch {
		case errno == syscall.EAGAIN:
			s.onRead(nil, buf[:0])
			return
		case errno != 0:
			s.broken(errno, buf[:0])
			return
		case n == 0:
			s.end(buf[:0])
			return
		}
		full := n == len(buf)
		s.onRead(lost, buf[:n])
		if !full {
			if !s.is(trickle) {
				s.state |= partial
			}
			return
		}
		if s.is(waits) {
			return // the next read might
		}
	}
}

func (s *Stream) buffer() []byte {
	if s.alloc == nil {
		return s.Loop().Slab()
	}
	return s.alloc(uv.SlabSize)
}

// end tells end of file. Reading has stopped by then, so that the callback may
// start it again.
func (s *Stream) end(buf []byte) {
	s.state |= ended
	s.stopReading()
	s.onRead(uv.EOF, buf)
}

// broken tells an error of reading. It stops reading afterwards, as libuv
// does, unless the callback did.
func (s *Stream) broken(errno uv.Errno, buf []byte) {
	s.state &^= readable | writable
	s.onRead(fail(errno, "read"), buf)
	if s.is(reading) {
		s.stopReading()
	}
}
