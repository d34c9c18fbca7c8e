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
