package conformance

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// eachFile calls visit with every Go file below root that is the library's own,
// for whatever system, and the path of its package: "uv/tcp".
func eachFile(t *testing.T, root string, visit func(pkg string, file *ast.File)) {
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "internal"):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		files++
		visit(strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../"), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Fatalf("no files below %s: this test looks at nothing", root)
	}
}

// parseSymbols gives the documentation of all that is exported below root, by
// its name: uv.New, uv/tcp.(*TCP).Bind, uv.Code.Name, uv/process.Options.File.
func parseSymbols(t *testing.T, root string) map[string]string {
	symbols := make(map[string]string)
	eachFile(t, root, func(pkg string, file *ast.File) {
		for _, decl := range file.Decls {
			eachSymbol(pkg, decl, func(name, doc string) { symbols[name] += doc + "\n" })
		}
	})
	return symbols
}

// eachSymbol calls visit for all that one declaration exports.
func eachSymbol(pkg string, decl ast.Decl, visit func(name, doc string)) {
	if f, ok := decl.(*ast.FuncDecl); ok {
		if f.Name.IsExported() {
			visit(pkg+"."+receiver(f)+f.Name.Name, f.Doc.Text())
		}
		return
	}
	general := decl.(*ast.GenDecl)
	for _, spec := range general.Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			doc := general.Doc.Text() + spec.Doc.Text() + spec.Comment.Text()
			for _, name := range spec.Names {
				if name.IsExported() {
					visit(pkg+"."+name.Name, doc)
				}
			}
		case *ast.TypeSpec:
			if !spec.Name.IsExported() {
				continue
			}
			doc := general.Doc.Text() + spec.Doc.Text() + spec.Comment.Text()
			visit(pkg+"."+spec.Name.Name, doc)
			for _, field := range members(spec.Type) {
				for _, name := range field.Names {
					if name.IsExported() {
						visit(pkg+"."+spec.Name.Name+"."+name.Name, doc+field.Doc.Text()+field.Comment.Text())
					}
				}
			}
		}
	}
}

// receiver is "(*TCP)." or "Code.", or "" for a function.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of, format := f.Recv.List[0].Type, "%s."
	if pointer, ok := of.(*ast.StarExpr); ok {
		of, format = pointer.X, "(*%s)."
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	return fmt.Sprintf(format, of)
}

// members are the fields of a struct, or the methods of an interface.
func members(typ ast.Expr) []*ast.Field {
	switch typ := typ.(type) {
	case *ast.StructType:
		return typ.Fields.List
	case *ast.InterfaceType:
		return typ.Methods.List
	}
	return nil
}
