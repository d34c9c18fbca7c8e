package uv

import (
	"io"
	"strconv"
)

// Code is an error of the loop's world, as uv_errno_t, with libuv's name,
// message and number: the system's errno, negative, or a number of libuv's own
// where the system has none. It is an error itself; errors.Is(err,
// uv.ECONNREFUSED) finds it in whatever wraps it, and finds the syscall.Errno
// behind it too, and io.EOF behind EOF. The zero Code is success and no error:
// see Err.
type Code int

// Codes that are not the system's. The others are in code_unix.go.
const (
	EOF      Code = -4095
	UNKNOWN  Code = -4094
	ECHARSET Code = -4080

	EAI_ADDRFAMILY Code = -3000
	EAI_AGAIN      Code = -3001
	EAI_BADFLAGS   Code = -3002
	EAI_BADHINTS   Code = -3013
	EAI_CANCELED   Code = -3003
	EAI_FAIL       Code = -3004
	EAI_FAMILY     Code = -3005
	EAI_MEMORY     Code = -3006
	EAI_NODATA     Code = -3007
	EAI_NONAME     Code = -3008
	EAI_OVERFLOW   Code = -3009
	EAI_PROTOCOL   Code = -3014
	EAI_SERVICE    Code = -3010
	EAI_SOCKTYPE   Code = -3011
)

// codes is the one table of names (uv_err_name) and messages (uv_strerror), in
// libuv's order.
var codes = [...]struct {
	code          Code
	name, message string
}{
	{E2BIG, "E2BIG", "argument list too long"},
	{EACCES, "EACCES", "permission denied"},
	{EADDRINUSE, "EADDRINUSE", "address already in use"},
	{EADDRNOTAVAIL, "EADDRNOTAVAIL", "address not available"},
	{EAFNOSUPPORT, "EAFNOSUPPORT", "address family not supported"},
	{EAGAIN, "EAGAIN", "resource temporarily unavailable"},
	{EAI_ADDRFAMILY, "EAI_ADDRFAMILY", "address family not supported"},
	{EAI_AGAIN, "EAI_AGAIN", "temporary failure"},
	{EAI_BADFLAGS, "EAI_BADFLAGS", "bad ai_flags value"},
	{EAI_BADHINTS, "EAI_BADHINTS", "invalid value for hints"},
	{EAI_CANCELED, "EAI_CANCELED", "request canceled"},
	{EAI_FAIL, "EAI_FAIL", "permanent failure"},
	{EAI_FAMILY, "EAI_FAMILY", "ai_family not supported"},
	{EAI_MEMORY, "EAI_MEMORY", "out of memory"},
	{EAI_NODATA, "EAI_NODATA", "no address"},
	{EAI_NONAME, "EAI_NONAME", "unknown node or service"},
	{EAI_OVERFLOW, "EAI_OVERFLOW", "argument buffer overflow"},
	{EAI_PROTOCOL, "EAI_PROTOCOL", "resolved protocol is unknown"},
	{EAI_SERVICE, "EAI_SERVICE", "service not available for socket type"},
	{EAI_SOCKTYPE, "EAI_SOCKTYPE", "socket type not supported"},
	{EALREADY, "EALREADY", "connection already in progress"},
	{EBADF, "EBADF", "bad file descriptor"},
	{EBUSY, "EBUSY", "resource busy or locked"},
	{ECANCELED, "ECANCELED", "operation canceled"},
	{ECHARSET, "ECHARSET", "invalid Unicode character"},
	{ECONNABORTED, "ECONNABORTED", "software caused connection abort"},
	{ECONNREFUSED, "ECONNREFUSED", "connection refused"},
	{ECONNRESET, "ECONNRESET", "connection reset by peer"},
	{EDESTADDRREQ, "EDESTADDRREQ", "destination address required"},
	{EEXIST, "EEXIST", "file already exists"},
	{EFAULT, "EFAULT", "bad address in system call argument"},
	{EFBIG, "EFBIG", "file too large"},
	{EHOSTUNREACH, "EHOSTUNREACH", "host is unreachable"},
	{EINTR, "EINTR", "interrupted system call"},
	{EINVAL, "EINVAL", "invalid argument"},
	{EIO, "EIO", "i/o error"},
	{EISCONN, "EISCONN", "socket is already connected"},
	{EISDIR, "EISDIR", "illegal operation on a directory"},
	{ELOOP, "ELOOP", "too many symbolic links encountered"},
	{EMFILE, "EMFILE", "too many open files"},
	{EMSGSIZE, "EMSGSIZE", "message too long"},
	{ENAMETOOLONG, "ENAMETOOLONG", "name too long"},
	{ENETDOWN, "ENETDOWN", "network is down"},
	{ENETUNREACH, "ENETUNREACH", "network is unreachable"},
	{ENFILE, "ENFILE", "file table overflow"},
	{ENOBUFS, "ENOBUFS", "no buffer space available"},
	{ENODEV, "ENODEV", "no such device"},
	{ENOENT, "ENOENT", "no such file or directory"},
	{ENOMEM, "ENOMEM", "not enough memory"},
	{ENONET, "ENONET", "machine is not on the network"},
	{ENOPROTOOPT, "ENOPROTOOPT", "protocol not available"},
	{ENOSPC, "ENOSPC", "no space left on device"},
	{ENOSYS, "ENOSYS", "function not implemented"},
	{ENOTCONN, "ENOTCONN", "socket is not connected"},
	{ENOTDIR, "ENOTDIR", "not a directory"},
	{ENOTEMPTY, "ENOTEMPTY", "directory not empty"},
	{ENOTSOCK, "ENOTSOCK", "socket operation on non-socket"},
	{ENOTSUP, "ENOTSUP", "operation not supported on socket"},
	{EOVERFLOW, "EOVERFLOW", "value too large for defined data type"},
	{EPERM, "EPERM", "operation not permitted"},
	{EPIPE, "EPIPE", "broken pipe"},
	{EPROTO, "EPROTO", "protocol error"},
	{EPROTONOSUPPORT, "EPROTONOSUPPORT", "protocol not supported"},
	{EPROTOTYPE, "EPROTOTYPE", "protocol wrong type for socket"},
	{ERANGE, "ERANGE", "result too large"},
	{EROFS, "EROFS", "read-only file system"},
	{ESHUTDOWN, "ESHUTDOWN", "cannot send after transport endpoint shutdown"},
	{ESPIPE, "ESPIPE", "invalid seek"},
	{ESRCH, "ESRCH", "no such process"},
	{ETIMEDOUT, "ETIMEDOUT", "connection timed out"},
	{ETXTBSY, "ETXTBSY", "text file is busy"},
	{EXDEV, "EXDEV", "cross-device link not permitted"},
	{UNKNOWN, "UNKNOWN", "unknown error"},
	{EOF, "EOF", "end of file"},
	{ENXIO, "ENXIO", "no such device or address"},
	{EMLINK, "EMLINK", "too many links"},
	{EHOSTDOWN, "EHOSTDOWN", "host is down"},
	{EREMOTEIO, "EREMOTEIO", "remote I/O error"},
	{ENOTTY, "ENOTTY", "inappropriate ioctl for device"},
	{EFTYPE, "EFTYPE", "inappropriate file type or format"},
	{EILSEQ, "EILSEQ", "illegal byte sequence"},
	{ESOCKTNOSUPPORT, "ESOCKTNOSUPPORT", "socket type not supported"},
	{ENODATA, "ENODATA", "no data available"},
	{EUNATCH, "EUNATCH", "protocol driver not attached"},
}

