package udp_test

import (
	"fmt"
	"math/rand"
	"net/netip"
	"slices"
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/udp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// FuzzSends plays random operations on three handles and holds them against a
// model: every send calls back once, in order, before the close callback; every
// datagram that arrives is one that was sent, whole, by the handle it says, and
// not before; in a world that loses none and keeps their order, none is missing
// and all are in order. The first byte of ops chooses the world.
func FuzzSends(f *testing.F) {
	for seed := range int64(60) {
		ops := make([]byte, 20+seed*5)
		rand.New(rand.NewSource(seed)).Read(ops)
		f.Add(ops)
	}
	f.Fuzz(func(t *testing.T, ops []byte) {
		if len(ops) == 0 {
			return
		}
		play(t, worlds[0].loop(t), ops, true)
		for seed, faults := range []sim.Faults{
			{},
			{Latency: time.Millisecond, Buffer: 300, Again: 0.3},
			{Latency: time.Millisecond, Loss: 0.2, Duplicate: 0.2, Reorder: 0.2, Again: 0.1},
		} {
			loop := uvtest.NewLoop(t, sim.New(uint64(ops[0])+uint64(seed)<<8, faults).Options())
			play(t, loop, ops, faults == sim.Faults{})
		}
	})
}

// party is one handle and what the model knows of it.
type party struct {
	*udp.UDP
	t    testing.TB
	name netip.AddrPort
	all  *[]*party

	asked, told  int         // sends and their callbacks
	due, came    int         // datagrams that others sent here, and those that came
	sent         map[int]int // lengths of datagrams that may be under way, by number
	last         map[int]int // the last datagram of each party that came here
	number       int
	receiving    bool
	closed, gone bool
	perfect      bool
}

// datagram number n of party p begins with both, and is long enough to tell
// whether something is missing.
func (p *party) datagram(index, size int) []byte {
	text := fmt.Appendf(nil, "%d %d ", index, p.number)
	for len(text) < size {
		text = append(text, byte(p.number+len(text)))
	}
	p.sent[p.number] = len(text)
	p.number++
	return text
}

func (p *party) send(index int, to *party, size int) {
	data := p.datagram(index, size)
	id := p.asked
	err := p.Send(data, to.name, func(err error) {
		if id != p.told {
			p.t.Errorf("callback of send %d came as number %d", id, p.told)
		}
		p.told++
		if err == nil {
			to.due++
		}
		if p.gone {
			p.t.Error("a send called back after the close")
		}
		if err != nil && err != uv.ECANCELED || err != nil && !p.closed {
			p.t.Errorf("send %d: %v", id, err)
		}
	})
	if p.closed != (err == uv.EBADF) || !p.closed && err != nil {
		p.t.Fatalf("Send: %v, closed: %v", err, p.closed)
	}
	if err == nil {
		p.asked++
	}
}

func (p *party) trySend(index int, to *party, size int) {
	busy := p.SendQueueCount() > 0
	if busy != (p.asked > p.told) {
		p.t.Fatalf("%d sends are queued, %d of %d called back", p.SendQueueCount(), p.told, p.asked)
	}
	data := p.datagram(index, size)
	n, err := p.TrySend(data, to.name)
	switch {
	case p.closed:
		want(p.t, err, uv.EBADF)
	case busy:
		want(p.t, err, uv.EAGAIN)
	case err != nil && (p.perfect || err != uv.EAGAIN) || err == nil && n != len(data):
		p.t.Fatalf("TrySend: %d, %v", n, err)
	}
	if err != nil {
		delete(p.sent, p.number-1)
	} else {
		to.due++
	}
}

func (p *party) start(size int) {
	err := p.RecvStart(func(int) []byte { return make([]byte, size) }, p.onRecv)
	switch {
	case p.closed:
		want(p.t, err, uv.EINVAL)
	case p.receiving:
		want(p.t, err, uv.EALREADY)
	default:
		must(p.t, err)
		p.receiving = true
	}
}

func (p *party) onRecv(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
	if !p.receiving {
		p.t.Fatal("received after RecvStop or Close")
	}
	must(p.t, err)
	if !from.IsValid() {
		return
	}
	var index, number int
	if _, err := fmt.Sscanf(string(data), "%d %d", &index, &number); err != nil || index >= len(*p.all) {
		p.t.Fatalf("a datagram that nobody sent: %q", data)
	}
	size, ok := (*p.all)[index].sent[number]
	switch {
	case !ok || (*p.all)[index].name != from:
		p.t.Fatalf("datagram %d of %d came from %v", number, index, from)
	case flags&udp.Partial == 0 && len(data) != size, flags&udp.Partial != 0 && len(data) >= size:
		p.t.Fatalf("%d bytes of %d, flags %b", len(data), size, flags)
	}
	for i := len(fmt.Sprintf("%d %d ", index, number)); i < len(data); i++ {
		if data[i] != byte(number+i) {
			p.t.Fatalf("byte %d of datagram %d is wrong", i, number)
		}
	}
	if last, ok := p.last[index]; p.perfect && ok && number <= last {
		p.t.Errorf("datagram %d of %d after %d", number, index, last)
	}
	p.last[index] = number
	p.came++
}

func (p *party) end() {
	if p.closed {
		return
	}
	p.closed, p.receiving = true, false
	p.Close(func() {
		p.gone = true
		if p.told != p.asked {
			p.t.Errorf("closed with %d of %d sends called back", p.told, p.asked)
		}
	})
}

func play(t *testing.T, loop *uv.Loop, ops []byte, perfect bool) {
	var all []*party
	for range 3 {
		u, name := bound(t, loop, four, 0)
		all = append(all, &party{UDP: u, t: t, name: name, all: &all, perfect: perfect,
			sent: map[int]int{}, last: map[int]int{}})
	}
	for i := 0; i+2 < min(len(ops), 400); i += 3 {
		index, n := int(ops[i])%3, int(ops[i+1])
		p, to := all[index], all[int(ops[i+2])%3]
		switch ops[i] >> 4 {
		case 0, 1, 2, 3:
			p.send(index, to, n)
		case 4, 5:
			p.trySend(index, to, n)
		case 6, 7, 8:
			p.start(20 + n)
		case 9:
			p.RecvStop()
			p.receiving = false
		case 10:
			if n > 200 {
				p.end()
			}
		default:
			loop.Run(uv.RunNoWait)
		}
	}
	// Let everything that can arrive do so.
	for _, p := range all {
		if !p.receiving {
			p.start(100)
		}
	}
	arrived := func() bool {
		return !slices.ContainsFunc(all, func(p *party) bool { return perfect && !p.closed && p.came != p.due })
	}
	for tick := 0; tick < 20 || tick < 10_000 && !arrived(); tick++ {
		loop.Run(uv.RunNoWait)
	}
	for i, p := range all {
		if perfect && !p.closed && p.came != p.due {
			t.Errorf("%d of %d datagrams came to %d", p.came, p.due, i)
		}
		p.end()
	}
	loop.Run(uv.RunDefault)
	for i, p := range all {
		if !p.gone || p.told != p.asked || p.SendQueueCount() != 0 || p.SendQueueSize() != 0 {
			t.Errorf("in the end of %d: close told: %v, %d of %d sends called back, %d bytes queued",
				i, p.gone, p.told, p.asked, p.SendQueueSize())
		}
	}
}

// What goes wrong in a bad world is what its faults say, and as often.
func TestUDPFaults(t *testing.T) {
	const sends = 1000
	for _, c := range []struct {
		name   string
		faults sim.Faults
		check  func(came []int) bool
	}{
		{"none", sim.Faults{}, func(came []int) bool { return len(came) == sends && sorted(came) }},
		{"slow", sim.Faults{Latency: time.Second}, func(came []int) bool { return len(came) == sends && sorted(came) }},
		{"lost", sim.Faults{Loss: 0.5}, func(came []int) bool { return near(len(came), sends/2) && sorted(came) }},
		{"all lost", sim.Faults{Loss: 1}, func(came []int) bool { return len(came) == 0 }},
		{"doubled", sim.Faults{Duplicate: 0.5}, func(came []int) bool { return near(len(came), sends*3/2) && sorted(came) }},
		{"overtaken", sim.Faults{Reorder: 0.5}, func(came []int) bool { return len(came) == sends && !sorted(came) }},
		{"no room", sim.Faults{Buffer: 40}, func(came []int) bool { return len(came) == 10 && sorted(came) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			world := sim.New(7, c.faults)
			loop := uvtest.NewLoop(t, world.Options())
			server, addr := bound(t, loop, four, 0)
			client := udp.New(loop)
			for i := range sends {
				must(t, client.Send(fmt.Appendf(nil, "%4d", i), addr, func(err error) { must(t, err) }))
			}
			until(loop, func() bool { return client.SendQueueCount() == 0 })
			var came []int
			must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
				must(t, err)
				if from.IsValid() {
					var n int
					fmt.Sscan(string(data), &n)
					came = append(came, n)
				}
			}))
			world.Advance(time.Hour) // long after the last one could come
			for range 3 * sends {
				loop.Run(uv.RunNoWait)
			}
			if !c.check(came) {
				t.Errorf("%d datagrams came, in order: %v", len(came), sorted(came))
			}
			closeAll(loop)
		})
	}
}

func near(n, to int) bool { return n > to*9/10 && n < to*11/10 }

func sorted(all []int) bool {
	for i := 1; i < len(all); i++ {
		if all[i] < all[i-1] {
			return false
		}
	}
	return true
}
