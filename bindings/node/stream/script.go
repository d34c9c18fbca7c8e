package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// object is the host of a stream whose class is the script's: where a Go host
// has ReadMore and WriteChunk, it has _read and _write.
type object struct {
	Stream
}

// adopt gives the stream of this, which a constructor is making.
func adopt(e *env.Env, this engine.Value) *Stream {
	eng := e.Engine
	switch host := eng.Host(this).(type) {
	case Streaming:
		return host.AsStream()
	case *events.Emitter: // EventEmitter.call came first
		o := &object{Stream{Emitter: *host}}
		o.start(e, this)
		return &o.Stream
	}
	o := new(object)
	o.start(e, this)
	return &o.Stream
}

func (o *object) start(e *env.Env, this engine.Value) {
	o.env, o.this, o.host, o.script, o.loose = e, this, o, true, true
	o.Watch = &o.Stream
	e.Engine.SetHost(this, o)
}

// own is the method of this name if a script has put another in place of ours.
func (s *Stream) own(name string) (engine.Value, bool) {
	if !s.script {
		return nil, false
	}
	eng := s.env.Engine
	fn, err := eng.Get(s.This(), name)
	if err != nil || eng.TypeOf(fn) != engine.Function {
		return nil, false
	}
	for _, native := range classesOf(s.env).natives[name] {
		if eng.Same(fn, native) {
			return nil, false
		}
	}
	return fn, true
}

// callOwn calls it; done is false if there is none.
func (s *Stream) callOwn(name string, args ...engine.Value) (done bool, err error) {
	fn, own := s.own(name)
	if !own {
		return false, nil
	}
	_, err = s.env.Engine.Call(fn, s.This(), args...)
	return true, err
}

// method is this[name], nil if that is no function.
func (s *Stream) method(name string) engine.Value {
	fn, err := s.env.Engine.Get(s.This(), name)
	if err != nil || s.env.Engine.TypeOf(fn) != engine.Function {
		return nil
	}
	return fn
}

func (s *Stream) hasMethod(name string) bool { return s.method(name) != nil }

// call is this[name](...args), with the error the language has if that is no
// function.
func (s *Stream) call(name string, args ...engine.Value) error {
	fn := s.method(name)
	if fn == nil {
		return s.env.Throw(env.TypeError, "", "stream."+name+" is not a function")
	}
	_, err := s.env.Engine.Call(fn, s.This(), args...)
	return err
}

// missing is the method that a subclass should have written.
func missing(e *env.Env, name string) engine.Func {
	return func(*engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.Error, "ERR_METHOD_NOT_IMPLEMENTED", "The "+name+" method is not implemented")
	}
}

func (s *Stream) scriptRead() error {
	fn := s.method("_read")
	if fn != nil && s.t != nil && s.env.Engine.Same(fn, classesOf(s.env).transformRead) {
		return s.transformRead()
	}
	return s.call("_read", s.env.Engine.Number(float64(s.r.mark)))
}

func (s *Stream) scriptWrite(x write) error {
	cs := classesOf(s.env)
	encoding := x.encoding
	if encoding == nil {
		encoding = cs.bufferName
	}
	if fn := s.method("_write"); fn != nil && s.t != nil && s.env.Engine.Same(fn, cs.transformWrite) {
		return s.transform(x.value(s.env), encoding, nil)
	}
	return s.call("_write", x.value(s.env), encoding, s.onWriteFunc())
}

func (s *Stream) scriptWritev(all []write) error {
	eng := s.env.Engine
	list := make([]engine.Value, len(all))
	for i, x := range all {
		encoding := x.encoding
		if encoding == nil {
			encoding = classesOf(s.env).bufferName
		}
		v := eng.NewObject(nil)
		callback := x.done.fn
		if callback == nil {
			callback = classesOf(s.env).nop
		}
		eng.Set(v, "chunk", x.value(s.env))
		eng.Set(v, "encoding", encoding)
		eng.Set(v, "callback", callback)
		list[i] = v
	}
	chunks := eng.NewArray(list...)
	eng.Set(chunks, "allBuffers", eng.Bool(!s.w.hasText))
	return s.call("_writev", chunks, s.onWriteFunc())
}

