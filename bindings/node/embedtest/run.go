package embedtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv/sim"
)

func sandbox(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	w.is(rt, `[process.argv.length, Object.keys(process.env).length, process.cwd(), process.pid, process.ppid,
		typeof process.getuid, process.execPath, process.title].join()`, "1,0,/,1,0,undefined,/node,node")
	for _, call := range []string{"chdir('/')", "kill(1)", "umask()", "umask(0)", "abort()", "memoryUsage()", "memoryUsage.rss()",
		"cpuUsage()", "resourceUsage()", "on('SIGINT', function () {})"} {
		w.is(rt, "try { process."+call+" } catch (e) { e.code }", "ERR_ACCESS_DENIED")
	}
	for _, name := range []string{"fs", "http", "net", "child_process", "/etc/hostname", "/proc/self/environ", "./x", "os"} {
		w.is(rt, "try { require('"+name+"') } catch (e) { e.code }", "MODULE_NOT_FOUND")
	}
	w.is(rt, "typeof http + typeof fs + typeof util", "undefinedundefinedobject")
	w.is(rt, "process.getBuiltinModule('http') + '' + require('module').builtinModules.indexOf('http')", "undefined-1")
	w.is(rt, "require('path').resolve('a')", "/a")
	w.is(rt, "require('module').globalPaths.length", "0")
	w.is(rt, "try { require('module')._extensions['.js']({}, '/etc/hostname') } catch (e) { e.code }", "ENOENT")
	w.is(rt, "try { require('assert')(false) } catch (e) { e.code }", "ERR_ASSERTION")
	for _, name := range node.SafeModules() {
		w.is(rt, "typeof require('"+name+"')", map[bool]string{true: "function", false: "object"}[strings.Contains("assert events module", name)])
	}
}

func modules(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Core: []string{"timers"}, FS: fstest.MapFS{
		"a.js":                 {Data: []byte("exports.name = __filename; exports.b = require('./lib')")},
		"lib/index.js":         {Data: []byte("module.exports = require('../data.json').n + require('pack')")},
		"data.json":            {Data: []byte(`{"n": 40}`)},
		"node_modules/pack.js": {Data: []byte("module.exports = 2")},
		"bad.js":               {Data: []byte("exports.x = 1;\nthrow new Error('while loading')")},
	}})
	v, err := rt.Require(background, "./a")
	if err != nil {
		w.Fatal(err)
	}
	var a struct {
		Name string
		B    int
	}
	if err := v.To(&a); err != nil || a.Name != "/a.js" || a.B != 42 {
		w.Errorf("%+v, %v", a, err)
	}
	_, err = rt.Require(background, "./bad.js")
	w.fails(err, "while loading")
	if text := rt.Explain(err); !strings.Contains(text, "/bad.js:2\nthrow new Error") {
		w.Errorf("Explain shows\n%s", text)
	}
	w.is(rt, "typeof process + typeof console + typeof Buffer + typeof setTimeout + typeof require('timers')",
		"undefinedundefinedundefinedfunctionobject")
	w.is(rt, "try { require('util') } catch (e) { e.message.split('\\n')[0] }", "Cannot find module 'util': this program may not use it")
	w.is(rt, "require('/lib/../lib/index.js')", "42")
	w.is(rt, "try { require('../../../../etc/hostname') } catch (e) { e.code }", "MODULE_NOT_FOUND")
	rt.Eval(background, "t.js", "setTimeout(function () { throw new Error('without process') }, 1)")
	w.fails(rt.Wait(background), "without process")
}

func environment(_ *testing.T, w *world) {
	var out, errs bytes.Buffer
	rt := w.runtime(node.Options{Process: node.Process{
		Environ: []string{"NAME=value"}, Args: []string{"one"}, Stdout: &out, Stderr: &errs, Cwd: "/home",
	}})
	w.is(rt, "console.log(process.env.NAME, process.argv[1]); console.error('err'); process.env.NAME", "value")
	if out.String() != "value one\n" || errs.String() != "err\n" {
		w.Errorf("out %q, err %q", &out, &errs)
	}
}

