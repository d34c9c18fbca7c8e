//go:build !linux || uvgo_portable

package backend

import (
	"errors"
	"io"
	"os"
	"sync"
	"syscall"
	"time"
)

// streaming is what a goSocket has that is one end of a stream.
type streaming struct {
	end endpoint

	in        []byte // read and not taken yet, from inOff on
	inOff     int
	reading   bool // the goroutine that reads is there
	pulled    bool // its deadline has passed
	sawEnd    bool // the peer sends no more
	readDone  bool // reading has met its last: a hang-up or an error
	noReading bool // not opened for it

	out     []byte // accepted and not written yet
	onWay   int    // bytes that the goroutine is writing
	writing bool   // it is there
	spare   []byte
	shut    bool // we send no more
	shutNow bool // and have told the peer
	flush   bool // closed while bytes were to be written

	dead bool // a reset has come, or the peer is gone in both directions
	cond *sync.Cond

	// The goroutines, made once: starting one then allocates nothing.
	reader, writer func()
}

// room is how much is read ahead, and how much is accepted for writing.
const room = 64 << 10

// connected makes s one end of a stream.
func (s *goSocket) connected(end endpoint) {
	s.stream = streaming{end: end, cond: sync.NewCond(&s.g.mu), reader: s.readAhead, writer: s.writeBehind}
	s.stir()
}

func (s *goSocket) streamState() (ev Events) {
	st := &s.stream
	switch {
	case s.err != 0:
		return Readable | Writable | Disconnect | Errored | Hangup
	case s.over():
		return Readable | Writable | Disconnect | Hangup
	}
	if st.held() > 0 || st.sawEnd {
		ev |= Readable
	}
	if st.sawEnd {
		ev |= Disconnect
	}
	if st.shut || st.free() > 0 {
		ev |= Writable
	}
	return ev
}

// over tells whether nothing moves any more, in neither direction.
func (s *goSocket) over() bool {
	st := &s.stream
	return st.dead || st.sawEnd && st.shutNow
}

// held is how many bytes wait to be taken, free how many more are accepted.
func (st *streaming) held() int { return len(st.in) - st.inOff }
func (st *streaming) free() int { return max(0, room-len(st.out)-st.onWay) }

// kickReader makes the reading goroutine fit what the loop asks for.
func (s *goSocket) kickReader() {
	st := &s.stream
	wants := s.wantsMore()
	switch {
	case wants && !st.reading:
		st.reading = true
		s.begin()
		go st.reader()
	case wants && st.pulled:
		st.pulled = false
		st.end.SetReadDeadline(time.Time{})
	case !wants && st.reading && !st.pulled:
		st.pulled = true
		st.end.SetReadDeadline(longAgo)
		st.cond.Broadcast()
	}
}

// wantsMore tells whether there is something to read ahead. After the end of
// the stream, that is only the news that the peer is gone altogether.
func (s *goSocket) wantsMore() bool {
	st := &s.stream
	return s.interest&Readable != 0 && !s.closed && !st.noReading && st.held() < room &&
		!st.readDone && (!st.sawEnd || !st.dead && s.seesHangup())
}

// chunk is what the first reads of a socket ask for. One that gets as much goes
// on with room: sockets that are idle pin little.
const chunk = 4 << 10

// readAhead is the goroutine that reads.
func (s *goSocket) readAhead() {
	g, st := s.g, &s.stream
	buf := make([]byte, chunk)
	g.mu.Lock()
	defer g.mu.Unlock()
	for s.wantsMore() {
		if st.pulled {
			st.pulled = false
			st.end.SetReadDeadline(time.Time{})
		}
		end, ended := st.end, st.sawEnd
		g.mu.Unlock()
		var n int
		var err error
		if ended {
			err = s.waitForHangup(end)
		} else {
			n, err = end.Read(buf)
		}
		g.mu.Lock()
		s.came(buf[:max(n, 0)], err)
		if n == len(buf) && n < room {
			buf = make([]byte, room)
		}
	}
	st.reading = false
	delete(g.busy, s)
	st.cond.Broadcast()
}

