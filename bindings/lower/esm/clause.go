package esm

import (
	"sort"
	"strings"

	"github.com/dop251/goja/ast"

	"github.com/uvgo/uvgo/bindings/lower"
)

// importStatement is: import 'x'; import a, {b as c} from 'x'; import * as d from 'x'.
func (s *scanner) importStatement() {
	start := s.next()
	first := len(s.Imports)
	if s.kind(0) != lower.TokenString {
		if s.kind(0) == lower.TokenName {
			if word := s.word(0); reserved[word] && word != "await" {
				s.unexpected()
			}
			s.binding("default")
			if s.kind(0) == ',' {
				if s.kind(1) == lower.TokenName {
					s.unexpected()
				}
				s.next()
				s.importClause()
			}
		} else {
			s.importClause()
		}
		s.expectWord("from")
	}
	request := s.request()
	for i := first; i < len(s.Imports); i++ {
		s.Imports[i].Request = request
	}
	s.end(start)
}

func (s *scanner) importClause() {
	switch {
	case s.kind(0) == lower.TokenOperator && s.text0() == "*":
		s.next()
		s.expectWord("as")
		s.binding("")
		s.Imports[len(s.Imports)-1].Namespace = true
	case s.kind(0) == '{':
		s.next()
		for s.kind(0) != '}' {
			t := s.token(0)
			name, isString := s.exportName()
			if s.word(0) == "as" {
				s.next()
				s.binding(name)
				s.Imports[len(s.Imports)-1].Offset = t.Start
			} else {
				if isString {
					s.fail(t.Start, t.End, "Unexpected reserved word")
				}
				s.i--
				s.binding(name)
			}
			s.comma()
		}
		s.next()
	default:
		s.unexpected()
	}
}

// binding is the local name of an import.
func (s *scanner) binding(imported string) {
	t := s.token(0)
	local := s.word(0)
	switch {
	case local == "":
		s.unexpected()
	case local == "eval" || local == "arguments":
		s.fail(t.Start, t.End, "Unexpected eval or arguments in strict mode")
	case reserved[local] || futureWords[local]:
		s.fail(t.Start, t.End, "Unexpected reserved word")
	}
	local = s.decoded(t)
	if _, twice := s.imports[local]; twice {
		s.fail(t.Start, t.End, "Identifier '"+local+"' has already been declared")
	}
	s.imports[local] = len(s.Imports)
	s.Imports = append(s.Imports, Import{Name: imported, Local: local, Offset: t.Start, End: t.End})
	s.next()
}

// exportStatement is everything that begins with export.
func (s *scanner) exportStatement() {
	start := s.next()
	switch word := s.word(0); {
	case word == "default":
		s.exportDefault(start)
	case word == "async" && (s.word(1) != "function" || s.newline(1)):
		s.fail(s.token(0).Start, s.token(0).End, "Unexpected token 'async'")
	case declarations[word]:
		s.declared = append(s.declared, s.token(0).Start)
		s.edits = append(s.edits, edit{start.Start, start.End, ";"})
	case s.kind(0) == '{':
		s.exportClause(start)
	case s.kind(0) == lower.TokenOperator && s.text0() == "*":
		s.exportStar(start)
	default:
		s.i--
		s.unexpected()
	}
}

var declarations = map[string]bool{"var": true, "let": true, "const": true, "function": true, "class": true, "async": true}

func (s *scanner) exportDefault(start lower.Token) {
	t := s.next()
	e := Export{Name: "default", Local: Default, Request: -1, Offset: t.Start, End: t.End}
	n := 0 // tokens up to the name
	switch {
	case s.word(0) == "async" && s.word(1) == "function" && !s.newline(1):
		n = 2
	case s.word(0) == "function", s.word(0) == "class":
		n = 1
	case s.word(0) == "const" || s.word(0) == "var" || s.word(0) == "let" && s.kind(1) == lower.TokenName:
		s.unexpected()
	}
	if n > 0 && s.kind(n) == lower.TokenOperator && s.src[s.token(n).Start:s.token(n).End] == "*" {
		n++
	}
	switch {
	case n == 0:
		s.edits = append(s.edits, edit{start.Start, t.End, ";const " + s.Module.names.def + "="})
	case s.word(n) != "" && s.word(n) != "extends":
		e.Local = s.decoded(s.token(n))
		s.edits = append(s.edits, edit{start.Start, t.End, ";"})
	default:
		s.edits = append(s.edits, edit{start.Start, t.End, ";"})
		at := s.token(n - 1).End
		s.edits = append(s.edits, edit{at, at, " " + s.Module.names.def})
	}
	s.export(e)
}

// exportClause is {a, b as c}, with or without from 'x'.
func (s *scanner) exportClause(start lower.Token) {
	s.next()
	type item struct {
		e        Export
		token    lower.Token
		isString bool
	}
	var items []item
	for s.kind(0) != '}' {
		t := s.token(0)
		name, isString := s.exportName()
		e := Export{Name: name, Import: name, Request: -1, Offset: t.Start, End: t.End}
		if s.word(0) == "as" {
			s.next()
			e.End = s.token(0).End
			e.Name, _ = s.exportName()
		}
		items = append(items, item{e, t, isString})
		s.comma()
	}
	s.next()
	request := -1
	if s.word(0) == "from" {
		s.next()
		request = s.request()
	}
	for _, it := range items {
		it.e.Request = request
		if request < 0 {
			switch word := s.src[it.token.Start:it.token.End]; {
			case it.isString:
				s.fail(it.token.Start, it.token.End, "String literal module export names must be followed by a 'from' clause")
			case reserved[word] || futureWords[word]:
				s.fail(it.token.Start, it.token.End, "Unexpected reserved word")
			}
			it.e.Local, it.e.Import = it.e.Import, ""
		}
		s.export(it.e)
	}
	s.end(start)
}

