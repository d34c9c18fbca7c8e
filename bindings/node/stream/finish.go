package stream

import "github.com/uvgo/uvgo/bindings/node/engine"

// End says that nothing more will be written; 'finish' comes when everything
// is. Loop goroutine only.
func (s *Stream) End() { s.env.Uncaught(s.end(callback{})) }

// end is writable.end(cb).
func (s *Stream) end(done callback) error {
	w := s.writer()
	if w.corked > 0 {
		w.corked = 1
		if err := s.uncork(); err != nil {
			return err
		}
	}
	var err engine.Value
	switch {
	case s.errored == nil && !w.ending:
		w.ending = true
		if err := s.finishMaybe(true); err != nil {
			return err
		}
		w.ended = true
	case w.finished:
		err = s.streamError("ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished")
	case s.destroyed:
		err = s.streamError("ERR_STREAM_DESTROYED", "Cannot call end after a stream was destroyed")
	}
	s.onEnd(done, err)
	return nil
}

// onEnd has the callback of end called now or when the stream is finished.
func (s *Stream) onEnd(done callback, err engine.Value) {
	switch {
	case !done.some():
	case err != nil:
		s.tell(done, err)
	case s.errored != nil:
		s.tell(done, s.errored)
	case s.w.finished:
		s.tell(done, nil)
	default:
		s.w.onFinish = append(s.w.onFinish, done)
	}
}

func (s *Stream) needFinish() bool {
	w := s.w
	return w.ending && !s.destroyed && !s.unconstructed && w.length == 0 && s.errored == nil && !w.waits &&
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
	if w.pending != 0 {
		return nil
	}
	if !fromEnd {
		if !s.needFinish() {
			return nil
		}
		w.pending++
		return s.finish()
	}
	w.pending++
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
	final := s.finalizer()
	if final == nil || s.destroyed {
		w.finalCalled, w.prefinished = true, true
		return s.emit("prefinish")
	}
	w.finalCalled = true
	w.sync = true
	w.pending++
	finalized := func(err engine.Value) error {
		if !w.prefinished {
			return s.finalized(err)
		}
		if err == nil {
			err = s.streamError("ERR_MULTIPLE_CALLBACK", "Callback called multiple times")
		}
		return s.fail(err, false)
	}
	if err := final(finalized); err != nil {
		v, thrown := exceptionOf(err)
		if !thrown {
			return err
		}
		if err := finalized(v); err != nil {
			return err
		}
	}
	w.sync = false
	return nil
}

// finalizer is _final, nil if there is none.
func (s *Stream) finalizer() func(done func(err engine.Value) error) error {
	if s.script {
		return s.scriptFinal()
	}
	f, ok := s.host.(Finalizer)
	if !ok {
		return nil
	}
	return func(done func(err engine.Value) error) error {
		f.Final(func(err error) {
			var v engine.Value
			if err != nil {
				v = s.env.ErrorValue(err)
			}
			s.env.Uncaught(done(v))
		})
		return nil
	}
}

func (s *Stream) finalized(err engine.Value) error {
	w := s.w
	w.pending--
	if err != nil {
		callbacks := w.onFinish
		w.onFinish = nil
		for _, cb := range callbacks {
			if thrown := cb.call(s.env, err); thrown != nil {
				return thrown
			}
		}
		return s.fail(err, w.sync)
	}
	if !s.needFinish() {
		return nil
	}
	w.prefinished = true
	if err := s.emit("prefinish"); err != nil {
		return err
	}
	w.pending++
	s.later(s.finish)
	return nil
}

func (s *Stream) finish() error {
	w := s.w
	w.pending--
	w.finished = true
	callbacks := w.onFinish
	w.onFinish = nil
	for _, cb := range callbacks {
		if err := cb.call(s.env, nil); err != nil {
			return err
		}
	}
	if err := s.emit("finish"); err != nil {
		return err
	}
	return s.through()
}
