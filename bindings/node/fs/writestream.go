package fs

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/uv"
)

// writeStream is the host of a WriteStream.
type writeStream struct {
	fileStream
	waiting func(err error) // WriteChunk or Final came before the file was open
}

func (f *fs) writeStreamClass() (class, error) {
	return f.class("WriteStream", func() (class, error) {
		var c class
		construct := func(call *engine.Call) (engine.Value, error) {
			this := call.This
			if !lang.HasProto(f.e, this, c.prototype) {
				this = f.eng.NewObject(c.prototype)
			}
			return this, f.initWriteStream(this, call.Arg(0), call.Arg(1))
		}
		var err error
		c.ctor, c.prototype, err = f.e.Class("WriteStream", 2, stream.Class(f.e, stream.Writable), construct,
			env.Method{Name: "open", Func: f.openMethod()},
			env.Method{Name: "close", Length: 1, Func: f.closeWriteStream},
			env.Method{Name: "destroySoon", Length: 3, Func: func(c *engine.Call) (engine.Value, error) {
				end, err := f.eng.Get(c.This, "end")
				if err != nil {
					return nil, err
				}
				return f.eng.Call(end, c.This, c.Args...)
			}})
		if err == nil {
			err = f.streamAccessors(c.prototype)
		}
		return c, err
	})
}

func (f *fs) createWriteStream(c *engine.Call) (engine.Value, error) {
	cl, err := f.writeStreamClass()
	if err != nil {
		return nil, err
	}
	return f.eng.Construct(cl.ctor, c.Arg(0), c.Arg(1))
}

func (f *fs) initWriteStream(this, path, given engine.Value) error {
	s := &writeStream{}
	o, enc, err := f.textOptions(given)
	if err != nil {
		return err
	}
	if s.flush, err = o.boolean("flush", "options.flush", false); err != nil {
		return err
	}
	if err := s.prepare(f, this, path, o, "w", "write"); err != nil {
		return err
	}
	if s.WriteMark, err = s.mark(o, 16<<10); err != nil {
		return err
	}
	f.eng.SetHost(this, s)
	s.Init(f.e, this, s)
	s.Loose()
	s.host = s
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{{"pos", s.place()}, {"bytesWritten", f.eng.Number(0)}} {
		if err := f.eng.Set(this, p.name, p.v); err != nil {
			return err
		}
	}
	if enc != "" {
		if err := s.callMethod("setDefaultEncoding", f.eng.String(string(enc))); err != nil {
			return err
		}
	}
	return s.begin(o)
}

// WriteChunk is Node's _write.
func (s *writeStream) WriteChunk(b []byte, done func(error)) {
	if s.fd < 0 {
		s.waiting = func(err error) {
			if err != nil {
				done(err)
				return
			}
			s.WriteChunk(b, done)
		}
		return
	}
	finish := func(n int, err error) {
		if s.Destroyed() {
			done(nil)
			return
		}
		if n > 0 {
			s.advance(n, "bytesWritten")
		}
		if err != nil {
			// Made a value here, where the message of a file is known.
			err = s.f.e.ThrowValue(s.f.errorValue(err))
		}
		done(err)
	}
	if s.custom != nil {
		s.writeCustom(b, finish)
		return
	}
	fd, position, n := s.fd, int64(-1), 0
	if s.placed {
		position = s.pos
	}
	s.io(&job{work: func() error {
		for n < len(b) {
			at := position
			if at >= 0 {
				at += int64(n)
			}
			got, err := s.f.disk.Write(fd, b[n:], at)
			n += got
			if err != nil {
				return err
			}
			if got == 0 {
				return &uv.Error{Code: uv.EIO, Syscall: "write"}
			}
		}
		return nil
	}, access: writing}, func(err error) { finish(n, err) })
}

func (s *writeStream) writeCustom(b []byte, finish func(int, error)) {
	v, own := s.f.newBuffer(len(b))
	copy(own, b)
	number := func(n int) engine.Value { return s.f.eng.Number(float64(n)) }
	s.ioCustom("write", []engine.Value{number(s.fd), v, number(0), number(len(b)), s.place()}, func(err error, result engine.Value) {
		n := 0
		if err == nil {
			f, _ := s.f.eng.ToNumber(result)
			n = int(f)
		}
		if err == nil && n < len(b) && n > 0 {
			s.advance(n, "bytesWritten")
			s.writeCustom(b[n:], finish)
			return
		}
		finish(n, err)
	})
}

func (s *writeStream) opened() {
	if waiting := s.waiting; waiting != nil {
		s.waiting = nil
		waiting(nil)
	}
}

func (s *writeStream) refused(err error) bool {
	waiting := s.waiting
	if waiting != nil {
		s.waiting = nil
		waiting(err)
	}
	return waiting != nil
}

// Final has 'finish' wait for the file to be open, as Node's does.
func (s *writeStream) Final(done func(error)) {
	if s.fd < 0 && s.opening {
		s.waiting = done
		return
	}
	done(nil)
}

func (f *fs) closeWriteStream(c *engine.Call) (engine.Value, error) {
	s, ok := f.eng.Host(c.This).(*writeStream)
	if !ok {
		return nil, f.e.Throw(env.TypeError, "", "Illegal invocation")
	}
	defer s.Part(s.Meet(c.This))
	if f.eng.TypeOf(c.Arg(0)) == engine.Function {
		closed := s.Closed()
		if err := s.whenClosed(c.Arg(0)); err != nil || closed {
			return c.Undefined, err
		}
	}
	if s.KeepOpen {
		destroy := f.eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
			s.Destroy(nil)
			return c.Undefined, nil
		})
		if err := events.On(f.e, c.This, "finish", destroy); err != nil {
			return nil, err
		}
	}
	s.End()
	return c.Undefined, nil
}
