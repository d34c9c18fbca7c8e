package embedtest

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/engine/enginetest"
)

// counted are the folders of conformance scripts that Counting runs: all but
// cli, which is about the command.
var counted = []string{
	"abort", "assert", "async_hooks", "buffer", "child_process", "clone", "cluster", "console", "crypto", "dgram", "diagnostics", "dns",
	"errors", "esm", "events", "eventtarget", "format", "fs", "globals", "http", "http-server", "inspect", "ipc", "language", "modules", "net",
	"order", "os", "path", "performance", "process", "promises", "punycode", "querystring", "readline", "stream", "timers", "tty", "typed",
	"url", "util", "zlib",
}

// Counting runs the conformance scripts, found in the checkout that the test of
// an engine in bindings/ stands in, on engines that want every value that is kept
// to be held: see enginetest.Counting. Processes that they start are the
// engine's command, which counts nothing. What scripts print is another test's
// concern.
func Counting(t *testing.T, newEngine func() engine.Engine) {
	name := strings.ToLower(newEngine().Name())
	dir := t.TempDir()
	root := filepath.Join(dir, "scripts")
	if err := os.CopyFS(root, os.DirFS(filepath.Join("..", "..", "conformance", "scripts"))); err != nil {
		t.Fatal(err)
	}
	command := filepath.Join(dir, "uv"+name)
	if out, err := exec.Command("go", "build", "-o", command, "./cmd/uv"+name).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, area := range counted {
		files, err := filepath.Glob(filepath.Join(root, area, "*.js"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no scripts in %s: %v", area, err)
		}
		for _, file := range files {
			o := node.Process{ExecPath: command, Stdout: io.Discard, Stderr: io.Discard, Environ: neutral}
			if !countable(t, file, name, &o) {
				continue
			}
			t.Run(area+"/"+strings.TrimSuffix(filepath.Base(file), ".js"), func(t *testing.T) {
				t.Chdir(filepath.Dir(file))
				rt, err := node.New(enginetest.Counting(t, newEngine()), node.Options{Process: o})
				if err != nil {
					t.Fatal(err)
				}
				stuck := time.AfterFunc(time.Minute, func() {
					t.Error("still running after a minute")
					rt.Interrupt(errors.New("still running after a minute"))
				})
				rt.RunFile(file)
				stuck.Stop()
				if err := rt.Close(); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

var neutral = []string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "TZ=UTC", "LANG=C.UTF-8"}

// countable tells whether a script's head lets it run without a command, as
// package conformance reads it, and on this engine.
func countable(t *testing.T, file, engineName string, o *node.Process) bool {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, ours := range [...]string{"process.kill(", "process.setuid(", "process.setgid("} {
		if strings.Contains(string(text), ours) {
			return false // it is us who would be killed, or somebody else from then on
		}
	}
	for line := range strings.Lines(string(text)) {
		comment, ok := strings.CutPrefix(line, "// ")
		if !ok {
			return true
		}
		directive, rest, _ := strings.Cut(strings.TrimSpace(comment), ": ")
		switch directive {
		case "command", "flags", "stdin", "gap", engineName:
			return false
		case "env":
			o.Environ = append(o.Environ[:len(o.Environ):len(o.Environ)], rest)
		}
	}
	return true
}
