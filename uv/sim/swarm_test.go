package sim_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/timer"
)

var (
	seeds = flag.Uint64("seeds", 300, "how many random programs to run")
	first = flag.Uint64("first", 1, "the seed of the first")
)

// TestSwarm runs random programs of TCP in random worlds. Whatever they do and
// meet, every request calls back once, every close once and last, streams keep
// their bytes in order, and nothing is left.
func TestSwarm(t *testing.T) {
	var met [kinds]int
	for seed := *first; seed < *first+*seeds; seed++ {
		s := run(seed)
		if len(s.wrong) > 0 {
			t.Fatalf("seed %d (-first %d -seeds 1 repeats it), faults %+v:\n%s\ntrace:\n%s",
				seed, seed, s.faults, strings.Join(s.wrong, "\n"), strings.Join(s.trace, "\n"))
		}
		for i := range met {
			met[i] += s.met[i]
		}
	}
	t.Logf("met: %v", met)
	if *seeds >= 300 && slices.Contains(met[:], 0) {
		t.Errorf("some kind of thing never happened: %v", met)
	}
}

// One seed is one history.
func TestSwarm_Repeats(t *testing.T) {
	different := false
	for seed := uint64(1); seed <= 20; seed++ {
		a, b := run(seed), run(seed)
		if !slices.Equal(a.trace, b.trace) {
			t.Errorf("seed %d has two histories:\n%s\nand\n%s", seed, strings.Join(a.trace, "\n"), strings.Join(b.trace, "\n"))
		}
		different = different || !slices.Equal(a.trace, run(seed+1).trace)
	}
	if !different {
		t.Error("all seeds have the same history")
	}
}

// What programs meet; a swarm that meets only some of it proves little.
const (
	delivered   = iota // bytes
	ends               // ends of file
	whole              // streams that arrived to the last byte
	resets             // connections reset or broken
	refusals           // connects refused
	cancels            // requests cancelled by a close
	full               // try-writes that found no room
	partly             // try-writes that found room for a part
	exhaustions        // sockets that could not be made
	kinds
)

// swarm is one program in its world.
type swarm struct {
	random  *rand.Rand
	faults  sim.Faults
	world   *sim.World
	loop    *uv.Loop
	ending  bool    // no more steps
	nodes   []*node // the first one listens
	clients map[netip.AddrPort]*node
	met     [kinds]int
	trace   []string
	wrong   []string
}

var (
	server = netip.MustParseAddrPort("127.0.0.1:80")
	nobody = netip.MustParseAddrPort("127.0.0.1:81")
)

func run(seed uint64) *swarm {
	s := &swarm{random: rand.New(rand.NewPCG(seed, 1)), clients: make(map[netip.AddrPort]*node)}
	s.faults = sim.Faults{
		Latency:     time.Duration(s.random.IntN(3)) * 10 * time.Millisecond,
		Short:       s.perhaps(0.5),
		Again:       s.perhaps(0.3),
		Reset:       s.perhaps(0.02),
		Refuse:      s.perhaps(0.1),
		Descriptors: s.random.IntN(2) * (4 + s.random.IntN(20)),
		Buffer:      s.random.IntN(2) * (1 + s.random.IntN(5000)),
	}
	s.world = sim.New(seed, s.faults)
	s.loop = s.world.Loop()

	l := s.add()
	s.must(l.Bind(server, 0))
	s.must(l.Listen(s.random.IntN(8), func(err error) { s.announced(l, err) }))

	clock := timer.New(s.loop)
	steps := 150
	s.must(clock.Start(0, time.Millisecond, func() {
		for range 1 + s.random.IntN(4) {
			s.step()
		}
		if s.random.IntN(20) == 0 {
			s.world.Advance(time.Duration(s.random.IntN(100)) * time.Millisecond)
		}
		if steps--; steps == 0 {
			s.must(clock.Start(time.Hour, 0, func() {
				s.closeAll()
				clock.Close(nil)
			}))
			s.windUp()
		}
	}))
	s.loop.Run(uv.RunDefault)
	s.finish()
	return s
}

// perhaps is 0 in half of the worlds.
func (s *swarm) perhaps(most float64) float64 {
	return float64(s.random.IntN(2)) * most * s.random.Float64()
}

func (s *swarm) note(format string, args ...any) {
	s.trace = append(s.trace, fmt.Sprintf("%v %s: ", s.loop.Now(), s.loop.Phase())+fmt.Sprintf(format, args...))
}

func (s *swarm) fail(format string, args ...any) {
	s.wrong = append(s.wrong, fmt.Sprintf("%v: ", s.loop.Now())+fmt.Sprintf(format, args...))
}

func (s *swarm) must(err error) {
	if err != nil {
		s.fail("%v", err)
	}
}

// step does something random to a random node.
func (s *swarm) step() {
	if s.ending {
		return
	}
	n := s.nodes[s.random.IntN(len(s.nodes))]
	what := s.random.IntN(100)
	switch {
	case what < 10 || n.id == 0:
		s.connect()
	case n.closing:
	case what < 45:
		n.write()
	case what < 60:
		n.tryWrite()
	case what < 75:
		n.read()
	case what < 82:
		n.ReadStop()
	case what < 90:
		n.end()
	case what < 92:
		n.reset()
	case what < 96:
		n.close()
	}
}

func (s *swarm) connect() {
	n := s.add()
	at := server
	if s.random.IntN(10) == 0 {
		at = nobody
	}
	err := n.request("connect", func(onDone func(error)) error { return n.Connect(at, onDone) }, nil)
	if err == nil {
		local, err := n.SockName()
		s.must(err)
		s.clients[local] = n
	}
}

func (s *swarm) announced(l *node, err error) {
	s.note("connection: %v", err)
	s.must(err)
	n := s.add()
	s.must(l.Accept(n.TCP))
	if from, err := n.PeerName(); err == nil {
		n.peer = s.clients[from]
		n.peer.peer = n
	}
	switch s.random.IntN(8) {
	case 0:
		n.close()
	case 1: // somebody may care later
	default:
		n.read()
	}
}

// windUp reads and ends what can be.
func (s *swarm) windUp() {
	s.ending = true
	for _, n := range s.nodes[1:] {
		if !n.closing {
			n.read()
			n.end()
		}
	}
}

func (s *swarm) closeAll() {
	for _, n := range s.nodes {
		if !n.closing {
			n.close()
		}
	}
}

// finish looks at what must hold in the end.
func (s *swarm) finish() {
	for _, n := range s.nodes {
		if n.pending != 0 {
			s.fail("node %d: %d requests never called back", n.id, n.pending)
		}
		if !n.closed {
			s.fail("node %d: its close never called back", n.id)
		}
		p := n.peer
		if p == nil || !n.eof || n.broken || p.broken || p.unsure {
			continue
		}
		s.met[whole]++
		if n.received != p.sent {
			s.fail("node %d read %d bytes of node %d, which sent %d", n.id, n.received, p.id, p.sent)
		}
	}
	if n := s.world.Open(); n != 0 {
		s.fail("%d sockets are left open", n)
	}
	s.must(s.loop.Close())
}
