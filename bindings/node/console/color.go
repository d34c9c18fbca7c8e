package console

import (
	"os"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// colored tells whether a stream gets colours: as its console was told, or, by
// itself, if it is a terminal that has more than two.
func (c *console) colored(s *stream) (bool, error) {
	if c.color != "auto" {
		return c.color == "true", nil
	}
	getenv := StreamsOf(c.env).Getenv
	if getenv == nil {
		getenv = os.LookupEnv
	}
	if force, ok := getenv("FORCE_COLOR"); ok {
		return force == "" || force == "1" || force == "true" || force == "2" || force == "3", nil
	}
	if s.script == nil {
		terminal, ok := s.output.(Terminal)
		return ok && terminal.IsTTY() && terminalHasColors(getenv), nil
	}
	eng := c.env.Engine
	if !lang.Truthy(c.env, s.script, "isTTY") {
		return false, nil
	}
	depth, err := eng.Get(s.script, "getColorDepth")
	if err != nil || eng.TypeOf(depth) != engine.Function {
		return err == nil, err
	}
	v, err := eng.Call(depth, s.script)
	if err != nil {
		return false, err
	}
	n, err := eng.ToNumber(v)
	return n > 2, err
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
