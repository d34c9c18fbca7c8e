package module

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// tree makes files below a new folder: "a/b.js" with a text, "link -> target".
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		name, target, link := strings.Cut(name, " -> ")
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if link {
			err = os.Symlink(filepath.Join(root, target), path)
		} else {
			err = os.WriteFile(path, []byte(text), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func newResolver() *resolver {
	return &resolver{extensions: func() ([]string, error) { return []string{".js", ".json", ".node"}, nil }}
}

func TestFind(t *testing.T) {
	root := tree(t, map[string]string{
		"a.js": "", "a.json": "", "a/index.js": "",
		"noext": "", "data.json": "", "both": "", "both.js": "",
		"dir/index.json":       "",
		"main/package.json":    `{"main": "lib/start"}`,
		"main/lib/start.js":    "",
		"maindir/package.json": `{"main": "lib"}`, "maindir/lib/index.js": "",
		"badmain/package.json": `{"main": "gone"}`, "badmain/index.js": "",
		"nomain/package.json": `{"main": 1}`, "nomain/index.js": "",
		"node_modules/dep/index.js": "", "node_modules/dep/sub.js": "", "node_modules/@scope/pack/index.js": "",
		"sub/node_modules/dep/index.js": "", "sub/x.js": "",
		"real/x.js": "", "linked -> real": "", "file-link.js -> real/x.js": "",
	})
	for _, c := range []struct {
		request string
		paths   string // relative to root
		want    string // "" for none
	}{
		{"./a", ".", "a.js"},
		{"./a/", ".", "a/index.js"},
		{"./a.json", ".", "a.json"},
		{"./noext", ".", "noext"},
		{"./both", ".", "both"},
		{"./data", ".", "data.json"},
		{"./dir", ".", "dir/index.json"},
		{".", "dir", "dir/index.json"},
		{"..", "a/b", "a/index.js"},
		{"../a", "sub", "a.js"},
		{"./main", ".", "main/lib/start.js"},
		{"./maindir", ".", "maindir/lib/index.js"},
		{"./badmain", ".", "badmain/index.js"},
		{"./nomain", ".", "nomain/index.js"},
		{"./gone", ".", ""},
		{"./noext/", ".", ""},
		{"dep", "sub/node_modules node_modules", "sub/node_modules/dep/index.js"},
		{"dep", "gone/node_modules node_modules", "node_modules/dep/index.js"},
		{"dep/sub", "sub/node_modules node_modules", "node_modules/dep/sub.js"},
		{"@scope/pack", "node_modules", "node_modules/@scope/pack/index.js"},
		{"./linked/x", ".", "real/x.js"},
		{"./file-link", ".", "real/x.js"},
		{"$ROOT/a", "gone", "a.js"},
	} {
		var paths []string
		for _, path := range strings.Fields(c.paths) {
			paths = append(paths, filepath.Join(root, path))
		}
		got, err := newResolver().find(strings.Replace(c.request, "$ROOT", root, 1), paths)
		want := c.want
		if want != "" {
			want = filepath.Join(root, want)
		}
		if err != nil || got != want {
			t.Errorf("%s in %s: got %q, %v, want %q", c.request, c.paths, got, err, want)
		}
	}
}

func TestFindErrors(t *testing.T) {
	root := tree(t, map[string]string{
		"gone/package.json": `{"main": "nothing.js"}`,
		"bad/package.json":  `{bad`,
		"bad/index.js":      "",
	})
	_, err := newResolver().find("./gone", []string{root})
	var main *invalidMainError
	if !errors.As(err, &main) || main.main != filepath.Join(root, "gone/nothing.js") || main.request != "./gone" {
		t.Errorf("a main that is not there: %v", err)
	}
	_, err = newResolver().find("./bad", []string{root})
	want := "Error parsing " + filepath.Join(root, "bad/package.json") + ": Expected property name or '}' in JSON at position 1"
	if err == nil || err.Error() != want {
		t.Errorf("package.json that is none: got %v, want %s", err, want)
	}
}

// A main that is not there, but an index that is, is worth a warning.
func TestInvalidMainWarns(t *testing.T) {
	root := tree(t, map[string]string{"p/package.json": `{"main": "gone"}`, "p/index.js": ""})
	r := newResolver()
	var heard []string
	r.onInvalidMain = func(packageFile, main string) { heard = append(heard, packageFile, main) }
	if _, err := r.find("./p", []string{root}); err != nil {
		t.Fatal(err)
	}
	if want := []string{filepath.Join(root, "p/package.json"), "gone"}; !reflect.DeepEqual(heard, want) {
		t.Errorf("got %q, want %q", heard, want)
	}
}

func TestNodeModulePaths(t *testing.T) {
	for from, want := range map[string]string{
		"/":                   "/node_modules",
		"/a/b":                "/a/b/node_modules /a/node_modules /node_modules",
		"/a/node_modules/b":   "/a/node_modules/b/node_modules /a/node_modules /node_modules",
		"/node_modules/x":     "/node_modules/x/node_modules /node_modules",
		"/a/xnode_modules/b/": "/a/xnode_modules/b/node_modules /a/xnode_modules/node_modules /a/node_modules /node_modules",
	} {
		if got := strings.Join(nodeModulePaths(filepath.Clean(from)), " "); got != want {
			t.Errorf("%s: got %s, want %s", from, got, want)
		}
	}
}

func TestScope(t *testing.T) {
	root := tree(t, map[string]string{
		"package.json": `{"type": "module"}`, "lib/x.js": "",
		"cjs/package.json": `{"type": "commonjs"}`, "cjs/x.js": "",
		"node_modules/dep/x.js": "",
	})
	for file, want := range map[string]string{"lib/x.js": "module", "cjs/x.js": "commonjs", "node_modules/dep/x.js": ""} {
		p, err := newResolver().scope(filepath.Join(root, file))
		got := ""
		if p != nil {
			got = p.Type
		}
		if err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", file, got, err, want)
		}
	}
}

// The real path of a folder is asked for once.
func TestRealpathRemembers(t *testing.T) {
	root := tree(t, map[string]string{"real/x.js": "", "linked -> real": ""})
	r := newResolver()
	for range 2 {
		got, err := r.realpath(filepath.Join(root, "linked/x.js"))
		if want := filepath.Join(root, "real/x.js"); err != nil || got != want {
			t.Fatalf("got %s, %v, want %s", got, err, want)
		}
		if err := os.Remove(filepath.Join(root, "linked")); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
}

func TestReadText(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	root := tree(t, map[string]string{"a.js": "one", "empty.js": "", "long.js": long, "bom.js": "\ufefftext"})
	for name, want := range map[string]string{"a.js": "one", "empty.js": "", "long.js": long, "bom.js": "text"} {
		if got, err := (files{}).text(filepath.Join(root, name)); err != nil || got != want {
			t.Errorf("%s: %d bytes, %v, want %d", name, len(got), err, len(want))
		}
	}
	gone := filepath.Join(root, "gone.js")
	_, err := (files{}).text(gone)
	if want := "ENOENT: no such file or directory, open '" + gone + "'"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	// A file that says nothing of its size.
	if _, err := (files{}).text("/dev/null"); err != nil {
		t.Error(err)
	}
}
