package lower

import "strings"

// checkRegExp reports the early errors of a regular expression literal.
func (l *lowerer) checkRegExp(pos int, pattern, flags string) {
	for i := 0; i < len(flags); i++ {
		if strings.IndexByte("dgimsuvy", flags[i]) < 0 || strings.IndexByte(flags[:i], flags[i]) >= 0 {
			l.failAt(pos, pos+1, "Invalid regular expression flags")
		}
	}
	if message := ExplainRegExp(pattern, flags); message != "" {
		l.failAt(pos, pos+len(pattern)+len(flags)+2, message)
	}
}

// A regexpChecker reads a pattern as Annex B of the language does, for its
// errors alone.
type regexpChecker struct {
	s       string
	i       int
	unicode bool
	names   bool // there may be named groups
	groups  []string
	message string // the first error
}

func (r *regexpChecker) fail(message string) {
	if r.message == "" {
		r.message = message
		r.i = len(r.s)
	}
}

func (r *regexpChecker) more() bool { return r.i < len(r.s) }

func (r *regexpChecker) has(prefix string) bool { return strings.HasPrefix(r.s[r.i:], prefix) }

// disjunction reads up to the parenthesis that closes a group, or to the end.
func (r *regexpChecker) disjunction(depth int) {
	quantifiable := false
	for r.more() {
		c := r.s[r.i]
		switch c {
		case '|', '^', '$':
			r.i++
			quantifiable = false
		case '(':
			quantifiable = r.group(depth)
		case ')':
			if depth == 0 {
				r.fail("Unmatched ')'")
			}
			return
		case '[':
			r.class()
			quantifiable = true
		case '\\':
			quantifiable = r.escape()
		case '*', '+', '?', '{':
			if n := r.quantifier(); n > 0 {
				if !quantifiable {
					r.fail("Nothing to repeat")
					return
				}
				r.i += n
				if r.more() && r.s[r.i] == '?' {
					r.i++
				}
				quantifiable = false
				continue
			}
			if r.unicode && r.more() {
				r.fail("Incomplete quantifier")
			}
			r.i++
			quantifiable = true
		case '}', ']':
			if r.unicode {
				r.fail("Lone quantifier brackets")
			}
			r.i++
			quantifiable = true
		default:
			r.i++
			quantifiable = true
		}
	}
	if depth > 0 {
		r.fail("Unterminated group")
	}
}

// quantifier is the length of the quantifier that comes next, or 0.
func (r *regexpChecker) quantifier() int {
	if r.s[r.i] != '{' {
		return 1
	}
	k := r.i + 1
	low, k := digits(r.s, k)
	if low == "" {
		return 0
	}
	high := low
	if at(r.s, k) == ',' {
		if high, k = digits(r.s, k+1); high == "" {
			high = strings.Repeat("9", len(low))
		}
	}
	if at(r.s, k) != '}' {
		return 0
	}
	if len(high) < len(low) || len(high) == len(low) && high < low {
		r.fail("numbers out of order in {} quantifier")
	}
	return k + 1 - r.i
}

func digits(s string, i int) (string, int) {
	start := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[start:i], i
}

// group reads a group and says whether it may be repeated.
func (r *regexpChecker) group(depth int) bool {
	repeat := true
	switch {
	case r.has("(?:"):
		r.i += 3
	case r.has("(?="), r.has("(?!"):
		repeat = !r.unicode
		r.i += 3
	case r.has("(?<="), r.has("(?<!"):
		repeat = false
		r.i += 4
	case r.has("(?<"):
		r.i += 3
		name := r.groupName()
		for _, g := range r.groups {
			if g == name {
				r.fail("Duplicate capture group name")
			}
		}
		r.groups = append(r.groups, name)
	case r.has("(?"):
		r.fail("Invalid group")
	default:
		r.i++
	}
	r.disjunction(depth + 1)
	if r.more() {
		r.i++
	}
	return repeat
}

