package embedtest

import (
	"context"
	"net"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// The loop of uvtest sees to it that no handle, goroutine or descriptor is left.

func closeEverything(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Core: append(node.SafeModules(), "http"), Process: node.Process{Stdin: strings.NewReader("x")}})
	w.eval(rt, `
		setInterval(function () {}, 1); setTimeout(function () {}, 1e6).unref(); setImmediate(function () {});
		process.stdin.on('data', function () {});
		require('http').createServer().listen(0);
		require('http').createServer().listen(0, 'localhost');
		process.on('exit', function () { throw new Error('must not run') });`)
	rt.Set("work", func() (*node.Promise, error) {
		return rt.Go(func(ctx context.Context) (any, error) { <-ctx.Done(); return nil, nil })
	})
	w.eval(rt, "work(); work()")
	if _, err := rt.NewPromise(); err != nil {
		w.Fatal(err)
	}
	rt.Post(func() error { w.Error("a posted function ran while closing"); return nil })
	rt.Interrupt(nil)
	var status = -1
	if runtime.GOOS != "windows" {
		child, err := process.Spawn(rt.Loop(), process.Options{File: "sleep", Args: []string{"sleep", "1000"}})
		if err != nil {
			w.Fatal(err)
		}
		status = child.Pid()
	}
	if err := rt.Close(); err != nil {
		w.Fatal(err)
	}
	if status > 0 && process.Kill(status, 0) == nil {
		w.Errorf("the child %d lives", status)
	}
}

func closeTwice(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	for range 2 {
		if err := rt.Close(); err != nil {
			w.Error(err)
		}
	}
	own := w.open(node.Options{Sandbox: true})
	own.Close()
	if own.Loop().Close() != uv.EBADF {
		w.Error("Close left the loop open that New made")
	}
}

func closeWithWork(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Process: node.Process{Stdin: slow{}}})
	w.eval(rt, "process.stdin.on('data', function () { throw new Error('must not run') })")
	rt.Loop().Run(uv.RunNoWait) // the read is on the pool
}

// slow is an input that takes its time.
type slow struct{}

func (slow) Read(b []byte) (int, error) {
	time.Sleep(5 * time.Millisecond)
	return copy(b, "x"), nil
}

func closeServer(_ *testing.T, w *world) {
	loop := uvtest.NewLoop(w.T)
	rt := w.open(node.Options{Sandbox: true, Loop: loop, Core: append(node.SafeModules(), "http")})
	ctx, cancel := context.WithCancel(background)
	addr := make(chan string, 1)
	rt.Set("listening", func(port int) { addr <- "127.0.0.1:" + strconv.Itoa(port) })
	rt.Set("got", func(n int) {
		if n == 3 {
			cancel()
		}
	})
	w.eval(rt, `
		var n = 0, server = require('http').createServer(function (req, res) {
			req.on('aborted', function () { throw new Error('must not run') });
			res.setTimeout(1e6);
			res.write('begun');
			got(++n);
		});
		server.listen(0, '127.0.0.1', function () { listening(server.address().port) });`)
	clients := make(chan net.Conn, 4)
	go func() {
		to := <-addr
		for i := range 4 {
			c, err := net.Dial("tcp", to)
			if err != nil {
				w.Error(err)
				cancel()
				break
			}
			if i > 0 { // the first says nothing
				c.Write([]byte("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"))
			}
			clients <- c
		}
		close(clients)
	}()
	if err := rt.Serve(ctx); !stopped(err, context.Canceled) {
		w.Errorf("Serve: %v", err)
	}
	if err := rt.Close(); err != nil {
		w.Error(err)
	}
	for c := range clients {
		c.Close()
	}
}

func pending(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{Tracing: true, Core: append(node.SafeModules(), "http")})
	var p *node.Promise
	rt.Set("promise", func() (_ *node.Promise, err error) { p, err = rt.NewPromise(); return p, err })
	w.eval(rt, `
		function here() { return setTimeout(function () {}, 7000) }
		setTimeout(function () {}, 1e6).unref();
		var timer = here(), server = require('http').createServer();
		var immediate = setImmediate(function () {});
		promise();
		server.listen(0, '127.0.0.1');`)
	check := func(want ...string) {
		w.Helper()
		list := rt.Pending()
		for i, p := range list {
			if i >= len(want) || !strings.HasPrefix(p.String(), want[i]) {
				w.Errorf("pending: %v, want %q", p, want)
			}
		}
		if len(list) != len(want) {
			w.Errorf("%d are pending, want %q", len(list), want)
		}
	}
	check("promise\n    at test.js:6:", "Timeout 7000 ms\n    at here (test.js:2:", "Immediate\n    at test.js:5:", "tcp 127.0.0.1:")
	if list := rt.Pending(); len(list) == 4 && (len(list[3].Where) == 0 || list[3].Where[0].Line != 7) {
		w.Errorf("the server was made at %v", list[3].Where)
	}
	w.eval(rt, "clearTimeout(timer); clearImmediate(immediate); server.close()")
	check("promise")
	p.Resolve(nil)
	if err := rt.Wait(background); err != nil {
		w.Error(err)
	}
	check()
}

func noTracing(_ *testing.T, w *world) {
	rt := w.runtime(node.Options{})
	w.eval(rt, "setTimeout(function () {}, 5)")
	if list := rt.Pending(); len(list) != 1 || list[0].String() != "Timeout 5 ms" || list[0].Where != nil {
		w.Errorf("pending: %v", list)
	}
}
