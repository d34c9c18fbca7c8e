package report

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Picture is a place in a source as Node draws it: file and line, the line
// itself, carets from column to end. Columns count UTF-16 units from one; an end
// that is not beyond column means one caret.
func Picture(file string, line int, source string, column, end int) string {
	var b strings.Builder
	b.WriteString(file + ":" + strconv.Itoa(line) + "\n" + source + "\n")
	for i := range min(column-1, len(utf16.Encode([]rune(source)))) {
		// A tab below a tab keeps the caret in its place. Node counts bytes here.
		if i < len(source) && source[i] == '\t' {
			b.WriteByte('\t')
		} else {
			b.WriteByte(' ')
		}
	}
	b.WriteString(strings.Repeat("^", max(end-column, 1)) + "\n")
	return b.String()
}

// SyntaxErrorValue is a text that does not compile as a script sees it: a
// SyntaxError whose stack begins with the picture, as Node's does. Loop
// goroutine only.
func SyntaxErrorValue(e *env.Env, err *engine.SyntaxError) engine.Value {
	v := e.NewError(env.SyntaxError, "", err.Message)
	stack := Picture(err.File, err.Line, err.SourceLine, err.Column, err.EndColumn) + "\nSyntaxError: " + err.Message
	for _, f := range e.Engine.Trace(v) {
		stack += "\n    at " + f.String()
	}
	e.Engine.Define(v, "stack", engine.Property{Value: e.Engine.String(stack), Writable: true, Configurable: true})
	e.AddFrame(v, "wrapSafe (node:internal/modules/cjs/loader:1464:18)")
	return v
}

// pictured tells whether the stack of an error brings its own picture.
func pictured(e *env.Env, v engine.Value) bool {
	if e.Engine.Class(v) != "Error" {
		return false
	}
	stack, err := e.Engine.Get(v, "stack")
	if err != nil || e.Engine.TypeOf(stack) != engine.String {
		return false
	}
	_, rest, _ := strings.Cut(e.Text(stack), "\n")
	_, rest, _ = strings.Cut(rest, "\n")
	return strings.HasPrefix(strings.TrimLeft(rest, " \t"), "^")
}

// pictureOf shows where a value was thrown, as far as the engine knows; else
// where the error was made.
func (o Options) pictureOf(e *env.Env, thrown *engine.Exception) string {
	at := thrown.At
	if at.File == "" {
		if trace := e.Engine.Trace(thrown.Value); len(trace) > 0 && e.Engine.Class(thrown.Value) == "Error" {
			at = trace[0]
		}
	}
	if at.File == "" || at.Line <= 0 || o.Source == nil {
		return ""
	}
	text, ok := o.Source(at.File)
	if !ok {
		return ""
	}
	source, ok := lineOf(text, at.Line)
	if !ok {
		return ""
	}
	column := at.Column
	if thrown.At.File == "" {
		column = throwBefore(source, column)
	}
	return Picture(at.File, at.Line, source, column, 0)
}

// throwBefore moves from `new Error` to the `throw` right before it.
func throwBefore(source string, column int) int {
	units := utf16.Encode([]rune(source))
	if column < 1 || column > len(units)+1 {
		return column
	}
	before := strings.TrimRight(string(utf16.Decode(units[:column-1])), " \t")
	if head, ok := strings.CutSuffix(before, "throw"); ok {
		return len(utf16.Encode([]rune(head))) + 1
	}
	return column
}

func lineOf(text string, n int) (string, bool) {
	for ; n > 1; n-- {
		var ok bool
		if _, text, ok = strings.Cut(text, "\n"); !ok {
			return "", false
		}
	}
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSuffix(line, "\r"), true
}

func indentOf(source string) int {
	return len(source) - len(strings.TrimLeft(source, " \t"))
}
