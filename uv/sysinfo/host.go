package sysinfo

import (
	"os"
	"time"
)

// Uptime is how long the machine has been running, as uv_uptime. Linux, macOS
// and the BSDs; ENOTSUP elsewhere. Safe from any goroutine.
func Uptime() (time.Duration, error) { return uptime() }

// LoadAvg is how many programs wanted to run, on the average of the last 1, 5
// and 15 minutes, as uv_loadavg; zeros if unknown. Linux, macOS and the BSDs.
// Safe from any goroutine.
func LoadAvg() [3]float64 { return loadAvg() }

// HRTime is a clock for measuring, that nobody sets, as uv_hrtime and
// uv_clock_gettime with UV_CLOCK_MONOTONIC. It starts at some point in the
// past, on Linux the same for all programs. The other clock is time.Now. Safe
// from any goroutine.
func HRTime() time.Duration { return hrtime() }

// Hostname is the machine's name, as uv_os_gethostname. Safe from any
// goroutine.
func Hostname() (string, error) {
	name, err := os.Hostname()
	return name, fail(err, "gethostname")
}

// Utsname names the system, as uv_utsname_t.
type Utsname struct {
	Sysname string // "Linux"
	Release string // "6.18.44"
	Version string // "#1 SMP PREEMPT_DYNAMIC ..."
	Machine string // "x86_64"
}

// Uname names the system, as uv_os_uname. Unix; ENOTSUP elsewhere. Safe from
// any goroutine.
func Uname() (Utsname, error) { return uname() }