// came takes what one read gave.
func (s *goSocket) came(p []byte, err error) {
	st := &s.stream
	if st.inOff > 0 && len(st.in)+len(p) > cap(st.in) {
		st.in, st.inOff = append(st.in[:0], st.in[st.inOff:]...), 0
	}
	st.in = append(st.in, p...)
	switch {
	case err == nil || errors.Is(err, os.ErrDeadlineExceeded):
		if len(p) == 0 {
			return
		}
	case err == io.EOF && st.dead:
		st.readDone = true // the writer has met the reset before us
	case err == io.EOF:
		st.sawEnd = true
	case s.closed:
	case err == errHangup:
		st.readDone, st.dead = true, true
	default:
		st.readDone = true
		s.die(errnoOf(err))
	}
	st.cond.Broadcast()
	s.stir()
}

// errHangup says that nothing moves any more, and that it is no error.
var errHangup = errors.New("hung up")

// die is what an error of the system does to a stream: whoever asks first
// learns of it, then the stream is just over.
func (s *goSocket) die(errno Errno) {
	st := &s.stream
	if st.dead {
		return
	}
	st.dead = true
	s.err = errno
	st.out, st.onWay = st.out[:0], 0
}

func (s *goSocket) Read(p []byte) (int, Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	st := &s.stream
	if s.typ == Datagram {
		m := []Message{{Buf: p}}
		_, errno := s.receive(m)
		return m[0].N, errno
	}
	for s.blocking && st.end != nil && st.held() == 0 && !st.sawEnd && !st.dead && s.err == 0 && !s.closed {
		s.readNow()
	}
	switch {
	case s.closed:
		return 0, syscall.EBADF
	case len(p) == 0:
		return 0, 0
	case st.held() > 0: // even if a reset came after it
		return s.take(p)
	case s.domain == Unix && s.err != 0:
		return 0, s.takeErr()
	case st.sawEnd:
		return 0, 0
	case s.err != 0:
		return 0, s.takeErr()
	case st.dead:
		return 0, 0
	case st.end == nil && s.domain != Unix, st.end == nil && s.dialing == nil:
		return 0, syscall.ENOTCONN
	}
	return 0, syscall.EAGAIN
}

// readNow waits for the next bytes of a socket that may block.
func (s *goSocket) readNow() {
	interest := s.interest
	s.interest |= Readable
	s.kickReader()
	s.stream.cond.Wait()
	s.interest = interest
	s.kickReader()
}

func (s *goSocket) take(p []byte) (int, Errno) {
	st := &s.stream
	n := min(len(p), st.held())
	copy(p, st.in[st.inOff:st.inOff+n])
	if st.inOff += n; st.held() == 0 {
		st.in, st.inOff = st.in[:0], 0
		if cap(st.in) > chunk && !st.reading {
			st.in = nil
		}
	}
	s.kickReader()
	return n, 0
}

func (s *goSocket) Write(p []byte) (int, Errno) {
	if s.typ == Datagram {
		return s.Writev([][]byte{p})
	}
	one := [1][]byte{p}
	return s.writev(one[:])
}

func (s *goSocket) Writev(bufs [][]byte) (int, Errno) {
	if s.typ != Datagram {
		return s.writev(bufs)
	}
	m := [1]Message{{Bufs: bufs}}
	if _, errno := s.Send(m[:]); errno != 0 {
		return 0, errno
	}
	return sizeOf(bufs), 0
}

// writev accepts bytes, and if it may wait, waits until the system has them.
func (s *goSocket) writev(bufs [][]byte) (n int, _ Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	st := &s.stream
	size := sizeOf(bufs)
	for {
		got, errno := s.fill(bufs, n)
		n += got
		switch {
		case errno == syscall.EAGAIN && s.blocking && st.end != nil, errno == 0 && s.blocking && n < size:
			st.cond.Wait()
		case errno != 0 && n > 0:
			return n, 0 // the next call meets it again
		case errno == 0 && s.blocking:
			return n, s.written()
		default:
			return n, errno
		}
	}
}

// written waits until the system has what was accepted.
func (s *goSocket) written() Errno {
	st := &s.stream
	for st.writing && s.err == 0 {
		st.cond.Wait()
	}
	return s.takeErr()
}

