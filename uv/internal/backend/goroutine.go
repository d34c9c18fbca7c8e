package backend

import (
	"os"
	"runtime"
	"slices"
	"sync"
	"time"
)

// portable is the side for systems that have no other: it stands on package
// net. Readiness is made by goroutines, none of which outlives its socket's
// business. One per socket reads, or accepts, while the loop asks for that and
// a bounded buffer has room; another writes what was accepted for writing; a
// third connects. They work while the loop waits and meet it under mu.
//
// What follows from that, and differs from the other sides:
//
//   - Bytes that were read ahead are gone from the system: whoever else has the
//     descriptor does not see them. Nothing is read without interest.
//   - A write succeeds when its bytes are in the buffer. What the system says
//     to them, the next verb learns, and the watcher, as an error. Close leaves
//     them to their goroutine, and a program that exits meanwhile loses them.
//   - A stream socket that is bound listens already: package net knows no
//     middle. Who connects before Listen waits, and is not refused.
//   - A socket has a descriptor from Bind, Listen or Connect on.
//   - Terminals and pipes are read and written; conditions other than Readable
//     and Writable are not seen on what is not a socket.
//
// On Unix some verbs that package net lacks borrow those of the system's other
// side: goroutine_unix.go.
type portable struct {
	start time.Time
	bell  chan struct{} // something happened: Wait should look
	timer *time.Timer

	changed []*Watcher // the loop's

	mu       sync.Mutex // guards the rest, and all sockets
	woken    bool
	hot      []*goSocket // may be ready, in the order in which they became so
	open     map[*goSocket]struct{}
	flushing int // closed sockets that have bytes to write still

	spare *os.File // given up for a moment when descriptors run out
}

// NewPortable makes a backend that stands on package net.
func NewPortable() (Backend, error) {
	g := &portable{
		start: time.Now(),
		bell:  make(chan struct{}, 1),
		timer: time.NewTimer(time.Hour),
		open:  make(map[*goSocket]struct{}),
	}
	g.timer.Stop()
	return g, nil
}

func (g *portable) Now() time.Duration { return time.Since(g.start) }

// ring makes a Wait look again.
func (g *portable) ring() {
	select {
	case g.bell <- struct{}{}:
	default:
	}
}

func (g *portable) Wake() {
	g.mu.Lock()
	g.woken = true
	g.mu.Unlock()
	g.ring()
}

func (g *portable) Update(w *Watcher) {
	if !w.changed {
		w.changed = true
		g.changed = append(g.changed, w)
	}
}

func (g *portable) Forget(w *Watcher) {
	w.forget()
	g.mu.Lock()
	defer g.mu.Unlock()
	if s, ok := w.Socket.(*goSocket); ok && s.w == w {
		s.w = nil
		s.want(0)
	}
}

// apply starts and stops goroutines as the interests have changed.
func (g *portable) apply() {
	for i, w := range g.changed {
		w.changed = false
		g.changed[i] = nil
		s, ok := w.Socket.(*goSocket)
		if !ok || s.closed || w.Interest == 0 && s.w != w {
			continue
		}
		s.w = w
		s.want(w.Interest)
	}
	g.changed = g.changed[:0]
}

func (g *portable) Wait(timeout time.Duration, ready []Ready) ([]Ready, error) {
	g.mu.Lock()
	g.apply()
	before := len(ready)
	ready = g.collect(ready)
	g.mu.Unlock()
	if len(ready) > before {
		return ready, nil
	}
	if timeout == 0 {
		runtime.Gosched() // a loop that spins lets the others work
	} else {
		g.wait(timeout)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.collect(ready), nil
}

// wait waits until something happened, for timeout at the longest.
func (g *portable) wait(timeout time.Duration) {
	if timeout < 0 {
		<-g.bell
		return
	}
	g.timer.Reset(timeout)
	select {
	case <-g.bell:
		g.timer.Stop()
	case <-g.timer.C:
	}
}

// collect appends what is ready. A socket stays hot until it is found not to
// be; those that were told go to the end, so that each gets its turn.
func (g *portable) collect(ready []Ready) []Ready {
	if g.woken {
		g.woken = false
		ready = append(ready, Ready{})
	}
	if len(g.hot) == 0 {
		return ready
	}
	told := 0
	look := g.hot
	for i, s := range look {
		if len(ready) == MaxReady {
			// Those not looked at come first next time.
			g.hot = append(slices.Clone(look[i:]), look[:told]...)
			return ready
		}
		ev := s.state() & (s.interest | Errored | Hangup)
		if ev == 0 || s.interest == 0 {
			s.isHot = false
			continue
		}
		ready = append(ready, s.w.ready(ev))
		look[told] = s
		told++
	}
	clear(look[told:])
	g.hot = look[:told]
	return ready
}

// stir makes Wait look at s.
func (s *goSocket) stir() {
	if !s.isHot && s.interest != 0 {
		s.isHot = true
		s.g.hot = append(s.g.hot, s)
	}
	s.g.ring()
}

func (g *portable) NewSocket(domain Domain, typ Type) (Socket, Errno) {
	s := g.socket(domain, typ)
	if errno := s.begin(); errno != 0 {
		return nil, errno
	}
	g.keep(s)
	return s, 0
}

// socket is one that has nothing yet.
func (g *portable) socket(domain Domain, typ Type) *goSocket {
	return &goSocket{g: g, domain: domain, typ: typ, original: -1, options: map[Option]int{Linger: -1}}
}

func (g *portable) keep(s *goSocket) {
	g.mu.Lock()
	g.open[s] = struct{}{}
	g.mu.Unlock()
}

// patience is how long Close waits for what closed sockets still have to
// write: long enough for a peer that reads.
const patience = time.Second

func (g *portable) Close() error {
	for end := g.Now() + patience; ; {
		g.mu.Lock()
		left := g.flushing
		g.mu.Unlock()
		if left == 0 || g.Now() >= end {
			break
		}
		g.wait(end - g.Now())
	}
	if g.spare != nil {
		g.spare.Close()
	}
	return nil
}

// longAgo is a deadline that has passed: it pulls a goroutine out of its wait.
var longAgo = time.Unix(1, 0)
