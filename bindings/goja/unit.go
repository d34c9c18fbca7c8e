package goja

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"

	"github.com/uvgo/uvgo/bindings/lower/esm"
)

// unit is a text that was compiled, and what goja forgets of it. It may serve
// several engines: once compiled it changes no more.
type unit struct {
	text     string // as goja has read it
	authored string // as it was written, see programs.go
	program  *goja.Program
	module   *esm.Module // nil for a script

	before int          // how much of its first line is ours
	starts func() []int // where lines begin, found when asked for
	ascii  bool
	// What of the text was put in, and the names that stand in it for import and
	// import.meta.
	inserted      []esm.Insert
	dynamic, meta string
	source        func(line, column int) (int, int) // where lowered text came from; nil if it was not

	at        func(file.Idx) int
	names     map[int]string // of functions still to come, by where they begin
	functions []span         // outer ones before inner ones
	callees   []span         // with the place of their call
	patterns  []pattern
	privates  []private
}

// span is a piece of the text.
type span struct {
	from, to, at int
	name         string
}

func newUnit(text string, before int) *unit {
	u := &unit{text: text, before: before, ascii: true, starts: sync.OnceValue(func() []int { return lineStarts(text) })}
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			u.ascii = false
			break
		}
	}
	return u
}

// authors is a piece of the text as its author wrote it, for toString.
func (u *unit) authors(text string) string {
	for _, word := range [...][2]string{{u.dynamic, "import"}, {u.meta, "import.meta"}} {
		if word[0] != "" && strings.Contains(text, word[0]) {
			text = strings.ReplaceAll(text, word[0]+strings.Repeat(" ", max(0, len(word[1])-len(word[0]))), word[1])
		}
	}
	return text
}

// note remembers that an expression is called, or gone over, at a place.
func (u *unit) note(at file.Idx, x ast.Expression) {
	u.callees = append(u.callees, span{from: u.at(x.Idx0()), to: u.at(x.Idx1()), at: u.at(at)})
}

// calleeAt is the text of what is called at a place as V8 would say it, "" if
// there is none.
func (u *unit) calleeAt(place int) string {
	best := span{from: -1}
	for _, c := range u.callees {
		if c.at == place && (best.from < 0 || c.to-c.from > best.to-best.from) {
			best = c
		}
	}
	if best.from < 0 || best.to > len(u.text) {
		return ""
	}
	tree, err := parser.ParseFile(nil, "", "("+u.text[best.from:best.to]+")", 0, parser.WithDisableSourceMaps)
	if err != nil || len(tree.Body) != 1 {
		return intermediate + calleeTail(u.text[best.from:best.to])
	}
	if s, ok := tree.Body[0].(*ast.ExpressionStatement); ok {
		return calleeText(s.Expression)
	}
	return ""
}

// calleeTail is what V8 says behind an expression that began in parentheses,
// which the tree does not know.
func calleeTail(text string) string {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				tree, err := parser.ParseFile(nil, "", "_"+text[i+1:], 0, parser.WithDisableSourceMaps)
				if err != nil || len(tree.Body) != 1 {
					return ""
				}
				if s, ok := tree.Body[0].(*ast.ExpressionStatement); ok {
					return strings.TrimPrefix(calleeText(s.Expression), "_")
				}
			}
		}
	}
	return ""
}

// pattern is {a, b} where it takes a value apart.
type pattern struct {
	place int    // where goja says it is
	at    int    // where V8 does
	name  string // of the first property, if it has one
	value string // what is taken apart, "" if it is an argument
}

// takenApart notes that a pattern takes a value apart.
func (u *unit) takenApart(target, value ast.Expression) {
	switch n := target.(type) {
	case *ast.ObjectPattern:
		p := u.pattern(u.at(value.Idx0()), n)
		p.value = calleeText(value)
		u.patterns = append(u.patterns, p)
	case *ast.ArrayPattern:
		u.note(value.Idx0(), value)
	}
}

// parameters notes the patterns among them.
func (u *unit) parameters(place file.Idx, list *ast.ParameterList) {
	if list == nil {
		return
	}
	for _, b := range list.List {
		if n, ok := b.Target.(*ast.ObjectPattern); ok && b.Initializer == nil {
			u.patterns = append(u.patterns, u.pattern(u.at(place), n))
		}
	}
}

func (u *unit) pattern(place int, n *ast.ObjectPattern) pattern {
	p := pattern{place: place, at: u.at(n.LeftBrace)}
	if len(n.Properties) > 0 {
		switch first := n.Properties[0].(type) {
		case *ast.PropertyShort:
			p.name, p.at = first.Name.Name.String(), u.at(first.Name.Idx)
		case *ast.PropertyKeyed:
			if !first.Computed {
				p.name, p.at = keyName(first.Key), u.at(first.Key.Idx0())
			}
		}
	}
	return p
}

// patternAt is the pattern of which goja says that it is at a place.
func (u *unit) patternAt(place int) (p pattern, ok bool) {
	for _, p := range u.patterns {
		if p.place == place {
			return p, true
		}
	}
	return p, false
}

