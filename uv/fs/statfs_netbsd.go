package fs

import "golang.org/x/sys/unix"

// statfs asks statvfs, which counts in fragments.
func statfs(path string) (FSStats, error) {
	var st unix.Statvfs_t
	if err := again(func() error { return unix.Statvfs(path, &st) }); err != nil {
		return FSStats{}, err
	}
	return FSStats{
		Bsize:  uint64(st.Frsize),
		Blocks: st.Blocks,
		Bfree:  st.Bfree,
		Bavail: st.Bavail,
		Files:  st.Files,
		Ffree:  st.Ffree,
	}, nil
}
