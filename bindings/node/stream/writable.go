package stream

import (
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// writer is the writable side once it is in use; the names are Node's.
type writer struct {
	length   int // bytes not yet written
	writing  int // bytes of the chunk the host has
	buffered []write
	pending  int // callbacks not yet called
	corked   int
	encoding buffer.Encoding

	busy, sync, processing   bool
	needDrain                bool
	ending, finished         bool
	prefinished, finalCalled bool
	onFinish                 []func(err engine.Value) error
	after                    *afterWrite
	doneCallback             func(err engine.Value) error
}

// write is one chunk with its callback.
type write struct {
	bytes []byte
	hold  engine.Value // whose memory bytes is, nil if ours
	done  func(err engine.Value) error
}

// afterWrite gathers writes that finished at once, to be told in one tick.
type afterWrite struct{ count int }

func (s *Stream) writer() *writer {
	if s.w == nil {
		s.w = &writer{sync: true, encoding: buffer.UTF8}
	}
	return s.w
}

func (s *Stream) writeMark() int {
	if s.WriteMark > 0 {
		return s.WriteMark
	}
	return defaultMark
}

// Length is how many bytes wait to be written.
func (s *Stream) Length() int {
	if s.w == nil {
		return 0
	}
	return s.w.length
}

// NeedDrain tells whether Write has said false and 'drain' is still to come.
func (s *Stream) NeedDrain() bool {
	return s.w != nil && !s.destroyed && !s.w.ending && s.w.needDrain
}

// Finished tells whether 'finish' has been emitted.
func (s *Stream) Finished() bool { return s.w != nil && s.w.finished }

// Ending tells whether end was called.
func (s *Stream) Ending() bool { return s.w != nil && s.w.ending }

// Write writes b, which must not change until it is written. False asks the
// caller to wait for 'drain'.
func (s *Stream) Write(b []byte) bool {
	return s.write(write{bytes: b})
}

func (s *Stream) write(x write) bool {
	w := s.writer()
	var err engine.Value
	switch {
	case w.ending:
		err = s.streamError("ERR_STREAM_WRITE_AFTER_END", "write after end")
	case s.destroyed:
		err = s.streamError("ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed")
	}
	if err != nil {
		s.drop(x)
		if x.done != nil {
			s.later(func() error { return x.done(err) })
		}
		s.Fail(err)
		return false
	}
	w.pending++
	w.length += len(x.bytes)
	more := w.length < s.writeMark()
	if !more {
		w.needDrain = true
	}
	if w.busy || w.corked > 0 || s.errored != nil {
		w.buffered = append(w.buffered, x)
	} else {
		w.sync = true
		s.send(x)
		w.sync = false
	}
	return more && s.errored == nil && !s.destroyed
}

func (s *Stream) send(x write) {
	w := s.w
	w.busy = true
	w.writing = len(x.bytes)
	w.doneCallback = x.done
	s.host.(Sink).WriteChunk(x.bytes, s.once(func(err error) { s.drop(x); s.written(err) }))
}

// sendAll gives a VectorSink everything at once.
func (s *Stream) sendAll(all []write) {
	w := s.w
	w.busy = true
	w.writing = 0
	chunks := make([][]byte, len(all))
	for i, x := range all {
		chunks[i] = x.bytes
		w.writing += len(x.bytes)
	}
	w.pending -= len(all) - 1
	w.doneCallback = func(err engine.Value) error {
		for _, x := range all {
			if x.done != nil {
				if err := x.done(err); err != nil {
					return err
				}
			}
		}
		return nil
	}
	s.host.(VectorSink).WriteChunks(chunks, s.once(func(err error) {
		for _, x := range all {
			s.drop(x)
		}
		s.written(err)
	}))
}

// once guards a done that a host might call twice, which would corrupt the
// counts far from the mistake.
func (s *Stream) once(f func(error)) func(error) {
	called := false
	return func(err error) {
		if called {
			panic("stream: done called twice for one write")
		}
		called = true
		f(err)
	}
}

func (s *Stream) drop(x write) {
	if x.hold != nil {
		s.env.Engine.Release(x.hold)
	}
}

// written is Node's onwrite: the host has finished a chunk.
func (s *Stream) written(err error) {
	w := s.w
	sync, done := w.sync, w.doneCallback
	w.busy, w.doneCallback = false, nil
	w.length -= w.writing
	w.writing = 0
	if err != nil {
		v := s.env.ErrorValue(err)
		s.setError(v)
		fail := func() error {
			w.pending--
			var thrown error
			if done != nil {
				thrown = done(v)
			}
			s.failBuffered()
			s.Fail(v)
			return thrown
		}
		if sync {
			s.later(fail)
		} else {
			s.env.Uncaught(fail())
		}
		return
	}
	if len(w.buffered) > 0 {
		s.clearBuffer()
	}
	if !sync {
		s.env.Uncaught(s.afterWrite(1, done))
		return
	}
	if done == nil && w.after != nil {
		w.after.count++
		return
	}
	a := &afterWrite{count: 1}
	if done == nil {
		w.after = a
	}
	s.later(func() error {
		if w.after == a {
			w.after = nil
		}
		return s.afterWrite(a.count, done)
	})
}

func (s *Stream) afterWrite(count int, done func(engine.Value) error) error {
	w := s.w
	if !w.ending && !s.destroyed && w.length == 0 && w.needDrain {
		w.needDrain = false
		if err := s.emit("drain"); err != nil {
			return err
		}
	}
	for ; count > 0; count-- {
		w.pending--
		if done != nil {
			if err := done(nil); err != nil {
				return err
			}
		}
	}
	if s.destroyed {
		s.failBuffered()
	}
	return s.finishMaybe(false)
}

// clearBuffer writes what gathered.
func (s *Stream) clearBuffer() {
	w := s.w
	if w.corked > 0 || w.processing || s.destroyed || len(w.buffered) == 0 {
		return
	}
	w.processing = true
	if _, ok := s.host.(VectorSink); ok && len(w.buffered) > 1 {
		all := w.buffered
		w.buffered = nil
		s.sendAll(all)
	} else {
		for len(w.buffered) > 0 && !w.busy {
			x := w.buffered[0]
			w.buffered[0] = write{}
			w.buffered = w.buffered[1:]
			s.send(x)
		}
		if len(w.buffered) == 0 {
			w.buffered = nil
		}
	}
	w.processing = false
}

// failBuffered tells everything that will not be written.
func (s *Stream) failBuffered() {
	w := s.w
	if w == nil || w.busy {
		return
	}
	all := w.buffered
	w.buffered = nil
	for _, x := range all {
		w.length -= len(x.bytes)
		w.pending--
		s.drop(x)
		if x.done != nil {
			err := s.errored
			if err == nil {
				err = s.streamError("ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed")
			}
			s.env.Uncaught(x.done(err))
		}
	}
	callbacks := w.onFinish
	w.onFinish = nil
	for _, f := range callbacks {
		err := s.errored
		if err == nil {
			err = s.streamError("ERR_STREAM_DESTROYED", "Cannot call end after a stream was destroyed")
		}
		s.env.Uncaught(f(err))
	}
}

// Cork holds writes back until Uncork was called as often.
func (s *Stream) Cork() { s.writer().corked++ }

// Uncork writes what Cork held back.
func (s *Stream) Uncork() {
	w := s.writer()
	if w.corked == 0 {
		return
	}
	w.corked--
	if !w.busy {
		s.clearBuffer()
	}
}

// End says that nothing more will be written; 'finish' comes when everything
// is. Loop goroutine only.
func (s *Stream) End() { s.end(nil) }

// end is writable.end(cb); done may be nil.
func (s *Stream) end(done func(err engine.Value) error) {
	w := s.writer()
	if w.corked > 0 {
		w.corked = 1
		s.Uncork()
	}
	var err engine.Value
	switch {
	case s.errored == nil && !w.ending && !s.destroyed:
		w.ending = true
		s.env.Uncaught(s.finishMaybe(true))
	case w.finished:
		err = s.streamError("ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished")
	case s.destroyed:
		err = s.streamError("ERR_STREAM_DESTROYED", "Cannot call end after a stream was destroyed")
	}
	if done == nil {
		return
	}
	if err != nil || w.finished {
		s.later(func() error { return done(err) })
		return
	}
	w.onFinish = append(w.onFinish, done)
}

func (s *Stream) needFinish() bool {
	w := s.w
	return w.ending && !s.destroyed && w.length == 0 && s.errored == nil && len(w.buffered) == 0 &&
		!w.finished && !w.busy && !s.errorEmitted && !s.closeEmitted
}

// finishMaybe emits 'finish' if everything is written and told; from end
// itself only in a later tick.
func (s *Stream) finishMaybe(fromEnd bool) error {
	w := s.w
	if !s.needFinish() {
		return nil
	}
	if err := s.prefinish(); err != nil {
		return err
	}
	if w.pending != 0 || !s.needFinish() {
		return nil
	}
	w.pending++
	if !fromEnd {
		return s.finish()
	}
	s.later(func() error {
		if s.needFinish() {
			return s.finish()
		}
		w.pending--
		return nil
	})
	return nil
}

func (s *Stream) prefinish() error {
	w := s.w
	if w.prefinished || w.finalCalled {
		return nil
	}
	f, ok := s.host.(Finalizer)
	if !ok {
		w.prefinished = true
		return s.emit("prefinish")
	}
	w.finalCalled = true
	w.pending++
	w.sync = true
	f.Final(func(err error) {
		w.pending--
		if err != nil {
			v := s.env.ErrorValue(err)
			callbacks := w.onFinish
			w.onFinish = nil
			for _, f := range callbacks {
				s.env.Uncaught(f(v))
			}
			s.Fail(v)
			return
		}
		if !s.needFinish() {
			return
		}
		w.prefinished = true
		s.env.Uncaught(s.emit("prefinish"))
		w.pending++
		s.later(s.finish)
	})
	w.sync = false
	return nil
}

func (s *Stream) finish() error {
	w := s.w
	w.pending--
	w.finished = true
	callbacks := w.onFinish
	w.onFinish = nil
	for _, f := range callbacks {
		if err := f(nil); err != nil {
			return err
		}
	}
	if err := s.emit("finish"); err != nil {
		return err
	}
	s.through()
	return nil
}
