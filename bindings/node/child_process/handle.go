package child_process

import (
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/bindings/node/net"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
)

// handle is a process to be, and then one: what Node calls a Process.
type handle struct {
	st      *state
	this    engine.Value // held while the process runs
	scope   *env.Scope
	process *process.Process
	channel *pipe.Pipe // to the child, until it is attached
}

// newHandle is native.handle().
func (st *state) newHandle(*engine.Call) (engine.Value, error) {
	if st.prototype == nil {
		_, prototype, err := st.e.Class("Process", 0, nil, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil },
			st.method("spawn", 1, (*handle).spawn),
			st.method("attach", 3, (*handle).attach),
			st.method("kill", 1, (*handle).kill),
			st.method("close", 0, func(h *handle, c *engine.Call) (engine.Value, error) { h.close(); return c.Undefined, nil }),
			st.method("ref", 0, func(h *handle, c *engine.Call) (engine.Value, error) {
				if h.process != nil {
					h.process.Ref()
				}
				return c.Undefined, nil
			}),
			st.method("unref", 0, func(h *handle, c *engine.Call) (engine.Value, error) {
				if h.process != nil {
					h.process.Unref()
				}
				return c.Undefined, nil
			}),
			st.method("hasRef", 0, func(h *handle, c *engine.Call) (engine.Value, error) {
				return st.eng.Bool(h.process != nil && h.process.HasRef()), nil
			}),
		)
		if err != nil {
			return nil, err
		}
		st.prototype = st.e.Keep(prototype)
	}
	this := st.eng.NewObject(st.prototype)
	st.eng.SetHost(this, &handle{st: st})
	return this, nil
}

func (st *state) method(name string, length int, f func(*handle, *engine.Call) (engine.Value, error)) env.Method {
	return env.Method{Name: name, Length: length, Func: func(c *engine.Call) (engine.Value, error) {
		h, ok := st.eng.Host(c.This).(*handle)
		if !ok {
			return nil, st.e.Throw(env.TypeError, "", "Illegal invocation")
		}
		return f(h, c)
	}}
}

// spawn starts the process that the options ask for, and gives 0 or the code of
// what went wrong. The entries of stdio that are pipes get the parent's end.
func (h *handle) spawn(c *engine.Call) (engine.Value, error) {
	st, eng := h.st, h.st.eng
	o, entries, err := st.options(c.Arg(0))
	if err != nil {
		return nil, err
	}
	pipes := make([]*pipe.Pipe, len(entries))
	for i, entry := range entries {
		if !entry.pipe {
			continue
		}
		pipes[i] = pipe.New(st.e.Loop, entry.ipc)
		o.Stdio[i].Stream = pipes[i]
		if entry.ipc {
			h.channel = pipes[i]
		}
	}
	o.OnExit = h.exited
	h.this, h.scope = eng.Hold(c.This), st.e.Capture()
	p, failed := process.Spawn(st.e.Loop, *o)
	h.process = p
	if failed != nil {
		h.close()
	} else if err := eng.Set(c.This, "pid", eng.Number(float64(p.Pid()))); err != nil {
		return nil, err
	}
	for i, entry := range entries {
		if entry.pipe && !entry.ipc {
			if err := eng.Set(entry.value, "handle", net.NewHandle(st.e, pipes[i])); err != nil {
				return nil, err
			}
		}
	}
	if failed == nil {
		return eng.Number(0), nil
	}
	code, ok := env.CodeOf(failed)
	if !ok {
		code = uv.EINVAL
	}
	return eng.Number(float64(code)), nil
}

// exited tells the script.
func (h *handle) exited(status int64, sig syscall.Signal) {
	st, eng := h.st, h.st.eng
	this := h.this
	if this == nil {
		return
	}
	st.e.CallbackIn(h.scope, func() error {
		onexit, err := eng.Get(this, "onexit")
		if err == nil {
			_, err = eng.Call(onexit, this, eng.Number(float64(status)), eng.Number(float64(sig)))
		}
		return err
	})
}

