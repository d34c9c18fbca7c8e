//go:build unix

package poll_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/poll"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/uvtest"
)

const transferred = 64 << 10

// end is one end of a connection that is driven by readiness alone, and by the
// whims of a random number generator.
type end struct {
	t     *testing.T
	stats *stats
	rand  *rand.Rand
	fd    int
	poll  *poll.Poll
	later *timer.Timer

	asked          uv.Events
	toSend, read   int
	gotEnd         bool
	sentEnd        bool
	disconnections int
}

type stats struct{ writable, spurious, closed int }

// libuv: poll_duplex
func TestPollDuplex(t *testing.T) { transfer(t, transferred) }

// libuv: poll_unidirectional
func TestPollUnidirectional(t *testing.T) { transfer(t, 0) }

// transfer moves 64 KiB over each of five connections, and back bytes the
// other way.
func transfer(t *testing.T, back int) {
	loop := uvtest.NewLoop(t)
	rnd := rand.New(rand.NewPCG(1, uint64(back)))
	var st stats
	var ends []*end
	for range 5 {
		a, b := tcpPair(t)
		for i, fd := range []int{a, b} {
			e := &end{t: t, stats: &st, rand: rnd, fd: fd, toSend: []int{transferred, back}[i], poll: newPoll(t, loop, fd), later: timer.New(loop)}
			ends = append(ends, e)
			e.ask(e.wanted())
		}
	}
	loop.Run(uv.RunDefault)

	total := 0
	for _, e := range ends {
		total += e.read
		if e.toSend > 0 || !e.gotEnd || e.disconnections != 1 {
			t.Errorf("left to send %d, end read %v, %d disconnections", e.toSend, e.gotEnd, e.disconnections)
		}
		closeFD(t, e.fd)
	}
	if want := 5 * (transferred + back); total != want {
		t.Errorf("%d bytes arrived, want %d", total, want)
	}
	if st.closed != 10 {
		t.Errorf("%d handles closed, want 10", st.closed)
	}
	if st.spurious*20 > st.writable {
		t.Errorf("%d of %d times the socket was not writable after all", st.spurious, st.writable)
	}
}

// wanted is what the end still waits for.
func (e *end) wanted() (ev uv.Events) {
	if !e.gotEnd {
		ev |= uv.Readable
	}
	if !e.sentEnd {
		ev |= uv.Writable
	}
	if e.disconnections == 0 {
		ev |= uv.Disconnect
	}
	return ev
}

func (e *end) ask(ev uv.Events) {
	e.asked = ev
	must(e.t, e.poll.Start(ev, e.onEvent))
}

func (e *end) onEvent(err error, ready uv.Events) {
	want(e.t, err, nil)
	if ready == 0 || ready&^e.asked != 0 {
		e.t.Errorf("told %#x, asked for %#x", ready, e.asked)
	}
	if ready&uv.Disconnect != 0 {
		e.disconnections++
	}
	if ready&uv.Readable != 0 {
		e.receive()
	}
	if ready&uv.Writable != 0 {
		e.stats.writable++
		e.send()
	}
	next := e.wanted()
	if next == 0 {
		e.later.Close(nil)
		e.poll.Close(func() { e.stats.closed++ })
		return
	}
	switch e.rand.IntN(8) {
	case 0:
		e.poll.Stop()
		e.resume()
	case 1:
		e.poll.Stop()
		e.ask(next)
	case 2:
		e.ask(next & uv.Events(e.rand.IntN(16))) // maybe nothing at all
		e.resume()
	default:
		if next != e.asked {
			e.ask(next)
		}
	}
}

// resume asks for all that is wanted a little later.
func (e *end) resume() {
	must(e.t, e.later.Start(time.Duration(e.rand.IntN(2))*time.Millisecond, 0, func() { e.ask(e.wanted()) }))
}

func (e *end) receive() {
	buf := make([]byte, 1+e.rand.IntN(8<<10))
	for range 1 + e.rand.IntN(3) {
		n, err := unix.Read(e.fd, buf)
		if err == unix.EAGAIN {
			return
		}
		must(e.t, err)
		if n == 0 {
			e.gotEnd = true
			return
		}
		e.read += n
	}
}

func (e *end) send() {
	for i := range 1 + e.rand.IntN(3) {
		if e.toSend == 0 {
			e.sentEnd = true
			must(e.t, unix.Shutdown(e.fd, unix.SHUT_WR))
			return
		}
		n, err := unix.Write(e.fd, make([]byte, min(e.toSend, 1+e.rand.IntN(8<<10))))
		if err == unix.EAGAIN {
			if i == 0 {
				e.stats.spurious++
			}
			return
		}
		must(e.t, err)
		e.toSend -= n
	}
}
