package util

import (
	"slices"
	"strings"
	"testing"
)

// What parameters print reads back as the same parameters.
func FuzzMIMEParams(f *testing.F) {
	for _, text := range []string{"", "a=b", `a="b;c";d=e`, `a="\\\""`, "a=;=b;c", ` A = b ;a=c;x="un`, "a=\u00ff", `a="x"junk;b=1`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var first, again mimeParams
		first.parse(text)
		again.parse(first.String())
		if !slices.Equal(first.list, again.list) {
			t.Errorf("%q: %q, then %q", text, first.list, again.list)
		}
	})
}

// Every text has an end, and a value none of its line's.
func FuzzDotenv(f *testing.F) {
	for _, text := range []string{"", "A=1\nB=2", "A=\"x\ny\"\nB='q' # c", "export A=1", "A", "A=\n=x", "A=`", "A=\"", "#\n\n#"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pairs := dotenv(text)
		if n := strings.Count(text, "="); len(pairs) > n {
			t.Errorf("%q: %d values of %d signs", text, len(pairs), n)
		}
	})
}

func TestDotenv(t *testing.T) {
	for _, test := range []struct {
		text string
		want [][2]string
	}{
		{"A=1\nB = two words # c", [][2]string{{"A", "1"}, {"B", "two words"}}},
		{"A=\"x\\ny\"\nexport B='\\n'", [][2]string{{"A", "x\ny"}, {"B", `\n`}}},
		{"A=\"open\nB=2", [][2]string{{"A", `"open`}, {"B", "2"}}},
		{"A=1\n=x\nB=2", [][2]string{{"A", "1"}}},
		{"LAST=", [][2]string{{"LAST", ""}}},
	} {
		if got := dotenv(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}
