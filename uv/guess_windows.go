package uv

import "golang.org/x/sys/windows"

// GuessHandle tells which kind of handle fits a descriptor, as
// uv_guess_handle: TypeTTY, TypeFile, TypeNamedPipe; TypeUnknown for all else,
// sockets too. A device that is no terminal is a file. Safe from any goroutine.
func GuessHandle(fd int) HandleType {
	handle := windows.Handle(fd)
	typ, err := windows.GetFileType(handle)
	if err != nil {
		return TypeUnknown
	}
	switch typ {
	case windows.FILE_TYPE_DISK:
		return TypeFile
	case windows.FILE_TYPE_PIPE:
		return TypeNamedPipe
	case windows.FILE_TYPE_CHAR:
		var mode uint32
		if windows.GetConsoleMode(handle, &mode) == nil {
			return TypeTTY
		}
		return TypeFile
	}
	return TypeUnknown
}
