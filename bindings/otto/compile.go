package otto

import (
	"errors"
	"sort"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
	"weak"

	goruntime "runtime"

	"github.com/robertkrimen/otto/file"
	"github.com/robertkrimen/otto/parser"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// unit is one text that was compiled: it knows where its pieces were in the
// source their author wrote.
type unit struct {
	name    string
	source  string                     // as written
	text    string                     // as otto read it: lowered, perhaps with a function around
	prefix  int                        // how many bytes of text precede the source on its first line
	lines   []int                      // offsets at which the lines of text begin, found when asked
	column  func(line, column int) int // of the source for one of text, in bytes; nil if they are the same
	names   map[int]functionName       // by the offset of the function
	details *details                   // nil until an error asks
}

// unitTable finds the unit of a file of otto's, for as long as some function of
// the file lives.
type unitTable struct {
	mu sync.Mutex
	m  map[weak.Pointer[file.File]]*unit
}

// units is of all engines: a file of otto's does not know its engine.
var units unitTable

func (s *unitTable) add(f *file.File, u *unit) {
	key := weak.Make(f)
	s.mu.Lock()
	if s.m == nil {
		s.m = map[weak.Pointer[file.File]]*unit{}
	}
	s.m[key] = u
	s.mu.Unlock()
	goruntime.AddCleanup(f, func(key weak.Pointer[file.File]) {
		s.mu.Lock()
		delete(s.m, key)
		s.mu.Unlock()
	}, key)
}

func (s *unitTable) of(f *file.File) *unit {
	if f == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m[weak.Make(f)]
}

// Run runs a script in the global scope and gives its completion value.
func (e *Engine) Run(src engine.Source) (engine.Value, error) {
	program, err := e.compile(src, "", "", false)
	if err != nil {
		return nil, err
	}
	return e.evaluate(program)
}

// Function compiles src as the body of a function in the global scope.
func (e *Engine) Function(src engine.Source, params ...string) (engine.Value, error) {
	program, err := e.compile(src, "(function ("+strings.Join(params, ", ")+") {", "\n})", true)
	if err != nil {
		return nil, err
	}
	return e.evaluate(program)
}

func (e *Engine) evaluate(program unsafe.Pointer) (v engine.Value, err error) {
	if err := e.enter(); err != nil {
		return nil, err
	}
	defer e.leave(&err, len(e.list))
	return out(evaluateProgram(e.rt, program, false)), nil
}

// compile lowers, parses, instruments and compiles.
func (e *Engine) compile(src engine.Source, before, after string, body bool) (unsafe.Pointer, error) {
	if nests(src.Text) > maxBrackets {
		return nil, e.throwError("RangeError", "Maximum call stack size exceeded")
	}
	code, column, err := e.lowerSource(src, body)
	if err != nil {
		return nil, err
	}
	// The line at the end keeps a last comment from swallowing what follows,
	// and a source map in it from otto, which would follow it.
	text := before + code + after + "\n"
	u := &unit{name: src.File, source: src.Text, text: text, prefix: len(before), column: column}
	tree, err := parser.ParseFile(nil, src.File, text, parser.IgnoreRegExpErrors)
	if err != nil {
		return nil, u.syntaxError(err)
	}
	if !instrument(tree, e.hooks, u, nil) {
		return nil, e.throwError("RangeError", "Maximum call stack size exceeded")
	}
	if body {
		u.names[len("(")] = functionName{frame: "Object.<anonymous>"}
	}
	units.add(tree.File, u)
	return compileProgram(tree), nil
}

// maxBrackets is how deep brackets may nest in a text. Parsers recurse, and
// need some kilobytes of stack for each.
const maxBrackets = 20000

// nests is how deep brackets nest in text at most. It knows nothing of
// strings and comments; a text must be odd to have that many in one.
func nests(text string) int {
	depth, deepest := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ')', ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return deepest
}

// syntaxError is what otto's own parser found. The lowering has parsed the
// text before, so this is what the two disagree on.
func (u *unit) syntaxError(err error) error {
	var list *parser.ErrorList
	if !errors.As(err, &list) || len(*list) == 0 {
		return &engine.SyntaxError{File: u.name, Line: 1, Column: 1, EndColumn: 2, Message: err.Error(), SourceLine: u.line(1)}
	}
	first := (*list)[0]
	// otto counts columns in bytes.
	line, column := u.place(u.lineStart(first.Position.Line) + first.Position.Column - 1)
	return &engine.SyntaxError{
		File: u.name, Line: line, Column: column, EndColumn: column + 1,
		Message: first.Message, SourceLine: u.line(line),
	}
}

// place is the line and column of the author's at an offset of text.
func (u *unit) place(offset int) (line, column int) {
	offset = min(max(offset, 0), len(u.text))
	u.index()
	line = sort.SearchInts(u.lines, offset+1)
	start := u.lines[line-1]
	if line == 1 {
		start = min(u.prefix, offset)
	}
	if u.column == nil {
		return line, characters(u.text[start:offset]) + 1
	}
	source := u.line(line)
	return line, characters(source[:min(u.column(line, offset-start+1)-1, len(source))]) + 1
}

func (u *unit) index() {
	if u.lines != nil {
		return
	}
	u.lines = []int{0}
	for i := range len(u.text) {
		if u.text[i] == '\n' {
			u.lines = append(u.lines, i+1)
		}
	}
}

func (u *unit) lineStart(line int) int {
	u.index()
	return u.lines[min(max(line, 1), len(u.lines))-1]
}

// line is a line of the source.
func (u *unit) line(n int) string {
	text := u.source
	for ; n > 1; n-- {
		_, rest, found := strings.Cut(text, "\n")
		if !found {
			return ""
		}
		text = rest
	}
	text, _, _ = strings.Cut(text, "\n")
	return strings.TrimSuffix(text, "\r")
}

// characters counts as JavaScript does: in units of UTF-16.
func characters(s string) int {
	n := 0
	for _, r := range s {
		if r == utf8.RuneError {
			n++
			continue
		}
		n += utf16.RuneLen(r)
	}
	return n
}
