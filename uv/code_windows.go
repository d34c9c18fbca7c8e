package uv

import "syscall"

// On Windows the numbers are libuv's own.
const (
	E2BIG           Code = -4093
	EACCES          Code = -4092
	EADDRINUSE      Code = -4091
	EADDRNOTAVAIL   Code = -4090
	EAFNOSUPPORT    Code = -4089
	EAGAIN          Code = -4088
	EALREADY        Code = -4084
	EBADF           Code = -4083
	EBUSY           Code = -4082
	ECANCELED       Code = -4081
	ECONNABORTED    Code = -4079
	ECONNREFUSED    Code = -4078
	ECONNRESET      Code = -4077
	EDESTADDRREQ    Code = -4076
	EEXIST          Code = -4075
	EFAULT          Code = -4074
	EFBIG           Code = -4036
	EHOSTUNREACH    Code = -4073
	EINTR           Code = -4072
	EINVAL          Code = -4071
	EIO             Code = -4070
	EISCONN         Code = -4069
	EISDIR          Code = -4068
	ELOOP           Code = -4067
	EMFILE          Code = -4066
	EMSGSIZE        Code = -4065
	ENAMETOOLONG    Code = -4064
	ENETDOWN        Code = -4063
	ENETUNREACH     Code = -4062
	ENFILE          Code = -4061
	ENOBUFS         Code = -4060
	ENODEV          Code = -4059
	ENOENT          Code = -4058
	ENOMEM          Code = -4057
	ENOPROTOOPT     Code = -4035
	ENOSPC          Code = -4055
	ENOSYS          Code = -4054
	ENOTCONN        Code = -4053
	ENOTDIR         Code = -4052
	ENOTEMPTY       Code = -4051
	ENOTSOCK        Code = -4050
	ENOTSUP         Code = -4049
	EOVERFLOW       Code = -4026
	EPERM           Code = -4048
	EPIPE           Code = -4047
	EPROTO          Code = -4046
	EPROTONOSUPPORT Code = -4045
	EPROTOTYPE      Code = -4044
	ERANGE          Code = -4034
	EROFS           Code = -4043
	ESHUTDOWN       Code = -4042
	ESPIPE          Code = -4041
	ESRCH           Code = -4040
	ETIMEDOUT       Code = -4039
	ETXTBSY         Code = -4038
	EXDEV           Code = -4037
	ENXIO           Code = -4033
	EMLINK          Code = -4032
	EHOSTDOWN       Code = -4031
	ENOTTY          Code = -4029
	EILSEQ          Code = -4027
	ESOCKTNOSUPPORT Code = -4025
	ENONET          Code = -4056
	EREMOTEIO       Code = -4030
	ENODATA         Code = -4024
	EUNATCH         Code = -4023
	EFTYPE          Code = -4028
)

// invented are the errors that package syscall invents for Windows under
// Unix's names.
var invented = map[Code]syscall.Errno{
	E2BIG:           syscall.E2BIG,
	EACCES:          syscall.EACCES,
	EADDRINUSE:      syscall.EADDRINUSE,
	EADDRNOTAVAIL:   syscall.EADDRNOTAVAIL,
	EAFNOSUPPORT:    syscall.EAFNOSUPPORT,
	EAGAIN:          syscall.EAGAIN,
	EALREADY:        syscall.EALREADY,
	EBADF:           syscall.EBADF,
	EBUSY:           syscall.EBUSY,
	ECANCELED:       syscall.ECANCELED,
	ECONNABORTED:    syscall.ECONNABORTED,
	ECONNREFUSED:    syscall.ECONNREFUSED,
	ECONNRESET:      syscall.ECONNRESET,
	EDESTADDRREQ:    syscall.EDESTADDRREQ,
	EEXIST:          syscall.EEXIST,
	EFAULT:          syscall.EFAULT,
	EFBIG:           syscall.EFBIG,
	EHOSTUNREACH:    syscall.EHOSTUNREACH,
	EINTR:           syscall.EINTR,
	EINVAL:          syscall.EINVAL,
	EIO:             syscall.EIO,
	EISCONN:         syscall.EISCONN,
	EISDIR:          syscall.EISDIR,
	ELOOP:           syscall.ELOOP,
	EMFILE:          syscall.EMFILE,
	EMSGSIZE:        syscall.EMSGSIZE,
	ENAMETOOLONG:    syscall.ENAMETOOLONG,
	ENETDOWN:        syscall.ENETDOWN,
	ENETUNREACH:     syscall.ENETUNREACH,
	ENFILE:          syscall.ENFILE,
	ENOBUFS:         syscall.ENOBUFS,
	ENODEV:          syscall.ENODEV,
	ENOENT:          syscall.ENOENT,
	ENOMEM:          syscall.ENOMEM,
	ENOPROTOOPT:     syscall.ENOPROTOOPT,
	ENOSPC:          syscall.ENOSPC,
	ENOSYS:          syscall.ENOSYS,
	ENOTCONN:        syscall.ENOTCONN,
	ENOTDIR:         syscall.ENOTDIR,
	ENOTEMPTY:       syscall.ENOTEMPTY,
	ENOTSOCK:        syscall.ENOTSOCK,
	ENOTSUP:         syscall.ENOTSUP,
	EOVERFLOW:       syscall.EOVERFLOW,
	EPERM:           syscall.EPERM,
	EPIPE:           syscall.EPIPE,
	EPROTO:          syscall.EPROTO,
	EPROTONOSUPPORT: syscall.EPROTONOSUPPORT,
	EPROTOTYPE:      syscall.EPROTOTYPE,
	ERANGE:          syscall.ERANGE,
	EROFS:           syscall.EROFS,
	ESHUTDOWN:       syscall.ESHUTDOWN,
	ESPIPE:          syscall.ESPIPE,
	ESRCH:           syscall.ESRCH,
	ETIMEDOUT:       syscall.ETIMEDOUT,
	ETXTBSY:         syscall.ETXTBSY,
	EXDEV:           syscall.EXDEV,
	ENXIO:           syscall.ENXIO,
	EMLINK:          syscall.EMLINK,
	EHOSTDOWN:       syscall.EHOSTDOWN,
	ENOTTY:          syscall.ENOTTY,
	EILSEQ:          syscall.EILSEQ,
	ESOCKTNOSUPPORT: syscall.ESOCKTNOSUPPORT,
	ENONET:          syscall.ENONET,
	EREMOTEIO:       syscall.EREMOTEIO,
	ENODATA:         syscall.ENODATA,
	EUNATCH:         syscall.EUNATCH,
}

// errno is the system's error behind a code; 0 for codes of libuv's own.
func (c Code) errno() syscall.Errno { return invented[c] }

// FromErrno is the code of a system error, as uv_translate_sys_error; 0 is 0.
func FromErrno(e Errno) Code {
	if e == 0 {
		return 0
	}
	for c, known := range invented {
		if e == known {
			return c
		}
	}
	return UNKNOWN
}
