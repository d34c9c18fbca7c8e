package process

import (
	"errors"
	"io"
	"os"
	"strings"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/signal"
)

// The kinds of a standard stream, by the names Node has for them.
const (
	kindTTY  = "tty"
	kindFile = "fs"
	kindPipe = "pipe"
)

// output is process.stdout or process.stderr. It writes at once, whatever it
// is, as Node does on Linux to files, pipes and terminals.
type output struct {
	stream.Stream
	p       *process
	fd      int
	w       io.Writer // nil: the descriptor is written to
	kind    string
	object  engine.Value // nil until somebody asks
	failed  bool         // a console write has failed in an earlier tick
	failing bool         // one has failed in this
	shut    bool         // a pipe that was ended
	resize  *signal.Signal
}

func (p *process) output(fd int) *output {
	if p.out[fd] == nil {
		w := p.o.Stdout
		if fd == 2 {
			w = p.o.Stderr
		}
		o := &output{p: p, fd: fd, w: w, kind: kindPipe}
		if f, ok := w.(*os.File); ok {
			o.fd, o.w, o.kind = int(f.Fd()), nil, kindOf(f)
		}
		p.out[fd] = o
	}
	return p.out[fd]
}

// kindOf tells what a file is.
func kindOf(f *os.File) string {
	if _, _, ok := windowSize(int(f.Fd())); ok {
		return kindTTY
	}
	info, err := f.Stat()
	if err == nil && info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0 {
		return kindPipe
	}
	return kindFile
}

// raw writes b past the stream.
func (o *output) raw(b []byte) error {
	if o.shut {
		return syscall.EPIPE
	}
	if o.w != nil {
		_, err := o.w.Write(b)
		return err
	}
	return writeAll(o.fd, b)
}

// WriteChunk is the stream's way to the descriptor.
func (o *output) WriteChunk(b []byte, done func(error)) {
	if err := o.raw(b); err != nil {
		done(&engine.Exception{Value: o.errorOf(err), Text: err.Error()})
		return
	}
	done(nil)
}

// Final is the end of writing: a pipe takes no more, files and terminals do.
func (o *output) Final(done func(error)) {
	o.shut = o.kind == kindPipe
	done(nil)
}

// errorOf is what a failed write gives a script.
func (o *output) errorOf(err error) engine.Value {
	if errno, ok := err.(syscall.Errno); ok && o.kind != kindFile {
		return o.p.e.ErrorValue(&uv.Error{Code: uv.FromErrno(uv.Errno(errno)), Syscall: "write"})
	}
	return o.p.fileError(err, "write")
}

// fileError is an error of a file, which Node words in its own way: "ENOSPC: no
// space left on device, write".
func (p *process) fileError(err error, call string) engine.Value {
	e := p.e
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		return e.ErrorValue(err)
	}
	code := uv.FromErrno(uv.Errno(errno))
	v := e.NewError(env.Error, "", code.Error()+", "+call)
	e.Engine.Set(v, "errno", e.Engine.Number(float64(code)))
	e.Engine.Set(v, "syscall", e.Engine.String(call))
	e.Engine.Set(v, "code", e.Engine.String(code.Name()))
	return v
}

// WriteString is how the console writes. Errors are nobody's business in the
// tick in which they begin; in a later one they end the program, unless
// somebody listens.
func (o *output) WriteString(s string) error {
	if o.object != nil && o.Length() > 0 {
		o.Write([]byte(s)) // corked
		return nil
	}
	err := o.raw([]byte(s))
	if err == nil {
		return nil
	}
	heard := o.object != nil && o.Has("error")
	if !heard && !o.failed {
		if !o.failing {
			o.failing = true
			o.p.e.NextTick(func() error { o.failed = true; return nil })
		}
		return nil
	}
	if _, err := o.load(); err != nil {
		return err
	}
	o.Destroy(o.errorOf(err))
	o.failed = true
	return nil
}

// IsTTY tells the console whether to use colours.
func (o *output) IsTTY() bool { return o.kind == kindTTY }

// NeverEnd keeps a pipe into us from ending us.
func (o *output) NeverEnd() bool { return true }

// DestroyStream leaves the descriptor open and the stream usable, as Node does.
func (o *output) DestroyStream(err engine.Value, done func(engine.Value)) {
	done(err)
	o.Reopen()
}

// ListenerAdded watches the window's size for those who want to know.
func (o *output) ListenerAdded(e *env.Env, this engine.Value, name string) error {
	if name != "resize" || o.kind != kindTTY || o.resize != nil || o.p.o.NoSystem {
		return o.Stream.ListenerAdded(e, this, name)
	}
	number, ok := signalNumbers["SIGWINCH"]
	if !ok {
		return nil
	}
	o.resize = signal.New(e.Loop)
	err := o.resize.Start(syscall.Signal(number), func(syscall.Signal) {
		e.Callback(func() error { return events.EmitMethod(e, o.object, "resize") })
	})
	if err != nil {
		return e.ThrowError(err)
	}
	o.resize.Unref()
	return nil
}

// ListenerRemoved stops that.
func (o *output) ListenerRemoved(e *env.Env, this engine.Value, name string) {
	if name == "resize" && o.resize != nil && o.Count(e, name) == 0 {
		o.resize.Close(nil)
		o.resize = nil
	}
	o.Stream.ListenerRemoved(e, this, name)
}

