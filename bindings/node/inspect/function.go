package inspect

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// functionBase is [Function: name] or [class A extends B].
func (p *printer) functionBase(s *shape) string {
	source := ""
	if v, err := p.eng.Call(lang.Intrinsic(p.env, "Function", "toString"), s.v); err == nil {
		source = p.env.Text(v)
	}
	if isClassSource(source) {
		return p.classBase(s)
	}
	kind := "Function"
	source = strings.TrimSpace(source)
	if rest, ok := strings.CutPrefix(source, "async"); ok && rest != "" && strings.ContainsRune(" (*\t\n", rune(rest[0])) {
		kind = "AsyncFunction"
		source = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "function"))
		if strings.HasPrefix(source, "*") {
			kind = "AsyncGeneratorFunction"
		}
	} else if strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(source, "function")), "*") {
		kind = "GeneratorFunction"
	}
	base := "[" + kind
	if s.nullish {
		base += " (null prototype)"
	}
	name := must(p.eng.Get(s.v, "name"))
	if t := p.eng.TypeOf(name); t == engine.Undefined || t == engine.String && p.env.Text(name) == "" {
		base += " (anonymous)"
	} else {
		base += ": " + p.env.Text(name)
	}
	base += "]"
	if s.name != kind && !s.nullish {
		base += " " + s.name
	}
	if s.tag != "" && (s.tag != s.name || s.nullish) {
		base += " [" + s.tag + "]"
	}
	return base
}

// isClassSource tells a class from a function by its text, as Node must too: a
// brace comes before any parenthesis that is not part of what it extends.
func isClassSource(source string) bool {
	rest, ok := strings.CutPrefix(source, "class")
	if !ok || !strings.HasSuffix(source, "}") {
		return false
	}
	head, _, ok := strings.Cut(rest, "{")
	return ok && (!strings.Contains(head, "(") || strings.Contains(head, " extends ") && !strings.HasPrefix(head, "("))
}

func (p *printer) classBase(s *shape) string {
	name := ""
	if lang.HasOwn(p.env, s.v, "name") {
		name = p.functionName(s.v)
	}
	if name == "" {
		name = "(anonymous)"
	}
	base := "class " + name
	if s.name != "Function" && !s.nullish {
		base += " [" + s.name + "]"
	}
	if s.tag != "" && (s.tag != s.name || s.nullish) {
		base += " [" + s.tag + "]"
	}
	if s.nullish {
		base += " extends [null prototype]"
	} else if parent := p.functionName(p.eng.Proto(s.v)); parent != "" {
		base += " extends " + parent
	}
	return "[" + base + "]"
}
