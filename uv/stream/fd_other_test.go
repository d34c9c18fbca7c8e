//go:build !unix

package stream_test

import "github.com/uvgo/uvgo/uv/tcp"

// pending is true: a side without descriptors delivers at once.
func pending(*tcp.TCP) bool { return true }
