//go:build !unix

package pipe

import "github.com/uvgo/uvgo/uv"

// maxName is how long a name may be on Windows.
const maxName = 256

func unlink(string) {}

// Chmod is ENOTSUP here. Loop goroutine only.
func (p *Pipe) Chmod(mode uv.Events) error { return uv.ENOTSUP }

// Pair is ENOTSUP here. Safe from any goroutine.
func Pair(read, write PairFlags) ([2]int, error) { return [2]int{-1, -1}, uv.ENOTSUP }
