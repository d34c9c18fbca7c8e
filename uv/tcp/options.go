package tcp

import (
	"time"

	"github.com/uvgo/uvgo/uv"
)

// wish is what was asked of a handle that has no socket yet. Keep-alive is in
// whole seconds; Linux takes no more than 15 bits.
type wish struct {
	noDelay, keepAlive    bool
	idle, interval, count uint16
}

// What uv_tcp_keepalive fills in.
const (
	keepInterval = time.Second
	keepCount    = 10
	keepMost     = 1<<15 - 1
)

// grantWish sets on the socket what was asked for before there was one.
func (t *TCP) grantWish() error {
	w := t.wish
	if w.noDelay {
		if err := t.set(uv.NoDelay, 1); err != nil {
			return err
		}
	}
	if w.keepAlive {
		return t.keepAlive(int(w.idle), int(w.interval), int(w.count))
	}
	return nil
}

// NoDelay turns Nagle's algorithm off (true) or on, as uv_tcp_nodelay: small
// writes go out at once. Without a socket yet it is remembered. Loop goroutine
// only.
func (t *TCP) NoDelay(on bool) error {
	if t.Socket() != nil {
		if err := t.set(uv.NoDelay, bit(on)); err != nil {
			return err
		}
	}
	t.wish.noDelay = on
	return nil
}

// KeepAlive makes the system probe a connection that was silent for delay, ten
// times, a second apart, as uv_tcp_keepalive. It counts in whole seconds: less
// than one is EINVAL, though probing is on then, after the system's own
// delays; Node asks for those in this way. Loop goroutine only.
func (t *TCP) KeepAlive(on bool, delay time.Duration) error {
	return t.KeepAliveEx(on, delay, keepInterval, keepCount)
}

// KeepAliveEx is KeepAlive that tells how far apart the probes are and how
// many may stay without answer, as uv_tcp_keepalive_ex. Each is 1 second or 1
// at least, else EINVAL, and 32767 at most.
//
// Differs from libuv: without a socket yet, all of it is remembered. libuv
// forgets the numbers. Loop goroutine only.
func (t *TCP) KeepAliveEx(on bool, idle, interval time.Duration, count int) error {
	s, iv := int(idle/time.Second), int(interval/time.Second)
	valid := s >= 1 && iv >= 1 && count >= 1 && max(s, iv, count) <= keepMost
	if t.Socket() != nil {
		if err := t.set(uv.KeepAlive, bit(on)); err != nil {
			return err
		}
	}
	if !on {
		t.wish.keepAlive = false
		return nil
	}
	if !valid {
		return uv.EINVAL
	}
	t.wish.keepAlive = true
	t.wish.idle, t.wish.interval, t.wish.count = uint16(s), uint16(iv), uint16(count)
	if t.Socket() == nil {
		return nil
	}
	return t.keepAlive(s, iv, count)
}

func (t *TCP) keepAlive(idle, interval, count int) error {
	for _, o := range [...]struct {
		option uv.Option
		value  int
	}{{uv.KeepAlive, 1}, {uv.KeepIdle, idle}, {uv.KeepInterval, interval}, {uv.KeepCount, count}} {
		if err := t.set(o.option, o.value); err != nil {
			return err
		}
	}
	return nil
}

// SimultaneousAccepts does nothing, as uv_tcp_simultaneous_accepts outside of
// Windows. Safe from any goroutine.
func (t *TCP) SimultaneousAccepts(bool) error { return nil }

func (t *TCP) set(o uv.Option, value int) error {
	if errno := t.Socket().Set(o, value); errno != 0 {
		return &uv.Error{Code: uv.FromErrno(errno), Syscall: "setsockopt"}
	}
	return nil
}

func bit(on bool) int {
	if on {
		return 1
	}
	return 0
}
