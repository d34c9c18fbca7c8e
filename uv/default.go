package uv

import "sync"

var shared struct {
	mu   sync.Mutex
	loop *Loop
}

// DefaultLoop is the one loop that a program shares with itself, as
// uv_default_loop. It is made on the first call, and anew after it was closed.
// Libraries should take a loop from their caller instead. Safe from any
// goroutine, unless another is closing that loop; the loop itself still
// belongs to one.
func DefaultLoop() (*Loop, error) {
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if shared.loop == nil || shared.loop.closed {
		l, err := New(Options{})
		if err != nil {
			return nil, err
		}
		shared.loop = l
	}
	return shared.loop, nil
}
