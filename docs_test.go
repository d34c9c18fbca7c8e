package uvgo_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPackageComments: every package says what it is before anything else.
func TestPackageComments(t *testing.T) {
	documented := map[string]bool{}
	for path, file := range parsed(t, ".") {
		if !strings.HasSuffix(path, "_test.go") {
			dir := filepath.Dir(path)
			documented[dir] = documented[dir] || file.Doc != nil
		}
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s: no file of the package has a package comment", dir)
		}
	}
}

// goroutine is the last sentence of what documents a loop or a handle.
var goroutine = regexp.MustCompile(`(Loop goroutine only|Safe from any goroutine)\.$`)

// values are what belongs to no loop and never changes.
var values = map[string]bool{"Code": true, "Codes": true, "FromErrno": true, "Error": true}

// TestGoroutines: whoever reads what a function of the loop does also reads
// who may call it.
func TestGoroutines(t *testing.T) {
	for path, file := range parsed(t, "uv") {
		if strings.HasSuffix(path, "_test.go") || under(path, "uv/internal") {
			continue
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() || values[f.Name.Name] {
				continue
			}
			if of := receiver(f); !ast.IsExported(of) || values[of] {
				continue
			}
			if text := strings.Join(strings.Fields(f.Doc.Text()), " "); !goroutine.MatchString(text) {
				t.Errorf("%s: the comment of %s does not end with \"Loop goroutine only.\" or \"Safe from any goroutine.\"", path, f.Name.Name)
			}
		}
	}
}

// receiver is the type that f is a method of; a function is its own.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if p, ok := of.(*ast.StarExpr); ok {
		of = p.X
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	return of.(*ast.Ident).Name
}

// private is a folder that a developer's machine has and a reader's has not.
var private = regexp.MustCompile(`(^|[^\w.:/-])/(Users|root|work)/\w`)

// TestNoPathsOfAMachine: no file leads to a folder of the machine it was
// written on.
func TestNoPathsOfAMachine(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	far := strings.Count(here, "/") > 1 // a checkout in /src says nothing
	seen := 0
	err = filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "bin") {
			return filepath.SkipDir
		}
		if !d.Type().IsRegular() || d.Name() == ".git" { // a worktree's .git is a file
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !utf8.Valid(text) {
			return nil // a program that was built here
		}
		seen++
		for i, line := range strings.Split(string(text), "\n") {
			if far && strings.Contains(line, here) || private.MatchString(line) {
				t.Errorf("%s:%d names a folder of one machine: %.120s", path, i+1, line)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Fatal("no files: this test looks at nothing")
	}
}

// parsed gives the syntax of every Go file below dir.
func parsed(t *testing.T, dir string) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	for path := range goFiles(t, dir) {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = file
	}
	return files
}
