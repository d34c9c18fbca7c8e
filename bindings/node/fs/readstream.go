package fs

import (
	"fmt"
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/stream"
)

// readStream is the host of a ReadStream.
type readStream struct {
	fileStream
	end    float64
	buf    []byte
	wanted bool // ReadMore came before the file was open
}

func (f *fs) readStreamClass() (class, error) {
	return f.class("ReadStream", func() (class, error) {
		var c class
		construct := func(call *engine.Call) (engine.Value, error) {
			this := call.This
			if !lang.HasProto(f.e, this, c.prototype) {
				this = f.eng.NewObject(c.prototype)
			}
			return this, f.initReadStream(this, call.Arg(0), call.Arg(1))
		}
		var err error
		c.ctor, c.prototype, err = f.e.Class("ReadStream", 2, stream.Class(f.e, stream.Readable), construct,
			env.Method{Name: "open", Func: f.openMethod()},
			env.Method{Name: "close", Length: 1, Func: f.closeReadStream})
		if err == nil {
			err = f.streamAccessors(c.prototype)
		}
		return c, err
	})
}

func (f *fs) createReadStream(c *engine.Call) (engine.Value, error) {
	cl, err := f.readStreamClass()
	if err != nil {
		return nil, err
	}
	return f.eng.Construct(cl.ctor, c.Arg(0), c.Arg(1))
}

func (f *fs) initReadStream(this, path, given engine.Value) error {
	s := &readStream{end: math.Inf(1)}
	o, enc, err := f.textOptions(given)
	if err != nil {
		return err
	}
	if err := s.prepare(f, this, path, o, "r", "read"); err != nil {
		return err
	}
	if v := o.value("end"); f.eng.TypeOf(v) != engine.Undefined {
		if n, _ := f.eng.ToNumber(v); f.eng.TypeOf(v) != engine.Number || !math.IsInf(n, 1) {
			end, err := f.integer("end", v, 0)
			if err != nil {
				return err
			}
			s.end = float64(end)
		}
		if s.placed && float64(s.pos) > s.end {
			return f.e.OutOfRange("start", fmt.Sprintf(`<= "end" (here: %v)`, int64(s.end)), f.eng.Number(float64(s.pos)))
		}
	}
	if s.ReadMark, err = s.mark(o, 64<<10); err != nil {
		return err
	}
	f.eng.SetHost(this, s)
	s.Init(f.e, this, s)
	s.Loose()
	s.host = s
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{{"end", f.eng.Number(s.end)}, {"pos", s.place()}, {"bytesRead", f.eng.Number(0)}} {
		if err := f.eng.Set(this, p.name, p.v); err != nil {
			return err
		}
	}
	if enc != "" {
		if err := s.callMethod("setEncoding", f.eng.String(string(enc))); err != nil {
			return err
		}
	}
	return s.begin(o)
}

// ReadMore is Node's _read.
func (s *readStream) ReadMore() {
	if s.fd < 0 {
		s.wanted = true
		return
	}
	s.wanted = false
	at := float64(s.moved)
	if s.placed {
		at = float64(s.pos)
	}
	n := min(s.end-at+1, float64(s.ReadMark))
	if n <= 0 {
		s.PushEnd()
		return
	}
	if s.custom != nil {
		s.readCustom(int(n))
		return
	}
	if s.buf == nil {
		s.buf = make([]byte, s.ReadMark)
	}
	b, position := s.buf[:int(n)], int64(-1)
	if s.placed {
		position = s.pos
	}
	got := 0
	s.io(&job{
		work: func() (err error) {
			got, err = s.f.disk.Read(s.fd, b, position)
			return err
		},
	}, func(err error) { s.arrived(b[:got], err) })
}

// readCustom reads through the script's own fs.read.
func (s *readStream) readCustom(n int) {
	v, b := s.f.newBuffer(n)
	s.ioCustom("read", []engine.Value{s.f.eng.Number(float64(s.fd)), v, s.f.eng.Number(0), s.f.eng.Number(float64(n)), s.place()},
		func(err error, result engine.Value) {
			got := 0
			if err == nil {
				f, _ := s.f.eng.ToNumber(result)
				got = min(max(int(f), 0), len(b))
			}
			s.arrived(b[:got], err)
		})
}

func (s *readStream) arrived(b []byte, err error) {
	switch {
	case s.Destroyed():
	case err != nil:
		s.Fail(s.f.errorValue(err))
	case len(b) == 0:
		s.PushEnd()
	default:
		s.advance(len(b), "bytesRead")
		s.Push(b)
	}
}

func (s *readStream) opened() {
	if s.wanted {
		s.ReadMore()
	}
}

func (s *readStream) refused(error) bool { return false }

func (f *fs) closeReadStream(c *engine.Call) (engine.Value, error) {
	s, ok := f.eng.Host(c.This).(*readStream)
	if !ok {
		return nil, f.e.Throw(env.TypeError, "", "Illegal invocation")
	}
	defer s.Part(s.Meet(c.This))
	if f.eng.TypeOf(c.Arg(0)) == engine.Function {
		if err := s.whenFinished(c.This, c.Arg(0)); err != nil {
			return nil, err
		}
	}
	s.Destroy(nil)
	return c.Undefined, nil
}

// whenFinished is stream.finished: an end before its time is an error.
func (s *readStream) whenFinished(this, fn engine.Value) error {
	module, err := s.f.e.Require("stream")
	if err != nil {
		return s.whenClosed(fn)
	}
	finished, err := s.f.eng.Get(module, "finished")
	if err != nil {
		return err
	}
	_, err = s.f.eng.Call(finished, module, this, fn)
	return err
}