// fill puts bytes from off on into the buffer.
func (s *goSocket) fill(bufs [][]byte, off int) (int, Errno) {
	st := &s.stream
	switch {
	case s.closed:
		return 0, syscall.EBADF
	case s.domain == Unix && st.end != nil && (st.shut || st.dead):
		return 0, syscall.EPIPE
	case s.err != 0:
		return 0, s.takeErr()
	case s.dialing != nil:
		return 0, syscall.EAGAIN
	case st.end == nil:
		return 0, syscall.ENOTCONN
	case st.shut || st.dead:
		return 0, syscall.EPIPE
	case sizeOf(bufs) == 0:
		return 0, 0
	}
	begin := len(st.out)
	for _, p := range bufs {
		if off >= len(p) {
			off -= len(p)
			continue
		}
		p, off = p[off:], 0
		k := min(len(p), st.free())
		if k == 0 {
			break
		}
		st.out = append(st.out, p[:k]...)
	}
	n := len(st.out) - begin
	if n == 0 {
		return 0, syscall.EAGAIN
	}
	if !st.writing {
		st.writing = true
		go st.writer()
	}
	return n, 0
}

// writeBehind is the goroutine that writes.
func (s *goSocket) writeBehind() {
	g, st := s.g, &s.stream
	g.mu.Lock()
	defer g.mu.Unlock()
	for len(st.out) > 0 {
		// The buffers change places: the loop goes on with the other one.
		p := st.out
		st.out, st.spare = st.spare[:0], nil
		st.onWay = len(p)
		end := st.end
		g.mu.Unlock()
		_, err := end.Write(p)
		g.mu.Lock()
		st.spare, st.onWay = p[:0], 0
		if err != nil && !s.reset() {
			s.die(errnoOf(err))
		}
		st.cond.Broadcast()
		s.stir()
	}
	st.writing = false
	st.cond.Broadcast()
	if cap(st.spare) > chunk {
		st.spare = nil
	}
	switch {
	case s.closed:
		s.endFlush()
	case st.shut:
		s.tellShut()
	}
}

func (s *goSocket) ShutdownWrite() Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	st := &s.stream
	switch {
	case s.closed:
		return syscall.EBADF
	case s.domain == Unix && (st.end == nil || st.dead):
		return 0
	case s.domain == 0:
		return syscall.ENOTSOCK
	case st.end == nil || s.over():
		return syscall.ENOTCONN
	case st.shut:
		return 0
	}
	st.shut = true
	if !st.writing {
		return s.tellShut()
	}
	return 0
}

// tellShut sends the end of the stream, when all is written.
func (s *goSocket) tellShut() Errno {
	st := &s.stream
	if st.dead || st.shutNow {
		return 0
	}
	errno := s.shutdown(st.end)
	st.shutNow = true
	s.stir()
	return errno
}

// reset tells whether the socket is to end with a reset.
func (s *goSocket) reset() bool { return s.closed && s.options[Linger] == 0 }

// closeStream closes, or leaves that to the goroutine that still writes.
func (s *goSocket) closeStream() {
	st := &s.stream
	if st.end == nil {
		return
	}
	if st.held() > 0 && s.domain != 0 {
		s.options[Linger] = 0 // somebody did not care for all of it
	}
	switch {
	case s.options[Linger] == 0:
		s.control(func(fd uintptr) Errno { return s.setOption(fd, Linger, 0) })
		st.out = st.out[:0]
		st.end.Close()
	case st.writing:
		st.flush = true
		s.g.flushing++
		st.end.SetWriteDeadline(time.Now().Add(lingering))
		if st.reading {
			st.end.SetReadDeadline(longAgo)
		}
	default:
		st.end.Close()
	}
	st.cond.Broadcast()
}

// lingering is how long a peer that does not read is written to after Close.
const lingering = time.Minute

// endFlush follows the last write of a socket that was closed before it.
func (s *goSocket) endFlush() {
	if s.stream.flush {
		s.stream.flush = false
		s.stream.end.Close()
		s.g.flushing--
		s.g.ring()
	}
}

func sizeOf(bufs [][]byte) (n int) {
	for _, p := range bufs {
		n += len(p)
	}
	return n
}
