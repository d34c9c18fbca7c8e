package child_process

import (
	"syscall"
	"time"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/timer"
)

// A waiter runs one process to its end, on a loop of its own: the script's loop
// stands still meanwhile, as it does in Node.
type waiter struct {
	loop    *uv.Loop
	process *process.Process
	pipes   []*pipe.Pipe
	output  [][]byte // by descriptor; nil for none

	max      float64 // of each output, 0 is no limit
	killWith syscall.Signal
	killed   bool
	failed   uv.Code // what went wrong first
	broken   uv.Code // what a pipe failed with, told if nothing else did
	status   int64
	signal   syscall.Signal
	exited   bool
}

// spawnSync is native.spawnSync(options): what became of the process.
func (st *state) spawnSync(c *engine.Call) (engine.Value, error) {
	e, eng := st.e, st.eng
	v := c.Arg(0)
	o, entries, err := st.options(v)
	if err != nil {
		return nil, err
	}
	w := &waiter{killWith: syscall.SIGTERM}
	var timeout float64
	for name, f := range map[string]func(float64){
		"timeout":    func(n float64) { timeout = n },
		"maxBuffer":  func(n float64) { w.max = n },
		"killSignal": func(n float64) { w.killWith = syscall.Signal(n) },
	} {
		n, err := eng.Get(v, name)
		if err != nil {
			return nil, err
		}
		if eng.TypeOf(n) == engine.Number {
			number, _ := eng.ToNumber(n)
			f(number)
		}
	}
	for i := range entries {
		input, err := eng.Get(entries[i].value, "input")
		if err != nil {
			return nil, err
		}
		entries[i].input, _ = buffer.Bytes(e, input)
	}
	if w.loop, err = uv.New(uv.Options{}); err != nil {
		return nil, e.ThrowError(err)
	}
	pid := w.run(o, entries, time.Duration(timeout)*time.Millisecond)
	return st.outcome(w, pid)
}

// run starts the process and comes back when it has ended and all its pipes are
// closed.
func (w *waiter) run(o *process.Options, entries []entry, timeout time.Duration) (pid int) {
	defer w.loop.Close()
	w.pipes = make([]*pipe.Pipe, len(entries))
	w.output = make([][]byte, len(entries))
	for i, entry := range entries {
		if entry.pipe {
			w.pipes[i] = pipe.New(w.loop, false)
			o.Stdio[i].Stream = w.pipes[i]
		}
	}
	limit := timer.New(w.loop)
	o.OnExit = func(status int64, signal syscall.Signal) {
		w.exited, w.status, w.signal = true, status, signal
		limit.Close(nil)
		w.process.Close(nil)
	}
	var err error
	w.process, err = process.Spawn(w.loop, *o)
	if err != nil {
		w.failed, _ = env.CodeOf(err)
		w.output = nil
		w.process.Close(nil)
		limit.Close(nil)
		w.closePipes()
		w.loop.Run(uv.RunDefault)
		return 0
	}
	if timeout > 0 {
		limit.Start(timeout, 0, func() { w.end(uv.ETIMEDOUT) })
	}
	for i, p := range w.pipes {
		if p != nil {
			w.talk(i, p, entries[i].input)
		}
	}
	pid = w.process.Pid()
	w.loop.Run(uv.RunDefault)
	return pid
}

// talk writes a descriptor's input, and reads all that comes.
func (w *waiter) talk(i int, p *pipe.Pipe, input []byte) {
	if i == 0 {
		if len(input) > 0 {
			p.Write(input, w.written)
		}
		p.Shutdown(func(err error) {
			w.written(err)
			closePipe(p)
		})
		return
	}
	w.output[i] = []byte{}
	if len(input) > 0 {
		p.Write(input, w.written)
		p.Shutdown(w.written)
	}
	p.ReadStart(nil, func(err error, data []byte) {
		if err != nil {
			closePipe(p)
			return
		}
		// What has come too much is kept, as in Node.
		w.output[i] = append(w.output[i], data...)
		if w.max > 0 && float64(len(w.output[i])) > w.max {
			w.end(uv.ENOBUFS)
		}
	})
}

// written is what became of a write.
func (w *waiter) written(err error) {
	if code, ok := env.CodeOf(err); ok && w.broken == 0 {
		w.broken = code
	}
}

// end kills the process because of code.
func (w *waiter) end(code uv.Code) {
	if w.failed == 0 {
		w.failed = code
	}
	w.closePipes()
	if !w.killed && !w.exited {
		w.killed = true
		if w.process.Kill(w.killWith) != nil {
			w.process.Kill(syscall.SIGKILL)
		}
	}
}

func (w *waiter) closePipes() {
	for _, p := range w.pipes {
		closePipe(p)
	}
}

// closePipe closes p once, whoever comes first: the time limit ends a shutdown
// that is still waiting, which closes as well.
func closePipe(p *pipe.Pipe) {
	if p != nil && !p.IsClosing() {
		p.Close(nil)
	}
}

// outcome is the result as the script sees it, and error, a code.
func (st *state) outcome(w *waiter, pid int) (engine.Value, error) {
	eng := st.eng
	status, signal, output := eng.Null(), eng.Null(), eng.Null()
	if w.exited && w.signal == 0 {
		status = eng.Number(float64(w.status))
	}
	if w.signal != 0 {
		signal = eng.Number(float64(w.signal))
	}
	if w.output != nil {
		list := make([]engine.Value, len(w.output))
		for i, b := range w.output {
			list[i] = eng.Null()
			if b != nil {
				list[i] = buffer.New(st.e, b)
			}
		}
		output = eng.NewArray(list...)
	}
	result := eng.NewObject(nil)
	var err error
	set := func(name string, v engine.Value) {
		if err == nil {
			err = eng.Set(result, name, v)
		}
	}
	if w.failed == 0 {
		w.failed = w.broken
	}
	if w.failed != 0 {
		set("error", eng.Number(float64(w.failed)))
	}
	set("status", status)
	set("signal", signal)
	set("output", output)
	set("pid", eng.Number(float64(pid)))
	return result, err
}
