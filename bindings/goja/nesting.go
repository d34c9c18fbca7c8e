package goja

import "strings"

// goja's parser and compiler go as deep as the source does, on Go's stack, and
// what overflows that ends the program. So sources are looked at first: V8, too,
// has a RangeError for those that nest too deep.
const (
	maxNesting = 10000  // of brackets
	maxChain   = 100000 // tokens that may be one expression: a + a + a …
)

// nestsTooDeep reads a source as roughly as it dares: in doubt deeper than it is.
func nestsTooDeep(text string) bool {
	if len(text) < maxNesting {
		return false
	}
	n := nesting{text: text, levels: []level{{}}}
	for n.i < len(text) && !n.deep {
		n.token()
	}
	return n.deep
}

// level is the inside of a bracket.
type level struct {
	open  byte // '$' for the substitution of a template
	chain int  // tokens since something ended an expression
}

type nesting struct {
	text   string
	i      int
	levels []level
	value  bool // behind which a slash divides
	deep   bool
}

func (n *nesting) top() *level { return &n.levels[len(n.levels)-1] }

func (n *nesting) count() {
	if n.top().chain++; n.top().chain > maxChain {
		n.deep = true
	}
}

func (n *nesting) token() {
	c := n.text[n.i]
	switch {
	case c == '\n':
		// A line that ends behind a value and is followed by a word ends a
		// statement.
		n.i++
		rest := strings.TrimLeft(n.text[n.i:min(len(n.text), n.i+100)], " \t\r\n")
		if n.value && rest != "" && isWordByte(rest[0]) {
			n.top().chain = 0
		}
	case c == ' ' || c == '\t' || c == '\r':
		n.i++
	case strings.HasPrefix(n.text[n.i:], "//"):
		n.literal(n.i+2, "\n")
	case strings.HasPrefix(n.text[n.i:], "/*"):
		n.literal(n.i+2, "*/")
	case c == '"' || c == '\'':
		n.count()
		n.quoted(c)
	case c == '`':
		n.count()
		n.i++
		n.template()
	case c == '/' && !n.value:
		n.count()
		n.quoted('/')
	case c == '(' || c == '[' || c == '{':
		n.count()
		n.open(c)
	case c == ')' || c == ']' || c == '}':
		n.close(c)
	case c == ',' || c == ';':
		n.i++
		n.value = false
		if c == ';' && strings.HasPrefix(strings.TrimLeft(n.text[n.i:min(len(n.text), n.i+100)], " \t\r\n"), "else") {
			break
		}
		n.top().chain = 0
	case isWordByte(c):
		n.count()
		n.word()
	default:
		n.count()
		n.i++
		n.value = false
	}
}

func (n *nesting) open(c byte) {
	n.i++
	n.value = false
	if n.levels = append(n.levels, level{open: c}); len(n.levels) > maxNesting {
		n.deep = true
	}
}

func (n *nesting) close(c byte) {
	n.i++
	n.value = true
	if len(n.levels) == 1 {
		return
	}
	open := n.top().open
	n.levels = n.levels[:len(n.levels)-1]
	switch {
	case open == '$':
		n.template()
	case c == '}':
		// Behind a block a statement begins, but for what goes on with an
		// object or an if.
		rest := strings.TrimLeft(n.text[n.i:min(len(n.text), n.i+100)], " \t\r\n")
		if rest != "" && isWordByte(rest[0]) && !strings.HasPrefix(rest, "else") && !strings.HasPrefix(rest, "in") && !strings.HasPrefix(rest, "while") {
			n.top().chain = 0
		}
	}
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$' || c >= 0x80 || c == '\\'
}

func (n *nesting) word() {
	start := n.i
	for n.i < len(n.text) && isWordByte(n.text[n.i]) {
		n.i++
	}
	switch n.text[start:n.i] {
	case "new", "typeof", "void", "delete", "await", "yield", "else", "do", "return", "throw", "case", "in", "of", "instanceof", "extends", "default":
		n.value = false
	default:
		n.value = true
	}
}

// quoted skips a string or a regular expression; one that its line does not end
// is none.
func (n *nesting) quoted(quote byte) {
	n.value = true
	class := false
	for i := n.i + 1; i < len(n.text) && n.text[i] != '\n'; i++ {
		switch c := n.text[i]; {
		case c == '\\':
			i++
		case c == '[' && quote == '/':
			class = true
		case c == ']':
			class = false
		case c == quote && !class:
			n.inside(n.i+1, i)
			n.i = i + 1
			return
		}
	}
	n.i++
}

// literal skips to what ends a comment.
func (n *nesting) literal(from int, end string) {
	stop := len(n.text)
	if k := strings.Index(n.text[from:], end); k >= 0 {
		stop = from + k + len(end)
	}
	n.inside(from, stop)
	n.i = stop
}

// template skips the text of one, up to its end or the next substitution.
func (n *nesting) template() {
	start := n.i
	for n.i < len(n.text) {
		switch c := n.text[n.i]; {
		case c == '\\':
			n.i++
		case c == '`':
			n.inside(start, n.i)
			n.i++
			n.value = true
			return
		case c == '$' && n.i+1 < len(n.text) && n.text[n.i+1] == '{':
			n.inside(start, n.i)
			n.i++
			n.open('{')
			n.top().open = '$'
			return
		}
		n.i++
	}
}

// inside is about what we take for a literal: if a real reader does not, its
// brackets count.
func (n *nesting) inside(from, to int) {
	depth := 0
	for i := from; i < min(to, len(n.text)); i++ {
		switch n.text[i] {
		case '(', '[', '{':
			if depth++; depth+len(n.levels) > maxNesting {
				n.deep = true
				return
			}
		case ')', ']', '}':
			depth = max(depth-1, 0)
		}
	}
}
