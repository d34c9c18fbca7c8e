package lower

import (
	"sort"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/parser"
)

// goja's parser refuses a default inside an array pattern that has a default
// itself, in a declaration: let {a: [b = 1] = []} = c. It does accept such
// defaults in an object pattern. So where it complains, the element is parsed
// as {_:b = 1}, and taken out of that pattern again.

const (
	patchOpen   = "{_:"
	patchLength = len(patchOpen) + len("}")
)

// A patch is an element with a pattern put around it.
type patch struct{ start, end int }

func (l *lowerer) parsePatched(text string) (*ast.Program, error) {
	for {
		prog, err := parseText(l.patched(text))
		list, ok := err.(parser.ErrorList)
		if !ok || list[0].Message != "Invalid destructuring binding target" {
			return prog, err
		}
		patched := l.patched(text)
		start := l.unpatched(offsetOf(patched, list[0].Position.Line, list[0].Position.Column))
		end := elementEnd(text, start)
		for _, p := range l.patches {
			if p.start == start {
				end = -1
			}
		}
		if end < 0 {
			l.patches, l.marks = nil, nil
			return parseText(text)
		}
		l.patches = append(l.patches, patch{start, end})
		l.marks = append(l.marks, insert{at: start, text: patchOpen}, insert{at: end, text: "}"})
		sort.SliceStable(l.marks, func(i, j int) bool { return l.marks[i].at < l.marks[j].at })
	}
}

// elementEnd is where the element of a pattern with a default at start ends,
// or -1 if it is no such thing.
func elementEnd(text string, start int) int {
	s := scanner{src: text, pos: start, guess: true}
	assigned := false
	for s.next() {
		t := s.toks[len(s.toks)-1]
		switch {
		case t.kind == '=' && len(s.open) == 0:
			assigned = true
		case (t.kind == ',' || t.kind == ']' && t.match < 0) && len(s.open) == 0:
			if !assigned {
				return -1
			}
			return int(t.start)
		}
	}
	return -1
}

func (l *lowerer) patched(text string) string {
	if len(l.patches) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, m := range l.marks {
		b.WriteString(text[from:m.at])
		b.WriteString(m.text)
		from = m.at
	}
	b.WriteString(text[from:])
	return b.String()
}

// unpatched converts an offset of the patched text.
func (l *lowerer) unpatched(offset int) int {
	for _, m := range l.marks {
		if offset <= m.at {
			break
		}
		offset = max(offset-len(m.text), m.at)
	}
	return offset
}

// unwrapPatch takes an element out of the pattern put around it.
func (l *lowerer) unwrapPatch(n ast.Expression) ast.Expression {
	p, ok := n.(*ast.ObjectPattern)
	if !ok || len(l.patches) == 0 || len(p.Properties) != 1 {
		return n
	}
	keyed, ok := p.Properties[0].(*ast.PropertyKeyed)
	if !ok || l.src[l.at(p.LeftBrace)] == '{' && l.src[l.at(keyed.Key.Idx0())] == '_' {
		return n
	}
	return keyed.Value
}
