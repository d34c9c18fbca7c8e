package stream

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

const defaultMark = 16 << 10

// flow is state.flowing: null until somebody wants data.
type flow uint8

const (
	flowUnset flow = iota
	flowOff
	flowOn
)

// reader is the readable side once it is in use; the names are Node's.
type reader struct {
	chunks  chunks
	flowing flow
	decoder *buffer.Decoder // setEncoding
	pipes   []*pipe

	reading, sync, ended, endEmitted   bool
	needReadable, emittedReadable      bool
	readableListening, resumeScheduled bool
	readingMore, paused, didRead       bool
}

func (s *Stream) reader() *reader {
	if s.r == nil {
		// sync: a ReadMore that pushes at once must not emit at once.
		s.r = &reader{sync: true}
	}
	return s.r
}

func (s *Stream) readMark() int {
	if s.ReadMark > 0 {
		return s.ReadMark
	}
	return defaultMark
}

// Pending is the number of bytes (characters after setEncoding) that wait to
// be read.
func (s *Stream) Pending() int {
	if s.r == nil {
		return 0
	}
	return s.r.chunks.size
}

// Flowing tells whether 'data' events are wanted now.
func (s *Stream) Flowing() bool { return s.r != nil && s.r.flowing == flowOn }

// Ended tells whether 'end' has been emitted.
func (s *Stream) Ended() bool { return s.r != nil && s.r.endEmitted }

// Push gives the stream bytes; b is only lent. It tells whether more are
// welcome, as readable.push does. An empty b only says that the host has
// answered ReadMore.
func (s *Stream) Push(b []byte) bool {
	r := s.reader()
	r.reading = false
	if len(b) == 0 {
		s.readMoreLater()
		return s.wantsMore()
	}
	if r.ended {
		s.Fail(s.streamError("ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF"))
		return false
	}
	if s.destroyed || s.errored != nil {
		return false
	}
	c := chunk{}
	if r.decoder != nil {
		if c.text = r.decoder.Write(b); c.text == "" {
			s.readMoreLater()
			return s.wantsMore()
		}
		c.isText = true
	} else {
		c.bytes = append([]byte(nil), b...)
	}
	s.addChunk(c)
	return s.wantsMore()
}

// AskAgain says that the host has stopped without an answer to ReadMore, which
// is called again when somebody wants to read.
func (s *Stream) AskAgain() {
	if s.r != nil {
		s.r.reading = false
	}
}

// ReadZero is readable.read(0): it asks for bytes if few wait, and at the end of
// an empty stream lets 'end' come though nobody reads. A net.Socket does so when
// its peer has ended.
func (s *Stream) ReadZero() {
	_, err := s.read(0)
	s.env.Uncaught(err)
}

func (s *Stream) wantsMore() bool {
	return !s.r.ended && (s.r.chunks.size < s.readMark() || s.r.chunks.size == 0)
}

func (s *Stream) addChunk(c chunk) {
	r := s.r
	if r.flowing == flowOn && r.chunks.size == 0 && !r.sync && s.Has("data") {
		r.didRead = true
		s.env.Uncaught(s.emitData(c))
	} else {
		r.chunks.push(c)
		if r.needReadable {
			s.emitReadable()
		}
	}
	s.readMoreLater()
}

func (s *Stream) emitData(c chunk) error {
	if !s.Has("data") {
		return nil
	}
	return s.emit("data", c.value(s.env))
}

// PushEnd says that no more comes: readable.push(null).
func (s *Stream) PushEnd() {
	r := s.reader()
	r.reading = false
	if r.ended {
		return
	}
	if r.decoder != nil {
		if text := r.decoder.End(); text != "" {
			r.chunks.push(chunk{text: text, isText: true})
		}
	}
	r.ended = true
	if r.sync {
		s.emitReadable()
		return
	}
	r.needReadable = false
	r.emittedReadable = true
	s.env.Uncaught(s.emitReadableNow())
}

func (s *Stream) emitReadable() {
	r := s.r
	r.needReadable = false
	if !r.emittedReadable {
		r.emittedReadable = true
		s.later(s.emitReadableNow)
	}
}

func (s *Stream) emitReadableNow() error {
	r := s.r
	if !s.destroyed && s.errored == nil && (r.chunks.size > 0 || r.ended) {
		if err := s.emit("readable"); err != nil {
			return err
		}
		r.emittedReadable = false
	}
	r.needReadable = r.flowing != flowOn && !r.ended && r.chunks.size <= s.readMark()
	return s.flow()
}

// readMoreLater fills the buffer up to the mark before anybody asks.
func (s *Stream) readMoreLater() {
	r := s.r
	if r.readingMore {
		return
	}
	r.readingMore = true
	s.later(func() error {
		for !r.reading && !r.ended && (r.chunks.size < s.readMark() || r.flowing == flowOn && r.chunks.size == 0) {
			before := r.chunks.size
			if _, err := s.read(0); err != nil {
				return err
			}
			if before == r.chunks.size {
				break
			}
		}
		r.readingMore = false
		return nil
	})
}

