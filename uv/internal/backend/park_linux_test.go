package backend

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func openParked(t *testing.T) *parked {
	t.Helper()
	b, err := NewParked()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b.(*parked)
}

// Each Wake of another goroutine is answered, whether the loop is about to
// park, parked, or just on its way out.
func TestParkedWakes(t *testing.T) {
	p := openParked(t)
	a, b := pair(t, p.epoll)
	watch(p.epoll, b, Readable)
	turn := make(chan bool)
	const rounds = 3000
	go func() {
		for i := range rounds {
			if i%3 == 0 {
				a.Write([]byte("x")) // it wakes up by itself, and is woken
			}
			p.Wake()
			<-turn
		}
	}()
	buf := make([]byte, 8)
	for i := 0; i < rounds; {
		timeout := []time.Duration{-1, time.Hour, time.Microsecond}[i%3]
		ready, err := p.Wait(timeout, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range ready {
			if r.W == nil {
				i++
				turn <- true
			} else {
				b.Read(buf)
			}
		}
	}
}

// A Wake that comes late pulls the deadline of the wait that follows, which
// then ends early once, and not again and again.
func TestParkedLateWake(t *testing.T) {
	p := openParked(t)
	for _, timeout := range []time.Duration{-1, time.Hour} {
		p.setDeadline(timeout)
		p.file.SetReadDeadline(longAgo) // all that is left of it
		if ready, err := p.Wait(timeout, nil); len(ready) != 0 || err != nil {
			t.Fatalf("%d events, %v", len(ready), err)
		}
		go p.Wake()
		early := 0
		for {
			ready, _ := p.Wait(timeout, nil)
			if len(ready) == 1 {
				break
			}
			early++
		}
		if early > 1 {
			t.Errorf("the wait ended %d times early", early)
		}
	}
}

// A wake-up has its place even when the batch is full.
func TestParkedWakeInFullBatch(t *testing.T) {
	p := openParked(t)
	for range MaxReady + 1 {
		fd, err := unix.Eventfd(1, unix.EFD_CLOEXEC)
		if err != nil {
			t.Fatal(err)
		}
		watch(p.epoll, adopt(t, p.epoll, fd), Readable)
	}
	p.Wake()
	ready, err := p.Wait(-1, nil)
	if err != nil || len(ready) != MaxReady || ready[0].W != nil {
		t.Errorf("%d events, %v; want %d, a wake-up among them", len(ready), err, MaxReady)
	}
}

func TestParkedNoAllocations(t *testing.T) {
	p := openParked(t)
	a, b := pair(t, p.epoll)
	watch(p.epoll, b, Readable)
	buf, ready := make([]byte, 64), make([]Ready, 0, 8)
	round := func() {
		a.Write(buf[:8])
		p.Wake()
		ready, _ = p.Wait(time.Hour, ready[:0])
		b.Read(buf)
		ready, _ = p.Wait(time.Microsecond, ready[:0]) // parks
	}
	round()
	if n := testing.AllocsPerRun(100, round); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
