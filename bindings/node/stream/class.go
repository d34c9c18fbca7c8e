package stream

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
)

// Kind is one of the three classes.
type Kind int

// The classes a host's class inherits from.
const (
	Readable Kind = iota
	Writable
	Duplex
	kinds
)

var kindNames = [kinds]string{"Readable", "Writable", "Duplex"}

type classes struct {
	class, prototype [kinds]engine.Value
}

type classesKey struct{}

func classesOf(e *env.Env) *classes {
	return env.State(e, classesKey{}, func() *classes {
		c := new(classes)
		if err := c.load(e); err != nil {
			panic(env.Broken("stream", err))
		}
		return c
	})
}

// Class is the class of a kind, for a host class to inherit from. Scripts
// cannot construct it: its instances come from hosts.
func Class(e *env.Env, kind Kind) engine.Value { return classesOf(e).class[kind] }

// Prototype is the prototype of a kind.
func Prototype(e *env.Env, kind Kind) engine.Value { return classesOf(e).prototype[kind] }

func (cs *classes) load(e *env.Env) error {
	illegal := func(*engine.Call) (engine.Value, error) {
		return nil, e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	}
	var stream engine.Value
	stream, _, err := e.Class("Stream", 1, events.Class(e), illegal)
	if err != nil {
		return err
	}
	for kind := range kinds {
		parent := stream
		if kind == Duplex {
			parent = cs.class[Readable]
		}
		if cs.class[kind], cs.prototype[kind], err = e.Class(kindNames[kind], 1, parent, illegal); err != nil {
			return err
		}
		p := cs.prototype[kind]
		if kind == Readable {
			err = readableMethods(e, p)
		} else {
			err = writableMethods(e, p)
		}
		if err == nil {
			err = sharedMethods(e, p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// of finds the Stream of this.
func of(e *env.Env, this engine.Value) (*Stream, error) {
	if t := e.Engine.TypeOf(this); t == engine.Object || t == engine.Function {
		if h, ok := e.Engine.Host(this).(Streaming); ok {
			return h.AsStream(), nil
		}
	}
	return nil, e.Throw(env.TypeError, "", "Illegal invocation")
}

// bind makes a method of a function of the stream.
func bind(e *env.Env, f func(s *Stream, c *engine.Call) (engine.Value, error)) engine.Func {
	return func(c *engine.Call) (engine.Value, error) {
		s, err := of(e, c.This)
		if err != nil {
			return nil, err
		}
		return f(s, c)
	}
}

// accessors defines getters; on the prototype itself, which is no stream, they
// give undefined.
func accessors(e *env.Env, p engine.Value, list map[string]func(s *Stream) engine.Value) error {
	for name, get := range list {
		err := e.Accessor(p, name, false, func(this engine.Value) (engine.Value, error) {
			if s, err := of(e, this); err == nil {
				return get(s), nil
			}
			return e.Engine.Undefined(), nil
		}, nil)
		if err != nil {
			return err
		}
	}
	return nil
}

func sharedMethods(e *env.Env, p engine.Value) error {
	eng := e.Engine
	err := accessors(e, p, map[string]func(*Stream) engine.Value{
		"destroyed": func(s *Stream) engine.Value { return eng.Bool(s.destroyed) },
		"closed":    func(s *Stream) engine.Value { return eng.Bool(s.closed) },
		"errored": func(s *Stream) engine.Value {
			if s.errored == nil {
				return eng.Null()
			}
			return s.errored
		},
	})
	if err != nil {
		return err
	}
	return e.Functions(p, env.Method{Name: "destroy", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
		var reason engine.Value
		if eng.ToBool(c.Arg(0)) {
			reason = c.Arg(0)
		}
		s.Destroy(reason)
		return c.This, nil
	})})
}

func readableMethods(e *env.Env, p engine.Value) error {
	eng := e.Engine
	orNull := func(c *chunk) engine.Value {
		if c == nil {
			return eng.Null()
		}
		return c.value(e)
	}
	err := e.Functions(p,
		env.Method{Name: "push", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			return s.pushValue(c, false)
		})},
		env.Method{Name: "unshift", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			return s.pushValue(c, true)
		})},
		env.Method{Name: "isPaused", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			return eng.Bool(s.r != nil && (s.r.paused || s.r.flowing == flowOff)), nil
		})},
		env.Method{Name: "setEncoding", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			enc, err := buffer.EncodingArg(e, c.Arg(0))
			if err == nil {
				s.SetEncoding(enc)
			}
			return c.This, err
		})},
		env.Method{Name: "read", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			n := math.NaN()
			if v := c.Arg(0); eng.TypeOf(v) != engine.Undefined {
				f, err := eng.ToNumber(v)
				if err != nil {
					return nil, err
				}
				n = math.Trunc(f)
			}
			got, err := s.read(n)
			return orNull(got), err
		})},
		env.Method{Name: "pipe", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			end := true
			if options := c.Arg(1); eng.TypeOf(options) == engine.Object {
				v, err := eng.Get(options, "end")
				if err != nil {
					return nil, err
				}
				end = eng.TypeOf(v) != engine.Boolean || eng.ToBool(v)
			}
			return c.Arg(0), s.Pipe(c.Arg(0), end)
		})},
		env.Method{Name: "unpipe", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			if !eng.ToBool(c.Arg(0)) {
				return c.This, s.Unpipe(nil)
			}
			return c.This, s.Unpipe(c.Arg(0))
		})},
		env.Method{Name: "resume", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			s.Resume()
			return c.This, nil
		})},
		env.Method{Name: "pause", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			return c.This, s.Pause()
		})},
	)
	if err != nil {
		return err
	}
	return accessors(e, p, map[string]func(*Stream) engine.Value{
		"readable": func(s *Stream) engine.Value {
			return eng.Bool(s.isSource && !s.destroyed && !s.errorEmitted && !s.Ended())
		},
		"readableDidRead": func(s *Stream) engine.Value { return eng.Bool(s.r != nil && s.r.didRead) },
		"readableAborted": func(s *Stream) engine.Value {
			return eng.Bool(s.isSource && (s.destroyed || s.errored != nil) && !s.Ended())
		},
		"readableHighWaterMark": func(s *Stream) engine.Value { return eng.Number(float64(s.readMark())) },
		"readableLength":        func(s *Stream) engine.Value { return eng.Number(float64(s.Pending())) },
		"readableEnded":         func(s *Stream) engine.Value { return eng.Bool(s.Ended()) },
		"readableObjectMode":    func(s *Stream) engine.Value { return eng.Bool(false) },
		"readableFlowing": func(s *Stream) engine.Value {
			if s.r == nil || s.r.flowing == flowUnset {
				return eng.Null()
			}
			return eng.Bool(s.r.flowing == flowOn)
		},
		"readableEncoding": func(s *Stream) engine.Value {
			if s.r == nil || s.r.decoder == nil {
				return eng.Null()
			}
			return eng.String(s.r.decoder.Encoding().String())
		},
	})
}

