package goja

import (
	"strings"
	"unicode"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"

	"github.com/uvgo/uvgo/bindings/lower"
	"github.com/uvgo/uvgo/bindings/lower/esm"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// compile compiles src with something around it, if anything the head of a
// function and its end.
func (e *Engine) compile(src engine.Source, before, after string) (*goja.Program, error) {
	u, err := programs.compiled(src.File, before, src.Text, func() (*unit, error) { return e.newProgram(src, before, after) })
	if err != nil {
		return nil, err
	}
	e.units[src.File] = u
	return u.program, nil
}

func (e *Engine) newProgram(src engine.Source, before, after string) (*unit, error) {
	if nestsTooDeep(src.Text) {
		return nil, e.exception(e.rangeError(), nil)
	}
	text, dynamic, err := esm.Script(src.File, lower.Plain(src.Text))
	if err != nil {
		return nil, syntaxError(err.(*lower.SyntaxError))
	}
	u := newUnit(before+text+after, len(before))
	u.dynamic = dynamic
	err = u.compile(src.File, before != "")
	var bad place
	if err != nil {
		var other *unit
		if other, bad = modern(src.File, text, before, after); other != nil {
			u = other
			u.dynamic = dynamic
			err = u.compile(src.File, before != "")
		}
	}
	if err != nil {
		return nil, refused(src, text, before, err, bad)
	}
	if strings.HasPrefix(before, "(function (exports") {
		u.functions[0].name = "Object.<anonymous>" // which is what V8 calls a module
	}
	return u, nil
}

// compile makes the program of u; its error is goja's.
func (u *unit) compile(name string, isBody bool) error {
	tree, err := parse(name, u.text)
	if err != nil {
		return err
	}
	if isBody && !isOneFunction(tree, len(u.text)) {
		return errBrace
	}
	u.rewrite(tree)
	u.program, err = goja.CompileAST(tree, false)
	return err
}

func parse(name, text string) (tree *ast.Program, err error) {
	defer func() {
		if r := recover(); r != nil { // it does over some malformed escapes
			tree, err = nil, parser.ErrorList{}
		}
	}()
	return parser.ParseFile(nil, name, text, 0, parser.WithDisableSourceMaps)
}

// isOneFunction tells whether a text that was to be the body of a function has
// not ended that function by itself.
func isOneFunction(tree *ast.Program, size int) bool {
	if len(tree.Body) != 1 {
		return false
	}
	statement, ok := tree.Body[0].(*ast.ExpressionStatement)
	if !ok {
		return false
	}
	f, ok := statement.Expression.(*ast.FunctionLiteral)
	return ok && int(f.Body.RightBrace) == tree.File.Base()+size-2
}

var errBrace = parser.ErrorList{}

// compilerMessages are those of goja's compiler that V8 has other words for.
var compilerMessages = map[string]string{
	"Not a valid left-value expression":                             "Invalid left-hand side in assignment",
	"Delete of an unqualified identifier in strict mode":            "Delete of an unqualified identifier in strict mode.",
	"Octal literals are not allowed in strict mode":                 "Octal literals are not allowed in strict mode.",
	"Assignment to eval or arguments is not allowed in strict mode": "Unexpected eval or arguments in strict mode",
	"Catch variable may not be eval or arguments in strict mode":    "Unexpected eval or arguments in strict mode",
	"'let' cannot be used as a shorthand property in strict mode":   "Unexpected strict mode reserved word",
	"Compiler bug: Unknown expression type: *ast.PrivateIdentifier": "Invalid or unexpected token",
	"Could not find block":                                          "Illegal break statement",
}

// refused is err, which goja's parser or compiler gave for this text of src, as
// V8 would tell it. bad
// is where esbuild sees an error: if goja stumbled before, it was over syntax
// that it has not got, and not over the error.
func refused(src engine.Source, text, before string, err error, bad place) error {
	read := engine.Source{File: src.File, Text: text}
	s := explained(read, lower.Options{Function: before != "", Engine: "goja"}, len(before), err, bad)
	s.SourceLine = lineOf(src.Text, s.Line)
	return syntaxError(s)
}

func explained(src engine.Source, o lower.Options, before int, err error, bad place) *lower.SyntaxError {
	s := lower.Explain(src.File, src.Text, o)
	if s != nil && (bad.line > s.Line || bad.line == s.Line && bad.column > s.EndColumn) {
		message := ""
		if name := bad.redeclared(); name != "" {
			message = "Identifier '" + name + "' has already been declared"
		}
		s = lower.ExplainAt(src.File, src.Text, bad.line, bad.column, message, o)
	}
	if c, ok := err.(*goja.CompilerSyntaxError); ok && s == nil {
		message := strings.TrimPrefix(c.Message, "SyntaxError: ")
		if other, ok := compilerMessages[message]; ok {
			message = other
		}
		if o.Module && message == "let is disallowed as a lexically bound name" {
			message = "Unexpected strict mode reserved word"
		}
		s = lower.ErrorAt(src.File, src.Text, nameBehind(src.Text, c.Offset-before), message)
	}
	if s == nil {
		s = lower.ErrorAt(src.File, src.Text, 0, "Invalid or unexpected token")
	}
	return s
}

// nameBehind is where the name begins that is assigned, if offset is that of the
// =: see rewrite.
func nameBehind(text string, offset int) int {
	if offset < 0 || offset >= len(text) || text[offset] != '=' {
		return offset
	}
	name := strings.TrimRight(text[:offset], " \t\r\n")
	return len(strings.TrimRightFunc(name, func(r rune) bool { return r == '$' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }))
}

func syntaxError(s *lower.SyntaxError) error {
	return &engine.SyntaxError{File: s.File, Line: s.Line, Column: s.Column, EndColumn: s.EndColumn, Message: s.Message, SourceLine: s.SourceLine}
}
