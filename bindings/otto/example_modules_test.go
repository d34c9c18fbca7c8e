package otto_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/command"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/bindings/node/report"
	"github.com/uvgo/uvgo/bindings/node/stream"
	"github.com/uvgo/uvgo/bindings/otto"
)

// The packages below bindings/node need an engine to show what they do; their
// examples are here for that reason.

// script runs a program that must succeed.
func script(source string) {
	rt, err := node.New(otto.New(otto.Options{}), node.Options{})
	if err != nil {
		panic(err)
	}
	defer rt.Close()
	if code := rt.RunString("example.js", source, nil); code != 0 {
		fmt.Println("exit code", code)
	}
}

// world is a runtime for Go code that calls in.
func world() *node.Runtime {
	rt, err := node.New(otto.New(otto.Options{}), node.Options{})
	if err != nil {
		panic(err)
	}
	return rt
}

// An engine alone: Go calls the script, the script calls Go, and what was
// thrown arrives as itself.
func Example_engine() {
	var eng engine.Engine = otto.New(otto.Options{})
	double := eng.NewFunc("double", 1, func(c *engine.Call) (engine.Value, error) {
		n, err := eng.ToNumber(c.Arg(0))
		return eng.Number(2 * n), err
	})
	eng.Set(eng.Global(), "double", double)
	v, _ := eng.Run(engine.Source{File: "a.js", Text: "double(21)"})
	n, _ := eng.ToNumber(v)
	fmt.Println(n)

	_, err := eng.Run(engine.Source{File: "b.js", Text: "throw new RangeError('too far')"})
	var thrown *engine.Exception
	fmt.Println(errors.As(err, &thrown), thrown.Text, thrown.At.Line)
	// Output:
	// 42
	// true RangeError: too far 1
}

// A callback of the loop enters the script through Callback; ticks and
// microtasks follow before the next one.
func Example_env() {
	rt := world()
	defer rt.Close()
	e := rt.Env
	show := func(text string) func() error {
		return func() error { fmt.Println(text); return nil }
	}
	e.Loop.Post(func() {
		e.Callback(func() error {
			e.NextTick(show("tick"))
			return show("callback")()
		})
	})
	e.Loop.Post(func() { e.Callback(show("next callback")) })
	fmt.Println("exit code", e.Run(show("script")))
	// Output:
	// script
	// callback
	// tick
	// next callback
	// exit code 0
}

// Go listens beside scripts, on the same emitter.
func Example_events() {
	rt := world()
	defer rt.Close()
	e := rt.Env
	rt.RunString("events.js", "const emitter = new (require('events'))(); emitter.on('data', (n) => console.log('script', n)); emitter", func(v engine.Value) error {
		_, err := events.Of(e, v).OnGo(e, v, "data", func(_ engine.Value, args []engine.Value) error {
			n, err := e.Engine.ToNumber(args[0])
			fmt.Println("Go", n)
			return err
		})
		if err != nil {
			return err
		}
		_, err = events.Emit(e, v, "data", e.Engine.Number(1))
		return err
	})
	// Output:
	// script 1
	// Go 1
}

// Bytes of Go's are a Buffer to the script, the same memory on both sides.
func Example_buffer() {
	rt := world()
	defer rt.Close()
	memory := []byte("hello")
	rt.RunString("buffer.js", "b => { b[0] = 72; console.log(b, b.toString('base64')) }", func(f engine.Value) error {
		_, err := rt.Env.Engine.Call(f, nil, buffer.New(rt.Env, memory))
		return err
	})
	fmt.Printf("%s\n", memory)
	// Output:
	// <Buffer 48 65 6c 6c 6f> SGVsbG8=
	// Hello
}

// shout is a stream of a host: what is written comes out on standard output.
type shout struct{ stream.Stream }

func (s *shout) WriteChunk(b []byte, done func(error)) {
	fmt.Printf("%s!\n", b)
	done(nil)
}

// A host object is a Node stream by embedding one.
func Example_stream() {
	rt := world()
	defer rt.Close()
	e := rt.Env
	rt.RunString("stream.js", "s => { s.on('finish', () => console.log('finish')); s.write('one'); s.end('two') }", func(f engine.Value) error {
		host := new(shout)
		this := e.Engine.NewObject(stream.Prototype(e, stream.Writable))
		e.Engine.SetHost(this, host)
		host.Init(e, this, host)
		_, err := e.Engine.Call(f, nil, this)
		return err
	})
	// Output:
	// one!
	// two!
	// finish
}

