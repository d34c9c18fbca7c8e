package fsevent

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// FailAdd makes the watching of path fail until undo.
func FailAdd(errno unix.Errno, path string) (undo func()) {
	addWatch = func(fd int, p string, mask uint32) (int, error) {
		if p == path {
			return -1, errno
		}
		return unix.InotifyAddWatch(fd, p, mask)
	}
	return func() { addWatch = unix.InotifyAddWatch }
}

// MaxQueued is how many events the system keeps.
func MaxQueued(t testing.TB) int {
	text, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events")
	if err != nil {
		t.Skip(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || n > 1<<20 {
		t.Skipf("too many to make overflow: %s", text)
	}
	return n
}
