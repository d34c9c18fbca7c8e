package conformance

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	// What the commands are made of: go test must not give a kept result when
	// one of these has changed.
	_ "github.com/uvgo/uvgo/bindings/goja"
	_ "github.com/uvgo/uvgo/bindings/node/command"
	_ "github.com/uvgo/uvgo/bindings/otto"
)

var rewrite = flag.Bool("rewrite", false, "write the .want files from node, and RESULTS.md")

// engines are the commands that must do what node does.
var engines = [...]*engine{
	{name: "uvotto", source: "github.com/uvgo/uvgo/bindings/otto/cmd/uvotto"},
	{name: "uvgoja", source: "github.com/uvgo/uvgo/bindings/goja/cmd/uvgoja"},
}

type engine struct {
	name, source string
	once         sync.Once
	err          error
}

// commands is the folder of what the tests build, and of the scripts as run.
var commands string

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "uvgo")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	commands = evenly(dir)
	err = os.CopyFS(filepath.Join(commands, "scripts"), os.DirFS("scripts"))
	code := 1
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
	}
	os.RemoveAll(dir)
	os.Exit(code)
}

// evenly is a folder in dir whose path is as long on every machine: node breaks
// the lines of what it inspects by the length of the paths in it.
func evenly(dir string) string {
	return filepath.Join(dir, strings.Repeat("-", max(1, 100-len(dir))))
}

// command is the path of the engine's command, built once for all tests.
func (e *engine) command(t *testing.T) string {
	t.Helper()
	path := filepath.Join(commands, e.name)
	e.once.Do(func() {
		if text, err := exec.Command("go", "build", "-o", path, e.source).CombinedOutput(); err != nil {
			e.err = fmt.Errorf("building %s: %v\n%s", e.source, err, text)
		}
	})
	if e.err != nil {
		t.Fatal(e.err)
	}
	return path
}

// nodeVersion is the Node whose behaviour the scripts pin.
const nodeVersion = "v20."

// findNode is the node to compare with, "" if the right one is not there.
func findNode() string {
	path, err := exec.LookPath("node")
	if err != nil {
		return ""
	}
	text, err := exec.Command(path, "--version").Output()
	if err != nil || !strings.HasPrefix(string(text), nodeVersion) {
		return ""
	}
	return path
}

func TestScripts(t *testing.T) {
	scripts, err := findScripts("scripts")
	if err != nil {
		t.Fatal(err)
	}
	node := findNode()
	if node == "" {
		if *rewrite {
			t.Fatal("-rewrite needs node " + nodeVersion)
		}
		t.Log("no node " + nodeVersion + " here: comparing with the kept transcripts")
	}
	results := &results{scripts: scripts}
	for _, engine := range engines {
		command := engine.command(t)
		t.Run(engine.name, func(t *testing.T) {
			for _, s := range scripts {
				t.Run(s.name, func(t *testing.T) {
					t.Parallel()
					want := wanted(t, s, node)
					got := run(t, command, s)
					ok := same(got, want)
					results.add(engine.name, s.name, ok)
					switch {
					case !ok && s.gapOf(engine.name) == "":
						t.Errorf("// %s\n%s", s.title, difference(got.String(), want.String()))
					case ok && s.gapOf(engine.name) != "":
						t.Errorf("the gap has closed (%s): take the line away", s.gapOf(engine.name))
					}
				})
			}
		})
	}
	switch {
	case *rewrite && len(results.passed) < len(scripts)*len(engines):
		t.Log("RESULTS.md stays as it is: not every script was run")
	case *rewrite:
		if err := os.WriteFile("RESULTS.md", []byte(results.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// wanted is what node does with s, live if it can be; then the transcript must
// agree.
func wanted(t *testing.T, s *script, node string) outcome {
	t.Helper()
	if node == "" {
		return kept(t, s)
	}
	s.node.Do(func() { s.node.outcome = run(t, node, s) })
	want := s.node.outcome
	if *rewrite {
		if err := os.WriteFile(s.kept, []byte(want.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if old := kept(t, s); old != want {
		t.Errorf("the kept transcript is not what node does (-rewrite):\n%s", difference(old.String(), want.String()))
	}
	return want
}

func kept(t *testing.T, s *script) outcome {
	t.Helper()
	text, err := os.ReadFile(s.kept)
	if err != nil {
		t.Fatalf("%v (go test -run Scripts -rewrite, where node is, makes it)", err)
	}
	want, err := parseWant(string(text))
	if err != nil {
		t.Fatalf("%s: %v", s.kept, err)
	}
	return want
}

// difference shows two texts from the first line in which they differ.
func difference(got, want string) string {
	g, w := strings.SplitAfter(got, "\n"), strings.SplitAfter(want, "\n")
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	const show, width = 12, 500
	cut := func(lines []string) string {
		var b strings.Builder
		for _, line := range lines[i:min(i+show, len(lines))] {
			if len(line) > width {
				line = fmt.Sprintf("%s… (%d bytes)\n", line[:width], len(line))
			}
			b.WriteString(line)
		}
		return b.String()
	}
	return fmt.Sprintf("line %d\n--- got\n%s--- node\n%s", i+1, cut(g), cut(w))
}

// results is who passes what.
type results struct {
	scripts []*script
	mu      sync.Mutex
	passed  map[string]bool // by engine and script
}

func (r *results) add(engine, script string, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.passed == nil {
		r.passed = make(map[string]bool)
	}
	r.passed[engine+" "+script] = ok
}

// String is RESULTS.md: a row a folder, then every script that differs.
func (r *results) String() string {
	var b strings.Builder
	b.WriteString("# Conformance\n\nGenerated by `go test -run Scripts -rewrite` in this folder. Scripts that print, and end, as under Node 20.\n\n| scripts |")
	for _, e := range engines {
		b.WriteString(" " + e.name + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(engines)) + "\n")
	var folders []string
	of := make(map[string][]*script)
	for _, s := range r.scripts {
		folder := filepath.ToSlash(filepath.Dir(s.name))
		if of[folder] == nil {
			folders = append(folders, folder)
		}
		of[folder] = append(of[folder], s)
	}
	row := func(title string, scripts []*script) {
		b.WriteString("| " + title + " |")
		for _, e := range engines {
			passed := 0
			for _, s := range scripts {
				if r.passed[e.name+" "+s.name] {
					passed++
				}
			}
			fmt.Fprintf(&b, " %d of %d |", passed, len(scripts))
		}
		b.WriteString("\n")
	}
	for _, folder := range folders {
		row(folder, of[folder])
	}
	row("**all**", r.scripts)
	b.WriteString("\n## Differences\n\n")
	for _, s := range r.scripts {
		for _, e := range engines {
			if !r.passed[e.name+" "+s.name] {
				reason := s.gapOf(e.name)
				if reason == "" {
					reason = "A defect."
				}
				fmt.Fprintf(&b, "- `%s`, %s: %s %s\n", s.name, e.name, s.title, reason)
			}
		}
	}
	return b.String()
}
