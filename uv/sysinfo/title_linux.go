package sysinfo

import "os"

// setTitle names the first thread, whose name stands for the process.
func setTitle(text string) error {
	const most = 15 // the kernel's limit, TASK_COMM_LEN
	if len(text) > most {
		text = text[:most]
	}
	return fail(os.WriteFile("/proc/self/comm", []byte(text), 0), "set_process_title")
}
