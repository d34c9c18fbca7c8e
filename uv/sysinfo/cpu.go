package sysinfo

import "time"

// CPU is what is known about one processor, as uv_cpu_info_t.
type CPU struct {
	Model string // "unknown" if the system does not say
	Speed int    // MHz; 0 if the system does not say
	Times CPUTimes
}

// CPUTimes are the times that a processor has spent since the machine started,
// counted in hundredths of a second. Only Linux tells them; they are 0 elsewhere.
type CPUTimes struct {
	User, Nice, Sys, Idle, IRQ time.Duration
}

// CPUInfo lists the processors that are online, as uv_cpu_info. Linux, macOS
// and the BSDs; ENOTSUP elsewhere. Safe from any goroutine.
func CPUInfo() ([]CPU, error) { return cpuInfo() }

// AvailableParallelism is how many processors the process can keep busy, as
// uv_available_parallelism: those it may run on, and no more than its cgroup's
// quota pays for, cut to a whole number; at least 1.
//
// runtime.GOMAXPROCS starts from the same numbers, but rounds the quota up, and
// never goes below 2 for a quota. Safe from any goroutine.
func AvailableParallelism() int { return max(availableParallelism(), 1) }
