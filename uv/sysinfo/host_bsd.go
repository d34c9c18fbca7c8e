//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package sysinfo

import (
	"encoding/binary"
	"runtime"
	"strconv"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

func uptime() (time.Duration, error) {
	boot, err := unix.SysctlTimeval("kern.boottime")
	if err != nil {
		return 0, fail(err, "sysctl")
	}
	return time.Since(time.Unix(boot.Unix())), nil
}

// loadAvg reads struct loadavg: three numbers, and what they are multiples of,
// a long.
func loadAvg() (load [3]float64) {
	raw, err := unix.SysctlRaw("vm.loadavg")
	if err != nil || len(raw) < 16 {
		return load
	}
	scale := float64(binary.NativeEndian.Uint32(raw[12:]))
	if strconv.IntSize == 64 && len(raw) >= 24 {
		scale = float64(binary.NativeEndian.Uint64(raw[16:]))
	}
	for i := range load {
		load[i] = float64(binary.NativeEndian.Uint32(raw[4*i:])) / scale
	}
	return load
}

func totalMemory() uint64 { return firstNumber("hw.memsize", "hw.physmem64", "hw.physmem") }

func cpuInfo() ([]CPU, error) {
	c := CPU{Model: "unknown"}
	for _, name := range []string{"machdep.cpu.brand_string", "hw.model"} {
		if model, err := unix.Sysctl(name); err == nil {
			c.Model = model
			break
		}
	}
	if hz := firstNumber("hw.cpufrequency"); hz > 0 {
		c.Speed = int(hz / 1e6)
	} else {
		c.Speed = int(firstNumber("hw.clockrate", "hw.cpuspeed"))
	}
	all := make([]CPU, max(firstNumber("hw.ncpu"), 1))
	for i := range all {
		all[i] = c
	}
	return all, nil
}

// firstNumber is that of the first name which this system knows; 0 for none.
func firstNumber(names ...string) uint64 {
	for _, name := range names {
		if n, err := unix.SysctlUint64(name); err == nil {
			return n
		}
		if n, err := unix.SysctlUint32(name); err == nil {
			return uint64(n)
		}
	}
	return 0
}

func availableParallelism() int          { return runtime.NumCPU() }
func freeMemory() uint64                 { return 0 }
func constrainedMemory() uint64          { return 0 }
func availableMemory() uint64            { return 0 }
func residentSetMemory() (uint64, error) { return 0, uv.ENOTSUP }
