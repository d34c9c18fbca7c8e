//go:build !unix

package tcp

import "github.com/uvgo/uvgo/uv"

// SocketPair is ENOTSUP here. Safe from any goroutine.
func SocketPair(typ uv.SocketType, first, second PairFlags) ([2]int, error) {
	return [2]int{-1, -1}, uv.ENOTSUP
}
