package otto_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing/fstest"
	"time"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/otto"
	"github.com/uvgo/uvgo/uv/sim"
)

// The examples of the embedding API: docs/embedding.md tells the story around
// them. They run on goja too.

// sandbox is a runtime whose scripts reach nothing but what they are given.
func sandbox(o node.Options) *node.Runtime {
	o.Sandbox = true
	rt, err := node.New(otto.New(otto.Options{}), o)
	if err != nil {
		panic(err)
	}
	return rt
}

// The first program.
func Example_embedFirst() {
	rt, err := node.New(otto.New(otto.Options{}), node.Options{Sandbox: true})
	if err != nil {
		panic(err)
	}
	defer rt.Close()
	rt.Set("shout", strings.ToUpper)
	fmt.Println(rt.Eval(context.Background(), "first.js", "shout('hello ') + 6 * 7"))
	// Output: HELLO 42 <nil>
}

// What a sandbox has, and what it has not.
func Example_embedSandbox() {
	rt := sandbox(node.Options{Process: node.Process{Stdout: os.Stdout}})
	defer rt.Close()
	_, err := rt.Eval(context.Background(), "sandbox.js", `
		console.log(process.argv, process.env, process.cwd(), process.pid);
		['http', '/etc/passwd', 'util'].forEach(name => {
			try {
				console.log(name, typeof require(name));
			} catch (e) {
				console.log(e.message.split('\n')[0]);
			}
		});
		process.kill(process.pid);
	`)
	fmt.Println(err)
	// Output:
	// [ '/node' ] {} / 1
	// Cannot find module 'http': this program may not use it
	// Cannot find module '/etc/passwd'
	// util object
	// Error: Access to this API has been restricted: process.kill
}

// Files come from wherever package fs can read: here from memory.
func Example_embedFS() {
	rt := sandbox(node.Options{FS: fstest.MapFS{
		"main.js":                          {Data: []byte("exports.area = r => require('circle').pi * r * r")},
		"node_modules/circle/main.js":      {Data: []byte("exports.pi = require('../../package.json').pi")},
		"node_modules/circle/package.json": {Data: []byte(`{"main": "main.js"}`)},
		"package.json":                     {Data: []byte(`{"pi": 3}`)},
	}})
	defer rt.Close()
	ctx := context.Background()
	var circle struct {
		Area func(radius float64) (float64, error)
	}
	exports, err := rt.Require(ctx, "./main.js")
	if err == nil {
		err = exports.To(&circle)
	}
	if err != nil {
		panic(err)
	}
	fmt.Println(circle.Area(2))
	// Output: 12 <nil>
}

// Standard streams are an io.Reader and two io.Writers.
func Example_embedStreams() {
	var out bytes.Buffer
	rt := sandbox(node.Options{Process: node.Process{
		Stdin:  strings.NewReader("one\ntwo\n"),
		Stdout: &out,
		Args:   []string{"argument"},
	}})
	defer rt.Close()
	ctx := context.Background()
	_, err := rt.Eval(ctx, "streams.js", `
		process.stdin.on('data', text => console.log('read', text.toString().split('\n').length - 1, 'lines'));
		process.stdin.on('end', () => console.log('end', process.argv[1]));
	`)
	if err == nil {
		err = rt.Wait(ctx)
	}
	fmt.Print(out.String())
	fmt.Println(err)
	// Output:
	// read 2 lines
	// end argument
	// <nil>
}

// Wait runs the loop until nothing is left to wait for, or until its context
// says so. What nobody caught is its error; after one it can go on.
func Example_embedWait() {
	rt := sandbox(node.Options{Process: node.Process{Stdout: os.Stdout}})
	defer rt.Close()
	ctx := context.Background()
	rt.Eval(ctx, "wait.js", `
		setTimeout(() => { throw new Error('nobody catches me') }, 1);
		setTimeout(() => console.log('and yet it turns'), 1);
	`)
	fmt.Println(rt.Wait(ctx))
	fmt.Println(rt.Wait(ctx))

	rt.Eval(ctx, "wait.js", "setInterval(() => {}, 1000)")
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	err := rt.Wait(ctx)
	fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	// Output:
	// Error: nobody catches me
	// and yet it turns
	// <nil>
	// script terminated: context deadline exceeded true
}

type account struct {
	Owner   string
	Balance float64
	History []string `json:"history,omitempty"`
	//lint:ignore U1000 scripts must not see it
	secret string
}