// read is readable.read(n); n is NaN for "whatever there is". The chunk is nil
// where the script sees null. 'data' has been emitted for it.
func (s *Stream) read(n float64) (*chunk, error) {
	r := s.reader()
	asked := n
	if n > float64(s.readMark()) {
		s.ReadMark = grownMark(n)
	}
	if n != 0 {
		r.emittedReadable = false
	}
	if n == 0 && r.needReadable && (r.chunks.size >= s.readMark() || r.ended) {
		if r.chunks.size == 0 && r.ended {
			s.endReadable()
		} else {
			s.emitReadable()
		}
		return nil, nil
	}
	take := s.howMuch(n)
	if take == 0 && r.ended {
		if r.chunks.size == 0 {
			s.endReadable()
		}
		return nil, nil
	}
	wanted := r.needReadable || r.chunks.size == 0 || r.chunks.size-take < s.readMark()
	if wanted && !r.ended && !r.reading && !s.destroyed && s.errored == nil {
		r.reading, r.sync = true, true
		if r.chunks.size == 0 {
			r.needReadable = true
		}
		if source, ok := s.host.(Source); ok {
			source.ReadMore()
		}
		r.sync = false
		if !r.reading {
			take = s.howMuch(asked)
		}
	}
	var out *chunk
	if take > 0 {
		c := r.chunks.take(take)
		out = &c
	} else {
		r.needReadable = r.chunks.size <= s.readMark()
	}
	if r.chunks.size == 0 {
		if !r.ended {
			r.needReadable = true
		}
		if asked != float64(take) && r.ended {
			s.endReadable()
		}
	}
	if out != nil && s.errored == nil && !s.errorEmitted {
		r.didRead = true
		return out, s.emitData(*out)
	}
	return out, nil
}

// howMuch is how many bytes read(n) will give.
func (s *Stream) howMuch(n float64) int {
	r := s.r
	switch {
	case n <= 0 || r.chunks.size == 0 && r.ended:
		return 0
	case math.IsNaN(n):
		if r.flowing == flowOn && r.chunks.size > 0 {
			return r.chunks.first()
		}
		return r.chunks.size
	case n <= float64(r.chunks.size):
		return int(n)
	case r.ended:
		return r.chunks.size
	}
	return 0
}

// grownMark is the power of two that read(n) raises the mark to.
func grownMark(n float64) int {
	const most = 1 << 30
	mark := 1
	for float64(mark) < n && mark < most {
		mark <<= 1
	}
	return mark
}

func (s *Stream) flow() error {
	for s.r.flowing == flowOn {
		c, err := s.read(math.NaN())
		if err != nil {
			return err
		}
		if c == nil {
			return nil
		}
	}
	return nil
}

func (s *Stream) endReadable() {
	r := s.r
	if r.endEmitted {
		return
	}
	r.ended = true
	s.later(func() error {
		if s.errored != nil || s.closeEmitted || r.endEmitted || r.chunks.size > 0 {
			return nil
		}
		r.endEmitted = true
		if err := s.emit("end"); err != nil {
			return err
		}
		if s.isSink && s.NoHalfOpen {
			s.later(func() error {
				if s.w == nil || !s.w.ending && !s.destroyed {
					s.End()
				}
				return nil
			})
			return nil
		}
		s.through()
		return nil
	})
}

// Resume lets 'data' flow, from the next tick on.
func (s *Stream) Resume() {
	r := s.reader()
	if r.flowing != flowOn {
		r.flowing = flowOn
		if r.readableListening {
			r.flowing = flowOff
		}
		if !r.resumeScheduled {
			r.resumeScheduled = true
			s.later(s.resumeNow)
		}
	}
	r.paused = false
}

func (s *Stream) resumeNow() error {
	r := s.r
	if !r.reading {
		if _, err := s.read(0); err != nil {
			return err
		}
	}
	r.resumeScheduled = false
	if err := s.emit("resume"); err != nil {
		return err
	}
	if err := s.flow(); err != nil {
		return err
	}
	if r.flowing == flowOn && !r.reading {
		_, err := s.read(0)
		return err
	}
	return nil
}

// Pause stops 'data' events.
func (s *Stream) Pause() error {
	r := s.reader()
	var err error
	if r.flowing != flowOff {
		r.flowing = flowOff
		err = s.emit("pause")
	}
	r.paused = true
	return err
}

// SetEncoding makes strings of everything read from now on, what is buffered
// included.
func (s *Stream) SetEncoding(enc buffer.Encoding) {
	r := s.reader()
	r.decoder = buffer.NewDecoder(enc)
	text := ""
	for r.chunks.size > 0 {
		c := r.chunks.take(r.chunks.first())
		if c.isText {
			text += c.text
		} else {
			text += r.decoder.Write(c.bytes)
		}
	}
	if text != "" {
		r.chunks.push(chunk{text: text, isText: true})
	}
}

// ListenerAdded starts what a listener for data or readable asks for.
func (s *Stream) ListenerAdded(_ *env.Env, _ engine.Value, name string) error {
	if !s.isSource {
		return nil
	}
	switch name {
	case "data":
		r := s.reader()
		r.readableListening = s.Has("readable")
		if r.flowing != flowOff {
			s.Resume()
		}
	case "readable":
		r := s.reader()
		if r.endEmitted || r.readableListening {
			return nil
		}
		r.readableListening, r.needReadable = true, true
		r.flowing, r.emittedReadable = flowOff, false
		if r.chunks.size > 0 {
			s.emitReadable()
		} else if !r.reading {
			s.later(func() error {
				_, err := s.read(0)
				return err
			})
		}
	}
	return nil
}

// ListenerRemoved lets the stream flow again when the last 'readable' listener
// has gone and there are others for 'data'.
func (s *Stream) ListenerRemoved(_ *env.Env, _ engine.Value, name string) {
	if name != "readable" || s.r == nil {
		return
	}
	s.later(func() error {
		r := s.r
		r.readableListening = s.Has("readable")
		switch {
		case r.resumeScheduled && !r.paused:
			r.flowing = flowOn
		case s.Has("data"):
			s.Resume()
		case !r.readableListening:
			r.flowing = flowUnset
		}
		return nil
	})
}
