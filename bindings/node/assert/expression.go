package assert

import (
	"os"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/env"
)

// Source is where the text of scripts comes from, for the message of assert(x),
// which shows its own call.
type Source struct {
	// Text is the text of a file as its author wrote it. Nil reads the file.
	Text func(file string) (text string, ok bool)
}

type sourceKey struct{}

// SourceOf gives the Source of an Env, to be set. Loop goroutine only.
func SourceOf(e *env.Env) *Source {
	return env.State(e, sourceKey{}, func() *Source { return new(Source) })
}

func (s *Source) text(file string) (string, bool) {
	if s.Text != nil {
		return s.Text(file)
	}
	if !strings.HasPrefix(file, "/") {
		return "", false
	}
	b, err := os.ReadFile(file)
	return string(b), err == nil
}

// expression is the call of ours that is running, as it is written in the
// script.
func (a *assert) expression() (string, bool) {
	frames := a.eng.Trace(nil)
	for len(frames) > 0 && frames[0].File == "" {
		frames = frames[1:]
	}
	if len(frames) == 0 || frames[0].Line <= 0 {
		return "", false
	}
	text, ok := SourceOf(a.env).text(frames[0].File)
	if !ok {
		return "", false
	}
	for line := frames[0].Line; line > 1; line-- {
		_, after, ok := strings.Cut(text, "\n")
		if !ok {
			return "", false
		}
		text = after
	}
	return callAt(text, max(frames[0].Column-1, 0))
}

// callAt is the call that a column of the first line of text belongs to. Its
// further lines are moved left as far as its first one was in.
func callAt(text string, column int) (string, bool) {
	start := min(column, len(text))
	for start > 0 && isCallee(text[start-1]) {
		start--
	}
	open := start
	for open < len(text) && isCallee(text[open]) {
		open++
	}
	for open < len(text) && (text[open] == ' ' || text[open] == '\t') {
		open++
	}
	if open == start || open >= len(text) || text[open] != '(' {
		return "", false
	}
	end := closing(text, open)
	if end < 0 {
		return "", false
	}
	lines := strings.Split(text[start:end], "\n")
	for i, line := range lines[1:] {
		in := 0
		for in < len(line) && in < start && (line[in] == ' ' || line[in] == '\t') {
			in++
		}
		lines[i+1] = "  " + line[in:]
	}
	return strings.Join(lines, "\n"), true
}

func isCallee(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c == '.' || c >= 0x80
}

// closing finds where what text[open] opens is closed again; -1 if nowhere.
// Strings, templates, comments and patterns are passed over.
func closing(text string, open int) int {
	var closers []byte
	before := byte('(') // the last character that was not blank
	for i := open; i < len(text); i++ {
		c := text[i]
		switch c {
		case '(':
			closers = append(closers, ')')
		case '[', '{':
			closers = append(closers, c+2)
		case ')', ']', '}':
			last := len(closers) - 1
			if closers[last] != c {
				return -1
			}
			if closers = closers[:last]; last == 0 {
				return i + 1
			}
		case '"', '\'', '`':
			i = quoted(text, i, c)
		case '/':
			switch {
			case strings.HasPrefix(text[i:], "//"):
				i += strings.IndexByte(text[i:]+"\n", '\n')
				continue
			case strings.HasPrefix(text[i:], "/*"):
				end := strings.Index(text[i+2:], "*/")
				if end < 0 {
					return -1
				}
				i += end + 3
				continue
			case strings.IndexByte("(,=:[!&|?{};+-*%<>~^", before) >= 0:
				i = pattern(text, i)
			}
		}
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			before = c
		}
	}
	return -1
}

// quoted finds the end of the string that begins at i.
func quoted(text string, i int, quote byte) int {
	for i++; i < len(text) && text[i] != quote; i++ {
		switch {
		case text[i] == '\\':
			i++
		case quote == '`' && strings.HasPrefix(text[i:], "${"):
			end := closing(text, i+1)
			if end < 0 {
				return len(text)
			}
			i = end - 1
		}
	}
	return i
}

// pattern finds the end of the regular expression that begins at i.
func pattern(text string, i int) int {
	class := false
	for i++; i < len(text) && (text[i] != '/' || class); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		}
	}
	return i
}