// exportStar is * from 'x' and * as a from 'x'.
func (s *scanner) exportStar(start lower.Token) {
	star := s.next()
	e := Export{Star: true, Offset: star.Start, End: star.End}
	if s.word(0) == "as" {
		s.next()
		t := s.token(0)
		e.Star, e.Namespace, e.Offset, e.End = false, true, t.Start, t.End
		e.Name, _ = s.exportName()
	}
	s.expectWord("from")
	e.Request = s.request()
	s.export(e)
	s.end(start)
}

func (s *scanner) export(e Export) {
	if e.Local != "" {
		s.exported[e.Local] = append(s.exported[e.Local], len(s.Exports))
	}
	s.Exports = append(s.Exports, e)
}

// request is 'x' and its attributes.
func (s *scanner) request() int {
	t := s.token(0)
	if t.Kind != lower.TokenString {
		s.unexpected()
	}
	r := Request{Specifier: s.decoded(t), Offset: t.Start, End: t.End}
	s.next()
	if s.word(0) == "with" || s.word(0) == "assert" && s.kind(1) == '{' && !s.newline(0) {
		s.next()
		s.expect('{')
		r.Attributes = map[string]string{}
		for s.kind(0) != '}' {
			t := s.token(0)
			key, _ := s.exportName()
			s.expect(':')
			value := s.token(0)
			if value.Kind != lower.TokenString {
				s.unexpected()
			}
			if _, twice := r.Attributes[key]; twice {
				s.fail(t.Start, value.End, "Import assertion has duplicate key '"+key+"'")
			}
			r.Attributes[key] = s.decoded(value)
			s.next()
			s.comma()
		}
		s.next()
	}
	for i, other := range s.Requests {
		if other.Specifier == r.Specifier && sameAttributes(other.Attributes, r.Attributes) {
			return i
		}
	}
	s.Requests = append(s.Requests, r)
	return len(s.Requests) - 1
}

func sameAttributes(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if w, ok := b[k]; !ok || v != w {
			return false
		}
	}
	return true
}

// exportName is a name, a reserved word or a string.
func (s *scanner) exportName() (name string, isString bool) {
	t := s.token(0)
	if t.Kind != lower.TokenName && t.Kind != lower.TokenString {
		s.unexpected()
	}
	name = s.decoded(t)
	if t.Kind == lower.TokenString && strings.Contains(name, "\ufffd") && hasLoneSurrogate(s.src[t.Start:t.End]) {
		s.fail(t.Start, t.End, "Invalid module export name: contains unpaired surrogate")
	}
	s.next()
	return name, t.Kind == lower.TokenString
}

func hasLoneSurrogate(literal string) bool { return strings.Contains(strings.ToLower(literal), `\ud`) }

// decoded is what a name or a string means.
func (s *scanner) decoded(t lower.Token) string {
	text := s.src[t.Start:t.End]
	if strings.IndexByte(text, '\\') < 0 && t.Kind == lower.TokenName {
		return text
	}
	if t.Kind == lower.TokenString && strings.IndexByte(text, '\\') < 0 && len(text) > 1 && text[0] == text[len(text)-1] && !strings.ContainsAny(text, "\n\r") {
		return text[1 : len(text)-1]
	}
	tree, err := parse("", Head+text+Tail)
	if err == nil {
		list := tree.Body[0].(*ast.ExpressionStatement).Expression.(*ast.FunctionLiteral).Body.List
		if len(list) == 1 {
			if e, ok := list[0].(*ast.ExpressionStatement); ok {
				switch n := e.Expression.(type) {
				case *ast.StringLiteral:
					return n.Value.String()
				case *ast.Identifier:
					return n.Name.String()
				}
			}
		}
	}
	s.fail(t.Start, t.End, "Invalid or unexpected token")
	return ""
}

// next goes on and gives the token that was looked at.
func (s *scanner) next() lower.Token {
	t := s.token(0)
	if t.Kind == lower.TokenEnd {
		s.unexpected()
	}
	s.i++
	return t
}

func (s *scanner) text0() string { return s.src[s.token(0).Start:s.token(0).End] }

func (s *scanner) expect(kind byte) {
	if s.kind(0) != kind {
		s.unexpected()
	}
	s.next()
}

func (s *scanner) expectWord(word string) {
	if s.word(0) != word {
		s.unexpected()
	}
	s.next()
}

// comma is the one between items, or the brace behind the last.
func (s *scanner) comma() {
	if s.kind(0) != '}' {
		s.expect(',')
	}
}

// end is where a statement ends that began with a token: it is blanked.
func (s *scanner) end(start lower.Token) {
	end := s.token(-1).End
	switch {
	case s.kind(0) == ';':
		end = s.next().End
	case s.kind(0) != lower.TokenEnd && s.kind(0) != '}' && !s.newline(0):
		s.unexpected()
	}
	// Semicolons at both ends keep apart what stands around it.
	s.edits = append(s.edits, edit{start.Start, start.End, ";"}, edit{start.End, end - 1, ""}, edit{end - 1, end, ";"})
}

// reserved are the words that no variable of a module can be called, those of
// strict mode apart.
var reserved, futureWords = set("await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with"),
	set("implements interface let package private protected public static yield")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// sortedNames are the keys of m.
func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
