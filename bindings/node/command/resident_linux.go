package command

import (
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"strings"
	"syscall"
)

// forgetStart has the kernel unmap the pages of this program's file that have
// been touched so far. Most of them are what packages do when a program starts, and
// compiling: that runs once, and is resident in every worker ever after. What is needed
// again is mapped again, from the page cache. bench/results/ipc.md has the
// figures.
func forgetStart() {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return
	}
	code := reflect.ValueOf(forgetStart).Pointer()
	found := false
	for line := range strings.Lines(string(maps)) {
		var from, to uintptr
		var mode string
		if _, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &mode); err != nil {
			return
		}
		switch {
		case from <= code && code < to && mode == "r-xp": // nobody writes to code
			forget(from, to)
			found = true
		case found:
			// Constants come next. They are as in the file if nothing had to be
			// relocated, else they would be lost.
			if mode == "r--p" && linkedByGo() {
				forget(from, to)
			}
			return
		}
	}
}

func forget(from, to uintptr) {
	syscall.Syscall(syscall.SYS_MADVISE, from, to-from, syscall.MADV_DONTNEED)
}

// linkedByGo tells whether this is a program at a fixed address that no other
// linker had a hand in.
func linkedByGo() bool {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return false
	}
	settings := make(map[string]string)
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	return settings["CGO_ENABLED"] == "0" && settings["-buildmode"] == "exe"
}
