package jsontext

import (
	"strconv"
	"unicode/utf16"
)

// SyntaxError is what JSON.parse throws: a SyntaxError with this message.
type SyntaxError struct{ Message string }

func (e *SyntaxError) Error() string { return e.Message }

// fail notes an error at the current position and gives false.
func (p *parser) fail(what string) bool { return p.failAt(what + " in JSON") }

func (p *parser) failAt(what string) bool {
	position := len(utf16.Encode([]rune(p.text[:p.pos])))
	p.err = &SyntaxError{what + " at position " + strconv.Itoa(position)}
	return false
}

// contextLength is how much of the text V8 shows on either side.
const contextLength = 10

// unexpected is fail where no value can begin.
func (p *parser) unexpected() bool {
	switch {
	case p.pos == len(p.text):
		p.err = &SyntaxError{"Unexpected end of JSON input"}
		return false
	case p.text[p.pos] == '"':
		return p.fail("Unexpected string")
	case p.text[p.pos] == '-' || p.text[p.pos] >= '0' && p.text[p.pos] <= '9':
		return p.fail("Unexpected number")
	}
	// What people get when they parse something that was never a text.
	switch p.text {
	case "undefined", "NaN", "Infinity", "[object Object]":
		p.err = &SyntaxError{`"` + p.text + `" is not valid JSON`}
		return false
	}
	text := []rune(p.text)
	at := len([]rune(p.text[:p.pos]))
	from, to, before, after := 0, len(text), "", ""
	if len(text) > 2*contextLength {
		if at >= contextLength {
			from, before = at-contextLength, "..."
		}
		if at < len(text)-contextLength {
			to, after = at+contextLength, "..."
		}
	}
	p.err = &SyntaxError{"Unexpected token '" + string(text[at]) + "', " + before + `"` + string(text[from:to]) + `"` + after + " is not valid JSON"}
	return false
}
