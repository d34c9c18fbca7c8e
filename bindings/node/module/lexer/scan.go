package lexer

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	end kind = iota
	word
	str
	other // one character of punctuation, or a literal that means nothing here
)

// token is a word, a string without its quotes, or punctuation.
type token struct {
	kind kind
	text string
}

// scanner makes tokens. What no engine would compile it takes as it comes.
type scanner struct {
	text   string
	pos    int
	tokens []token
	// open are the brackets around here: for each, whether a regular
	// expression may follow the closing one.
	open []bool
	// templates are the depths of open at which a ${ began.
	templates []int
}

// scan gives the tokens of a text.
func scan(text string) []token {
	s := &scanner{text: text}
	for s.pos < len(s.text) {
		s.next()
	}
	return s.tokens
}

func (s *scanner) add(k kind, text string) { s.tokens = append(s.tokens, token{k, text}) }

func (s *scanner) next() {
	c := s.text[s.pos]
	switch {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f':
		s.pos++
	case strings.HasPrefix(s.text[s.pos:], "//"):
		s.skipTo("\n")
	case strings.HasPrefix(s.text[s.pos:], "/*"):
		s.pos += 2
		s.skipTo("*/")
		s.pos = min(s.pos+2, len(s.text))
	case c == '"' || c == '\'':
		s.str(c)
	case c == '`':
		s.pos++
		s.template()
	case c >= '0' && c <= '9':
		s.number()
	case isWordByte(c):
		s.word()
	case c >= utf8.RuneSelf:
		s.rune()
	case c == '/' && s.regexMayFollow() && s.regex():
	default:
		s.punctuation(c)
	}
}

func (s *scanner) skipTo(what string) {
	if i := strings.Index(s.text[s.pos:], what); i >= 0 {
		s.pos += i
	} else {
		s.pos = len(s.text)
	}
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c >= '0' && c <= '9'
}

func (s *scanner) word() {
	start := s.pos
	for s.pos < len(s.text) {
		if c := s.text[s.pos]; c < utf8.RuneSelf {
			if !isWordByte(c) {
				break
			}
			s.pos++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.text[s.pos:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && r != 0x200c && r != 0x200d {
			break
		}
		s.pos += n
	}
	s.add(word, s.text[start:s.pos])
}

// rune is a character beyond ASCII: a word, white space, or nothing known.
func (s *scanner) rune() {
	r, n := utf8.DecodeRuneInString(s.text[s.pos:])
	switch {
	case unicode.IsLetter(r):
		s.word()
	case unicode.IsSpace(r) || r == 0xfeff:
		s.pos += n
	default:
		s.pos += n
		s.add(other, "?")
	}
}

func (s *scanner) number() {
	for s.pos < len(s.text) && (isWordByte(s.text[s.pos]) || s.text[s.pos] == '.') {
		s.pos++
	}
	s.add(other, "0")
}

// str is a string. One that is not closed ends with its line.
func (s *scanner) str(quote byte) {
	s.pos++
	start := s.pos
	for s.pos < len(s.text) && s.text[s.pos] != quote && s.text[s.pos] != '\n' {
		if s.text[s.pos] == '\\' {
			s.pos++
		}
		s.pos++
	}
	s.pos = min(s.pos, len(s.text))
	text, ok := unescape(s.text[start:s.pos])
	s.pos = min(s.pos+1, len(s.text))
	if !ok {
		s.add(other, "0")
		return
	}
	s.add(str, text)
}

// template reads a template's text up to its end or to the next ${.
func (s *scanner) template() {
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == '\\':
			s.pos = min(s.pos+2, len(s.text))
		case c == '`':
			s.pos++
			s.add(other, "0")
			return
		case strings.HasPrefix(s.text[s.pos:], "${"):
			s.pos += 2
			s.add(other, "(")
			s.templates = append(s.templates, len(s.open))
			s.open = append(s.open, false)
			return
		default:
			s.pos++
		}
	}
}

func (s *scanner) last() token {
	if len(s.tokens) == 0 {
		return token{}
	}
	return s.tokens[len(s.tokens)-1]
}

func (s *scanner) punctuation(c byte) {
	before := s.last()
	s.pos++
	switch c {
	case '(':
		s.open = append(s.open, before.kind == word && takesParen(before.text))
	case '[':
		s.open = append(s.open, false)
	case '{':
		s.open = append(s.open, isBlock(before))
	case ')', ']', '}':
		n := len(s.open)
		if n == 0 {
			break
		}
		regex := s.open[n-1]
		s.open = s.open[:n-1]
		if t := len(s.templates); c == '}' && t > 0 && s.templates[t-1] == n-1 {
			s.templates = s.templates[:t-1]
			s.add(other, ")")
			s.template()
			return
		}
		if regex {
			// The mark tells regexMayFollow.
			s.add(other, string(c)+"/")
			return
		}
	}
	s.add(other, string(c))
}

// takesParen tells the words whose parentheses a statement follows.
func takesParen(w string) bool { return w == "if" || w == "while" || w == "for" || w == "with" }

// isBlock tells a { that begins statements, by what stands before it.
func isBlock(before token) bool {
	switch before.kind {
	case end:
		return true
	case word:
		return before.text == "else" || before.text == "do" || before.text == "try" || before.text == "finally"
	case other:
		return strings.ContainsAny(before.text[:1], ");{}>")
	}
	return false
}

func (s *scanner) regexMayFollow() bool {
	switch t := s.last(); t.kind {
	case end:
		return true
	case str:
		return false
	case word:
		switch t.text {
		case "return", "typeof", "case", "do", "else", "in", "instanceof", "new", "void", "delete", "throw", "yield", "await", "of":
			return true
		}
		return false
	default:
		return strings.HasSuffix(t.text, "/") || !strings.ContainsAny(t.text, ")]}0?")
	}
}

// regex skips a regular expression; false if what follows is none.
func (s *scanner) regex() bool {
	class := false
	for i := s.pos + 1; i < len(s.text) && s.text[i] != '\n'; i++ {
		switch c := s.text[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			for i++; i < len(s.text) && isWordByte(s.text[i]); i++ {
			}
			s.pos = i
			s.add(other, "0")
			return true
		}
	}
	return false
}

// unescape is the value of a string; false if it is no text, as half a pair of
// surrogates is.
func unescape(s string) (string, bool) {
	if !strings.Contains(s, `\`) {
		return s, true
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		if i++; i >= len(s) {
			return "", false
		}
		switch c := s[i]; c {
		case 'n', 't', 'r', 'b', 'f', 'v', '0':
			b.WriteByte("\n\t\r\b\f\v\x00"[strings.IndexByte("ntrbfv0", c)])
		case '\n':
		case 'x', 'u':
			digits, after := "", i
			switch {
			case c == 'u' && strings.HasPrefix(s[i+1:], "{"):
				n := strings.IndexByte(s[i:], '}')
				if n < 0 {
					return "", false
				}
				digits, after = s[i+2:i+n], i+n
			case c == 'u' && i+4 < len(s):
				digits, after = s[i+1:i+5], i+4
			case c == 'x' && i+2 < len(s):
				digits, after = s[i+1:i+3], i+2
			}
			r, err := strconv.ParseUint(digits, 16, 32)
			if err != nil || !utf8.ValidRune(rune(r)) {
				return "", false
			}
			b.WriteRune(rune(r))
			i = after
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), true
}