func exit(_ *testing.T, w *world) {
	var out bytes.Buffer
	rt := w.runtime(node.Options{Process: node.Process{Stdout: &out}})
	_, err := rt.Eval(background, "x.js", `
		process.on('exit', function (code) { console.log('exit', code) });
		setTimeout(function () { console.log('never') }, 1);
		try { process.exit(3) } finally { console.log('nor this') }`)
	var end *env.ExitError
	if !errors.As(err, &end) || end.Code != 3 || out.String() != "exit 3\n" {
		w.Errorf("got %v, printed %q", err, &out)
	}
	for _, err := range []error{rt.Wait(background), rt.Set("x", 1), func() error { _, err := rt.Eval(background, "y.js", "1"); return err }()} {
		if err != nil && !errors.As(err, &end) {
			w.Errorf("afterwards: %v", err)
		}
	}
	if rt.Wait(background) == nil {
		w.Error("Wait after exit")
	}

	rt = w.runtime(node.Options{})
	w.eval(rt, "setTimeout(function () { process.exitCode = 5; process.exit() }, 1)")
	if err := rt.Wait(background); !errors.As(err, &end) || end.Code != 5 {
		w.Errorf("from a timer: %v", err)
	}
}

func uncaught(_ *testing.T, w *world) {
	var errs bytes.Buffer
	rt := w.runtime(node.Options{Process: node.Process{Stderr: &errs}})
	_, err := rt.Eval(background, "x.js", "process.nextTick(function () { throw new Error('in a tick') }); 1")
	w.fails(err, "in a tick")
	_, err = rt.Eval(background, "x.js", "queueMicrotask(function () { throw new Error('in a microtask') }); 1")
	w.fails(err, "in a microtask")
	w.eval(rt, "setImmediate(function () { throw new Error('in an immediate') })")
	w.fails(rt.Wait(background), "in an immediate")
	w.eval(rt, `process.on('uncaughtException', function (e) { seen = e.message });
		setTimeout(function () { throw new Error('is caught') }, 1)`)
	if err := rt.Wait(background); err != nil {
		w.Errorf("with a listener: %v", err)
	}
	w.is(rt, "seen", "is caught")
	rt.Post(func() error { return errors.New("of a posted function") })
	w.fails(rt.Wait(background), "of a posted function")
	if errs.Len() > 0 {
		w.Errorf("printed %q", &errs)
	}
}

func inside(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	var v node.Value
	rt.Set("go", func(ctx context.Context) (string, error) {
		if err := rt.Wait(ctx); err != node.ErrInside {
			return "", fmt.Errorf("wait inside: %v", err)
		}
		if _, err := v.Await(ctx); err != node.ErrInside {
			return "", fmt.Errorf("await inside: %v", err)
		}
		if err := rt.Close(); err != node.ErrInside {
			return "", fmt.Errorf("close inside: %v", err)
		}
		return node.As[string](rt.Eval(ctx, "inner.js", "process.nextTick(function () { order += 'tick' }); order += 'inner,'"))
	})
	v = w.eval(rt, "({ then: function () {} })")
	w.is(rt, "order = ''; go(); order += 'outer,'", "inner,outer,")
	w.is(rt, "order", "inner,outer,tick")
}

func restOfTheTick(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	w.eval(rt, `order = '';
		function add(s) { return function () { order += s; throw new Error(s) } }
		setTimeout(add('a'), 1); setTimeout(add('b'), 1); setTimeout(add('c'), 2);`)
	for range 3 {
		w.fails(rt.Wait(background), "Error: ")
	}
	w.is(rt, "order", "abc")
	w.eval(rt, "order = ''; setImmediate(add('a')); setImmediate(add('b')); setImmediate(add('c'))")
	for range 3 {
		w.fails(rt.Wait(background), "Error: ")
	}
	w.is(rt, "order", "abc")
	if err := rt.Wait(background); err != nil {
		w.Error(err)
	}
}

