package node

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// Close ends everything: no line of the script runs any more, its timers and
// sockets are closed, its children killed, promises of Go's given up, and the
// loop freed if New made it. It waits for what cannot be called back: work on
// the thread pool, and functions given to Go. Another Close does nothing. Loop
// goroutine only, and not inside a run.
func (r *Runtime) Close() error {
	if r.entered {
		return ErrInside
	}
	r.guard.mu.Lock()
	closed := r.guard.closed
	r.guard.closed = true
	r.guard.mu.Unlock()
	if closed {
		return nil
	}
	r.over = ErrClosed
	r.Env.Silence()
	for p := range r.promises {
		p.end()
	}
	r.endWork()
	r.Env.CloseModules()
	loop := r.Env.Loop
	loop.Walk(func(h uv.AnyHandle) { r.kill(h) })
	loop.Walk(func(h uv.AnyHandle) {
		if !h.IsClosing() {
			h.Close(nil)
		}
	})
	for loop.Alive() {
		loop.Run(uv.RunDefault)
	}
	r.Env.LetGo()
	if !r.ownLoop {
		return nil
	}
	return loop.Close()
}

// endWork waits for the functions given to Go. The loop turns meanwhile: they
// may be in Do.
func (r *Runtime) endWork() {
	if r.work.cancel == nil {
		return
	}
	r.work.cancel()
	loop, ended := r.Env.Loop, false
	var waiting uv.Request
	waiting.BeginOffLoop(loop)
	go func() {
		r.work.Wait()
		loop.Post(func() {
			waiting.End()
			ended = true
		})
	}()
	for !ended {
		loop.Run(uv.RunOnce)
	}
}

// kill ends a child, and sees to it that it is waited for.
func (r *Runtime) kill(h uv.AnyHandle) {
	child, ok := h.(interface{ Kill(syscall.Signal) error })
	if !ok || h.IsClosing() || child.Kill(syscall.SIGKILL) != nil {
		return
	}
	h.Ref()
	for h.IsActive() {
		r.Env.Loop.Run(uv.RunOnce)
	}
}