// pushValue is readable.push and unshift.
func (s *Stream) pushValue(c *engine.Call, front bool) (engine.Value, error) {
	eng := s.env.Engine
	r := s.reader()
	if t := eng.TypeOf(c.Arg(0)); t == engine.Null {
		s.PushEnd()
		return eng.Bool(false), nil
	}
	b, _, err := s.chunkBytes(c.Arg(0), c.Arg(1), buffer.UTF8)
	if err != nil {
		return nil, err
	}
	if !front {
		return eng.Bool(s.Push(b)), nil
	}
	if r.endEmitted {
		s.Fail(s.streamError("ERR_STREAM_UNSHIFT_AFTER_END_EVENT", "stream.unshift() after end event"))
		return eng.Bool(false), nil
	}
	if len(b) > 0 && !s.destroyed && s.errored == nil {
		x := chunk{bytes: append([]byte(nil), b...)}
		if r.decoder != nil {
			x = chunk{text: buffer.Decode(b, r.decoder.Encoding()), isText: true}
		}
		r.chunks.unshift(x)
		if r.needReadable {
			s.emitReadable()
		}
		s.readMoreLater()
	}
	return eng.Bool(s.wantsMore()), nil
}

// chunkBytes is the bytes of what write and push take: a string in this
// encoding, a Buffer or another view of bytes. hold is the value whose memory
// they are.
func (s *Stream) chunkBytes(v, encoding engine.Value, fallback buffer.Encoding) (b []byte, hold engine.Value, err error) {
	e, eng := s.env, s.env.Engine
	if eng.TypeOf(v) == engine.String {
		enc := fallback
		if eng.TypeOf(encoding) == engine.String {
			if enc, err = buffer.EncodingArg(e, encoding); err != nil {
				return nil, nil, err
			}
		}
		text, err := eng.ToString(v)
		return buffer.Encode(text, enc), nil, err
	}
	if b, ok := buffer.Bytes(e, v); ok {
		return b, v, nil
	}
	if eng.TypeOf(v) == engine.Null {
		return nil, nil, e.Throw(env.TypeError, "ERR_STREAM_NULL_VALUES", "May not write null values to stream")
	}
	return nil, nil, e.InvalidArgType("chunk", "of type string or an instance of Buffer, TypedArray, or DataView", v)
}