func contexts(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	ctx, cancel := context.WithCancelCause(background)
	reason := errors.New("my reason")
	rt.Set("cancel", func() { cancel(reason) })
	_, err := rt.Eval(ctx, "c.js", "cancel(); for (;;) ;")
	if !stopped(err, reason) {
		w.Errorf("a busy script: %v", err)
	}
	if err := rt.Wait(ctx); !stopped(err, reason) {
		w.Errorf("a context that was done before: %v", err)
	}
	w.eval(rt, "setInterval(function () {}, 1)")
	ctx, stop := context.WithTimeout(background, time.Millisecond)
	defer stop()
	if err := rt.Wait(ctx); !stopped(err, context.DeadlineExceeded) {
		w.Errorf("a loop that turns: %v", err)
	}
	w.is(rt, "'goes on'", "goes on")
}

func program(_ *testing.T, w *world) {
	var errs bytes.Buffer
	rt := w.runtime(node.Options{Limits: node.Limits{Callback: 10 * time.Millisecond}, Process: node.Process{Stderr: &errs}})
	if code := rt.RunString("p.js", "process.on('exit', function () { for (;;) ; }); setTimeout(function () { for (;;) ; }, 1)", nil); code != 1 {
		w.Errorf("exit code %d", code)
	}
	if !strings.Contains(errs.String(), "node: script terminated: the script ran too long without a pause") {
		w.Errorf("reported %q", &errs)
	}
	if _, err := rt.Eval(background, "x.js", "1"); err != node.ErrEnded {
		w.Errorf("Eval after the program: %v", err)
	}

	rt = w.runtime(node.Options{FS: fstest.MapFS{"main.js": {Data: []byte("process.exitCode = process.argv[1] === '/main' ? 7 : 8")}}})
	if code := rt.RunFile("main"); code != 7 {
		w.Errorf("RunFile from an FS: %d", code)
	}

	errs.Reset()
	rt = w.runtime(node.Options{Process: node.Process{Stderr: &errs}})
	rt.Set("stop", func() { rt.Interrupt(nil) })
	if code := rt.RunString("p.js", "setTimeout(stop, 1); setTimeout(function () {}, 1e6)", nil); code != 1 ||
		!strings.Contains(errs.String(), "the script was interrupted") {
		w.Errorf("an interrupted program: %d, %q", code, &errs)
	}
}

func clock(_ *testing.T, w *world) {
	world := sim.New(1, sim.Faults{})
	loop := world.Loop()
	defer loop.Close()
	start := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	var out bytes.Buffer
	rt, err := node.New(w.newEngine(), node.Options{Sandbox: true, Loop: loop, Process: node.Process{Stdout: &out},
		Clock: func() time.Time { return start.Add(loop.Now()) }})
	if err != nil {
		w.Fatal(err)
	}
	defer rt.Close()
	w.is(rt, "t = process.hrtime(); console.time('x'); new Date().toISOString() + typeof Date() + Date.UTC(1970, 0, 2)",
		"2000-01-01T00:00:00.000Zstring86400000")
	w.is(rt, "[new Date(5) - 0, new Date() instanceof Date, Date.length, Date.name, new Date().constructor === Date, Date.prototype.constructor === Date].join()",
		"5,true,7,Date,true,true")
	w.eval(rt, "setTimeout(function () { later = Date.now(); d = process.hrtime(t); console.timeEnd('x') }, 90061000)")
	if err := rt.Wait(background); err != nil {
		w.Fatal(err)
	}
	w.is(rt, "[later - new Date(2000, 0, 1) - 0 > 0, d, process.uptime()].join()", "true,90061,0,90061")
	if out.String() != "x: 25:01:01.000 (h:mm:ss.mmm)\n" && !strings.HasPrefix(out.String(), "x: ") {
		w.Errorf("console.time says %q", &out)
	}
}
