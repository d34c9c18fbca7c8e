package tty

import (
	"errors"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
)

// WriteStream is the host of a tty.WriteStream.
type WriteStream struct {
	net.Socket
	st *state
	fd int
}

// writing is a host with a WriteStream.
type writing interface{ AsWriteStream() *WriteStream }

// AsWriteStream makes every host that embeds a WriteStream one. Loop goroutine
// only.
func (w *WriteStream) AsWriteStream() *WriteStream { return w }

// WritePrototype is tty.WriteStream.prototype. Loop goroutine only.
func WritePrototype(e *env.Env) engine.Value { return stateOf(e).writePrototype }

// Become makes w the terminal behind fd to this, whose host embeds w. Loop
// goroutine only.
func (w *WriteStream) Become(e *env.Env, this engine.Value, host interface {
	writing
	AsSocket() *net.Socket
}, fd int) error {
	w.st, w.fd = stateOf(e), fd
	w.Socket.Become(e, this, host)
	w.Unbuffered()
	handle, err := w.handle()
	if err != nil {
		return err
	}
	w.StandOn(e.Keep(handle))
	if columns, rows, ok := Size(fd); ok {
		return w.setSize(this, columns, rows)
	}
	return nil
}

func (st *state) loadWrite() (err error) {
	e, eng := st.e, st.e.Engine
	st.write, st.writePrototype, err = st.class("WriteStream", 1, func(this engine.Value, fd int) error {
		if _, _, ok := Size(fd); !ok {
			return st.initFailed(uv.EINVAL)
		}
		w := new(WriteStream)
		return w.Become(e, this, w, fd)
	})
	if err != nil {
		return err
	}
	if err := eng.Set(st.writePrototype, "isTTY", eng.Bool(true)); err != nil {
		return err
	}
	return e.Functions(st.writePrototype,
		env.Method{Name: "getColorDepth", Func: st.getColorDepth},
		env.Method{Name: "hasColors", Length: 2, Func: st.hasColors},
		env.Method{Name: "_refreshSize", Func: func(c *engine.Call) (engine.Value, error) {
			w, ok := eng.Host(c.This).(writing)
			if !ok {
				return c.Undefined, nil
			}
			return c.Undefined, w.AsWriteStream().refresh(c.This)
		}},
		st.readline("cursorTo", 3), st.readline("moveCursor", 3), st.readline("clearLine", 2), st.readline("clearScreenDown", 1),
		env.Method{Name: "getWindowSize", Func: func(c *engine.Call) (engine.Value, error) {
			columns, err := eng.Get(c.This, "columns")
			if err != nil {
				return nil, err
			}
			rows, err := eng.Get(c.This, "rows")
			if err != nil {
				return nil, err
			}
			return eng.NewArray(columns, rows), nil
		}},
	)
}

// readline is a function of that module with the stream as its first argument.
func (st *state) readline(name string, length int) env.Method {
	return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
		module, err := st.e.Require("readline")
		if err != nil {
			return nil, err
		}
		f, err := st.e.Engine.Get(module, name)
		if err != nil {
			return nil, err
		}
		return st.e.Engine.Call(f, nil, append([]engine.Value{c.This}, c.Args...)...)
	}}
}

// handle is what scripts see as _handle: those who look want to set it blocking,
// which it is.
func (w *WriteStream) handle() (engine.Value, error) {
	eng := w.st.e.Engine
	handle := eng.NewObject(nil)
	if err := eng.Set(handle, "fd", eng.Number(float64(w.fd))); err != nil {
		return nil, err
	}
	return handle, w.st.e.Methods(handle,
		env.Method{Name: "setBlocking", Length: 1, Func: func(c *engine.Call) (engine.Value, error) { return eng.Number(0), nil }},
	)
}

// refresh looks how large the window is and tells of a change.
func (w *WriteStream) refresh(this engine.Value) error {
	eng := w.st.e.Engine
	columns, rows, ok := Size(w.fd)
	if !ok {
		_, err := w.Emit(w.st.e, this, "error", w.st.e.ErrorValue(&uv.Error{Code: uv.EBADF, Syscall: "getWindowSize"}))
		return err
	}
	changed := false
	for name, now := range map[string]int{"columns": columns, "rows": rows} {
		before, err := eng.Get(this, name)
		if err != nil {
			return err
		}
		changed = changed || !lang.StrictEqual(w.st.e, before, eng.Number(float64(now)))
	}
	if !changed {
		return nil
	}
	if err := w.setSize(this, columns, rows); err != nil {
		return err
	}
	return events.EmitMethod(w.st.e, this, "resize")
}

func (w *WriteStream) setSize(this engine.Value, columns, rows int) error {
	eng := w.st.e.Engine
	if err := eng.Set(this, "columns", eng.Number(float64(columns))); err != nil {
		return err
	}
	return eng.Set(this, "rows", eng.Number(float64(rows)))
}

// ReadMore is _read: nobody has typed anything here for us.
func (w *WriteStream) ReadMore() {}

// WriteChunk is _write.
func (w *WriteStream) WriteChunk(b []byte, done func(error)) {
	w.Wrote(len(b))
	done(w.st.writeError(Write(w.fd, b)))
}

// WriteChunks is _writev.
func (w *WriteStream) WriteChunks(chunks [][]byte, done func(error)) {
	for _, b := range chunks {
		w.Wrote(len(b))
		if err := Write(w.fd, b); err != nil {
			done(w.st.writeError(err))
			return
		}
	}
	done(nil)
}

// Final is _final: a terminal has no end.
func (w *WriteStream) Final(done func(error)) { done(nil) }

// DestroyStream is _destroy.
func (w *WriteStream) DestroyStream(err engine.Value, done func(engine.Value)) {
	w.Linger(err, done)
}

func (st *state) writeError(err error) error {
	var errno syscall.Errno
	if err == nil || !errors.As(err, &errno) {
		return err
	}
	return st.e.ThrowError(&uv.Error{Code: uv.FromErrno(uv.Errno(errno)), Syscall: "write"})
}
