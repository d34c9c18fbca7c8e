package util

import "testing"

func TestMatchesAny(t *testing.T) {
	for _, c := range []struct {
		list, name string
		want       bool
	}{
		{"", "FOO", false}, {"foo", "FOO", true}, {"foo,bar", "BAR", true}, {"foo", "FOOD", false}, {"foo*", "FOOD", true},
		{"*", "ANY", true}, {"f*d", "FOOD", true}, {"f*d", "FOODS", false}, {"*oo*", "FOOD", true}, {"f**d", "FD", true}, {",", "", false},
	} {
		if got := matchesAny(c.list, c.name); got != c.want {
			t.Errorf("NODE_DEBUG=%s, %s: %v", c.list, c.name, got)
		}
	}
}

func TestWellFormed(t *testing.T) {
	for in, want := range map[string]string{"": "", "a日😀": "a日😀", "x\xed\xa0\xbdy": "x\ufffdy", "\xed\x9f\xbf": "\ud7ff", "\xed\xb0\x80": "\ufffd"} {
		if got := wellFormed(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
