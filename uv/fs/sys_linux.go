package fs

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

func fsync(fd int) error     { return again(func() error { return unix.Fsync(fd) }) }
func fdatasync(fd int) error { return again(func() error { return unix.Fdatasync(fd) }) }

func clone(out, in int) error {
	return again(func() error { return unix.IoctlFileClone(out, in) })
}

// withoutModes tells whether a file system refuses fchmod for having no
// permissions of its own, as a mounted Windows share.
func withoutModes(fd int) bool {
	var st unix.Statfs_t
	err := again(func() error { return unix.Fstatfs(fd, &st) })
	return err == nil && uint32(st.Type) == unix.CIFS_SUPER_MAGIC
}

// sendfile tries three ways, the best first. Each knows files that it does not
// work on, and has its own errors to say so; one that is everybody's comes
// again.
func sendfile(out, in int, offset int64, length int) (int, error) {
	n, err := againN(func() (int, error) {
		off := offset
		return unix.CopyFileRange(in, &off, out, nil, length, 0)
	})
	if err == nil && n > 0 {
		return n, nil
	}
	// Nothing is the end, or a file of /proc.
	n, err = againN(func() (int, error) {
		off := offset
		return unix.Sendfile(out, in, &off, length)
	})
	switch err {
	case nil:
		return n, nil
	case unix.EINVAL, unix.EIO, unix.ENOTSOCK, unix.EXDEV, unix.ESPIPE:
		return pump(out, in, offset, length)
	}
	return 0, err
}

// futime goes past package unix, which sets the times of a descriptor by the
// microsecond.
func futime(fd int, atime, mtime Timespec) error {
	if fd < 0 {
		return unix.EBADF
	}
	ts, err := timespecs(atime, mtime)
	if err != nil {
		return err
	}
	return again(func() error {
		_, _, errno := unix.Syscall6(unix.SYS_UTIMENSAT, uintptr(fd), 0, uintptr(unsafe.Pointer(&ts)), 0, 0, 0)
		if errno != 0 {
			return errno
		}
		return nil
	})
}
