package fs

import "golang.org/x/sys/unix"

// fsync asks the disk itself; fsync alone leaves the data in its memory. Some
// file systems cannot.
func fsync(fd int) error {
	err := again(func() error {
		_, err := unix.FcntlInt(uintptr(fd), unix.F_FULLFSYNC, 0)
		return err
	})
	if err != nil {
		err = again(func() error { return unix.Fsync(fd) })
	}
	return err
}