// load makes the object.
func (o *output) load() (engine.Value, error) {
	if o.object != nil {
		return o.object, nil
	}
	e, eng := o.p.e, o.p.e.Engine
	name, base := "SyncWriteStream", stream.Writable
	switch o.kind {
	case kindTTY:
		name, base = "WriteStream", stream.Duplex
	case kindPipe:
		name, base = "Socket", stream.Duplex
	}
	prototype, err := o.p.streamClass(name, base)
	if err != nil {
		return nil, err
	}
	o.object = e.Keep(eng.NewObject(prototype))
	eng.SetHost(o.object, o)
	o.Init(e, o.object, o)
	o.Watch = o
	for _, f := range [...]struct {
		name string
		v    engine.Value
	}{{"fd", eng.Number(float64(o.fd))}, {"_type", eng.String(o.kind)}, {"_isStdio", eng.Bool(true)}} {
		if err := eng.Set(o.object, f.name, f.v); err != nil {
			return nil, err
		}
	}
	destroy, err := eng.Get(o.object, "destroy")
	if err != nil {
		return nil, err
	}
	if err := eng.Set(o.object, "destroySoon", destroy); err != nil {
		return nil, err
	}
	if o.kind != kindTTY {
		return o.object, nil
	}
	return o.object, o.terminal()
}

// streamClass makes the class of a standard stream, a name under which scripts
// may know it.
func (p *process) streamClass(name string, base stream.Kind) (prototype engine.Value, err error) {
	_, prototype, err = p.e.Class(name, 0, stream.Class(p.e, base), func(*engine.Call) (engine.Value, error) {
		return nil, p.e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	})
	return prototype, err
}

// terminal adds what only a screen has.
func (o *output) terminal() error {
	e, eng := o.p.e, o.p.e.Engine
	if err := eng.Set(o.object, "isTTY", eng.Bool(true)); err != nil {
		return err
	}
	size := func(which func(columns, rows int) int) env.Getter {
		return func(engine.Value) (engine.Value, error) {
			columns, rows, ok := windowSize(o.fd)
			if !ok {
				return eng.Undefined(), nil
			}
			return eng.Number(float64(which(columns, rows))), nil
		}
	}
	if err := e.Accessor(o.object, "columns", true, size(func(c, _ int) int { return c }), nil); err != nil {
		return err
	}
	if err := e.Accessor(o.object, "rows", true, size(func(_, r int) int { return r }), nil); err != nil {
		return err
	}
	return e.Methods(o.object,
		env.Method{Name: "getWindowSize", Func: func(*engine.Call) (engine.Value, error) {
			columns, rows, _ := windowSize(o.fd)
			return eng.NewArray(eng.Number(float64(columns)), eng.Number(float64(rows))), nil
		}},
		env.Method{Name: "getColorDepth", Func: func(*engine.Call) (engine.Value, error) {
			return eng.Number(float64(colorDepth(o.p.lookup))), nil
		}},
		env.Method{Name: "hasColors", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			wanted := 16.0
			if eng.TypeOf(c.Arg(0)) == engine.Number {
				wanted, _ = eng.ToNumber(c.Arg(0))
			}
			return eng.Bool(wanted <= float64(uint64(1)<<colorDepth(o.p.lookup))), nil
		}},
	)
}

// colorDepth is how many bits of colour a terminal shows, by what the
// environment says of it.
func colorDepth(lookup func(string) (string, bool)) int {
	if force, ok := lookup("FORCE_COLOR"); ok {
		switch force {
		case "", "1", "true":
			return 4
		case "2":
			return 8
		case "3":
			return 24
		}
		return 1
	}
	if _, ok := lookup("NODE_DISABLE_COLORS"); ok {
		return 1
	}
	if _, ok := lookup("NO_COLOR"); ok {
		return 1
	}
	term, _ := lookup("TERM")
	if term == "dumb" {
		return 1
	}
	if _, ok := lookup("TMUX"); ok {
		return 24
	}
	if color, _ := lookup("COLORTERM"); color == "truecolor" || color == "24bit" {
		return 24
	}
	switch {
	case strings.HasSuffix(term, "-256color"), strings.HasSuffix(term, "-256"):
		return 8
	case term == "":
		return 1
	}
	return 4
}

// replaced is the stream the console must write to instead of ours: one that a
// script has put in its place, or given a write of its own; nil if none.
func (p *process) replaced(fd int) engine.Value {
	if p.object == nil {
		return nil
	}
	eng := p.e.Engine
	name := "stdout"
	if fd == 2 {
		name = "stderr"
	}
	own, ok, err := eng.Own(p.object, name)
	if err != nil || !ok || own.Value == nil || own.Get != nil || eng.TypeOf(own.Value) != engine.Object {
		return nil // nobody has looked at it
	}
	o := p.out[fd]
	if o == nil || o.object == nil || !eng.Same(own.Value, o.object) {
		return own.Value
	}
	if _, patched, err := eng.Own(o.object, "write"); patched && err == nil {
		return o.object
	}
	return nil
}

// standardStreams defines the three, each made when first looked at.
func (p *process) standardStreams() error {
	e := p.e
	if err := e.Lazy(p.object, "stdout", true, func() (engine.Value, error) { return p.output(1).load() }); err != nil {
		return err
	}
	if err := e.Lazy(p.object, "stdin", true, p.stdin); err != nil {
		return err
	}
	if err := e.Lazy(p.object, "stderr", true, func() (engine.Value, error) { return p.output(2).load() }); err != nil {
		return err
	}
	return e.Functions(p.object, env.Method{Name: "openStdin", Func: func(*engine.Call) (engine.Value, error) {
		v, err := e.Engine.Get(p.object, "stdin")
		if err == nil && p.in != nil {
			p.in.Resume()
		}
		return v, err
	}})
}
