package fs

import (
	"errors"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

// failed is the error of an operation on a path, on two, or on a descriptor,
// which has none; nil if err is.
func failed(kind Kind, err error, path, dest string) error {
	if err == nil {
		return nil
	}
	return &uv.Error{Code: code(err), Syscall: kind.String(), Path: path, Dest: dest}
}

func code(err error) uv.Code {
	var errno syscall.Errno
	var c uv.Code
	switch {
	case errors.As(err, &c):
		return c
	case errors.As(err, &errno):
		return codeOf(errno)
	}
	return uv.UNKNOWN
}
