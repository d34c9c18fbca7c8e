package otto

import (
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/dlclark/regexp2/v2"
	"github.com/robertkrimen/otto"
)

// otto's patterns are Go's: no look-ahead, no look-behind, no back-reference.
// Ours run on regexp2, which backtracks as the language says; a pattern can
// take exponential time on it, as it can in Node, and an Interrupt waits for
// a match that is under way.

// pattern is what a RegExp object holds. Objects share it.
type pattern struct {
	re            *regexp2.Regexp
	source, flags string
	names         []string // of the groups, "" for those without
	named         bool
}

func (p *pattern) has(flag byte) bool { return strings.IndexByte(p.flags, flag) >= 0 }

// regexpOf is the pattern of a RegExp object, nil for anything else.
func regexpOf(v otto.Value) *pattern {
	if o := objectOf(v); o != nil {
		p, _ := o.value.(*pattern)
		return p
	}
	return nil
}

// maxGroups is how many groups a pattern may have: V8, too, has a limit, and
// compiling goes as deep as they nest.
const maxGroups = 1 << 15

// maxPatterns is how many compiled patterns an engine keeps at most.
const maxPatterns = 500

// compilePattern compiles, or finds what it compiled before: the same literal
// is evaluated over and over.
func (e *Engine) compilePattern(source, flags string) *pattern {
	key := flags + "/" + source
	if p := e.patterns[key]; p != nil {
		return p
	}
	options := regexp2.ECMAScript
	for i := range len(flags) {
		if strings.IndexByte(flags[:i], flags[i]) >= 0 || strings.IndexByte("dgimsuy", flags[i]) < 0 {
			e.throwBuiltin("SyntaxError", "Invalid flags supplied to RegExp constructor '"+flags+"'")
		}
		switch flags[i] {
		case 'i':
			options |= regexp2.IgnoreCase
		case 'm':
			options |= regexp2.Multiline
		case 's':
			options |= regexp2.Singleline
		case 'u':
			options |= regexp2.Unicode
		}
	}
	if strings.Count(source, "(") > maxGroups {
		e.throwBuiltin("SyntaxError", "Invalid regular expression: /"+source+"/"+flags+": Regular expression too large")
	}
	re, err := regexp2.Compile(source, options, regexp2.OptionMaxBacktrackingStackSize(1<<24))
	if err != nil {
		e.throwBuiltin("SyntaxError", "Invalid regular expression: /"+source+"/"+flags+": "+patternFault(err))
	}
	p := &pattern{re: re, source: source, flags: sortFlags(flags)}
	for _, n := range re.GetGroupNumbers() {
		name := re.GroupNameFromNumber(n)
		if name == "" || name[0] >= '0' && name[0] <= '9' {
			name = ""
		} else {
			p.named = true
		}
		p.names = append(p.names, name)
	}
	if len(e.patterns) >= maxPatterns || e.patterns == nil {
		e.patterns = map[string]*pattern{}
	}
	e.patterns[key] = p
	return p
}

func sortFlags(flags string) string {
	var sorted []byte
	for _, f := range []byte("dgimsuy") {
		if strings.IndexByte(flags, f) >= 0 {
			sorted = append(sorted, f)
		}
	}
	return string(sorted)
}

// patternFault is what is wrong with a pattern, in V8's words where it has
// them.
func patternFault(err error) string {
	message := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
	for _, f := range [...]struct{ ours, v8 string }{
		{"missing closing )", "Unterminated group"},
		{"unexpected )", "Unmatched ')'"},
		{"too many )", "Unmatched ')'"},
		{"missing argument to repetition", "Nothing to repeat"},
		{"invalid nested repetition", "Nothing to repeat"},
		{"missing closing ]", "Unterminated character class"},
		{"unterminated [", "Unterminated character class"},
		{"range in reverse order", "Range out of order in character class"},
		{"[x-y] range", "Range out of order in character class"},
		{"invalid character class range", "Range out of order in character class"},
		{"illegal \\ at end", "\\ at end of pattern"},
		{"unrecognized grouping", "Invalid group"},
		{"unrecognized escape", "Invalid escape"},
		{"duplicate", "Duplicate capture group name"},
		{"group name", "Invalid capture group name"},
		{"reference to undefined group name", "Invalid named capture referenced"},
		{"illegal {x,y}", "numbers out of order in {} quantifier"},
		{"repeat count", "numbers out of order in {} quantifier"},
	} {
		if strings.Contains(strings.ToLower(message), f.ours) {
			return f.v8
		}
	}
	return message
}

// newRegExp makes a RegExp object.
func (e *Engine) newRegExp(p *pattern) *object {
	o := e.newObject(e.rt.global.RegExpPrototype)
	o.class = "RegExp"
	o.value = p
	o.add("lastIndex", integer(0), 0o100)
	return o
}

// subject is a string that is being searched: in characters, because that is
// what regexp2 searches, with what it takes to translate an index. Indices
// here are those of runes unless something else is said.
type subject struct {
	s     string
	runes []rune
	ascii bool // an index of runes is one of s
	wide  bool // some characters are two units of UTF-16
}