func Example_timers() {
	script(`
		setTimeout(() => console.log('never'), 1000).unref();
		setImmediate(() => {
			console.log('immediate');
			const timer = setInterval(() => { console.log('interval'); clearInterval(timer) }, 1);
		});
	`)
	// Output:
	// immediate
	// interval
}

func Example_process() {
	script(`
		process.on('exit', (code) => console.log('exit', code));
		process.on('uncaughtException', (e) => console.log('caught', e.message));
		setImmediate(() => { throw new Error('nobody catches me') });
		console.log(process.versions.node.split('.')[0]);
	`)
	// Output:
	// 20
	// caught nobody catches me
	// exit 0
}

func Example_console() {
	script(`
		console.log('%s is %d', 'answer', 42, { a: [1, 2] });
		console.group('group');
		console.table([{ a: 1, b: 2 }]);
	`)
	// Output:
	// answer is 42 { a: [ 1, 2 ] }
	// group
	//   ┌─────────┬───┬───┐
	//   │ (index) │ a │ b │
	//   ├─────────┼───┼───┤
	//   │ 0       │ 1 │ 2 │
	//   └─────────┴───┴───┘
}

func Example_util() {
	script(`
		const util = require('util');
		console.log(util.inspect({ deep: { deeper: { deepest: {} } } }, { depth: 1 }));
		console.log(util.isDeepStrictEqual({ a: [1] }, { a: [1] }), util.types.isDate(new Date()));
	`)
	// Output:
	// { deep: { deeper: [Object] } }
	// true true
}

func Example_assert() {
	script(`
		const assert = require('assert');
		assert.deepEqual([1, 2, { a: 3 }], [1, 2, { a: 3 }]);
		try { assert.strictEqual(1, 2) } catch (e) { console.log(e.code + ': ' + e.message) }
	`)
	// Output:
	// ERR_ASSERTION: Expected values to be strictly equal:
	//
	// 1 !== 2
}

// A program in files: require finds the neighbour, JSON too, and loads it once.
func Example_module() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"main.js":      "const { greet } = require('./greet'); console.log(greet(require('./names.json')), require('./greet').loads)",
		"greet.js":     "exports.loads = (exports.loads || 0) + 1; exports.greet = (names) => `Hello ${names.join(' and ')}`",
		"names.json":   `["Ada", "Grace"]`,
		"package.json": "{}",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			panic(err)
		}
	}
	rt := world()
	defer rt.Close()
	rt.RunFile(filepath.Join(dir, "main"))
	// Output:
	// Hello Ada and Grace 1
}

// What a person reads when nobody caught what was thrown.
func Example_report() {
	rt := world()
	defer rt.Close()
	const text = "\nthrow { not: 'an error' }"
	rt.Env.Run(func() error {
		_, err := rt.Env.Engine.Run(engine.Source{File: "app.js", Text: text})
		fmt.Print(report.Format(rt.Env, report.Options{Source: func(string) (string, bool) { return text, true }}, err))
		return nil
	})
	// Output:
	// app.js:2
	// throw { not: 'an error' }
	// ^
	// { not: 'an error' }
	//
	// Node.js v20.20.2
}

// The command uvotto is this, and the flag that says which engine.
func Example_command() {
	defer func(args []string) { os.Args = args }(os.Args)
	os.Args = []string{"uvotto", "-p", "[1, 2, 3].map(n => n * n)"}
	code := command.Main("uvotto", func() (engine.Engine, error) { return otto.New(otto.Options{}), nil })
	fmt.Println(code)
	// Output:
	// [ 1, 4, 9 ]
	// 0
}

// What the language has and the seam has not.
func Example_lang() {
	rt := world()
	defer rt.Close()
	e := rt.Env
	v := e.NewError(env.TypeError, "ERR_X", "no")
	fmt.Println(lang.IsError(e, v), lang.InstanceOf(e, v, lang.Global(e, env.RangeError)))
	// Output:
	// true false
}
