package osmodule

import "syscall"

var dlopen = []constant{{"RTLD_LAZY", 1}, {"RTLD_NOW", 2}, {"RTLD_GLOBAL", 256}, {"RTLD_LOCAL", 0}, {"RTLD_DEEPBIND", 8}}

var errnos = []constant{
	errno("E2BIG", syscall.E2BIG), errno("EACCES", syscall.EACCES), errno("EADDRINUSE", syscall.EADDRINUSE),
	errno("EADDRNOTAVAIL", syscall.EADDRNOTAVAIL), errno("EAFNOSUPPORT", syscall.EAFNOSUPPORT), errno("EAGAIN", syscall.EAGAIN),
	errno("EALREADY", syscall.EALREADY), errno("EBADF", syscall.EBADF), errno("EBADMSG", syscall.EBADMSG),
	errno("EBUSY", syscall.EBUSY), errno("ECANCELED", syscall.ECANCELED), errno("ECHILD", syscall.ECHILD),
	errno("ECONNABORTED", syscall.ECONNABORTED), errno("ECONNREFUSED", syscall.ECONNREFUSED),
	errno("ECONNRESET", syscall.ECONNRESET), errno("EDEADLK", syscall.EDEADLK), errno("EDESTADDRREQ", syscall.EDESTADDRREQ),
	errno("EDOM", syscall.EDOM), errno("EDQUOT", syscall.EDQUOT), errno("EEXIST", syscall.EEXIST), errno("EFAULT", syscall.EFAULT),
	errno("EFBIG", syscall.EFBIG), errno("EHOSTUNREACH", syscall.EHOSTUNREACH), errno("EIDRM", syscall.EIDRM),
	errno("EILSEQ", syscall.EILSEQ), errno("EINPROGRESS", syscall.EINPROGRESS), errno("EINTR", syscall.EINTR),
	errno("EINVAL", syscall.EINVAL), errno("EIO", syscall.EIO), errno("EISCONN", syscall.EISCONN), errno("EISDIR", syscall.EISDIR),
	errno("ELOOP", syscall.ELOOP), errno("EMFILE", syscall.EMFILE), errno("EMLINK", syscall.EMLINK),
	errno("EMSGSIZE", syscall.EMSGSIZE), errno("EMULTIHOP", syscall.EMULTIHOP), errno("ENAMETOOLONG", syscall.ENAMETOOLONG),
	errno("ENETDOWN", syscall.ENETDOWN), errno("ENETRESET", syscall.ENETRESET), errno("ENETUNREACH", syscall.ENETUNREACH),
	errno("ENFILE", syscall.ENFILE), errno("ENOBUFS", syscall.ENOBUFS), errno("ENODATA", syscall.ENODATA),
	errno("ENODEV", syscall.ENODEV), errno("ENOENT", syscall.ENOENT), errno("ENOEXEC", syscall.ENOEXEC),
	errno("ENOLCK", syscall.ENOLCK), errno("ENOLINK", syscall.ENOLINK), errno("ENOMEM", syscall.ENOMEM),
	errno("ENOMSG", syscall.ENOMSG), errno("ENOPROTOOPT", syscall.ENOPROTOOPT), errno("ENOSPC", syscall.ENOSPC),
	errno("ENOSR", syscall.ENOSR), errno("ENOSTR", syscall.ENOSTR), errno("ENOSYS", syscall.ENOSYS),
	errno("ENOTCONN", syscall.ENOTCONN), errno("ENOTDIR", syscall.ENOTDIR), errno("ENOTEMPTY", syscall.ENOTEMPTY),
	errno("ENOTSOCK", syscall.ENOTSOCK), errno("ENOTSUP", syscall.ENOTSUP), errno("ENOTTY", syscall.ENOTTY),
	errno("ENXIO", syscall.ENXIO), errno("EOPNOTSUPP", syscall.EOPNOTSUPP), errno("EOVERFLOW", syscall.EOVERFLOW),
	errno("EPERM", syscall.EPERM), errno("EPIPE", syscall.EPIPE), errno("EPROTO", syscall.EPROTO),
	errno("EPROTONOSUPPORT", syscall.EPROTONOSUPPORT), errno("EPROTOTYPE", syscall.EPROTOTYPE), errno("ERANGE", syscall.ERANGE),
	errno("EROFS", syscall.EROFS), errno("ESPIPE", syscall.ESPIPE), errno("ESRCH", syscall.ESRCH), errno("ESTALE", syscall.ESTALE),
	errno("ETIME", syscall.ETIME), errno("ETIMEDOUT", syscall.ETIMEDOUT), errno("ETXTBSY", syscall.ETXTBSY),
	errno("EWOULDBLOCK", syscall.EWOULDBLOCK), errno("EXDEV", syscall.EXDEV),
}

var signals = []constant{
	{"SIGHUP", int(syscall.SIGHUP)}, {"SIGINT", int(syscall.SIGINT)}, {"SIGQUIT", int(syscall.SIGQUIT)},
	{"SIGILL", int(syscall.SIGILL)}, {"SIGTRAP", int(syscall.SIGTRAP)}, {"SIGABRT", int(syscall.SIGABRT)},
	{"SIGIOT", int(syscall.SIGIOT)}, {"SIGBUS", int(syscall.SIGBUS)}, {"SIGFPE", int(syscall.SIGFPE)},
	{"SIGKILL", int(syscall.SIGKILL)}, {"SIGUSR1", int(syscall.SIGUSR1)}, {"SIGSEGV", int(syscall.SIGSEGV)},
	{"SIGUSR2", int(syscall.SIGUSR2)}, {"SIGPIPE", int(syscall.SIGPIPE)}, {"SIGALRM", int(syscall.SIGALRM)},
	{"SIGTERM", int(syscall.SIGTERM)}, {"SIGCHLD", int(syscall.SIGCHLD)}, {"SIGSTKFLT", int(syscall.SIGSTKFLT)},
	{"SIGCONT", int(syscall.SIGCONT)}, {"SIGSTOP", int(syscall.SIGSTOP)}, {"SIGTSTP", int(syscall.SIGTSTP)},
	{"SIGTTIN", int(syscall.SIGTTIN)}, {"SIGTTOU", int(syscall.SIGTTOU)}, {"SIGURG", int(syscall.SIGURG)},
	{"SIGXCPU", int(syscall.SIGXCPU)}, {"SIGXFSZ", int(syscall.SIGXFSZ)}, {"SIGVTALRM", int(syscall.SIGVTALRM)},
	{"SIGPROF", int(syscall.SIGPROF)}, {"SIGWINCH", int(syscall.SIGWINCH)}, {"SIGIO", int(syscall.SIGIO)},
	{"SIGPOLL", int(syscall.SIGPOLL)}, {"SIGPWR", int(syscall.SIGPWR)}, {"SIGSYS", int(syscall.SIGSYS)},
}
