//go:build !linux

package sysinfo

import "github.com/uvgo/uvgo/uv"

func setTitle(string) error { return uv.ENOTSUP }
