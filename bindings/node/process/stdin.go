package process

import (
	"errors"
	"io"
	"os"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/bindings/node/tty"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/work"
)

// stdin makes process.stdin: what a descriptor is made of decides its class. A
// terminal or a pipe is waited for by the loop and keeps it alive only while
// somebody reads; a file is read in the thread pool.
func (p *process) stdin() (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	f, system := p.o.Stdin.(*os.File)
	if !system || p.o.NoSystem {
		return p.stdinOf(p.o.Stdin)
	}
	fd := int(f.Fd())
	kind := uv.GuessHandle(fd)
	var object engine.Value
	var socket *net.Socket
	var err error
	switch {
	case kind == uv.TypeTTY && e.HasModule("tty"):
		var r *tty.ReadStream
		if object, r, err = tty.NewReadStream(e, fd); err == nil {
			socket = &r.Socket
		}
	case ipc.Inherited(e, fd) && e.HasModule("net"): // the channel reads it
		if object, err = p.construct("net", "Socket", "readable", true, "writable", false, "manualStart", true); err == nil {
			socket = eng.Host(object).(*net.Socket)
		}
	case (kind == uv.TypeNamedPipe || kind == uv.TypeTCP) && e.HasModule("net"):
		e.OnClose(keepBlocking(fd))
		object, err = p.construct("net", "Socket", "fd", float64(fd), "readable", true, "writable", false, "manualStart", true)
		if err == nil {
			socket = eng.Host(object).(*net.Socket)
		}
	case kind == uv.TypeFile && e.HasModule("fs"):
		object, err = p.construct("fs", "ReadStream", "fd", float64(fd), "autoClose", false)
	case kind == uv.TypeUnknown:
		return p.stdinOf(nothing{})
	default:
		return p.stdinOf(f)
	}
	if err != nil {
		return nil, err
	}
	object = e.Keep(object)
	p.in = eng.Host(object).(stream.Streaming).AsStream()
	if err := eng.Set(object, "fd", eng.Number(float64(fd))); err != nil || socket == nil {
		return object, err
	}
	// A paused stdin does not keep the program alive, unless there was data
	// before: then the stream fills up first, as in Node.
	_, err = socket.OnGo(e, object, "pause", func(engine.Value, []engine.Value) error {
		e.NextTick(func() error {
			if !socket.Flowing() {
				socket.Halt()
			}
			return nil
		})
		return nil
	})
	return object, err
}

// construct is new (require(module)[class])(options); a ReadStream has a path
// before them, which is null.
func (p *process) construct(module, class string, options ...any) (engine.Value, error) {
	eng := p.e.Engine
	exports, err := p.e.Require(module)
	if err != nil {
		return nil, err
	}
	f, err := eng.Get(exports, class)
	if err != nil {
		return nil, err
	}
	o, err := p.record(options...)
	if err != nil {
		return nil, err
	}
	if class == "ReadStream" {
		return eng.Construct(f, eng.Null(), o)
	}
	return eng.Construct(f, o)
}

// nothing is standard input that cannot be read.
type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, io.EOF }

// fileMark is highWaterMark of files, and how much is read of one at a time.
const fileMark = 64 << 10

// input is process.stdin over a Reader, which is read in the thread pool.
type input struct {
	stream.Stream
	p       *process
	r       io.Reader
	request work.Request
	buf     []byte
	n       int
	err     error
}

// stdinOf makes a stream of a Reader.
func (p *process) stdinOf(r io.Reader) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	prototype, err := p.streamClass("ReadStream", stream.Readable)
	if err != nil {
		return nil, err
	}
	object := e.Keep(eng.NewObject(prototype))
	in := &input{p: p, r: r}
	in.ReadMark, in.KeepOpen = fileMark, true
	eng.SetHost(object, in)
	in.Init(e, object, in)
	p.in = &in.Stream
	return object, eng.Set(object, "fd", eng.Number(0))
}

// ReadMore is _read.
func (in *input) ReadMore() {
	if in.request.InFlight() {
		return
	}
	if in.buf == nil {
		in.buf = make([]byte, fileMark)
	}
	scope := in.p.e.Capture()
	in.request.Queue(in.p.e.Loop, func() { in.n, in.err = in.r.Read(in.buf) }, func(error) {
		in.p.e.CallbackIn(scope, func() error {
			switch {
			case in.n > 0:
				in.Push(in.buf[:in.n])
			case in.err == nil:
				in.ReadMore()
			case errors.Is(in.err, io.EOF):
				in.PushEnd()
			default:
				in.Destroy(in.p.fileError(in.err, "read"))
			}
			return nil
		})
	})
}

// openStdin is process.openStdin: stdin, flowing.
func (p *process) openStdin(*engine.Call) (engine.Value, error) {
	v, err := p.e.Engine.Get(p.object, "stdin")
	if err == nil && p.in != nil {
		p.in.Resume()
	}
	return v, err
}
