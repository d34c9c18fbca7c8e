package report

import (
	"fmt"
	"testing"
)

func ExamplePicture() {
	fmt.Print(Picture("/app/main.js", 7, "\tlet x = = 2;", 10, 11))
	// Output:
	// /app/main.js:7
	// 	let x = = 2;
	// 	        ^
}

func TestPicture(t *testing.T) {
	for _, c := range []struct {
		source      string
		column, end int
		want        string
	}{
		{"throw 1", 1, 0, "^"},
		{"  throw 1", 3, 0, "  ^"},
		{"\tx\ty", 4, 0, "\t \t^"},
		{"syntax error here", 8, 13, "       ^^^^^"},
		{"日本 x", 4, 0, "   ^"},
		{"short", 99, 0, "     ^"},
		{"", 1, 0, "^"},
	} {
		want := "f:1\n" + c.source + "\n" + c.want + "\n"
		if got := Picture("f", 1, c.source, c.column, c.end); got != want {
			t.Errorf("%q at %d to %d:\ngot\n%s\nwant\n%s", c.source, c.column, c.end, got, want)
		}
	}
}

// Where only the place of `new Error` is known, the throw before it is shown.
func TestThrowBefore(t *testing.T) {
	for _, c := range []struct {
		source string
		column int
		want   int
	}{
		{"throw new Error()", 7, 1},
		{"  é; throw \t new Error()", 14, 6},
		{"var e = new Error()", 9, 9},
		{"f(new Error())", 3, 3},
		{"x", 0, 0},
		{"x", 9, 9},
	} {
		if got := throwBefore(c.source, c.column); got != c.want {
			t.Errorf("%q at %d: got %d, want %d", c.source, c.column, got, c.want)
		}
	}
}

func TestLineOf(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
		ok   bool
	}{{1, "one", true}, {2, "", true}, {3, "three", true}, {4, "", false}} {
		if got, ok := lineOf("one\r\n\nthree", c.n); got != c.want || ok != c.ok {
			t.Errorf("line %d: got %q, %v, want %q, %v", c.n, got, ok, c.want, c.ok)
		}
	}
}
