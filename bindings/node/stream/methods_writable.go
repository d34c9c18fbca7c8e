package stream

import (
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// writableMethods defines them on p; a Duplex gets the very functions of the
// prototype of Writable, but for those that it has of Readable's.
func writableMethods(e *env.Env, p, original engine.Value) error {
	eng := e.Engine
	names := [...]string{"write", "cork", "uncork", "setDefaultEncoding", "_write", "_writev", "end"}
	list := writableAccessors(e)
	if p != original {
		list = slices.DeleteFunc(list, func(a accessor) bool { return a.name == "writableAborted" }) // as in Node
	}
	if err := accessors(e, p, list...); err != nil {
		return err
	}
	if p != original {
		for _, name := range names {
			v, err := eng.Get(original, name)
			if err == nil {
				err = eng.Set(p, name, v)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	err := e.Functions(p, env.Method{Name: "pipe", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
		return c.Undefined, s.fail(s.streamError("ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable"), false)
	})})
	if err == nil {
		err = e.Functions(p, writeMethods(e)...)
	}
	if err == nil {
		err = eng.Set(p, "_writev", eng.Null())
	}
	if err == nil {
		err = e.Functions(p, destroyMethods(e)...)
	}
	if err == nil {
		err = accessors(e, p, sharedAccessors(e)...)
	}
	if err != nil {
		return err
	}
	return rejections(e, p)
}

func writeMethods(e *env.Env) []env.Method {
	eng := e.Engine
	return []env.Method{
		{Name: "write", Length: 3, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			encoding, done := c.Arg(1), c.Arg(2)
			if eng.TypeOf(encoding) == engine.Function {
				encoding, done = eng.Null(), encoding
			}
			x, err := s.writeOf(c.Arg(0), encoding, done)
			if err != nil {
				return nil, err
			}
			more, _, err := s.write(x)
			return eng.Bool(more), err
		})},
		{Name: "cork", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			s.Cork()
			return c.Undefined, nil
		})},
		{Name: "uncork", Length: 0, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			return c.Undefined, s.uncork()
		})},
		{Name: "setDefaultEncoding", Length: 1, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			name := e.Text(c.Arg(0))
			enc, ok := buffer.ParseEncoding(name)
			if !ok || eng.TypeOf(c.Arg(0)) != engine.String {
				if eng.TypeOf(c.Arg(0)) != engine.String {
					name = e.Inspect(c.Arg(0))
				}
				return nil, e.Throw(env.TypeError, "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+name)
			}
			s.writer().encoding, s.writer().encodingName = enc, encodingName(strings.ToLower(name))
			return c.This, nil
		})},
		{Name: "_write", Length: 3, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			writev := s.method("_writev")
			if writev == nil {
				return missing(e, "_write()")(c)
			}
			v := eng.NewObject(nil)
			if err := eng.Set(v, "chunk", c.Arg(0)); err != nil {
				return nil, err
			}
			if err := eng.Set(v, "encoding", c.Arg(1)); err != nil {
				return nil, err
			}
			_, err := eng.Call(writev, c.This, eng.NewArray(v), c.Arg(2))
			return c.Undefined, err
		})},
		{Name: "end", Length: 3, Func: bind(e, func(s *Stream, c *engine.Call) (engine.Value, error) {
			chunk, encoding, done := c.Arg(0), c.Arg(1), c.Arg(2)
			if eng.TypeOf(chunk) == engine.Function {
				chunk, encoding, done = c.Undefined, c.Undefined, chunk
			} else if eng.TypeOf(encoding) == engine.Function {
				encoding, done = eng.Null(), encoding
			}
			if lang.IsNullish(e, chunk) {
				return c.This, s.end(s.callback(done))
			}
			x, err := s.writeOf(chunk, encoding, c.Undefined)
			if err != nil {
				return nil, err
			}
			_, refused, err := s.write(x)
			if err != nil {
				return nil, err
			}
			if refused == nil {
				return c.This, s.end(s.callback(done))
			}
			if s.w.corked > 0 {
				s.w.corked = 1
				if err := s.uncork(); err != nil {
					return nil, err
				}
			}
			s.onEnd(s.callback(done), refused)
			return c.This, nil
		})},
	}
}

