//go:build !linux || uvgo_portable

package backend

import (
	"os"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"
)

// portable is the side for systems that have no other: it stands on package
// net. Readiness is made by goroutines, none of which outlives its socket's
// business. One per socket reads, accepts or receives, while the loop asks for
// that and a bounded buffer has room; another writes what was accepted for
// writing; a third connects. They work while the loop waits and meet it under
// mu.
//
// What follows from that, and differs from the other sides:
//
//   - Bytes that were read ahead are gone from the system: whoever else has the
//     descriptor does not see them. Nothing is read without interest.
//   - A write succeeds when its bytes are in the buffer. What the system says
//     to them, the next verb learns, and the watcher, as an error. Close leaves
//     them to their goroutine, and a program that exits meanwhile loses them. A
//     reset drops them.
//   - A stream socket that is bound listens already: package net knows no
//     middle. Who connects before Listen waits, and is not refused.
//   - A socket has a descriptor from Bind, Listen or Connect on. If there is
//     none left, these say so, and not NewSocket.
//   - What Connect meets it tells later, all of it.
//
// On Unix, descriptors that came from elsewhere and sockets of the Unix domain
// are not read ahead: see borrowed. Verbs that package net lacks are those of
// the system's other side: goroutine_unix.go.
type portable struct {
	start time.Time
	bell  chan struct{} // something happened: Wait should look
	timer *time.Timer

	changed []*Watcher // the loop's

	mu       sync.Mutex // guards the rest, and all sockets
	woken    bool
	hot      []source               // may be ready, in the order in which they became so
	busy     map[*goSocket]struct{} // have a goroutine that reads, accepts or receives
	flushing int                    // closed sockets that have bytes to write still

	spare *os.File // given up for a moment when descriptors run out
	lender
}

// source is a socket as Wait sees it. mu is held in all its calls.
type source interface {
	seatOf() *seat

	// want says that the interest has changed.
	want()

	// state is what the socket is ready for.
	state() Events

	// rest follows a state without anything of interest: the next change has
	// to be told by stir.
	rest()
}

// seat is the place of a socket in Wait.
type seat struct {
	g        *portable
	w        *Watcher
	interest Events
	isHot    bool // is in the list
}

func (s *seat) seatOf() *seat { return s }

// stir makes Wait look at a socket.
func (g *portable) stir(of source) {
	if s := of.seatOf(); !s.isHot && s.interest != 0 {
		s.isHot = true
		g.hot = append(g.hot, of)
	}
	g.ring()
}

// want says what the loop asks of a socket from now on.
func (g *portable) want(of source, ev Events) {
	of.seatOf().interest = ev
	of.want()
	g.stir(of)
}

// NewPortable makes a backend that stands on package net.
func NewPortable() (Backend, error) {
	g := &portable{
		start: time.Now(),
		bell:  make(chan struct{}, 1),
		timer: time.NewTimer(time.Hour),
		busy:  make(map[*goSocket]struct{}),
	}
	g.timer.Stop()
	g.beginLending()
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

// Update tells a goroutine that reads at once when it shall stop: what comes
// from now on is not for us.
func (g *portable) Update(w *Watcher) {
	if !w.changed {
		w.changed = true
		g.changed = append(g.changed, w)
	}
	if of, ok := w.Socket.(source); ok && w.Interest&Readable == 0 {
		g.mu.Lock()
		if s := of.seatOf(); s.w == w && s.interest&Readable != 0 {
			s.interest &^= Readable
			of.want()
		}
		g.mu.Unlock()
	}
}

func (g *portable) Forget(w *Watcher) {
	w.forget()
	g.mu.Lock()
	defer g.mu.Unlock()
	if of, ok := w.Socket.(source); ok && of.seatOf().w == w {
		of.seatOf().w = nil
		g.want(of, 0)
	}
}

// apply starts and stops goroutines as the interests have changed.
func (g *portable) apply() {
	for i, w := range g.changed {
		w.changed = false
		g.changed[i] = nil
		of, ok := w.Socket.(source)
		if !ok || w.Interest == 0 && of.seatOf().w != w {
			continue
		}
		of.seatOf().w = w
		g.want(of, w.Interest)
	}
	g.changed = g.changed[:0]
}

func (g *portable) Wait(timeout time.Duration, ready []Ready) ([]Ready, error) {
	g.mu.Lock()
	g.apply()
	g.settle()
	g.look()
	before := len(ready)
	ready = g.collect(ready)
	timeout = g.sooner(timeout)
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
	g.settle()
	g.look()
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
	for i, of := range look {
		if len(ready) == MaxReady {
			// Those not looked at come first next time.
			g.hot = append(slices.Clone(look[i:]), look[:told]...)
			return ready
		}
		s := of.seatOf()
		ev := of.state() & (s.interest | Errored | Hangup)
		if ev == 0 || s.interest == 0 {
			s.isHot = false
			of.rest()
			continue
		}
		ready = append(ready, s.w.ready(ev))
		look[told] = of
		told++
	}
	clear(look[told:])
	g.hot = look[:told]
	return ready
}

func (g *portable) NewSocket(domain Domain, typ Type) (Socket, Errno) {
	if lent, errno, ok := g.lend(domain, typ); ok {
		return lent, errno
	}
	if domain == Unix && typ == Datagram {
		return nil, syscall.EAFNOSUPPORT
	}
	return g.socket(domain, typ), 0
}

// socket is one that has nothing yet.
func (g *portable) socket(domain Domain, typ Type) *goSocket {
	return &goSocket{seat: seat{g: g}, domain: domain, typ: typ, options: map[Option]int{Linger: -1}}
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
	g.closeLent()
	return nil
}
