//go:build gc && (amd64 || arm64)

package uv

// goroutine tells which goroutine this is and where its stack is: from low up
// to high. The number is the address of the runtime's record of it, which
// begins with the stack's bounds; assembly code everywhere relies on that.
func goroutine() (id, low, high uintptr)
