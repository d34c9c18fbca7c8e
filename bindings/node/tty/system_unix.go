//go:build unix

package tty

import "syscall"

// Write writes all of b to a descriptor, whether it blocks or not: what Node
// does to terminals, and to files and pipes that are standard streams. Errors
// are those of the system. It does not go through os.File, which dies of
// SIGPIPE on descriptors 1 and 2. Safe from any goroutine.
func Write(fd int, b []byte) error {
	for len(b) > 0 {
		n, err := syscall.Write(fd, b)
		switch {
		case err == syscall.EINTR:
		case err == syscall.EAGAIN:
			// Somebody who shares the descriptor made it non-blocking. Wait
			// as a blocking one does.
			if err := syscall.SetNonblock(fd, false); err != nil {
				return err
			}
			n, err = syscall.Write(fd, b)
			_ = syscall.SetNonblock(fd, true)
			if err != nil && err != syscall.EINTR {
				return err
			}
		case err != nil:
			return err
		}
		b = b[max(n, 0):]
	}
	return nil
}
