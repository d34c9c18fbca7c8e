package cluster

import (
	"strconv"
	"sync/atomic"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/tcp"
)

type threadsKey struct{}

type threadsState struct{ all bool }

// UseThreads makes every worker a thread, whatever the settings say. Loop
// goroutine only.
func UseThreads(e *env.Env) {
	env.State(e, threadsKey{}, func() *threadsState { return new(threadsState) }).all = true
}

// threads tells whether the next worker is to be one.
func (st *state) threads(settings engine.Value) bool {
	return lang.Truthy(st.e, settings, "threads") ||
		env.State(st.e, threadsKey{}, func() *threadsState { return new(threadsState) }).all
}

// thread stands for the ChildProcess of a worker that is no process. The two
// talk over a pair of sockets, as processes do.
type thread struct {
	events.Emitter
	e      *env.Env
	this   engine.Value // held until it has ended
	stop   func()
	signal string // what ended it, "" for nothing
	ended  bool
	left   int // ends to come before 'close': its own, and the channel's
}

// refused are the settings that only a process can have.
var refused = [...]string{"cwd", "stdio", "uid", "gid", "silent"}

// startThread starts a worker; options are those of fork.
func (st *state) startThread(exec, args, options engine.Value) (engine.Value, error) {
	e, eng := st.e, st.eng
	if e.StartThread == nil {
		return nil, e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "There are no threads here for the workers of a cluster")
	}
	for _, name := range refused {
		if lang.Truthy(e, options, name) {
			v, _ := eng.Get(options, name)
			return nil, e.InvalidArgValue("settings."+name, v, "is not for workers that are threads")
		}
	}
	fds, err := tcp.SocketPair(uv.StreamSocket, tcp.Nonblock, tcp.Nonblock)
	if err != nil {
		return nil, e.ThrowError(err)
	}
	p := pipe.New(e.Loop, true)
	if err := p.Open(fds[0]); err != nil {
		return nil, e.ThrowError(err)
	}
	t := &thread{e: e, left: 2}
	this := eng.NewObject(events.Prototype(e))
	eng.SetHost(this, t)
	t.this = eng.Hold(this)
	mode := ipc.JSON
	if v, err := eng.Get(options, "serialization"); err == nil && e.Text(v) == ipc.Advanced.String() {
		mode = ipc.Advanced
	}
	settings, err := st.program(exec, args, options)
	if err != nil {
		p.Close(nil)
		return nil, err
	}
	settings.Environ = append(settings.Environ, ipc.FDVariable+"="+strconv.Itoa(fds[1]), ipc.SerializationVariable+"="+mode.String())
	if _, err := ipc.Attach(e, this, p, ipc.Options{Serialization: mode, OnEnd: t.closed}); err != nil {
		return nil, err
	}
	var code atomic.Int64
	var over *uv.Async
	over = uv.NewAsync(e.Loop, func() {
		over.Close(nil)
		e.Callback(func() error { return t.exit(int(code.Load())) })
	})
	settings.Ended = func(c int) {
		code.Store(int64(c))
		over.Send()
	}
	if err := t.define(st); err != nil {
		return nil, err
	}
	if t.stop, err = e.StartThread(settings); err != nil {
		over.Close(nil)
		return nil, err
	}
	return this, nil
}

// program reads what is to run.
func (st *state) program(exec, args, options engine.Value) (t env.Thread, err error) {
	e, eng := st.e, st.eng
	t.File = e.Text(exec)
	list := func(v engine.Value) (words []string, err error) {
		for i := range lang.Length(e, v) {
			word, err := eng.Get(v, i)
			if err != nil {
				return nil, err
			}
			words = append(words, e.Text(word))
		}
		return words, nil
	}
	if t.Args, err = list(args); err != nil {
		return t, err
	}
	execArgv, err := eng.Get(options, "execArgv")
	if err != nil {
		return t, err
	}
	if t.ExecArgv, err = list(execArgv); err != nil {
		return t, err
	}
	environ, err := eng.Get(options, "env")
	if err != nil {
		return t, err
	}
	names, err := eng.Keys(environ, false)
	if err != nil {
		return t, err
	}
	for _, name := range names {
		if name, ok := name.(string); ok {
			v, err := eng.Get(environ, name)
			if err != nil {
				return t, err
			}
			t.Environ = append(t.Environ, name+"="+e.Text(v))
		}
	}
	return t, nil
}

// define gives the object what a ChildProcess has, as far as there is a sense in
// it.
func (t *thread) define(st *state) error {
	eng := t.e.Engine
	pid, err := eng.Get(st.process, "pid")
	if err != nil {
		return err
	}
	null := eng.Null()
	for _, f := range [...]field{
		{"pid", pid}, {"killed", eng.Bool(false)}, {"exitCode", null}, {"signalCode", null},
		{"stdin", null}, {"stdout", null}, {"stderr", null},
		{"kill", eng.NewFunc("kill", 1, func(c *engine.Call) (engine.Value, error) { return t.kill(c.Arg(0)) })},
	} {
		if err := eng.Set(t.this, f.name, f.v); err != nil {
			return err
		}
	}
	for _, name := range [...]string{"ref", "unref"} {
		if err := eng.Set(t.this, name, eng.NewFunc(name, 0, func(c *engine.Call) (engine.Value, error) { return c.Undefined, nil })); err != nil {
			return err
		}
	}
	return nil
}

// kill ends the thread, whatever the signal; 0 only asks whether it is there.
func (t *thread) kill(signal engine.Value) (engine.Value, error) {
	eng := t.e.Engine
	if n, err := eng.ToNumber(signal); t.ended || err == nil && n == 0 && eng.TypeOf(signal) == engine.Number {
		return eng.Bool(!t.ended), nil
	}
	if t.signal == "" {
		t.signal = "SIGTERM"
		if eng.TypeOf(signal) == engine.String {
			t.signal = t.e.Text(signal)
		}
	}
	t.stop()
	return eng.Bool(true), eng.Set(t.this, "killed", eng.Bool(true))
}

// exit hears that the thread has ended.
func (t *thread) exit(code int) error {
	eng := t.e.Engine
	t.ended, t.stop = true, nil // or who keeps the worker would keep its whole world
	number, signal := eng.Number(float64(code)), eng.Null()
	if t.signal != "" {
		number, signal = eng.Null(), eng.String(t.signal)
	}
	for _, f := range [...]field{{"exitCode", number}, {"signalCode", signal}} {
		if err := eng.Set(t.this, f.name, f.v); err != nil {
			return err
		}
	}
	if err := events.EmitMethod(t.e, t.this, "exit", number, signal); err != nil {
		return err
	}
	return t.closed()
}

// closed counts an end.
func (t *thread) closed() error {
	if t.left--; t.left > 0 {
		return nil
	}
	eng := t.e.Engine
	defer eng.Release(t.this)
	code, err := eng.Get(t.this, "exitCode")
	if err != nil {
		return err
	}
	signal, err := eng.Get(t.this, "signalCode")
	if err != nil {
		return err
	}
	return events.EmitMethod(t.e, t.this, "close", code, signal)
}
