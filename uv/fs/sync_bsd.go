//go:build freebsd || netbsd || openbsd || dragonfly

package fs

import "golang.org/x/sys/unix"

func fsync(fd int) error { return again(func() error { return unix.Fsync(fd) }) }
