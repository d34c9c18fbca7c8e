package esm

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
	"github.com/dop251/goja/unistring"

	"github.com/uvgo/uvgo/bindings/lower"
)

// Parse takes a module apart. A source that is none gives a
// [*lower.SyntaxError], in V8's words; engine is who runs it, for messages. An
// error that goja's parser has found is given as it is: it may be about syntax
// that it has not got. Safe from any goroutine.
func Parse(file, src string) (m *Module, err error) {
	if !utf8.ValidString(src) {
		src = strings.ToValidUTF8(src, "\ufffd") // as Node reads files
	}
	m = &Module{file: file, src: lower.PlainModule(src), anonymous: -1, imports: map[string]int{}, exported: map[string][]int{}}
	defer recoverError(&err)
	m.names = freshNames(m.src)
	s := scanner{Module: m, toks: lower.Tokens(m.src)}
	s.scan()
	m.Text = s.text()
	if m.Tree, err = parse(file, m.Text); err != nil {
		return m, err
	}
	m.nameDefault()
	m.declare()
	return m, nil
}

func recoverError(err *error) {
	switch r := recover().(type) {
	case nil:
	case *lower.SyntaxError:
		*err = r
	default:
		panic(r)
	}
}

// Script is a script's or a CommonJS module's text with a name in the place of
// each import, for Dynamic; the text itself and "" if it has none. import.meta
// is an error.
func Script(file, src string) (text, name string, err error) {
	if !strings.Contains(src, "import") {
		return src, "", nil
	}
	m := &Module{file: file, src: src}
	defer recoverError(&err)
	m.names = freshNames(src)
	s := scanner{Module: m, toks: lower.Tokens(src), script: true}
	s.scan()
	if !m.dynamic {
		return src, "", nil
	}
	return strings.TrimSuffix(strings.TrimPrefix(s.text(), Head), Tail), m.names.dynamic, nil
}

// freshNames are names that the source does not have. They are no longer than the
// words that they stand for unless a source has thousands of their kind.
func freshNames(src string) names {
	n := 0
	fresh := func() string {
		for ; ; n++ {
			if name := "$" + strconv.Itoa(n); !strings.Contains(src, name) {
				n++
				return name
			}
		}
	}
	return names{fresh(), fresh(), fresh()}
}

// parse runs goja's parser, which panics on some malformed escapes.
func parse(file, text string) (tree *ast.Program, err error) {
	defer func() {
		if r := recover(); r != nil {
			tree, err = nil, parser.ErrorList{}
		}
	}()
	tree, err = parser.ParseFile(nil, file, text, 0, parser.WithDisableSourceMaps)
	if err == nil && !isOneFunction(tree, len(text)) {
		err = parser.ErrorList{}
	}
	return tree, err
}

// isOneFunction tells whether the source has not ended the function around it
// by itself.
func isOneFunction(tree *ast.Program, size int) bool {
	if len(tree.Body) != 1 {
		return false
	}
	s, ok := tree.Body[0].(*ast.ExpressionStatement)
	if !ok {
		return false
	}
	f, ok := s.Expression.(*ast.FunctionLiteral)
	return ok && int(f.Body.RightBrace) == tree.File.Base()+size-2
}

// Function is the function that Tree consists of.
func (m *Module) Function() *ast.FunctionLiteral {
	return m.Tree.Body[0].(*ast.ExpressionStatement).Expression.(*ast.FunctionLiteral)
}

// at is an offset of the source.
func (m *Module) at(offsetInText int) int {
	offset := offsetInText
	for _, in := range m.Inserted {
		if in.At >= offsetInText {
			break
		}
		offset -= min(in.N, offsetInText-in.At)
	}
	return offset - len(Head)
}

// nameDefault gives what export default stands before its name.
func (m *Module) nameDefault() {
	f := m.Function()
	name := unistring.NewFromString(Default)
	for i, s := range f.Body.List {
		switch s := s.(type) {
		case *ast.FunctionDeclaration:
			if id := s.Function.Name; id != nil && id.Name.String() == m.names.def {
				id.Name = name
				s.Function.Source = strings.Replace(s.Function.Source, " "+m.names.def, "", 1)
			}
		case *ast.ClassDeclaration:
			if id := s.Class.Name; id != nil && id.Name.String() == m.names.def {
				s.Class.Name = nil
				s.Class.Source = strings.Replace(s.Class.Source, " "+m.names.def, "", 1)
				f.Body.List[i] = constant(name, id.Idx, s.Class)
			}
		case *ast.LexicalDeclaration:
			if id, ok := s.List[0].Target.(*ast.Identifier); ok && id.Name.String() == m.names.def {
				id.Name = name
			}
		}
	}
}
