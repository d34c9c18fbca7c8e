package uv

import "syscall"

// Codes that not every system has: libuv's own numbers stand in for them.
const (
	ENONET         = -Code(syscall.ENONET)
	EREMOTEIO      = -Code(syscall.EREMOTEIO)
	ENODATA        = -Code(syscall.ENODATA)
	EUNATCH        = -Code(syscall.EUNATCH)
	EFTYPE    Code = -4028
)
