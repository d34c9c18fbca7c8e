package dns

import (
	"crypto/rand"
	"encoding/binary"
	"net/netip"
	"slices"
	"time"

	"github.com/uvgo/uvgo/uv"
)

// channel is what c-ares calls by this name: servers, and the questions that
// are under way.
type channel struct {
	st      *state
	servers []*server // nil until they are needed: those of the system then
	local   [2]netip.Addr
	timeout time.Duration // of the first round; 0 is the default
	tries   int
	pending []*query // in the order in which they came
}

// server is a name server. What it did wrong is forgotten after a while.
type server struct {
	addr     netip.AddrPort
	failures int
	failed   time.Duration // when it failed last, by the loop's clock
}

const (
	defaultTimeout = 2 * time.Second
	leastTimeout   = 250 * time.Millisecond
	defaultTries   = 4
	longestTimeout = 24 * time.Hour // of those that grow by themselves
	forgetAfter    = 5 * time.Second
)

func (st *state) newChannel() *channel {
	return &channel{st: st, tries: defaultTries}
}

// standardChannel is the one behind dns.resolve, or that of dns/promises.
func (st *state) standardChannel(promised bool) *channel {
	if promised && st.promising != nil {
		return st.promising
	}
	if st.standard == nil {
		st.standard = st.newChannel()
	}
	return st.standard
}

// list is the servers.
func (ch *channel) list() []*server {
	if ch.servers == nil {
		ch.setServers(systemServers())
	}
	return ch.servers
}

// setServers sets them; one that is named twice is one.
func (ch *channel) setServers(addrs []netip.AddrPort) {
	ch.servers = []*server{}
	for _, addr := range addrs {
		if !ch.has(addr) {
			ch.servers = append(ch.servers, &server{addr: addr})
		}
	}
}

func (ch *channel) has(addr netip.AddrPort) bool {
	for _, s := range ch.servers {
		if s.addr == addr {
			return true
		}
	}
	return false
}

// best is the server to ask: the first of those that failed least.
func (ch *channel) best() *server {
	var best *server
	now := ch.st.e.Loop.Now()
	for _, s := range ch.list() {
		if s.failures > 0 && now-s.failed > forgetAfter {
			s.failures = 0
		}
		if best == nil || s.failures < best.failures {
			best = s
		}
	}
	return best
}

// round is how long a question waits for its nth try, counted from 0: twice as
// long each time that all servers have been asked.
func (ch *channel) round(try int) time.Duration {
	d := ch.timeout
	if d == 0 {
		d = defaultTimeout
	}
	d = max(d, leastTimeout)
	for n := try / len(ch.servers); n > 0 && d < longestTimeout; n-- {
		d *= 2
	}
	return d
}

// add and remove keep the list of questions, and the state's of channels that
// have any.
func (ch *channel) add(q *query) {
	ch.pending = append(ch.pending, q)
	ch.st.channels[ch] = struct{}{}
}

func (ch *channel) remove(q *query) {
	ch.pending = slices.DeleteFunc(ch.pending, func(x *query) bool { return x == q })
	if len(ch.pending) == 0 {
		delete(ch.st.channels, ch)
	}
}

// cancel ends all questions that are under way.
func (ch *channel) cancel() {
	for _, q := range slices.Clone(ch.pending) {
		ch.remove(q)
		q.stop()
		q.later("ECANCELLED")
	}
}

// close lets go of everything; nobody is told.
func (ch *channel) close() {
	for _, q := range slices.Clone(ch.pending) {
		ch.remove(q)
		q.stop()
		q.drop()
	}
}

// later runs f from the loop, which lives until then.
func (st *state) later(f func() error) {
	scope := st.e.Capture()
	request := new(uv.Request)
	request.Begin(st.e.Loop)
	err := st.e.Loop.Post(func() {
		request.End()
		st.e.CallbackIn(scope, f)
	})
	if err != nil {
		request.End() // the loop is closed, and nobody listens
	}
}

// randomID numbers a question so that nobody can guess it.
func randomID() uint16 {
	var b [2]byte
	rand.Read(b[:])
	return binary.BigEndian.Uint16(b[:])
}
