package fs

import (
	"time"

	"github.com/uvgo/uvgo/uv"
)

// Timespec is a time in the history of a file, as uv_timespec_t: seconds since
// 1970, negative before, and nanoseconds that are added to them, from 0 to
// 999,999,999. Timespecs are compared with ==.
type Timespec struct{ Sec, Nsec int64 }

// Time is t as package time has it. Safe from any goroutine.
func (t Timespec) Time() time.Time { return time.Unix(t.Sec, t.Nsec) }

// Stats is what is known about a file, as uv_stat_t. The numbers are the
// system's own. What the system does not know is 0. Stats are compared with ==.
type Stats struct {
	Dev     uint64
	Mode    uint64 // kind and permissions: st_mode
	Nlink   uint64
	UID     uint64
	GID     uint64
	Rdev    uint64
	Ino     uint64
	Size    uint64 // bytes
	Blksize uint64 // bytes
	Blocks  uint64 // of 512 bytes
	Flags   uint64
	Gen     uint64

	Atime     Timespec // last read
	Mtime     Timespec // content last changed
	Ctime     Timespec // content, or what is in these Stats, last changed
	Birthtime Timespec // made
}

// Kind is the kind of the file. Safe from any goroutine.
func (s Stats) Kind() DirentKind {
	switch s.Mode & 0o170000 { // S_IFMT, the same on all systems
	case 0o100000:
		return DirentFile
	case 0o040000:
		return DirentDir
	case 0o120000:
		return DirentLink
	case 0o010000:
		return DirentFIFO
	case 0o140000:
		return DirentSocket
	case 0o020000:
		return DirentChar
	case 0o060000:
		return DirentBlock
	}
	return DirentUnknown
}

// Stat tells about a file, as uv_fs_stat. Of a link it tells where it leads to.
//
// Differs from libuv: on Linux a birth time that is not known is 0, also where
// the kernel has no statx; libuv gives the time of the last change then. Loop
// goroutine only.
func Stat(loop *uv.Loop, path string, onStat func(err error, stats Stats)) *Request {
	return begin(loop, KindStat, args{path: path}, func(a *args) (Stats, error) { return StatSync(a.path) }, onStat)
}

// StatSync is Stat at once. Safe from any goroutine.
func StatSync(path string) (Stats, error) {
	s, err := stat(path, true)
	return s, failed(KindStat, err, path, "")
}

// Lstat is Stat that tells about a link itself, as uv_fs_lstat. Loop goroutine
// only.
func Lstat(loop *uv.Loop, path string, onStat func(err error, stats Stats)) *Request {
	return begin(loop, KindLstat, args{path: path}, func(a *args) (Stats, error) { return LstatSync(a.path) }, onStat)
}

// LstatSync is Lstat at once. Safe from any goroutine.
func LstatSync(path string) (Stats, error) {
	s, err := stat(path, false)
	return s, failed(KindLstat, err, path, "")
}

// Fstat is Stat of a descriptor, as uv_fs_fstat. Loop goroutine only.
func Fstat(loop *uv.Loop, fd int, onStat func(err error, stats Stats)) *Request {
	return begin(loop, KindFstat, args{fd: fd}, func(a *args) (Stats, error) { return FstatSync(a.fd) }, onStat)
}

// FstatSync is Fstat at once. Safe from any goroutine.
func FstatSync(fd int) (Stats, error) {
	s, err := fstat(fd)
	return s, failed(KindFstat, err, "", "")
}

// FSStats is what is known about a file system, as uv_statfs_t.
type FSStats struct {
	Type   uint64 // the system's number for it; 0 on OpenBSD and NetBSD
	Bsize  uint64 // of a block, in bytes
	Blocks uint64 // all
	Bfree  uint64 // free ones
	Bavail uint64 // free ones that are not kept for root
	Files  uint64 // inodes
	Ffree  uint64 // free ones
}

// Statfs tells about the file system that path is on, as uv_fs_statfs. Loop
// goroutine only.
func Statfs(loop *uv.Loop, path string, onStat func(err error, stats FSStats)) *Request {
	return begin(loop, KindStatfs, args{path: path}, func(a *args) (FSStats, error) { return StatfsSync(a.path) }, onStat)
}

// StatfsSync is Statfs at once. Safe from any goroutine.
func StatfsSync(path string) (FSStats, error) {
	s, err := statfs(path)
	return s, failed(KindStatfs, err, path, "")
}
