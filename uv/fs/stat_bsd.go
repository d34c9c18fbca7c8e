//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package fs

import "golang.org/x/sys/unix"

func stat(path string, follow bool) (Stats, error) {
	var st unix.Stat_t
	err := again(func() error {
		if follow {
			return unix.Stat(path, &st)
		}
		return unix.Lstat(path, &st)
	})
	if err != nil {
		return Stats{}, err
	}
	return statsOf(&st), nil
}

func fstat(fd int) (Stats, error) {
	var st unix.Stat_t
	if err := again(func() error { return unix.Fstat(fd, &st) }); err != nil {
		return Stats{}, err
	}
	return statsOf(&st), nil
}
