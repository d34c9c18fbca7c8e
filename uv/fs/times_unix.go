//go:build unix

package fs

import (
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

func utime(path string, atime, mtime Timespec, follow bool) error {
	ts, err := timespecs(atime, mtime)
	if err != nil {
		return err
	}
	flags := 0
	if !follow {
		flags = unix.AT_SYMLINK_NOFOLLOW
	}
	return again(func() error { return unix.UtimesNanoAt(unix.AT_FDCWD, path, ts[:], flags) })
}

// timespecs are what utimensat takes. EINVAL for nanoseconds outside a second,
// ERANGE for seconds that the system cannot count.
func timespecs(atime, mtime Timespec) (ts [2]unix.Timespec, err error) {
	for i, t := range [2]Timespec{atime, mtime} {
		now, omit := words()
		switch {
		case t == UtimeNow:
			set(&ts[i].Nsec, now)
		case t == UtimeOmit:
			set(&ts[i].Nsec, omit)
		case t.Nsec < 0 || t.Nsec >= 1e9:
			return ts, unix.EINVAL
		default:
			if ts[i], err = unix.TimeToTimespec(time.Unix(t.Sec, t.Nsec)); err != nil {
				return ts, err
			}
		}
	}
	return ts, nil
}

// words are the nanoseconds by which utimensat knows now and omit.
func words() (now, omit int64) {
	switch runtime.GOOS {
	case "linux", "netbsd":
		return 1<<30 - 1, 1<<30 - 2
	case "openbsd":
		return -2, -1
	}
	return -1, -2
}

// set assigns to a field whose type is the system's.
func set[T int32 | int64](field *T, v int64) { *field = T(v) }
