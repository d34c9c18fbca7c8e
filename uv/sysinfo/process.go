package sysinfo

import (
	"os"

	"github.com/uvgo/uvgo/uv"
)

// Priorities, as UV_PRIORITY_*: nice values, the lower the more important.
const (
	PriorityLow         = 19
	PriorityBelowNormal = 10
	PriorityNormal      = 0
	PriorityAboveNormal = -7
	PriorityHigh        = -14
	PriorityHighest     = -20
)

// GetPriority is the nice value of a process, of this one for pid 0, as
// uv_os_getpriority. ESRCH if there is no such process. Unix; ENOTSUP
// elsewhere. Safe from any goroutine.
func GetPriority(pid int) (int, error) { return getPriority(pid) }

// SetPriority sets the nice value of a process, of this one for pid 0, as
// uv_os_setpriority. EINVAL for a priority outside of PriorityHighest to
// PriorityLow; ESRCH, EPERM, and EACCES for more than the user may ask for.
// Unix; ENOTSUP elsewhere.
//
// Linux gives each thread a nice value of its own. Differs from libuv: of this
// process all threads are set, not one, because goroutines run on any. Safe
// from any goroutine.
func SetPriority(pid, priority int) error {
	if priority < PriorityHighest || priority > PriorityLow {
		return uv.EINVAL
	}
	return setPriority(pid, priority)
}

// ExePath is the path of the program that runs, as uv_exepath. Safe from any
// goroutine.
func ExePath() (string, error) {
	path, err := os.Executable()
	return path, fail(err, "exepath")
}
