//go:build !gc || (!amd64 && !arm64)

package uv

import "sync/atomic"

// goroutine does not know, here.
func goroutine() uintptr { return 0 }

func checkRunner(*atomic.Uintptr) {}
