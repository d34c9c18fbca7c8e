//go:build unix && !linux

package process

// withNoneBlocked calls fork. There is no way to ask for the mask here.
func withNoneBlocked(fork func()) { fork() }
