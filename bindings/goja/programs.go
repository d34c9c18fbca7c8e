package goja

import (
	"hash/maphash"
	"runtime"
	"strings"
	"sync"
	"weak"
)

// What one engine has compiled serves every other one of the process: goja's
// programs and our units change no more once they are made. A unit is found by
// the name of its file and its text, as long as an engine has it; the last ones
// are kept beyond that, up to a megabyte of text, for programs that make one
// runtime after the other.

const keptText = 1 << 20

// unitKey is where a text is found. before tells scripts, functions and modules
// apart.
type unitKey struct {
	file, before string
	hash         uint64
}

type unitCache struct {
	sync.Mutex
	seed  maphash.Seed
	units map[unitKey]weak.Pointer[unit]
	last  []*unit // the latest at the end
	size  int     // of their texts
}

var programs = unitCache{seed: maphash.MakeSeed(), units: map[unitKey]weak.Pointer[unit]{}}

// compiled gives the unit of a text that was compiled before, or the one that
// make makes now. Safe from any goroutine.
func (c *unitCache) compiled(file, before, text string, make func() (*unit, error)) (*unit, error) {
	k := unitKey{file, before, maphash.String(c.seed, text)}
	if u := c.find(k); u != nil && u.authored == text {
		return u, nil
	}
	u, err := make()
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(u.text[u.before:], text) { // nearly always
		text = u.text[u.before : u.before+len(text)]
	}
	u.authored = text
	c.keep(k, u)
	return u, nil
}

func (c *unitCache) find(k unitKey) *unit {
	c.Lock()
	defer c.Unlock()
	return c.units[k].Value()
}

func (c *unitCache) keep(k unitKey, u *unit) {
	c.Lock()
	defer c.Unlock()
	c.units[k] = weak.Make(u)
	runtime.AddCleanup(u, c.forget, k)
	c.last = append(c.last, u)
	c.size += len(u.authored)
	for c.size > keptText {
		c.size -= len(c.last[0].authored)
		c.last[0] = nil
		c.last = c.last[1:]
	}
}

// forget drops what nobody has any more.
func (c *unitCache) forget(k unitKey) {
	c.Lock()
	defer c.Unlock()
	if p, ok := c.units[k]; ok && p.Value() == nil {
		delete(c.units, k)
	}
}
