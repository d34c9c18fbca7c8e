package lower

import (
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

// goja's parser says in its own words what is wrong, and sometimes points
// beside it. Here its first error is told again as V8 would: which token, and
// what is wrong with it there.

var errPanic = errors.New("parser panic")

// failParse ends the run with what V8 says of a source goja refuses.
func (l *lowerer) failParse(err error) {
	list, ok := err.(parser.ErrorList)
	if !ok || len(list) == 0 {
		l.failEscape(0)
		l.failWord(0, "Invalid or unexpected token")
	}
	e := list[0]
	offset := offsetOf(l.src, e.Position.Line, e.Position.Column)
	if e.Position.Line == 1 {
		offset -= l.prefix
	}
	if strings.HasPrefix(e.Message, "Only one underscore") && at(l.src, offset) != '_' {
		l.failAt(offset, offset, "Numeric separators are not allowed at the end of numeric literals")
	}
	if i := strings.Index(l.src, "new.target"); i >= 0 && e.Message == badTarget && offset >= len(l.src) {
		l.failAt(i, i+len("new.target"), badTarget) // goja does not know its place
	}
	l.checkBraces(offset)
	if trimmed := strings.TrimRight(l.src, " \t\r\n"); e.Message == "Unexpected token )" && offset >= len(trimmed) && strings.HasSuffix(trimmed, ")") {
		l.failAt(len(trimmed)-1, len(trimmed), "Unexpected token ')'")
	}
	if offset >= len(l.src) || offset >= skipTrivia(l.src, len(strings.TrimRight(l.src, " \t\r\n"))) {
		l.failEnd()
	}
	l.translate(e.Message, offset)
}

// offsetOf undoes goja's counting of lines.
func offsetOf(src string, line, column int) int {
	offset := 0
	for ; line > 1 && offset < len(src); offset++ {
		switch {
		case src[offset] == '\r' && at(src, offset+1) == '\n':
		case src[offset] == '\n', src[offset] == '\r':
			line--
		case isLineSeparator(src, offset):
			offset += 2
			line--
		}
	}
	return offset + column - 1
}

// diagnosis is the tokens of a source that is no program, as well as they can
// be told.
type diagnosis struct {
	toks []tok
	i    int // the token at fault
	open []int32
}

func (l *lowerer) diagnose(offset int) *diagnosis {
	s := scanner{src: l.src, guess: true}
	for s.pos < len(l.src) {
		s.pos = skipTrivia(l.src, s.pos)
		if s.pos >= offset {
			break
		}
		s.next()
	}
	d := &diagnosis{open: append([]int32(nil), s.open...), i: len(s.toks)}
	s.next()
	d.toks = s.toks
	return d
}

func (d *diagnosis) prev() tok {
	if d.i == 0 {
		return tok{}
	}
	return d.toks[d.i-1]
}

// endsOperand reports whether the token before the one at fault ends a value.
func (d *diagnosis) endsOperand(src string) bool {
	t := d.prev()
	switch t.kind {
	case tokName:
		w := src[t.start:t.end]
		return !ottoKeywords[w] && w != "return"
	case tokTemplate:
		return src[t.end-1] == '`'
	case tokNumber, tokString, tokRegExp, ')', ']', '}':
		return true
	}
	return false
}

// operandStart is where the chain of members and calls before the token at
// fault begins.
func (d *diagnosis) operandStart() int {
	i := d.i - 1
	for i > 0 {
		if m := d.toks[i].match; m >= 0 && int(m) < i {
			i = int(m)
		}
		if i == 0 {
			break
		}
		switch k := d.toks[i-1].kind; {
		case k == '.' || k == tokChain:
			i -= 2
		case (d.toks[i].kind == '(' || d.toks[i].kind == '[') && (k == tokName || k == ')' || k == ']'):
			i--
		default:
			return int(d.toks[i].start)
		}
	}
	return int(d.toks[max(i, 0)].start)
}

// inCall reports whether the token at fault is inside the arguments of a call,
// behind a complete one.
func (d *diagnosis) inCall(src string) bool {
	if len(d.open) == 0 || !d.endsOperand(src) {
		return false
	}
	o := d.open[len(d.open)-1]
	if d.toks[o].kind != '(' || o == 0 {
		return false
	}
	before := d.toks[o-1]
	word := src[before.start:before.end]
	switch before.kind {
	case tokName:
		if o > 1 && src[d.toks[o-2].start:d.toks[o-2].end] == "function" {
			return false
		}
		return !ottoKeywords[word] && word != "return" && word != "function" || word == "super"
	case ')', ']':
		return true
	case tokTemplate:
		return src[before.end-1] == '`'
	}
	return false
}

const badTarget = "Invalid left-hand side in assignment"

const missingParen = "missing ) after argument list"

// failEnd is about a source that ends too early.
func (l *lowerer) failEnd() {
	l.failEscape(0)
	d := l.diagnose(len(l.src))
	if i := unterminatedComment(l.src); i >= 0 {
		l.failSpan(i, len(l.src), "Invalid or unexpected token")
	}
	last := d.prev()
	if len(d.open) > 0 {
		o := d.toks[d.open[len(d.open)-1]]
		if o.kind == tokTemplate && d.endsOperand(l.src) {
			l.failTemplate(d)
		}
		if d.inCall(l.src) {
			l.failAt(int(last.start), int(last.end), missingParen)
		}
	}
	l.failAt(len(l.src), len(l.src), "Unexpected end of input")
}

// failTemplate is about a substitution that does not end.
func (l *lowerer) failTemplate(d *diagnosis) {
	o := d.open[len(d.open)-1]
	end := len(l.src)
	if d.i < len(d.toks) {
		end = int(d.toks[d.i].start)
	}
	l.failAt(int(d.toks[o+1].start), end, "Missing } in template expression")
}

// failSpan is failAt for what may not fit into its line: Node shows no carets
// then.
func (l *lowerer) failSpan(start, end int, message string) {
	if stop := lineStart(l.src, start) + len(line(l.src, start)); end > stop {
		l.failAt(stop, stop, message)
	}
	l.failAt(start, end, message)
}

func unterminatedComment(src string) int {
	i := strings.LastIndex(src, "/*")
	if i >= 0 && !strings.Contains(src[i+2:], "*/") && skipTrivia(src, i) == len(src) {
		return i
	}
	return -1
}

// failBrace is about a brace that closes the function around the source.
func (l *lowerer) failBrace() {
	l.checkBraces(len(l.src))
	l.failAt(len(l.src), len(l.src), "Unexpected end of input")
}

// checkBraces refuses a brace before offset that nothing opened.
func (l *lowerer) checkBraces(offset int) {
	depth := 0
	s := scanner{src: l.src, guess: true}
	for l.isBody && s.next() && s.pos <= offset {
		t := s.toks[len(s.toks)-1]
		switch t.kind {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				l.failAt(int(t.start), int(t.end), "Unexpected token '}'")
			}
		}
	}
}

