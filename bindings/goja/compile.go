package goja

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// compile compiles src with something around it.
func (e *Engine) compile(src engine.Source, before, after string) (*goja.Program, error) {
	text := before + src.Text + after
	tree, err := parser.ParseFile(nil, src.File, text, 0, parser.WithDisableSourceMaps)
	if err != nil {
		list, ok := err.(parser.ErrorList)
		if !ok || len(list) == 0 {
			return nil, syntaxError(src, 1, 1, err.Error())
		}
		at := list[0].Position
		if at.Line == 1 {
			at.Column -= len(before)
		}
		return nil, syntaxError(src, at.Line, at.Column, list[0].Message)
	}
	if before != "" && !isOneFunction(tree, len(text)) {
		return nil, syntaxError(src, 1, 1, "Unexpected token '}'")
	}
	e.rewrite(tree, text)
	program, err := goja.CompileAST(tree, false)
	if err != nil {
		line, column, message := 1, 1, err.Error()
		if s, ok := err.(*goja.CompilerSyntaxError); ok {
			message = s.Message
			if s.File != nil {
				at := s.File.Position(s.Offset)
				line, column = at.Line, at.Column
				if line == 1 {
					column -= len(before)
				}
			}
		}
		return nil, syntaxError(src, line, column, message)
	}
	e.prefixes[src.File] = len(before)
	return program, nil
}

func syntaxError(src engine.Source, line, column int, message string) error {
	lines := strings.Split(src.Text, "\n")
	line = min(max(line, 1), len(lines))
	text := lines[line-1]
	column = min(max(column, 1), len(text)+1)
	column = len([]rune(text[:column-1])) + 1
	return &engine.SyntaxError{File: src.File, Line: line, Column: column, EndColumn: column + 1,
		Message: strings.TrimPrefix(message, "SyntaxError: "), SourceLine: text}
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
