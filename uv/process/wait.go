package process

import (
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
)

// waiter is a goroutine that waits for one child.
type waiter struct {
	process *os.Process
	left    atomic.Bool    // nobody wants to know any more
	ending  syscall.Signal // the signal that ended it, where the system does not say
}

// waitFor begins to wait for the child that runs.
func (p *Process) waitFor(process *os.Process) *waiter {
	w := &waiter{process: process}
	go func() {
		state, err := process.Wait()
		if err != nil {
			process.Release() // somebody else waited
		}
		if w.left.Load() {
			return
		}
		// On a closed loop it is nobody's business any more.
		p.Loop().PostLast(func() {
			if p.IsClosing() {
				return
			}
			status, signal := int64(-1), syscall.Signal(0)
			if err == nil {
				status, signal = w.result(state)
			}
			p.ended(status, signal)
			p.exit()
		})
	}()
	return w
}

func (w *waiter) result(state *os.ProcessState) (status int64, signal syscall.Signal) {
	ws := state.Sys().(syscall.WaitStatus)
	if ws.Signaled() {
		return 0, ws.Signal()
	}
	return int64(ws.ExitStatus()), w.ending
}

// send sends a signal. Package os knows whether the goroutine has waited.
func (w *waiter) send(signal syscall.Signal) error {
	err := signalProcess(w.process, signal)
	if err == nil && signal != 0 && runtime.GOOS == "windows" {
		w.ending = signal
	}
	return err
}

// leave lets the goroutine wait for itself alone.
func (w *waiter) leave() { w.left.Store(true) }
