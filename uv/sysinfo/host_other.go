//go:build !linux

package sysinfo

import "time"

var start = time.Now()

func hrtime() time.Duration { return time.Since(start) }
