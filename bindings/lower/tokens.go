package lower

// Kinds of a Token. Brackets and other punctuation of one character are their
// own kind.
const (
	TokenEnd      = tokEOF
	TokenName     = tokName // identifier or reserved word
	TokenString   = tokString
	TokenNumber   = tokNumber
	TokenRegExp   = tokRegExp
	TokenTemplate = tokTemplate // from ` or } up to ${ or `
	TokenArrow    = tokArrow
	TokenEllipsis = tokEllipsis
	TokenChain    = tokChain // ?.
	TokenOperator = tokOp    // every other operator
)

// A Token is a piece of a source, by offsets. Match is the number of a bracket's
// partner, -1 if there is none.
type Token struct {
	Start, End int
	Match      int
	Kind       byte
}

// Tokens cuts a source into tokens that need not be a program; the last one is
// TokenEnd. Which slashes begin a regular expression is told by what stands
// before them. Safe from any goroutine.
func Tokens(src string) []Token {
	s := scanner{src: src, guess: true, toks: make([]tok, 0, len(src)/4+8)}
	for s.next() {
	}
	list := make([]Token, len(s.toks))
	for i, t := range s.toks {
		list[i] = Token{int(t.start), int(t.end), int(t.match), t.kind}
	}
	return list
}

// afterOperand tells whether the last token ended an operand, so that a slash
// divides.
func (s *scanner) afterOperand() bool {
	last := len(s.toks) - 1
	if last < 0 {
		return false
	}
	t := s.toks[last]
	switch t.kind {
	case tokName:
		w := s.src[t.start:t.end]
		return !ottoKeywords[w] && w != "return" && w != "yield" && w != "await" || s.kind(last-1) == '.'
	case tokTemplate:
		return s.src[t.end-1] == '`'
	case ')':
		return !conditionKeywords[s.word(int(t.match)-1)]
	case '}':
		return !s.endsBlock(int(t.match))
	case tokNumber, tokString, tokRegExp, ']':
		return true
	case tokOp: // x++ / y
		w := s.src[t.start:t.end]
		return (w == "++" || w == "--") && last > 0 && (s.kind(last-1) == tokName || s.kind(last-1) == ')' || s.kind(last-1) == ']')
	}
	return false
}

// conditionKeywords are those whose parentheses a statement follows.
var conditionKeywords = map[string]bool{"if": true, "while": true, "for": true, "with": true, "await": true}

// endsBlock tells whether the brace with this number opened statements or the
// body of a class, and not an object or a function that is an operand.
func (s *scanner) endsBlock(brace int) bool {
	if brace < 0 {
		return false
	}
	switch s.kind(brace - 1) {
	case tokEOF, ';', '{', '}', tokArrow:
		return true
	case ')':
		return !s.endsExpression(int(s.toks[brace-1].match))
	case tokName:
		switch w := s.word(brace - 1); w {
		case "else", "do", "try", "finally", "catch":
			return true
		default:
			return !ottoKeywords[w] && w != "return"
		}
	}
	return false
}

// endsExpression tells whether the parenthesis with this number opened the
// parameters of a function that is an operand.
func (s *scanner) endsExpression(paren int) bool {
	i := paren - 1
	if s.kind(i) == tokName && s.word(i) != "function" {
		i--
	}
	if s.kind(i) == tokOp && s.src[s.toks[i].start] == '*' {
		i--
	}
	if s.word(i) != "function" {
		return false
	}
	if s.word(i-1) == "async" {
		i--
	}
	switch s.kind(i - 1) {
	case tokEOF, ';', '{', '}', ')':
		return false
	case tokName:
		w := s.word(i - 1)
		return w != "else" && w != "do" && w != "export" && w != "default"
	}
	return true
}

func (s *scanner) kind(i int) byte {
	if i < 0 || i >= len(s.toks) {
		return tokEOF
	}
	return s.toks[i].kind
}

// word is the name that is a token, "" if it is none.
func (s *scanner) word(i int) string {
	if s.kind(i) != tokName {
		return ""
	}
	return s.src[s.toks[i].start:s.toks[i].end]
}
