//go:build !unix

package tty

import "github.com/uvgo/uvgo/uv"

type settings struct{}

func open(*uv.Loop, int) (*TTY, error)               { return nil, uv.ENOTSUP }
func (t *TTY) setMode(Mode) error                    { return uv.ENOTSUP }
func (t *TTY) forget()                               {}
func (t *TTY) winSize() (columns, rows int, _ error) { return 0, 0, uv.ENOTSUP }
func resetMode() error                               { return nil }
