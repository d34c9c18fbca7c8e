//go:build unix

package sysinfo

import (
	"runtime"
	"time"

	"golang.org/x/sys/unix"
)

func getRusage() (Rusage, error) {
	var ru unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &ru); err != nil {
		return Rusage{}, fail(err, "getrusage")
	}
	maxRSS := int64(ru.Maxrss)
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		maxRSS >>= 10 // bytes there
	}
	return Rusage{
		UserTime:            time.Duration(ru.Utime.Nano()),
		SystemTime:          time.Duration(ru.Stime.Nano()),
		MaxRSS:              maxRSS,
		IxRSS:               int64(ru.Ixrss),
		IdRSS:               int64(ru.Idrss),
		IsRSS:               int64(ru.Isrss),
		MinorFaults:         int64(ru.Minflt),
		MajorFaults:         int64(ru.Majflt),
		Swaps:               int64(ru.Nswap),
		InBlock:             int64(ru.Inblock),
		OutBlock:            int64(ru.Oublock),
		MsgSent:             int64(ru.Msgsnd),
		MsgReceived:         int64(ru.Msgrcv),
		Signals:             int64(ru.Nsignals),
		VoluntarySwitches:   int64(ru.Nvcsw),
		InvoluntarySwitches: int64(ru.Nivcsw),
	}, nil
}

func uname() (Utsname, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return Utsname{}, fail(err, "uname")
	}
	return Utsname{
		Sysname: unix.ByteSliceToString(u.Sysname[:]),
		Release: unix.ByteSliceToString(u.Release[:]),
		Version: unix.ByteSliceToString(u.Version[:]),
		Machine: unix.ByteSliceToString(u.Machine[:]),
	}, nil
}
