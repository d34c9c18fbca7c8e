package embedtest

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/engine/enginetest"
)

// counted are the folders of conformance scripts that Counting runs: what is
// about the command or reaches out of the process is not here, and neither are
// stream and net, whose objects do not hold themselves yet.
var counted = []string{
	"assert", "buffer", "clone", "console", "dgram", "dns", "errors", "events", "eventtarget", "format", "http", "inspect", "modules",
	"order", "path", "performance", "punycode", "querystring", "readline", "stream", "timers", "tty", "typed", "url", "util",
}

// Counting runs the conformance scripts, found in the checkout that the test of
// an engine in bindings/ stands in, on engines that want every value that is kept
// to be held: see enginetest.Counting. What scripts print is another test's
// concern.
func Counting(t *testing.T, newEngine func() engine.Engine) {
	name := strings.ToLower(newEngine().Name())
	root := filepath.Join("..", "..", "conformance", "scripts")
	for _, area := range counted {
		files, err := filepath.Glob(filepath.Join(root, area, "*.js"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no scripts in %s: %v", area, err)
		}
		for _, file := range files {
			if !countable(t, file, name) {
				continue
			}
			t.Run(area+"/"+strings.TrimSuffix(filepath.Base(file), ".js"), func(t *testing.T) {
				rt, err := node.New(enginetest.Counting(t, newEngine()), node.Options{Process: node.Process{Stdout: io.Discard, Stderr: io.Discard}})
				if err != nil {
					t.Fatal(err)
				}
				rt.RunFile(file)
				if err := rt.Close(); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// countable tells whether a script's head lets it run without a command, as
// package conformance reads it, and on this engine.
func countable(t *testing.T, file, engineName string) bool {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "process.kill(") {
		return false // it is us who would be killed
	}
	for line := range strings.Lines(string(text)) {
		comment, ok := strings.CutPrefix(line, "// ")
		if !ok {
			return true
		}
		switch directive, _, _ := strings.Cut(comment, ":"); directive {
		case "command", "flags", "stdin", "gap", engineName:
			return false
		}
	}
	return true
}
