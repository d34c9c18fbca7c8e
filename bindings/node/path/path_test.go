package path

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestAsNode holds the functions against what Node 20 made of random paths, in
// the working directory /tmp: one JSON array a line.
func TestAsNode(t *testing.T) {
	text, err := os.ReadFile("testdata/node.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields("normalize join resolve relative dirname basename extname isAbsolute toNamespacedPath root dir base ext name format")
	for line := range strings.Lines(string(text)) {
		var row []string
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		f := Posix()
		if row[0] == "win32" {
			f = Windows()
		}
		f.Cwd = func() string { return "/tmp" }
		a, b := row[1], row[2]
		p := f.Parse(a)
		got := []string{
			f.Normalize(a), f.Join(a, b), f.Resolve(a, b), f.Relative(a, b), f.Dirname(a), f.Basename(a, b), f.Extname(a),
			strconv.FormatBool(f.IsAbsolute(a)), f.Namespaced(a), p.Root, p.Dir, p.Base, p.Ext, p.Name, f.Format(p),
		}
		for i, want := range row[3:] {
			if got[i] != want {
				t.Errorf("%s.%s(%q, %q) = %q, Node says %q", row[0], names[i], a, b, got[i], want)
			}
		}
	}
}

func TestDriveDirectories(t *testing.T) {
	f := Windows()
	f.Cwd = func() string { return `C:\here` }
	f.Getenv = func(name string) string { return map[string]string{"=D:": `D:\there`}[name] }
	for path, want := range map[string]string{"x": `C:\here\x`, "c:x": `c:\here\x`, "D:x": `D:\there\x`, "E:x": `E:\x`} {
		if got := f.Resolve(path); got != want {
			t.Errorf("Resolve(%q) = %q, want %q", path, got, want)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"", "/a/../b", `C:\..\x`, `\\s\h\..`, "//a//..", "a/b/../../.."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		posix := Posix()
		n := posix.Normalize(s)
		if again := posix.Normalize(n); again != n {
			t.Errorf("Normalize(%q) = %q, and of that %q", s, n, again)
		}
		if posix.IsAbsolute(s) != posix.IsAbsolute(n) {
			t.Errorf("Normalize(%q) = %q", s, n)
		}
		p := posix.Parse(s)
		if p.Name+p.Ext != p.Base || !strings.HasPrefix(s, p.Root) {
			t.Errorf("Parse(%q) = %+v", s, p)
		}
		for name := range strings.SplitSeq(posix.Resolve(s), "/") {
			if name == ".." {
				t.Errorf("Resolve(%q) = %q", s, posix.Resolve(s))
			}
		}
		for _, f := range []*Flavor{posix, Windows()} {
			f.Relative("/a/b", f.Join(s, s))
			f.Dirname(s)
			f.Basename(s, "x")
			f.Namespaced(s)
		}
	})
}