// onWriteFunc is the callback of every _write, one function a stream as in
// Node.
func (s *Stream) onWriteFunc() engine.Value {
	if s.w.onwrite == nil {
		s.w.onwrite = engine.HoldBy(s.env.Engine, s.This(), s.function("bound onwrite", 1, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, s.onWrite(s.truthy(c.Arg(0)))
		}))
	}
	return s.w.onwrite
}

// truthy is v, or nil if it is false.
func (s *Stream) truthy(v engine.Value) engine.Value {
	if v == nil || !s.env.Engine.ToBool(v) {
		return nil
	}
	return v
}

// done makes a function of a done.
func (s *Stream) done(f func(err engine.Value) error) engine.Value {
	return s.function("", 1, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, f(s.truthy(c.Arg(0)))
	})
}

func (s *Stream) scriptFinal() func(done func(err engine.Value) error) error {
	fn := s.method("_final")
	if fn == nil {
		return nil
	}
	return func(done func(err engine.Value) error) error {
		if s.t != nil && s.env.Engine.Same(fn, classesOf(s.env).transformFinal) {
			return s.flush(done)
		}
		_, err := s.env.Engine.Call(fn, s.This(), s.done(done))
		return err
	}
}

// scriptDestroy calls _destroy; done gets what that gives, nil for null.
func (s *Stream) scriptDestroy(err engine.Value, done func(err engine.Value) error) error {
	if _, own := s.own("_destroy"); !own && s.hasMethod("_destroy") {
		return done(err)
	}
	v := err
	if v == nil {
		v = s.env.Engine.Null()
	}
	return s.call("_destroy", v, s.function("onDestroy", 1, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, done(c.Arg(0))
	}))
}

// construct has _construct run in a tick, if there is one: until it is done the
// stream neither reads nor writes.
func (s *Stream) construct() error {
	if s.unconstructed || !s.hasMethod("_construct") {
		return nil
	}
	s.unconstructed = true
	s.later(func() error {
		called := false
		constructed := func(err engine.Value) error {
			if called {
				if err == nil {
					err = s.streamError("ERR_MULTIPLE_CALLBACK", "Callback called multiple times")
				}
				return s.fail(err, false)
			}
			called = true
			return s.constructed(err)
		}
		later := func(err engine.Value) error {
			if err != nil {
				err = s.env.Engine.Hold(err)
			}
			s.later(func() error {
				return constructed(s.unhold(err))
			})
			return nil
		}
		err := s.call("_construct", s.done(later))
		if v, thrown := exceptionOf(err); thrown {
			return later(v)
		}
		return err
	})
	return nil
}

func (s *Stream) constructed(err engine.Value) error {
	s.unconstructed = false
	if s.destroyed {
		onConstruct := s.onConstruct
		s.onConstruct = nil
		if onConstruct != nil {
			return onConstruct(err)
		}
		return nil
	}
	if err != nil {
		return s.fail(err, true)
	}
	if s.deaf {
		return nil
	}
	if s.isSource && s.r.needReadable {
		s.readMoreLater()
	}
	if !s.isSink {
		return nil
	}
	if !s.w.busy {
		if err := s.clearBuffer(); err != nil {
			return err
		}
	}
	if !s.w.ending {
		return nil
	}
	return s.finishMaybe(false)
}

// aggregate is one error of two: outer is what the script knows already.
func (s *Stream) aggregate(inner, outer engine.Value) (engine.Value, error) {
	eng := s.env.Engine
	if inner == nil || outer == nil || eng.Same(inner, outer) {
		if inner == nil {
			return outer, nil
		}
		return inner, nil
	}
	class := lang.Global(s.env, "AggregateError")
	if class == nil {
		return outer, nil
	}
	message, err := eng.Get(outer, "message")
	if err != nil {
		return nil, err
	}
	both, err := eng.Construct(class, eng.NewArray(outer, inner), message)
	if err != nil {
		return nil, err
	}
	code, err := eng.Get(outer, "code")
	if err != nil {
		return nil, err
	}
	return both, eng.Set(both, "code", code)
}

// noHalfOpen is allowHalfOpen === false.
func (s *Stream) noHalfOpen() bool {
	if !s.script {
		return s.NoHalfOpen
	}
	v, err := s.env.Engine.Get(s.This(), "allowHalfOpen")
	return err == nil && s.env.Engine.TypeOf(v) == engine.Boolean && !s.env.Engine.ToBool(v)
}
