//go:build !linux

package process

import "syscall"

// child is how the end of a child is learned: from a goroutine that waits.
type child struct{ waiter *waiter }

func (p *Process) abandon() {
	if p.waiter != nil {
		p.waiter.leave()
	}
}

func (p *Process) send(signal syscall.Signal) error { return p.waiter.send(signal) }
