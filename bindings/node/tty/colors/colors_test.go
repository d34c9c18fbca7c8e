package colors

import "testing"

func TestDepth(t *testing.T) {
	for _, test := range []struct {
		environ map[string]string
		want    int
	}{
		{map[string]string{}, 1},
		{map[string]string{"TERM": "dumb"}, 1},
		{map[string]string{"TERM": "xterm"}, 4},
		{map[string]string{"TERM": "xterm-256color"}, 8},
		{map[string]string{"TERM": "xterm", "COLORTERM": "truecolor"}, 24},
		{map[string]string{"TERM": "xterm", "NO_COLOR": ""}, 1},
		{map[string]string{"TERM": "dumb", "FORCE_COLOR": "2"}, 8},
	} {
		got, _ := Depth(func(name string) (string, bool) {
			v, ok := test.environ[name]
			return v, ok
		})
		if got != test.want {
			t.Errorf("Depth(%v) = %d, want %d", test.environ, got, test.want)
		}
	}
}
