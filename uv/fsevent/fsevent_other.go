//go:build !linux

package fsevent

import "github.com/uvgo/uvgo/uv"

type system struct{}

func (e *FSEvent) start(string, bool) error { return uv.ENOTSUP }
func (e *FSEvent) stop()                    {}
func (e *FSEvent) release()                 {}