var errPoor = errors.New("not enough money")

func (a *account) Withdraw(amount float64) error {
	if amount > a.Balance {
		return errPoor
	}
	a.Balance -= amount
	return nil
}

// Go values for scripts: a function, a map, a struct's copy and a struct itself.
func Example_embedValues() {
	rt := sandbox(node.Options{Process: node.Process{Stdout: os.Stdout}})
	defer rt.Close()
	ctx := context.Background()
	mine := &account{Owner: "Ada", Balance: 10}
	rt.Set("account", mine)
	rt.Set("copy", *mine)
	rt.Set("rates", map[string]float64{"EUR": 1, "CHF": 1.05})
	rt.Set("sum", func(numbers ...int) (total int) {
		for _, n := range numbers {
			total += n
		}
		return total
	})
	_, err := rt.Eval(ctx, "values.js", `
		console.log(account, copy, rates, sum(1, 2, 3));
		account.withdraw(4);
		account.history = ['withdrew 4'];
		copy.balance = 1e9;
		try { sum(1, 'two') } catch (e) { console.log(e.message) }
		account.withdraw(100);
	`)
	fmt.Println(*mine)
	fmt.Println(err, errors.Is(err, errPoor))
	// Output:
	// account { owner: 'Ada', balance: 10, history: null } { owner: 'Ada', balance: 10 } { CHF: 1.05, EUR: 1 } 6
	// argument 2 of sum is "two", not an integer (int)
	// {Ada 6 [withdrew 4] }
	// Error: not enough money true
}

// A script's values for Go.
func Example_embedResults() {
	rt := sandbox(node.Options{})
	defer rt.Close()
	ctx := context.Background()
	n, err := node.As[int](rt.Eval(ctx, "n.js", "6 * 7"))
	fmt.Println(n, err)

	type item struct {
		Name string
		When time.Time
		Tags map[string]bool
	}
	items, err := node.As[[]item](rt.Eval(ctx, "items.js", `[{ name: 'a', when: new Date(0), tags: { new: true } }]`))
	fmt.Println(items[0].Name, items[0].When.Unix(), items[0].Tags, err)

	_, err = node.As[[]item](rt.Eval(ctx, "items.js", `[{ name: 'a' }, { name: 7 }]`))
	fmt.Println(err)
	// Output:
	// 42 <nil>
	// a 0 map[new:true] <nil>
	// node: [1].name is 7, not a string
}

// Functions of a script are called from Go, and are Go functions if you like.
func Example_embedCall() {
	rt := sandbox(node.Options{})
	defer rt.Close()
	ctx := context.Background()
	exports, err := rt.Eval(ctx, "calls.js", `({
		add: (a, b) => a + b,
		fail: () => { undefined.x },
	})`)
	if err != nil {
		panic(err)
	}
	fmt.Println(exports.CallMethod(ctx, "add", 1, 2))

	var f struct {
		Add  func(ctx context.Context, a, b int) (int, error)
		Fail func() error
	}
	exports.To(&f)
	fmt.Println(f.Add(ctx, 40, 2))
	err = f.Fail()
	fmt.Println(err)
	first, _, _ := strings.Cut(rt.Explain(err), "\n\n")
	fmt.Println(first)
	// Output:
	// 3 <nil>
	// 42 <nil>
	// TypeError: Cannot read properties of undefined (reading 'x')
	// calls.js:3
	// 		fail: () => { undefined.x },
	// 		                        ^
}

