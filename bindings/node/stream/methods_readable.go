package stream

import (
	"math"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

func readableMethods(e *env.Env, p engine.Value) error {
	eng := e.Engine
	err := e.Functions(p, destroyMethods(e)...)
	if err != nil {
		return err
	}
	err = e.Functions(p,
		env.Method{Name: "push", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			more, err := s.pushValue(c.Arg(0), c.Arg(1), false)
			return eng.Bool(more), err
		})},
		env.Method{Name: "unshift", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			more, err := s.pushValue(c.Arg(0), c.Arg(1), true)
			return eng.Bool(more), err
		})},
		env.Method{Name: "isPaused", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			return eng.Bool(s.Paused()), nil
		})},
		env.Method{Name: "setEncoding", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			enc, err := buffer.EncodingArg(e, c.Arg(0))
			if err == nil {
				s.SetEncoding(enc)
			}
			return c.This, err
		})},
		env.Method{Name: "read", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			n, err := countArg(e, c.Arg(0))
			if err != nil {
				return nil, err
			}
			v, err := s.read(n)
			if v == nil {
				v = eng.Null()
			}
			return v, err
		})},
		env.Method{Name: "_read", Length: 1, Func: missing(e, "_read()")},
		env.Method{Name: "pipe", Length: 2, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			end := true
			if options := c.Arg(1); lang.IsObject(e, options) {
				v, err := eng.Get(options, "end")
				if err != nil {
					return nil, err
				}
				end = eng.TypeOf(v) != engine.Boolean || eng.ToBool(v)
			}
			if !lang.IsObject(e, c.Arg(0)) {
				return nil, e.Throw(env.TypeError, "", "dest.on is not a function")
			}
			return c.Arg(0), s.Pipe(c.Arg(0), end)
		})},
		env.Method{Name: "unpipe", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			if !eng.ToBool(c.Arg(0)) {
				return c.This, s.Unpipe(nil)
			}
			return c.This, s.Unpipe(c.Arg(0))
		})},
		env.Method{Name: "removeListener", Length: 2, Func: remover(e, "removeListener")},
		env.Method{Name: "removeAllListeners", Length: 1, Func: remover(e, "removeAllListeners")},
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
	off, err := eng.Get(p, "removeListener")
	if err != nil {
		return err
	}
	if err := eng.Define(p, "off", engine.Property{Value: off, Writable: true, Enumerable: true, Configurable: true}); err != nil {
		return err
	}
	if err := accessors(e, p, sharedAccessors(e)...); err != nil {
		return err
	}
	if err := accessors(e, p, readableAccessors(e)...); err != nil {
		return err
	}
	return rejections(e, p)
}

// remover is a method of EventEmitter that takes listeners away. As in Node the
// stream looks at who is left even if there was none, and forgets listeners for
// data only when they are removed one by one.
func remover(e *env.Env, name string) engine.Func {
	eng := e.Engine
	return func(c *engine.Call) (engine.Value, error) {
		fn, err := eng.Get(events.Prototype(e), name)
		if err != nil {
			return nil, err
		}
		s, no := of(e, c.This)
		if no != nil || s.r == nil {
			return eng.Call(fn, c.This, c.Args...)
		}
		defer s.Part(s.Meet(c.This))
		s.r.quiet = true
		_, err = eng.Call(fn, c.This, c.Args...)
		s.r.quiet = false
		if err != nil {
			return nil, err
		}
		all, what := name == "removeAllListeners", c.Arg(0)
		switch {
		case eng.TypeOf(what) == engine.String:
			if event := e.Text(what); event == "readable" || !all {
				s.listenerGone(event)
			}
		case all && eng.TypeOf(what) == engine.Undefined:
			// In Node what follows _construct is a listener too.
			s.deaf, s.onConstruct = s.unconstructed, nil
			s.listenerGone("readable")
		}
		return c.This, nil
	}
}

// rejections has what a listener's promise rejects with destroy the stream:
// captureRejections.
func rejections(e *env.Env, p engine.Value) error {
	symbol := lang.SymbolFor(e, "nodejs.rejection")
	if symbol == nil {
		return nil
	}
	return e.Engine.Define(p, symbol, engine.Property{Value: e.Engine.NewFunc("", 1, bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
		return c.Undefined, s.callDestroy(s.truthy(c.Arg(0)))
	})), Writable: true, Enumerable: true, Configurable: true})
}

// countArg is the n of read(n): what is no integer is read as parseInt does.
func countArg(e *env.Env, v engine.Value) (float64, error) {
	eng := e.Engine
	if eng.TypeOf(v) == engine.Undefined {
		return math.NaN(), nil
	}
	if eng.TypeOf(v) == engine.Number {
		if f, _ := eng.ToNumber(v); f == math.Trunc(f) && !math.IsInf(f, 0) {
			return f, nil
		}
	}
	text, err := eng.ToString(v)
	if err != nil {
		return 0, err
	}
	text = strings.TrimSpace(text)
	end := 0
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || end == 0 && (text[end] == '-' || text[end] == '+')) {
		end++
	}
	f, err := strconv.ParseFloat(text[:end], 64)
	if err != nil {
		return math.NaN(), nil
	}
	return f, nil
}

