package conformance

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// libuvTests lists libuv's own tests: name, area, whether what it asserts
// applies to us, the tests of ours that assert it, and why there is none.
const libuvTests = "libuv-tests.tsv"

// applicable is how many of libuv's tests apply to us. A row that stops to
// apply is a decision, not an accident.
const applicable = 372

// TestLibuvTests holds libuvTests against the tests of this project: a line
// "// libuv: name, name" in a test's comment says that it asserts what libuv's
// tests of these names do. With -rewrite it fills the fourth column.
func TestLibuvTests(t *testing.T) {
	text, err := os.ReadFile(libuvTests)
	if err != nil {
		t.Fatal(err)
	}
	claims := claims(t)
	var b strings.Builder
	counted, covered := 0, 0
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	fmt.Fprintln(&b, lines[0])
	for _, line := range lines[1:] {
		row := strings.Split(line, "\t")
		if len(row) != 5 {
			t.Fatalf("%s: %q has %d columns, want 5", libuvTests, line, len(row))
		}
		name, applies, reason := row[0], row[2], row[4]
		row[3] = strings.Join(claims[name], " ")
		delete(claims, name)
		switch {
		case row[3] != "" && applies == "yes" && reason != "":
			t.Errorf("%s: has a test, and a reason why it has none", name)
		case row[3] == "" && reason == "":
			t.Errorf("%s: no test says \"// libuv: %s\", and no reason is given", name, name)
		}
		if applies == "yes" {
			counted++
			if row[3] != "" {
				covered++
			}
		}
		fmt.Fprintln(&b, strings.Join(row, "\t"))
	}
	for _, name := range slices.Sorted(maps.Keys(claims)) {
		t.Errorf("%s: libuv has no test named %s", strings.Join(claims[name], " "), name)
	}
	if counted != applicable {
		t.Errorf("%d of libuv's tests apply, want %d", counted, applicable)
	}
	t.Logf("%d of %d tests of libuv that apply have one of ours", covered, counted)
	if *rewrite {
		if err := os.WriteFile(libuvTests, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != string(text) {
		t.Errorf("%s is out of date (-rewrite):\n%s", libuvTests, difference(string(text), b.String()))
	}
}

var claim = regexp.MustCompile(`(?m)^libuv: (.*)$`)

// claims are our tests by the names of libuv's that they assert.
func claims(t *testing.T) map[string][]string {
	all := map[string][]string{}
	for _, root := range []string{"../uv", "."} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
			if err != nil {
				return err
			}
			folder := filepath.ToSlash(filepath.Join("conformance", filepath.Dir(path)))
			counts := map[*ast.CommentGroup]bool{}
			for _, decl := range file.Decls {
				f, ok := decl.(*ast.FuncDecl)
				if !ok || f.Recv != nil || f.Doc == nil || !runs(f.Name.Name) {
					continue
				}
				counts[f.Doc] = true
				for _, names := range claim.FindAllStringSubmatch(strings.ReplaceAll(f.Doc.Text(), ",\n", ", "), -1) {
					for name := range strings.SplitSeq(names[1], ",") {
						name = strings.TrimSpace(name)
						all[name] = append(all[name], folder+"."+f.Name.Name)
					}
				}
			}
			for _, group := range file.Comments {
				if !counts[group] && claim.MatchString(group.Text()) {
					t.Errorf("%s: a libuv: line that is no test's comment:\n%s", path, group.Text())
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, tests := range all {
		slices.Sort(tests)
	}
	return all
}

// runs tells whether go test runs a function of this name.
func runs(name string) bool {
	return strings.HasPrefix(name, "Test") || strings.HasPrefix(name, "Fuzz")
}
