//go:build !linux

package fs

func linuxConstants() []constant { return nil }
