package stream

import (
	"math"
	"sync"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// writesPerPass bounds what one pass writes after its first request, so that
// a reader that is as fast as we are does not keep the loop from its other
// work.
const writesPerPass = 32

// maxWrite is what one request may hold, as in libuv.
const maxWrite = math.MaxInt32

// write is the request of Write and Writev, as uv_write_t.
type write struct {
	uv.Request
	all    [][]byte // what it was asked to write
	bufs   [][]byte // what is not written yet, the tail of all
	few    [4][]byte
	with   Passable // goes with the first byte
	err    error
	onDone func(error)
	next   *write
}

// pool holds requests that are done, so that a write need not allocate one.
var pool = sync.Pool{New: func() any {
	w := new(write)
	w.all = w.few[:0]
	return w
}}

func newWrite(bufs [][]byte, onDone func(error)) *write {
	w := pool.Get().(*write)
	w.all = append(w.all, bufs...)
	w.bufs = w.all
	w.onDone = onDone
	return w
}

// release gives w back. It pins neither buffers nor a long list of them.
func (w *write) release() {
	clear(w.all)
	all := w.all[:0]
	if cap(all) > 64 {
		all = w.few[:0]
	}
	*w = write{all: all}
	pool.Put(w)
}

// advance takes n bytes and all buffers that are empty then off what is to be
// written, and tells whether anything is left.
func (w *write) advance(n int) bool {
	for len(w.bufs) > 0 && n >= len(w.bufs[0]) {
		n -= len(w.bufs[0])
		w.bufs = w.bufs[1:]
	}
	if len(w.bufs) == 0 {
		return false
	}
	w.bufs[0] = w.bufs[0][n:]
	return true
}

// writeList is a queue of requests.
type writeList struct{ first, last *write }

func (l *writeList) empty() bool { return l.first == nil }

func (l *writeList) push(w *write) {
	if l.first == nil {
		l.first = w
	} else {
		l.last.next = w
	}
	l.last = w
}

func (l *writeList) pop() *write {
	w := l.first
	l.first, w.next = w.next, nil
	return w
}

// Write sends data, after all that was written before, and then calls onDone,
// which may be nil, as uv_write. What the system takes at once is gone when
// Write returns; onDone runs later all the same, once, in the order of the
// writes. The bytes belong to the stream until then.
//
// While connecting, writes wait; if the connect fails they end with ECANCELED
// after its callback. So they do, before the close callback, if the stream is
// closed first.
//
// Write is EBADF without a socket, EPIPE if the stream is not writable, EINVAL
// for 2 GiB or more. Loop goroutine only.
func (s *Stream) Write(data []byte, onDone func(error)) error {
	one := [1][]byte{data}
	return s.Writev(one[:], onDone)
}

// Writev is Write of several buffers, in one go where the system can. The
// bytes belong to the stream until onDone, the slice bufs only until Writev
// returns. No buffers are EINVAL. Loop goroutine only.
func (s *Stream) Writev(bufs [][]byte, onDone func(error)) error {
	s.Loop().CheckGoroutine()
	size := sizeOf(bufs)
	if len(bufs) == 0 || size > maxWrite {
		return uv.EINVAL
	}
	if err := s.mayWrite(); err != nil {
		return err
	}
	s.enqueue(newWrite(bufs, onDone), size)
	return nil
}

func (s *Stream) enqueue(w *write, size int) {
	// Bytes of failed requests count until their callbacks: there is no point
	// in trying again before.
	first := s.queued == 0
	w.Begin(s.Loop())
	s.queue.push(w)
	s.queued += size
	switch {
	case s.connect.InFlight():
	case first:
		s.flush()
	default:
		s.watcher.Start(uv.Writable)
	}
}

// TryWrite writes what the system takes at once, as uv_try_write, and tells
// how much that was. It is EAGAIN if that is nothing, or while connecting or
// while other writes wait. Its other errors are those of Write, and a
// *uv.Error of the system. Loop goroutine only.
func (s *Stream) TryWrite(data []byte) (int, error) {
	if err := s.mayTry(); err != nil {
		return 0, err
	}
	return tried(s.Socket().Write(data))
}

// TryWritev is TryWrite of several buffers. Loop goroutine only.
func (s *Stream) TryWritev(bufs [][]byte) (int, error) {
	if err := s.mayTry(); err != nil {
		return 0, err
	}
	if len(bufs) == 0 || sizeOf(bufs) > maxWrite {
		return 0, uv.EINVAL
	}
	return tried(s.Socket().Writev(bufs))
}

// WriteQueueSize counts the bytes that Write took and the system did not yet,
// as uv_stream_get_write_queue_size. Those of a write that failed count until
// its callback. Loop goroutine only.
func (s *Stream) WriteQueueSize() int {
	s.Loop().CheckGoroutine()
	return s.queued
}

// Shutdown ends the writing half once all writes are done, and then calls
// onDone, which may be nil, as uv_shutdown. The stream is not writable from
// now on; it may still be read. If the stream is closed first, onDone gets
// ECANCELED.
//
// Shutdown is ENOTCONN if the stream is not writable, which it is only once.
//
// Differs from libuv: on a stream that is connecting, Shutdown waits for that.
// libuv takes the connect for done. Loop goroutine only.
func (s *Stream) Shutdown(onDone func(error)) error {
	s.Loop().CheckGoroutine()
	if !s.is(writable) || s.is(shut) || s.shutdown.InFlight() {
		return uv.ENOTCONN
	}
	s.shutdown.Begin(s.Loop())
	s.onShutdown = onDone
	s.state &^= writable
	if s.queue.empty() && !s.connect.InFlight() {
		s.watcher.Feed()
	}
	return nil
}

// IsShuttingDown tells whether Shutdown was called and its callback is to
// come. Loop goroutine only.
func (s *Stream) IsShuttingDown() bool {
	s.Loop().CheckGoroutine()
	return s.shutdown.InFlight()
}

func (s *Stream) mayWrite() error {
	if s.Socket() == nil {
		return uv.EBADF
	}
	if !s.is(writable) {
		return uv.EPIPE
	}
	return nil
}

func (s *Stream) mayTry() error {
	s.Loop().CheckGoroutine()
	if s.queued > 0 || s.connect.InFlight() {
		return uv.EAGAIN
	}
	return s.mayWrite()
}

func tried(n int, errno uv.Errno) (int, error) {
	switch errno {
	case 0:
		return n, nil
	case syscall.EAGAIN, syscall.ENOBUFS:
		return 0, uv.EAGAIN
	}
	return 0, fail(errno, "write")
}

// flush writes what is queued, as far as the system takes it.
func (s *Stream) flush() {
	for left := writesPerPass; !s.queue.empty(); left-- {
		w := s.queue.first
		n, errno := s.send(w)
		switch errno {
		case 0:
			w.with = nil
			s.queued -= n
			if w.advance(n) {
				s.watcher.Start(uv.Writable)
				return
			}
			s.finish(nil)
			if left == 0 {
				return
			}
		case syscall.EAGAIN, syscall.ENOBUFS:
			s.watcher.Start(uv.Writable)
			return
		default:
			// The next request gets its try, and most likely its error, after
			// this one's callback.
			s.finish(fail(errno, "write"))
			s.watcher.Stop(uv.Writable)
			return
		}
	}
}

func (s *Stream) send(w *write) (int, uv.Errno) {
	switch {
	case w.with != nil:
		return s.sendWith(w.bufs, w.with)
	case len(w.bufs) == 1:
		return s.Socket().Write(w.bufs[0])
	}
	return s.Socket().Writev(w.bufs)
}

// finish moves the first request on to those whose callbacks are due.
func (s *Stream) finish(err error) {
	w := s.queue.pop()
	w.err = err
	s.done.push(w)
	s.watcher.Feed()
}

// cancelWrites moves all requests on, and leaves the callbacks to its caller.
func (s *Stream) cancelWrites() {
	for !s.queue.empty() {
		w := s.queue.pop()
		w.err = uv.ECANCELED
		s.done.push(w)
	}
}

// callBack runs the callbacks of the requests that are done by now.
func (s *Stream) callBack() {
	for last := s.done.last; !s.done.empty(); {
		w := s.done.pop()
		onDone, err := w.onDone, w.err
		s.queued -= sizeOf(w.bufs)
		w.End()
		w.release()
		if onDone != nil {
			onDone(err)
		}
		if w == last {
			return
		}
	}
}

// drain follows the last write: a shutdown that waited for it is due.
func (s *Stream) drain() {
	var err error = uv.ECANCELED
	if !s.IsClosing() {
		s.watcher.Stop(uv.Writable)
	}
	if !s.shutdown.InFlight() {
		return
	}
	if !s.IsClosing() {
		errno := s.Socket().ShutdownWrite()
		if errno == 0 {
			s.state |= shut
		}
		err = fail(errno, "shutdown")
	}
	onDone := s.onShutdown
	s.onShutdown = nil
	s.shutdown.End()
	if onDone != nil {
		onDone(err)
	}
}

func sizeOf(bufs [][]byte) (n int) {
	for _, b := range bufs {
		n += len(b)
	}
	return n
}
