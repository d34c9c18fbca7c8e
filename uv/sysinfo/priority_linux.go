package sysinfo

import (
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

func getPriority(pid int) (int, error) {
	if pid == 0 {
		pid = os.Getpid() // 0 would be the thread that happens to run this
	}
	nice, err := unix.Getpriority(unix.PRIO_PROCESS, pid)
	if err != nil {
		return 0, fail(err, "getpriority")
	}
	return 20 - nice, nil // the kernel avoids negative answers, and x/sys passes its on
}

func setPriority(pid, priority int) error {
	if pid != 0 && pid != os.Getpid() {
		return fail(unix.Setpriority(unix.PRIO_PROCESS, pid, priority), "setpriority")
	}
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return fail(err, "setpriority")
	}
	for _, t := range threads {
		id, _ := strconv.Atoi(t.Name()) // there is nothing but numbers
		err := unix.Setpriority(unix.PRIO_PROCESS, id, priority)
		if err != nil && err != unix.ESRCH { // it has just ended
			return fail(err, "setpriority")
		}
	}
	return nil
}
