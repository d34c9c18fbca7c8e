//go:build unix

package bench

import (
	"time"

	"golang.org/x/sys/unix"
)

// usage is the CPU time of this process in seconds, and its peak memory as the
// system counts it: kilobytes on Linux.
func usage() (cpu float64, resident int64) {
	var u unix.Rusage
	Check(unix.Getrusage(unix.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds(), int64(u.Maxrss)
}