// memberAt is where a member of this name is called whose object is at a place.
func (u *unit) memberAt(place int, name string) (int, bool) {
	best := span{from: -1}
	for _, c := range u.callees {
		if c.from <= place && place < c.to && c.at > place && (best.from < 0 || c.to < best.to) && strings.HasPrefix(u.text[min(c.at, len(u.text)):], name) {
			best = c
		}
	}
	return best.at, best.from >= 0
}

// function notes a function: under the name that it was found to have where it
// stands, or its own.
func (u *unit) function(n ast.Node, name string) {
	from := u.at(n.Idx0())
	if found := u.names[from]; found != "" {
		delete(u.names, from)
		switch {
		case name == "" || strings.HasPrefix(found, "new "):
			name = found
		case strings.HasPrefix(found, "Object."):
			name = "Object." + name
		}
	}
	u.functions = append(u.functions, span{from: from, to: u.at(n.Idx1()), name: name})
}

// name says what a function is called for where it stands.
func (u *unit) name(x ast.Expression, name string) {
	switch x.(type) {
	case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
		if u.names == nil {
			u.names = map[int]string{}
		}
		u.names[u.at(x.Idx0())] = name
	}
}

// assignedName is what V8 calls a function without a name that is assigned.
func assignedName(left ast.Expression) string {
	switch n := left.(type) {
	case *ast.Identifier:
		return n.Name.String()
	case *ast.ThisExpression:
		return "this"
	case *ast.DotExpression:
		prefix := assignedName(n.Left)
		if prefix == "" {
			return ""
		}
		if name, ok := strings.CutSuffix(prefix, ".prototype"); ok {
			prefix = name
		}
		if prefix == "this" {
			return n.Identifier.Name.String()
		}
		return prefix + "." + n.Identifier.Name.String()
	}
	return ""
}

// nameMember says what a function in an object or class is called.
func (u *unit) nameMember(x ast.Expression, class string, key ast.Expression, kind ast.PropertyKind, computed bool) {
	name := keyName(key)
	if strings.HasPrefix(name, "#") {
		class = ""
	}
	switch {
	case computed || name == "":
		return
	case kind == ast.PropertyKindGet, kind == ast.PropertyKindSet:
		name = string(kind) + " " + name + " [as " + name + "]"
	case class != "":
		name = class + "." + name
	}
	u.name(x, name)
}

func keyName(key ast.Expression) string {
	switch k := key.(type) {
	case *ast.StringLiteral:
		return k.Value.String()
	case *ast.NumberLiteral:
		return k.Literal
	case *ast.Identifier:
		return k.Name.String()
	case *ast.PrivateIdentifier:
		return "#" + k.Name.String()
	}
	return ""
}

func (u *unit) nameClass(n *ast.ClassLiteral) {
	class := ""
	if n.Name != nil {
		class = n.Name.Name.String()
	}
	for _, element := range n.Body {
		switch m := element.(type) {
		case *ast.MethodDefinition:
			if keyName(m.Key) == "constructor" && !m.Static && !m.Computed {
				u.name(m.Body, strings.TrimSuffix("new "+class, " "))
				continue
			}
			u.nameMember(m.Body, class, m.Key, m.Kind, m.Computed)
		case *ast.FieldDefinition:
			if m.Initializer != nil {
				u.nameMember(m.Initializer, class, m.Key, ast.PropertyKindValue, m.Computed)
			}
		}
	}
}

// functionAt is the name of the innermost function around a place; known is
// false if there is none.
func (u *unit) functionAt(place int) (name string, known bool) {
	for i := len(u.functions) - 1; i >= 0; i-- {
		if f := &u.functions[i]; f.from <= place && place < f.to {
			return f.name, true
		}
	}
	return "", false
}

// offset is where goja's line and column are.
func (u *unit) offset(line, column int) int {
	starts := u.starts()
	return starts[min(max(line, 1), len(starts))-1] + column - 1
}

// lineStarts counts lines as goja does.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				continue
			}
		case '\n':
		case 0xe2:
			if !strings.HasPrefix(text[i:], "\u2028") && !strings.HasPrefix(text[i:], "\u2029") {
				continue
			}
			i += 2
		default:
			continue
		}
		starts = append(starts, i+1)
	}
	return starts
}

// place is goja's place as V8 tells it: columns count UTF-16 units, of what the
// author wrote.
func (u *unit) place(line, column int) (int, int) {
	added := 0
	for _, in := range u.inserted {
		if start := u.offset(line, 1); start <= in.At && in.At < start+column-1 {
			added += min(in.N, start+column-1-in.At)
		}
	}
	if !u.ascii {
		start := u.offset(line, 1)
		column = 1 + units(u.text[start:min(max(start+column-1, start), len(u.text))])
	}
	column -= added
	if line == 1 {
		column = max(1, column-u.before)
	}
	if u.source != nil {
		return u.source(line, column)
	}
	return line, column
}

// placeOf is an offset as V8 tells it.
func (u *unit) placeOf(offset int) (line, column int) {
	starts := u.starts()
	line = sort.SearchInts(starts, offset+1)
	return u.place(line, offset-starts[line-1]+1)
}

// units counts s in UTF-16 units.
func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// nameAt is the name that is written at a place.
func (u *unit) nameAt(place int) string {
	end := place
	for end < len(u.text) {
		r, n := utf8.DecodeRuneInString(u.text[end:])
		if r != '$' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += n
	}
	return u.text[min(place, end):end]
}
