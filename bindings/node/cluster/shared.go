package cluster

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/stream"
)

// shared is SCHED_NONE: every worker gets the socket itself, and who is there
// first has what comes.
type shared struct{ handle stream.Acceptor }

func (s shared) join(_ *worker, answer func(handle stream.Acceptor, sockname engine.Value) error) error {
	return answer(s.handle, nil)
}

func (s shared) leave(*worker) {}

func (s shared) close() {
	if !s.handle.IsClosing() {
		s.handle.Close(nil)
	}
}
