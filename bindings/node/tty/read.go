package tty

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
	uvtty "github.com/uvgo/uvgo/uv/tty"
)

// ReadStream is the host of a tty.ReadStream.
type ReadStream struct {
	net.Socket
	st  *state
	tty *uvtty.TTY
}

func (st *state) loadRead() (err error) {
	e, eng := st.e, st.e.Engine
	st.read, st.readPrototype, err = st.class("ReadStream", 2, func(this engine.Value, fd int) error {
		_, err := st.newRead(this, fd)
		return err
	})
	if err != nil {
		return err
	}
	return e.Functions(st.readPrototype, env.Method{Name: "setRawMode", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
		r, ok := eng.Host(c.This).(*ReadStream)
		if !ok {
			return nil, e.Throw(env.TypeError, "ERR_INVALID_THIS", `Value of "this" must be of type ReadStream`)
		}
		return c.This, r.setRawMode(c.This, eng.ToBool(c.Arg(0)))
	}})
}

// NewReadStream is new tty.ReadStream(fd). Loop goroutine only.
func NewReadStream(e *env.Env, fd int) (this engine.Value, r *ReadStream, err error) {
	st := stateOf(e)
	this = e.Engine.NewObject(st.readPrototype)
	r, err = st.newRead(this, fd)
	return this, r, err
}

func (st *state) newRead(this engine.Value, fd int) (*ReadStream, error) {
	eng := st.e.Engine
	tty, err := uvtty.New(st.e.Loop, fd)
	if err != nil {
		return nil, st.initFailed(codeOf(err))
	}
	st.e.OnClose(func() { _ = uvtty.ResetMode() })
	r := &ReadStream{st: st, tty: tty}
	r.Become(st.e, this, r)
	r.Unbuffered()
	r.Stand(&tty.Stream)
	if err := eng.Set(this, "isRaw", eng.Bool(false)); err != nil {
		return nil, err
	}
	return r, eng.Set(this, "isTTY", eng.Bool(true))
}

// Final is _final: a terminal has no end to send.
func (r *ReadStream) Final(done func(error)) { done(nil) }

// setRawMode changes what the terminal does with keys; a failure is an 'error'
// event.
func (r *ReadStream) setRawMode(this engine.Value, raw bool) error {
	mode := uvtty.Normal
	if raw {
		mode = uvtty.Raw
		r.st.guard()
	}
	e := r.st.e
	if err := r.tty.SetMode(mode); err != nil {
		_, err = r.Emit(e, this, "error", e.ErrorValue(&uv.Error{Code: codeOf(err), Syscall: "setRawMode"}))
		return err
	}
	return e.Engine.Set(this, "isRaw", e.Engine.Bool(raw))
}

// codeOf is the loop's code in an error of the loop.
func codeOf(err error) uv.Code {
	var sys *uv.Error
	var code uv.Code
	switch {
	case errors.As(err, &sys):
		return sys.Code
	case errors.As(err, &code):
		return code
	}
	return uv.EINVAL
}
