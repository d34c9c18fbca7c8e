// Package tty is Node's module tty: ReadStream and WriteStream, sockets to a
// script that stand on a terminal.
//
// A ReadStream reads through the loop and knows the terminal's modes. A
// WriteStream writes at once, as Node's do to terminals, and needs no handle of
// the loop; its size is kept in columns and rows, and _refreshSize looks anew:
// package process calls it on SIGWINCH for the standard streams.
//
// A terminal that a script has made raw gets its mode back when the program
// ends.
//
// Differs from Node: the descriptor a stream was made of stays open when the
// stream is destroyed.
//
// Loop goroutine only, but for Write and Size.
package tty

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
)

// Module is require('tty').
var Module = env.Module{Name: "tty", Load: func(e *env.Env) (engine.Value, error) {
	st := stateOf(e)
	exports := e.Engine.NewObject(nil)
	err := e.Functions(exports, env.Method{Name: "isatty", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
		fd, ok := descriptor(e, c.Arg(0))
		return e.Engine.Bool(ok && uv.GuessHandle(fd) == uv.TypeTTY), nil
	}})
	if err == nil {
		err = e.Engine.Set(exports, "ReadStream", st.read)
	}
	if err == nil {
		err = e.Engine.Set(exports, "WriteStream", st.write)
	}
	return exports, err
}}

// state is what this package knows of an Env.
type state struct {
	e                             *env.Env
	read, write                   engine.Value // the classes
	readPrototype, writePrototype engine.Value
	warned                        bool // that colours were asked for and refused
	guarded                       bool // signals restore the terminal
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e}
		for _, load := range [...]func() error{st.loadRead, st.loadWrite} {
			if err := load(); err != nil {
				panic(env.Broken("tty", err))
			}
		}
		return st
	})
}

// class makes one of the two classes. make gets a fresh object in any case:
// both can be called without new.
func (st *state) class(name string, length int, made func(this engine.Value, fd int) error) (class, prototype engine.Value, err error) {
	e, eng := st.e, st.e.Engine
	class, prototype, err = e.Class(name, length, net.SocketClass(e), func(c *engine.Call) (engine.Value, error) {
		this := c.This
		if c.NewTarget == nil && !lang.HasProto(e, this, prototype) {
			this = eng.NewObject(prototype)
		}
		fd, ok := descriptor(e, c.Arg(0))
		if !ok {
			return nil, e.Throw(env.RangeError, "ERR_INVALID_FD", `"fd" must be a positive integer: `+e.Text(c.Arg(0)))
		}
		return this, made(this, fd)
	})
	return class, prototype, err
}

// descriptor is a number that a descriptor may have.
func descriptor(e *env.Env, v engine.Value) (fd int, ok bool) {
	if e.Engine.TypeOf(v) != engine.Number {
		return 0, false
	}
	f, err := e.Engine.ToNumber(v)
	if err != nil || f != math.Trunc(f) || f < 0 || f > math.MaxInt32 {
		return 0, false
	}
	return int(f), true
}

// initFailed is ERR_TTY_INIT_FAILED.
func (st *state) initFailed(code uv.Code) error {
	e, eng := st.e, st.e.Engine
	message := "TTY initialization failed: uv_tty_init returned " + code.Name() + " (" + code.Message() + ")"
	v := e.NewError(env.Error, "", message)
	const name = "SystemError"
	const id = "ERR_TTY_INIT_FAILED"
	info := eng.NewObject(nil)
	for _, field := range [...]struct {
		name string
		v    engine.Value
	}{
		{"errno", eng.Number(float64(code))}, {"code", eng.String(code.Name())},
		{"message", eng.String(code.Message())}, {"syscall", eng.String("uv_tty_init")},
	} {
		if err := eng.Set(info, field.name, field.v); err != nil {
			return err
		}
	}
	stack := name + " [" + id + "]: " + message
	for _, f := range eng.Trace(v) {
		stack += "\n    at " + f.String()
	}
	eng.Define(v, "stack", engine.Property{Value: eng.String(stack), Writable: true, Configurable: true})
	eng.Define(v, "name", engine.Property{Value: eng.String(name), Writable: true, Configurable: true})
	eng.Set(v, "code", eng.String(id))
	eng.Set(v, "info", info)
	eng.Set(v, "errno", eng.Number(float64(code)))
	eng.Set(v, "syscall", eng.String("uv_tty_init"))
	return e.ThrowValue(v)
}
