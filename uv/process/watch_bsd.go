//go:build unix && !linux

package process

import "syscall"

func wantPidfd(*syscall.SysProcAttr, *int) {}

func (p *Process) watch(int) { p.waiter = p.waitFor(found(p.pid)) }
