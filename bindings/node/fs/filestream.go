package fs

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/stream"
)

// fileStream is what the two streams of files share: a descriptor that is
// opened before the first byte moves and closed after the last.
type fileStream struct {
	stream.Stream
	f    *fs
	host opener

	fd      int     // -1 until open, and when closed
	handle  *handle // whose descriptor it is, and its object
	handleV engine.Value
	given   bool // the descriptor, not a path
	path    string
	// What open is told, checked then; both held by the object.
	flagsV, modeV engine.Value

	placed bool  // there is a start
	pos    int64 // where, with placed
	moved  int64 // bytes that have moved

	custom  engine.Value // the option fs, held by the object
	flush   bool
	opening bool
	busy    int    // reads and writes under way
	after   func() // runs when none is

}

// opener is what either stream does when its file is open, or cannot be.
type opener interface {
	opened()
	// refused tells whether somebody who waits has been told.
	refused(err error) bool
}

// prepare reads the options both streams have.
func (s *fileStream) prepare(f *fs, this, path engine.Value, o options, flag string, verb string) error {
	s.f, s.fd = f, -1
	eng := f.eng
	custom := o.value("fs")
	if eng.ToBool(custom) {
		for _, name := range [...]string{"open", verb, "close"} {
			v, err := eng.Get(custom, name)
			if err != nil {
				return err
			}
			if eng.TypeOf(v) != engine.Function && (name != "write" || eng.TypeOf(v) != engine.Undefined) {
				return f.e.InvalidArgType("options.fs."+name, "of type function", v)
			}
		}
		s.custom = engine.HoldBy(eng, this, custom)
	}
	fdShown, pathShown := eng.Null(), eng.Undefined()
	fd := o.value("fd")
	switch h := f.handle(fd); {
	case eng.TypeOf(fd) == engine.Undefined, eng.TypeOf(fd) == engine.Null:
		var err error
		if s.path, err = f.path("path", path); err != nil {
			return err
		}
		pathShown = path
	case h != nil:
		if s.custom != nil {
			return f.e.Throw(env.Error, "ERR_METHOD_NOT_IMPLEMENTED", "The FileHandle with fs method is not implemented")
		}
		s.handle, s.handleV, s.given, s.fd = h, engine.HoldBy(eng, this, fd), true, h.fd
		h.refs++
		fdShown = eng.Number(float64(s.fd))
	case eng.TypeOf(fd) != engine.Number:
		return f.e.InvalidArgType("options.fd", "of type number or an instance of FileHandle", fd)
	default:
		n, err := f.fd(fd)
		if err != nil {
			return err
		}
		s.given, s.fd, fdShown = true, n, fd
	}
	s.flagsV = o.value("flags")
	if !eng.ToBool(s.flagsV) {
		s.flagsV = eng.String(flag)
	}
	s.modeV = o.value("mode")
	if eng.TypeOf(s.modeV) == engine.Undefined {
		s.modeV = eng.Number(0o666)
	}
	s.flagsV, s.modeV = engine.HoldBy(eng, this, s.flagsV), engine.HoldBy(eng, this, s.modeV)
	var err error
	if v := o.value("start"); eng.TypeOf(v) != engine.Undefined {
		if s.pos, err = f.integer("start", v, 0); err != nil {
			return err
		}
		s.placed = true
	}
	v := o.value("autoClose")
	s.KeepOpen = eng.TypeOf(v) != engine.Undefined && !eng.ToBool(v)
	if v := o.value("emitClose"); eng.TypeOf(v) == engine.Boolean && !eng.ToBool(v) {
		s.OwnClose()
	}
	for _, p := range [...]struct {
		name string
		v    engine.Value
	}{{"fd", fdShown}, {"path", pathShown}, {"flags", s.flagsV}, {"mode", s.modeV}, {"start", o.value("start")}} {
		if err := eng.Set(this, p.name, p.v); err != nil {
			return err
		}
	}
	return nil
}

func (s *fileStream) place() engine.Value {
	if s.placed {
		return s.f.eng.Number(float64(s.pos))
	}
	return s.f.eng.Undefined()
}

// mark is the option highWaterMark.
func (s *fileStream) mark(o options, fallback int) (int, error) {
	v := o.value("highWaterMark")
	if lang.IsNullish(s.f.e, v) {
		return fallback, nil
	}
	n, _ := s.f.eng.ToNumber(v)
	if s.f.eng.TypeOf(v) != engine.Number || n != math.Trunc(n) || n < 0 || n > 1<<31 {
		return 0, s.f.e.InvalidArgValue("options.highWaterMark", v, "")
	}
	return max(int(n), 1), nil
}

