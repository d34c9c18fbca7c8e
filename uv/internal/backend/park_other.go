//go:build !linux

package backend

// NewParked is New for loops that are many and mostly idle: the portable side
// always parks.
func NewParked() (Backend, error) { return NewPortable() }
