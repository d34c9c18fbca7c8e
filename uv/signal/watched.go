package signal

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// watched is what all loops share: who watches which signal.
var watched registry

type registry struct {
	mu   sync.Mutex
	taps map[syscall.Signal]*tap
}

// tap is one signal, with the goroutine that passes it on. There is one per
// signal rather than one for all, because os/signal cannot take one signal
// from a channel that has several without a moment in which the others would
// kill the process.
type tap struct {
	ch      chan os.Signal
	handles [2][]*Signal // plain ones, and oneshots, which are told after them
}

// list is where s is among its tap's handles.
func (t *tap) list(s *Signal) *[]*Signal {
	if s.oneshot {
		return &t.handles[1]
	}
	return &t.handles[0]
}

// backlog is how many signals may wait for the goroutine. It only has to get
// the lock, so they are few; more are lost, as they are on a full pipe in
// libuv.
const backlog = 128

func (r *registry) add(s *Signal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := r.taps[s.signum]
	if t == nil {
		if r.taps == nil {
			r.taps = make(map[syscall.Signal]*tap)
		}
		t = &tap{ch: make(chan os.Signal, backlog)}
		r.taps[s.signum] = t
		signal.Notify(t.ch, s.signum)
		go r.pass(t, s.signum)
	}
	t.add(s)
}

func (t *tap) add(s *Signal) {
	handles := t.list(s)
	*handles = append(*handles, s)
}

func (t *tap) remove(s *Signal) {
	handles := t.list(s)
	i := slices.Index(*handles, s)
	*handles = slices.Delete(*handles, i, i+1)
}

// change makes a handle that watches already a oneshot or a plain one.
func (r *registry) change(s *Signal, oneshot bool) {
	if s.oneshot == oneshot {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	t := r.taps[s.signum]
	t.remove(s)
	s.oneshot = oneshot
	t.add(s)
}

func (r *registry) remove(s *Signal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := r.taps[s.signum]
	t.remove(s)
	if len(t.handles[0])+len(t.handles[1]) == 0 {
		delete(r.taps, s.signum)
		signal.Stop(t.ch)
		close(t.ch) // nothing is sent to it after Stop: the goroutine ends
	}
}

func (r *registry) pass(t *tap, sig syscall.Signal) {
	for range t.ch {
		r.mu.Lock()
		for _, handles := range t.handles {
			for _, s := range handles {
				// The loop of a handle that watches is not closed.
				if s.Loop().PostLast(func() { s.deliver(sig) }) == nil {
					s.caught++
				}
			}
		}
		r.mu.Unlock()
	}
}
