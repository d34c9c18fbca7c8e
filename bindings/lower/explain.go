package lower

import "strings"

// Explain tells in V8's words why goja's parser refuses a source, nil if it
// does not. Nothing is lowered. Safe from any goroutine.
func Explain(name, src string, o Options) *SyntaxError {
	l := newLowerer(name, src, o)
	return l.told(l.parse)
}

// ErrorAt is an error about the token at an offset of a source, for what is
// found wrong after parsing. Safe from any goroutine.
func ErrorAt(name, src string, offset int, message string) *SyntaxError {
	l := newLowerer(name, src, Options{})
	return l.told(func() { l.failWord(offset, message) })
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
