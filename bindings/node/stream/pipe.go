package stream

import (
	"slices"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// pipe is one src.pipe(dest). dest is any object with write and end.
type pipe struct {
	src   *Stream
	dest  engine.Value // held
	holds int
	ends  bool

	cleaned                  bool
	onData, onEnd            *events.Listener // of src
	drain                    *events.Listener // of dest, all below too
	unpipe, close, finish, e *events.Listener
}

// Pipe sends everything s reads to dest, as s.pipe(dest, {end}).
func (s *Stream) Pipe(dest engine.Value, end bool) error {
	r := s.reader()
	eng := s.env.Engine
	if len(r.pipes) == 1 {
		r.multi = true
	}
	p := &pipe{src: s, dest: dest, ends: end && !s.isStandardOutput(dest)}
	p.hold()
	r.pipes = append(r.pipes, p)
	if err := p.start(); err != nil {
		return err
	}
	if err := events.EmitMethod(s.env, dest, "pipe", s.This()); err != nil {
		return err
	}
	if needDrain, err := eng.Get(dest, "writableNeedDrain"); err == nil && eng.TypeOf(needDrain) == engine.Boolean && eng.ToBool(needDrain) {
		return p.pause()
	}
	if r.flowing != flowOn {
		return s.callResume()
	}
	return nil
}

// isStandardOutput: stdout and stderr are not ended by a pipe.
func (s *Stream) isStandardOutput(dest engine.Value) bool {
	host, ok := s.env.Engine.Host(dest).(interface{ NeverEnd() bool })
	return ok && host.NeverEnd()
}

func (p *pipe) start() error {
	s, e := p.src, p.src.env
	to := events.Of(e, p.dest)
	var err error
	if s.r.endEmitted {
		leave := p.stay()
		s.later(func() error {
			defer leave()
			return p.end()
		})
	} else if p.onEnd, err = s.OnceGo(e, s.This(), "end", func(engine.Value, []engine.Value) error { return p.end() }); err != nil {
		return err
	}
	if p.unpipe, err = to.OnGo(e, p.dest, "unpipe", func(_ engine.Value, args []engine.Value) error {
		if len(args) == 0 || !e.Engine.Same(args[0], s.This()) {
			return nil
		}
		if len(args) > 1 && lang.IsObject(e, args[1]) {
			// Of two pipes to one dest only the first to hear of it goes.
			v, err := e.Engine.Get(args[1], "hasUnpiped")
			if err != nil || e.Engine.TypeOf(v) != engine.Boolean || e.Engine.ToBool(v) {
				return err
			}
			if err := e.Engine.Set(args[1], "hasUnpiped", e.Engine.Bool(true)); err != nil {
				return err
			}
			return p.cleanup()
		}
		return nil
	}); err != nil {
		return err
	}
	if p.onData, err = s.OnGo(e, s.This(), "data", func(_ engine.Value, args []engine.Value) error { return p.write(args[0]) }); err != nil {
		return err
	}
	if p.e, err = to.PrependGo(e, p.dest, "error", func(_ engine.Value, args []engine.Value) error { return p.fail(args) }); err != nil {
		return err
	}
	if p.close, err = to.OnceGo(e, p.dest, "close", func(engine.Value, []engine.Value) error {
		to.OffGo(e, p.dest, "finish", p.finish)
		return p.stop()
	}); err != nil {
		return err
	}
	p.finish, err = to.OnceGo(e, p.dest, "finish", func(engine.Value, []engine.Value) error {
		to.OffGo(e, p.dest, "close", p.close)
		return p.stop()
	})
	return err
}

func (p *pipe) end() error {
	if !p.ends {
		return p.stop()
	}
	return p.call("end")
}

func (p *pipe) call(method string, args ...engine.Value) error {
	_, err := p.callResult(method, args...)
	return err
}

func (p *pipe) callResult(method string, args ...engine.Value) (engine.Value, error) {
	eng := p.src.env.Engine
	fn, err := eng.Get(p.dest, method)
	if err != nil {
		return nil, err
	}
	return eng.Call(fn, p.dest, args...)
}

func (p *pipe) write(chunk engine.Value) error {
	eng := p.src.env.Engine
	more, err := p.callResult("write", chunk)
	if err != nil {
		return err
	}
	if eng.TypeOf(more) == engine.Boolean && !eng.ToBool(more) && !p.cleaned {
		return p.pause()
	}
	return nil
}

// pause stops the source until dest has drained.
func (p *pipe) pause() error {
	r := p.src.r
	if !p.cleaned {
		switch {
		case len(r.pipes) == 1 && p.toSame(r.pipes[0]):
			r.awaiting, r.multi = []*pipe{p}, false
		case len(r.pipes) > 1 && slices.ContainsFunc(r.pipes, p.toSame) && !slices.ContainsFunc(r.awaiting, p.toSame):
			r.awaiting = append(r.awaiting, p)
		}
		if err := p.src.callPause(); err != nil {
			return err
		}
	}
	if p.drain != nil {
		return nil
	}
	var err error
	p.drain, err = events.Of(p.src.env, p.dest).OnGo(p.src.env, p.dest, "drain", func(engine.Value, []engine.Value) error {
		return p.drained()
	})
	return err
}

// toSame tells whether another pipe goes to the same dest: the source waits for
// that, not for a pipe.
func (p *pipe) toSame(o *pipe) bool { return p.src.env.Engine.Same(p.dest, o.dest) }

// drained lets the source go on, unless another dest still holds it up.
func (p *pipe) drained() error {
	r := p.src.r
	if i := slices.IndexFunc(r.awaiting, p.toSame); i >= 0 {
		r.awaiting = slices.Delete(r.awaiting, i, i+1)
	}
	if len(r.awaiting) == 0 && p.src.listening("data") {
		return p.src.callResume()
	}
	return nil
}

// fail is an error of dest: the pipe ends, and the error is nobody else's
// business only if somebody else listens.
func (p *pipe) fail(args []engine.Value) error {
	e := p.src.env
	defer p.stay()()
	if err := p.stop(); err != nil {
		return err
	}
	to := events.Of(e, p.dest)
	if err := to.OffGo(e, p.dest, "error", p.e); err != nil {
		return err
	}
	if to.Count(e, "error") > 0 {
		return nil
	}
	if host, ok := e.Engine.Host(p.dest).(Streaming); ok && !host.AsStream().errorEmitted && len(args) > 0 {
		return host.AsStream().fail(args[0], false)
	}
	return events.EmitMethod(e, p.dest, "error", args...)
}

func (p *pipe) stop() error {
	defer p.stay()()
	return p.src.callUnpipe(p.dest)
}

// stay keeps both ends, though the pipe be cleaned up meanwhile, until leave is
// called.
func (p *pipe) stay() (leave func()) {
	p.hold()
	return p.letGo
}

func (p *pipe) hold() {
	p.src.Pin()
	if p.holds++; p.holds == 1 {
		p.dest = p.src.env.Engine.Hold(p.dest)
	}
}

func (p *pipe) letGo() {
	p.src.Unpin()
	if p.holds--; p.holds == 0 {
		p.dest = engine.Unhold(p.src.env.Engine, p.dest)
	}
}

// Unpipe ends the pipe to dest, or every pipe if dest is nil.
func (s *Stream) Unpipe(dest engine.Value) error {
	if s.r == nil {
		return nil
	}
	eng := s.env.Engine
	var gone []*pipe
	kept := s.r.pipes[:0:0]
	for _, p := range s.r.pipes {
		if dest == nil || len(gone) == 0 && eng.Same(p.dest, dest) {
			gone = append(gone, p)
		} else {
			kept = append(kept, p)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	s.r.pipes = kept
	if len(kept) == 0 || dest == nil {
		if err := s.callPause(); err != nil {
			return err
		}
	}
	for _, p := range gone {
		defer p.stay()()
		info := eng.NewObject(nil)
		if err := eng.Set(info, "hasUnpiped", eng.Bool(false)); err != nil {
			return err
		}
		if err := events.EmitMethod(s.env, p.dest, "unpipe", s.This(), info); err != nil {
			return err
		}
		// An emitter whose emit said nothing to us is left all the same.
		if err := p.cleanup(); err != nil {
			return err
		}
	}
	return nil
}

// cleanup takes every listener of the pipe away.
func (p *pipe) cleanup() error {
	if p.cleaned {
		return nil
	}
	p.cleaned = true
	e := p.src.env
	to := events.Of(e, p.dest)
	for _, l := range [...]struct {
		name string
		x    *events.Listener
	}{{"close", p.close}, {"finish", p.finish}, {"drain", p.drain}, {"error", p.e}, {"unpipe", p.unpipe}} {
		if l.x == nil {
			continue
		}
		if err := to.OffGo(e, p.dest, l.name, l.x); err != nil {
			return err
		}
	}
	if p.onEnd != nil {
		if err := p.src.OffGo(e, p.src.This(), "end", p.onEnd); err != nil {
			return err
		}
	}
	if err := p.src.OffGo(e, p.src.This(), "data", p.onData); err != nil {
		return err
	}
	defer p.letGo()
	if p.drain == nil || !p.src.r.multi && len(p.src.r.awaiting) == 0 {
		return nil
	}
	if host, ok := e.Engine.Host(p.dest).(Streaming); ok {
		if w := host.AsStream().w; w != nil && !w.needDrain {
			return nil
		}
	}
	return p.drained()
}