// checkChainOfNew refuses new a?.b, but not (new a)?.b.
func (l *lowerer) checkChainOfNew(n *ast.NewExpression) {
	pos := skipTrivia(l.src, l.at(n.Callee.Idx1()))
	if strings.HasPrefix(l.src[pos:], "?.") {
		l.failAt(pos, pos+2, "Invalid optional chain from new expression")
	}
}

func (l *lowerer) translate(message string, offset int) {
	d := l.diagnose(offset)
	t := d.toks[d.i]
	prev := d.prev()
	prevWord := l.src[prev.start:prev.end]
	fail := func(t tok, message string) { l.failAt(int(t.start), int(t.end), message) }
	switch {
	case strings.HasSuffix(message, "ILLEGAL"):
		l.failIllegal(offset)
	case strings.HasPrefix(message, "Unexpected end of input"):
		if l.src[t.start:t.end] == "throw" && skipTrivia(l.src, int(t.end)) < len(l.src) {
			fail(t, "Illegal newline after throw")
		}
		l.failEnd()
	case strings.HasPrefix(message, "Unexpected token"), strings.HasPrefix(message, "Unexpected identifier"),
		message == "Unexpected string", message == "Unexpected number", message == "Unexpected reserved word",
		strings.HasPrefix(message, "Logical expressions"), message == "Keyword must not contain escaped characters":
		// Sometimes goja has read one token more.
		_, word, _ := strings.Cut(message, "Unexpected token ")
		if word != "" && word == prevWord && word != l.src[t.start:t.end] {
			d.i--
		}
		l.failUnexpected(d)
	case strings.HasPrefix(message, "Illegal newline") && skipTrivia(l.src, int(t.end)) == len(l.src):
		l.failEnd()
	case message == "Illegal continue statement":
		if next := l.wordAfter(t); next != "" {
			pos := skipTrivia(l.src, int(t.end))
			l.failWord(pos, "Illegal continue statement: '"+next+"' does not denote an iteration statement")
		}
		fail(t, "Illegal continue statement: no surrounding iteration statement")
	case strings.HasPrefix(message, "Undefined label"):
		l.failWord(skipTrivia(l.src, int(t.end)), message)
	case message == "Invalid left-hand side in assignment":
		l.failAssign(d)
	case message == "Invalid left-hand side in for-in or for-of":
		pos := skipTrivia(l.src, skipTrivia(l.src, int(t.end))+1)
		l.failWord(pos, "Invalid left-hand side in for-loop")
	case message == "Missing initializer in destructuring declaration":
		start := prev.start
		if prev.match >= 0 {
			start = d.toks[prev.match].start
		}
		l.failAt(int(start), int(prev.end), message)
	case strings.HasPrefix(message, "for-in loop variable"):
		name := d.toks[max(d.i-2, 0)]
		kind := "for-in"
		if end := skipTrivia(l.src, tokenEnd(l.src, offset)); strings.HasPrefix(l.src[end:], "of") {
			kind = "for-of"
		}
		l.failAt(int(name.start), int(t.end), kind+" loop variable declaration may not have an initializer.")
	case strings.HasPrefix(message, "Lexical declaration"):
		if w := l.src[t.start:t.end]; w == "const" {
			fail(t, "Unexpected token 'const'")
		}
		fail(t, message)
	case strings.HasPrefix(message, "Missing catch"):
		l.failTry(offset)
	case strings.HasPrefix(message, "Already saw a default"):
		fail(t, "More than one default clause in switch statement")
	case strings.HasPrefix(message, "Getter must"), strings.HasPrefix(message, "Setter must"):
		l.failAt(offset, l.closing(offset), message)
	case strings.HasPrefix(message, "Label "):
		fail(t, "Label '"+l.src[t.start:t.end]+"' has already been declared")
	case strings.HasPrefix(message, "Invalid template literal on"):
		fail(t, "Invalid tagged template on optional chain")
	case strings.HasPrefix(message, "Invalid regular expression: missing"):
		l.failAt(offset, offset+1, message)
	case strings.HasPrefix(message, "Only one underscore"):
		if at(l.src, offset) != '_' {
			message = "Numeric separators are not allowed at the end of numeric literals"
		}
		l.failAt(offset, offset+1, message)
	case strings.HasPrefix(message, "invalid escape"), strings.HasPrefix(message, "undefined Unicode"),
		strings.HasPrefix(message, "unterminated"), strings.HasPrefix(message, "Octal escape"), strings.HasPrefix(message, `\8`):
		l.failEscape(0)
		fail(prev, "Invalid or unexpected token")
	case message == "Illegal numeric literal":
		fail(t, "Invalid or unexpected token")
	case strings.HasPrefix(message, "Unary operator"):
		l.failAt(l.unaryStart(d), int(t.end), message)
	case strings.HasPrefix(message, "Rest element"), message == "Comma is not allowed here":
		l.failRest(d)
	case strings.HasPrefix(message, "Invalid destructuring"):
		l.failAt(int(t.start), l.elementEnd(int(t.start)), "Invalid destructuring assignment target")
	case prevWord == "await":
		fail(prev, l.awaitMessage())
	}
	fail(t, message)
}

