package fs

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/windows"

	"github.com/uvgo/uvgo/uv"
)

// codeOf is libuv's reading of Windows' errors.
func codeOf(e syscall.Errno) uv.Code {
	switch e {
	case windows.ERROR_INVALID_HANDLE:
		return uv.EBADF
	case windows.ERROR_DIR_NOT_EMPTY:
		return uv.ENOTEMPTY
	case windows.ERROR_DIRECTORY:
		return uv.ENOTDIR
	case windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION:
		return uv.EBUSY
	case windows.ERROR_NOT_A_REPARSE_POINT, windows.ERROR_INVALID_PARAMETER:
		return uv.EINVAL
	case windows.ERROR_INVALID_NAME, windows.ERROR_BAD_PATHNAME:
		return uv.ENOENT
	case windows.ERROR_NOT_SAME_DEVICE:
		return uv.EXDEV
	case windows.ERROR_DISK_FULL:
		return uv.ENOSPC
	case windows.ERROR_BROKEN_PIPE, windows.ERROR_NO_DATA:
		return uv.EPIPE
	case windows.ERROR_PRIVILEGE_NOT_HELD:
		return uv.EPERM
	case syscall.EWINDOWS, windows.ERROR_NOT_SUPPORTED:
		return uv.ENOTSUP
	}
	switch {
	case uv.FromErrno(e) != uv.UNKNOWN:
		return uv.FromErrno(e)
	case e.Is(fs.ErrNotExist):
		return uv.ENOENT
	case e.Is(fs.ErrExist):
		return uv.EEXIST
	case e.Is(fs.ErrPermission):
		return uv.EACCES
	}
	return uv.UNKNOWN
}

func open(path string, flags int, mode uint32) (int, error) {
	h, err := syscall.Open(path, flags|syscall.O_CLOEXEC, mode)
	return int(h), err
}

func closeFD(fd int) error { return syscall.Close(syscall.Handle(fd)) }

// read with an offset puts the position back, which Windows moves.
func read(fd int, buf []byte, offset int64) (n int, err error) {
	err = at(fd, offset, func(o *windows.Overlapped) error {
		var done uint32
		err := windows.ReadFile(windows.Handle(fd), buf, &done, o)
		n = int(done)
		return err
	})
	if err == windows.ERROR_HANDLE_EOF || err == windows.ERROR_BROKEN_PIPE {
		return 0, nil
	}
	return n, err
}

func write(fd int, buf []byte, offset int64) (n int, err error) {
	err = at(fd, offset, func(o *windows.Overlapped) error {
		var done uint32
		err := windows.WriteFile(windows.Handle(fd), buf, &done, o)
		n = int(done)
		return err
	})
	return n, err
}

func at(fd int, offset int64, call func(*windows.Overlapped) error) error {
	if offset < 0 {
		return call(nil)
	}
	h := windows.Handle(fd)
	position, err := windows.Seek(h, 0, 1)
	if err != nil {
		return err
	}
	defer windows.Seek(h, position, 0)
	return call(&windows.Overlapped{Offset: uint32(offset), OffsetHigh: uint32(offset >> 32)})
}

func fsync(fd int) error                   { return syscall.Fsync(syscall.Handle(fd)) }
func fdatasync(fd int) error               { return fsync(fd) }
func ftruncate(fd int, length int64) error { return syscall.Ftruncate(syscall.Handle(fd), length) }

func mkdir(path string, _ uint32) error { return os.Mkdir(path, 0o777) }
func rmdir(path string) error           { return syscall.Rmdir(path) }
func rename(path, dest string) error    { return os.Rename(path, dest) }
func link(path, dest string) error      { return os.Link(path, dest) }
func symlink(path, dest string) error   { return os.Symlink(path, dest) }
func workingDir() (string, error)       { return os.Getwd() }

// unlink removes files that may only be read, and links to directories.
func unlink(path string) error {
	if err := syscall.Unlink(path); err == nil {
		return nil
	}
	s, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if s.IsDir() {
		return syscall.EPERM
	}
	return os.Remove(path)
}

// readlink says of a file at once that it is no link.
func readlink(path string) (string, error) {
	s, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	if s.Mode()&(os.ModeSymlink|os.ModeIrregular) == 0 {
		return "", syscall.EINVAL
	}
	return os.Readlink(path)
}

func access(path string, mode int) error {
	s, err := os.Stat(path)
	if err != nil {
		return err
	}
	if mode&WOK != 0 && !s.IsDir() && s.Mode()&0o200 == 0 {
		return syscall.EPERM
	}
	return nil
}

