//go:build unix && !linux

package process

import (
	"os"
	"syscall"
)

func raise(sig int) error { return syscall.Kill(os.Getpid(), syscall.Signal(sig)) }