func readableAccessors(e *env.Env) []accessor {
	eng := e.Engine
	return []accessor{
		{"readable", func(s *Stream) engine.Value {
			return eng.Bool(s.isSource && !(s.r != nil && s.r.off) && !s.destroyed && !s.errorEmitted && !s.Ended())
		}, func(s *Stream, v engine.Value) {
			if s.isSource {
				s.reader().off = !eng.ToBool(v)
			}
		}},
		{"readableDidRead", func(s *Stream) engine.Value { return eng.Bool(s.r != nil && s.r.didRead) }, nil},
		{"readableAborted", func(s *Stream) engine.Value {
			return eng.Bool(s.isSource && !(s.r != nil && s.r.off) && (s.destroyed || s.errored != nil) && !s.Ended())
		}, nil},
		{"readableHighWaterMark", func(s *Stream) engine.Value { return eng.Number(float64(s.readMark())) }, nil},
		{"readableBuffer", func(s *Stream) engine.Value { return s.readBuffer() }, nil},
		{"readableFlowing", func(s *Stream) engine.Value {
			if s.r == nil || s.r.flowing == flowUnset {
				return eng.Null()
			}
			return eng.Bool(s.r.flowing == flowOn)
		}, func(s *Stream, v engine.Value) { s.setFlowing(v) }},
		{"readableLength", func(s *Stream) engine.Value { return eng.Number(float64(s.Pending())) }, nil},
		{"readableEnded", func(s *Stream) engine.Value { return eng.Bool(s.Ended()) }, nil},
		{"readableObjectMode", func(s *Stream) engine.Value { return eng.Bool(s.r != nil && s.r.objects) }, nil},
		{"readableEncoding", func(s *Stream) engine.Value {
			if s.r == nil || s.r.decoder == nil {
				return eng.Null()
			}
			return eng.String(s.r.decoder.Encoding().String())
		}, nil},
	}
}

func (s *Stream) setFlowing(v engine.Value) {
	r := s.reader()
	switch {
	case lang.IsNullish(s.env, v):
		r.flowing = flowUnset
	case s.env.Engine.ToBool(v):
		r.flowing = flowOn
	default:
		r.flowing = flowOff
	}
}

// readBuffer is readableBuffer: what waits to be read.
func (s *Stream) readBuffer() engine.Value {
	var list []engine.Value
	if s.r != nil {
		for i := range s.r.chunks.items {
			list = append(list, s.r.chunks.items[i].value(s.env))
		}
	}
	return s.env.Engine.NewArray(list...)
}

// pushValue is readable.push and unshift.
func (s *Stream) pushValue(v, encoding engine.Value, front bool) (more bool, err error) {
	e, eng := s.env, s.env.Engine
	r := s.reader()
	if eng.TypeOf(v) == engine.Null {
		return false, s.pushEnd()
	}
	add := func(c chunk, decoded bool) (bool, error) {
		if front {
			return s.unshift(c)
		}
		return s.push(c, false, decoded)
	}
	if r.objects {
		named := lang.IsNullish(e, encoding) || !eng.ToBool(encoding)
		return add(chunk{thing: v, object: true}, !named)
	}
	if eng.TypeOf(v) == engine.String {
		enc := r.encoding
		if eng.ToBool(encoding) {
			if enc, err = buffer.EncodingArg(e, encoding); err != nil {
				return false, err
			}
		}
		text, err := eng.ToString(v)
		if err != nil {
			return false, err
		}
		if r.decoder == nil {
			return add(chunk{bytes: buffer.Encode(text, enc)}, false)
		}
		if r.decoder.Encoding() == enc {
			return add(chunk{text: text, isText: true}, true)
		}
		b := buffer.Encode(text, enc)
		if front {
			return add(chunk{text: buffer.Decode(b, r.decoder.Encoding()), isText: true}, true)
		}
		return add(chunk{bytes: b}, false)
	}
	if eng.TypeOf(v) == engine.Undefined {
		return add(chunk{}, false)
	}
	b, ok := buffer.Bytes(e, v)
	if !ok {
		return false, s.fail(exceptionValue(e.InvalidArgType("chunk", "of type string or an instance of Buffer, TypedArray, or DataView", v)), false)
	}
	c := chunk{bytes: b, thing: v}
	if !buffer.Is(e, v) {
		c.thing = buffer.New(e, b)
	}
	return add(c, false)
}

func exceptionValue(err error) engine.Value {
	v, _ := exceptionOf(err)
	return v
}
