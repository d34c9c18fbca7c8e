// Package colors tells from an environment how many colours a terminal shows:
// what getColorDepth, console and util.inspect go by.
package colors

import (
	"regexp"
	"strings"
)

// How many bits of colour a terminal shows.
const (
	noColors  = 1
	colors16  = 4
	colors256 = 8
	colors16m = 24
)

var (
	// builders are services whose logs show colours: a variable of each.
	builders = [...]string{"APPVEYOR", "BUILDKITE", "CIRCLECI", "DRONE", "GITHUB_ACTIONS", "GITLAB_CI", "TRAVIS"}
	teamCity = regexp.MustCompile(`^(9\.(0*[1-9]\d*)\.|\d{2,}\.)`)
	oldITerm = regexp.MustCompile(`^[0-2]\.`)

	terminals = map[string]int{
		"eterm": colors16, "cons25": colors16, "console": colors16, "cygwin": colors16, "dtterm": colors16,
		"gnome": colors16, "hurd": colors16, "jfbterm": colors16, "konsole": colors16, "kterm": colors16,
		"mlterm": colors16, "putty": colors16, "st": colors16,
		"mosh": colors16m, "rxvt-unicode-24bit": colors16m, "terminator": colors16m,
	}
	colorful = regexp.MustCompile(`ansi|color|linux|^con[0-9]*x[0-9]|^rxvt|^screen|^xterm|^vt100`)
)

// Depth is what an environment says of a terminal's colours, in bits, as
// getColorDepth does. refused is the variable that forbids them where another
// forces them. Safe from any goroutine.
func Depth(lookup func(name string) (string, bool)) (depth int, refused string) {
	get := func(name string) string { v, _ := lookup(name); return v }
	has := func(name string) bool { _, ok := lookup(name); return ok }
	if force, ok := lookup("FORCE_COLOR"); ok {
		depth, known := map[string]int{"": colors16, "1": colors16, "true": colors16, "2": colors256, "3": colors16m}[force]
		switch {
		case !known:
			return noColors, ""
		case has("NODE_DISABLE_COLORS"):
			return depth, "NODE_DISABLE_COLORS"
		case has("NO_COLOR"):
			return depth, "NO_COLOR"
		}
		return depth, ""
	}
	term := get("TERM")
	switch {
	case has("NODE_DISABLE_COLORS"), has("NO_COLOR"), term == "dumb":
		return noColors, ""
	case get("TMUX") != "":
		return colors256, ""
	case get("CI") != "":
		for _, name := range builders {
			if has(name) {
				return colors256, ""
			}
		}
		if get("CI_NAME") == "codeship" {
			return colors256, ""
		}
		return noColors, ""
	}
	if version, ok := lookup("TEAMCITY_VERSION"); ok {
		if teamCity.MatchString(version) {
			return colors16, ""
		}
		return noColors, ""
	}
	switch get("TERM_PROGRAM") {
	case "iTerm.app":
		if version := get("TERM_PROGRAM_VERSION"); version == "" || oldITerm.MatchString(version) {
			return colors256, ""
		}
		return colors16m, ""
	case "HyperTerm", "MacTerm":
		return colors16m, ""
	case "Apple_Terminal":
		return colors256, ""
	}
	color := get("COLORTERM")
	if color == "truecolor" || color == "24bit" {
		return colors16m, ""
	}
	lower := strings.ToLower(term)
	switch depth, known := terminals[lower]; {
	case strings.HasPrefix(term, "xterm-256"):
		return colors256, ""
	case known:
		return depth, ""
	case colorful.MatchString(lower), color != "":
		return colors16, ""
	}
	return noColors, ""
}
