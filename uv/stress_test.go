package uv_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Many goroutines send and post while the loop closes its asyncs and itself.
// Every post that was taken runs, once and in its goroutine's order; every send
// is answered by a later callback, or refused.
func TestRule29_ConcurrentSendPostClose(t *testing.T) {
	for range 8 {
		loop := uvtest.NewLoop(t)
		const senders = 8
		var ran, taken [senders]int
		var sent, seen atomic.Int64 // what an async handle hands over
		async := uv.NewAsync(loop, func() { seen.Store(sent.Load()) })
		var others sync.WaitGroup
		for i := range senders {
			others.Go(func() {
				for n := 0; ; n++ {
					if loop.Post(func() {
						if ran[i] != n {
							t.Errorf("goroutine %d: post %d ran as number %d", i, n, ran[i])
						}
						ran[i]++
						if i == 0 && n == 200 {
							if seen.Load() != sent.Load() {
								async.Send()
							}
							async.Close(nil)
						}
					}) != nil {
						break
					}
					taken[i]++
					if n < 1000 {
						sent.Add(1)
						async.Send()
					} else if async.Send() != nil {
						break // and the loop gets a chance to close
					}
				}
			})
		}
		loop.Run(uv.RunDefault)
		for loop.Close() == uv.EBUSY {
			loop.Run(uv.RunDefault)
		}
		others.Wait()
		if ran != taken {
			t.Errorf("ran %v of the posts, %v were taken", ran, taken)
		}
	}
}

// The last of many sends is always seen.
func TestRule29_NoSendIsLost(t *testing.T) {
	loop := uvtest.NewLoop(t)
	const senders, each = 4, 500
	var sent atomic.Int64
	var async *uv.Async
	async = uv.NewAsync(loop, func() {
		if sent.Load() == senders*each {
			async.Close(nil)
		}
	})
	for range senders {
		go func() {
			for range each {
				sent.Add(1)
				async.Send()
			}
		}()
	}
	loop.Run(uv.RunDefault) // hangs if the last one is lost
}

// Close waits for whoever is about to wake the loop up.
func TestRule29_CloseWaitsForSenders(t *testing.T) {
	for range 30 {
		loop, _ := newFake(t)
		calls := 0
		async := uv.NewAsync(loop, func() { calls++ })
		var others sync.WaitGroup
		for range 2 {
			others.Go(func() {
				for async.Send() == nil {
				}
			})
			others.Go(func() {
				for loop.Post(func() {}) == nil {
					runtime.Gosched()
				}
			})
		}
		for calls < 3 {
			loop.Run(uv.RunNoWait)
			runtime.Gosched()
		}
		async.Close(nil)
		for loop.Close() == uv.EBUSY {
			loop.Run(uv.RunNoWait)
		}
		others.Wait()
	}
}
