//go:build !unix

package module

import (
	"errors"
	"os"
	"syscall"

	"github.com/uvgo/uvgo/uv"
)

func readFile(name string) ([]byte, error) {
	text, err := os.ReadFile(name)
	var errno syscall.Errno
	if errors.As(err, &errno) {
		err = &uv.Error{Code: uv.FromErrno(errno), Syscall: "open", Path: name}
	}
	return text, err
}
