//go:build !linux

package process

import (
	"os"
	"runtime"
)

// abort ends with the code a shell gives for SIGABRT. Go's own way of dying of
// a signal is not for people who run scripts.
func abort() { os.Exit(134) }

// residentSize is what Go has asked the system for: the nearest to the truth
// that can be told without asking the system itself.
func residentSize(m *runtime.MemStats) float64 { return float64(m.Sys) }
