//go:build linux || darwin || freebsd || dragonfly

package fs

import "golang.org/x/sys/unix"

func statfs(path string) (FSStats, error) {
	var st unix.Statfs_t
	if err := again(func() error { return unix.Statfs(path, &st) }); err != nil {
		return FSStats{}, err
	}
	return FSStats{
		Type:   uint64(st.Type),
		Bsize:  uint64(st.Bsize),
		Blocks: uint64(st.Blocks),
		Bfree:  uint64(st.Bfree),
		Bavail: uint64(st.Bavail),
		Files:  uint64(st.Files),
		Ffree:  uint64(st.Ffree),
	}, nil
}
