//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package fs

import (
	"time"

	"golang.org/x/sys/unix"
)

func fdatasync(fd int) error { return fsync(fd) }

func clone(out, in int) error { return unix.ENOTSUP }

func withoutModes(fd int) bool { return false }

func sendfile(out, in int, offset int64, length int) (int, error) {
	return pump(out, in, offset, length)
}

// futime knows neither now nor omit, and asks for them.
func futime(fd int, atime, mtime Timespec) error {
	if _, err := timespecs(atime, mtime); err != nil {
		return err
	}
	s, err := fstat(fd)
	if err != nil {
		return err
	}
	now := TimespecOf(time.Now())
	tv := []unix.Timeval{timeval(atime, s.Atime, now), timeval(mtime, s.Mtime, now)}
	return again(func() error { return unix.Futimes(fd, tv) })
}

func timeval(t, old, now Timespec) unix.Timeval {
	switch t {
	case UtimeOmit:
		t = old
	case UtimeNow:
		t = now
	}
	var tv unix.Timeval
	set(&tv.Sec, t.Sec)
	set(&tv.Usec, t.Nsec/1000)
	return tv
}
