package sysinfo

import (
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/uv"
	"golang.org/x/sys/unix"
)

func freeMemory() uint64 {
	if n := parseMemInfo(system("/proc/meminfo"), "MemAvailable"); n > 0 {
		return n
	}
	var info unix.Sysinfo_t
	if unix.Sysinfo(&info) != nil {
		return 0
	}
	return uint64(info.Freeram) * uint64(info.Unit)
}

func totalMemory() uint64 {
	if n := parseMemInfo(system("/proc/meminfo"), "MemTotal"); n > 0 {
		return n
	}
	var info unix.Sysinfo_t
	if unix.Sysinfo(&info) != nil {
		return 0
	}
	return uint64(info.Totalram) * uint64(info.Unit)
}

// parseMemInfo finds a line such as "MemTotal:  24683620 kB"; 0 if it is not
// there.
func parseMemInfo(text, name string) uint64 {
	for line := range strings.Lines(text) {
		if value, ok := strings.CutPrefix(line, name+":"); ok {
			kB, _, _ := strings.Cut(strings.TrimSpace(value), " ")
			n, err := strconv.ParseUint(kB, 10, 54) // so many kB are a uint64 of bytes
			if err == nil {
				return n << 10
			}
		}
	}
	return 0
}

func constrainedMemory() uint64 {
	bounds, known := limits()
	least := uint64(unlimited)
	for _, b := range bounds {
		least = min(least, b.limit)
	}
	if !known {
		return 0
	}
	return least
}

func availableMemory() uint64 {
	bounds, _ := limits()
	available := freeMemory()
	for _, b := range bounds {
		// For a short while a group may use more than its limit.
		available = min(available, b.limit-min(b.limit, b.used))
	}
	return available
}

// limits are all that hold for this process.
func limits() ([]bound, bool) {
	bounds, known := files(system).memoryBounds()
	var space unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_AS, &space) == nil && space.Cur < math.MaxInt64 {
		size, _, _ := parseStatm(system("/proc/self/statm"))
		bounds, known = append(bounds, bound{space.Cur, size}), true
	}
	return bounds, known
}

func residentSetMemory() (uint64, error) {
	_, resident, ok := parseStatm(system("/proc/self/statm"))
	if !ok {
		return 0, uv.ENOTSUP // no /proc
	}
	return resident, nil
}

// parseStatm reads "290372 10542 ...": pages of address space, and of memory.
func parseStatm(text string) (size, resident uint64, ok bool) {
	fields := strings.Fields(text)
	if len(fields) < 2 {
		return 0, 0, false
	}
	page := uint64(os.Getpagesize())
	s, err1 := strconv.ParseUint(fields[0], 10, 44) // so many pages are a uint64 of bytes
	r, err2 := strconv.ParseUint(fields[1], 10, 44)
	return s * page, r * page, err1 == nil && err2 == nil
}
