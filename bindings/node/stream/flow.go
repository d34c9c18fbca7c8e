package stream

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// flow reads until there is nothing left or nobody wants it.
func (s *Stream) flow() error {
	eng := s.env.Engine
	for s.r.flowing == flowOn {
		if fn, own := s.own("read"); own {
			v, err := eng.Call(fn, s.This())
			if err != nil {
				return err
			}
			if eng.TypeOf(v) == engine.Null {
				return nil
			}
			continue
		}
		v, err := s.read(math.NaN())
		if err != nil {
			return err
		}
		if v == nil {
			return nil
		}
	}
	return nil
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
	r.paused, r.pausedSet = false, true
}

func (s *Stream) resumeNow() error {
	r := s.r
	if !r.reading {
		if err := s.readZero(); err != nil {
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
		return s.readZero()
	}
	return nil
}

// Pause stops 'data' events.
func (s *Stream) Pause() error {
	r := s.reader()
	if r.flowing != flowOff {
		r.flowing = flowOff
		if err := s.emit("pause"); err != nil {
			return err
		}
	}
	r.paused, r.pausedSet = true, true
	return nil
}

// callResume is this.resume(), a script's own if it has one; callPause and the
// others likewise.
func (s *Stream) callResume() error {
	if done, err := s.callOwn("resume"); done {
		return err
	}
	s.Resume()
	return nil
}

func (s *Stream) callPause() error {
	if done, err := s.callOwn("pause"); done {
		return err
	}
	return s.Pause()
}

func (s *Stream) callEnd() error {
	if done, err := s.callOwn("end"); done {
		return err
	}
	return s.end(callback{})
}

func (s *Stream) callUnpipe(dest engine.Value) error {
	if done, err := s.callOwn("unpipe", dest); done {
		return err
	}
	return s.Unpipe(dest)
}
