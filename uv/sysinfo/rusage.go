package sysinfo

import "time"

// Rusage is what the process has used, as uv_rusage_t. Systems leave what they
// do not count at 0: Linux the fields that say so.
type Rusage struct {
	UserTime, SystemTime time.Duration
	MaxRSS               int64 // most memory ever occupied, KiB
	IxRSS, IdRSS, IsRSS  int64 // integral sizes of shared text, data, stack; not on Linux
	MinorFaults          int64 // pages that were in memory already
	MajorFaults          int64 // pages that came from a disk
	Swaps                int64 // not on Linux
	InBlock, OutBlock    int64 // operations of file systems
	MsgSent, MsgReceived int64 // not on Linux
	Signals              int64 // not on Linux
	VoluntarySwitches    int64 // the process had to wait
	InvoluntarySwitches  int64 // others had to run
}

// GetRusage tells what the process has used so far, as uv_getrusage. Unix;
// ENOTSUP elsewhere. Safe from any goroutine.
func GetRusage() (Rusage, error) { return getRusage() }
