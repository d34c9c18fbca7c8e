package assert

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, c := range []struct{ name, actual, expected, want string }{
		{"one line differs", "[|  1,|  2|]", "[|  1,|  3|]", "  [|    1,|+   2|-   3|  ]"},
		{"runs stay together", "a|b|c", "a|x|y", "  a|+ b|+ c|- x|- y"},
		{"longer", "a|b", "a|b|c", "  a|  b|- c"},
		{"shorter", "a|b|c", "a|b", "  a|  b|+ c"},
		{"a comma is no difference", "[|  1,|  2|]", "[|  1|]", "  [|    1,|+   2|  ]"},
		{"equal lines are left out", "x|1|2|3|4|5|6|y", "z|1|2|3|4|5|6|w", "+ x|- z|  1|  2|...|  5|  6|+ y|- w"},
		{"but not one alone", "x|1|2|3|4|5|y", "z|1|2|3|4|5|w", "+ x|- z|  1|  2|  3|  4|  5|+ y|- w"},
		{"nor at the end", "x|1|2|3|4", "y|1|2|3|4", "+ x|- y|  1|  2|  3|  4"},
		{"unless they are many", "x|1|2|3|4|5", "y|1|2|3|4|5", "+ x|- y|  1|...|  3|  4|  5"},
	} {
		d := diff{actual: strings.Split(c.actual, "|"), expected: strings.Split(c.expected, "|")}
		d.trimEnd()
		_, got, _ := strings.Cut(d.text(), "\n\n")
		if got = strings.ReplaceAll(got, "\n", "|"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestOneLine(t *testing.T) {
	for _, c := range []struct {
		actual, expected string
		primitives       bool
		want, mark       string
	}{
		{"1", "2", true, "S\n\n1 !== 2\n", ""},
		{"{}", "[]", false, "", ""},
		{"'abcdefgh'", "'abcdxyz'", true, "", "\n       ^"},
		{"'xbcdefgh'", "'abcdxyz'", true, "", ""},
	} {
		d := diff{sentence: "S", actual: []string{c.actual}, expected: []string{c.expected}}
		if got, _ := d.oneLine("strictEqual", c.primitives); got != c.want || d.mark != c.mark {
			t.Errorf("%s, %s: %q %q", c.actual, c.expected, got, d.mark)
		}
	}
}

func TestCallAt(t *testing.T) {
	for _, c := range []struct {
		text   string
		column int
		want   string
	}{
		{"assert(x)", 0, "assert(x)"},
		{"  assert.ok(f(1), ')');", 9, "assert.ok(f(1), ')')"},
		{"if (a) assert (b[0] /* ) */)", 7, "assert (b[0] /* ) */)"},
		{"assert(/[)/]/.test(x) || 4 / 2)", 0, "assert(/[)/]/.test(x) || 4 / 2)"},
		{"assert(`a${f(`)`)}` // )\n)", 0, "assert(`a${f(`)`)}` // )\n  )"},
		{"    assert(\n      a ||\n      b\n    )", 4, "assert(\n    a ||\n    b\n  )"},
		{"assert(open", 0, ""},
		{"no call", 0, ""},
		{"", 5, ""},
	} {
		if got, ok := callAt(c.text, c.column); got != c.want || ok != (c.want != "") {
			t.Errorf("%q at %d: %q, want %q", c.text, c.column, got, c.want)
		}
	}
}

func FuzzCallAt(f *testing.F) {
	f.Add("assert(x, '(', `${`}`}`)", 0)
	f.Fuzz(func(t *testing.T, text string, column int) {
		call, ok := callAt(text, max(column, 0))
		if ok && (!strings.HasSuffix(call, ")") || !strings.Contains(call, "(")) {
			t.Errorf("%q at %d: %q", text, column, call)
		}
	})
}

func TestShorten(t *testing.T) {
	if got := shorten(strings.Repeat("x\n", 12)); got != strings.Repeat("x\n", 10)+"..." {
		t.Errorf("%q", got)
	}
	if got := shorten(strings.Repeat("a", 512) + "tail"); got != "tail..." {
		t.Errorf("%q", got)
	}
	if got := shorten("short"); got != "short" {
		t.Errorf("%q", got)
	}
}
