package net

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	uvstream "github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/udp"
)

// Handle is the host of what a script sees of a handle as such: _handle, or a
// plain handle that was passed from another process.
type Handle struct {
	h   uvstream.Passable
	fd  func() (int, error)
	s   *Socket // that stands on it, nil for none
	own bool    // the script closes it, since nothing else does
}

// Passable is the handle; nil for one that cannot be passed, as a terminal's.
// Loop goroutine only.
func (h *Handle) Passable() uvstream.Passable {
	switch h.h.(type) {
	case *uvstream.Stream:
		return nil
	}
	return h.h
}

// NewHandle is what a script sees of a handle that was passed as such: an object
// of a class TCP, Pipe or UDP, which listen, bind and new Socket take and send
// passes on. Loop goroutine only.
func NewHandle(e *env.Env, h uvstream.Passable) engine.Value {
	st := stateOf(e)
	if u, ok := h.(*udp.UDP); ok {
		return st.handle("UDP", &Handle{h: u, fd: u.Fileno, own: true})
	}
	return st.handleOf(linkOver(h), nil, true)
}

// HandleOf is the handle behind such an object that can be passed; nil if v is
// none. Loop goroutine only.
func HandleOf(e *env.Env, v engine.Value) uvstream.Passable {
	if e.Engine.TypeOf(v) == engine.Object {
		if h, ok := e.Engine.Host(v).(*Handle); ok {
			return h.Passable()
		}
	}
	return nil
}

// handleOf is what scripts see of a link; null of none.
func (st *state) handleOf(l *link, s *Socket, own bool) engine.Value {
	switch {
	case l == nil:
		return st.eng.Null()
	case l.tcp != nil:
		return st.handle("TCP", &Handle{l.tcp, l.Fileno, s, own})
	case l.pipe != nil:
		return st.handle("Pipe", &Handle{l.pipe, l.Fileno, s, own})
	}
	return st.handle("TTY", &Handle{l.Stream, l.Fileno, s, own})
}

func (st *state) handle(class string, h *Handle) engine.Value {
	prototype := st.handles[class]
	if prototype == nil {
		var err error
		_, prototype, err = st.e.Class(class, 1, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })
		if err == nil {
			err = st.handleMethods(prototype)
		}
		if err != nil {
			panic(env.Broken("net", err))
		}
		st.handles[class] = prototype
	}
	v := st.eng.NewObject(prototype)
	st.eng.SetHost(v, h)
	return v
}

// handleMethods are enough for those who ask whether there is a handle, and for
// its descriptor, and who close what is their own.
func (st *state) handleMethods(prototype engine.Value) error {
	e, eng := st.e, st.eng
	do := func(name string, f func(h *Handle)) env.Method {
		return env.Method{Name: name, Func: func(c *engine.Call) (engine.Value, error) {
			if h, ok := eng.Host(c.This).(*Handle); ok {
				f(h)
			}
			return c.Undefined, nil
		}}
	}
	err := e.Methods(prototype,
		do("ref", func(h *Handle) { h.h.Ref() }), do("unref", func(h *Handle) { h.h.Unref() }),
		do("readStart", func(h *Handle) {
			if h.s != nil {
				h.s.startReading()
			}
		}),
		do("readStop", func(h *Handle) {
			if h.s != nil {
				h.s.stopReading()
			}
		}),
		env.Method{Name: "hasRef", Func: func(c *engine.Call) (engine.Value, error) {
			h, ok := eng.Host(c.This).(*Handle)
			return eng.Bool(ok && h.h.HasRef()), nil
		}},
		env.Method{Name: "close", Func: func(c *engine.Call) (engine.Value, error) {
			h, ok := eng.Host(c.This).(*Handle)
			switch {
			case !ok || h.h.IsClosing():
			case h.s != nil:
				h.s.Destroy(nil)
			case h.own:
				h.close(st, c.Arg(0))
			}
			return c.Undefined, nil
		}},
	)
	if err != nil {
		return err
	}
	return e.Accessor(prototype, "fd", true, func(this engine.Value) (engine.Value, error) {
		if h, ok := eng.Host(this).(*Handle); ok {
			if fd, err := h.fd(); err == nil {
				return eng.Number(float64(fd)), nil
			}
		}
		return eng.Number(-1), nil
	}, nil)
}

// close closes a handle that is the script's own.
func (h *Handle) close(st *state, callback engine.Value) {
	if st.eng.TypeOf(callback) != engine.Function {
		h.h.Close(nil)
		return
	}
	callback = st.eng.Hold(callback)
	h.h.Close(func() {
		st.e.Callback(func() error {
			defer st.eng.Release(callback)
			_, err := st.eng.Call(callback, nil)
			return err
		})
	})
}
