//go:build !linux && !darwin && !dragonfly && !freebsd && !netbsd && !openbsd

package sysinfo

import (
	"runtime"
	"time"

	"github.com/uvgo/uvgo/uv"
)

func uptime() (time.Duration, error)     { return 0, uv.ENOTSUP }
func loadAvg() [3]float64                { return [3]float64{} }
func cpuInfo() ([]CPU, error)            { return nil, uv.ENOTSUP }
func availableParallelism() int          { return runtime.NumCPU() }
func totalMemory() uint64                { return 0 }
func freeMemory() uint64                 { return 0 }
func constrainedMemory() uint64          { return 0 }
func availableMemory() uint64            { return 0 }
func residentSetMemory() (uint64, error) { return 0, uv.ENOTSUP }
