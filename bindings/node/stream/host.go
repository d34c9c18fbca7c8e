package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// OwnClose is emitClose: false: the host emits 'close' itself, a socket once
// its handle has closed.
func (s *Stream) OwnClose() { s.noEmitClose = true }

// Paused is isPaused: a script has called pause.
func (s *Stream) Paused() bool { return s.r != nil && (s.r.paused || s.r.flowing == flowOff) }

// SetFlowing sets state.flowing without a word: true, or null, as for a host
// whose bytes go elsewhere first.
func (s *Stream) SetFlowing(on bool) {
	r := s.reader()
	r.flowing, r.paused, r.pausedSet = flowUnset, false, false
	if on {
		r.flowing, r.sync = flowOn, false
	}
}

// WriteThen is Write; done gets nil, or the error that the write ended with.
// Loop goroutine only.
func (s *Stream) WriteThen(b []byte, done func(err engine.Value) error) bool {
	more, _, err := s.write(write{bytes: b, size: len(b), done: callback{do: done}})
	s.env.Uncaught(err)
	return more
}

// NotReadable takes the readable side away, as the option readable: false does.
func (s *Stream) NotReadable() {
	r := s.reader()
	r.off, r.ended, r.endEmitted = true, true, true
}

// NotWritable takes the writable side away, as the option writable: false does.
func (s *Stream) NotWritable() {
	w := s.writer()
	w.off, w.ending, w.ended, w.finished = true, true, true, true
}

// Unbuffered is a highWaterMark of 0 for the readable side: nothing is read
// ahead.
func (s *Stream) Unbuffered() { s.reader().mark = 0 }

// Writable is the accessor of that name: what is written may still go out.
func (s *Stream) Writable() bool { return s.writable() }

// HighWaterMark is getDefaultHighWaterMark: of streams of bytes. Loop goroutine
// only.
func HighWaterMark(e *env.Env) int { return marksOf(e).bytes }
