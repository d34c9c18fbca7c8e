package sysinfo

import (
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/uvgo/uvgo/uv"
	"golang.org/x/sys/unix"
)

func cpuInfo() ([]CPU, error) { return files(system).cpuInfo() }

func (f files) cpuInfo() ([]CPU, error) {
	described := parseCPUInfo(f("/proc/cpuinfo"))
	var cpus []CPU
	for line := range strings.Lines(f("/proc/stat")) {
		n, times, ok := parseCPUTimes(line)
		if !ok {
			continue
		}
		c := described[n]
		c.Times = times
		if c.Model == "" {
			c.Model = "unknown"
		}
		freq := f.line("/sys/devices/system/cpu/cpu" + strconv.Itoa(n) + "/cpufreq/scaling_cur_freq")
		if kHz, err := strconv.Atoi(freq); err == nil {
			c.Speed = kHz / 1000
		}
		cpus = append(cpus, c)
	}
	if cpus == nil {
		return nil, uv.ENOTSUP // no /proc
	}
	return cpus, nil
}

// tick is what /proc/stat counts in: the kernel shows a hundredth of a second
// to programs, whatever it counts in itself.
const tick = 10 * time.Millisecond

// parseCPUTimes reads "cpu0 441060 0 217171 525560 411 0 6510 0 0 0": user,
// nice, system, idle, waiting for a disk, interrupts, and more.
func parseCPUTimes(line string) (n int, t CPUTimes, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 7 {
		return 0, t, false
	}
	number, ok := strings.CutPrefix(fields[0], "cpu")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 {
		return 0, t, false // another line, or "cpu": the sum
	}
	for i, d := range []*time.Duration{&t.User, &t.Nice, &t.Sys, &t.Idle, nil, &t.IRQ} {
		ticks, err := strconv.ParseUint(fields[1+i], 10, 63)
		if err != nil {
			return 0, t, false
		}
		if d != nil {
			*d = time.Duration(ticks) * tick
		}
	}
	return n, t, true
}

// parseCPUInfo reads /proc/cpuinfo: a block of "key : value" lines for each
// processor, and on some machines lines that are about all.
func parseCPUInfo(text string) map[int]CPU {
	all := make(map[int]CPU)
	n, common := -1, ""
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(line, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		c := all[n]
		switch key {
		case "processor":
			var err error
			if n, err = strconv.Atoi(value); err != nil {
				n = -1
			}
			c = CPU{}
		case "model name", "cpu model", "cpu": // x86 and ARM, MIPS, PowerPC
			c.Model = value
		case "cpu MHz", "clock":
			mhz, err := strconv.ParseFloat(strings.TrimSuffix(value, "MHz"), 32)
			if err == nil && mhz > 0 && mhz < 1e6 {
				c.Speed = int(mhz)
			}
		case "Model", "Hardware", "Processor": // ARM
			common = value
		}
		if n >= 0 {
			all[n] = c
		}
	}
	for n, c := range all {
		if c.Model == "" {
			c.Model = common
			all[n] = c
		}
	}
	return all
}

func availableParallelism() int {
	n := runtime.NumCPU()
	var set unix.CPUSet
	if unix.SchedGetaffinity(0, &set) == nil {
		n = set.Count()
	}
	if quota := files(system).cpuQuota(); quota > 0 {
		n = min(n, int(quota))
	}
	return n
}
