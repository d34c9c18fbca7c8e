//go:build unix && !linux

package sysinfo

import "golang.org/x/sys/unix"

func getPriority(pid int) (int, error) {
	nice, err := unix.Getpriority(unix.PRIO_PROCESS, pid)
	return nice, fail(err, "getpriority")
}

func setPriority(pid, priority int) error {
	return fail(unix.Setpriority(unix.PRIO_PROCESS, pid, priority), "setpriority")
}
