package lower

import "strings"

// Explain tells in V8's words why goja's parser refuses a source, nil if it
// does not. Nothing is lowered. Safe from any goroutine.
func Explain(name, src string, o Options) *SyntaxError {
	l := newLowerer(name, src, o)
	return l.told(l.parse)
}

// ExplainAt is Explain for one who knows where the error is, by line and column
// in bytes, and maybe V8's message: goja's parser may stop before, over syntax
// that it has not got. Safe from any goroutine.
func ExplainAt(name, src string, line, column int, message string, o Options) *SyntaxError {
	l := newLowerer(name, src, o)
	return l.told(func() {
		offset := offsetOf(l.src, line, column)
		if message != "" {
			l.failWord(offset, message)
		}
		l.checkBraces(offset)
		if offset >= len(strings.TrimRight(l.src, " \t\r\n")) {
			l.failEnd()
		}
		l.translate("Unexpected token", offset)
	})
}

// ErrorAt is an error about the token at an offset of a source, for what is
// found wrong after parsing. Safe from any goroutine.
func ErrorAt(name, src string, offset int, message string) *SyntaxError {
	l := newLowerer(name, src, Options{})
	return l.told(func() {
		rest := l.src[min(max(offset, 0), len(l.src)):]
		if strings.HasPrefix(rest, "/") && !strings.HasPrefix(rest, "//") && !strings.HasPrefix(rest, "/*") {
			pattern, flags := splitRegExp(rest[:skipRegExp(rest, 0)])
			l.checkRegExp(offset, pattern, flags)
		}
		l.failWord(offset, message)
	})
}

// ErrorIn is an error about src[start:end], for one who knows V8's message. Safe
// from any goroutine.
func ErrorIn(name, src string, start, end int, message string) *SyntaxError {
	l := newLowerer(name, src, Options{})
	return l.told(func() { l.failSpan(start, end, message) })
}

// ExplainRegExp tells in V8's words what is wrong with a regular expression, ""
// if nothing is. Safe from any goroutine.
func ExplainRegExp(pattern, flags string) string {
	r := regexpChecker{s: pattern, unicode: strings.ContainsAny(flags, "uv")}
	r.names = strings.Contains(pattern, "(?<")
	r.disjunction(0)
	if r.message == "" {
		return ""
	}
	return "Invalid regular expression: /" + pattern + "/" + flags + ": " + r.message
}
