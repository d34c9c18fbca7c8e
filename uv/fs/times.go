package fs

import (
	"math"
	"time"

	"github.com/uvgo/uvgo/uv"
)

// Words that Utime, Futime and Lutime take for a time: now, as
// UV_FS_UTIME_NOW, and the one that the file has, as UV_FS_UTIME_OMIT.
var (
	UtimeNow  = Timespec{Nsec: 1<<30 - 1}
	UtimeOmit = Timespec{Nsec: 1<<30 - 2}
)

// TimespecOf is t for Utime. Safe from any goroutine.
func TimespecOf(t time.Time) Timespec { return Timespec{t.Unix(), int64(t.Nanosecond())} }

// TimespecOfSeconds is a time in seconds since 1970, as uv_fs_utime takes it.
// Infinity is UtimeNow, NaN is UtimeOmit.
//
// Differs from libuv: it keeps the nanoseconds, as far as a float64 has them;
// today's are good for a quarter of a microsecond. Safe from any goroutine.
func TimespecOfSeconds(seconds float64) Timespec {
	switch {
	case math.IsInf(seconds, 0):
		return UtimeNow
	case math.IsNaN(seconds):
		return UtimeOmit
	}
	whole := math.Floor(seconds)
	// The fraction is exact; rounding it may carry.
	nsec := int64(math.Round((seconds - whole) * 1e9))
	return Timespec{int64(whole) + nsec/1e9, nsec % 1e9}
}

// Utime sets when a file was last read and changed, as uv_fs_utime; of a link,
// where it leads to. EINVAL for nanoseconds outside a second. Loop goroutine
// only.
func Utime(loop *uv.Loop, path string, atime, mtime Timespec, onDone func(err error)) *Request {
	return do(loop, KindUtime, args{path: path, atime: atime, mtime: mtime}, func(a *args) error { return UtimeSync(a.path, a.atime, a.mtime) }, onDone)
}

// UtimeSync is Utime at once. Safe from any goroutine.
func UtimeSync(path string, atime, mtime Timespec) error {
	return failed(KindUtime, utime(path, atime, mtime, true), path, "")
}

// Futime is Utime of a descriptor, as uv_fs_futime. Loop goroutine only.
func Futime(loop *uv.Loop, fd int, atime, mtime Timespec, onDone func(err error)) *Request {
	return do(loop, KindFutime, args{fd: fd, atime: atime, mtime: mtime}, func(a *args) error { return FutimeSync(a.fd, a.atime, a.mtime) }, onDone)
}

// FutimeSync is Futime at once. Safe from any goroutine.
func FutimeSync(fd int, atime, mtime Timespec) error {
	return failed(KindFutime, futime(fd, atime, mtime), "", "")
}

// Lutime is Utime of a link itself, as uv_fs_lutime. Loop goroutine only.
func Lutime(loop *uv.Loop, path string, atime, mtime Timespec, onDone func(err error)) *Request {
	return do(loop, KindLutime, args{path: path, atime: atime, mtime: mtime}, func(a *args) error { return LutimeSync(a.path, a.atime, a.mtime) }, onDone)
}

// LutimeSync is Lutime at once. Safe from any goroutine.
func LutimeSync(path string, atime, mtime Timespec) error {
	return failed(KindLutime, utime(path, atime, mtime, false), path, "")
}
