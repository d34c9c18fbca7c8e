//go:build unix

package fs

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

func codeOf(e syscall.Errno) uv.Code { return uv.FromErrno(e) }

// again makes a system call until no signal interrupts it.
func again(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}

// againN is again for calls that count.
func againN(call func() (int, error)) (int, error) {
	for {
		if n, err := call(); err != unix.EINTR {
			return n, err
		}
	}
}

func open(path string, flags int, mode uint32) (int, error) {
	return againN(func() (int, error) { return unix.Open(path, flags|unix.O_CLOEXEC, mode) })
}

// closeFD does not try again: interrupted or not, the descriptor is gone, and
// its number may be somebody else's by now.
func closeFD(fd int) error {
	if err := unix.Close(fd); err != unix.EINTR && err != unix.EINPROGRESS {
		return err
	}
	return nil
}

func read(fd int, buf []byte, offset int64) (int, error) {
	return againN(func() (int, error) {
		if offset < 0 {
			return unix.Read(fd, buf)
		}
		return unix.Pread(fd, buf, offset)
	})
}

func write(fd int, buf []byte, offset int64) (int, error) {
	return againN(func() (int, error) {
		if offset < 0 {
			return unix.Write(fd, buf)
		}
		return unix.Pwrite(fd, buf, offset)
	})
}

func ftruncate(fd int, length int64) error {
	return again(func() error { return unix.Ftruncate(fd, length) })
}

func mkdir(path string, mode uint32) error {
	return again(func() error { return unix.Mkdir(path, mode) })
}

func rmdir(path string) error  { return again(func() error { return unix.Rmdir(path) }) }
func unlink(path string) error { return again(func() error { return unix.Unlink(path) }) }

func rename(path, dest string) error {
	return again(func() error { return unix.Rename(path, dest) })
}

func link(path, dest string) error {
	return again(func() error { return unix.Link(path, dest) })
}

func symlink(path, dest string) error {
	return again(func() error { return unix.Symlink(path, dest) })
}

func access(path string, mode int) error {
	return again(func() error { return unix.Access(path, uint32(mode)) })
}

func chmod(path string, mode uint32) error {
	return again(func() error { return unix.Chmod(path, mode) })
}

func fchmod(fd int, mode uint32) error {
	return again(func() error { return unix.Fchmod(fd, mode) })
}

func chown(path string, uid, gid int) error {
	return again(func() error { return unix.Chown(path, uid, gid) })
}

func fchown(fd, uid, gid int) error {
	return again(func() error { return unix.Fchown(fd, uid, gid) })
}

func lchown(path string, uid, gid int) error {
	return again(func() error { return unix.Lchown(path, uid, gid) })
}

func readlink(path string) (string, error) {
	for size := 128; ; size *= 2 {
		buf := make([]byte, size)
		n, err := againN(func() (int, error) { return unix.Readlink(path, buf) })
		if err != nil {
			return "", err
		}
		if n < size { // else there may be more
			return string(buf[:n]), nil
		}
	}
}

func workingDir() (string, error) { return syscall.Getwd() }

// openDir says of a file at once that it is no directory.
func openDir(path string) (*os.File, error) {
	fd, err := open(path, unix.O_RDONLY|unix.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), path), nil
}

// copyMode gives a copy the permissions of the original.
func copyMode(fd int, from Stats) error {
	err := fchmod(fd, uint32(from.Mode&0o7777))
	if err == unix.EPERM && withoutModes(fd) {
		return nil
	}
	return err
}

func waitWritable(fd int) error {
	return again(func() error {
		fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
		_, err := unix.Poll(fds, -1)
		return err
	})
}
