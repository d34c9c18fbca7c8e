//go:build unix

package ipc

import "syscall"

// closeOnExec keeps the channel from the children of this process, which would
// hold it open.
func closeOnExec(fd int) { syscall.CloseOnExec(fd) }
