package otto

import (
	"errors"
	"regexp/syntax"
	"strings"

	ottoparser "github.com/robertkrimen/otto/parser"
	"github.com/uvgo/uvgo/bindings/lower"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// lowerSource is src in ES5, with a function that says which column of the
// source a column of it came from, both in bytes; nil if nothing has moved.
func (e *Engine) lowerSource(src engine.Source, body bool) (code string, column func(line, column int) int, err error) {
	r, err := lower.File(src.File, src.Text, lower.Options{Function: body, Compiles: compiles})
	var s *lower.SyntaxError
	if errors.As(err, &s) {
		return "", nil, &engine.SyntaxError{
			File: s.File, Line: s.Line, Column: s.Column, EndColumn: s.EndColumn,
			Message: s.Message, SourceLine: s.SourceLine,
		}
	}
	if err != nil {
		return "", nil, err
	}
	if err := e.installHelpers(r.Helpers); err != nil {
		return "", nil, err
	}
	if !r.Changed {
		return r.Code, nil, nil
	}
	return r.Code, r.Column, nil
}

// compiles reports whether otto's parser, which compiles every literal, lets
// pattern pass.
func compiles(pattern string) bool {
	if !strings.ContainsAny(pattern, `\[(*+?{`) {
		return true
	}
	re2, err := ottoparser.TransformRegExp(pattern)
	if err != nil {
		return false
	}
	_, err = syntax.Parse(re2, syntax.Perl)
	return err == nil
}
