package net

import (
	"math"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/timer"
)

// SetTimeout is socket.setTimeout(ms, callback): 'timeout' after so long without
// a byte; 0 is never. Loop goroutine only.
func (s *Socket) SetTimeout(msecs, callback engine.Value) error {
	e, eng := s.st.e, s.st.eng
	if s.Destroyed() {
		return nil
	}
	if eng.TypeOf(msecs) != engine.Number {
		return e.InvalidArgType("msecs", "of type number", msecs)
	}
	ms, err := eng.ToNumber(msecs)
	if err != nil {
		return err
	}
	if ms < 0 || math.IsInf(ms, 0) || math.IsNaN(ms) {
		return e.OutOfRange("msecs", "a non-negative finite number", msecs)
	}
	if ms > math.MaxInt32 {
		text := e.Text(msecs) + " does not fit into a 32-bit signed integer.\nTimer duration was truncated to 2147483647."
		if err := e.EmitWarning(eng.String(text), eng.String("TimeoutOverflowWarning")); err != nil {
			return err
		}
		ms = math.MaxInt32
	}
	s.timeoutAfter = ms
	if eng.TypeOf(callback) != engine.Undefined {
		if err := e.Func("callback", callback); err != nil {
			return err
		}
		if ms == 0 {
			err = s.Off(e, s.This(), "timeout", callback)
		} else {
			err = s.Once(e, s.This(), "timeout", callback)
		}
		if err != nil {
			return err
		}
	}
	if ms == 0 {
		if s.timeout != nil {
			s.timeout.Stop()
		}
		return nil
	}
	if s.timeout == nil {
		s.timeout = timer.New(e.Loop)
		s.timeout.Unref()
	}
	s.active()
	return nil
}

// active puts the timeout off: something has moved. It is Node's _unrefTimer.
func (s *Socket) active() {
	if s.timeout != nil && s.timeoutAfter > 0 {
		s.timeout.Start(time.Duration(max(s.timeoutAfter, 1)*float64(time.Millisecond)), 0, s.onTimeout)
	}
}

func (s *Socket) onTimeout() {
	// A write that goes on, if slowly, is no silence.
	if l := s.link; l != nil && s.queueSize > 0 {
		if n := l.WriteQueueSize(); n != s.queueSize {
			s.queueSize = n
			s.active()
			return
		}
	}
	s.st.e.CallbackIn(s.scope, func() error {
		if s.owner != nil {
			s.owner.SocketTimeout()
		}
		_, err := s.Emit(s.st.e, s.This(), "timeout")
		return err
	})
}
