package otto

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/otto/lower"
)

// lowerSource is src in ES5, with a function that says which column of the
// source a column of it came from, both in bytes; nil if nothing has moved.
func (e *Engine) lowerSource(src engine.Source, body bool) (code string, column func(line, column int) int, err error) {
	r, err := lower.File(src.File, src.Text, lower.Options{Function: body})
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