func (r *regexpChecker) groupName() string {
	end := strings.IndexByte(r.s[r.i:], '>')
	if end <= 0 || r.s[r.i] >= '0' && r.s[r.i] <= '9' || skipName(r.s, r.i) != r.i+end {
		r.fail("Invalid capture group name")
		return ""
	}
	name := r.s[r.i : r.i+end]
	r.i += end + 1
	return name
}

// escape reads an escape outside of a class and says whether it may be
// repeated.
func (r *regexpChecker) escape() bool {
	if r.i+1 >= len(r.s) {
		r.fail(`\ at end of pattern`)
		return false
	}
	c := r.s[r.i+1]
	r.i += 2
	switch {
	case c == 'b' || c == 'B':
		return false
	case c == 'k' && (r.unicode || r.names):
		if !r.has("<") {
			r.fail("Invalid named reference")
			return true
		}
		r.i++
		name := r.groupName()
		if r.message == "" && !strings.Contains(r.s, "(?<"+name+">") {
			r.fail("Invalid named capture referenced")
		}
	case r.unicode:
		r.unicodeEscape(c)
	}
	return true
}

// unicodeEscape checks what only patterns with the flag u refuse.
func (r *regexpChecker) unicodeEscape(c byte) {
	switch {
	case c == 'u':
		if _, n := hexEscape(r.s[r.i:], 'u'); n == 0 {
			r.fail("Invalid Unicode escape")
		} else {
			r.i += n
		}
	case c == 'p' || c == 'P':
		end := strings.IndexByte(r.s[r.i:], '}')
		if !r.has("{") || end < 0 {
			r.fail("Invalid property name")
			return
		}
		r.i += end + 1
	case strings.IndexByte("dDwWsSfnrtvcx0123456789-^$\\.*+?()[]{}|/", c) < 0 && c < 0x80:
		r.fail("Invalid escape")
	}
}

// class reads a character class.
func (r *regexpChecker) class() {
	r.i++
	if r.has("^") {
		r.i++
	}
	for r.more() && r.s[r.i] != ']' {
		low, single := r.classAtom()
		if !r.has("-") || at(r.s, r.i+1) == ']' || r.i+1 >= len(r.s) {
			continue
		}
		r.i++
		high, alsoSingle := r.classAtom()
		switch {
		case single && alsoSingle && low > high:
			r.fail("Range out of order in character class")
		case r.unicode && !(single && alsoSingle):
			r.fail("Invalid character class")
		}
	}
	if !r.more() {
		r.fail("Unterminated character class")
		return
	}
	r.i++
}

// classAtom reads one character of a class; single is false for \d and the
// like.
func (r *regexpChecker) classAtom() (value rune, single bool) {
	if !r.more() {
		return 0, false
	}
	if r.s[r.i] != '\\' {
		for k, c := range r.s[r.i:] {
			_ = k
			r.i += len(string(c))
			return c, true
		}
	}
	if r.i+1 >= len(r.s) {
		r.fail(`\ at end of pattern`)
		return 0, false
	}
	c := r.s[r.i+1]
	r.i += 2
	switch c {
	case 'd', 'D', 'w', 'W', 's', 'S':
		return 0, false
	case 'p', 'P':
		if r.unicode {
			r.unicodeEscape(c)
			return 0, false
		}
	case 'x', 'u':
		if c == 'u' && at(r.s, r.i) == '{' && !r.unicode {
			break
		}
		if v, n := hexEscape(r.s[r.i:], rune(c)); n > 0 {
			r.i += n
			return v, true
		}
	case 'c':
		if r.more() {
			v := rune(r.s[r.i] & 31)
			r.i++
			return v, true
		}
	case 'b', 'n', 't', 'r', 'f', 'v':
		return rune("\b\n\t\r\f\v"[strings.IndexByte("bntrfv", c)]), true
	}
	if c >= '0' && c <= '7' {
		v := rune(c - '0')
		for k := 0; k < 2 && at(r.s, r.i) >= '0' && at(r.s, r.i) <= '7' && v < 32; k++ {
			v = v*8 + rune(r.s[r.i]-'0')
			r.i++
		}
		return v, true
	}
	return rune(c), true
}
