package otto

import (
	"os"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// TestBuiltins runs testdata/builtins.txt: a script on one line, what Node's
// JSON.stringify says of its value on the next, after "=> ". Node 20 wrote the
// answers.
func TestBuiltins(t *testing.T) {
	text, err := os.ReadFile("testdata/builtins.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" || strings.HasPrefix(lines[i], "# ") {
			continue
		}
		script, want := lines[i], strings.TrimPrefix(lines[i+1], "=> ")
		i++
		e := New(Options{})
		v, err := e.Run(engine.Source{File: "builtins.txt", Text: script})
		if err != nil {
			t.Errorf("%s\nthrew %v", script, err)
			continue
		}
		stringify, _ := e.Get(e.Global(), "JSON")
		stringify, _ = e.Get(stringify, "stringify")
		json, err := e.Call(stringify, nil, v)
		if err != nil {
			t.Errorf("%s\nJSON.stringify: %v", script, err)
			continue
		}
		if got, _ := e.ToString(json); got != want {
			t.Errorf("%s\n got %s\nwant %s", script, got, want)
		}
	}
}