func writableAccessors(e *env.Env) []accessor {
	eng := e.Engine
	count := func(of func(w *writer) int) func(s *Stream) engine.Value {
		return func(s *Stream) engine.Value {
			if s.w == nil {
				return eng.Number(0)
			}
			return eng.Number(float64(of(s.w)))
		}
	}
	return []accessor{
		{"writable", func(s *Stream) engine.Value { return eng.Bool(s.writable()) }, func(s *Stream, v engine.Value) {
			if s.isSink {
				s.writer().off = !eng.ToBool(v)
			}
		}},
		{"writableAborted", func(s *Stream) engine.Value {
			return eng.Bool(s.isSink && !(s.w != nil && s.w.off) && (s.destroyed || s.errored != nil) && !s.Finished())
		}, nil},
		{"writableFinished", func(s *Stream) engine.Value { return eng.Bool(s.Finished()) }, nil},
		{"writableEnded", func(s *Stream) engine.Value { return eng.Bool(s.Ending()) }, nil},
		{"writableNeedDrain", func(s *Stream) engine.Value { return eng.Bool(s.NeedDrain()) }, nil},
		{"writableHighWaterMark", func(s *Stream) engine.Value { return eng.Number(float64(s.writeMark())) }, nil},
		{"writableLength", count(func(w *writer) int { return w.length }), nil},
		{"writableObjectMode", func(s *Stream) engine.Value { return eng.Bool(s.w != nil && s.w.objects) }, nil},
		{"writableCorked", count(func(w *writer) int { return w.corked }), nil},
		{"writableBuffer", func(s *Stream) engine.Value { return s.writeBuffer() }, nil},
	}
}

// writeBuffer is writableBuffer: what waits to be written.
func (s *Stream) writeBuffer() engine.Value {
	eng := s.env.Engine
	var list []engine.Value
	if s.w != nil {
		for _, x := range s.w.buffered[s.w.next:] {
			v := eng.NewObject(nil)
			encoding, callback := x.encoding, x.done.fn
			if encoding == nil {
				encoding = classesOf(s.env).bufferName
			}
			if callback == nil {
				callback = classesOf(s.env).nop
			}
			eng.Set(v, "chunk", x.value(s.env))
			eng.Set(v, "encoding", encoding)
			eng.Set(v, "callback", callback)
			list = append(list, v)
		}
	}
	return eng.NewArray(list...)
}

// writeOf is the arguments of write as what waits to be written.
func (s *Stream) writeOf(v, encoding, done engine.Value) (x write, err error) {
	e, eng := s.env, s.env.Engine
	w := s.writer()
	if w.objects && eng.TypeOf(v) != engine.Null {
		// Nobody looks at the encoding here.
		return write{thing: eng.Hold(v), size: 1, encoding: eng.Hold(encoding), done: s.callback(done)}, nil
	}
	enc, name := w.encoding, w.encodingName
	if eng.ToBool(encoding) {
		if name = e.Text(encoding); name != "buffer" {
			if enc, err = buffer.EncodingArg(e, encoding); err != nil {
				return x, err
			}
		}
	} else if name == "" {
		name = "utf8"
	}
	isText := eng.TypeOf(v) == engine.String
	b, isBytes := []byte(nil), false
	if !isText {
		b, isBytes = buffer.Bytes(e, v)
	}
	switch {
	case eng.TypeOf(v) == engine.Null:
		return x, e.Throw(env.TypeError, "ERR_STREAM_NULL_VALUES", "May not write null values to stream")
	case isText && !w.keepText:
		if name == "buffer" {
			return x, e.Throw(env.TypeError, "ERR_UNKNOWN_ENCODING", "Unknown encoding: buffer")
		}
		text, err := eng.ToString(v)
		if err != nil {
			return x, err
		}
		x.bytes = buffer.Encode(text, enc)
		x.size, name = len(x.bytes), "buffer"
	case isText:
		x = write{thing: eng.Hold(v), size: lang.Length(e, v)}
	case isBytes:
		x = write{bytes: b, thing: v, size: len(b)}
		if s.script && !buffer.Is(e, v) {
			x.thing = buffer.New(e, b)
		}
		x.thing = eng.Hold(x.thing)
		name = "buffer"
	default:
		return x, e.InvalidArgType("chunk", "of type string or an instance of Buffer, TypedArray, or DataView", v)
	}
	if name != "buffer" {
		x.encoding = eng.Hold(eng.String(name))
	}
	x.done = s.callback(done)
	return x, nil
}
