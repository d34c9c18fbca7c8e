package goja_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/uv/sim"
)

// The embedding API with what goja has and otto has not; the other examples are
// those of package otto.

// The first program.
func Example_embedFirst() {
	rt, err := node.New(goja.New(goja.Options{}), node.Options{Sandbox: true})
	if err != nil {
		panic(err)
	}
	defer rt.Close()
	rt.Set("shout", strings.ToUpper)
	fmt.Println(rt.Eval(context.Background(), "first.js", "shout('hello ') + 6 * 7"))
	// Output: HELLO 42 <nil>
}

// A promise that Go settles is one to await. Await runs the loop until the
// promise is settled and no longer: a timer that somebody forgot does not keep
// it.
func Example_embedPromise() {
	rt, err := node.New(goja.New(goja.Options{}), node.Options{Sandbox: true})
	if err != nil {
		panic(err)
	}
	defer rt.Close()
	ctx := context.Background()
	rt.Set("lookUp", func(name string) (*node.Promise, error) {
		return rt.Go(func(ctx context.Context) (any, error) { // on a goroutine of its own
			if name == "" {
				return nil, errors.New("no name")
			}
			return map[string]any{"name": name, "age": 36}, nil
		})
	})
	v, err := rt.Eval(ctx, "promise.js", `
		async function main() {
			setInterval(() => {}, 1000); // forgotten
			const people = await Promise.all([lookUp('Ada'), lookUp('Grace')]);
			try {
				await lookUp('');
			} catch (e) {
				return people.map(p => p.name).join() + ' ' + e.message;
			}
		}
		main();
	`)
	if err != nil {
		panic(err)
	}
	fmt.Println(v.Await(ctx))
	// Output: Ada,Grace no name <nil>
}

// An async function of a script as a Go function.
func Example_embedAsync() {
	rt, err := node.New(goja.New(goja.Options{}), node.Options{Sandbox: true})
	if err != nil {
		panic(err)
	}
	defer rt.Close()
	ctx := context.Background()
	double, err := rt.Eval(ctx, "async.js", "async n => { await null; if (n < 0) throw new RangeError('negative'); return 2 * n }")
	if err != nil {
		panic(err)
	}
	call := func(n int) (int, error) {
		promise, err := double.Call(ctx, n)
		if err != nil {
			return 0, err
		}
		return node.As[int](promise.Await(ctx))
	}
	fmt.Println(call(21))
	fmt.Println(call(-1))
	// Output:
	// 42 <nil>
	// 0 RangeError: negative
}

// Virtual time: an hour passes at once, and everybody agrees on the clock.
func Example_embedClock() {
	world := sim.New(1, sim.Faults{})
	loop := world.Loop()
	defer loop.Close()
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	rt, err := node.New(goja.New(goja.Options{}), node.Options{
		Sandbox: true,
		Process: node.Process{Stdout: os.Stdout},
		Loop:    loop,
		Clock:   func() time.Time { return start.Add(loop.Now()) },
	})
	if err != nil {
		panic(err)
	}
	defer rt.Close()
	ctx := context.Background()
	rt.Eval(ctx, "clock.js", `
		class Stamp extends Date { hour() { return this.getUTCHours() } }
		require('timers/promises').setTimeout(3600e3).then(() => console.log(new Stamp().hour(), new Date().toISOString()));
	`)
	fmt.Println(rt.Wait(ctx))
	// Output:
	// 1 2026-01-01T01:00:00.000Z
	// <nil>
}
