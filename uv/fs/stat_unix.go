//go:build unix

package fs

import "golang.org/x/sys/unix"

// statsOf converts what every Unix has; the types of the fields are the
// system's.
func statsOf(st *unix.Stat_t) Stats {
	s := Stats{
		Dev:     uint64(st.Dev),
		Mode:    uint64(st.Mode),
		Nlink:   uint64(st.Nlink),
		UID:     uint64(st.Uid),
		GID:     uint64(st.Gid),
		Rdev:    uint64(st.Rdev),
		Ino:     uint64(st.Ino),
		Size:    uint64(st.Size),
		Blksize: uint64(st.Blksize),
		Blocks:  uint64(st.Blocks),
		Atime:   timespec(st.Atim),
		Mtime:   timespec(st.Mtim),
		Ctime:   timespec(st.Ctim),
	}
	birth(st, &s)
	return s
}

func timespec(ts unix.Timespec) Timespec { return Timespec{int64(ts.Sec), int64(ts.Nsec)} }
