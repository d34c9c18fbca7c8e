package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// transform is what a Transform has besides: the chunk it works on, and the
// callback that waits until there is room for what comes out.
type transform struct {
	fn      engine.Value // the callback of _transform, held; nil until needed
	length  int          // readableLength when the chunk came
	waiting bool
	cb      engine.Value // what waits, held; nil is our own onWrite
}

// transform is Transform's _write. cb is nil for our own onWrite.
func (s *Stream) transform(chunk, encoding, cb engine.Value) error {
	eng := s.env.Engine
	length := s.reader().chunks.size
	fn := s.method("_transform")
	if fn != nil && eng.Same(fn, classesOf(s.env).passThrough) {
		return s.transformed(length, cb, nil, chunk)
	}
	callback := s.t.fn
	switch {
	case cb != nil: // a subclass wants to know
		cb = eng.Hold(cb)
		callback = s.function("", 2, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, s.transformed(length, cb, s.truthy(c.Arg(0)), c.Arg(1))
		})
	case callback == nil:
		callback = engine.HoldBy(eng, s.This(), s.function("", 2, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, s.transformed(s.t.length, nil, s.truthy(c.Arg(0)), c.Arg(1))
		}))
		s.t.fn = callback
	}
	s.t.length = length
	return s.call("_transform", chunk, encoding, callback)
}

func (s *Stream) transformed(length int, cb, err, chunk engine.Value) error {
	if err != nil {
		return s.transformDone(cb, err)
	}
	if t := s.env.Engine.TypeOf(chunk); t != engine.Null && t != engine.Undefined {
		if err := s.callPush(chunk); err != nil {
			return err
		}
	}
	r := s.r
	if r.ended {
		// What reads may stop the writing yet.
		if cb == nil {
			s.later(func() error { return s.transformDone(nil, nil) })
			return nil
		}
		cb = s.env.Engine.Hold(cb)
		s.later(func() error {
			defer s.env.Engine.Release(cb)
			return s.transformDone(cb, nil)
		})
		return nil
	}
	if s.w.ended || length == r.chunks.size || r.chunks.size < r.mark {
		return s.transformDone(cb, nil)
	}
	s.t.waiting, s.t.cb = true, cb
	return nil
}

func (s *Stream) transformDone(cb, err engine.Value) error {
	if cb == nil {
		return s.onWrite(err)
	}
	args := []engine.Value{err}[:0]
	if err != nil {
		args = append(args, err)
	}
	_, thrown := s.env.Engine.Call(cb, nil, args...)
	return thrown
}

// transformRead is Transform's _read: there is room again.
func (s *Stream) transformRead() error {
	if !s.t.waiting {
		return nil
	}
	cb := s.t.cb
	s.t.waiting, s.t.cb = false, nil
	return s.transformDone(cb, nil)
}

// flush is Transform's _final; done is nil where a script has another, and
// prefinish flushes.
func (s *Stream) flush(done func(err engine.Value) error) error {
	eng := s.env.Engine
	end := func() error {
		if err := s.callPush(eng.Null()); err != nil || done == nil {
			return err
		}
		return done(nil)
	}
	if s.destroyed || !s.hasMethod("_flush") {
		return end()
	}
	return s.call("_flush", s.function("", 2, func(c *engine.Call) (engine.Value, error) {
		if err := s.truthy(c.Arg(0)); err != nil {
			if done != nil {
				return c.Undefined, done(err)
			}
			return c.Undefined, s.callDestroy(err)
		}
		if t := eng.TypeOf(c.Arg(1)); t != engine.Null && t != engine.Undefined {
			if err := s.callPush(c.Arg(1)); err != nil {
				return nil, err
			}
		}
		return c.Undefined, end()
	}))
}

// callPush is this.push(v), a script's own if it has one.
func (s *Stream) callPush(v engine.Value) error {
	if done, err := s.callOwn("push", v); done {
		return err
	}
	_, err := s.pushValue(v, s.env.Engine.Undefined(), false)
	return err
}

// startTransform makes a Transform of a Duplex.
func (s *Stream) startTransform() error {
	s.reader().sync = false
	s.t = new(transform)
	_, err := s.OnGo(s.env, s.This(), "prefinish", func(engine.Value, []engine.Value) error {
		if fn := s.method("_final"); fn != nil && s.env.Engine.Same(fn, classesOf(s.env).transformFinal) {
			return nil
		}
		return s.flush(nil)
	})
	return err
}

func transformMethods(e *env.Env, cs *classes) error {
	eng := e.Engine
	p := cs.prototype[Transform]
	err := e.Functions(p,
		env.Method{Name: "_final", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			if s.t == nil {
				return nil, e.Throw(env.TypeError, "", "Illegal invocation")
			}
			cb := c.Arg(0)
			if eng.TypeOf(cb) != engine.Function {
				return c.Undefined, s.flush(nil)
			}
			cb = eng.Hold(cb)
			return c.Undefined, s.flush(func(err engine.Value) error {
				defer eng.Release(cb)
				return s.transformDone(cb, err)
			})
		})},
		env.Method{Name: "_transform", Length: 3, Func: missing(e, "_transform()")},
		env.Method{Name: "_write", Length: 3, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			if s.t == nil {
				return nil, e.Throw(env.TypeError, "", "Illegal invocation")
			}
			cb := c.Arg(2)
			if s.w.onwrite != nil && eng.Same(cb, s.w.onwrite) {
				cb = nil
			}
			return c.Undefined, s.transform(c.Arg(0), c.Arg(1), cb)
		})},
		env.Method{Name: "_read", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			if s.t == nil {
				return nil, e.Throw(env.TypeError, "", "Illegal invocation")
			}
			return c.Undefined, s.transformRead()
		})},
	)
	if err != nil {
		return err
	}
	err = e.Functions(cs.prototype[PassThrough], env.Method{Name: "_transform", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
		return eng.Call(c.Arg(2), nil, eng.Null(), c.Arg(0))
	}})
	for _, x := range []struct {
		to    *engine.Value
		of    Kind
		named string
	}{{&cs.transformFinal, Transform, "_final"}, {&cs.transformWrite, Transform, "_write"}, {&cs.transformRead, Transform, "_read"}, {&cs.passThrough, PassThrough, "_transform"}} {
		if err != nil {
			return err
		}
		var v engine.Value
		v, err = eng.Get(cs.prototype[x.of], x.named)
		*x.to = e.Keep(v)
	}
	return err
}