func writableMethods(e *env.Env, p engine.Value) error {
	eng := e.Engine
	err := e.Functions(p,
		env.Method{Name: "write", Length: 3, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			encoding, done := s.tail(c, 1)
			x, err := s.writeOf(c.Arg(0), encoding, done)
			if err != nil {
				return nil, err
			}
			return eng.Bool(s.write(x)), nil
		})},
		env.Method{Name: "end", Length: 3, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			chunk, encoding, done := c.Arg(0), c.Arg(1), s.callback(c.Arg(2))
			if eng.TypeOf(chunk) == engine.Function {
				chunk, done = c.Undefined, s.callback(c.Arg(0))
			} else if eng.TypeOf(encoding) == engine.Function {
				encoding, done = c.Undefined, s.callback(c.Arg(1))
			}
			if t := eng.TypeOf(chunk); t != engine.Undefined && t != engine.Null {
				x, err := s.writeOf(chunk, encoding, nil)
				if err != nil {
					return nil, err
				}
				s.write(x)
			}
			s.end(done)
			return c.This, nil
		})},
		env.Method{Name: "cork", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			s.Cork()
			return c.Undefined, nil
		})},
		env.Method{Name: "uncork", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			s.Uncork()
			return c.Undefined, nil
		})},
		env.Method{Name: "setDefaultEncoding", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			enc, err := buffer.EncodingArg(e, c.Arg(0))
			if err == nil {
				s.writer().encoding = enc
			}
			return c.This, err
		})},
	)
	if err != nil {
		return err
	}
	return accessors(e, p, map[string]func(*Stream) engine.Value{
		"writable": func(s *Stream) engine.Value {
			return eng.Bool(s.isSink && !s.destroyed && s.errored == nil && !s.Ending())
		},
		"writableAborted": func(s *Stream) engine.Value {
			return eng.Bool(s.isSink && (s.destroyed || s.errored != nil) && !s.Finished())
		},
		"writableFinished":      func(s *Stream) engine.Value { return eng.Bool(s.Finished()) },
		"writableEnded":         func(s *Stream) engine.Value { return eng.Bool(s.Ending()) },
		"writableNeedDrain":     func(s *Stream) engine.Value { return eng.Bool(s.NeedDrain()) },
		"writableHighWaterMark": func(s *Stream) engine.Value { return eng.Number(float64(s.writeMark())) },
		"writableLength":        func(s *Stream) engine.Value { return eng.Number(float64(s.Length())) },
		"writableObjectMode":    func(s *Stream) engine.Value { return eng.Bool(false) },
		"writableCorked": func(s *Stream) engine.Value {
			if s.w == nil {
				return eng.Number(0)
			}
			return eng.Number(float64(s.w.corked))
		},
	})
}

// tail reads the optional encoding and callback that end an argument list.
func (s *Stream) tail(c *engine.Call, i int) (encoding engine.Value, done func(engine.Value) error) {
	if s.env.Engine.TypeOf(c.Arg(i)) == engine.Function {
		return c.Undefined, s.callback(c.Arg(i))
	}
	return c.Arg(i), s.callback(c.Arg(i + 1))
}

// callback is a script's function as the done of a write; nil for anything
// else.
func (s *Stream) callback(fn engine.Value) func(engine.Value) error {
	eng := s.env.Engine
	if eng.TypeOf(fn) != engine.Function {
		return nil
	}
	fn = eng.Hold(fn)
	return func(err engine.Value) error {
		defer eng.Release(fn)
		if err == nil {
			err = eng.Null()
		}
		_, thrown := eng.Call(fn, nil, err)
		return thrown
	}
}

func (s *Stream) writeOf(v, encoding engine.Value, done func(engine.Value) error) (write, error) {
	b, hold, err := s.chunkBytes(v, encoding, s.writer().encoding)
	if err != nil {
		return write{}, err
	}
	if hold != nil {
		hold = s.env.Engine.Hold(hold)
	}
	return write{bytes: b, hold: hold, done: done}, nil
}
