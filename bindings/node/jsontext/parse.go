package jsontext

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// maxDepth keeps a hostile text from exhausting the stack.
const maxDepth = 10000

// Builder is what Parse needs of an engine.
type Builder interface {
	Null() engine.Value
	Bool(bool) engine.Value
	Number(float64) engine.Value
	String(string) engine.Value
	NewObject(proto engine.Value) engine.Value
	NewArray(elems ...engine.Value) engine.Value
	Define(obj engine.Value, key engine.Key, p engine.Property) error
}

// Parse is JSON.parse without a reviver: keys keep their order, the last of two
// equal keys wins, "__proto__" is a key like any other. The error is a
// *SyntaxError. Loop goroutine only.
func Parse(b Builder, text string) (engine.Value, error) {
	p := parser{text: text, build: b}
	v, ok := p.value(0)
	if ok {
		if p.space(); p.pos < len(p.text) {
			ok = p.failAt("Unexpected non-whitespace character after JSON")
		}
	}
	if !ok {
		return nil, p.err
	}
	return v, nil
}

type parser struct {
	text  string
	pos   int
	build Builder
	err   error
}

func (p *parser) space() {
	for p.pos < len(p.text) {
		switch p.text[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

// peek is the next character that is not white space, 0 at the end.
func (p *parser) peek() byte {
	p.space()
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func (p *parser) value(depth int) (engine.Value, bool) {
	if depth > maxDepth {
		return nil, p.fail("Nesting too deep")
	}
	switch c := p.peek(); {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, ok := p.string()
		if !ok {
			return nil, false
		}
		return p.build.String(s), true
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	case c == 't':
		return p.build.Bool(true), p.word("true")
	case c == 'f':
		return p.build.Bool(false), p.word("false")
	case c == 'n':
		return p.build.Null(), p.word("null")
	}
	return nil, p.unexpected()
}

func (p *parser) word(word string) bool {
	for i := 0; i < len(word); i++ {
		if p.pos == len(p.text) || p.text[p.pos] != word[i] {
			return p.unexpected()
		}
		p.pos++
	}
	return true
}

func (p *parser) object(depth int) (engine.Value, bool) {
	obj := p.build.NewObject(nil)
	p.pos++
	if p.peek() == '}' {
		p.pos++
		return obj, true
	}
	for first := true; ; first = false {
		if p.peek() != '"' {
			if first {
				return nil, p.fail("Expected property name or '}'")
			}
			return nil, p.fail("Expected double-quoted property name")
		}
		key, ok := p.string()
		if !ok {
			return nil, false
		}
		if p.peek() != ':' {
			return nil, p.fail("Expected ':' after property name")
		}
		p.pos++
		v, ok := p.value(depth + 1)
		if !ok {
			return nil, false
		}
		if err := p.build.Define(obj, key, engine.Property{Value: v, Writable: true, Enumerable: true, Configurable: true}); err != nil {
			p.err = err
			return nil, false
		}
		switch p.peek() {
		case ',':
			p.pos++
		case '}':
			p.pos++
			return obj, true
		default:
			return nil, p.fail("Expected ',' or '}' after property value")
		}
	}
}

func (p *parser) array(depth int) (engine.Value, bool) {
	var elems []engine.Value
	p.pos++
	if p.peek() == ']' {
		p.pos++
		return p.build.NewArray(), true
	}
	for {
		v, ok := p.value(depth + 1)
		if !ok {
			return nil, false
		}
		elems = append(elems, v)
		switch p.peek() {
		case ',':
			p.pos++
		case ']':
			p.pos++
			return p.build.NewArray(elems...), true
		default:
			return nil, p.fail("Expected ',' or ']' after array element")
		}
	}
}

// digits skips digits and tells whether there was one.
func (p *parser) digits() bool {
	start := p.pos
	for p.pos < len(p.text) && p.text[p.pos] >= '0' && p.text[p.pos] <= '9' {
		p.pos++
	}
	return p.pos > start
}

func (p *parser) at(chars string) bool {
	return p.pos < len(p.text) && strings.IndexByte(chars, p.text[p.pos]) >= 0
}

func (p *parser) number() (engine.Value, bool) {
	start := p.pos
	if p.at("-") {
		p.pos++
	}
	if p.at("0") {
		p.pos++
		if p.at("0123456789") {
			return nil, p.fail("Unexpected number")
		}
	} else if !p.digits() {
		return nil, p.fail("No number after minus sign")
	}
	if p.at(".") {
		p.pos++
		if !p.digits() {
			return nil, p.fail("Unterminated fractional number")
		}
	}
	if p.at("eE") {
		p.pos++
		if p.at("+-") {
			p.pos++
		}
		if !p.digits() {
			return nil, p.fail("Exponent part is missing a number")
		}
	}
	// Out of range is an infinity, as in JavaScript.
	f, _ := strconv.ParseFloat(p.text[start:p.pos], 64)
	return p.build.Number(f), true
}

func (p *parser) string() (string, bool) {
	p.pos++
	start := p.pos
	for i := start; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == '"':
			p.pos = i + 1
			return p.text[start:i], true
		case c == '\\' || c < ' ':
			p.pos = i
			return p.escaped(p.text[start:i])
		}
	}
	p.pos = len(p.text)
	return "", p.fail("Unterminated string")
}

const plainEscapes = "\"\\/bfnrt"
const plainMeanings = "\"\\/\b\f\n\r\t"

// escaped goes on with a string in which something needs a second look.
func (p *parser) escaped(before string) (string, bool) {
	var s strings.Builder
	s.WriteString(before)
	for p.pos < len(p.text) {
		c := p.text[p.pos]
		switch {
		case c == '"':
			p.pos++
			return s.String(), true
		case c < ' ':
			return "", p.fail("Bad control character in string literal")
		case c != '\\':
			s.WriteByte(c)
			p.pos++
			continue
		}
		p.pos++
		if p.pos == len(p.text) {
			break
		}
		if i := strings.IndexByte(plainEscapes, p.text[p.pos]); i >= 0 {
			s.WriteByte(plainMeanings[i])
			p.pos++
			continue
		}
		if p.text[p.pos] != 'u' {
			return "", p.fail("Bad escaped character")
		}
		p.pos++
		r, ok := p.hex()
		if !ok {
			return "", p.fail("Bad Unicode escape")
		}
		put(&s, p.pair(r))
	}
	return "", p.fail("Unterminated string")
}

// put appends a character; half a surrogate pair as WTF-8, see engine.Engine.
func put(s *strings.Builder, r rune) {
	if utf16.IsSurrogate(r) {
		s.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
		return
	}
	s.WriteRune(r)
}

// pair joins a high surrogate with the low one that follows.
func (p *parser) pair(high rune) rune {
	if high < 0xd800 || high > 0xdbff || !strings.HasPrefix(p.text[p.pos:], `\u`) {
		return high
	}
	before := p.pos
	p.pos += 2
	if low, ok := p.hex(); ok && low >= 0xdc00 && low <= 0xdfff {
		return (high-0xd800)<<10 + low - 0xdc00 + 0x10000
	}
	p.pos = before
	return high
}

func (p *parser) hex() (rune, bool) {
	var r rune
	for range 4 {
		if p.pos == len(p.text) {
			return 0, false
		}
		d, err := strconv.ParseUint(p.text[p.pos:p.pos+1], 16, 8)
		if err != nil {
			return 0, false
		}
		r = r<<4 | rune(d)
		p.pos++
	}
	return r, true
}
