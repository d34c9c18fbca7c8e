package work

import (
	"sync"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// busy keeps all n threads of a pool busy until release is called, and waits
// for that to be so.
func busy(t *testing.T, loop *uv.Loop, n int) (jobs []*Request, release func()) {
	withSize(t, n)
	goOn := make(chan bool)
	var begun sync.WaitGroup
	begun.Add(n)
	for range n {
		jobs = append(jobs, Queue(loop, func() { begun.Done(); <-goOn }, uvtest.Expect(t, 1, func(err error) {
			if err != nil {
				t.Errorf("a job that ran: %v", err)
			}
		})))
	}
	begun.Wait()
	return jobs, func() { close(goOn) }
}

// libuv: threadpool_queue_work_simple
func TestQueue_Once(t *testing.T) {
	loop := uvtest.NewLoop(t)
	ran := 0
	r := Queue(loop, func() { ran++ }, uvtest.Expect(t, 1, func(err error) {
		if err != nil || ran != 1 {
			t.Errorf("%v, ran %d times", err, ran)
		}
	}))
	if !r.InFlight() || r.Type() != uv.RequestWork {
		t.Errorf("in flight %v, type %v", r.InFlight(), r.Type())
	}
	loop.Run(uv.RunDefault)
	if r.InFlight() {
		t.Error("in flight after its callback")
	}
}

// libuv: threadpool_queue_work_einval
func TestQueue_Nothing(t *testing.T) {
	loop := uvtest.NewLoop(t)
	never := func(error) { t.Error("a callback after EINVAL") }
	var r Request
	if err := r.Queue(loop, nil, never); err != uv.EINVAL {
		t.Errorf("Queue: %v, want EINVAL", err)
	}
	if err := r.QueueSlow(loop, nil, never); err != uv.EINVAL {
		t.Errorf("QueueSlow: %v, want EINVAL", err)
	}
	if r := Queue(loop, nil, never); r.InFlight() || r.Cancel() != uv.EBUSY {
		t.Error("what was not queued is in flight")
	}
	if loop.Run(uv.RunDefault) {
		t.Error("alive")
	}
}

// libuv: threadpool_cancel_work
func TestCancel_AllThatWait(t *testing.T) {
	loop := uvtest.NewLoop(t)
	_, release := busy(t, loop, 4)
	cancelled := 0
	for range 16 {
		r := Queue(loop, func() { t.Error("a cancelled job ran") }, func(err error) {
			if cancelled++; err != uv.ECANCELED {
				t.Errorf("%v, want ECANCELED", err)
			}
		})
		if err := r.Cancel(); err != nil {
			t.Errorf("Cancel: %v", err)
		}
	}
	for cancelled < 16 {
		loop.Run(uv.RunOnce) // the pool is busy still: nobody waits for it
	}
	release()
	loop.Run(uv.RunDefault)
	if cancelled != 16 {
		t.Errorf("%d callbacks", cancelled)
	}
}

// libuv: threadpool_cancel_single
func TestCancel_CallsBackLater(t *testing.T) {
	loop := uvtest.NewLoop(t)
	_, release := busy(t, loop, 1)
	called := false
	r := Queue(loop, func() { t.Error("a cancelled job ran") }, uvtest.Expect(t, 1, func(err error) { called = true }))
	if err := r.Cancel(); err != nil || called {
		t.Errorf("Cancel: %v, called back: %v", err, called)
	}
	release()
	loop.Run(uv.RunDefault)
}

// libuv: threadpool_cancel_when_busy
func TestCancel_WhatRuns(t *testing.T) {
	loop := uvtest.NewLoop(t)
	jobs, release := busy(t, loop, 1)
	if err := jobs[0].Cancel(); err != uv.EBUSY {
		t.Errorf("Cancel: %v, want EBUSY", err)
	}
	release()
	loop.Run(uv.RunDefault)
}
