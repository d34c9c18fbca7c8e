package uv_test

import (
	"errors"
	"fmt"
	"syscall"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/timer"
)

// newLoop makes a loop in virtual time, so that examples take none.
func newLoop() *uv.Loop {
	loop, err := uv.New(uv.Options{Backend: new(fake)})
	if err != nil {
		panic(err)
	}
	return loop
}

// A goroutine hands its result to the loop.
func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var request uv.Request // keeps the loop alive until End
	request.Begin(loop)
	go func() {
		sum := 0
		for i := range 101 {
			sum += i
		}
		loop.Post(func() {
			request.End()
			fmt.Println("the sum is", sum)
		})
	}()
	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// the sum is 5050
	// closed: <nil>
}

// The order of a tick.
func Example_tick() {
	loop := newLoop()
	say := func(h interface{ Close(func()) }) func() {
		return func() {
			fmt.Println(loop.Phase())
			h.Close(func() { fmt.Println(loop.Phase()) })
		}
	}
	t, check, prepare, idle := timer.New(loop), uv.NewCheck(loop), uv.NewPrepare(loop), uv.NewIdle(loop)
	t.Start(time.Second, 0, say(t))
	check.Start(say(check))
	prepare.Start(say(prepare))
	idle.Start(say(idle))
	loop.Post(func() { fmt.Println(loop.Phase()) })
	loop.Run(uv.RunDefault)
	// Output:
	// idle
	// prepare
	// poll
	// check
	// closing
	// closing
	// closing
	// timers
	// closing
}

// In a callback from the poll phase, what is put into the check phase runs
// before a timer of 0: check follows poll.
func Example_immediateBeforeTimeout() {
	loop := newLoop()
	loop.Post(func() {
		timeout, immediate := timer.New(loop), uv.NewCheck(loop)
		timeout.Start(0, 0, func() { fmt.Println("timeout"); timeout.Close(nil) })
		immediate.Start(func() { fmt.Println("immediate"); immediate.Close(nil) })
	})
	loop.Run(uv.RunDefault)
	// Output:
	// immediate
	// timeout
}

// Sends coalesce: several of them may be one callback.
func ExampleAsync() {
	loop := newLoop()
	var async *uv.Async
	async = uv.NewAsync(loop, func() {
		fmt.Println("woken up")
		async.Close(nil)
	})
	async.Send()
	async.Send()
	loop.Run(uv.RunDefault)
	// Output: woken up
}

// Long work is done bit by bit, and the loop lives on between the bits.
func ExampleIdle() {
	loop := newLoop()
	idle := uv.NewIdle(loop)
	left := 3
	idle.Start(func() {
		fmt.Println(left, "bits left")
		if left--; left == 0 {
			idle.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
	// Output:
	// 3 bits left
	// 2 bits left
	// 1 bits left
}

// How to end a loop whatever is open on it.
func ExampleLoop_Walk() {
	loop := newLoop()
	timer.New(loop)
	uv.NewAsync(loop, nil)
	fmt.Println(loop.Close())
	loop.Walk(func(h uv.AnyHandle) {
		if !h.IsClosing() {
			fmt.Println("closing a handle:", h.KindName())
			h.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
	fmt.Println(loop.Close())
	// Output:
	// EBUSY: resource busy or locked
	// closing a handle: timer
	// closing a handle: async
	// <nil>
}

func ExampleError() {
	err := error(&uv.Error{Code: uv.ECONNREFUSED, Syscall: "connect", Addr: "127.0.0.1", Port: 9})
	fmt.Println(err)
	fmt.Println(errors.Is(err, uv.ECONNREFUSED), errors.Is(err, syscall.ECONNREFUSED))
	// Output:
	// connect ECONNREFUSED 127.0.0.1:9
	// true true
}
