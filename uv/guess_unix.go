//go:build unix

package uv

import "golang.org/x/sys/unix"

// GuessHandle tells which kind of handle fits a descriptor, as
// uv_guess_handle: TypeTTY, TypeFile, TypeTCP, TypeUDP, TypeNamedPipe for pipes
// and for stream sockets of the Unix domain; TypeUnknown for directories, other
// sockets, and what is no descriptor. A device that is no terminal is a file.
// Safe from any goroutine.
func GuessHandle(fd int) HandleType {
	if _, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ); err == nil {
		return TypeTTY
	}
	var st unix.Stat_t
	if unix.Fstat(fd, &st) != nil {
		return TypeUnknown
	}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG, unix.S_IFCHR:
		return TypeFile
	case unix.S_IFIFO:
		return TypeNamedPipe
	case unix.S_IFSOCK:
		return guessSocket(fd)
	}
	return TypeUnknown
}

func guessSocket(fd int) HandleType {
	typ, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	if err != nil {
		return TypeUnknown
	}
	addr, err := unix.Getsockname(fd)
	if err != nil {
		return TypeUnknown
	}
	switch addr.(type) {
	case *unix.SockaddrInet4, *unix.SockaddrInet6:
		switch typ {
		case unix.SOCK_STREAM:
			return TypeTCP
		case unix.SOCK_DGRAM:
			return TypeUDP
		}
	case *unix.SockaddrUnix:
		if typ == unix.SOCK_STREAM {
			return TypeNamedPipe
		}
	}
	return TypeUnknown
}
