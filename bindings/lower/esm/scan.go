package esm

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/lower"
)

// scanner goes over the tokens of a source.
type scanner struct {
	*Module
	toks   []lower.Token
	i      int // the token that is looked at
	script bool
	edits  []edit
}

// edit puts text in the place of src[from:to]. Line ends stay.
type edit struct {
	from, to int
	text     string
}

// scan finds what goja's parser does not read.
func (s *scanner) scan() {
	depth := 0
	for s.toks[s.i].Kind != lower.TokenEnd {
		t := s.toks[s.i]
		switch t.Kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case lower.TokenTemplate:
			if s.src[t.Start] == '}' {
				depth--
			}
			if s.src[t.End-1] == '{' {
				depth++
			}
		case lower.TokenName:
			if s.name(depth) {
				continue
			}
		case lower.TokenOperator:
			s.htmlComment()
		}
		s.i++
	}
}

// name looks at a name; done says that i is past it.
func (s *scanner) name(depth int) (done bool) {
	before := s.kind(-1)
	if before == '.' || before == lower.TokenChain {
		return false
	}
	switch s.word(0) {
	case "import":
		switch s.kind(1) {
		case '(':
			if !s.isMethod() {
				s.checkCall()
				s.dynamic = true
				s.replace(s.toks[s.i], s.names.dynamic)
			}
			return false
		case '.':
			s.meta()
			return true
		}
		if depth == 0 && !s.script && s.isStatement() {
			s.importStatement()
			return true
		}
	case "export":
		if depth == 0 && !s.script && s.isStatement() {
			s.exportStatement()
			return true
		}
	}
	return false
}

// isStatement tells whether a statement may begin here.
func (s *scanner) isStatement() bool {
	switch s.kind(-1) {
	case lower.TokenEnd, ';', '}':
		return true
	}
	return s.newline(0)
}

// isMethod tells whether import( is the head of a method, and not a call.
func (s *scanner) isMethod() bool {
	close := s.toks[s.i+1].Match
	if close < 0 || s.toks[close+1].Kind != '{' {
		return false
	}
	switch s.kind(-1) {
	case '{', ',':
		return true
	case ';', '}', lower.TokenName, lower.TokenOperator:
		between := s.src[s.toks[close].End:s.toks[close+1].Start]
		return !strings.ContainsAny(between, "\n\r")
	}
	return false
}

// checkCall refuses new import() and import().
func (s *scanner) checkCall() {
	t, open := s.token(0), s.token(1)
	switch {
	case s.word(-1) == "new":
		s.fail(t.Start, t.End, "Cannot use new with import")
	case s.kind(2) == ')':
		s.fail(open.Start, open.End, "import() requires a specifier")
	}
}

// meta is import.meta.
func (s *scanner) meta() {
	word := s.toks[s.i+2]
	switch {
	case s.word(2) != "meta":
		s.i += 2
		s.unexpected()
	case s.script:
		s.fail(word.Start, word.End, "Cannot use 'import.meta' outside a module")
	}
	start := s.toks[s.i].Start
	switch after := s.operator(3); {
	case (after == "++" || after == "--") && !s.newline(3):
		s.fail(start, word.End, "Invalid left-hand side expression in postfix operation")
	case (s.operator(-1) == "++" || s.operator(-1) == "--") && !s.newline(0) && s.kind(3) != '.' && s.kind(3) != '[' && s.kind(3) != '(':
		s.fail(start, word.End, "Invalid left-hand side expression in prefix operation")
	case strings.HasSuffix(after, "=") && !comparisons[after]:
		s.fail(start, word.End, "Invalid left-hand side in assignment")
	}
	s.edits = append(s.edits, edit{start, word.End, s.Module.names.meta})
	s.i += 3
}

var comparisons = map[string]bool{"==": true, "===": true, "!=": true, "!==": true, "<=": true, ">=": true}

