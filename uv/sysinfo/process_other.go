//go:build !unix

package sysinfo

import "github.com/uvgo/uvgo/uv"

func getRusage() (Rusage, error)   { return Rusage{}, uv.ENOTSUP }
func getPriority(int) (int, error) { return 0, uv.ENOTSUP }
func setPriority(int, int) error   { return uv.ENOTSUP }
func uname() (Utsname, error)      { return Utsname{}, uv.ENOTSUP }