// awaitMessage is about an await in a function that is not async.
func (l *lowerer) awaitMessage() string {
	if l.isModule {
		return "Unexpected reserved word"
	}
	return "await is only valid in async functions and the top level bodies of modules"
}

// unaryStart is where the operand before the token at fault starts, with its
// unary operators.
func (l *lowerer) unaryStart(d *diagnosis) int {
	start := d.operandStart()
	for i := d.i - 1; i >= 0; i-- {
		t := d.toks[i]
		if int(t.start) >= start {
			continue
		}
		switch l.src[t.start:t.end] {
		case "+", "-", "!", "~", "typeof", "void", "delete":
			start = int(t.start)
		default:
			return start
		}
	}
	return start
}

// failRest is about a rest element with something behind it.
func (l *lowerer) failRest(d *diagnosis) {
	for i := d.i; i >= 0; i-- {
		if d.toks[i].kind == tokEllipsis {
			l.failAt(int(d.toks[i].start), l.elementEnd(int(d.toks[i].start)), "Rest element must be last element")
		}
	}
	t := d.toks[d.i]
	start := l.src[:t.start]
	i := max(strings.LastIndex(start, "..."), 0)
	l.failAt(i, l.elementEnd(i), "Rest element must be last element")
}

// elementEnd is where the element of a list that starts at offset ends.
func (l *lowerer) elementEnd(offset int) int {
	s := scanner{src: l.src, pos: offset, guess: true}
	end := offset
	for s.next() {
		t := s.toks[len(s.toks)-1]
		if len(s.open) == 0 && (t.kind == ',' || t.kind == ']' || t.kind == '}' || t.kind == ')') && t.match < 0 {
			break
		}
		end = int(t.end)
	}
	return end
}

