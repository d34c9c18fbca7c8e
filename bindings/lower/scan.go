package lower

import (
	"unicode"
	"unicode/utf8"
)

// A tok is one token of a source that has already been parsed. goja's tree
// keeps neither parentheses nor most punctuation, so the emitter walks the
// tree and the tokens in step.
type tok struct {
	start, end int32
	match      int32 // index of the partner of a bracket
	kind       byte
}

// Token kinds: punctuation stands for itself, the rest are letters.
const (
	tokEOF      = 0
	tokName     = 'i' // identifier or reserved word
	tokString   = 's'
	tokNumber   = 'n'
	tokRegExp   = 'r'
	tokTemplate = 't' // from ` or } up to ${ or `
	tokArrow    = 'a'
	tokEllipsis = 'e'
	tokChain    = 'q' // ?.
	tokOp       = 'o' // every other operator
)

// scan cuts src into tokens; the last one is tokEOF. regexps are the offsets
// of its regular expression literals in ascending order: only a parser can
// tell them from a division.
func scan(src string, regexps []int) []tok {
	s := scanner{src: src, regexps: regexps, toks: make([]tok, 0, len(src)/4+8)}
	for s.next() {
	}
	return s.toks
}

type scanner struct {
	src     string
	pos     int
	regexps []int
	toks    []tok
	open    []int32 // indexes of brackets and template parts not closed yet
	guess   bool    // guess which slashes begin a regular expression
}

func (s *scanner) next() bool {
	s.pos = skipTrivia(s.src, s.pos)
	start := s.pos
	if start >= len(s.src) {
		s.toks = append(s.toks, tok{start: int32(start), end: int32(start), match: -1, kind: tokEOF})
		return false
	}
	kind := s.token(s.src[start])
	s.pos = min(s.pos, len(s.src)) // a backslash may be the last character
	s.toks = append(s.toks, tok{start: int32(start), end: int32(s.pos), match: -1, kind: kind})
	s.pair(kind, int32(len(s.toks)-1))
	return true
}

// token moves past the token at pos, which begins with c.
func (s *scanner) token(c byte) byte {
	src := s.src
	switch {
	case isIDByte(c) && (c < '0' || c > '9'), c == '\\', c >= utf8.RuneSelf:
		s.pos = skipName(src, s.pos)
		return tokName
	case c >= '0' && c <= '9', c == '.' && s.peek(1) >= '0' && s.peek(1) <= '9':
		s.number()
		return tokNumber
	}
	switch c {
	case '"', '\'':
		s.pos = skipString(src, s.pos)
		return tokString
	case '`':
		s.template()
		return tokTemplate
	case '}':
		if n := len(s.open); n > 0 && s.toks[s.open[n-1]].kind == tokTemplate {
			s.template()
			return tokTemplate
		}
		s.pos++
		return c
	case '(', ')', '[', ']', '{', ';', ',', ':', '#':
		s.pos++
		return c
	case '.':
		if s.peek(1) == '.' && s.peek(2) == '.' {
			s.pos += 3
			return tokEllipsis
		}
		s.pos++
		return c
	case '/':
		if len(s.regexps) > 0 && s.regexps[0] == s.pos || s.guess && !s.afterOperand() {
			if !s.guess {
				s.regexps = s.regexps[1:]
			}
			s.pos = skipRegExp(src, s.pos)
			return tokRegExp
		}
	case '?':
		if s.peek(1) == '.' && (s.peek(2) < '0' || s.peek(2) > '9') {
			s.pos += 2
			return tokChain
		}
		if s.peek(1) != '?' {
			s.pos++
			return c
		}
	case '=':
		if s.peek(1) == '>' {
			s.pos += 2
			return tokArrow
		}
		if s.peek(1) != '=' {
			s.pos++
			return c
		}
	}
	s.pos += operatorLen(src[s.pos:])
	return tokOp
}

// pair links brackets. Template parts nest like brackets.
func (s *scanner) pair(kind byte, i int32) {
	switch kind {
	case '(', '[', '{':
		s.open = append(s.open, i)
	case ')', ']', '}':
		s.close(i)
	case tokTemplate:
		t := s.toks[i]
		if s.src[t.start] == '}' {
			s.close(i)
		}
		if s.src[t.end-1] == '{' {
			s.open = append(s.open, i)
		}
	}
}

func (s *scanner) close(i int32) {
	if n := len(s.open); n > 0 {
		o := s.open[n-1]
		s.open = s.open[:n-1]
		s.toks[o].match = i
		if s.toks[i].kind != tokTemplate {
			s.toks[i].match = o
		}
	}
}

