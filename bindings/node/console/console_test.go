package console

import (
	"strings"
	"testing"
	"time"
)

func TestFormatTime(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0ms", 1234567: "1.235ms", 999 * time.Millisecond: "999ms", 1500 * time.Millisecond: "1.500s",
		61001 * time.Millisecond: "1:01.001 (m:ss.mmm)", 75 * time.Minute: "1:15:00.000 (h:mm:ss.mmm)",
		time.Hour + 2*time.Minute + 3500*time.Millisecond: "1:02:03.500 (h:mm:ss.mmm)",
	} {
		if got := formatTime(d); got != want {
			t.Errorf("%v is %s, want %s", d, got, want)
		}
	}
}

func TestDraw(t *testing.T) {
	a, b := &column{head: "a"}, &column{head: "wide"}
	a.set(0, "日本")
	b.set(1, "x")
	got := draw([]*column{a, b})
	want := strings.Join([]string{
		"┌──────┬──────┐",
		"│ a    │ wide │",
		"├──────┼──────┤",
		"│ 日本 │      │",
		"│      │ x    │",
		"└──────┴──────┘",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTerminalHasColors(t *testing.T) {
	for _, c := range []struct {
		env  string
		want bool
	}{
		{"", false}, {"TERM=xterm-256color", true}, {"TERM=dumb COLORTERM=1", false}, {"TERM=xterm NO_COLOR=1", false},
		{"TERM=xterm NO_COLOR=", true}, {"TERM=unknown", false}, {"TERM=unknown COLORTERM=truecolor", true}, {"TMUX=x", true},
		{"CI=1 TERM=xterm", false}, {"CI=1 GITHUB_ACTIONS=1", true}, {"TERM_PROGRAM=iTerm.app", true}, {"TERM=vt220", true}, {"NODE_DISABLE_COLORS=1 TERM=xterm", false},
	} {
		getenv := func(name string) (string, bool) {
			for _, pair := range strings.Fields(c.env) {
				if k, v, _ := strings.Cut(pair, "="); k == name {
					return v, true
				}
			}
			return "", false
		}
		if got := terminalHasColors(getenv); got != c.want {
			t.Errorf("%q: %v", c.env, got)
		}
	}
}
