//go:build !unix

package tty

import "os"

var standard = [...]*os.File{os.Stdin, os.Stdout, os.Stderr}

// Write writes all of b to a standard stream. Safe from any goroutine.
func Write(fd int, b []byte) error {
	_, err := standard[fd].Write(b)
	return err
}
