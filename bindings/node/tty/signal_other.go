//go:build !unix

package tty

// guard is nothing where a terminal has no modes to restore.
func (st *state) guard() {}
