package otto

import (
	"errors"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/otto/lower"
)

// installRuntime defines what lowered code calls, the first time some of it
// is compiled.
func (e *Engine) installRuntime() error {
	if e.lowered {
		return nil
	}
	e.lowered = true
	if _, err := e.Run(engine.Source{Text: lower.Runtime}); err != nil {
		return err
	}
	uv := objectOf(e.rt.globalObject.get("__uv"))
	e.widen(uv, "of")
	e.widen(uv, "take")
	return nil
}

// widen lets a function of the runtime go over what can be iterated here but
// has no Symbol.iterator: bytes, and the iterators of our builtins.
func (e *Engine) widen(uv *object, name string) {
	narrow := objectOf(uv.get(name))
	e.defineFunc(uv, name, narrow.length(), func(c otto.FunctionCall) otto.Value {
		if o := objectOf(c.Argument(0)); o != nil && (o.objectClass == inside.bytes || o.class == iteratorClass) {
			return e.array(e.elements(c.Argument(0))...)
		}
		return narrow.invoke(c.This, c.ArgumentList...)
	})
}

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
	if r.NeedsRuntime {
		if err := e.installRuntime(); err != nil {
			return "", nil, err
		}
	}
	if !r.Changed {
		return r.Code, nil, nil
	}
	return r.Code, r.Column, nil
}
