package console

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// colored tells whether a stream gets colours: as its console was told, or, by
// itself, if it is a terminal that has more than two.
func (c *console) colored(s *stream) (bool, error) {
	if c.color != "auto" {
		return c.color == "true", nil
	}
	if s.script != nil {
		return ShouldColorize(c.env, s.script)
	}
	return colorsOf(c.env, s.output), nil
}

// colorsOf tells whether an output of the program's own gets colours.
func colorsOf(e *env.Env, output Output) bool {
	if force, ok := forced(e); ok {
		return force
	}
	terminal, ok := output.(Terminal)
	return ok && terminal.IsTTY() && terminalHasColors(getenv(e))
}

// ShouldColorize tells whether what is written to a stream of a script may have
// colours; nil is standard output. Loop goroutine only.
func ShouldColorize(e *env.Env, stream engine.Value) (bool, error) {
	if stream == nil {
		return colorsOf(e, StreamsOf(e).stdout()), nil
	}
	if force, ok := forced(e); ok {
		return force, nil
	}
	if !lang.IsObject(e, stream) || !lang.Truthy(e, stream, "isTTY") {
		return false, nil
	}
	depth, err := e.Engine.Get(stream, "getColorDepth")
	if err != nil || e.Engine.TypeOf(depth) != engine.Function {
		return err == nil, err
	}
	v, err := e.Engine.Call(depth, stream)
	if err != nil {
		return false, err
	}
	n, err := e.Engine.ToNumber(v)
	return n > 2, err
}

func getenv(e *env.Env) func(string) (string, bool) {
	if f := StreamsOf(e).Getenv; f != nil {
		return f
	}
	return e.Getenv
}

// forced is what FORCE_COLOR says, if it is there.
func forced(e *env.Env) (force, ok bool) {
	switch value, ok := getenv(e)("FORCE_COLOR"); value {
	case "", "1", "true", "2", "3":
		return ok, ok
	default:
		return false, true
	}
}

// terminalHasColors is tty.WriteStream.getColorDepth() > 2.
func terminalHasColors(getenv func(string) (string, bool)) bool {
	has := func(name string) bool { v, _ := getenv(name); return v != "" }
	term, _ := getenv("TERM")
	if has("NODE_DISABLE_COLORS") || has("NO_COLOR") || term == "dumb" {
		return false
	}
	if has("TMUX") || has("COLORTERM") {
		return true
	}
	if _, ok := getenv("CI"); ok {
		for _, name := range [...]string{"APPVEYOR", "BUILDKITE", "CIRCLECI", "DRONE", "GITEA_ACTIONS", "GITHUB_ACTIONS", "GITLAB_CI", "TRAVIS"} {
			if _, ok := getenv(name); ok {
				return true
			}
		}
		name, _ := getenv("CI_NAME")
		return name == "codeship"
	}
	switch program, _ := getenv("TERM_PROGRAM"); program {
	case "iTerm.app", "HyperTerm", "MacTerm", "Apple_Terminal":
		return true
	}
	term = strings.ToLower(term)
	switch term {
	case "eterm", "cons25", "console", "cygwin", "dtterm", "gnome", "hurd", "jfbterm", "konsole", "kterm", "mlterm", "mosh", "putty", "st", "terminator":
		return true
	}
	for _, part := range [...]string{"ansi", "color", "linux", "direct"} {
		if strings.Contains(term, part) {
			return true
		}
	}
	for _, start := range [...]string{"con", "rxvt", "screen", "xterm", "vt100", "vt220"} {
		if strings.HasPrefix(term, start) {
			return true
		}
	}
	return false
}

// ErrorColors tells whether what is written to standard error may have colours.
// Loop goroutine only.
func ErrorColors(e *env.Env) bool {
	output := StreamsOf(e).stderr()
	terminal, ok := output.(Terminal)
	return ok && terminal.IsTTY() && colorsOf(e, output)
}
