//go:build !linux

package command

func forgetStart() {}
