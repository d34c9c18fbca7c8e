package goja

import "strings"

// unicodeSets writes a pattern with the flag v as one with the flag u: classes
// in it may have classes, what two have in common (&&), what one has and another
// has not (--), and strings (\q{…}).
func unicodeSets(pattern string) string {
	s := setReader{text: pattern}
	var b strings.Builder
	for s.i < len(s.text) {
		switch c := s.text[s.i]; c {
		case '\\':
			b.WriteString(s.escape())
		case '[':
			b.WriteString(s.class().pattern())
		default:
			b.WriteByte(c)
			s.i++
		}
	}
	return b.String()
}

type setReader struct {
	text string
	i    int
}

// set is a class: items that can stand in a plain class together, and patterns
// that match one of its members each.
type set struct {
	items    string
	patterns []string
	negated  bool
}

// pattern matches one member.
func (s set) pattern() string {
	if len(s.patterns) == 0 {
		if s.negated {
			return "[^" + s.items + "]"
		}
		return "[" + s.items + "]"
	}
	// Longer strings come first, and strings before single characters.
	all := append([]string(nil), s.patterns...)
	if s.items != "" {
		all = append(all, "["+s.items+"]")
	}
	one := "(?:" + strings.Join(all, "|") + ")"
	if s.negated {
		return "(?:(?!" + one + `)[\s\S])`
	}
	return one
}

// escape is a backslash with what belongs to it.
func (s *setReader) escape() string {
	start := s.i
	s.i += 2
	if s.i <= len(s.text) && strings.IndexByte("pPuq", s.text[s.i-1]) >= 0 && s.i < len(s.text) && s.text[s.i] == '{' {
		if end := strings.IndexByte(s.text[s.i:], '}'); end >= 0 {
			s.i += end + 1
		}
	}
	s.i = min(s.i, len(s.text))
	return s.text[start:s.i]
}

// class reads from one bracket to the other.
func (s *setReader) class() set {
	s.i++
	var union set
	if s.has("^") {
		s.i++
		union.negated = true
	}
	for s.i < len(s.text) && s.text[s.i] != ']' {
		switch {
		case s.has("&&"), s.has("--"):
			look := "(?="
			if s.has("--") {
				look = "(?!"
			}
			s.i += 2
			right := s.operand()
			left := set{items: union.items, patterns: union.patterns}.pattern()
			union.items, union.patterns = "", []string{"(?:" + look + right.pattern() + ")" + left + ")"}
			continue
		}
		next := s.operand()
		switch {
		case len(next.patterns) > 0 || next.negated:
			union.patterns = append(union.patterns, next.pattern())
		default:
			union.items += next.items
		}
	}
	s.i++
	return union
}

func (s *setReader) has(prefix string) bool {
	return strings.HasPrefix(s.text[min(s.i, len(s.text)):], prefix)
}

// operand is one member of a class, or a range.
func (s *setReader) operand() set {
	switch {
	case s.has("["):
		return s.class()
	case s.has(`\q{`):
		words := s.escape()
		var all []string
		single := ""
		for word := range strings.SplitSeq(strings.TrimSuffix(words[3:], "}"), "|") {
			if len([]rune(word)) == 1 {
				single += word
			} else {
				all = append(all, word)
			}
		}
		return set{items: single, patterns: all}
	}
	item := s.character()
	if s.has("-") && !s.has("--") && s.i+1 < len(s.text) && s.text[s.i+1] != ']' {
		s.i++
		item += "-" + s.character()
	}
	return set{items: item}
}

// character is one, as a plain class takes it.
func (s *setReader) character() string {
	if s.i >= len(s.text) {
		return ""
	}
	if s.text[s.i] == '\\' {
		e := s.escape()
		if len(e) == 2 && strings.IndexByte("&!#%,:;<=>@`~", e[1]) >= 0 {
			return e[1:] // which the flag u does not let escape
		}
		return e
	}
	for k, r := range s.text[s.i:] {
		s.i += k + len(string(r))
		return string(r)
	}
	return ""
}