// begin opens the file, in the next tick, and heeds a signal.
func (s *fileStream) begin(o options) error {
	f := s.f
	s.Pin()
	if signal := o.value("signal"); f.eng.TypeOf(signal) == engine.Object {
		if err := s.heed(signal); err != nil {
			return err
		}
	}
	if s.handle != nil {
		destroy := f.eng.NewFunc("", 0, func(c *engine.Call) (engine.Value, error) {
			return c.Undefined, s.callMethod("close")
		})
		s.handle.Once(f.e, s.handleV, "close", destroy)
	}
	if s.given {
		return nil
	}
	s.opening = true
	f.e.NextTick(func() error {
		open, err := f.eng.Get(s.This(), "open")
		if err != nil {
			return err
		}
		if f.eng.TypeOf(open) == engine.Function && !s.isOwnOpen(open) {
			return s.openForeign(open)
		}
		s.open()
		return nil
	})
	return nil
}

// openMark is the hidden host of the prototypes' own open methods.
type openMark struct{}

func (f *fs) openMethod() engine.Func {
	return func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil }
}

func (s *fileStream) isOwnOpen(open engine.Value) bool {
	for _, name := range [...]string{"ReadStream", "WriteStream"} {
		if c := s.f.classes[name]; c.prototype != nil {
			if own, ok, err := s.f.eng.Own(c.prototype, "open"); ok && err == nil && s.f.eng.Same(own.Value, open) {
				_, ours := s.f.eng.Host(open).(openMark)
				return ours
			}
		}
	}
	return false
}

// openForeign calls an open that a script has put in the place of ours, as
// graceful-fs does: it sets fd and emits 'open'.
func (s *fileStream) openForeign(open engine.Value) error {
	f := s.f
	done := f.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) {
		fd, err := f.eng.ToNumber(c.Arg(0))
		if err != nil || fd != fd {
			return c.Undefined, err
		}
		s.fd, s.opening = int(fd), false
		s.settled()
		return c.Undefined, nil
	})
	if err := events.Once(f.e, s.This(), "open", done); err != nil {
		return err
	}
	_, err := f.eng.Call(open, s.This())
	return err
}

func (s *fileStream) open() {
	f := s.f
	if s.custom != nil {
		s.call("open", []engine.Value{f.eng.String(s.path), s.flagsV, s.modeV}, func(err error, v engine.Value) {
			n := -1.0
			if err == nil {
				n, _ = f.eng.ToNumber(v)
			}
			s.isOpen(int(n), err)
		})
		return
	}
	flags, err := f.flags("flags", s.flagsV, 0)
	var mode uint32
	if err == nil {
		mode, err = f.mode("mode", s.modeV, 0o666)
	}
	if err != nil {
		s.isOpen(-1, err)
		return
	}
	fd := -1
	j := &job{work: func() (err error) {
		fd, err = f.disk.Open(s.path, flags, mode)
		return err
	}, access: accessOf(flags), resource: s.path}
	f.queue(j, func(_ []engine.Value, err error) error {
		s.isOpen(fd, err)
		return nil
	})
}

func (s *fileStream) isOpen(fd int, err error) {
	f := s.f
	s.opening = false
	if err != nil {
		s.released()
		if s.Destroyed() {
			s.settled()
			return
		}
		// A file that could not be opened is the end of the stream, autoClose
		// or not.
		failure := f.errorValue(err)
		if !s.host.refused(f.e.ThrowValue(failure)) || !s.Destroyed() {
			s.Destroy(failure)
		}
		return
	}
	s.fd = fd
	f.eng.Set(s.This(), "fd", f.eng.Number(float64(fd)))
	// Told though it be destroyed meanwhile, as in Node.
	f.e.Uncaught(s.emit("open", f.eng.Number(float64(fd))))
	f.e.Uncaught(s.emit("ready"))
	if !f.e.Exiting() {
		s.settled()
	}
}

// settled goes on with what waited for the file to be open.
func (s *fileStream) settled() {
	if after := s.after; after != nil {
		s.after = nil
		after()
		return
	}
	if s.fd >= 0 && !s.Destroyed() {
		s.host.opened()
	}
}

func (s *fileStream) emit(name string, args ...engine.Value) error {
	_, err := events.Emit(s.f.e, s.This(), name, args...)
	return err
}

func (s *fileStream) callMethod(name string, args ...engine.Value) error {
	m, err := s.f.eng.Get(s.This(), name)
	if err != nil {
		return err
	}
	_, err = s.f.eng.Call(m, s.This(), args...)
	return err
}

// io runs a read or a write; done is told when it is over.
func (s *fileStream) io(j *job, done func(error)) {
	s.busy++
	s.f.queue(j, func(_ []engine.Value, err error) error {
		s.over(func() { done(err) })
		return nil
	})
}

func (s *fileStream) ioCustom(name string, args []engine.Value, done func(error, engine.Value)) {
	s.busy++
	s.call(name, args, func(err error, v engine.Value) { s.over(func() { done(err, v) }) })
}

func (s *fileStream) over(done func()) {
	s.busy--
	done()
	if s.busy == 0 && s.after != nil {
		after := s.after
		s.after = nil
		after()
	}
}

