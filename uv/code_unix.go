//go:build unix

package uv

import "syscall"

// On Unix a code is the negative of the system's errno.
const (
	E2BIG           = -Code(syscall.E2BIG)
	EACCES          = -Code(syscall.EACCES)
	EADDRINUSE      = -Code(syscall.EADDRINUSE)
	EADDRNOTAVAIL   = -Code(syscall.EADDRNOTAVAIL)
	EAFNOSUPPORT    = -Code(syscall.EAFNOSUPPORT)
	EAGAIN          = -Code(syscall.EAGAIN)
	EALREADY        = -Code(syscall.EALREADY)
	EBADF           = -Code(syscall.EBADF)
	EBUSY           = -Code(syscall.EBUSY)
	ECANCELED       = -Code(syscall.ECANCELED)
	ECONNABORTED    = -Code(syscall.ECONNABORTED)
	ECONNREFUSED    = -Code(syscall.ECONNREFUSED)
	ECONNRESET      = -Code(syscall.ECONNRESET)
	EDESTADDRREQ    = -Code(syscall.EDESTADDRREQ)
	EEXIST          = -Code(syscall.EEXIST)
	EFAULT          = -Code(syscall.EFAULT)
	EFBIG           = -Code(syscall.EFBIG)
	EHOSTUNREACH    = -Code(syscall.EHOSTUNREACH)
	EINTR           = -Code(syscall.EINTR)
	EINVAL          = -Code(syscall.EINVAL)
	EIO             = -Code(syscall.EIO)
	EISCONN         = -Code(syscall.EISCONN)
	EISDIR          = -Code(syscall.EISDIR)
	ELOOP           = -Code(syscall.ELOOP)
	EMFILE          = -Code(syscall.EMFILE)
	EMSGSIZE        = -Code(syscall.EMSGSIZE)
	ENAMETOOLONG    = -Code(syscall.ENAMETOOLONG)
	ENETDOWN        = -Code(syscall.ENETDOWN)
	ENETUNREACH     = -Code(syscall.ENETUNREACH)
	ENFILE          = -Code(syscall.ENFILE)
	ENOBUFS         = -Code(syscall.ENOBUFS)
	ENODEV          = -Code(syscall.ENODEV)
	ENOENT          = -Code(syscall.ENOENT)
	ENOMEM          = -Code(syscall.ENOMEM)
	ENOPROTOOPT     = -Code(syscall.ENOPROTOOPT)
	ENOSPC          = -Code(syscall.ENOSPC)
	ENOSYS          = -Code(syscall.ENOSYS)
	ENOTCONN        = -Code(syscall.ENOTCONN)
	ENOTDIR         = -Code(syscall.ENOTDIR)
	ENOTEMPTY       = -Code(syscall.ENOTEMPTY)
	ENOTSOCK        = -Code(syscall.ENOTSOCK)
	ENOTSUP         = -Code(syscall.ENOTSUP)
	EOVERFLOW       = -Code(syscall.EOVERFLOW)
	EPERM           = -Code(syscall.EPERM)
	EPIPE           = -Code(syscall.EPIPE)
	EPROTO          = -Code(syscall.EPROTO)
	EPROTONOSUPPORT = -Code(syscall.EPROTONOSUPPORT)
	EPROTOTYPE      = -Code(syscall.EPROTOTYPE)
	ERANGE          = -Code(syscall.ERANGE)
	EROFS           = -Code(syscall.EROFS)
	ESHUTDOWN       = -Code(syscall.ESHUTDOWN)
	ESPIPE          = -Code(syscall.ESPIPE)
	ESRCH           = -Code(syscall.ESRCH)
	ETIMEDOUT       = -Code(syscall.ETIMEDOUT)
	ETXTBSY         = -Code(syscall.ETXTBSY)
	EXDEV           = -Code(syscall.EXDEV)
	ENXIO           = -Code(syscall.ENXIO)
	EMLINK          = -Code(syscall.EMLINK)
	EHOSTDOWN       = -Code(syscall.EHOSTDOWN)
	ENOTTY          = -Code(syscall.ENOTTY)
	EILSEQ          = -Code(syscall.EILSEQ)
	ESOCKTNOSUPPORT = -Code(syscall.ESOCKTNOSUPPORT)
)

// errno is the system's error behind a code; 0 for codes of libuv's own.
func (c Code) errno() syscall.Errno {
	if c < 0 && c > -3000 {
		return syscall.Errno(-c)
	}
	return 0
}

// FromErrno is the code of a system error, as uv_translate_sys_error; 0 is 0.
func FromErrno(e Errno) Code { return -Code(e) }
