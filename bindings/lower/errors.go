package lower

import (
	"strings"
	"unicode/utf8"
)

// A SyntaxError is a source that cannot be run, told in V8's words.
type SyntaxError struct {
	File       string
	Line       int    // from 1
	Column     int    // from 1, in UTF-16 units, as V8 counts them
	EndColumn  int    // behind the last character at fault; Column if there is none
	Message    string // without "SyntaxError: "
	SourceLine string // the line, without its end

	offset int
}

// Error gives the place and the message on one line.
func (e *SyntaxError) Error() string {
	return e.File + ":" + itoa(e.Line) + ":" + itoa(e.Column) + ": SyntaxError: " + e.Message
}

// Picture shows the error as Node does, up to and with the message.
func (e *SyntaxError) Picture() string {
	var b strings.Builder
	b.WriteString(e.File + ":" + itoa(e.Line) + "\n" + e.SourceLine + "\n")
	col := 1
	for _, r := range e.SourceLine {
		if col >= e.Column {
			break
		}
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
		if col++; r > 0xffff {
			col++
		}
	}
	for ; col < e.EndColumn; col++ {
		b.WriteByte('^')
	}
	b.WriteString("\n\nSyntaxError: " + e.Message)
	return b.String()
}

// failAt ends the run with an error about src[start:end].
func (l *lowerer) failAt(start, end int, message string) {
	panic(l.errorAt(start, end, message))
}

// failWord ends the run with an error about the token at start.
func (l *lowerer) failWord(start int, message string) {
	l.failAt(start, tokenEnd(l.src, start), message)
}

func (l *lowerer) failRedeclared(name string, pos int) {
	end := skipName(l.src, pos)
	if l.redeclared >= 0 { // by a function
		pos, end = l.redeclared, l.redeclared+1
	}
	l.failAt(pos, end, "Identifier '"+name+"' has already been declared")
}

func (l *lowerer) errorAt(start, end int, message string) *SyntaxError {
	start = min(max(start, 0), len(l.src))
	end = min(max(end, start), len(l.src))
	first := lineStart(l.src, start)
	stop := first + len(line(l.src, start))
	return &SyntaxError{
		File:      l.name,
		Line:      1 + strings.Count(l.src[:first], "\n"),
		Column:    1 + units(l.src[first:start]),
		EndColumn: 1 + units(l.src[first:max(start, min(end, stop))]),
		Message:   message,
		offset:    start,
	}
}

// tokenEnd is the end of the token at start, whatever it is.
func tokenEnd(src string, start int) int {
	if start < 0 || start >= len(src) {
		return start
	}
	s := scanner{src: src, pos: start}
	s.token(src[start])
	return min(s.pos, len(src))
}

func lineStart(src string, offset int) int {
	return 1 + strings.LastIndexByte(src[:offset], '\n')
}

// line is the line that offset is on, without its end.
func line(src string, offset int) string {
	offset = min(offset, len(src))
	s := src[lineStart(src, offset):]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSuffix(s, "\r")
}

// units counts s in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff && r <= utf8.MaxRune {
			n++
		}
	}
	return n
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}
