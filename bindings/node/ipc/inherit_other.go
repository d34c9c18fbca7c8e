//go:build !unix

package ipc

// closeOnExec does nothing where descriptors are not inherited by number.
func closeOnExec(int) {}
