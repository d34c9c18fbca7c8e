package process

import (
	"errors"
	"io"
	"os"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/bindings/node/tty"
	"github.com/uvgo/uvgo/uv"
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
	p       *process
	fd      int
	w       io.Writer // nil: the descriptor is written to
	kind    string
	object  engine.Value // nil until somebody asks, and with it
	base    *stream.Stream
	socket  *net.Socket // nil for a file
	written int         // bytes, before there was a socket to count them
	failed  bool        // a console write has failed in an earlier tick
	failing bool        // one has failed in this
	shut    bool        // a pipe that was ended
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
	switch uv.GuessHandle(int(f.Fd())) {
	case uv.TypeTTY:
		return kindTTY
	case uv.TypeNamedPipe, uv.TypeTCP:
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
	return tty.Write(o.fd, b)
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
	if o.object != nil && o.base.Length() > 0 {
		o.base.Write([]byte(s)) // corked
		return nil
	}
	o.count(len(s))
	err := o.raw([]byte(s))
	if err == nil {
		return nil
	}
	heard := o.object != nil && o.base.Has("error")
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
	o.base.Destroy(o.errorOf(err))
	o.failed = true
	return nil
}

// IsTTY tells the console whether to use colours.
func (o *output) IsTTY() bool { return o.kind == kindTTY }

// count counts bytes that did not go through the stream.
func (o *output) count(n int) {
	if o.socket != nil {
		o.socket.Wrote(n)
	} else {
		o.written += n
	}
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
