package sysinfo

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// uptime asks /proc first, because a container may have an uptime of its own
// there.
func uptime() (time.Duration, error) {
	if d, ok := parseUptime(system("/proc/uptime")); ok {
		return d, nil
	}
	var ts unix.Timespec
	err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &ts)
	return time.Duration(ts.Nano()), fail(err, "clock_gettime")
}

// parseUptime reads "11973.78 10407.15": seconds, and seconds of idling.
func parseUptime(text string) (time.Duration, bool) {
	up, _, _ := strings.Cut(text, " ")
	return parseSeconds(strings.TrimSpace(up))
}

func parseSeconds(s string) (time.Duration, bool) {
	seconds, err := strconv.ParseFloat(s, 64)
	const most = float64(1<<63-1) / float64(time.Second)
	if err != nil || !(seconds >= 0 && seconds < most) {
		return 0, false
	}
	return time.Duration(seconds * float64(time.Second)), true
}

func loadAvg() [3]float64 {
	if load, ok := parseLoadAvg(system("/proc/loadavg")); ok {
		return load
	}
	var load [3]float64
	var info unix.Sysinfo_t
	if unix.Sysinfo(&info) == nil {
		for i := range load {
			load[i] = float64(info.Loads[i]) / (1 << 16)
		}
	}
	return load
}

// parseLoadAvg reads "0.52 0.58 0.59 1/467 12345".
func parseLoadAvg(text string) (load [3]float64, ok bool) {
	fields := strings.Fields(text)
	if len(fields) < 3 {
		return load, false
	}
	for i := range load {
		n, err := strconv.ParseFloat(fields[i], 64)
		if err != nil || !(n >= 0 && n < 1e9) {
			return [3]float64{}, false
		}
		load[i] = n
	}
	return load, true
}

func hrtime() time.Duration {
	var ts unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &ts); err != nil {
		panic("uv/sysinfo: HRTime: no monotonic clock: " + err.Error())
	}
	return time.Duration(ts.Nano())
}
