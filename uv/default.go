package uv

import "sync"

var shared struct {
	mu   sync.Mutex
	loop *Loop
}

// DefaultLoop is the one loop that a program shares with itself, as
// uv_default_loop. It is made on the first call, and anew after it was closed.
// Libraries should take a loop from their caller instead. The loop belongs to
// one goroutine, this function to all, unless one is closing that loop.
// Safe from any goroutine.
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
