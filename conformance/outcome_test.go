package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// outcome is what a script did, made comparable: what depends on machine,
// process or implementation has been replaced by its name.
type outcome struct {
	stdout, stderr string
	exit           int
}

// String is an outcome as a .want file keeps it.
func (o outcome) String() string {
	section := func(name, text string) string {
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n" + noNewline + "\n"
		}
		return "-- " + name + " --\n" + text
	}
	return section("stdout", o.stdout) + section("stderr", o.stderr) + section("exit", strconv.Itoa(o.exit)+"\n")
}

// noNewline marks an output whose last line is not ended.
const noNewline = "-- no newline --"

// timeLimit ends a script that hangs. It says nothing about speed.
const timeLimit = 60 * time.Second

// run runs a script with a command and gives what it did.
func run(t *testing.T, command string, s *script) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, command, s.words()...)
	dir := filepath.Dir(s.path)
	cmd.Dir = dir
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "TZ=UTC", "LANG=C.UTF-8"}, s.env...)
	cmd.Stdin = strings.NewReader(s.stdin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var status *exec.ExitError
	if err != nil && !errors.As(err, &status) {
		t.Fatalf("%s: %v", s.name, err)
	}
	if ctx.Err() != nil {
		t.Fatalf("%s: still running after %v\n%s%s", s.name, timeLimit, &stdout, &stderr)
	}
	return outcome{
		stdout: neutral(stdout.String(), command, dir),
		stderr: shape(neutral(stderr.String(), command, dir), filepath.Base(command)),
		exit:   cmd.ProcessState.ExitCode(),
	}
}

// neutral replaces the paths of this machine.
func neutral(text, command, dir string) string {
	if path, err := filepath.EvalSymlinks(command); err == nil {
		text = strings.ReplaceAll(text, path, "$NODE")
	}
	text = strings.ReplaceAll(text, command, "$NODE")
	return strings.ReplaceAll(text, dir, "$DIR")
}

var (
	pid      = regexp.MustCompile(`\((\w+):\d+\) `)
	version  = regexp.MustCompile(`(?m)^Node\.js v.*$`)
	internal = regexp.MustCompile(`(?m)^node:\S+:\d+\n.*\n[ \t]*\^+\n`)
	picture  = regexp.MustCompile(`(?m)^\S+:\d+\n.*\n[ \t]*\^+\n`)
	frame    = regexp.MustCompile(`^ +at (.*?)( \{)?$`)
	elided   = regexp.MustCompile(`^ +(\[)?\.\.\. (\d+ )?lines matching .*$`)
	place    = regexp.MustCompile(`((?:\$DIR/[^:()]*|\[eval\]|\[stdin\]):\d+):\d+`)
)

// shape is what counts of standard error: of a stack trace its first frame in
// a script, file and line; Node's own files and lines count nowhere.
func shape(text, command string) string {
	text = pid.ReplaceAllString(text, "(node:PID) ")
	text = version.ReplaceAllString(text, "Node.js VERSION")
	text = strings.ReplaceAll(text, "`"+command+" --", "`node --")
	for _, called := range []string{command, "$NODE"} {
		if rest, ok := strings.CutPrefix(text, called+": "); ok {
			text = "node: " + rest
		}
	}
	text = internal.ReplaceAllString(text, "<node internal>\n")
	var kept strings.Builder
	inStack := false
	for line := range strings.Lines(text) {
		line, _ := strings.CutSuffix(line, "\n")
		at := frame.FindStringSubmatch(line)
		if at == nil && !elided.MatchString(line) {
			inStack = false
			kept.WriteString(line + "\n")
			continue
		}
		if at == nil {
			continue
		}
		if where := place.FindStringSubmatch(at[1]); where != nil && !inStack {
			kept.WriteString("    at " + where[1] + "\n")
			inStack = true
		}
		if at[2] != "" {
			kept.WriteString("    {\n")
		}
	}
	return kept.String()
}

// same compares an outcome of ours with node's. Where node shows its own
// source, we may show any: we have none of it.
func same(got, want outcome) bool {
	if strings.Contains(want.stderr, "<node internal>\n") {
		got.stderr = picture.ReplaceAllString(got.stderr, "<node internal>\n")
	}
	return got == want
}

// parseWant reads a .want file.
func parseWant(text string) (o outcome, err error) {
	var exit string
	parts := map[string]*string{"-- stdout --\n": &o.stdout, "-- stderr --\n": &o.stderr, "-- exit --\n": &exit}
	var part *string
	for line := range strings.Lines(text) {
		switch next := parts[line]; {
		case next != nil:
			part = next
		case part == nil:
			return o, fmt.Errorf("a transcript begins with -- stdout --, not with %q", line)
		case line == noNewline+"\n":
			*part = strings.TrimSuffix(*part, "\n")
		default:
			*part += line
		}
	}
	o.exit, err = strconv.Atoi(strings.TrimSpace(exit))
	return o, err
}

func TestTranscript(t *testing.T) {
	for _, o := range []outcome{
		{},
		{stdout: "a\n", stderr: "b\nc\n", exit: 3},
		{stdout: "a", stderr: "\n", exit: -1},
		{stdout: "\n\na", stderr: "b"},
	} {
		if got, err := parseWant(o.String()); err != nil || got != o {
			t.Errorf("%q: read back as %q, %v", o, got, err)
		}
	}
}

func TestShape(t *testing.T) {
	in := `$DIR/a.js:2
throw new Error('x');
^

Error: x
    at f ($DIR/a.js:2:7)
    at Module._compile (node:internal/modules/cjs/loader:1521:14)
    at node:internal/main/run_main_module:28:49 {
  code: 'E'
}
(node:4711) Warning: w
(Use ` + "`uvotto --trace-warnings ...`" + ` to show)

Node.js v20.20.2
`
	want := `$DIR/a.js:2
throw new Error('x');
^

Error: x
    at $DIR/a.js:2
    {
  code: 'E'
}
(node:PID) Warning: w
(Use ` + "`node --trace-warnings ...`" + ` to show)

Node.js VERSION
`
	if got := shape(in, "uvotto"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
