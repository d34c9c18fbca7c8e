package uvgo_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go/parser"
	"go/token"
	"strconv"
)

const module = "github.com/uvgo/uvgo"

// An arrow says what the files below a folder may not import, and why. Arrows
// point one way: engines, then bindings/node, then uv, then x/sys.
var arrows = []struct {
	below   string   // folder, "" for all
	except  []string // folders and files below it that may
	imports []string // an import path, or with a trailing slash all below it
	tests   bool     // the ban holds for _test.go files too
	why     string
}{
	{"uv", nil, []string{"net/http"}, true, "uv speaks no protocol"},
	{"uv", []string{"uv/internal/backend/goroutine", "uv/dns/", "uv/sysinfo/interface_other.go"}, []string{"net"}, true, "package net brings a poller and a resolver of its own; the portable backend stands on the one, dns on the other, and off Linux sysinfo asks it for interfaces"},
	{"uv", nil, []string{module + "/bindings/"}, true, "the loop knows no language"},
	{"bindings/node", nil, []string{module + "/bindings/otto", module + "/bindings/goja", "github.com/robertkrimen/", "github.com/dop251/"}, true, "Node's API is written once, for any interpreter"},
	{"bindings/node", nil, []string{module + "/conformance/"}, true, "what is tested does not lean on its test"},
	{"bindings/node/http1", nil, []string{module + "/"}, true, "the HTTP parser takes bytes and gives events: no loop, no engine"},
	{"bindings/otto", nil, []string{module + "/bindings/goja"}, true, "a binding knows no interpreter but its own"},
	{"bindings/lower", []string{"bindings/lower/esm/"}, []string{module + "/"}, false, "lowering is text in, text out"},
	{"bindings/lower/esm", nil, []string{module + "/bindings/node", module + "/bindings/goja", module + "/bindings/otto", module + "/uv"}, false, "reading modules is text in, text out"},
	{"bindings/lower", nil, []string{"github.com/robertkrimen/"}, false, "both engines read sources with it, and each links its own interpreter alone"},
	{"bindings/goja", nil, []string{module + "/bindings/otto", "github.com/robertkrimen/"}, true, "a binding knows no interpreter but its own"},
}

func TestArrows(t *testing.T) {
	for file, imports := range goFiles(t, ".") {
		for _, a := range arrows {
			if !under(file, a.below) || slices.ContainsFunc(a.except, func(e string) bool { return strings.HasPrefix(file, e) }) {
				continue
			}
			if strings.HasSuffix(file, "_test.go") && !a.tests {
				continue
			}
			for _, banned := range a.imports {
				if i := slices.IndexFunc(imports, func(p string) bool { return matches(p, banned) }); i >= 0 {
					// A package may always name itself in its own tests.
					if module+"/"+filepath.Dir(file) == imports[i] {
						continue
					}
					t.Errorf("%s imports %q: %s", file, imports[i], a.why)
				}
			}
		}
	}
}

// TestAdaptersKnowNoNode lists what an adapter may import of ours: the seam, how
// JSON and sources are read, and nothing that behaves like Node.
func TestAdaptersKnowNoNode(t *testing.T) {
	allowed := map[string]bool{
		"bindings/node/engine": true, "bindings/node/jsontext": true,
		"bindings/lower": true, "bindings/lower/esm": true,
	}
	for _, adapter := range []string{"bindings/otto", "bindings/goja"} {
		for file, imports := range goFiles(t, adapter) {
			if filepath.Dir(file) != adapter || strings.HasSuffix(file, "_test.go") {
				continue // a command is Node's, and so are tests
			}
			for _, p := range imports {
				if own, ok := strings.CutPrefix(p, module+"/"); ok && !allowed[own] {
					t.Errorf("%s imports %q: an adapter has no Node behaviour", file, p)
				}
			}
		}
	}
}

// TestUvImportsNoFamily: uv is written without its handle families, which are
// written against the surface that an outsider gets.
func TestUvImportsNoFamily(t *testing.T) {
	for file, imports := range goFiles(t, "uv") {
		if filepath.Dir(file) != "uv" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, p := range imports {
			if strings.HasPrefix(p, module+"/uv/") && p != module+"/uv/internal/backend" {
				t.Errorf("%s imports %q: uv imports none of its subpackages", file, p)
			}
		}
	}
}

// TestRootModuleNeedsXSysAlone holds the root module to its one requirement,
// tests included, and every module to having no replace line.
func TestRootModuleNeedsXSysAlone(t *testing.T) {
	for file, imports := range goFiles(t, ".") {
		if under(file, "bindings") || under(file, "conformance") {
			continue
		}
		for _, p := range imports {
			first, _, _ := strings.Cut(p, "/")
			if strings.Contains(first, ".") && !under(p, module) && !under(p, "golang.org/x/sys") {
				t.Errorf("%s imports %q: the root module stands on golang.org/x/sys alone", file, p)
			}
		}
	}
	mods, err := filepath.Glob("bindings/*/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(mods, "go.mod", "go.work", "conformance/go.mod") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "replace") {
				t.Errorf("%s has a replace line: a command with one cannot be installed by its path", file)
			}
		}
	}
}

// goFiles gives the imports of every Go file below dir.
func goFiles(t *testing.T, dir string) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || d.Name() == ".git") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		files[path] = nil
		for _, spec := range f.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			files[path] = append(files[path], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no Go files below %s: this test looks at nothing", dir)
	}
	return files
}

func under(path, dir string) bool {
	return dir == "" || path == dir || strings.HasPrefix(path, dir+"/")
}

func matches(path, banned string) bool {
	if strings.HasSuffix(banned, "/") {
		return strings.HasPrefix(path, banned)
	}
	return under(path, banned) && (banned != "net" || path == "net")
}
