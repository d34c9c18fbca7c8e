// Package sysinfo tells what libuv tells about the machine, the user and the
// process, as far as Go's own packages do not, or tell otherwise.
//
//	cpus, err := sysinfo.CPUInfo()
//	free, total := sysinfo.FreeMemory(), sysinfo.TotalMemory()
//
// Nothing here needs a loop, and nothing waits for anybody but the kernel:
// Linux's answers come from /proc, /sys and netlink.
//
// Linux has everything. What another system does not tell without C is
// uv.ENOTSUP there, or 0 where libuv too says 0 for unknown; each function says
// which systems it knows.
package sysinfo

import (
	"errors"

	"github.com/uvgo/uvgo/uv"
)

// fail makes an error of package uv of one of the system.
func fail(err error, syscall string) error {
	if err == nil {
		return nil
	}
	code := uv.UNKNOWN
	var errno uv.Errno
	if errors.As(err, &errno) {
		code = uv.FromErrno(errno)
	}
	return &uv.Error{Code: code, Syscall: syscall}
}