// attach makes the pipe of type ipc the channel of the child; closed is called
// when its other end is gone.
func (h *handle) attach(c *engine.Call) (engine.Value, error) {
	st, eng := h.st, h.st.eng
	p := h.channel
	h.channel = nil
	if p == nil {
		return c.Undefined, nil
	}
	if h.process == nil { // it was never started
		p.Close(nil)
		return c.Undefined, nil
	}
	o := ipc.Options{}
	if st.e.Text(c.Arg(1)) == ipc.Advanced.String() {
		o.Serialization = ipc.Advanced
	}
	closed := eng.Hold(c.Arg(2))
	o.OnEnd = func() error {
		_, err := eng.Call(closed, nil)
		eng.Release(closed)
		return err
	}
	_, err := ipc.Attach(st.e, c.Arg(0), p, o)
	return c.Undefined, err
}

// kill sends the process a signal, and gives 0 or the code of what went wrong.
func (h *handle) kill(c *engine.Call) (engine.Value, error) {
	sig, err := h.st.e.Int(c.Arg(0))
	if err != nil {
		return nil, err
	}
	code := uv.ESRCH
	if h.process != nil {
		code = 0
		if err := h.process.Kill(syscall.Signal(sig)); err != nil {
			code, _ = env.CodeOf(err)
		}
	}
	return h.st.eng.Number(float64(code)), nil
}

// close lets go of the process, which goes on if it runs.
func (h *handle) close() {
	if h.process != nil {
		h.process.Close(nil)
		h.process = nil
	}
	if h.this != nil {
		h.st.eng.Release(h.this)
		h.this = nil
	}
}

// An entry is what a descriptor of the child is to be.
type entry struct {
	value     engine.Value // the object it was read from
	pipe, ipc bool
	input     []byte
}

// options reads what the JavaScript has made of the options of a script.
func (st *state) options(v engine.Value) (*process.Options, []entry, error) {
	e, eng := st.e, st.eng
	var err error
	get := func(o engine.Value, name string) engine.Value {
		if err == nil {
			var v engine.Value
			if v, err = eng.Get(o, name); err == nil {
				return v
			}
		}
		return eng.Undefined()
	}
	list := func(name string) (texts []string) {
		o := get(v, name)
		if eng.TypeOf(o) != engine.Object {
			return nil
		}
		for i := range lengthOf(e, o) {
			item, gerr := eng.Get(o, i)
			if gerr != nil {
				err = gerr
				return nil
			}
			text, terr := eng.ToString(item)
			if terr != nil {
				err = terr
				return nil
			}
			texts = append(texts, text)
		}
		return texts
	}
	o := &process.Options{File: e.Text(get(v, "file")), Args: list("args"), Env: list("envPairs")}
	if o.Args == nil {
		o.Args = []string{o.File}
	}
	if cwd := get(v, "cwd"); eng.TypeOf(cwd) == engine.String {
		o.Cwd = e.Text(cwd)
	}
	if eng.ToBool(get(v, "detached")) {
		o.Flags |= process.Detached
	}
	for name, set := range map[string]struct {
		flag process.Flags
		to   *uint32
	}{"uid": {process.SetUID, &o.UID}, "gid": {process.SetGID, &o.GID}} {
		if id := get(v, name); eng.TypeOf(id) == engine.Number {
			n, _ := eng.ToNumber(id)
			o.Flags |= set.flag
			*set.to = uint32(int32(n))
		}
	}
	stdio := get(v, "stdio")
	if err != nil {
		return nil, nil, err
	}
	entries := make([]entry, lengthOf(e, stdio))
	o.Stdio = make([]process.StdioContainer, len(entries))
	for i := range entries {
		item, gerr := eng.Get(stdio, i)
		if gerr != nil {
			return nil, nil, gerr
		}
		entries[i].value = item
		switch e.Text(get(item, "type")) {
		case "pipe", "overlapped":
			entries[i].pipe = true
			entries[i].ipc = eng.ToBool(get(item, "ipc"))
			o.Stdio[i].Flags = process.CreatePipe | process.ReadablePipe | process.WritablePipe
		case "inherit", "fd", "wrap":
			fd, ferr := e.Int(get(item, "fd"))
			if ferr != nil {
				return nil, nil, ferr
			}
			o.Stdio[i] = process.StdioContainer{Flags: process.InheritFD, FD: fd}
		}
	}
	return o, entries, err
}
