package fs

import "golang.org/x/sys/unix"

func statfs(path string) (FSStats, error) {
	var st unix.Statfs_t
	if err := again(func() error { return unix.Statfs(path, &st) }); err != nil {
		return FSStats{}, err
	}
	return FSStats{
		Bsize:  uint64(st.F_bsize),
		Blocks: st.F_blocks,
		Bfree:  st.F_bfree,
		Bavail: uint64(st.F_bavail),
		Files:  st.F_files,
		Ffree:  st.F_ffree,
	}, nil
}
