package dns

import (
	"sync"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Eight loops, each on a goroutine of its own, share the pool.
//
// libuv: threadpool_multiple_event_loops
func TestManyLoops(t *testing.T) {
	serve(t)
	uvtest.NewLoop(t) // looks for what the others leave behind
	var running sync.WaitGroup
	for range 8 {
		running.Go(func() { chains(t) })
	}
	running.Wait()
}

// chains runs a loop with a chain of lookups and one of stats.
func chains(t *testing.T) {
	const links = 20
	loop, err := uv.New(uv.Options{})
	if err != nil {
		t.Error(err)
		return
	}
	lookups, stats := 0, 0
	var lookup func(err error, addrs []AddrInfo)
	lookup = func(err error, addrs []AddrInfo) {
		loop.CheckGoroutine()
		if err != nil || len(addrs) == 0 {
			t.Error(addrs, err)
		}
		if lookups++; lookups < links {
			GetAddrInfo(loop, "localhost", "", nil, lookup)
		}
	}
	var stat func(err error, stats fs.Stats)
	stat = func(err error, s fs.Stats) {
		loop.CheckGoroutine()
		if err != nil || s.Kind() != fs.DirentDir {
			t.Error(s, err)
		}
		if stats++; stats < links {
			fs.Stat(loop, ".", stat)
		}
	}
	GetAddrInfo(loop, "localhost", "", nil, lookup)
	fs.Stat(loop, ".", stat)
	loop.Run(uv.RunDefault)
	if lookups != links || stats != links {
		t.Errorf("%d lookups and %d stats, want %d", lookups, stats, links)
	}
	if err := loop.Close(); err != nil {
		t.Error(err)
	}
}