// wordAfter is the name behind t, if it is on the same line.
func (l *lowerer) wordAfter(t tok) string {
	pos := skipTrivia(l.src, int(t.end))
	if pos >= len(l.src) || hasNewline(l.src[t.end:pos]) {
		return ""
	}
	return l.src[pos:skipName(l.src, pos)]
}

// closing is the end of the bracket that opens at offset.
func (l *lowerer) closing(offset int) int {
	s := scanner{src: l.src, pos: offset, guess: true}
	for s.next() && len(s.open) > 0 {
	}
	return s.pos
}

func (l *lowerer) failTry(offset int) {
	block := skipTrivia(l.src, offset+len("try"))
	end := l.closing(block)
	l.failAt(end-1, end, "Missing catch or finally after try")
}

// failUnexpected is about a token that the grammar has no place for.
func (l *lowerer) failUnexpected(d *diagnosis) {
	t := d.toks[d.i]
	prev := d.prev()
	text := l.src[t.start:t.end]
	prevWord := l.src[prev.start:prev.end]
	fail := func(t tok, message string) { l.failAt(int(t.start), int(t.end), message) }
	inTemplate := len(d.open) > 0 && d.toks[d.open[len(d.open)-1]].kind == tokTemplate
	switch {
	case t.kind == tokTemplate && text[0] == '`' && (len(text) == 1 || text[len(text)-1] != '`' && text[len(text)-1] != '{'):
		l.failAt(len(l.src), len(l.src), "Unexpected end of input")
	case t.kind == tokTemplate && text[0] == '}':
		l.failAt(int(t.start), int(t.start)+1, "Unexpected token '}'")
	case inTemplate && d.endsOperand(l.src):
		l.failTemplate(d)
	case (text == "of" || text == "in") && d.inForHead(l.src) > 0:
		start := d.toks[d.inForHead(l.src)].start
		l.failAt(int(start), int(prev.end), "Invalid left-hand side in for-"+text+" loop: Must have a single binding.")
	case (text == "}" || text == ",") && d.afterKey(l.src):
		d.i--
		l.failUnexpected(d)
	case d.inCall(l.src) && prevWord != "await":
		fail(prev, missingParen)
	case prevWord == "function" && text == "(":
		fail(prev, "Function statements require a function name")
	case l.isModule && text == "await":
		fail(t, "Unexpected reserved word")
	case l.isModule && text == "import" && (prevWord == "var" || prevWord == "let" || prevWord == "const"):
		fail(t, "Unexpected token 'import'")
	case prevWord == "let" && t.kind == tokName:
		fail(prev, "Lexical declaration cannot appear in a single-statement context")
	case text == "," && d.i > 1 && prev.kind == tokName && d.toks[d.i-2].kind == tokEllipsis:
		fail(t, "Rest parameter must be last formal parameter")
	case text == "import":
		if c := at(l.src, skipTrivia(l.src, int(t.end))); c == '(' || c == '.' {
			fail(t, "import() and import.meta are not supported by the "+l.engine+" engine yet")
		}
		fail(t, "Cannot use import statement outside a module")
	case prevWord == "for" && text == "await" && l.engine != "otto":
		fail(t, "Unexpected reserved word")
	case prevWord == "for" && text == "await":
		fail(t, "for await loops are not supported by the "+l.engine+" engine yet")
	case prevWord == "await" && (t.kind == tokName || t.kind == tokNumber || t.kind == tokString):
		fail(prev, l.awaitMessage())
	case text == "enum":
		fail(t, "Unexpected reserved word")
	case t.kind == tokEOF:
		l.failEnd()
	case t.kind == tokString:
		fail(t, "Unexpected string")
	case t.kind == tokNumber:
		fail(t, "Unexpected number")
	case t.kind == tokTemplate:
		fail(t, "Unexpected template string")
	case t.kind == tokName && strings.Contains(text, `\`) && !ottoKeywords[decodeName(text)]:
		fail(t, "Unexpected identifier '"+decodeName(text)+"'")
	case t.kind == tokName && strings.Contains(text, `\`):
		fail(t, "Keyword must not contain escaped characters")
	case t.kind == tokName && !v8Keywords[text] && !ottoKeywords[text]:
		fail(t, "Unexpected identifier '"+text+"'")
	}
	fail(t, "Unexpected token '"+text+"'")
}

func decodeName(text string) string {
	chars, _ := cook(text)
	return string(utf16.Decode(chars))
}

// inForHead is the first token behind the let of a loop head that the token at
// fault stands in, or 0.
func (d *diagnosis) inForHead(src string) int {
	if len(d.open) == 0 {
		return 0
	}
	o := int(d.open[len(d.open)-1])
	if o == 0 || o+1 >= len(d.toks) || src[d.toks[o-1].start:d.toks[o-1].end] != "for" {
		return 0
	}
	switch src[d.toks[o+1].start:d.toks[o+1].end] {
	case "let", "const", "var":
		return o + 2
	}
	return 0
}

// afterKey reports whether the token at fault follows a key in an object
// literal that cannot stand alone.
func (d *diagnosis) afterKey(src string) bool {
	if d.i < 2 || len(d.open) == 0 || d.toks[d.open[len(d.open)-1]].kind != '{' {
		return false
	}
	t, before := d.toks[d.i-1], d.toks[d.i-2]
	if before.kind != '{' && before.kind != ',' {
		return false
	}
	return t.kind == tokNumber || t.kind == tokString || t.kind == tokName && (ottoKeywords[src[t.start:t.end]])
}

// v8Keywords are the words, beside ottoKeywords, that V8 calls tokens rather
// than identifiers.
var v8Keywords = map[string]bool{
	"break": true, "continue": true, "debugger": true, "return": true, "this": true, "throw": true,
	"true": true, "false": true, "null": true, "import": true,
}

// failAssign is about the assignment to something that cannot be assigned to.
func (l *lowerer) failAssign(d *diagnosis) {
	t := d.toks[d.i]
	if op := l.src[t.start:t.end]; op == "++" || op == "--" {
		if d.endsOperand(l.src) {
			l.failAt(d.operandStart(), int(d.prev().end), "Invalid left-hand side expression in postfix operation")
		}
		l.failWord(skipTrivia(l.src, int(t.end)), "Invalid left-hand side expression in prefix operation")
	}
	start, end := int(t.start), int(t.end)
	if prev := d.prev(); prev.kind == '(' {
		start = int(prev.start)
	}
	s := scanner{src: l.src, pos: start, guess: true}
	for s.next() {
		t := s.toks[len(s.toks)-1]
		text := l.src[t.start:t.end]
		if len(s.open) == 0 && (t.kind == '=' || t.kind == tokOp && strings.HasSuffix(text, "=") && strings.Trim(text, "=!<>") != "") {
			break
		}
		end = int(t.end)
	}
	l.failAt(start, end, "Invalid left-hand side in assignment")
}

// failIllegal is about characters that make no token.
func (l *lowerer) failIllegal(offset int) {
	c := at(l.src, offset)
	rest := l.src[offset:]
	switch {
	case c == '"' || c == '\'':
		l.failEscape(offset)
		end := offset + strings.IndexAny(rest+"\n", "\r\n")
		l.failAt(offset, end, "Invalid or unexpected token")
	case c >= '0' && c <= '9':
		end := offset
		for at(l.src, end) >= '0' && at(l.src, end) <= '9' {
			end++
		}
		if strings.IndexByte("xXoObBeE", at(l.src, end)) >= 0 && end < len(l.src) {
			end++
		}
		l.failAt(offset, end, "Invalid or unexpected token")
	case strings.HasPrefix(rest, "=>"):
		l.failAt(offset, offset+2, "Unexpected token '=>'")
	case c == '.':
		l.failAt(offset+1, offset+2, "Unexpected token '.'")
	case c == '\\' || isIDByte(c):
		i := offset + strings.IndexByte(rest, '\\')
		if strings.HasPrefix(l.src[i:], `\u`) {
			l.failUnicode(i)
		}
		offset, rest = i, l.src[i:]
	}
	_, n := utf8.DecodeRuneInString(rest)
	l.failAt(offset, offset+n, "Invalid or unexpected token")
}

// failEscape looks from offset on for a string or template with a bad escape.
func (l *lowerer) failEscape(offset int) {
	s := scanner{src: l.src, pos: offset, guess: true}
	for more := true; more; {
		more = s.next()
		t := s.toks[len(s.toks)-1]
		if t.kind != tokString && t.kind != tokTemplate {
			continue
		}
		for i := int(t.start); i+1 < int(t.end); i++ {
			if l.src[i] != '\\' {
				continue
			}
			switch message, n := badEscape(l.src[i+1:int(t.end)], t.kind == tokTemplate); {
			case message == "":
			case message == badUnicode:
				l.failUnicode(i)
			case n == 1:
				l.failAt(i+1, i+2, message)
			default:
				l.failSpan(i, i+n, message)
			}
			i++
		}
		if offset > 0 {
			return
		}
	}
}

const badUnicode = "Invalid Unicode escape sequence"

// failUnicode is about the escape \u at offset.
func (l *lowerer) failUnicode(offset int) {
	if at(l.src, offset+2) != '{' {
		l.failSpan(offset, offset+6, badUnicode)
	}
	i := offset + 3
	for strings.IndexByte("0123456789abcdefABCDEF", at(l.src, i)) >= 0 && i < len(l.src) {
		i++
	}
	l.failAt(i, i+1, badUnicode)
}

// badEscape checks the escape behind a backslash.
func badEscape(s string, template bool) (message string, length int) {
	switch c := at(s, 0); {
	case c == 'x':
		if _, n := hexEscape(s[1:], 'x'); n == 0 {
			return "Invalid hexadecimal escape sequence", 4
		}
	case c == 'u':
		if _, n := hexEscape(s[1:], 'u'); n == 0 {
			end := strings.IndexByte(s, '}')
			if at(s, 1) == '{' && end > 2 && strings.Trim(s[2:end], "0123456789abcdefABCDEF") == "" {
				return "Undefined Unicode code-point", end + 1
			}
			return badUnicode, 0
		}
	case template && (c >= '1' && c <= '7' || c == '0' && at(s, 1) >= '0' && at(s, 1) <= '9'):
		return "Octal escape sequences are not allowed in template strings.", 1
	case template && (c == '8' || c == '9'):
		return `\8 and \9 are not allowed in template strings.`, 2
	}
	return "", 0
}
