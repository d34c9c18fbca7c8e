package lower

import "strings"

// htmlComments turns the comments of old web pages, <!-- and a --> that begins
// a line, into plain ones of the same length. Scripts and CommonJS modules may
// have them; goja's parser knows neither.
func htmlComments(src string) string {
	if !strings.Contains(src, "<!--") && !strings.Contains(src, "-->") {
		return src
	}
	out := []byte(src)
	s := scanner{src: src, guess: true}
	lineStarts := true
	for {
		from := s.pos
		s.pos = skipTrivia(src, from)
		lineStarts = lineStarts || hasNewline(src[from:s.pos])
		rest := src[s.pos:]
		switch {
		case strings.HasPrefix(rest, "<!--"), lineStarts && strings.HasPrefix(rest, "-->"):
			copy(out[s.pos:], "//")
			s.pos = skipLineComment(src, s.pos)
		case !s.next():
			return string(out)
		default:
			lineStarts = false
		}
	}
}