func (s *scanner) peek(n int) byte { return at(s.src, s.pos+n) }

func at(src string, i int) byte {
	if i < len(src) {
		return src[i]
	}
	return 0
}

// operatorLen is the length of the longest operator s starts with.
func operatorLen(s string) int {
	c, n := s[0], 1
	switch c {
	case '+', '-', '&', '|':
		if at(s, 1) == c {
			n = 2
		}
	case '*', '<', '?':
		for n < 2 && at(s, n) == c {
			n++
		}
	case '>':
		for n < 3 && at(s, n) == c {
			n++
		}
	case '=', '!':
		if at(s, 1) == '=' {
			n = 2
		}
	case '/', '%', '^':
	default:
		return 1
	}
	// ++ and -- take no assignment sign, everything else does.
	if at(s, n) == '=' && (n == 1 || c != '+' && c != '-') {
		n++
	}
	return n
}

func (s *scanner) template() {
	for s.pos++; s.pos < len(s.src); s.pos++ {
		switch s.src[s.pos] {
		case '\\':
			s.pos++
		case '`':
			s.pos++
			return
		case '$':
			if s.peek(1) == '{' {
				s.pos += 2
				return
			}
		}
	}
}

func (s *scanner) number() {
	src := s.src
	if src[s.pos] == '0' {
		switch s.peek(1) | 0x20 {
		case 'x', 'o', 'b':
			for s.pos++; isIDByte(s.peek(0)); s.pos++ {
			}
			return
		}
	}
	dot := false
	for ; s.pos < len(src); s.pos++ {
		switch c := src[s.pos]; {
		case c == '.' && !dot:
			// 017.x is a property of an old octal number.
			dot = true
		case (c|0x20) == 'e' && (s.peek(1) == '+' || s.peek(1) == '-'):
			s.pos++
			dot = true
		case !isIDByte(c):
			return
		}
	}
}

// skipTrivia returns the offset of the first token at or after i.
func skipTrivia(src string, i int) int {
	for i < len(src) {
		c := src[i]
		switch {
		case c == ' ' || c >= '\t' && c <= '\r':
			i++
		case c == '/' && at(src, i+1) == '/':
			i = skipLineComment(src, i)
		case c == '/' && at(src, i+1) == '*':
			i = skipBlockComment(src, i)
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(src[i:])
			if !isSpaceRune(r) {
				return i
			}
			i += n
		default:
			return i
		}
	}
	return i
}

func isSpaceRune(r rune) bool {
	return r == '\ufeff' || r == '\u2028' || r == '\u2029' || r != '\u0085' && unicode.IsSpace(r)
}

// isLineSeparator reports U+2028 or U+2029 at src[i].
func isLineSeparator(src string, i int) bool {
	return src[i] == 0xe2 && at(src, i+1) == 0x80 && (at(src, i+2) == 0xa8 || at(src, i+2) == 0xa9)
}

func skipLineComment(src string, i int) int {
	for i < len(src) && src[i] != '\n' && src[i] != '\r' && !isLineSeparator(src, i) {
		i++
	}
	return i
}

func skipBlockComment(src string, i int) int {
	for i += 2; i < len(src); i++ {
		if src[i] == '*' && at(src, i+1) == '/' {
			return i + 2
		}
	}
	return i
}

func skipName(src string, i int) int {
	for i < len(src) {
		c := src[i]
		switch {
		case isIDByte(c):
			i++
		case c == '\\':
			if i++; at(src, i) == 'u' {
				if i++; at(src, i) == '{' {
					for i < len(src) && src[i] != '}' {
						i++
					}
					i++
				}
			}
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(src[i:])
			if isSpaceRune(r) {
				return i
			}
			i += n
		default:
			return i
		}
	}
	return i
}

func skipString(src string, i int) int {
	quote := src[i]
	for i++; i < len(src) && src[i] != quote; i++ {
		if src[i] == '\\' {
			i++
		}
	}
	return min(i+1, len(src))
}

func skipRegExp(src string, i int) int {
	class := false
	for i++; i < len(src) && (class || src[i] != '/'); i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		}
	}
	return skipName(src, min(i+1, len(src)))
}

func isIDByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '$'
}

// hasNewline reports a line terminator in s, as JavaScript counts them.
func hasNewline(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' || isLineSeparator(s, i) {
			return true
		}
	}
	return false
}
