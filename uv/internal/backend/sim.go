package backend

import (
	"math/rand/v2"
	"net/netip"
	"slices"
	"sync"
	"syscall"
	"time"
)

// Sim is a simulated system: a clock that jumps to the next thing that is due
// whenever the loop would wait, and a network inside it.
// One seed is one history: nothing in it depends on anything but the seed and
// the calls it gets. The zero Faults are a perfect world.
type Sim struct {
	faults Faults
	random *rand.Rand
	now    time.Duration

	sockets  []*simSocket // one for each descriptor, in the order of their making
	watchers []*Watcher   // those with an interest
	changed  []*Watcher
	events   []simEvent // what is under way, the earliest first
	nextPort uint16
	nextName int // of the Unix domain

	mu    sync.Mutex
	woken bool
	wake  chan struct{}
}

// Faults say how bad a simulated world is; package sim documents them.
type Faults struct {
	Latency       time.Duration
	Short, Again  float64
	Reset, Refuse float64
	Descriptors   int
	Buffer        int

	Loss, Duplicate, Reorder float64
}

// busy is how long a loop takes over what one Wait gave it.
const busy = 20 * time.Microsecond

// firstPort is where the ports begin that a system gives away by itself.
const firstPort = 49152

// NewSim makes a world.
func NewSim(seed uint64, faults Faults) *Sim {
	return &Sim{
		faults:   faults,
		random:   rand.New(rand.NewPCG(seed, 0x5eed)),
		nextPort: firstPort,
		wake:     make(chan struct{}, 1),
	}
}

// simEvent is something that happens at a time.
type simEvent struct {
	at  time.Duration
	run func()
}

func (s *Sim) Now() time.Duration { return s.now }

// Open is how many descriptors are open.
func (s *Sim) Open() int { return len(s.sockets) }

// Advance moves the clock, as if the loop's callbacks had taken so long.
func (s *Sim) Advance(d time.Duration) { s.now += d }

func (s *Sim) Update(w *Watcher) {
	if !w.changed {
		w.changed = true
		s.changed = append(s.changed, w)
	}
}

func (s *Sim) Forget(w *Watcher) {
	w.forget()
	s.watchers = slices.DeleteFunc(s.watchers, func(x *Watcher) bool { return x == w })
}

func (s *Sim) apply() {
	for _, w := range s.changed {
		w.changed = false
		if w.Socket != nil && !slices.Contains(s.watchers, w) {
			s.watchers = append(s.watchers, w)
		}
	}
	s.changed = s.changed[:0]
}

func (s *Sim) Wait(timeout time.Duration, ready []Ready) ([]Ready, error) {
	s.apply()
	until := s.now + timeout
	for {
		s.happen()
		if s.takeWake() {
			ready = append(ready, Ready{})
		}
		before := len(ready)
		for _, w := range s.watchers {
			if len(ready) == MaxReady {
				break
			}
			if ev := w.Socket.(*simSocket).state() & (w.Interest | Errored | Hangup); ev != 0 && w.Interest != 0 {
				ready = append(ready, w.ready(ev))
			}
		}
		// Which of two ready sockets comes first is nobody's promise.
		s.random.Shuffle(len(ready)-before, func(i, j int) {
			ready[before+i], ready[before+j] = ready[before+j], ready[before+i]
		})
		switch {
		case len(ready) > 0:
			// A busy loop takes time too, or what is under way never arrives.
			s.now += busy
			return ready, nil
		case timeout == 0:
			return ready, nil
		case len(s.events) > 0 && (timeout < 0 || s.events[0].at <= until):
			s.now = max(s.now, s.events[0].at)
		case timeout > 0:
			s.now = max(s.now, until)
			return ready, nil
		default:
			// Another goroutine may still wake us: a thread of the pool, Post.
			<-s.wake
		}
	}
}

// happen runs what is due.
func (s *Sim) happen() {
	for len(s.events) > 0 && s.events[0].at <= s.now {
		e := s.events[0]
		s.events = s.events[1:]
		e.run()
	}
}

// after makes run happen at a time; of two at the same time the first asked
// for comes first.
func (s *Sim) after(at time.Duration, run func()) {
	i := len(s.events)
	for i > 0 && s.events[i-1].at > at {
		i--
	}
	s.events = append(s.events, simEvent{})
	copy(s.events[i+1:], s.events[i:])
	s.events[i] = simEvent{at, run}
}

// delay is how long something is under way.
func (s *Sim) delay() time.Duration {
	if s.faults.Latency <= 0 {
		return 0
	}
	return time.Duration(s.random.Int64N(int64(s.faults.Latency) + 1))
}

// buffer is what a connection holds in one direction.
func (s *Sim) buffer() int {
	if s.faults.Buffer > 0 {
		return s.faults.Buffer
	}
	return 64 << 10
}

func (s *Sim) chance(p float64) bool { return p > 0 && s.random.Float64() < p }

func (s *Sim) Wake() {
	s.mu.Lock()
	s.woken = true
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Sim) takeWake() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	woken := s.woken
	s.woken = false
	return woken
}

// Close fails if a socket was leaked: a real system would not tell.
func (s *Sim) Close() error {
	if len(s.sockets) > 0 {
		return syscall.EBUSY
	}
	return nil
}

func (s *Sim) NewSocket(domain Domain, typ Type) (Socket, Errno) {
	if typ == Datagram && domain == Unix {
		return nil, syscall.EAFNOSUPPORT
	}
	return s.open(domain, typ)
}

// full tells whether no descriptor is left.
func (s *Sim) full() bool { return s.faults.Descriptors > 0 && len(s.sockets) >= s.faults.Descriptors }

func (s *Sim) open(domain Domain, typ Type) (*simSocket, Errno) {
	if s.full() {
		return nil, syscall.EMFILE
	}
	sock := &simSocket{sim: s, domain: domain, typ: typ, options: map[Option]int{Linger: -1}}
	s.sockets = append(s.sockets, sock)
	return sock, 0
}

// Adopt is EBADF: there are no descriptors here.
func (s *Sim) Adopt(int) (Socket, Errno) { return nil, syscall.EBADF }

// freePort is a port that no socket holds, or 0.
func (s *Sim) freePort(ip netip.Addr, typ Type) netip.AddrPort {
	for range 1 << 14 {
		port := s.nextPort
		s.nextPort = max(s.nextPort+1, firstPort)
		if !slices.ContainsFunc(s.sockets, func(x *simSocket) bool { return x.bound && x.typ == typ && x.local.Port() == port }) {
			return netip.AddrPortFrom(ip, port)
		}
	}
	return netip.AddrPort{}
}

// listener is who listens at an address: rather on just that one than on all
// of them, rather on those of its family than on those of both. Chance takes
// its pick of those that share it.
func (s *Sim) listener(at netip.AddrPort) *simSocket {
	var found []*simSocket
	best := 0
	for _, x := range s.sockets {
		if !x.listening || x.local.Port() != at.Port() || !x.covers(at.Addr()) {
			continue
		}
		rank := 1
		if x.local.Addr() == at.Addr() {
			rank = 3
		} else if x.local.Addr().Is4() == at.Addr().Is4() {
			rank = 2
		}
		if rank > best {
			found, best = found[:0], rank
		}
		if rank == best {
			found = append(found, x)
		}
	}
	switch len(found) {
	case 0:
		return nil
	case 1:
		return found[0]
	}
	return found[s.random.IntN(len(found))]
}
