package toy_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine/toy"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// TestNode runs Node's API on the toy: globals, modules, timers, the order of
// ticks and microtasks, events, a server and its client.
func TestNode(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"console", `(console.log "hello %d" (+ 1 2) (list 1 2 "x"))`, "hello 3 [ 1, 2, 'x' ]\n"},
		{"order", `
			(setTimeout (fn () (console.log "timer")) 1)
			(queueMicrotask (fn () (console.log "microtask")))
			(process.nextTick (fn () (console.log "tick")))
			(console.log "main")`, "main\ntick\nmicrotask\ntimer\n"},
		{"path", `(set path (require "path")) (console.log (path.join "a" ".." "b" "c.js") (path.extname "c.js"))`, "b/c.js .js\n"},
		{"events", `
			(set events (require "events"))
			(set e (new events))
			(e.on "it" (fn (a b) (console.log a b (= this e))))
			(e.emit "it" 1 "two")`, "1 two true\n"},
		{"errors", `(console.log (try (fn () (Buffer.alloc "x")) (fn (e) e.code)))`, "ERR_INVALID_ARG_TYPE\n"},
		{"buffer", `(set b (Buffer.from "häß")) (console.log b.length (b.toString "hex"))`, "5 68c3a4c39f\n"},
		{"http", `
			(set http (require "http"))
			(set net (require "net"))
			(set server (http.createServer (fn (req res) (res.end (+ "hello " req.url)))))
			(server.listen 0 (fn ()
				(set where (server.address))
				(set client (net.connect where.port))
				(client.setEncoding "utf8")
				(client.on "data" (fn (text) (console.log text)))
				(client.on "end" (fn () (server.close)))
				(client.end "GET /toy HTTP/1.0\r\n\r\n")))`, "hello /toy\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if code, out, errs := run(t, c.script); code != 0 || !strings.HasSuffix(out, c.want) {
				t.Errorf("code %d, printed %q, want %q\n%s", code, out, c.want, errs)
			}
		})
	}
	if code, _, errs := run(t, "\n(throw (new TypeError \"nobody catches it\"))"); code != 1 || !strings.Contains(errs, "main.lisp:2") || !strings.Contains(errs, "TypeError: nobody catches it") {
		t.Errorf("uncaught: code %d\n%s", code, errs)
	}
}

func run(t *testing.T, script string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	rt, err := node.New(toy.New(), node.Options{Loop: uvtest.NewLoop(t), Process: node.Process{Stdout: &stdout, Stderr: &stderr}})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	code = rt.RunString("main.lisp", script, nil)
	return code, stdout.String(), stderr.String()
}

// TestCoreModules: what loads on an engine that knows no JavaScript is all but
// the modules that are written in it, whose first words are 'use strict', and
// those that say that they need promises.
func TestCoreModules(t *testing.T) {
	rt, err := node.New(toy.New(), node.Options{Loop: uvtest.NewLoop(t), Process: node.Process{Stderr: io.Discard}})
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	for _, name := range []string{"assert", "buffer", "console", "dgram", "dns", "events", "fs", "http", "module", "net", "os", "path", "perf_hooks",
		"process", "punycode", "querystring", "stream", "string_decoder", "timers", "tty", "url", "util"} {
		if _, err := rt.Require(t.Context(), name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range rt.Env.ModuleNames() {
		if _, err := rt.Require(t.Context(), name); err != nil && !strings.Contains(err.Error(), "'use is not defined") && !strings.Contains(err.Error(), "Promise") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSize: each half of the toy is as small as it says.
func TestSize(t *testing.T) {
	for _, part := range []struct {
		what  string
		files []string
		limit int
	}{
		{"the adapter", []string{"engine.go", "values.go", "properties.go"}, 300},
		{"the interpreter", []string{"object.go", "lisp.go"}, 300},
	} {
		lines := 0
		for _, file := range part.files {
			for line := range strings.Lines(read(t, file)) {
				if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
					lines++
				}
			}
		}
		if t.Logf("%s: %d lines of code", part.what, lines); lines >= part.limit {
			t.Errorf("%s has %d lines of code, and must have less than %d", part.what, lines, part.limit)
		}
	}
}

// TestExcerpts: what docs/writing-an-engine.md shows of the toy is the toy.
func TestExcerpts(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	var sources strings.Builder
	for _, file := range files {
		sources.WriteString(read(t, file))
	}
	shown := 0
	for _, part := range strings.Split(read(t, "../../../../docs/writing-an-engine.md"), "<!-- toy -->\n```go\n")[1:] {
		excerpt, _, _ := strings.Cut(part, "```")
		shown++
		if !strings.Contains(sources.String(), excerpt) {
			t.Errorf("the toy has no such lines:\n%s", excerpt)
		}
	}
	if shown < 8 {
		t.Errorf("%d excerpts", shown)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
