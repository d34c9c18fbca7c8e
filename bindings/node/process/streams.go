package process

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/bindings/node/tty"
)

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
	return e.Functions(p.object, env.Method{Name: "openStdin", Func: p.openStdin})
}

// The hosts of process.stdout and process.stderr, by what they are. None ever
// ends because of what is piped into it, and destroy leaves the descriptor open
// and the stream usable.
type (
	fileOutput struct {
		stream.Stream
		*output
	}
	pipeOutput struct {
		net.Socket
		*output
	}
	ttyOutput struct {
		tty.WriteStream
		*output
	}
)

// NeverEnd keeps a pipe into us from ending us.
func (o *output) NeverEnd() bool { return true }

// write is what a stream writes.
func (o *output) write(b []byte, done func(error)) {
	if err := o.raw(b); err != nil {
		done(&engine.Exception{Value: o.errorOf(err), Text: err.Error()})
		return
	}
	done(nil)
}

// WriteChunk is _write of a file.
func (h *fileOutput) WriteChunk(b []byte, done func(error)) { h.write(b, done) }

// DestroyStream is _destroy of a file.
func (h *fileOutput) DestroyStream(err engine.Value, done func(engine.Value)) {
	done(err)
	h.Reopen()
}

// ReadMore is _read of a pipe, which cannot be read.
func (h *pipeOutput) ReadMore() {}

// WriteChunk is _write of a pipe.
func (h *pipeOutput) WriteChunk(b []byte, done func(error)) {
	h.count(len(b))
	h.write(b, done)
}

// WriteChunks is _writev of a pipe.
func (h *pipeOutput) WriteChunks(chunks [][]byte, done func(error)) {
	var all []byte
	for _, b := range chunks {
		all = append(all, b...)
	}
	h.WriteChunk(all, done)
}

// Final is the end of a pipe: it takes no more.
func (h *pipeOutput) Final(done func(error)) {
	h.shut = true
	done(nil)
}

// DestroyStream is _destroy of a pipe.
func (h *pipeOutput) DestroyStream(err engine.Value, done func(engine.Value)) {
	h.Socket.Linger(err, done)
	h.Reopen()
}

// DestroyStream is _destroy of a terminal.
func (h *ttyOutput) DestroyStream(err engine.Value, done func(engine.Value)) {
	h.Socket.Linger(err, done)
	h.Reopen()
}

// load makes the object.
func (o *output) load() (engine.Value, error) {
	if o.object != nil {
		return o.object, nil
	}
	e, eng := o.p.e, o.p.e.Engine
	prototype, err := o.prototype()
	if err != nil {
		return nil, err
	}
	o.object = e.Keep(eng.NewObject(prototype))
	switch o.kind {
	case kindTTY:
		h := &ttyOutput{output: o}
		o.base, o.socket = &h.Stream, &h.Socket
		err = h.Become(e, o.object, h, o.fd)
	case kindPipe:
		h := &pipeOutput{output: o}
		o.base, o.socket = &h.Stream, &h.Socket
		h.Become(e, o.object, h)
		h.NotReadable()
		err = o.handle()
	default:
		h := &fileOutput{output: o}
		o.base = &h.Stream
		eng.SetHost(o.object, h)
		h.Init(e, o.object, h)
	}
	if err != nil {
		return nil, err
	}
	o.count(o.written)
	for _, f := range [...]struct {
		name string
		v    engine.Value
	}{{"_type", eng.String(o.kind)}, {"fd", eng.Number(float64(o.fd))}, {"_isStdio", eng.Bool(true)}} {
		if err := eng.Set(o.object, f.name, f.v); err != nil {
			return nil, err
		}
	}
	destroy, err := eng.Get(o.object, "destroy")
	if err == nil {
		err = eng.Set(o.object, "destroySoon", destroy)
	}
	if err == nil && o.kind == kindTTY && !o.p.o.NoSystem {
		err = o.watchSize()
	}
	return o.object, err
}

// handle is _handle of a pipe: who looks for it wants to make it block, which it
// does.
func (o *output) handle() error {
	eng := o.p.e.Engine
	handle := eng.NewObject(nil)
	if err := eng.Set(handle, "fd", eng.Number(float64(o.fd))); err != nil {
		return err
	}
	o.socket.StandOn(o.p.e.Keep(handle))
	return o.p.e.Methods(handle, env.Method{Name: "setBlocking", Length: 1, Func: func(*engine.Call) (engine.Value, error) {
		return eng.Number(0), nil
	}})
}

// watchSize looks at the window anew when the system says that it has changed.
func (o *output) watchSize() error {
	e, eng := o.p.e, o.p.e.Engine
	if _, ok := signalNumbers["SIGWINCH"]; !ok {
		return nil
	}
	_, err := o.p.OnGo(e, o.p.object, "SIGWINCH", func(engine.Value, []engine.Value) error {
		refresh, err := eng.Get(o.object, "_refreshSize")
		if err == nil {
			_, err = eng.Call(refresh, o.object)
		}
		return err
	})
	return err
}

// prototype is that of the class which such a stream has in Node; one of our
// own where the program has not got its module.
func (o *output) prototype() (engine.Value, error) {
	e := o.p.e
	switch {
	case o.kind == kindFile:
		return o.p.streamClass("SyncWriteStream", stream.Writable)
	case o.kind == kindTTY && e.HasModule("tty"):
		return tty.WritePrototype(e), nil
	case o.kind == kindPipe && e.HasModule("net"):
		return net.SocketPrototype(e), nil
	}
	return o.p.streamClass("Socket", stream.Duplex)
}

// streamClass makes the class of a standard stream, a name under which scripts
// may know it.
func (p *process) streamClass(name string, base stream.Kind) (prototype engine.Value, err error) {
	_, prototype, err = p.e.Class(name, 0, stream.Class(p.e, base), func(*engine.Call) (engine.Value, error) {
		return nil, p.e.Throw(env.TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	})
	return prototype, err
}
