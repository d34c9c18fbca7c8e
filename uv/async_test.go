package uv_test

import (
	"sync/atomic"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: async
func TestAsync_SendsFromElsewhere(t *testing.T) {
	loop := uvtest.NewLoop(t)
	prepare := uv.NewPrepare(loop)
	var calls atomic.Int32
	closed := 0
	var async *uv.Async
	async = uv.NewAsync(loop, func() {
		if calls.Add(1) == 3 {
			async.Close(func() { closed++ })
			prepare.Close(func() { closed++ })
		}
	})
	sent := make(chan error)
	check(t, prepare.Start(func() {
		prepare.Stop()
		go func() {
			for {
				// It goes on until the loop has called back three times, which it
				// does as long as somebody sends.
				if err := async.Send(); err != nil {
					sent <- err
					return
				}
			}
		}()
	}))
	loop.Run(uv.RunDefault)
	if err := <-sent; err != uv.ECANCELED {
		t.Errorf("Send after Close: %v", err)
	}
	if calls.Load() != 3 || closed != 2 {
		t.Errorf("%d callbacks, %d close callbacks", calls.Load(), closed)
	}
}

// libuv: async_null_cb
func TestAsync_WithoutCallback(t *testing.T) {
	loop := uvtest.NewLoop(t)
	async, after := uv.NewAsync(loop, nil), uv.NewCheck(loop)
	check(t, after.Start(uvtest.Expect(t, 1, func() {
		after.Close(nil)
		async.Close(nil)
	})))
	go async.Send()
	loop.Run(uv.RunDefault)
}