// A promise that Go settles, from any goroutine.
func Example_embedPromise() {
	rt := sandbox(node.Options{Process: node.Process{Stdout: os.Stdout}})
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
		lookUp('').catch(e => console.log('caught', e.message));
		lookUp('Ada').then(person => person.age)
	`)
	if err != nil {
		panic(err)
	}
	fmt.Println(node.As[int](v.Await(ctx)))
	fmt.Println(rt.Wait(ctx))

	p, _ := rt.NewPromise()
	fmt.Println(p.Resolve(1), p.Resolve(2), p.Reject(err))
	fmt.Println(p.Value().Await(ctx))
	// Unordered output:
	// caught no name
	// 36 <nil>
	// <nil>
	// true false false
	// 1 <nil>
}

// A module of the embedder's own.
func Example_embedModule() {
	var rt *node.Runtime
	greet := env.Module{Name: "greet", Load: func(*env.Env) (engine.Value, error) {
		exports, err := rt.Value(map[string]any{
			"hello": func(name string) string { return "Hello, " + name },
		})
		return exports.Raw(), err
	}}
	rt = sandbox(node.Options{Modules: []env.Module{greet}})
	defer rt.Close()
	fmt.Println(rt.Eval(context.Background(), "module.js", "require('greet').hello('you')"))
	// Output: Hello, you <nil>
}

// A busy script is stopped from outside, and the runtime goes on.
func Example_embedInterrupt() {
	rt := sandbox(node.Options{})
	defer rt.Close()
	ctx := context.Background()
	rt.Set("running", func() {
		go rt.Interrupt(errors.New("somebody pressed the button"))
	})
	_, err := rt.Eval(ctx, "busy.js", "running(); for (;;) { try { for (;;); } catch (e) {} finally { continue } }")
	fmt.Println(err)
	fmt.Println(rt.Eval(ctx, "busy.js", "'still there'"))
	// Output:
	// script terminated: somebody pressed the button
	// still there <nil>
}

// Limits stop scripts that take too much.
func Example_embedLimits() {
	rt := sandbox(node.Options{Limits: node.Limits{
		Callback: time.Second,
		Run:      10 * time.Second,
		Memory:   32 << 20,
	}})
	defer rt.Close()
	ctx := context.Background()
	_, err := rt.Eval(ctx, "limits.js", "setTimeout(() => { for (;;); }, 1); 'quick'")
	fmt.Println(err)
	err = rt.Wait(ctx)
	fmt.Println(err, errors.Is(err, node.ErrCallbackTime))
	// Output:
	// <nil>
	// script terminated: the script ran too long without a pause true
}

// Virtual time: an hour passes at once, and everybody agrees on the clock.
func Example_embedClock() {
	world := sim.New(1, sim.Faults{})
	loop := world.Loop()
	defer loop.Close()
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	rt := sandbox(node.Options{
		Process: node.Process{Stdout: os.Stdout},
		Loop:    loop,
		Clock:   func() time.Time { return start.Add(loop.Now()) },
	})
	defer rt.Close()
	ctx := context.Background()
	rt.Eval(ctx, "clock.js", `
		const begin = Date.now();
		setTimeout(() => console.log(new Date().toISOString(), Date.now() - begin), 3600e3);
	`)
	fmt.Println(rt.Wait(ctx))
	// Output:
	// 2026-01-01T01:00:00.000Z 3600000
	// <nil>
}

// What keeps the loop alive, and where it was made.
func Example_embedPending() {
	rt := sandbox(node.Options{Tracing: true, Core: append(node.SafeModules(), "http")})
	defer rt.Close()
	rt.Set("ask", func() (*node.Promise, error) { return rt.NewPromise() })
	rt.Eval(context.Background(), "pending.js", `
		setInterval(poll, 5000);
		setTimeout(() => {}, 60e3).unref();
		function poll() {}
		function start() {
			require('http').createServer().listen(0, '127.0.0.1');
		}
		start();
		ask();
	`)
	for _, p := range rt.Pending() {
		where := "?"
		if len(p.Where) > 0 {
			where = fmt.Sprint(p.Where[0].File, ":", p.Where[0].Line)
		}
		fmt.Println(p.Kind, where)
	}
	// Output:
	// promise pending.js:9
	// Timeout pending.js:2
	// tcp pending.js:6
}

// Goroutines call in by the loop's door.
func Example_embedGoroutines() {
	rt := sandbox(node.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	count, err := rt.Eval(ctx, "count.js", "let n = 0; (by) => n += by")
	if err != nil {
		panic(err)
	}
	served := make(chan error)
	go func() { // from now on the runtime belongs to this goroutine
		err := rt.Serve(ctx)
		rt.Close()
		served <- err
	}()
	results := make(chan int)
	for range 10 {
		go func() {
			rt.Do(func() (err error) {
				n, err := node.As[int](count.Call(ctx, 1))
				results <- n
				return err
			})
		}()
	}
	sum := 0
	for range 10 {
		sum += <-results
	}
	fmt.Println(sum)
	cancel()
	fmt.Println(<-served)
	fmt.Println(rt.Do(func() error { return nil }))
	// Output:
	// 55
	// script terminated: context canceled
	// the runtime is closed
}