// operator is the one that stands n tokens on, "" if there is none.
func (s *scanner) operator(n int) string {
	t := s.token(n)
	if t.Kind != lower.TokenOperator && t.Kind != '=' {
		return ""
	}
	return s.src[t.Start:t.End]
}

// htmlComment refuses the comments of old web pages.
func (s *scanner) htmlComment() {
	t := s.toks[s.i]
	switch rest := s.src[t.Start:]; {
	case s.script:
	case strings.HasPrefix(rest, "<!--"):
		s.fail(t.Start+3, t.Start+4, "HTML comments are not allowed in modules")
	case strings.HasPrefix(rest, "-->") && (s.i == 0 || s.newline(0)):
		s.fail(t.Start+2, t.Start+3, "HTML comments are not allowed in modules")
	}
}

func (s *scanner) replace(t lower.Token, text string) {
	s.edits = append(s.edits, edit{t.Start, t.End, text})
}

func (s *scanner) token(n int) lower.Token {
	if i := s.i + n; i >= 0 && i < len(s.toks) {
		return s.toks[i]
	}
	return lower.Token{Start: len(s.src), End: len(s.src), Kind: lower.TokenEnd}
}

func (s *scanner) kind(n int) byte { return s.token(n).Kind }

// word is the name that is written n tokens on, "" if there is none.
func (s *scanner) word(n int) string {
	t := s.token(n)
	if t.Kind != lower.TokenName {
		return ""
	}
	return s.src[t.Start:t.End]
}

// newline tells whether a line ends before the token n tokens on.
func (s *scanner) newline(n int) bool {
	from := 0
	if s.i+n > 0 {
		from = s.token(n - 1).End
	}
	between := s.src[from:s.token(n).Start]
	return strings.ContainsAny(between, "\n\r\u2028\u2029")
}

// unexpected is about the token at i.
func (s *scanner) unexpected() {
	t := s.token(0)
	text := s.src[t.Start:t.End]
	switch t.Kind {
	case lower.TokenEnd:
		s.fail(len(s.src), len(s.src), "Unexpected end of input")
	case lower.TokenString:
		s.fail(t.Start, t.End, "Unexpected string")
	case lower.TokenNumber:
		s.fail(t.Start, t.End, "Unexpected number")
	case lower.TokenTemplate:
		s.fail(t.Start, t.End, "Unexpected template string")
	case lower.TokenName:
		switch {
		case futureWords[text]:
			s.fail(t.Start, t.End, "Unexpected strict mode reserved word")
		case !reserved[text]:
			s.fail(t.Start, t.End, "Unexpected identifier '"+text+"'")
		}
	}
	s.fail(t.Start, t.End, "Unexpected token '"+text+"'")
}

// text is the source with its edits, and what stands around it.
func (s *scanner) text() string {
	var b strings.Builder
	b.Grow(len(s.src) + len(Head) + len(Tail) + 16)
	b.WriteString(Head)
	sort.SliceStable(s.edits, func(i, j int) bool { return s.edits[i].from < s.edits[j].from })
	from := 0
	for _, e := range s.edits {
		b.WriteString(s.src[from:e.from])
		old := s.src[e.from:e.to]
		room, _, _ := strings.Cut(old, "\n")
		if more := len(e.text) - len(room); more > 0 {
			s.Inserted = append(s.Inserted, Insert{b.Len() + len(room), more})
		}
		b.WriteString(e.text)
		b.WriteString(blank(old[min(len(e.text), len(room)):]))
		from = e.to
	}
	b.WriteString(s.src[from:])
	b.WriteString(Tail)
	return b.String()
}

// blank is text without anything in it but its lines, each as long as before in
// bytes and in UTF-16 units.
func blank(text string) string {
	b := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\u00a0':
			b = append(b, text[i:i+n]...)
		case n == 1:
			b = append(b, ' ')
		case n == 2:
			b = append(b, "\u00a0"...)
		case n == 3:
			b = append(b, "\ufeff"...)
		default:
			b = append(b, "\ufeff "...) // two units, as it was
		}
		i += n
	}
	return string(b)
}
