package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Destroyed tells whether destroy was called.
func (s *Stream) Destroyed() bool { return s.destroyed }

// Closed tells whether the host has let go.
func (s *Stream) Closed() bool { return s.closed }

// Errored is the error the stream died of, nil for none.
func (s *Stream) Errored() engine.Value { return s.errored }

// Destroy ends the stream now, as stream.destroy(err): 'error' if err is not
// nil, then 'close', both in a later tick. A second call does nothing.
func (s *Stream) Destroy(err engine.Value) {
	if s.destroyed {
		return
	}
	s.destroyed = true
	s.setError(err)
	finish := func(err engine.Value) {
		if s.closed {
			return
		}
		s.setError(err)
		s.closed = true
		s.failBuffered()
		if err == nil {
			s.later(s.emitClose)
			return
		}
		err = s.env.Engine.Hold(err)
		s.later(func() error {
			defer s.env.Engine.Release(err)
			// A throw must not cost the 'close'.
			s.env.Uncaught(s.emitError(err))
			if s.env.Exiting() {
				return nil
			}
			return s.emitClose()
		})
	}
	d, ok := s.host.(Destroyer)
	if !ok {
		finish(err)
		return
	}
	d.DestroyStream(err, finish)
}

// Fail is Node's errorOrDestroy: an error of the stream's own doing.
func (s *Stream) Fail(err engine.Value) {
	if s.destroyed {
		return
	}
	if !s.KeepOpen {
		s.Destroy(err)
		return
	}
	s.setError(err)
	err = s.env.Engine.Hold(err)
	s.later(func() error {
		defer s.env.Engine.Release(err)
		return s.emitError(err)
	})
}

func (s *Stream) setError(err engine.Value) {
	if err != nil && s.errored == nil {
		s.errored = s.env.Engine.Hold(err)
	}
}

func (s *Stream) emitError(err engine.Value) error {
	if s.errorEmitted {
		return nil
	}
	s.errorEmitted = true
	return s.emit("error", err)
}

func (s *Stream) emitClose() error {
	if s.closeEmitted {
		return nil
	}
	s.closeEmitted = true
	if s.CloseArg != nil {
		return s.emit("close", s.CloseArg())
	}
	return s.emit("close")
}

// through destroys the stream when both its sides have come to their end.
func (s *Stream) through() {
	if s.KeepOpen || s.destroyed {
		return
	}
	if s.isSource && (s.r == nil || !s.r.endEmitted) {
		return
	}
	if s.isSink && (s.w == nil || !s.w.finished) {
		return
	}
	s.Destroy(nil)
}

// streamError makes one of Node's ERR_STREAM errors.
func (s *Stream) streamError(code, message string) engine.Value {
	return s.env.NewError(env.Error, code, message)
}

// Reopen makes a destroyed stream as good as new, as Node does to standard
// output, whose descriptor is never closed: the events of its end still come.
func (s *Stream) Reopen() {
	if s.errored != nil {
		s.env.Engine.Release(s.errored)
	}
	s.errored = nil
	s.destroyed, s.closed, s.closeEmitted, s.errorEmitted = false, false, false, false
	if w := s.w; w != nil {
		w.ending, w.finished, w.prefinished, w.finalCalled = false, false, false, false
	}
	if r := s.r; r != nil {
		r.reading, r.ended, r.endEmitted = false, false, false
	}
}
