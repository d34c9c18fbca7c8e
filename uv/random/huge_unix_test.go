//go:build unix

package random

import (
	"math"
	"syscall"
	"testing"
)

// huge is a buffer that is one byte too long. Touching it would be a fault, so
// it costs no memory.
func huge(t *testing.T) []byte {
	if math.MaxInt == math.MaxInt32 {
		t.Skip("no buffer can be as long on this machine")
	}
	length := uint64(maxLength) + 1
	buf, err := syscall.Mmap(-1, 0, int(length), syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Skip("no room for a buffer of 2 GiB:", err)
	}
	t.Cleanup(func() { syscall.Munmap(buf) })
	return buf
}