// call calls a function of the script's own fs.
func (s *fileStream) call(name string, args []engine.Value, done func(err error, result engine.Value)) {
	f := s.f
	told := false
	callback := f.eng.NewFunc("", 2, func(c *engine.Call) (engine.Value, error) {
		if told {
			return c.Undefined, nil
		}
		told = true
		if f.eng.ToBool(c.Arg(0)) {
			done(f.e.ThrowValue(c.Arg(0)), nil)
		} else {
			done(nil, c.Arg(1))
		}
		return c.Undefined, nil
	})
	fn, err := f.eng.Get(s.custom, name)
	if err == nil {
		_, err = f.eng.Call(fn, s.custom, append(args, callback)...)
	}
	f.e.Uncaught(err)
}

// advance counts bytes that have moved.
func (s *fileStream) advance(n int, counter string) {
	s.moved += int64(n)
	s.f.eng.Set(s.This(), counter, s.f.eng.Number(float64(s.moved)))
	if s.placed {
		s.pos += int64(n)
		s.f.eng.Set(s.This(), "pos", s.f.eng.Number(float64(s.pos)))
	}
}

// DestroyStream closes the file, once it is open and nothing moves.
func (s *fileStream) DestroyStream(err engine.Value, done func(err engine.Value)) {
	if s.opening || s.busy > 0 {
		if err == nil {
			s.after = func() { s.closeFile(nil, done) }
			return
		}
		err = s.f.eng.Hold(err)
		s.after = func() { s.closeFile(engine.Unhold(s.f.eng, err), done) }
		return
	}
	s.closeFile(err, done)
}

func (s *fileStream) closeFile(reason engine.Value, done func(err engine.Value)) {
	f := s.f
	if s.fd < 0 {
		done(reason)
		return
	}
	fd := s.fd
	s.fd = -1
	f.eng.Set(s.This(), "fd", f.eng.Null())
	if reason != nil {
		reason = f.eng.Hold(reason)
	}
	told := func(err error) {
		s.released()
		switch {
		case reason != nil:
			done(engine.Unhold(f.eng, reason))
		case err != nil:
			done(f.errorValue(err))
		default:
			done(nil)
		}
	}
	switch {
	case s.custom != nil:
		s.call("close", []engine.Value{f.eng.Number(float64(fd))}, func(err error, _ engine.Value) { told(err) })
	case s.handle != nil:
		s.closeHandle(told)
	default:
		flush := s.flush
		f.queue(&job{work: func() error {
			var err error
			if flush {
				err = f.disk.Fsync(fd)
			}
			if cerr := f.disk.Close(fd); err == nil {
				err = cerr
			}
			return err
		}}, func(_ []engine.Value, err error) error {
			told(err)
			return nil
		})
	}
}

// closeHandle closes the FileHandle, of which the stream was one user.
func (s *fileStream) closeHandle(told func(error)) {
	h := s.handle
	h.unref()
	s.f.e.Uncaught(h.close(s.handleV, func(err error) error {
		told(err)
		return nil
	}))
}

// released lets go of the object, which nobody but the script has any more.
func (s *fileStream) released() { s.Unpin() }

// whenClosed calls fn when the stream is closed, or in the next tick.
func (s *fileStream) whenClosed(fn engine.Value) error {
	if s.Closed() {
		fn = s.f.eng.Hold(fn)
		s.f.e.NextTick(func() error {
			defer s.f.eng.Release(fn)
			_, err := s.f.eng.Call(fn, nil)
			return err
		})
		return nil
	}
	return events.Once(s.f.e, s.This(), "close", fn)
}

// heed destroys the stream when a signal fires.
func (s *fileStream) heed(signal engine.Value) error {
	return s.f.onAbort(signal, func(signal engine.Value) { s.Destroy(abortError(s.f, signal)) })
}

// streamAccessors are what both prototypes have.
func (f *fs) streamAccessors(prototype engine.Value) error {
	own, _, err := f.eng.Own(prototype, "open")
	if err != nil {
		return err
	}
	f.eng.SetHost(own.Value, openMark{})
	of := func(this engine.Value) *fileStream {
		switch s := f.eng.Host(this).(type) {
		case *readStream:
			return &s.fileStream
		case *writeStream:
			return &s.fileStream
		}
		return nil
	}
	err = f.e.Accessor(prototype, "autoClose", false, func(this engine.Value) (engine.Value, error) {
		if s := of(this); s != nil {
			return f.eng.Bool(!s.KeepOpen), nil
		}
		return f.eng.Undefined(), nil
	}, func(this, v engine.Value) error {
		if s := of(this); s != nil {
			s.KeepOpen = !f.eng.ToBool(v)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return f.e.Accessor(prototype, "pending", false, func(this engine.Value) (engine.Value, error) {
		if s := of(this); s != nil {
			return f.eng.Bool(s.fd < 0), nil
		}
		return f.eng.Undefined(), nil
	}, nil)
}
