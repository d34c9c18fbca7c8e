package process

import (
	"errors"
	"io"
	"os"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/uv"
	uvstream "github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/work"
)

// fileMark is highWaterMark of files, and how much is read of one at a time.
const fileMark = 64 << 10

// input is process.stdin. A pipe or a terminal is waited for by the loop, and
// keeps it alive only while somebody reads; a file is read in the thread pool.
type input struct {
	stream.Stream
	p      *process
	r      io.Reader
	fd     int
	kind   string
	handle *uvstream.Stream // nil for a file, or before the first read
	flows  bool             // handle reads

	request work.Request // of a file
	buf     []byte
	n       int
	err     error
}

func (p *process) stdin() (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	in := &input{p: p, r: p.o.Stdin, kind: kindFile}
	if f, ok := in.r.(*os.File); ok {
		in.fd, in.kind = int(f.Fd()), kindOf(f)
	}
	name, base := "Socket", stream.Duplex
	switch in.kind {
	case kindFile:
		name, base = "ReadStream", stream.Readable
		in.ReadMark, in.KeepOpen = fileMark, true
	case kindTTY:
		name = "ReadStream"
	}
	prototype, err := p.streamClass(name, base)
	if err != nil {
		return nil, err
	}
	object := e.Keep(eng.NewObject(prototype))
	eng.SetHost(object, in)
	in.Init(e, object, in)
	if err := eng.Set(object, "fd", eng.Number(float64(in.fd))); err != nil {
		return nil, err
	}
	if in.kind == kindTTY {
		if err := eng.Set(object, "isTTY", eng.Bool(true)); err != nil {
			return nil, err
		}
		if err := eng.Set(object, "isRaw", eng.Bool(false)); err != nil {
			return nil, err
		}
	}
	p.in = in
	// A paused stdin does not keep the program alive, unless there was data
	// before: then the stream fills up first, as in Node.
	_, err = in.OnGo(e, object, "pause", func(engine.Value, []engine.Value) error {
		e.NextTick(func() error {
			if !in.Flowing() {
				in.stop()
			}
			return nil
		})
		return nil
	})
	return object, err
}

// ReadMore starts to read.
func (in *input) ReadMore() {
	if in.kind == kindFile {
		in.readFile()
		return
	}
	if in.handle == nil {
		restore := keepBlocking(in.fd)
		in.p.e.OnClose(restore)
		handle, err := uvstream.Open(in.p.e.Loop, in.fd)
		if errors.Is(err, uv.EPERM) || errors.Is(err, uv.EEXIST) {
			in.kind = kindFile
			in.readFile()
			return
		}
		if err != nil {
			in.Destroy(in.p.e.ErrorValue(err))
			return
		}
		in.handle = handle
		in.p.e.OnClose(func() {
			if !handle.IsClosing() {
				handle.Close(nil)
			}
		})
	}
	if in.flows {
		return
	}
	if err := in.handle.ReadStart(nil, in.onRead); err != nil {
		in.Destroy(in.p.e.ErrorValue(err))
		return
	}
	in.flows = true
}

func (in *input) onRead(err error, data []byte) {
	in.p.e.Callback(func() error {
		switch {
		case err != nil:
			in.flows = false
			if errors.Is(err, uv.EOF) {
				in.PushEnd()
				in.ReadZero()
			} else {
				in.Destroy(in.p.e.ErrorValue(err))
			}
		case !in.Push(data):
			in.stop()
		}
		return nil
	})
}

// stop makes the loop wait for nothing here until ReadMore.
func (in *input) stop() {
	if in.flows {
		in.handle.ReadStop()
		in.flows = false
		in.AskAgain()
	}
}

func (in *input) readFile() {
	if in.request.InFlight() {
		return
	}
	if in.buf == nil {
		in.buf = make([]byte, fileMark)
	}
	in.request.Queue(in.p.e.Loop, func() { in.n, in.err = in.r.Read(in.buf) }, func(error) {
		in.p.e.Callback(func() error {
			switch {
			case in.n > 0:
				in.Push(in.buf[:in.n])
			case in.err == nil:
				in.readFile()
			case errors.Is(in.err, io.EOF):
				in.PushEnd()
			default:
				in.Destroy(in.p.fileError(in.err, "read"))
			}
			return nil
		})
	})
}

// DestroyStream closes what is waited for. The descriptor stays.
func (in *input) DestroyStream(err engine.Value, done func(engine.Value)) {
	if in.handle == nil || in.handle.IsClosing() {
		done(err)
		return
	}
	if err != nil {
		err = in.p.e.Engine.Hold(err)
	}
	in.handle.Close(func() {
		in.p.e.Callback(func() error {
			done(err)
			return nil
		})
	})
}