func chmod(path string, mode uint32) error    { return syscall.Chmod(path, mode) }
func fchmod(fd int, mode uint32) error        { return uv.ENOTSUP }
func chown(path string, uid, gid int) error   { return uv.ENOTSUP }
func fchown(fd, uid, gid int) error           { return uv.ENOTSUP }
func lchown(path string, uid, gid int) error  { return uv.ENOTSUP }
func statfs(path string) (s FSStats, _ error) { return s, uv.ENOTSUP }
func clone(out, in int) error                 { return uv.ENOTSUP }
func copyMode(fd int, from Stats) error       { return nil } // open has set what there is
func waitWritable(fd int) error               { return uv.EAGAIN }
func sendfile(out, in int, offset int64, length int) (int, error) {
	return pump(out, in, offset, length)
}

func openDir(path string) (*os.File, error) {
	dir, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	s, err := dir.Stat()
	if err == nil && !s.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		dir.Close()
		return nil, err
	}
	return dir, nil
}

// handle opens what only a file's properties are wanted of.
func handle(path string, rights uint32, follow bool) (windows.Handle, error) {
	name, err := windows.UTF16PtrFromString(filepath.FromSlash(path))
	if err != nil {
		return windows.InvalidHandle, err
	}
	flags := uint32(windows.FILE_FLAG_BACKUP_SEMANTICS) // directories too
	if !follow {
		flags |= windows.FILE_FLAG_OPEN_REPARSE_POINT
	}
	share := uint32(windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE)
	return windows.CreateFile(name, rights, share, nil, windows.OPEN_EXISTING, flags, 0)
}

func stat(path string, follow bool) (Stats, error) {
	h, err := handle(path, windows.FILE_READ_ATTRIBUTES, follow)
	if err != nil {
		return Stats{}, err
	}
	defer windows.CloseHandle(h)
	return fstat(int(h))
}

func fstat(fd int) (Stats, error) {
	kind, err := windows.GetFileType(windows.Handle(fd))
	switch {
	case err != nil:
		return Stats{}, err
	case kind == windows.FILE_TYPE_CHAR:
		return Stats{Mode: 0o020666, Nlink: 1}, nil
	case kind == windows.FILE_TYPE_PIPE:
		return Stats{Mode: 0o010666, Nlink: 1}, nil
	}
	var info windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(windows.Handle(fd), &info); err != nil {
		return Stats{}, err
	}
	s := Stats{
		Dev:       uint64(info.VolumeSerialNumber),
		Mode:      0o100666,
		Nlink:     uint64(info.NumberOfLinks),
		Ino:       uint64(info.FileIndexHigh)<<32 | uint64(info.FileIndexLow),
		Size:      uint64(info.FileSizeHigh)<<32 | uint64(info.FileSizeLow),
		Blksize:   4096,
		Atime:     timespec(info.LastAccessTime),
		Mtime:     timespec(info.LastWriteTime),
		Ctime:     timespec(info.LastWriteTime),
		Birthtime: timespec(info.CreationTime),
	}
	s.Blocks = (s.Size + 511) / 512
	if info.FileAttributes&windows.FILE_ATTRIBUTE_READONLY != 0 {
		s.Mode &^= 0o222
	}
	switch {
	case info.FileAttributes&windows.FILE_ATTRIBUTE_REPARSE_POINT != 0: // seen by Lstat alone
		s.Mode = 0o120777
	case info.FileAttributes&windows.FILE_ATTRIBUTE_DIRECTORY != 0:
		s.Mode, s.Size, s.Blocks = 0o040000|s.Mode&0o777, 0, 0
	}
	return s, nil
}

// Windows counts in units of 100 ns from the year 1601.
const (
	units = 10_000_000
	epoch = 11_644_473_600 // seconds from 1601 to 1970
)

func timespec(ft windows.Filetime) Timespec {
	n := int64(ft.HighDateTime)<<32 | int64(ft.LowDateTime)
	return Timespec{n/units - epoch, n % units * 100}
}

// filetime is nil for a time that stays as it is.
func filetime(t Timespec) (*windows.Filetime, error) {
	var ft windows.Filetime
	switch {
	case t == UtimeOmit:
		return nil, nil
	case t == UtimeNow:
		windows.GetSystemTimeAsFileTime(&ft)
		return &ft, nil
	case t.Nsec < 0 || t.Nsec >= 1e9 || t.Sec < -epoch || t.Sec > 1<<39:
		return nil, syscall.EINVAL
	}
	n := (t.Sec+epoch)*units + t.Nsec/100
	return &windows.Filetime{LowDateTime: uint32(n), HighDateTime: uint32(n >> 32)}, nil
}

func utime(path string, atime, mtime Timespec, follow bool) error {
	h, err := handle(path, windows.FILE_WRITE_ATTRIBUTES, follow)
	if err != nil {
		return err
	}
	defer windows.CloseHandle(h)
	return futime(int(h), atime, mtime)
}

func futime(fd int, atime, mtime Timespec) error {
	a, err := filetime(atime)
	if err != nil {
		return err
	}
	m, err := filetime(mtime)
	if err != nil {
		return err
	}
	return windows.SetFileTime(windows.Handle(fd), nil, a, m)
}
