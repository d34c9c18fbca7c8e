package stream

import (
	"errors"

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
func (s *Stream) Destroy(err engine.Value) { s.env.Uncaught(s.destroy(err, callback{})) }

// destroy is stream.destroy(err, cb).
func (s *Stream) destroy(err engine.Value, cb callback) error {
	if s.destroyed {
		if cb.fn == nil {
			return nil
		}
		_, thrown := s.env.Engine.Call(cb.fn, nil)
		s.env.Engine.Release(cb.fn)
		return thrown
	}
	s.setError(err)
	s.destroyed = true
	if !s.unconstructed {
		return s.letGo(err, cb)
	}
	if err != nil {
		err = s.env.Engine.Hold(err)
	}
	s.onConstruct = func(failed engine.Value) error {
		both, thrown := s.aggregate(failed, s.unhold(err))
		if thrown != nil {
			return thrown
		}
		return s.letGo(both, cb)
	}
	return nil
}

// letGo is Node's _destroy: the host lets go of what it has, then the events.
func (s *Stream) letGo(err engine.Value, cb callback) error {
	called := false
	finish := func(given engine.Value) error {
		if called {
			return nil
		}
		called = true
		err := s.truthy(given)
		s.setError(err)
		s.closed = true
		if !s.script { // Node's sockets and messages do so in their own _destroy
			s.env.Uncaught(s.failBuffered())
		}
		if cb.fn != nil {
			if given == nil {
				given = s.env.Engine.Null()
			}
			_, thrown := s.env.Engine.Call(cb.fn, nil, given)
			s.env.Engine.Release(cb.fn)
			if thrown != nil {
				return thrown
			}
		}
		if err == nil {
			s.later(s.emitClose)
			return nil
		}
		err = s.env.Engine.Hold(err)
		s.later(func() error {
			if thrown := s.emitError(s.unhold(err)); thrown != nil {
				return thrown
			}
			return s.emitClose()
		})
		return nil
	}
	if s.script {
		thrown := s.scriptDestroy(err, finish)
		if thrown == nil {
			return nil
		}
		v, ok := exceptionOf(thrown)
		if !ok {
			return thrown
		}
		return finish(v)
	}
	if d, ok := s.host.(Destroyer); ok {
		d.DestroyStream(err, func(err engine.Value) { s.env.Uncaught(finish(err)) })
		return nil
	}
	return finish(err)
}

// callDestroy is this.destroy(err), a script's own if it has one.
func (s *Stream) callDestroy(err engine.Value) error {
	if s.script {
		args := []engine.Value{err}[:0]
		if err != nil {
			args = append(args, err)
		}
		if done, thrown := s.callOwn("destroy", args...); done {
			return thrown
		}
		s.lateFailures()
	}
	return s.destroy(err, callback{})
}

// lateFailures is what Writable's destroy does before: the callbacks of
// everything buffered hear of it in a tick. Readable's, which a Duplex has,
// does not.
func (s *Stream) lateFailures() {
	if w := s.w; !s.isSource && w != nil && !s.destroyed && (w.waits || len(w.onFinish) > 0) {
		s.later(s.failBuffered)
	}
}

// Fail is Node's errorOrDestroy: an error of the stream's own doing.
func (s *Stream) Fail(err engine.Value) { s.env.Uncaught(s.fail(err, true)) }

// fail is Fail; late says that the 'error' of a stream that does not destroy
// itself comes in a tick.
func (s *Stream) fail(err engine.Value, late bool) error {
	if s.destroyed {
		return nil
	}
	if !s.KeepOpen {
		return s.callDestroy(err)
	}
	if err == nil {
		return nil
	}
	s.setError(err)
	if !late {
		return s.emitError(err)
	}
	err = s.env.Engine.Hold(err)
	s.later(func() error {
		return s.emitError(s.unhold(err))
	})
	return nil
}

// caught makes what was thrown an error of the stream.
func (s *Stream) caught(err error) error {
	if err == nil {
		return nil
	}
	v, thrown := exceptionOf(err)
	if !thrown {
		return err
	}
	return s.fail(v, false)
}

// exceptionOf is what a script can catch of err.
func exceptionOf(err error) (engine.Value, bool) {
	var thrown *engine.Exception
	if errors.As(err, &thrown) {
		return thrown.Value, true
	}
	return nil, false
}

func (s *Stream) setError(err engine.Value) {
	if err != nil && s.errored == nil {
		s.errored = engine.HoldBy(s.env.Engine, s.This(), err)
	}
}

// unhold is engine.Unhold; err may be nil.
func (s *Stream) unhold(err engine.Value) engine.Value {
	if err == nil {
		return nil
	}
	return engine.Unhold(s.env.Engine, err)
}

func (s *Stream) emitError(err engine.Value) error {
	if s.errorEmitted {
		return nil
	}
	s.errorEmitted = true
	return s.emit("error", err)
}

func (s *Stream) emitClose() error {
	if s.closeEmitted && !s.script {
		return nil
	}
	s.closeEmitted = true
	if s.noEmitClose {
		return nil
	}
	if s.CloseArg != nil {
		return s.emit("close", s.CloseArg())
	}
	return s.emit("close")
}

// through destroys the stream when both its sides have come to their end.
func (s *Stream) through() error {
	if s.KeepOpen || s.destroyed && !s.script {
		return nil
	}
	if s.isSource && !(s.r != nil && (s.r.endEmitted || s.r.off)) {
		return nil
	}
	if s.isSink && !(s.w != nil && (s.w.finished || s.w.off)) {
		return nil
	}
	return s.callDestroy(nil)
}

// streamError makes one of Node's ERR_STREAM errors.
func (s *Stream) streamError(code, message string) engine.Value {
	return s.env.NewError(env.Error, code, message)
}

// Reopen makes a destroyed stream as good as new, as Node does to standard
// output, whose descriptor is never closed: the events of its end still come.
func (s *Stream) Reopen() {
	s.errored = nil
	s.destroyed, s.closed, s.closeEmitted, s.errorEmitted, s.unconstructed = false, false, false, false, false
	if w := s.w; w != nil {
		w.ending, w.ended, w.finished = w.off, w.off, w.off
		w.prefinished, w.finalCalled = false, false
	}
	if r := s.r; r != nil {
		r.reading, r.ended, r.endEmitted = false, r.off, r.off
	}
}
