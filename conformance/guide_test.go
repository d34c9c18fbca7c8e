package conformance

import (
	"fmt"
	"go/ast"
	"os"
	"slices"
	"strings"
	"testing"
)

// guide is for whoever comes from libuv. Its head is written by hand; what
// follows the mark is made of libuvAPI and of the library's comments.
const (
	guide = "../docs/libuv.md"
	mark  = "<!-- The rest is made by go test -run LibuvGuide -rewrite in conformance. -->\n"
)

// TestLibuvGuide holds the guide against what it is made of. With -rewrite it
// writes the part that is made.
func TestLibuvGuide(t *testing.T) {
	text, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(text), mark)
	if !ok {
		t.Fatalf("%s has no line %q", guide, mark)
	}
	var b strings.Builder
	b.WriteString(head + mark)
	writeAPI(&b, readAPI(t))
	writeDifferences(&b, differences(t))
	if *rewrite {
		if err := os.WriteFile(guide, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != string(text) {
		t.Errorf("%s is out of date (-rewrite):\n%s", guide, difference(string(text), b.String()))
	}
}

func writeAPI(b *strings.Builder, rows []apiRow) {
	b.WriteString("\n## What is where\n")
	var area string
	for _, row := range rows {
		if row.applies != "yes" {
			continue
		}
		if row.area != area {
			area = row.area
			fmt.Fprintf(b, "\n### %s\n\n| libuv | here |\n|---|---|\n", area)
		}
		fmt.Fprintf(b, "| `%s` | %s |\n", row.name, quoted(row.ours))
	}
	b.WriteString("\n## What Go has\n\n| libuv | Go | here, with libuv's rules |\n|---|---|---|\n")
	for _, row := range rows {
		if row.applies == "go-native" {
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", row.name, row.instead, quoted(row.ours))
		}
	}
	b.WriteString("\n## What has no place here\n\n| libuv | because | but |\n|---|---|---|\n")
	for _, row := range rows {
		switch row.applies {
		case "n-a":
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", row.name, row.instead, quoted(row.ours))
		case "windows-only":
			fmt.Fprintf(b, "| `%s` | for Windows; %s | %s |\n", row.name, row.instead, quoted(row.ours))
		}
	}
}

func quoted(symbols []string) string {
	if len(symbols) == 0 {
		return ""
	}
	return "`" + strings.Join(symbols, "`, `") + "`"
}

func writeDifferences(b *strings.Builder, all []apart) {
	b.WriteString("\n## Where we differ\n\n")
	for _, a := range all {
		fmt.Fprintf(b, "- `%s`: %s\n", a.where, a.what)
	}
}

// apart is a place where the library's comments say that it differs.
type apart struct{ where, what string }

const differs = "Differs from libuv"

func differences(t *testing.T) []apart {
	var all []apart
	eachFile(t, "../uv", func(pkg string, file *ast.File) {
		for _, group := range file.Comments {
			for paragraph := range strings.SplitSeq(group.Text(), "\n\n") {
				if strings.Contains(paragraph, differs) {
					all = append(all, apart{whose(pkg, file, group), tidy(paragraph)})
				}
			}
		}
	})
	if len(all) == 0 {
		t.Fatalf("no comment says %q: this test looks at nothing", differs)
	}
	slices.SortFunc(all, func(a, b apart) int { return strings.Compare(a.where+a.what, b.where+b.what) })
	return slices.Compact(all)
}

// tidy takes off what every such comment has: its first words, which an "it"
// may point to, and who may call what it documents.
func tidy(paragraph string) string {
	s := strings.Join(strings.Fields(paragraph), " ")
	s = strings.TrimPrefix(s, differs+": ")
	if it, ok := strings.CutPrefix(s, "it "); ok {
		s = "libuv " + it
	}
	for _, end := range []string{" Loop goroutine only.", " Safe from any goroutine."} {
		s = strings.TrimSuffix(s, end)
	}
	return s
}

// whose is the symbol that a comment belongs to, or else the package.
func whose(pkg string, file *ast.File, group *ast.CommentGroup) string {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if belongs(group, decl.Doc, decl) {
				return pkg + "." + receiver(decl) + decl.Name.Name
			}
		case *ast.GenDecl:
			if belongs(group, decl.Doc, decl) {
				return pkg + typeAt(decl, group)
			}
		}
	}
	return pkg
}

// belongs tells whether a comment documents a declaration, or is inside it.
func belongs(group, doc *ast.CommentGroup, decl ast.Node) bool {
	return group == doc || decl.Pos() <= group.Pos() && group.End() <= decl.End()
}

// typeAt is ".Options.Park": the type that is declared, and the field in it.
func typeAt(decl *ast.GenDecl, group *ast.CommentGroup) string {
	for _, spec := range decl.Specs {
		typ, ok := spec.(*ast.TypeSpec)
		if !ok || !typ.Name.IsExported() || len(decl.Specs) > 1 && group != typ.Doc {
			continue
		}
		for _, field := range members(typ.Type) {
			if (field.Doc == group || field.Comment == group) && len(field.Names) > 0 {
				return "." + typ.Name.Name + "." + field.Names[0].Name
			}
		}
		return "." + typ.Name.Name
	}
	return ""
}