// known finds a code's row, and its value as an error: converting a Code on
// the spot would allocate.
var known = func() map[Code]row {
	m := make(map[Code]row, len(codes))
	for i, c := range codes {
		m[c.code] = row{i, c.code}
	}
	return m
}()

type row struct {
	index int
	err   error
}

// Err is c as an error: nil for 0. Unlike a conversion it does not allocate.
func (c Code) Err() error {
	if c == 0 {
		return nil
	}
	if r, ok := known[c]; ok {
		return r.err
	}
	return c
}

// Name is the code's name, such as "ECONNREFUSED", as uv_err_name.
func (c Code) Name() string {
	if r, ok := known[c]; ok {
		return codes[r.index].name
	}
	return "Unknown system error " + strconv.Itoa(int(c))
}

// Message says what it means, such as "connection refused", as uv_strerror.
func (c Code) Message() string {
	if r, ok := known[c]; ok {
		return codes[r.index].message
	}
	return "Unknown system error " + strconv.Itoa(int(c))
}

// Error is "ECONNREFUSED: connection refused".
func (c Code) Error() string {
	if _, ok := known[c]; !ok {
		return c.Message()
	}
	return c.Name() + ": " + c.Message()
}

// Unwrap is the system's error behind the code, or io.EOF, or nil.
func (c Code) Unwrap() error {
	if c == EOF {
		return io.EOF
	}
	if e := c.errno(); e != 0 {
		return e
	}
	return nil
}

// Codes lists all codes that have a name, in libuv's order, as UV_ERRNO_MAP.
func Codes() []Code {
	all := make([]Code, len(codes))
	for i, c := range codes {
		all[i] = c.code
	}
	return all
}
