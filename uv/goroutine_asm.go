//go:build gc && (amd64 || arm64)

package uv

import "sync/atomic"

// goroutine tells which goroutine this is, by the address of the runtime's
// record of it. The runtime keeps that at hand for assembly code, and a
// goroutine keeps its record for life.
func goroutine() uintptr

// checkRunner calls wrongGoroutine unless this is the goroutine in runner, or
// there is none. It is in assembly as a whole, so that CheckGoroutine can be
// inlined: one call is half the price of two.
func checkRunner(runner *atomic.Uintptr)