// subject is s ready to be searched. Loops search the same string again and
// again, so the last one is kept.
func (e *Engine) subject(s string) *subject {
	if last := e.searched; last != nil && len(last.s) == len(s) && unsafe.StringData(last.s) == unsafe.StringData(s) {
		return last
	}
	t := &subject{s: s, runes: []rune(s)}
	t.ascii = len(t.runes) == len(s)
	if !t.ascii {
		for _, r := range t.runes {
			t.wide = t.wide || r > 0xffff
		}
	}
	e.searched = t
	return t
}

// slice is the text between two indices.
func (t *subject) slice(i, j int) string {
	if t.ascii {
		return t.s[i:j]
	}
	return string(t.runes[i:j])
}

// units is i as a script counts: in units of UTF-16.
func (t *subject) units(i int) int {
	if !t.wide {
		return i
	}
	n := i
	for _, r := range t.runes[:i] {
		if r > 0xffff {
			n++
		}
	}
	return n
}

// index is the opposite of units; past the end it is len(t.runes)+1.
func (t *subject) index(units float64) int {
	if !t.wide {
		return int(min(max(units, 0), float64(len(t.runes)+1)))
	}
	n := 0.0
	for i, r := range t.runes {
		if n >= units {
			return i
		}
		if n++; r > 0xffff {
			n++
		}
	}
	if n >= units {
		return len(t.runes)
	}
	return len(t.runes) + 1
}

// match is where a pattern and its groups were found: pairs of indices, -1
// for a group that took no part.
type match []int

func (m match) start() int { return m[0] }
func (m match) end() int   { return m[1] }

// group is the text of the i-th group; undefined if it took no part.
func (m match) group(t *subject, i int) otto.Value {
	if m[2*i] < 0 {
		return otto.Value{}
	}
	return text(t.slice(m[2*i], m[2*i+1]))
}

// search finds p at or after start, nil if nowhere.
func (e *Engine) search(p *pattern, t *subject, start int) match {
	found, err := p.re.FindRunesMatchStartingAt(t.runes, start)
	if err != nil {
		e.throwBuiltin("RangeError", "Maximum call stack size exceeded")
	}
	if found == nil || p.has('y') && found.RuneIndex != start {
		return nil
	}
	m := make(match, 0, 2*len(p.names))
	for _, g := range found.Groups() {
		if len(g.Captures) == 0 {
			m = append(m, -1, -1)
		} else {
			m = append(m, g.RuneIndex, g.RuneIndex+g.RuneLength)
		}
	}
	e.lastMatch = lastMatch{t, m}
	return m
}

// lastMatch is what RegExp.$1 and its like tell.
type lastMatch struct {
	subject *subject
	match   match
}

// exec is RegExp.prototype.exec as far as the match: it begins at lastIndex
// if the pattern is global or sticky, and sets it.
func (e *Engine) exec(o *object, p *pattern, t *subject) match {
	moves := p.has('g') || p.has('y')
	start := 0
	if moves {
		start = t.index(toInteger(o.get("lastIndex")))
	} else {
		toInteger(o.get("lastIndex")) // may run the script
	}
	var m match
	if start <= len(t.runes) {
		m = e.search(p, t, start)
	}
	switch {
	case moves && m == nil:
		o.put("lastIndex", integer(0))
	case moves:
		o.put("lastIndex", integer(t.units(m.end())))
	}
	return m
}

// matchArray is what exec gives the script.
func (e *Engine) matchArray(p *pattern, t *subject, m match) otto.Value {
	if m == nil {
		return pack(value{nil, kindNull})
	}
	list := make([]otto.Value, len(m)/2)
	for i := range list {
		list[i] = m.group(t, i)
	}
	o := newArrayOf(e.rt, list)
	o.add("index", integer(t.units(m.start())), modeFull)
	o.add("input", text(t.s), modeFull)
	o.add("groups", e.namedGroups(p, t, m), modeFull)
	return o.asValue()
}

func (e *Engine) namedGroups(p *pattern, t *subject, m match) otto.Value {
	if !p.named {
		return otto.Value{}
	}
	groups := e.newObject(nil)
	for i, name := range p.names {
		if name == "" {
			continue
		}
		if _, ok := groups.property[name]; !ok {
			groups.add(name, m.group(t, i), modeFull)
		} else if m[2*i] >= 0 {
			groups.property[name] = property{m.group(t, i), modeFull}
		}
	}
	return groups.asValue()
}

// allMatches calls each with every match of p in t, from the beginning.
func (e *Engine) allMatches(p *pattern, t *subject, each func(match)) {
	for start := 0; start <= len(t.runes); {
		m := e.search(p, t, start)
		if m == nil {
			return
		}
		each(m)
		start = m.end()
		if m.end() == m.start() {
			start++
		}
	}
}

// sourceText is the source property: the pattern so that it could stand
// between slashes.
func (p *pattern) sourceText() string {
	if p.source == "" {
		return "(?:)"
	}
	var b strings.Builder
	class := false
	for i := 0; i < len(p.source); i++ {
		c := p.source[i]
		switch {
		case c == '\\' && i+1 < len(p.source):
			_, n := utf8.DecodeRuneInString(p.source[i+1:])
			b.WriteString(p.source[i : i+1+n])
			i += n
			continue
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			b.WriteByte('\\')
		case c == '\n':
			b.WriteString(`\n`)
			continue
		case c == '\r':
			b.WriteString(`\r`)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
