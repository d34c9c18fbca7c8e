package fs

import (
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// withoutStatx is set where the kernel, or a filter before it, has no statx.
var withoutStatx atomic.Bool

func stat(path string, follow bool) (Stats, error) {
	flags := 0
	if !follow {
		flags = unix.AT_SYMLINK_NOFOLLOW
	}
	return statAt(unix.AT_FDCWD, path, flags)
}

func fstat(fd int) (Stats, error) {
	if fd < 0 {
		return Stats{}, unix.EBADF // and not AT_FDCWD
	}
	return statAt(fd, "", unix.AT_EMPTY_PATH)
}

func statAt(fd int, path string, flags int) (Stats, error) {
	if withoutStatx.Load() {
		return oldStat(fd, path, flags)
	}
	var x unix.Statx_t
	err := again(func() error {
		return unix.Statx(fd, path, flags, unix.STATX_BASIC_STATS|unix.STATX_BTIME, &x)
	})
	switch err {
	case nil:
	case unix.ENOSYS, unix.EPERM, unix.EOPNOTSUPP:
		// EPERM is what filters of system calls say that are older than statx.
		s, err := oldStat(fd, path, flags)
		if err == nil {
			withoutStatx.Store(true)
		}
		return s, err
	default:
		return Stats{}, err
	}
	return Stats{
		Dev:       unix.Mkdev(x.Dev_major, x.Dev_minor),
		Mode:      uint64(x.Mode),
		Nlink:     uint64(x.Nlink),
		UID:       uint64(x.Uid),
		GID:       uint64(x.Gid),
		Rdev:      unix.Mkdev(x.Rdev_major, x.Rdev_minor),
		Ino:       x.Ino,
		Size:      x.Size,
		Blksize:   uint64(x.Blksize),
		Blocks:    x.Blocks,
		Atime:     Timespec{x.Atime.Sec, int64(x.Atime.Nsec)},
		Mtime:     Timespec{x.Mtime.Sec, int64(x.Mtime.Nsec)},
		Ctime:     Timespec{x.Ctime.Sec, int64(x.Ctime.Nsec)},
		Birthtime: Timespec{x.Btime.Sec, int64(x.Btime.Nsec)},
	}, nil
}

func oldStat(fd int, path string, flags int) (Stats, error) {
	var st unix.Stat_t
	err := again(func() error {
		if flags&unix.AT_EMPTY_PATH != 0 {
			return unix.Fstat(fd, &st)
		}
		return unix.Fstatat(fd, path, &st, flags)
	})
	if err != nil {
		return Stats{}, err
	}
	return statsOf(&st), nil
}

func birth(*unix.Stat_t, *Stats) {} // statx has it
