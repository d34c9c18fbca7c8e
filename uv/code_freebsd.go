package uv

import "syscall"

// Codes that not every system has: libuv's own numbers stand in for them.
const (
	ENONET    Code = -4056
	EREMOTEIO Code = -4030
	ENODATA   Code = -9919
	EUNATCH   Code = -4023
	EFTYPE         = -Code(syscall.EFTYPE)
)
